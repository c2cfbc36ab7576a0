// How a link should be written: the way back from a page and a heading to a
// destination.
#pragma once

#include <string>

#include "corpus.h"

namespace paralint {

// How a link on page `from` should name a page (and heading) by the site's
// convention: "/docs/locations#location-name-and-id". The fragment is left out
// where the heading has no id that works. The page part is left out where the
// page is `from` itself.
struct Spelling {
  std::string path;
  std::string fragment;  // without "#"
  bool complete = true;  // false: the heading has no id that a link may name
  std::string destination() const {
    return fragment.empty() ? path : path + "#" + fragment;
  }
};
Spelling spelling(const Corpus& corpus, PageIndex from, bool html,
                  PageIndex page, LocaleIndex locale, int32_t heading);

// The URL by which links name a page: that of a folder's index ends in a slash
// where files are URLs.
std::string url_in_links(const Corpus& corpus, PageIndex page, std::string url);

// The file by which links name a page: its own, or the one that its URL says
// where files are URLs.
std::string file_in_links(const Corpus& corpus, PageIndex page);

// The anchor by which a link may name a heading, empty if there is none.
std::string working_anchor(const Corpus& corpus, PageIndex page, bool html,
                           int32_t heading);

}  // namespace paralint
