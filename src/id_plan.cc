#include "id_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "check.h"
#include "id_writing.h"
#include "precedent.h"
#include "rule.h"

namespace paralint {
namespace {

constexpr const char* not_sure = "it is not sure which heading answers it";

struct Place {
  PageIndex page = none;
  int32_t heading = no_heading;

  friend auto operator<=>(const Place&, const Place&) = default;
};

// The headings that answer each other for sure, the reference's first; or one
// heading alone.
struct Group {
  std::vector<Place> members;
  // Of other languages, which are said to answer them, but not for sure.
  std::vector<Place> doubtful;
};

class Planner {
 public:
  Planner(const Site& site, IdSyntax syntax, const IdChoice& choice)
      : site_(site),
        corpus_(site.corpus()),
        syntax_(syntax),
        choice_(choice),
        precedents_(site),
        translations_(site) {
    note_links();
    precedents_.add_all();
  }

  IdPlan run() {
    // Precedents first: of headings that have an id in another language, then
    // of those that get one from the reference, for those that stand alone.
    const std::vector<Group> all = groups();
    want_equal_slugs(all);
    for (const Group& group : all) learn(group);
    for (const Group& group : all) {
      if (has_name(group)) plan(group);
    }
    keep_as_precedents(0);
    const size_t named = plan_.given.size();
    for (const Group& group : all) {
      if (!has_name(group) && has_reference(group)) plan(group);
    }
    keep_as_precedents(named);
    for (const Group& group : all) {
      if (!has_name(group) && !has_reference(group)) plan(group);
    }
    for (const Place& place : unsure_) {
      if (is_needed({{place}, {}}) && !id_of(place) && !must_have_id(place)) {
        leave(place, not_sure);
      }
    }
    const auto by_place = [](const auto& a, const auto& b) {
      return std::tie(a.page, a.heading) < std::tie(b.page, b.heading);
    };
    std::sort(plan_.given.begin(), plan_.given.end(), by_place);
    std::sort(plan_.left.begin(), plan_.left.end(), by_place);
    return std::move(plan_);
  }

 private:
  const SitePage& page(const Place& place) const {
    return corpus_.page(place.page);
  }
  const Heading& heading(const Place& place) const {
    return page(place).facts.headings[static_cast<size_t>(place.heading)];
  }
  const std::string* id_of(const Place& place) const {
    return explicit_id(page(place).facts, page(place).anchors, place.heading);
  }

  bool has_name(const Group& group) const {
    return std::ranges::any_of(
        group.members, [&](const Place& place) { return id_of(place); });
  }
  bool has_reference(const Group& group) const {
    return page(group.members.front()).locale == corpus_.reference();
  }

  // Where an id takes the place of the slug, a later heading of the same text
  // gets the slug that this one had, "notes" and not "notes-1", beside its id:
  // it needs one as well.
  void want_equal_slugs(const std::vector<Group>& all) {
    const Renderer& renderer = corpus_.renderer();
    if (renderer.effect(syntax_) != IdEffect::replaces ||
        renderer.slugger->duplicates == Duplicates::keep) {
      return;
    }
    const auto name = [&](const Place& place) {
      return std::pair{place.page, renderer.slugger->slug(heading(place).text)};
    };
    std::set<std::pair<PageIndex, std::string>> names;
    for (const Group& group : all) {
      if (!is_needed(group)) continue;
      for (const Place& place : group.members) {
        if (!id_of(place)) names.insert(name(place));
      }
    }
    for (const Group& group : all) {
      for (const Place& place : group.members) {
        if (names.contains(name(place))) linked_.insert(place);
      }
    }
  }

  // How headings are called in the reference language.
  void learn(const Group& group) {
    if (!has_reference(group)) return;
    const std::string slug = slug_of(group.members.front());
    for (size_t i = 1; i < group.members.size(); ++i) {
      const Place& place = group.members[i];
      translations_.add(place.page, place.heading, slug);
    }
  }

  void keep_as_precedents(size_t from) {
    for (size_t i = from; i < plan_.given.size(); ++i) {
      const GivenId& given = plan_.given[i];
      precedents_.add(given.page, given.heading, given.id);
    }
  }

  void note_links() {
    for (const auto& targets : site_.targets()) {
      for (const Target& target : targets) {
        if (target.heading != no_heading &&
            target.anchor != AnchorKind::html_id) {
          linked_.insert({target.page, target.heading});
        }
        if (target.foreign_heading != no_heading) {
          linked_.insert({target.foreign_page, target.foreign_heading});
        }
      }
    }
  }

