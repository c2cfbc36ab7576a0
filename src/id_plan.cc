#include "id_plan.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "id_writing.h"
#include "precedent.h"
#include "rule.h"

namespace paralint {
namespace {

constexpr const char* not_sure = "it is not sure which heading answers it";

class Planner {
 public:
  Planner(const Site& site, IdSyntax syntax, const IdChoice& choice,
          OldIds& old_ids)
      : site_(site),
        corpus_(site.corpus()),
        syntax_(syntax),
        needs_(site, choice),
        old_ids_(old_ids),
        precedents_(site),
        translations_(site) {
    precedents_.add_all();
  }

  IdPlan run() {
    // Precedents first: of headings that have an id in another language or had
    // one, then of those that get one from the reference, for those that stand
    // alone.
    IdGroups found = groups();
    needs_.add_equal_slugs(found.all, syntax_);
    if (recall(found)) {
      // What had one id answers each other.
      found = groups();
      needs_.add_equal_slugs(found.all, syntax_);
    }
    const std::vector<IdGroup>& all = found.all;
    for (const IdGroup& group : all) learn(group);
    for (const IdGroup& group : all) {
      if (has_name(group)) plan(group);
    }
    for (const IdGroup& group : all) {
      if (!has_name(group) && has_memory(group)) plan(group);
    }
    plan_unsure(found.unsure);
    keep_as_precedents(0);
    const size_t named = plan_.given.size();
    for (const IdGroup& group : all) {
      if (!is_settled(group) && has_reference(group)) plan(group);
    }
    keep_as_precedents(named);
    for (const IdGroup& group : all) {
      if (!is_settled(group) && !has_reference(group)) plan(group);
    }
    const auto by_place = [](const auto& a, const auto& b) {
      return std::tie(a.page, a.heading) < std::tie(b.page, b.heading);
    };
    std::sort(plan_.given.begin(), plan_.given.end(), by_place);
    std::sort(plan_.left.begin(), plan_.left.end(), by_place);
    return std::move(plan_);
  }

 private:
  const SitePage& page(const HeadingPlace& place) const {
    return corpus_.page(place.page);
  }
  const Heading& heading(const HeadingPlace& place) const {
    return page(place).facts.headings[static_cast<size_t>(place.heading)];
  }
  const std::string* id_of(const HeadingPlace& place) const {
    return explicit_id(page(place).facts, page(place).anchors, place.heading);
  }

  bool has_name(const IdGroup& group) const {
    return std::ranges::any_of(
        group.members, [&](const HeadingPlace& place) { return id_of(place); });
  }
  bool has_memory(const IdGroup& group) const {
    return std::ranges::any_of(group.members, [&](const HeadingPlace& place) {
      return old_id(place);
    });
  }
  bool is_settled(const IdGroup& group) const {
    return has_name(group) || has_memory(group);
  }
  bool has_reference(const IdGroup& group) const {
    return page(group.members.front()).locale == corpus_.reference();
  }

  const OldId* old_id(const HeadingPlace& place) const {
    const OldId* old = old_ids_.find(place);
    return old && old->confidence >= sure_enough_to_write ? old : nullptr;
  }

  // Whether anything is remembered of headings that need an id.
  bool recall(const IdGroups& groups) {
    const std::vector<HeadingPlace> asked = needs_.without_name(groups);
    old_ids_.recall(corpus_, asked);
    bool is_any = false;
    for (const HeadingPlace& place : asked) {
      const OldId* old = old_id(place);
      if (!old) continue;
      needs_.add_old_id(place, old->id);
      is_any = true;
    }
    return is_any;
  }

  // How headings are called in the reference language.
  void learn(const IdGroup& group) {
    if (!has_reference(group)) return;
    const std::string slug = slug_of(group.members.front());
    for (size_t i = 1; i < group.members.size(); ++i) {
      const HeadingPlace& place = group.members[i];
      translations_.add(place.page, place.heading, slug);
    }
  }

  void keep_as_precedents(size_t from) {
    for (size_t i = from; i < plan_.given.size(); ++i) {
      const GivenId& given = plan_.given[i];
      precedents_.add(given.page, given.heading, given.id);
    }
  }

  IdGroups groups() const {
    return id_groups(
        site_, {[this](const HeadingPlace& place) {
                  return needs_.must_have_id(place);
                },
                [this](const HeadingPlace& place) { return name_of(place); }});
  }

  // What it is or was called, or is called in its language on other pages.
  std::string name_of(const HeadingPlace& place) const {
    const std::string* own = id_of(place);
    if (own) return *own;
    const OldId* old = old_id(place);
    return old ? old->id : precedents_.find(place.page, place.heading).id;
  }

  void leave(const HeadingPlace& place, std::string reason) {
    plan_.left.push_back({place.page, place.heading, std::move(reason)});
  }
  void leave(const std::vector<HeadingPlace>& places,
             const std::string& reason) {
    for (const HeadingPlace& place : places) leave(place, reason);
  }

