#include "error.h"

#include <utility>

namespace paralint {

std::string Trouble::text() const {
  std::string place = file;
  for (const uint32_t number : {line, line == 0 ? 0 : column}) {
    if (number == 0) continue;
    if (!place.empty()) place += ':';
    place += std::to_string(number);
  }
  return place.empty() ? sentence : place + ": " + sentence;
}

static std::string joined(const std::vector<Trouble>& troubles) {
  std::string text;
  for (const Trouble& trouble : troubles) {
    if (!text.empty()) text += '\n';
    text += trouble.text();
  }
  return text;
}

Error::Error(std::string sentence)
    : Error(Trouble{.file = "", .sentence = std::move(sentence)}) {}

Error::Error(Trouble trouble)
    : Error(std::vector<Trouble>{std::move(trouble)}) {}

Error::Error(std::vector<Trouble> troubles)
    : std::runtime_error(joined(troubles)), troubles_(std::move(troubles)) {}

}  // namespace paralint
