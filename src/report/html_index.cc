#include "report/html_index.h"

#include <fmt/format.h>

#include <unordered_map>

#include "report/script_json.h"
#include "rule.h"
#include "version.h"

namespace paralint {
namespace {

// Texts that are said many times, each with its number.
class TextTable {
 public:
  int64_t number(std::string_view text) {
    const auto [it, is_new] = numbers_.try_emplace(text, texts_.size());
    if (is_new) texts_.push_back(text);
    return static_cast<int64_t>(it->second);
  }
  const std::vector<std::string_view>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string_view, size_t> numbers_;
  std::vector<std::string_view> texts_;
};

int64_t number_of(PageIndex page) {
  return page == none ? -1 : int64_t{page};
}

struct HeadingCounts {
  int64_t matched = 0;
  int64_t lone = 0;
};
HeadingCounts count(const Alignment& alignment) {
  HeadingCounts counts;
  for (const HeadingMatch& match : alignment.headings) {
    const bool is_lone =
        match.reference == no_heading || match.translation == no_heading;
    ++(is_lone ? counts.lone : counts.matched);
  }
  return counts;
}

class IndexWriter {
 public:
  IndexWriter(const ReportInput& input,
              const std::vector<std::vector<LinkDifference>>& differences,
              const std::vector<uint32_t>& lines)
      : input_(input),
        corpus_(input.site.corpus()),
        result_(input.result),
        differences_(differences),
        lines_(lines) {
    for (const Rule* rule : rules()) {
      rule_numbers_.emplace(rule->id, rule_numbers_.size());
    }
  }

  std::string index() {
    out_ += "{\"version\":";
    add_string(out_, version);
    out_ += ",\"locales\":";
    texts(corpus_.config().locales);
    value("reference", corpus_.reference());
    totals();
    history();
    rule_list();
    pages();
    causes();
    findings();
    pairs();
    unverified();
    out_ += '}';
    return std::move(out_);
  }

 private:
  void value(std::string_view name, int64_t number) {
    out_ += fmt::format(",\"{}\":", name);
    add_number(out_, number);
  }

  // ,"name":[...], one number or text for each item
  template <typename Items, typename Get>
  void numbers(std::string_view name, const Items& items, Get get) {
    column(name);
    add_list(out_, items, [&](std::string& out, const auto& item) {
      add_number(out, static_cast<int64_t>(get(item)));
    });
  }
  template <typename Items, typename Get>
  void strings(std::string_view name, const Items& items, Get get) {
    column(name);
    add_list(out_, items, [&](std::string& out, const auto& item) {
      add_string(out, get(item));
    });
  }
  void column(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    out_ += fmt::format("\"{}\":", name);
  }
  template <typename Texts>
  void texts(const Texts& list) {
    add_list(out_, list, [](std::string& out, std::string_view text) {
      add_string(out, text);
    });
  }

  void totals() {
    const LinkCounts& links = result_.links;
    const size_t checked[] = {links.total, links.checked, links.assets,
                              links.external, links.unverified};
    const auto self = [](size_t count) { return count; };
    value("checkedPages", static_cast<int64_t>(result_.pages));
    value("checkedPairs", static_cast<int64_t>(result_.pairs));
    numbers("links", checked, self);
    value("headings", static_cast<int64_t>(result_.headings));
  }

  void history() {
    out_ += ",\"history\":";
    add_list(out_, input_.history, [](std::string& out, const RunTotals& run) {
      out += '[';
      add_string(out, run.date);
      out += ',';
      add_string(out, run.commit);
      for (const size_t count :
           {run.errors, run.warnings, run.infos, run.pages}) {
        out += ',';
        add_number(out, static_cast<int64_t>(count));
      }
      out += ']';
    });
  }

  void rule_list() {
    out_ += ",\"rules\":";
    add_list(out_, rules(), [](std::string& out, const Rule* rule) {
      out += '[';
      add_string(out, rule->id);
      out += ',';
      add_string(out, rule->summary);
      out += ']';
    });
  }

  void pages() {
    const auto& all = corpus_.pages();
    out_ += ",\"pages\":{";
    strings("file", all, [](const SitePage& page) -> const std::string& {
      return page.facts.file;
    });
    strings("key", all, [](const SitePage& page) -> const std::string& {
      return page.key;
    });
    strings("title", all, [](const SitePage& page) -> const std::string& {
      return page.facts.title();
    });
    numbers("locale", all, [](const SitePage& page) { return page.locale; });
    // Pages that the site does not serve are not covered.
    numbers("set", all, [](const SitePage& page) {
      return page.served ? number_of(page.set) : -1;
    });
    out_ += '}';
  }

