#include "counted.h"

namespace paralint {

std::string counted(size_t count, std::string_view noun) {
  std::string text = std::to_string(count);
  (text += ' ') += noun;
  return count == 1 ? text : text + 's';
}

}  // namespace paralint
