// Where a link should lead: what several sources propose, the best first.
#pragma once

#include <string>
#include <vector>

#include "site.h"

namespace paralint {

struct Goal {
  PageIndex page = none;
  int32_t heading = no_heading;
  double confidence = 1.0;
  std::string reason;
  // What names the place where it is no heading: an HTML id.
  std::string fragment = {};

  bool is_same_place(const Goal& other) const {
    return page == other.page && heading == other.heading &&
           fragment == other.fragment;
  }
};

// From here on a goal is certain: there is no other one.
inline constexpr double certain = 0.99;

class Goals {
 public:
  // The goals of one source, each place once. A place that an earlier source
  // proposed as well becomes surer, but never certain by that.
  void add(std::vector<Goal> goals);

  // The best ones; of equals those that came first.
  std::vector<Goal> best(size_t most) const;

 private:
  std::vector<Goal> goals_;
};

}  // namespace paralint
