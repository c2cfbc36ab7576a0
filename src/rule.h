// A rule is a record with a function. The runner owns the loops; a rule's body
// is its condition and its sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding.h"
#include "site.h"

namespace paralint {

// Where the findings of one rule go.
class Sink {
 public:
  Sink(std::vector<Finding>& findings) : findings_(findings) {}
  void rule(const char* id) { rule_ = id; }
  void add(Finding finding) {
    finding.rule = rule_;
    findings_.push_back(std::move(finding));
  }

 private:
  std::vector<Finding>& findings_;
  const char* rule_ = "";
};

// One link of a page, and what it leads to.
struct LinkView {
  const Site& site;
  PageIndex page;
  int32_t index;
  const Link& link;
  const Target& target;

  const Corpus& corpus() const { return site.corpus(); }
  LocaleIndex locale() const { return corpus().page(page).locale; }
  // The other side, where the page is part of a pair.
  Finding finding(std::string message,
                  std::vector<std::string> evidence = {}) const;
};

// A page and its translation.
struct PairView {
  const Site& site;
  const Pair& pair;
  const Alignment& alignment;

  const Corpus& corpus() const { return site.corpus(); }
  const SitePage& reference() const { return corpus().page(pair.reference); }
  const SitePage& translation() const {
    return corpus().page(pair.translation);
  }
};

// Headings that are matched with less confidence than this say nothing about
// their ids and levels.
inline constexpr double sure_enough = 0.75;

enum class Family : uint8_t { links, pairs, pages };

struct Rule {
  const char* id;
  Family family;
  Severity severity;
  const char* summary;      // one sentence without a full stop
  const char* explanation;  // Markdown: why, an example, what to do

  // The one that is not null is called for each link but those to other sites,
  // for each link wherever it leads, for each pair, each page, or once.
  void (*link)(const LinkView&, Sink&) = nullptr;
  void (*any_link)(const LinkView&, Sink&) = nullptr;
  void (*pair)(const PairView&, Sink&) = nullptr;
  void (*page)(const Site&, PageIndex, Sink&) = nullptr;
  void (*site)(const Site&, Sink&) = nullptr;
};

const char* name_of(Family family);

// All rules, by family, in the order in which they are best read.
std::span<const Rule* const> rules();

// The rule of that id, or null.
const Rule* find_rule(std::string_view id);

// Words for messages.
std::string quote(std::string_view text);                        // `text`
std::string titled(std::string_view heading);                    // "heading"
std::string language(const Corpus& corpus, LocaleIndex locale);  // French

// A finding about a heading of one page and, maybe, one of the other.
Finding about_heading(const Corpus& corpus, PageIndex page, int32_t heading,
                      std::string message);

// A finding about a heading of the translation and the one that it answers; why
// they are said to answer each other is its evidence.
Finding about_match(const PairView& view, const HeadingMatch& match,
                    std::string message);

// Whether the words around the link name the language that it leads to: "in
// French only", "en anglais".
bool announces_language(const LinkView& view, LocaleIndex locale);

}  // namespace paralint
