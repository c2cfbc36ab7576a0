// Which explicit id headings get that need one: the same in every language.
#pragma once

#include <string>
#include <vector>

#include "id_needs.h"
#include "old_ids.h"
#include "site.h"

namespace paralint {

enum class IdSource : uint8_t {
  other_language,  // the heading that answers it has this id
  history,         // it had this id, or one that answers it had
  precedent,       // headings of its kind have it on other pages
  translation,     // what headings of its kind answer on other pages has this
                   // slug in the reference language
  slug,            // of the heading in the reference language, or its own
};

struct GivenId {
  PageIndex page = none;
  int32_t heading = no_heading;
  std::string id;
  IdSource source = IdSource::slug;
  PageIndex from = none;  // the page that it was taken from
  std::string until;      // of history: "until 3f2c1a9"
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

// `syntax` is the one that ids are written in. `old_ids` is asked about
// headings that need an id and have one in no language.
IdPlan plan_ids(const Site& site, IdSyntax syntax, const IdChoice& choice,
                OldIds& old_ids);

// The syntax in which the site writes ids: the one that most of its headings
// have, else the first that its renderer honours. Nothing where it honours
// none.
std::optional<IdSyntax> id_syntax_of(const Corpus& corpus);

}  // namespace paralint
