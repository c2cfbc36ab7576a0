// Gives headings explicit ids and writes the links to them anew, on an overlay.
#pragma once

#include <string>
#include <vector>

#include "id_plan.h"
#include "overlay.h"

namespace paralint {

struct IdNote {
  std::string file;
  uint32_t line = 0;
  std::string heading;  // its text
  std::string id;       // that was given; empty: the heading was left alone
  std::string reason;   // "from English", or why it was left
};

// A link that was written anew.
struct LinkNote {
  std::string file;
  uint32_t line = 0;
  std::string before;
  std::string after;
};

struct IdReport {
  std::vector<IdNote> given;    // by file, in the order of the page
  std::vector<IdNote> left;     // the same
  std::vector<LinkNote> links;  // the same
};

// Each link leads where it did before, or the heading gets no id. Pages that
// are known are not read again; without a history (null) nothing is remembered.
// Throws Error where the site's renderer gives headings no ids by hand.
IdReport give_ids(const Config& config, const Overlay& disk,
                  const IdChoice& choice, unsigned threads,
                  const History* history = nullptr, KnownPages known = {});

}  // namespace paralint
