// Gives a page or a heading another name in every locale at once: files, links,
// mappings and redirects. All of it happens on an overlay; where something
// would break, an Error says what, and nothing is to be written.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "overlay.h"
#include "site_change.h"

namespace paralint {

struct IdRename {
  std::string page;  // a file, key or URL
  std::string from;  // an explicit id; or a slug, and the heading gets an id
  std::string to;
};

// `config` is the site's configuration, as the disk names it.
SiteChanges rename_id(const Overlay& disk, const std::string& config,
                      const IdRename& rename, unsigned threads);

struct PageRename {
  std::string from;  // a key, file or URL
  std::string to;    // a key or file
  // What pages say themselves of their URLs, by locale.
  std::vector<std::pair<std::string, std::string>> urls;
  bool adds_redirects = true;
};

SiteChanges rename_page(const Overlay& disk, const std::string& config,
                        const PageRename& rename, unsigned threads);

// The page that is meant by a file, key or URL; of a key the one of the
// reference, if there is one. Throws Error where there is none.
PageIndex named_page(const Corpus& corpus, const std::string& name);

}  // namespace paralint