  // By the reference's heading, then the headings that stand alone.
  std::vector<Group> groups() {
    std::map<Place, Group> by_reference;
    std::map<Place, std::vector<Place>> doubtful;
    std::set<Place> grouped;
    for (size_t i = 0; i < site_.pairs().size(); ++i) {
      const Pair& pair = site_.pairs()[i];
      for (const HeadingMatch& row : site_.alignment(i).headings) {
        if (row.reference == no_heading || row.translation == no_heading) {
          continue;
        }
        const Place reference{pair.reference, row.reference};
        const Place translation{pair.translation, row.translation};
        if (!row.is_whole()) {
          unsure_.insert(translation);
          continue;
        }
        if (row.confidence * pair.confidence <
                least_confidence(reference, translation) &&
            !are_named_alike(reference, translation)) {
          unsure_.insert(translation);
          doubtful[reference].push_back(translation);
          continue;
        }
        auto& members = by_reference[reference].members;
        if (members.empty()) members.push_back(reference);
        members.push_back(translation);
        grouped.insert(reference);
        grouped.insert(translation);
      }
    }
    std::erase_if(unsure_,
                  [&](const Place& place) { return grouped.contains(place); });
    std::vector<Group> all;
    for (auto& [place, group] : by_reference) all.push_back(std::move(group));
    for (PageIndex i = 0; i < corpus_.pages().size(); ++i) {
      const auto count = corpus_.page(i).facts.headings.size();
      for (size_t h = 0; h < count; ++h) {
        const Place place{i, static_cast<int32_t>(h)};
        const bool is_left = unsure_.contains(place) && !must_have_id(place);
        if (!grouped.contains(place) && !is_left) all.push_back({{place}, {}});
      }
    }
    for (Group& group : all) {
      const auto found = doubtful.find(group.members.front());
      if (found != doubtful.end()) group.doubtful = std::move(found->second);
    }
    return all;
  }

  // A link names it, and links name nothing but ids here.
  bool must_have_id(const Place& place) const {
    const auto& readings = corpus_.renderer().fragments;
    return linked_.contains(place) &&
           std::ranges::count(readings, FragmentReading::slug) == 0;
  }

  // A link that leads nowhere is worse than an id that a check would take for
  // the right one as well.
  double least_confidence(const Place& a, const Place& b) const {
    return must_have_id(a) || must_have_id(b) ? sure_enough
                                              : sure_enough_to_write;
  }

  // Whether what these headings are called in their own languages on other
  // pages is the same: then little else has to speak for it.
  bool are_named_alike(const Place& a, const Place& b) const {
    const std::string id = name_of(a);
    return !id.empty() && id == name_of(b);
  }
  std::string name_of(const Place& place) const {
    const std::string* own = id_of(place);
    return own ? *own : precedents_.find(place.page, place.heading).id;
  }

  bool is_needed(const Group& group) const {
    const auto& members = group.members;
    const bool in_reach = std::ranges::any_of(members, [&](const Place& place) {
      return is_in_scope(choice_.scope, page(place).facts.file);
    });
    return in_reach && (choice_.all ||
                        std::ranges::any_of(members, [&](const Place& place) {
                          return linked_.contains(place) || id_of(place);
                        }));
  }

  void leave(const Place& place, std::string reason) {
    plan_.left.push_back({place.page, place.heading, std::move(reason)});
  }
  void leave(const std::vector<Place>& places, const std::string& reason) {
    for (const Place& place : places) leave(place, reason);
  }

  void plan(const Group& group) {
    if (!is_needed(group)) return;
    std::vector<Place> bare;
    std::vector<Place> named;
    for (const Place& place : group.members) {
      (id_of(place) ? named : bare).push_back(place);
    }
    const size_t count = bare.size();
    std::erase_if(bare, [&](const Place& place) {
      if (heading(place).ids.empty()) return false;
      leave(place, "it has an id already that has no effect here");
      return true;
    });
    if (bare.empty()) return;
    // All of them get an id, or none does: a new one in some languages only
    // would be a new difference.
    const bool is_new = named.empty();
    if (is_new && bare.size() < count) {
      leave(bare, "the heading that answers it has an id that has no effect");
      return;
    }
    // The reference has it first, so that those in doubt would lack it.
    const Place& reference = group.members.front();
    const bool begins = !id_of(reference) && !must_have_id(reference);
    if (begins && !group.doubtful.empty()) {
      leave(bare, not_sure);
      return;
    }
    ++group_;
    const auto differs = std::ranges::find_if(named, [&](const Place& place) {
      return *id_of(place) != *id_of(named.front());
    });
    if (differs != named.end()) {
      const std::string reason = "the languages have different ids for it, " +
                                 quote(*id_of(named.front())) + " and " +
                                 quote(*id_of(*differs));
      leave(bare, reason);
    } else if (!named.empty()) {
      take_from(named.front(), bare);
    } else if (!follow_precedent(group, bare)) {
      make_of_slug(group, bare);
    }
  }

  void take_from(const Place& named, const std::vector<Place>& bare) {
    const std::string& id = *id_of(named);
    for (const Place& place : bare) {
      if (is_free(place, id)) {
        give(place, id, IdSource::other_language, named.page);
      } else {
        leave(place, "another heading of the page has the id " + quote(id) +
                         " that it has in " +
                         language(corpus_, page(named).locale));
      }
    }
  }

