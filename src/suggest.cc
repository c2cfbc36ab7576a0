#include "suggest.h"

#include <algorithm>
#include <set>

#include "goals.h"
#include "href.h"
#include "manner.h"
#include "near_names.h"
#include "rule.h"
#include "spelling.h"
#include "text.h"
#include "written.h"

namespace paralint {
namespace {

// The page part of the link does not name the page as the site wants it.
bool path_deviates(const Target& target, LocaleIndex locale) {
  return !target.conventional || target.redirected || target.foreign_reading ||
         target.wrong_case || target.relative_by_mistake ||
         target.locale != locale;
}

const Link& link_of(const Corpus& corpus, PageIndex page, int32_t link) {
  return corpus.page(page).facts.links[static_cast<size_t>(link)];
}

// One finding about one link, or about one that the page lacks: it is to be
// written as the other language has it.
class LinkSuggester {
 public:
  LinkSuggester(const Site& site, const Manners& manners, Finding& finding)
      : site_(site),
        manners_(manners),
        corpus_(site.corpus()),
        finding_(finding),
        is_new_(finding.link == no_link),
        page_(corpus_.page(finding.page)),
        link_(is_new_ ? link_of(corpus_, finding.other_page, finding.other_link)
                      : link_of(corpus_, finding.page, finding.link)),
        target_(is_new_ ? Target{}
                        : site.targets()[finding.page]
                                        [static_cast<size_t>(finding.link)]),
        href_(parse_href(link_.destination)) {}

  const Target& target() const { return target_; }

  // The target is known; only its spelling is wrong.
  void respell() {
    Goal goal{target_.page, target_.heading, 1.0, {}};
    if (target_.foreign_page != none) {
      goal.heading = site_.same_heading(target_.foreign_page,
                                        target_.foreign_heading, target_.page);
      goal.reason = "the same heading in this language";
      if (goal.heading == no_heading) return;
      goal.confidence = foreign_confidence(goal.heading);
    }
    const PageIndex own = corpus_.translation(target_.page, page_.locale);
    if (own != none && own != target_.page) move_to_translation(own, goal);
    if (own == none && corpus_.page(target_.page).locale != page_.locale &&
        target_.is_foreign(page_.locale)) {
      goal.reason = "the page in " +
                    corpus_.language(corpus_.page(target_.page).locale) +
                    "; say so in the text";
      goal.confidence = 0.5;
    }
    if (is_ambiguous()) goal.confidence = std::min(goal.confidence, 0.6);
    if (is_id_of_translation()) {
      goal.confidence = std::min(goal.confidence, doubtful_id);
    }
    if (goal.reason.empty()) goal.reason = reason_to_respell();
    add(goal, path_deviates(target_, page_.locale) || goal.page != target_.page,
        target_.fragment != FragmentState::found || goal.page != target_.page);
  }

  // What the other language links to at that place.
  std::vector<Goal> counterpart() const {
    if (finding_.other_link == no_link || finding_.other_is_doubtful) return {};
    const Target& other =
        site_.targets()[finding_.other_page]
                       [static_cast<size_t>(finding_.other_link)];
    if (other.kind != TargetKind::page ||
        other.fragment == FragmentState::missing) {
      return {};
    }
    Goal goal{
        corpus_.translation(other.page, page_.locale), no_heading,
        is_new_ ? finding_.confidence : std::min(0.9, finding_.confidence),
        is_new_ ? "the same page in this language"
                : "the other language links there at the same place"};
    if (goal.page == none) return {};
    take_heading(other, goal);
    const bool is_page_enough =
        is_new_ || target_.fragment != FragmentState::missing;
    if (!is_page_enough && goal.heading == no_heading &&
        goal.fragment.empty()) {
      return {};
    }
    return {goal};
  }

  // Where the link led once, under the name that this has today.
  std::vector<Goal> remembered(const Memory* memory) const {
    if (!memory || memory->page == none) return {};
    Goal goal{memory->page, memory->heading, memory->confidence, memory->reason,
              memory->fragment};
    const Spelling to = spelled(goal);
    const std::string fragment =
        goal.fragment.empty() ? to.fragment : goal.fragment;
    const bool is_known_page = goal.page == target_.page;
    if (is_known_page && fragment.empty()) return {};
    goal.reason += ", now `" + (is_known_page ? "" : to.path) +
                   (fragment.empty() ? "" : "#" + fragment) + "`";
    return {goal};
  }

  // Follows the other language, where both sides work.
  void follow_counterpart() {
    for (const Goal& goal : counterpart()) {
      add(goal, is_new_ || goal.page != target_.page || !target_.conventional,
          true);
    }
    follow_route();
  }

