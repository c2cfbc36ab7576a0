// Which headings need an explicit id, and which id: the same one in every
// language.
#pragma once

#include <string>
#include <vector>

#include "site.h"

namespace paralint {

enum class IdSource : uint8_t {
  other_language,  // the heading that answers it has this id
  precedent,       // headings of its kind have it on other pages
  translation,     // what headings of its kind answer on other pages has this
                   // slug in the reference language
  slug,            // of the heading in the reference language, or its own
};

// Headings that are matched with less confidence than this get no id for it: an
// id that stands at the wrong heading is worse than none.
inline constexpr double sure_enough_to_write = 0.95;

struct GivenId {
  PageIndex page = none;
  int32_t heading = no_heading;
  std::string id;
  IdSource source = IdSource::slug;
  PageIndex from = none;  // the page that it was taken from
  size_t group = 0;       // of headings that answer each other
};

// A heading that needs an id and gets none.
struct HeadingLeft {
  PageIndex page = none;
  int32_t heading = no_heading;
  std::string reason;  // "the languages have different ids for it, ..."
};

struct IdPlan {
  std::vector<GivenId> given;     // by page, in the order of the page
  std::vector<HeadingLeft> left;  // the same
};

struct IdChoice {
  // Every heading; else those that links or languages ask for.
  bool all = false;
  std::vector<std::string> scope;  // pages, with their translations; as `check`
};

// Needed are ids of headings that a link names, or that have one in another
// language. `syntax` is the one that they are written in.
IdPlan plan_ids(const Site& site, IdSyntax syntax, const IdChoice& choice);

// The syntax in which the site writes ids: the one that most of its headings
// have, else the first that its renderer honours. Nothing where it honours
// none.
std::optional<IdSyntax> id_syntax_of(const Corpus& corpus);

}  // namespace paralint
