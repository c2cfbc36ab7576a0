#include "suggest.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "href.h"
#include "rule.h"
#include "spelling.h"
#include "text.h"
#include "written.h"

namespace paralint {
namespace {

// Where a link should lead.
struct Goal {
  PageIndex page = none;
  int32_t heading = no_heading;
  double confidence = 1.0;
  std::string reason;
};

constexpr double certain = 0.99;

// More neighbours than this are not compared with a misspelled name.
constexpr size_t most_candidates = 500;

std::string_view folder_of(std::string_view key) {
  return key.substr(0, key.rfind('/'));
}

std::string_view last_of(std::string_view key) {
  return key.substr(key.rfind('/') + 1);
}

// How alike two names are, 0 to 1.
double likeness(std::string_view a, std::string_view b) {
  const size_t longest = std::max(a.size(), b.size());
  if (longest == 0) return 0;
  const size_t limit = longest / 3;
  const size_t distance = edit_distance(a, b, limit);
  if (distance > limit) return 0;
  return 1.0 - static_cast<double>(distance) / static_cast<double>(longest);
}

// The page part of the link does not name the page as the site wants it.
bool path_deviates(const Target& target, LocaleIndex locale) {
  return !target.conventional || target.redirected || target.foreign_reading ||
         target.wrong_case || target.relative_by_mistake ||
         target.locale != locale;
}

}  // namespace

// Keys by folder and by last segment, made when first asked for.
struct Suggester::Names {
  std::once_flag once;
  std::unordered_map<std::string_view, std::vector<PageIndex>> by_folder;
  std::unordered_map<std::string_view, std::vector<PageIndex>> by_name;

  void make(const Corpus& corpus) {
    std::call_once(once, [&] {
      for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
        const std::string_view key = corpus.page(i).key;
        by_folder[folder_of(key)].push_back(i);
        by_name[last_of(key)].push_back(i);
      }
    });
  }
};

Suggester::Suggester(const Site& site)
    : site_(site), names_(std::make_unique<Names>()) {}

Suggester::~Suggester() = default;

namespace {

// One finding about one link.
class LinkSuggester {
 public:
  LinkSuggester(const Site& site, Finding& finding)
      : site_(site),
        corpus_(site.corpus()),
        finding_(finding),
        page_(corpus_.page(finding.page)),
        link_(page_.facts.links[static_cast<size_t>(finding.link)]),
        target_(
            site.targets()[finding.page][static_cast<size_t>(finding.link)]),
        href_(parse_href(link_.destination)) {}

  // The target is known; only its spelling is wrong.
  void respell() {
    Goal goal{target_.page, target_.heading, 1.0, {}};
    if (target_.foreign_page != none) {
      goal.heading = site_.same_heading(target_.foreign_page,
                                        target_.foreign_heading, target_.page);
      goal.reason = "the same heading in this language";
      if (goal.heading == no_heading) return;
    }
    const PageIndex own = corpus_.translation(target_.page, page_.locale);
    if (own != none && own != target_.page) {
      const bool had_heading = goal.heading != no_heading;
      goal.heading = site_.same_heading(target_.page, goal.heading, own);
      goal.page = own;
      goal.reason = "the same page in this language";
      if (had_heading && goal.heading == no_heading) goal.confidence = 0.6;
    }
    if (own == none && corpus_.page(target_.page).locale != page_.locale &&
        target_.is_foreign(page_.locale)) {
      goal.reason = "the page in " +
                    corpus_.language(corpus_.page(target_.page).locale) +
                    "; say so in the text";
      goal.confidence = 0.5;
    }
    if (goal.reason.empty()) goal.reason = reason_to_respell();
    add(goal, path_deviates(target_, page_.locale) || goal.page != target_.page,
        target_.fragment != FragmentState::found || goal.page != target_.page);
  }

  // Nothing is known of the target but what the other language links to.
  void follow_counterpart() {
    if (finding_.other_link == no_link || finding_.other_is_doubtful) return;
    const Target& other =
        site_.targets()[finding_.other_page]
                       [static_cast<size_t>(finding_.other_link)];
    if (other.kind != TargetKind::page ||
        other.fragment == FragmentState::missing) {
      return;
    }
    Goal goal{corpus_.translation(other.page, page_.locale), no_heading,
              std::min(0.9, finding_.confidence),
              "the other language links there at the same place"};
    if (goal.page == none) return;
    goal.heading = site_.same_heading(other.page, other.heading, goal.page);
    const bool wants_heading = target_.fragment == FragmentState::missing;
    if (wants_heading && goal.heading == no_heading) return;
    add(goal, goal.page != target_.page || !target_.conventional, true);
  }

  std::string wanted_key() const { return meant_path(page_, href_); }

  void near_pages(const std::vector<PageIndex>& neighbours,
                  const std::vector<PageIndex>& namesakes) {
    const std::string path = wanted_key();
    std::vector<Goal> goals;
    for (size_t i = 0; i < std::min(neighbours.size(), most_candidates); ++i) {
      const SitePage& page = corpus_.page(neighbours[i]);
      if (page.locale != page_.locale || !page.served) continue;
      const double alike = likeness(last_of(path), last_of(page.key));
      if (alike > 0) {
        goals.push_back({neighbours[i], no_heading, 0.3 + 0.5 * alike,
                         "the nearest name in that folder"});
      }
    }
    for (size_t i = 0; i < std::min(namesakes.size(), size_t{20}); ++i) {
      const SitePage& page = corpus_.page(namesakes[i]);
      if (page.locale != page_.locale || !page.served) continue;
      goals.push_back({namesakes[i], no_heading, 0.5,
                       "a page of that name in another folder"});
    }
    add_best(goals, true);
  }

