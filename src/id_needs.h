// Which headings need an explicit id: those that a link names or named, and
// those that have one in another language.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "id_groups.h"
#include "old_ids.h"

namespace paralint {

struct IdChoice {
  // Every heading; else those that links or languages ask for.
  bool all = false;
  // Pages, with their translations: by place, as for `check`, and by language;
  // empty: all.
  std::vector<std::string> scope = {};
  std::vector<LocaleIndex> locales = {};
};

class IdNeeds {
 public:
  IdNeeds(const Site& site, const IdChoice& choice);

  bool is_needed(const IdGroup& group) const;
  // A link names it, and links name nothing but ids here.
  bool must_have_id(const HeadingPlace& place) const;

  // Where an id takes the place of the slug, a later heading of the same text
  // gets the slug that this one had, "notes" and not "notes-1", beside its id:
  // it needs one as well. `syntax` is the one in which ids are written.
  void add_equal_slugs(const std::vector<IdGroup>& all, IdSyntax syntax);

  // Headings that are needed and have an id in no language, or that may have
  // had the one that a broken link names.
  std::vector<HeadingPlace> without_name(const IdGroups& groups) const;
  // The heading had this id.
  void add_old_id(const HeadingPlace& place, const std::string& id);

 private:
  const std::string* id_of(const HeadingPlace& place) const;

  const Corpus& corpus_;
  const IdChoice& choice_;
  std::set<HeadingPlace> linked_;
  std::map<PageIndex, std::set<std::string>> lost_;  // fragments of no heading
};

}  // namespace paralint
