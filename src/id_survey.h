// How many of a site's links to headings each renderer explains: which of its
// ids are the ones that people write.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corpus.h"
#include "disk.h"
#include "parallel.h"
#include "renderer.h"
#include "resolve.h"

namespace paralint {

// A link with a fragment to a page of the site.
struct FragmentUse {
  PageIndex from = none;
  int32_t link = 0;  // of the page
  std::string name;  // percent-decoded
  // By renderer: whether it makes an id of that name for a heading.
  std::vector<bool> explained;
  // By renderer: the id that it gives the heading which the first renderer that
  // explains the fragment means; "" where it has none.
  std::vector<std::string> ids;
};

struct IdSurvey {
  // Links whose fragment names a heading, or nothing at all, by every renderer;
  // in the order of pages and links.
  std::vector<FragmentUse> uses;
  std::vector<size_t> explained;  // by renderer: how many
};

// Reads each page once more that a fragment leads to. A page that cannot be
// read counts as one without headings.
IdSurvey survey_ids(const Corpus& corpus, const Targets& targets,
                    const Disk& disk, std::span<const Renderer> renderers,
                    const Work& work);

}  // namespace paralint
