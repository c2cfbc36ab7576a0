#include "real_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "real_path.h"

namespace paralint {
namespace {

constexpr size_t too_large = size_t{1} << 32;

// One byte of room more than the file should need shows with a single read
// that its end is reached. Files in /proc say that they are empty, and others
// may be growing, hence the loop.
std::string read_all(int fd, size_t size, std::string& content) {
  content.resize(size + 1);
  size_t filled = 0;
  while (true) {
    const ssize_t got =
        ::read(fd, content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return reason_of(errno);
    filled += static_cast<size_t>(got);
    if (got == 0 || (filled == size && size > 0)) break;
    if (filled >= too_large) return "is larger than 4 GiB";
    if (filled == content.size()) {
      content.resize(std::max<size_t>(2 * filled, 4096));
    }
  }
  content.resize(filled);
  return "";
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

Descriptor open_folder(const std::string& path) {
  return Descriptor(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

std::string why_not_regular(const struct stat& info) {
  if (S_ISREG(info.st_mode)) return "";
  return S_ISDIR(info.st_mode) ? "is a folder" : "is not a regular file";
}

std::string read_file(int folder, const std::string& path,
                      std::string& content) {
  // Without O_NONBLOCK, opening a FIFO would wait for a writer.
  const Descriptor file(openat(folder, path.c_str(),
                               O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  // ENXIO is what opening a socket gives.
  if (!file.is_open()) {
    return errno == ENXIO ? "is not a regular file" : reason_of(errno);
  }
  struct stat info;
  if (fstat(file.get(), &info) != 0) return reason_of(errno);
  if (!S_ISREG(info.st_mode)) return why_not_regular(info);
  const auto size = static_cast<size_t>(info.st_size);
  if (size >= too_large) return "is larger than 4 GiB";
  return read_all(file.get(), size, content);
}

}  // namespace paralint
