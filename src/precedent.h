// What a site calls headings of a role: "Give access to X's support" is
// {#give-access} on thirty pages, X being a name that varies.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

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
  struct Role {
    std::map<std::string, std::set<PageIndex>> pages;  // by id
    std::map<PageIndex, size_t> ids;                   // how many it has
    size_t uses = 0;                                   // of all ids
    std::string commonest;
  };

  std::optional<uint64_t> role_of(PageIndex page, int32_t heading) const;

  const Site& site_;
  std::unordered_map<uint64_t, Role> roles_;
};

}  // namespace paralint
