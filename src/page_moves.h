// Which files move where when pages of a key, one in each locale, get another.
#pragma once

#include <string>
#include <vector>

#include "corpus.h"

namespace paralint {

struct PageMove {
  PageIndex page = none;
  LocaleIndex locale = 0;
  std::string file;
  std::string to;
};

struct KeyMove {
  std::string from;  // keys
  std::string to;
  std::vector<PageMove> pages;  // by file, at least one
};

// `to` is a key, or the file that one of the pages becomes. Throws Error where
// a file cannot have that key, the key or a file is another page's, or the
// pages would not be served. A page that is at its new place already is no
// trouble if it looks the same: a move that was interrupted leaves it there.
KeyMove planned_move(const Corpus& corpus, const Disk& disk,
                     const std::string& from, const std::string& to);

}  // namespace paralint
