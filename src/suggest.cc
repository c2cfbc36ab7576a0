#include "suggest.h"

#include <algorithm>
#include <set>

#include "meant_page.h"
#include "near_names.h"
#include "offers.h"
#include "own_host.h"
#include "page_reader.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

// One finding about one link, or about one that the page lacks: it is to be
// written as the other language has it.
class LinkSuggester {
 public:
  LinkSuggester(const Site& site, const Manners& manners, Finding& finding)
      : site_(site),
        finding_(finding),
        about_(site, finding),
        offers_(about_, manners, finding) {}

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
    // What leads to the page's own counterpart, but for its spelling, is meant
    // for other readers.
    const bool is_switch =
        own == finding_.page &&
        (target_.wrong_case || target_.own_host || target_.lacks_base);
    if (own != none && own != target_.page && !is_switch) {
      move_to_translation(own, goal);
    }
    if (own == none && corpus_.page(target_.page).locale != page_.locale &&
        target_.is_foreign(page_.locale)) {
      move_to_reference(goal);
      goal.reason = "the page in " +
                    corpus_.language(corpus_.page(goal.page).locale) +
                    "; say so in the text";
      goal.confidence = 0.5;
    }
    // From a page to itself by its host: another language's may be meant.
    if (target_.own_host && goal.page == finding_.page &&
        goal.heading == no_heading) {
      goal.confidence = 0.6;
    }
    if (is_ambiguous()) goal.confidence = std::min(goal.confidence, 0.6);
    if (is_id_of_translation()) {
      goal.confidence = std::min(goal.confidence, doubtful_id);
    }
    if (goal.reason.empty()) goal.reason = reason_to_respell();
    offers_.add(
        goal, path_deviates(target_, page_.locale) || goal.page != target_.page,
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
    if (goal.page == none || !corpus_.page(goal.page).served) return {};
    take_heading(other, goal);
    // There it is a link to this page: for readers of this language.
    if (other.page == finding_.page && goal.heading == no_heading) return {};
    const bool is_place_lost = other.fragment != FragmentState::absent &&
                               goal.heading == no_heading &&
                               goal.fragment.empty();
    if (is_place_lost && goal.page == finding_.page) return {};
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
    const Spelling to = offers_.spelled(goal);
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
      offers_.add(goal,
                  is_new_ || goal.page != target_.page || !target_.conventional,
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
    const std::vector<Goal> own = untranslated();
    goals.add(own);
    goals.add(remembered(memory));
    std::vector<std::string> paths = {
        meant_path(page_, below_base(corpus_.config().base, href_))};
    goals.add(of_redirect(paths.front()));
    goals.add(counterpart());
    if (href_.kind == HrefKind::relative) {
      paths.push_back(joined_path(corpus_.bare_url(finding_.page),
                                  percent_decoded(href_.path)));
    }
    goals.add(of_other_pages(names.pages(paths, page_.locale)));
    goals.add(of_other_pages(names.pages_called(link_.text, page_.locale)));
    for (const Goal& goal : goals.best(most_suggestions)) {
      offers_.add(goal, true, true);
    }
    // All others are what somebody may have meant.
    if (!own.empty()) offers_.make_fix();
  }

  // The page is there, the fragment names nothing of it.
  void find_heading(const NearNames& names, const Memory* memory) {
    Goals goals;
    goals.add(remembered(memory));
    goals.add(counterpart());
    goals.add(
        names.near_headings(target_.page, percent_decoded(href_.fragment)));
    goals.add(names.headings_called(target_.page, link_.text));
    for (const Goal& goal : goals.best(most_suggestions)) {
      offers_.add(goal, goal.page != target_.page || !target_.conventional,
                  true);
    }
  }

  void make_fix() { offers_.make_fix(); }

 private:
  // Where a redirect leads from the URL that a file, or a path without the
  // locale's prefix, stands for.
  std::vector<Goal> of_redirect(const std::string& path) const {
    for (const std::string& prefix :
         {corpus_.layout().prefix(page_.locale), std::string()}) {
      const auto redirect = corpus_.redirect(normal_path(prefix + path));
      if (!redirect) continue;
      const Target target = offers_.resolved(redirect->to);
      if (target.kind != TargetKind::page || target.page == finding_.page) {
        continue;
      }
      const PageIndex own = corpus_.translation(target.page, page_.locale);
      return {{own == none ? target.page : own, no_heading, 0.95,
               "where a redirect leads"}};
    }
    return {};
  }

  // The page itself, by a name that the site follows.
  std::vector<Goal> untranslated() const {
    const auto served =
        PageReader(corpus_, finding_.page).untranslated_beside(href_);
    if (!served) return {};
    Goal goal{served->page, no_heading, certain,
              "the page, which has no file in this language"};
    const std::string fragment = percent_decoded(href_.fragment);
    if (!corpus_.page(goal.page).anchors.find(fragment).empty()) {
      goal.fragment = fragment;
    }
    return {goal};
  }

  // A route of the other language that has the same name in this one.
  void follow_route() {
    if (finding_.other_link == no_link || finding_.other_is_doubtful) return;
    const std::string& destination =
        link_of(corpus_, finding_.other_page, finding_.other_link).destination;
    const Target target = offers_.resolved(destination);
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
    const std::string name = percent_decoded(href_.fragment);
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const PageIndex page = corpus_.translation(target_.page, locale);
      if (page == none || page == target_.page) continue;
      for (const Anchor& anchor : corpus_.page(page).anchors.find(name)) {
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

  // Most readers know the language in which the site is written first.
  void move_to_reference(Goal& goal) const {
    const PageIndex page = corpus_.translation(goal.page, corpus_.reference());
    if (page == none || page == goal.page) return;
    if (goal.heading != no_heading) {
      goal.heading = site_.same_heading(goal.page, goal.heading, page);
    }
    goal.page = page;
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
        const Target target = offers_.resolved(path);
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
    const auto note = [&](std::span<const Anchor> found) {
      for (const Anchor& anchor : found) headings.insert(anchor.heading);
    };
    if (target_.fragment == FragmentState::unwanted) {
      note(anchors.find(name));
    } else {
      note(anchors.find_ignoring_case(name));
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
    if (target_.aliased) return "the page's URL";
    if (target_.redirected) return "where the redirect leads";
    if (target_.fragment == FragmentState::wrong_case) {
      return "the heading's id";
    }
    if (target_.lost_in) return "the same page, from where its files begin";
    return "the same page, as this site names it";
  }

  // Nobody names a page by a path who means the one that he writes, unless the
  // fragment is there.
  std::vector<Goal> of_other_pages(std::vector<Goal> goals) const {
    goals = with_fragment(std::move(goals));
    std::erase_if(goals, [&](const Goal& goal) {
      return goal.page == finding_.page && goal.heading == no_heading &&
             goal.fragment.empty();
    });
    return goals;
  }

  // Pages that have what the link's fragment names are likelier than others.
  std::vector<Goal> with_fragment(std::vector<Goal> goals) const {
    if (href_.fragment.empty()) return goals;
    for (Goal& goal : goals) {
      const Target target = offers_.resolved(offers_.spelled(goal).path + "#" +
                                             std::string(href_.fragment));
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

  const Site& site_;
  Finding& finding_;
  const LinkInQuestion about_;
  Offers offers_;
  const Corpus& corpus_ = about_.corpus;
  const bool is_new_ = about_.is_new;
  const SitePage& page_ = about_.page;
  const Link& link_ = about_.link;
  const Target& target_ = about_.target;
  const Href& href_ = about_.href;
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
    suggester.find_heading(*names_, memories_.find(finding));
  } else if (target.kind == TargetKind::page) {
    suggester.respell();
    suggester.make_fix();
  }
}

}  // namespace paralint
