// A destination that leads to a page by another name, in the manner of the one
// that it had: a key stays a key, "./a" stays "./b", and an ending that was
// left out stays out.
#pragma once

#include <string>
#include <vector>

#include "corpus.h"
#include "href.h"
#include "renderer.h"

namespace paralint {

// What may stand for the path of `old`, a destination on page `from` that was
// read as `via`, now that it should name `page` as it is served in `locale`;
// the shortest first, since a file may be named in several ways. Not all of
// them need lead there.
std::vector<std::string> respelled(const Corpus& corpus, PageIndex from,
                                   const Href& old, Reading via, PageIndex page,
                                   LocaleIndex locale);

}  // namespace paralint