  bool follow(const Precedents& precedents, IdSource source, const Group& group,
              const std::vector<Place>& bare) {
    for (const Place& place : group.members) {
      const auto found = precedents.find(place.page, place.heading);
      if (!can_hold(syntax_, found.id) || !are_free(bare, found.id)) continue;
      for (const Place& own : bare) give(own, found.id, source, found.page);
      return true;
    }
    return false;
  }

  bool follow_precedent(const Group& group, const std::vector<Place>& bare) {
    // Where languages disagree elsewhere, these may not answer each other.
    std::set<std::string> ids;
    for (const Place& place : group.members) {
      std::string id = precedents_.find(place.page, place.heading).id;
      if (!id.empty()) ids.insert(std::move(id));
    }
    if (ids.size() > 1) {
      leave(bare, "on other pages it is called " + quote(*ids.begin()) +
                      " in one language and " + quote(*ids.rbegin()) +
                      " in another");
      return true;
    }
    return follow(precedents_, IdSource::precedent, group, bare) ||
           (!has_reference(group) &&
            follow(translations_, IdSource::translation, group, bare));
  }

  void make_of_slug(const Group& group, const std::vector<Place>& bare) {
    for (const Place& place : group.members) {
      const std::string slug = slug_of(place);
      if (!can_hold(syntax_, slug)) continue;
      std::string id = slug;
      for (size_t n = 2; !are_free(bare, id); ++n) {
        id = slug + "-" + std::to_string(n);
      }
      for (const Place& own : bare) {
        give(own, id, IdSource::slug, place.page);
      }
      return;
    }
    leave(bare, "its text makes no id");
  }

  std::string slug_of(const Place& place) const {
    const std::string& made =
        page(place).anchors.headings()[static_cast<size_t>(place.heading)].slug;
    return made.empty() ? corpus_.renderer().slugger->slug(heading(place).text)
                        : made;
  }

  bool are_free(const std::vector<Place>& places, const std::string& id) const {
    return std::ranges::all_of(
        places, [&](const Place& place) { return is_free(place, id); });
  }

  // Whether the id names nothing else on the page of the heading. Of headings
  // with one slug the first is called so.
  bool is_free(const Place& place, const std::string& id) const {
    const auto given = given_.find(place.page);
    if (given != given_.end() && given->second.contains(id)) return false;
    auto found = page(place).anchors.find(id);
    std::erase_if(found, [](const Anchor& anchor) {
      return anchor.kind == AnchorKind::old_slug ||
             anchor.kind == AnchorKind::replaced;
    });
    const bool is_tag = std::ranges::any_of(found, [](const Anchor& anchor) {
      return anchor.kind == AnchorKind::html_id;
    });
    return found.empty() || (!is_tag && found[0].heading == place.heading);
  }

  void give(const Place& place, const std::string& id, IdSource source,
            PageIndex from) {
    if (!can_hold(heading(place).html ? IdSyntax::heading_tag : syntax_, id)) {
      leave(place, "the id " + quote(id) + " cannot be written here");
      return;
    }
    given_[place.page].insert(id);
    plan_.given.push_back(
        {place.page, place.heading, id, source, from, group_});
  }

  const Site& site_;
  const Corpus& corpus_;
  IdSyntax syntax_;
  const IdChoice& choice_;
  Precedents precedents_;
  Precedents translations_;
  std::set<Place> linked_;
  std::set<Place> unsure_;
  std::map<PageIndex, std::set<std::string>> given_;
  size_t group_ = 0;
  IdPlan plan_;
};

}  // namespace

IdPlan plan_ids(const Site& site, IdSyntax syntax, const IdChoice& choice) {
  return Planner(site, syntax, choice).run();
}

std::optional<IdSyntax> id_syntax_of(const Corpus& corpus) {
  const auto is_meant = [&](IdSyntax syntax) {
    const IdEffect effect = corpus.renderer().effect(syntax);
    return effect != IdEffect::inert && effect != IdEffect::text &&
           syntax != IdSyntax::heading_tag && syntax != IdSyntax::own_paragraph;
  };
  std::array<size_t, id_syntaxes> uses{};
  for (const SitePage& page : corpus.pages()) {
    for (const Heading& heading : page.facts.headings) {
      for (const ExplicitId& id : heading.ids) {
        ++uses[static_cast<size_t>(id.syntax)];
      }
    }
  }
  std::optional<IdSyntax> best;
  for (size_t i = 0; i < id_syntaxes; ++i) {
    const auto syntax = static_cast<IdSyntax>(i);
    if (!is_meant(syntax)) continue;
    if (!best || uses[i] > uses[static_cast<size_t>(*best)]) best = syntax;
  }
  return best;
}

}  // namespace paralint
