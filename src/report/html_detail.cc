#include "report/html_detail.h"

#include <fmt/format.h>

#include <algorithm>

#include "parallel.h"
#include "report/excerpt.h"
#include "report/script_json.h"

namespace paralint {
namespace {

using Differences = std::vector<std::vector<LinkDifference>>;

// What is asked of a page.
struct Wanted {
  size_t first_finding = 0;
  size_t findings = 0;
  std::vector<int32_t> links;  // whose lines are shown; sorted
  bool headings = false;
  bool text = false;  // a place of it is shown
};

bool is_about_page(const Finding& finding) {
  return finding.where == Span{};
}

class Wants {
 public:
  Wants(const ReportInput& input, const Differences& differences)
      : wanted_(input.site.corpus().pages().size()) {
    const auto& findings = input.result.findings;
    for (size_t i = 0; i < findings.size(); ++i) add(findings[i], i);
    const auto& pairs = input.site.pairs();
    for (size_t i = 0; i < pairs.size(); ++i) {
      wanted_[pairs[i].reference].headings = true;
      wanted_[pairs[i].translation].headings = true;
      for (const LinkDifference& one : differences[i]) {
        add_link(pairs[i].reference, one.reference);
        add_link(pairs[i].translation, one.translation);
      }
    }
    for (Wanted& page : wanted_) {
      std::sort(page.links.begin(), page.links.end());
      const auto end = std::unique(page.links.begin(), page.links.end());
      page.links.erase(end, page.links.end());
    }
  }

  const Wanted& of(PageIndex page) const { return wanted_[page]; }

 private:
  // Findings of a page follow each other.
  void add(const Finding& finding, size_t number) {
    Wanted& page = wanted_[finding.page];
    if (page.findings++ == 0) page.first_finding = number;
    if (!is_about_page(finding)) page.text = true;
    add_link(finding.page, finding.link);
    if (finding.other_page == none) return;
    add_link(finding.other_page, finding.other_link);
    if (finding.other_heading != no_heading) {
      wanted_[finding.other_page].headings = true;
    }
  }
  void add_link(PageIndex page, int32_t link) {
    if (link == no_link) return;
    wanted_[page].links.push_back(link);
    wanted_[page].text = true;
  }

  std::vector<Wanted> wanted_;
};

// One page's part.
class PageWriter {
 public:
  // The lines of the page's findings go into `lines`.
  PageWriter(const ReportInput& input, PageIndex page, const Wanted& wanted,
             std::vector<uint32_t>& lines)
      : input_(input),
        page_(input.site.corpus().page(page)),
        wanted_(wanted),
        lines_of_findings_(lines) {
    if (!wanted.text) return;
    // Who cannot read it any more quotes nothing.
    if (!input.disk.read(page_.facts.file, text_).empty()) text_.clear();
  }

  // [headings, links, findings]
  std::string part() {
    if (wanted_.headings) {
      headings();
    } else {
      out_ += "[[]";
    }
    out_ += ',';
    links();
    out_ += ',';
    findings();
    out_ += ']';
    return std::move(out_);
  }

 private:
  // [[line, level, text, id, whether the id was written by hand]...]
  void headings() {
    out_ += "[[";
    const auto& ids = page_.anchors.headings();
    for (size_t i = 0; i < page_.facts.headings.size(); ++i) {
      const Heading& heading = page_.facts.headings[i];
      const std::string* id =
          explicit_id(page_.facts, page_.anchors, static_cast<int32_t>(i));
      out_ += i == 0 ? "[" : ",[";
      add_number(out_, heading.line);
      out_ += ',';
      add_number(out_, heading.level);
      out_ += ',';
      add_string(out_, heading.text);
      out_ += ',';
      add_string(out_, id ? *id : ids[i].slug);
      out_ += id ? ",1]" : ",0]";
    }
    out_ += ']';
  }

  // [[number, line, destination, before, marked, after]...]
  void links() {
    add_list(out_, wanted_.links, [&](std::string&, int32_t number) {
      const Link& link = page_.facts.links[static_cast<size_t>(number)];
      out_ += '[';
      add_number(out_, number);
      out_ += ',';
      add_number(out_, link.line);
      out_ += ',';
      add_string(out_, link.destination);
      out_ += ',';
      // A destination in a definition says less than the place of its use.
      const Span where = link.destination_span;
      const bool is_near = !where.empty() && link.span.begin <= where.begin &&
                           where.end <= link.span.end;
      quote(is_near ? where : link.span);
      out_ += ']';
    });
  }

  // "before","marked","after", of the line
  void quote(Span where) {
    constexpr size_t left = 100;
    constexpr size_t right = 180;
    const Excerpt e = excerpt(text_, where, left, right);
    quote_part(e.is_cut_before ? "…" : "", e.before, "");
    out_ += ',';
    quote_part("", e.marked, "");
    out_ += ',';
    quote_part("", e.after, e.is_cut_after ? "…" : "");
  }
  void quote_part(std::string_view front, std::string_view text,
                  std::string_view back) {
    if (front.empty() && back.empty()) return add_string(out_, text);
    add_string(out_, fmt::format("{}{}{}", front, text, back));
  }

