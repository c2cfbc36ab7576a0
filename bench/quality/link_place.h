// Links that work, as places to put mistakes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fault.h"

namespace paralint::bench {

struct LinkPlace {
  PageIndex page = none;
  int32_t index = no_link;
  const Link* link = nullptr;
  const Target* target = nullptr;
};

LinkPlace place_of(const Healthy& healthy, PageIndex page, size_t link);

// Whether a link with that target needs no word.
bool is_good(const Corpus& corpus, PageIndex page, const Target& target);

// Whether it leads where it should, is no finding, and can be edited.
bool is_eligible(const Healthy& healthy, const LinkPlace& place);

// The eligible links of all translations that mean to say all of their
// references.
std::vector<LinkPlace> translated_places(const Healthy& healthy);
// Adds those of one page.
void add_places(const Healthy& healthy, PageIndex page,
                std::vector<LinkPlace>& places);

// The links of the other page of the pair that lead to the same place.
std::vector<Spot> answers(const Healthy& healthy, const LinkPlace& place);

// The fault is named by whoever names the line, or what answers the link.
Fault fault_at(const Healthy& healthy, const LinkPlace& place, Edit edit);

// What the link would lead to with this destination.
Target meaning(const Healthy& healthy, const LinkPlace& place,
               const std::string& destination);

// Nothing where the page would not be read as it is meant.
std::optional<Fault> with_destination(const Healthy& healthy,
                                      const LinkPlace& place,
                                      const std::string& destination);

std::string path_of(const LinkPlace& place);
// The destination with another path or fragment.
std::string with_path(const LinkPlace& place, const std::string& path);
std::string with_fragment(const LinkPlace& place, const std::string& fragment);

using LinkFaultMaker = std::optional<Fault>(const Healthy&, const LinkPlace&,
                                            Random&);

// Faults at random places.
std::vector<Fault> some(const Healthy& healthy, std::vector<LinkPlace> places,
                        size_t count, Random& random, LinkFaultMaker* make);

}  // namespace paralint::bench
