// How the writers of a site spell what they are free to spell in two ways, so
// that a suggestion looks like the links around it.
#pragma once

#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "resolve.h"

namespace paralint {

// Empty where too few links tell.
struct Manner {
  std::optional<bool> ends_in_slash;    // "/docs/users/", not "/docs/users"
  std::optional<bool> begins_with_dot;  // "./users.md", not "users.md"
};

// What `spelling` made for that reading, as writers write it there. A key has
// but one form.
std::string in_manner(const Manner& manner, Reading reading, std::string path);

class Manners {
 public:
  Manners(const Corpus& corpus, const Targets& targets)
      : corpus_(corpus), targets_(targets) {}

  // The manner of most working links of the page, Markdown or HTML; where it
  // has none that tells, of most of its language. May be called by several
  // threads; links are counted when it is first asked for.
  Manner of(PageIndex page, bool html) const;

 private:
  // How many links are written in one way, less those in the other.
  struct Votes {
    int slash = 0;
    int dot = 0;
  };
  using Both = std::array<Votes, 2>;  // in Markdown, in HTML
  void count() const;

  const Corpus& corpus_;
  const Targets& targets_;
  mutable std::once_flag once_;
  mutable std::vector<Both> by_page_;
  mutable std::vector<Both> by_locale_;
};

}  // namespace paralint
