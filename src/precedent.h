// What a site calls headings of a role: "Give access to X's support" is
// {#give-access} on thirty pages, X being a name that varies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "site.h"

namespace paralint {

class Precedents {
 public:
  // Knows of none yet.
  explicit Precedents(const Site& site) : site_(site) {}

  // Of all explicit ids of the site.
  void add_all();
  void add(PageIndex page, int32_t heading, const std::string& id);

  struct Precedent {
    std::string id;         // empty: there is none
    PageIndex page = none;  // the first one that has it
    size_t pages = 0;       // how many have it
  };
  // What at least two other pages call such a heading, and hardly any page
  // calls otherwise.
  Precedent find(PageIndex page, int32_t heading) const;

 private:
  struct Use {
    std::string id;
    PageIndex page;
  };
  std::optional<uint64_t> role_of(PageIndex page, int32_t heading) const;

  const Site& site_;
  std::unordered_map<uint64_t, std::vector<Use>> uses_;  // by role
};

}  // namespace paralint
