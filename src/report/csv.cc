// Tables for auditors (RFC 4180): one row a finding, or one row for each page
// and locale. Everything is in them, whatever --show says.

#include <fmt/format.h>

#include <array>
#include <vector>

#include "parallel.h"
#include "report.h"
#include "rule.h"
#include "text.h"
#include "words.h"

namespace paralint {
namespace {

// A spreadsheet takes what begins so for a formula.
bool is_formula(std::string_view text) {
  return !text.empty() &&
         std::string_view("=+-@\t\r").find(text.front()) != npos;
}

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  ~Row() { out_ += "\r\n"; }
  Row(const Row&) = delete;

  Row& add(std::string_view text) {
    std::string cell = printable(text);
    if (is_formula(text) || is_formula(cell)) cell.insert(0, "'");
    if (!is_first_) out_ += ',';
    is_first_ = false;
    if (cell.find_first_of(",\"") == npos) {
      out_ += cell;
      return *this;
    }
    out_ += '"';
    for (const char c : cell) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
    return *this;
  }
  Row& add(size_t number) { return add(std::to_string(number)); }
  Row& skip() { return add(std::string_view()); }

 private:
  std::string& out_;
  bool is_first_ = true;
};

void header(std::string& out, std::initializer_list<const char*> names) {
  Row row(out);
  for (const char* name : names) row.add(name);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

void add_finding(std::string& out, const ReportInput& input,
                 const Finding& finding) {
  const Corpus& corpus = input.site.corpus();
  const SitePage& page = corpus.page(finding.page);
  const Spot& at = input.places->of(finding).begin;
  Row row(out);
  row.add(paralint::name_of(finding.severity));
  row.add(finding.rule).add(corpus.tag(page.locale)).add(page.key);
  row.add(opened_as(input, finding.page)).add(at.line).add(at.column);
  row.add(finding.message);
  row.add(
      finding.link == no_link
          ? ""
          : page.facts.links[static_cast<size_t>(finding.link)].destination);
  if (finding.suggestions.empty()) {
    row.skip();
  } else {
    row.add(finding.suggestions.front().destination);
  }
  row.add(finding.fix ? "yes" : "no");
  if (const auto other = counterpart(input, finding)) {
    row.add(opened_as(input, other->page)).add(other->line).add(other->text);
  } else {
    row.skip().skip().skip();
  }
  row.add(joined(finding.evidence))
      .add(fmt::format("{:.2f}", finding.confidence));
  row.add(finding.fingerprint).add(input.result.causes[finding.cause].id);
  row.add(name_of(finding.standing));
}

std::string findings(const ReportInput& input) {
  std::string out;
  header(out, {"severity", "rule", "locale", "key", "file", "line", "column",
               "message", "destination", "suggestion", "certain",
               "counterpart file", "counterpart line", "counterpart",
               "evidence", "confidence", "fingerprint", "cause", "standing"});
  const auto& all = input.result.findings;
  for (const std::string& piece :
       in_pieces(all.size(), input.threads, [&](size_t begin, size_t end) {
         std::string rows;
         for (size_t i = begin; i < end; ++i) add_finding(rows, input, all[i]);
         return rows;
       })) {
    out += piece;
  }
  return out;
}

// Headings of a page beside those of the reference.
struct Outline {
  size_t aligned = 0;
  size_t missing = 0;  // of the reference's
  size_t extra = 0;
};

class Coverage {
 public:
  explicit Coverage(const ReportInput& input)
      : input_(input), corpus_(input.site.corpus()) {
    counts_.resize(corpus_.pages().size());
    for (const Finding& finding : input.result.findings) {
      if (finding.standing != Standing::fresh) continue;
      ++counts_[finding.page][static_cast<size_t>(finding.severity)];
    }
    outlines_.resize(corpus_.pages().size());
    for (size_t i = 0; i < input.site.pairs().size(); ++i) {
      Outline& outline = outlines_[input.site.pairs()[i].translation].emplace();
      for (const HeadingMatch& match : input.site.alignment(i).headings) {
        if (match.translation == no_heading) {
          ++outline.missing;
        } else if (match.reference == no_heading) {
          ++outline.extra;
        } else {
          ++outline.aligned;
        }
      }
    }
  }

  std::string rows() const {
    std::string out;
    header(out, {"key", "locale", "file", "url", "title", "state", "errors",
                 "warnings", "notes", "headings", "aligned headings",
                 "missing headings", "extra headings"});
    for (const PageSet& set : corpus_.sets()) {
      if (!is_meant(set)) continue;
      const std::string& key = corpus_.page(first_page(set)).key;
      for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
        add(out, set, key, locale);
      }
    }
    return out;
  }

 private:
  bool is_meant(const PageSet& set) const {
    return std::ranges::any_of(set.pages, [&](PageIndex page) {
      return page != none &&
             is_in_scope(input_.scope, corpus_.page(page).facts.file);
    });
  }

  // The reference's, else any.
  PageIndex first_page(const PageSet& set) const {
    if (set.pages[corpus_.reference()] != none) {
      return set.pages[corpus_.reference()];
    }
    return *std::ranges::find_if(set.pages,
                                 [](PageIndex page) { return page != none; });
  }

  void add(std::string& out, const PageSet& set, const std::string& key,
           LocaleIndex locale) const {
    const PageIndex index = set.pages[locale];
    Row row(out);
    row.add(key).add(corpus_.tag(locale));
    if (index == none) {
      const bool copied = set.is_copied(locale);
      row.skip().add(copied ? copied_url(set, locale) : "").skip();
      row.add(copied ? "served from another locale" : "missing");
      for (int i = 0; i < 7; ++i) row.skip();
      return;
    }
    const SitePage& page = corpus_.page(index);
    row.add(opened_as(input_, index)).add(page.url).add(page.facts.title());
    row.add(!page.served                             ? "not served"
            : set.pages[corpus_.reference()] == none ? "orphan"
                                                     : "present");
    for (const Severity severity :
         {Severity::error, Severity::warning, Severity::info}) {
      row.add(counts_[index][static_cast<size_t>(severity)]);
    }
    row.add(page.facts.headings.size());
    if (const auto& outline = outlines_[index]) {
      row.add(outline->aligned).add(outline->missing).add(outline->extra);
    } else {
      row.skip().skip().skip();
    }
  }

  std::string copied_url(const PageSet& set, LocaleIndex locale) const {
    for (const PageIndex page : set.pages) {
      if (page == none) continue;
      for (const auto& [of, url] : corpus_.urls(page)) {
        if (of == locale) return url;
      }
    }
    return {};
  }

  const ReportInput& input_;
  const Corpus& corpus_;
  std::vector<std::array<size_t, 4>> counts_;  // by page and Severity
  std::vector<std::optional<Outline>> outlines_;
};

}  // namespace

std::string csv_report(const ReportInput& input) {
  return input.coverage ? Coverage(input).rows() : findings(input);
}

}  // namespace paralint
