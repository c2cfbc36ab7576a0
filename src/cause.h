// What findings go back to. A heading that was renamed has a hundred links that
// still use its old name: a hundred findings of one cause.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding.h"
#include "site.h"

namespace paralint {

struct Cause {
  std::string id;  // 16 hexadecimal digits; the same as long as it is there
  std::string subject;           // "`#edit` of `/docs/billing` in French"
  std::vector<size_t> findings;  // in their order; never empty
};

// Sets the cause of each finding; the causes come in the order of their first
// findings. What is about nothing but its own place is a cause by itself.
std::vector<Cause> causes(const Site& site, std::vector<Finding>& findings);

}  // namespace paralint