  void causes() {
    out_ += ",\"causes\":{";
    strings("id", result_.causes,
            [](const Cause& cause) -> const std::string& { return cause.id; });
    strings(
        "subject", result_.causes,
        [](const Cause& cause) -> const std::string& { return cause.subject; });
    out_ += '}';
  }

  void findings() {
    const auto& all = result_.findings;
    TextTable messages;
    out_ += ",\"findings\":{";
    numbers("rule", all,
            [&](const Finding& f) { return rule_numbers_.at(f.rule); });
    numbers("severity", all, [](const Finding& f) {
      return static_cast<int>(f.severity) -
             static_cast<int>(Severity::info);  // info, warning, error
    });
    numbers("page", all, [](const Finding& f) { return f.page; });
    numbers("otherPage", all,
            [](const Finding& f) { return number_of(f.other_page); });
    numbers("line", lines_, [](uint32_t line) { return line; });
    numbers("cause", all, [](const Finding& f) { return f.cause; });
    numbers("standing", all,
            [](const Finding& f) { return static_cast<int>(f.standing); });
    numbers("repair", all, [](const Finding& f) {
      return f.fix ? 2 : f.suggestions.empty() ? 0 : 1;  // certain, likely
    });
    numbers("message", all,
            [&](const Finding& f) { return messages.number(f.message); });
    column("messages");
    texts(messages.texts());
    out_ += '}';
  }

  bool is_checked(PageIndex page) const {
    return is_in_scope(input_.scope, corpus_.page(page).facts.file);
  }

  void pairs() {
    const auto& all = input_.site.pairs();
    std::vector<HeadingCounts> headings(all.size());
    for (size_t i = 0; i < all.size(); ++i) {
      headings[i] = count(input_.site.alignment(i));
    }
    out_ += ",\"pairs\":{";
    numbers("reference", all, [](const Pair& pair) { return pair.reference; });
    numbers("translation", all,
            [](const Pair& pair) { return pair.translation; });
    column("confidence");
    add_list(out_, all, [](std::string& out, const Pair& pair) {
      add_percent(out, pair.confidence);
    });
    strings("by", all, [](const Pair& pair) {
      return fmt::format("{}", fmt::join(pair.paired_by, " "));
    });
    // Those that the run counts: with a page that it was to check.
    numbers("checked", all, [&](const Pair& pair) {
      return is_checked(pair.reference) || is_checked(pair.translation);
    });
    numbers("matched", headings,
            [](const HeadingCounts& counts) { return counts.matched; });
    numbers("lone", headings,
            [](const HeadingCounts& counts) { return counts.lone; });
    numbers("links", differences_,
            [](const auto& list) { return list.size(); });
    out_ += '}';
  }

  void unverified() {
    const auto link = [&](const Unverified& item) -> const Link& {
      return corpus_.page(item.page)
          .facts.links[static_cast<size_t>(item.link)];
    };
    const auto& all = result_.unverified;
    out_ += ",\"unverified\":{";
    numbers("page", all, [](const Unverified& item) { return item.page; });
    numbers("line", all,
            [&](const Unverified& item) { return link(item).line; });
    strings("destination", all,
            [&](const Unverified& item) -> const std::string& {
              return link(item).destination;
            });
    strings("reason", all, [&](const Unverified& item) {
      return input_.site.targets()[item.page][static_cast<size_t>(item.link)]
          .reason;
    });
    out_ += "},\"unreadable\":{";
    const auto& troubles = corpus_.unreadable();
    strings("file", troubles, [](const Trouble& trouble) -> const std::string& {
      return trouble.file;
    });
    strings("reason", troubles,
            [](const Trouble& trouble) -> const std::string& {
              return trouble.sentence;
            });
    out_ += '}';
  }

  const ReportInput& input_;
  const Corpus& corpus_;
  const Result& result_;
  const std::vector<std::vector<LinkDifference>>& differences_;
  const std::vector<uint32_t>& lines_;
  std::unordered_map<std::string_view, size_t> rule_numbers_;
  std::string out_;
};

}  // namespace

std::string html_index(
    const ReportInput& input,
    const std::vector<std::vector<LinkDifference>>& differences,
    const std::vector<uint32_t>& lines) {
  return IndexWriter(input, differences, lines).index();
}

}  // namespace paralint
