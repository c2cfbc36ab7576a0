#include "output.h"

#include <cerrno>
#include <cstdio>
#include <iostream>

#include "error.h"
#include "real_path.h"

namespace paralint {
namespace {

[[noreturn]] void fail() {
  throw Error("standard output cannot be written: " +
              reason_of(errno == 0 ? EIO : errno));
}

}  // namespace

void write_out(const std::string& text) {
  errno = 0;
  const size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written != text.size() || std::fflush(stdout) != 0) fail();
}

void require_written() {
  errno = 0;
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    fail();
  }
}

}  // namespace paralint