  void near_anchors() {
    const std::string name = percent_decoded(href_.fragment);
    const SitePage& page = corpus_.page(target_.page);
    std::vector<Goal> goals;
    const auto& anchors = page.anchors.all();
    for (size_t i = 0; i < std::min(anchors.size(), most_candidates); ++i) {
      if (anchors[i].heading == no_heading) continue;
      const double alike = likeness(name, anchors[i].name);
      if (alike > 0) {
        goals.push_back({target_.page, anchors[i].heading, 0.3 + 0.5 * alike,
                         "the nearest id of that page"});
      }
    }
    add_best(goals, false);
  }

  // A fix where the first suggestion is certain and turns out right when it is
  // resolved.
  void make_fix() {
    if (finding_.suggestions.empty() || link_.destination_span.empty()) return;
    const Suggestion& best = finding_.suggestions.front();
    if (best.confidence < certain) return;
    const Target target = resolved(best.destination);
    const bool healthy = target.kind == TargetKind::page &&
                         !path_deviates(target, page_.locale) &&
                         (target.fragment == FragmentState::found ||
                          target.fragment == FragmentState::absent);
    if (!healthy) return;
    const auto text = written(link_, best.destination);
    if (text)
      finding_.fix = Fix{{{page_.facts.file, link_.destination_span, *text}}};
  }

 private:
  std::string reason_to_respell() const {
    if (target_.fragment == FragmentState::unwanted) {
      return path_deviates(target_, page_.locale)
                 ? "the same heading, by the page's name and its id"
                 : "the heading's id";
    }
    if (target_.redirected) return "where the redirect leads";
    if (target_.fragment == FragmentState::wrong_case) {
      return "the heading's id";
    }
    return "the same page, as this site names it";
  }

  Target resolved(const std::string& destination) const {
    Link repaired = link_;
    repaired.destination = destination;
    return resolve(corpus_, finding_.page, repaired);
  }

  // What is offered must not raise the next finding.
  bool leads_nowhere(const std::string& destination) const {
    const Target target = resolved(destination);
    return target.kind == TargetKind::missing ||
           target.fragment == FragmentState::missing ||
           target.is_foreign(page_.locale);
  }

  void add(const Goal& goal, bool new_path, bool new_fragment) {
    if (goal.page == none) return;
    const bool html = is_html(link_);
    const Spelling spelled = spelling(corpus_, finding_.page, html, goal.page,
                                      page_.locale, goal.heading);
    Suggestion made{{}, goal.confidence, goal.reason};
    // A page that links to itself with its full name keeps doing so.
    const bool has_path = !href_.path.empty();
    std::string path(href_.path);
    if (new_path || (goal.page != finding_.page && !has_path)) {
      path = spelled.path;
    }
    if (!href_.query.empty()) path += "?" + std::string(href_.query);
    std::string fragment(href_.fragment);
    if (new_fragment) fragment = spelled.fragment;
    if (goal.heading != no_heading && !spelled.complete) {
      if (!new_path) return;
      fragment = href_.fragment;
      made.confidence = std::min(made.confidence, 0.5);
      made.reason += "; the heading has no explicit id yet";
    }
    made.destination = fragment.empty() ? path : path + "#" + fragment;
    if (made.destination.empty() || made.destination == link_.destination) {
      return;
    }
    for (const Suggestion& known : finding_.suggestions) {
      if (known.destination == made.destination) return;
    }
    if (leads_nowhere(made.destination)) return;
    finding_.suggestions.push_back(std::move(made));
  }

  void add_best(std::vector<Goal>& goals, bool new_path) {
    constexpr size_t most = 3;
    std::stable_sort(goals.begin(), goals.end(),
                     [](const Goal& a, const Goal& b) {
                       return a.confidence > b.confidence;
                     });
    for (size_t i = 0; i < std::min(goals.size(), most); ++i) {
      add(goals[i], new_path, true);
    }
  }

  const Site& site_;
  const Corpus& corpus_;
  Finding& finding_;
  const SitePage& page_;
  const Link& link_;
  const Target& target_;
  Href href_;
};

}  // namespace

void Suggester::suggest(Finding& finding) const {
  if (finding.link == no_link) return;
  const Target& target =
      site_.targets()[finding.page][static_cast<size_t>(finding.link)];
  LinkSuggester suggester(site_, finding);
  if (find_rule(finding.rule)->family == Family::pairs) {
    suggester.follow_counterpart();
  } else if (target.kind == TargetKind::missing) {
    suggester.follow_counterpart();
    names_->make(site_.corpus());
    const std::string path = suggester.wanted_key();
    static const std::vector<PageIndex> nothing;
    const auto neighbours = names_->by_folder.find(folder_of(path));
    const auto namesakes = names_->by_name.find(last_of(path));
    suggester.near_pages(
        neighbours == names_->by_folder.end() ? nothing : neighbours->second,
        namesakes == names_->by_name.end() ? nothing : namesakes->second);
  } else if (target.kind == TargetKind::page &&
             target.fragment == FragmentState::missing &&
             target.foreign_page == none) {
    suggester.follow_counterpart();
    suggester.near_anchors();
  } else if (target.kind == TargetKind::page) {
    suggester.respell();
    suggester.make_fix();
  }
}

}  // namespace paralint
