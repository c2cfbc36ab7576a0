// What a destination means on this site: which page, which heading, in which
// locale, by which way of reading it; or why it leads nowhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus.h"
#include "href.h"

namespace paralint {

enum class TargetKind : uint8_t {
  page,        // a page of this site, or the page itself
  route,       // a declared URL without a Markdown page
  asset,       // an image or a file, not checked
  external,    // another site, not checked
  unverified,  // only the generator knows, see `reason`
  missing,     // no page answers
};

// How the fragment was found.
enum class FragmentState : uint8_t {
  absent,    // there is no fragment, or "#top"
  found,     // as the site's fragments are meant
  unwanted,  // it names a heading, but not in a way that works on this site
  wrong_case,
  missing,
};

struct Target {
  TargetKind kind = TargetKind::missing;
  FragmentState fragment = FragmentState::absent;

  // The page part.
  PageIndex page = none;
  LocaleIndex locale = 0;  // in which the reader lands
  Reading via = Reading::key;
  bool conventional = true;  // a reading that works on this site answered
  bool redirected = false;
  bool aliased = false;  // redirected: the page names the URL as a former one
  bool wrong_case = false;
  bool relative_by_mistake = false;
  bool own_host = false;  // it is written with the site's own host
  // It leads out of the site, whose base its writer left out.
  bool lacks_base = false;
  // Only the other locale's reading explains it: `page` is then that locale's.
  bool foreign_reading = false;

  // The fragment.
  int32_t heading = no_heading;
  AnchorKind anchor = AnchorKind::slug;
  // A page of another locale that has the missing fragment, and its heading.
  PageIndex foreign_page = none;
  int32_t foreign_heading = no_heading;

  // A language in which the page that holds the link is served as it is, while
  // the linked one has another file, so that the link leads nowhere there.
  std::optional<LocaleIndex> lost_in;
  // The same, where only the fragment leads nowhere there.
  std::optional<LocaleIndex> anchor_lost_in;

  // It is missing since this page, which answers, is not published.
  PageIndex unserved = none;

  const char* reason = "";  // why it is unverified
  // It is missing where no row of the layout serves pages: the site may have
  // others there.
  bool beyond_layout = false;

  // Only another language explains the page part: the site would not read it.
  bool is_foreign(LocaleIndex own) const {
    return foreign_reading || (!conventional && locale != own);
  }
};

// Whether the link is HTML or JSX, which the site reads in other ways.
bool is_html(const Link& link);

// What `link`, written on page `from`, leads to.
Target resolve(const Corpus& corpus, PageIndex from, const Link& link);

// By page, by link.
using Targets = std::vector<std::vector<Target>>;

// The targets of all links of all pages.
Targets resolve_all(const Corpus& corpus, const Work& work);

// Resolves all links of these pages anew.
void resolve_again(const Corpus& corpus, const std::vector<PageIndex>& pages,
                   const Work& work, Targets& targets);

// Looks once more for fragments that the page's translations may have, since
// now it has more of them.
void explain_fragments(const Corpus& corpus, Targets& targets);

}  // namespace paralint