  // The page part leads nowhere.
  void find_page(const NearNames& names, const Memory* memory) {
    if (memory && !memory->evidence.empty()) {
      finding_.evidence.push_back(memory->evidence);
    }
    Goals goals;
    goals.add(remembered(memory));
    goals.add(counterpart());
    std::vector<std::string> paths = {meant_path(page_, href_)};
    if (href_.kind == HrefKind::relative) {
      paths.push_back(joined_path(corpus_.bare_url(finding_.page),
                                  percent_decoded(href_.path)));
    }
    goals.add(with_fragment(names.pages(paths, page_.locale)));
    goals.add(with_fragment(names.pages_called(link_.text, page_.locale)));
    for (const Goal& goal : goals.best(most_suggestions)) {
      add(goal, true, true);
    }
  }

  // The page is there, the fragment names nothing of it.
  void find_heading(const Memory* memory) {
    Goals goals;
    goals.add(remembered(memory));
    goals.add(counterpart());
    goals.add(
        near_headings(corpus_, target_.page, percent_decoded(href_.fragment)));
    goals.add(headings_called(corpus_, target_.page, link_.text));
    for (const Goal& goal : goals.best(most_suggestions)) {
      add(goal, goal.page != target_.page || !target_.conventional, true);
    }
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
  // A route of the other language that has the same name in this one.
  void follow_route() {
    if (finding_.other_link == no_link || finding_.other_is_doubtful) return;
    const std::string& destination =
        link_of(corpus_, finding_.other_page, finding_.other_link).destination;
    const Target target = resolved(destination);
    if (target.kind != TargetKind::route || target.locale != page_.locale ||
        (!is_new_ && destination == link_.destination)) {
      return;
    }
    finding_.suggestions.push_back({destination,
                                    std::min(0.9, finding_.confidence),
                                    "the other language links there"});
  }

  static constexpr size_t most_suggestions = 3;
  // The heading's id differs between the languages: maybe it is the id that
  // should be mended, not the link.
  static constexpr double doubtful_id = 0.9;

  // Less than certain where the languages of the site disagree about which
  // heading of the page it is.
  double foreign_confidence(int32_t heading) const {
    double confidence = site_.heading_confidence(
        target_.foreign_page, target_.foreign_heading, target_.page);
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const PageIndex page = corpus_.translation(target_.page, locale);
      if (page == none || page == target_.page) continue;
      for (const Anchor& anchor :
           corpus_.page(page).anchors.find(percent_decoded(href_.fragment))) {
        if (anchor.heading == no_heading) continue;
        const int32_t other =
            site_.same_heading(page, anchor.heading, target_.page);
        if (other != heading && other != no_heading) {
          confidence = std::min(confidence, 0.6);
        }
      }
    }
    return confidence;
  }

  void move_to_translation(PageIndex own, Goal& goal) const {
    const int32_t heading = goal.heading;
    if (heading != no_heading) {
      goal.heading = site_.same_heading(target_.page, heading, own);
      goal.confidence *=
          goal.heading == no_heading
              ? 0.6
              : site_.heading_confidence(target_.page, heading, own);
    } else {
      goal.confidence *= site_.pair_confidence(target_.page, own);
    }
    goal.page = own;
    goal.reason = "the same page in this language";
  }

  // The heading of `goal.page` that answers the one of another language.
  void take_heading(const Target& other, Goal& goal) const {
    if (other.fragment == FragmentState::absent) return;
    const Href href = parse_href(
        link_of(corpus_, finding_.other_page, finding_.other_link).destination);
    const std::string name = percent_decoded(href.fragment);
    if (other.anchor == AnchorKind::html_id) {
      for (const Anchor& anchor : corpus_.page(goal.page).anchors.find(name)) {
        if (anchor.kind != AnchorKind::html_id) continue;
        goal.heading = anchor.heading;
        goal.fragment = name;
        return;
      }
    }
    goal.heading = site_.same_heading(other.page, other.heading, goal.page);
    if (goal.heading != no_heading) {
      goal.confidence *=
          site_.heading_confidence(other.page, other.heading, goal.page);
      if (is_new_) goal.reason = "the same heading in this language";
    } else {
      goal.confidence = std::min(goal.confidence, 0.6);
    }
  }

  // More than one thing that the link may have meant.
  bool is_ambiguous() const {
    if (target_.relative_by_mistake) {
      std::set<PageIndex> pages;
      for (const std::string& path :
           {joined_path({}, percent_decoded(href_.path)),
            meant_path(page_, href_)}) {
        const Target target = resolved(path);
        if (target.kind == TargetKind::page) pages.insert(target.page);
      }
      if (pages.size() > 1) return true;
    }
    if (target_.fragment != FragmentState::unwanted &&
        target_.fragment != FragmentState::wrong_case) {
      return false;
    }
    const Anchors& anchors = corpus_.page(target_.page).anchors;
    const std::string name = percent_decoded(href_.fragment);
    std::set<int32_t> headings;
    for (const Anchor& anchor : target_.fragment == FragmentState::unwanted
                                    ? anchors.find(name)
                                    : anchors.find_ignoring_case(name)) {
      headings.insert(anchor.heading);
    }
    return headings.size() > 1;
  }