  void findings() {
    out_ += '[';
    for (size_t i = 0; i < wanted_.findings; ++i) {
      if (i > 0) out_ += ',';
      const size_t number = wanted_.first_finding + i;
      const Finding& one = input_.result.findings[number];
      lines_of_findings_[number] = page_.facts.lines.line_of(one.where.begin);
      finding(one);
    }
    out_ += ']';
  }

  // [column, confidence, fingerprint, link, other page, other link, other
  //  heading, [evidence], [[destination, confidence, reason]], [edit], [quote]]
  void finding(const Finding& finding) {
    out_ += '[';
    add_number(out_, column(finding.where.begin));
    out_ += ',';
    add_percent(out_, finding.confidence);
    out_ += ',';
    add_string(out_, finding.fingerprint);
    const bool has_other = finding.other_page != none;
    for (const int64_t number :
         {int64_t{finding.link}, has_other ? int64_t{finding.other_page} : -1,
          int64_t{has_other ? finding.other_link : no_link},
          int64_t{has_other ? finding.other_heading : no_heading}}) {
      out_ += ',';
      add_number(out_, number);
    }
    out_ += ',';
    add_list(out_, finding.evidence,
             [](std::string& out, const std::string& sentence) {
               add_string(out, sentence);
             });
    out_ += ',';
    suggestions(finding);
    out_ += ",[";
    if (finding.fix) edits(*finding.fix);
    out_ += "],[";
    if (finding.link == no_link && !is_about_page(finding)) {
      quote(finding.where);
    }
    out_ += "]]";
  }

  int64_t column(uint32_t offset) const {
    // Somebody may have changed the file meanwhile.
    if (offset > text_.size()) return 1;
    const Lines& lines = page_.facts.lines;
    const uint32_t from = lines.start_of(lines.line_of(offset));
    const auto line = std::string_view(text_).substr(from, offset - from);
    return static_cast<int64_t>(code_points(line)) + 1;
  }

  void suggestions(const Finding& finding) {
    add_list(out_, finding.suggestions,
             [](std::string& out, const Suggestion& suggestion) {
               out += '[';
               add_string(out, suggestion.destination);
               out += ',';
               add_percent(out, suggestion.confidence);
               out += ',';
               add_string(out, suggestion.reason);
               out += ']';
             });
  }

  // line, "before","marked","after", new text: of each edit of this page
  void edits(const Fix& fix) {
    bool is_first = true;
    for (const Edit& edit : fix.edits) {
      if (edit.file != page_.facts.file) continue;
      if (!is_first) out_ += ',';
      is_first = false;
      out_ += '[';
      add_number(out_, page_.facts.lines.line_of(edit.where.begin));
      out_ += ',';
      quote(edit.where);
      out_ += ',';
      add_string(out_, edit.text);
      out_ += ']';
    }
  }

  const ReportInput& input_;
  const SitePage& page_;
  const Wanted& wanted_;
  std::vector<uint32_t>& lines_of_findings_;
  std::string text_;
  std::string out_;
};

// [[heading, its counterpart, confidence, moved or part, "evidence"]...], and
// [[kind, link, its counterpart, finding]...]
std::string pair_part(const ReportInput& input, size_t pair,
                      const std::vector<LinkDifference>& differences) {
  std::string part = "[";
  add_list(part, input.site.alignment(pair).headings,
           [](std::string& out, const HeadingMatch& match) {
             out += '[';
             add_number(out, match.reference);
             out += ',';
             add_number(out, match.translation);
             out += ',';
             add_percent(out, static_cast<double>(match.confidence));
             out += match.is_moved ? ",1" : match.is_part ? ",2" : ",0";
             out += ',';
             add_string(out,
                        fmt::format("{}", fmt::join(match.aligned_by(), " ")));
             out += ']';
           });
  part += ',';
  const Finding* first = input.result.findings.data();
  add_list(part, differences, [&](std::string& out, const LinkDifference& one) {
    out += '[';
    add_string(out, one.kind);
    for (const int64_t number :
         {int64_t{one.reference}, int64_t{one.translation},
          one.finding ? int64_t{one.finding - first} : -1}) {
      out += ',';
      add_number(out, number);
    }
    out += ']';
  });
  part += ']';
  return part;
}

std::string element(const char* kind, size_t number, std::string_view json) {
  return fmt::format(
      "<script type=\"application/json\" id=\"{}-{}\">{}</script>\n", kind,
      number, json);
}

}  // namespace

HtmlDetails html_details(const ReportInput& input,
                         const Differences& differences) {
  HtmlDetails details;
  details.lines.resize(input.result.findings.size());
  const Wants wants(input, differences);
  const size_t pages = input.site.corpus().pages().size();
  std::vector<std::string> parts(pages + differences.size());
  for_each_index(parts.size(), input.threads, [&](size_t i) {
    if (i >= pages) {
      const size_t pair = i - pages;
      parts[i] =
          element("pair", pair, pair_part(input, pair, differences[pair]));
      return;
    }
    const auto page = static_cast<PageIndex>(i);
    const Wanted& wanted = wants.of(page);
    if (wanted.findings == 0 && wanted.links.empty() && !wanted.headings) {
      return;
    }
    parts[i] = element("page", i,
                       PageWriter(input, page, wanted, details.lines).part());
  });
  size_t size = 0;
  for (const std::string& part : parts) size += part.size();
  details.elements.reserve(size);
  for (const std::string& part : parts) details.elements += part;
  return details;
}

}  // namespace paralint
