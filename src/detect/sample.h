// What some of a site's pages say about how it reads links and makes ids.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "config.h"
#include "disk.h"
#include "page_readings.h"
#include "renderer.h"

namespace paralint {

struct Sample {
  // Relative links that only one way of reading explains.
  size_t by_file = 0;  // ../a.md
  size_t by_url = 0;   // ../a/, from a page's own URL
  // Links that begin with "/" and lead to a page of the reference locale.
  size_t with_prefix = 0;
  size_t without_prefix = 0;
  // Of those on pages of other locales: to pages of their own with the prefix,
  // and such that would lead to one with it.
  size_t with_own_prefix = 0;
  size_t without_own_prefix = 0;
  size_t headings = 0;
  // Of those, how many end in what may be an id that no renderer reads.
  size_t unread_ids = 0;
  // Fragments of links to pages of the site, by the page's file.
  std::map<std::string, std::vector<Fragment>> fragments;
};

// Reads at most some hundred of the pages, evenly spread. `pages` are sorted.
Sample sample_of(const std::vector<std::string>& pages, const Config& config,
                 const Disk& disk);

struct Explained {
  size_t fragments = 0;             // that any renderer explains, or none
  std::vector<size_t> by_renderer;  // how many it explains
};

// Which renderers explain the fragments; reads at most some hundred pages.
Explained explain(const Sample& sample, std::span<const Renderer> renderers,
                  const Disk& disk);

}  // namespace paralint