  // The fragment is an explicit id of the same heading in another language,
  // and the page's own heading has another id.
  bool is_id_of_translation() const {
    const PageIndex page = target_.page;
    const int32_t heading =
        target_.foreign_page == none
            ? target_.heading
            : site_.same_heading(target_.foreign_page, target_.foreign_heading,
                                 page);
    if (heading == no_heading || !href_.has_fragment) return false;
    const SitePage& own = corpus_.page(page);
    const std::string* own_id = explicit_id(own.facts, own.anchors, heading);
    const std::string name = percent_decoded(href_.fragment);
    if (!own_id || *own_id == name) return false;
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const PageIndex other = corpus_.translation(page, locale);
      if (other == none || other == page) continue;
      const int32_t same = site_.same_heading(page, heading, other);
      if (same == no_heading) continue;
      const SitePage& there = corpus_.page(other);
      const std::string* id = explicit_id(there.facts, there.anchors, same);
      if (id && *id == name) return true;
    }
    return false;
  }

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

  // Pages that have what the link's fragment names are likelier than others.
  std::vector<Goal> with_fragment(std::vector<Goal> goals) const {
    if (href_.fragment.empty()) return goals;
    for (Goal& goal : goals) {
      const Target target =
          resolved(spelled(goal).path + "#" + std::string(href_.fragment));
      if (target.page == goal.page && target.fragment == FragmentState::found) {
        goal.heading = target.heading;
        if (target.anchor == AnchorKind::html_id) {
          goal.fragment = percent_decoded(href_.fragment);
        }
        goal.confidence = 1 - (1 - goal.confidence) * 0.4;
      } else {
        goal.confidence *= 0.8;
      }
    }
    return goals;
  }

  Target resolved(const std::string& destination) const {
    Link repaired = link_;
    repaired.destination = destination;
    return resolve(corpus_, finding_.page, repaired);
  }

  Spelling spelled(const Goal& goal) const {
    const bool html = is_html(link_);
    Spelling made = spelling(corpus_, finding_.page, html, goal.page,
                             page_.locale, goal.heading);
    // A page that links to itself with its full name keeps doing so.
    if (made.path.empty() && !href_.path.empty()) {
      made.path = spelling(corpus_, finding_.page, html, goal.page,
                           page_.locale, no_heading)
                      .path;
    }
    const auto& readings = html ? corpus_.renderer().html_links
                                : corpus_.renderer().markdown_links;
    if (readings.empty()) return made;
    const std::string usual = in_manner(manners_.of(finding_.page, html),
                                        readings.front(), made.path);
    const Target target = resolved(usual);
    if (target.page == goal.page && target.conventional) made.path = usual;
    return made;
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
    const Spelling to = spelled(goal);
    Suggestion made{{}, goal.confidence, goal.reason};
    const bool has_path = !href_.path.empty();
    std::string path(href_.path);
    if (new_path || (goal.page != finding_.page && !has_path)) {
      path = to.path;
    }
    if (!href_.query.empty()) path += "?" + std::string(href_.query);
    std::string fragment(href_.fragment);
    if (new_fragment) {
      fragment = goal.fragment.empty() ? to.fragment : goal.fragment;
    }
    if (goal.heading != no_heading && goal.fragment.empty() && !to.complete) {
      if (!new_path) return;
      fragment = is_new_ ? std::string() : std::string(href_.fragment);
      made.confidence = std::min(made.confidence, 0.5);
      made.reason += "; the heading has no explicit id yet";
    }
    made.destination = fragment.empty() ? path : path + "#" + fragment;
    if (made.destination.empty() ||
        (!is_new_ && made.destination == link_.destination)) {
      return;
    }
    for (const Suggestion& known : finding_.suggestions) {
      if (known.destination == made.destination) return;
    }
    if (leads_nowhere(made.destination)) return;
    finding_.suggestions.push_back(std::move(made));
  }

  const Site& site_;
  const Manners& manners_;
  const Corpus& corpus_;
  Finding& finding_;
  bool is_new_;
  const SitePage& page_;
  const Link& link_;
  const Target target_;
  Href href_;
};

}  // namespace

Suggester::Suggester(const Site& site, const Memories& memories)
    : site_(site),
      memories_(memories),
      names_(std::make_unique<NearNames>(site)),
      manners_(std::make_unique<Manners>(site.corpus(), site.targets())) {}

Suggester::~Suggester() = default;

void Suggester::suggest(Finding& finding) const {
  const bool is_new = finding.link == no_link;
  if (is_new && finding.other_link == no_link) return;
  LinkSuggester suggester(site_, *manners_, finding);
  const Target& target = suggester.target();
  if (is_new || find_rule(finding.rule)->family == Family::pairs) {
    suggester.follow_counterpart();
  } else if (target.kind == TargetKind::missing) {
    suggester.find_page(*names_, memories_.find(finding));
  } else if (target.kind == TargetKind::page &&
             target.fragment == FragmentState::missing &&
             target.foreign_page == none) {
    suggester.find_heading(memories_.find(finding));
  } else if (target.kind == TargetKind::page) {
    suggester.respell();
    suggester.make_fix();
  }
}

}  // namespace paralint
