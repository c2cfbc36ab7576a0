// What stops a run: one sentence each, with a place. Trouble inside a document
// is never an Error, it is a finding.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace paralint {

// One thing that is wrong with what the user gave us: "paralint.yaml:3:1:
// unknown key `local`; did you mean `locales`?" Line and column are 1-based,
// 0 where there is none.
struct Trouble {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string sentence;

  // "file:line:column: sentence", leaving out what is not known.
  std::string text() const;
};

// Caught in `main` only, which prints every trouble and exits with 2.
class Error : public std::runtime_error {
 public:
  explicit Error(std::string sentence);
  explicit Error(Trouble trouble);
  explicit Error(std::vector<Trouble> troubles);

  const std::vector<Trouble>& troubles() const { return troubles_; }

 private:
  std::vector<Trouble> troubles_;
};

}  // namespace paralint