  void plan(const IdGroup& group) {
    if (!needs_.is_needed(group)) return;
    std::vector<HeadingPlace> bare;
    std::vector<HeadingPlace> named;
    for (const HeadingPlace& place : group.members) {
      (id_of(place) ? named : bare).push_back(place);
    }
    const size_t count = bare.size();
    std::erase_if(bare, [&](const HeadingPlace& place) {
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
    ++group_;
    if (is_new && remember(bare)) return;
    // The reference has it first, so that those in doubt would lack it.
    const HeadingPlace& reference = group.members.front();
    const bool begins = !id_of(reference) && !needs_.must_have_id(reference);
    if (begins && !group.doubtful.empty()) {
      leave(bare, not_sure);
      return;
    }
    const auto differs =
        std::ranges::find_if(named, [&](const HeadingPlace& place) {
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

  void take_from(const HeadingPlace& named,
                 const std::vector<HeadingPlace>& bare) {
    const std::string& id = *id_of(named);
    for (const HeadingPlace& place : bare) {
      if (is_free(place, id)) {
        give(place, id, IdSource::other_language, named.page);
      } else {
        leave(place, "another heading of the page has the id " + quote(id) +
                         " that it has in " +
                         language(corpus_, page(named).locale));
      }
    }
  }

  // Those that had an id get it back, and with them those that answer them.
  bool remember(const std::vector<HeadingPlace>& bare) {
    std::vector<HeadingPlace> own;
    std::ranges::copy_if(
        bare, std::back_inserter(own),
        [&](const HeadingPlace& place) { return old_id(place); });
    if (own.empty()) return false;
    const std::string& id = old_id(own.front())->id;
    const auto differs = std::ranges::find_if(
        own,
        [&](const HeadingPlace& place) { return old_id(place)->id != id; });
    if (differs != own.end()) {
      leave(bare, "the languages had different ids for it, " + quote(id) +
                      " and " + quote(old_id(*differs)->id));
      return true;
    }
    if (!can_hold(syntax_, id) || !are_free(own, id)) return false;
    for (const HeadingPlace& place : bare) {
      const OldId* old = old_id(place);
      const HeadingPlace& from = old ? place : own.front();
      if (is_free(place, id)) {
        give(place, id, IdSource::history, from.page, old_id(from)->until);
      } else {
        leave(place, "another heading of the page has the id " + quote(id) +
                         " that it had in " +
                         language(corpus_, page(from).locale));
      }
    }
    return true;
  }

  // Headings that it is not sure what answers them.
  void plan_unsure(const std::set<HeadingPlace>& unsure) {
    for (const HeadingPlace& place : unsure) {
      if (!needs_.is_needed({{place}, {}}) || id_of(place) ||
          needs_.must_have_id(place)) {
        continue;
      }
      ++group_;
      if (!heading(place).ids.empty() || !remember({place})) {
        leave(place, not_sure);
      }
    }
  }

  bool follow(const Precedents& precedents, IdSource source,
              const IdGroup& group, const std::vector<HeadingPlace>& bare) {
    for (const HeadingPlace& place : group.members) {
      const auto found = precedents.find(place.page, place.heading);
      if (!can_hold(syntax_, found.id) || !are_free(bare, found.id)) continue;
      for (const HeadingPlace& own : bare)
        give(own, found.id, source, found.page);
      return true;
    }
    return false;
  }

  bool follow_precedent(const IdGroup& group,
                        const std::vector<HeadingPlace>& bare) {
    // Where languages disagree elsewhere, these may not answer each other.
    std::set<std::string> ids;
    for (const HeadingPlace& place : group.members) {
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

  void make_of_slug(const IdGroup& group,
                    const std::vector<HeadingPlace>& bare) {
    for (const HeadingPlace& place : group.members) {
      const std::string slug = slug_of(place);
      if (!can_hold(syntax_, slug)) continue;
      std::string id = slug;
      for (size_t n = 2; !are_free(bare, id); ++n) {
        id = slug + "-" + std::to_string(n);
      }
      for (const HeadingPlace& own : bare) {
        give(own, id, IdSource::slug, place.page);
      }
      return;
    }
    leave(bare, "its text makes no id");
  }

  std::string slug_of(const HeadingPlace& place) const {
    const std::string& made =
        page(place).anchors.headings()[static_cast<size_t>(place.heading)].slug;
    return made.empty() ? corpus_.renderer().slugger->slug(heading(place).text)
                        : made;
  }

  bool are_free(const std::vector<HeadingPlace>& places,
                const std::string& id) const {
    return std::ranges::all_of(
        places, [&](const HeadingPlace& place) { return is_free(place, id); });
  }

  // Whether the id names nothing else on the page of the heading. Of headings
  // with one slug the first is called so.
  bool is_free(const HeadingPlace& place, const std::string& id) const {
    const auto given = given_.find(place.page);
    if (given != given_.end() && given->second.contains(id)) return false;
    const Anchor* first = nullptr;
    for (const Anchor& anchor : page(place).anchors.find(id)) {
      if (anchor.kind == AnchorKind::html_id) return false;
      const bool is_former = anchor.kind == AnchorKind::old_slug ||
                             anchor.kind == AnchorKind::replaced;
      if (!is_former && !first) first = &anchor;
    }
    return !first || first->heading == place.heading;
  }

  void give(const HeadingPlace& place, const std::string& id, IdSource source,
            PageIndex from, const std::string& until = {}) {
    if (!can_hold(heading(place).html ? IdSyntax::heading_tag : syntax_, id)) {
      leave(place, "the id " + quote(id) + " cannot be written here");
      return;
    }
    given_[place.page].insert(id);
    plan_.given.push_back(
        {place.page, place.heading, id, source, from, until, group_});
  }

  const Site& site_;
  const Corpus& corpus_;
  IdSyntax syntax_;
  IdNeeds needs_;
  OldIds& old_ids_;
  Precedents precedents_;
  Precedents translations_;
  std::map<PageIndex, std::set<std::string>> given_;
  size_t group_ = 0;
  IdPlan plan_;
};

}  // namespace

IdPlan plan_ids(const Site& site, IdSyntax syntax, const IdChoice& choice,
                OldIds& old_ids) {
  return Planner(site, syntax, choice, old_ids).run();
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
