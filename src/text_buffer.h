// Where a thread reads a file that it looks through and does not keep.
#pragma once

#include <string>

namespace paralint {

// One a thread, so that its memory is taken once. What it holds is gone when
// the thread reads the next file.
inline std::string& text_buffer() {
  static thread_local std::string text;
  return text;
}

}  // namespace paralint
