#include "append.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "real_file.h"
#include "real_path.h"

namespace paralint {
namespace {

bool ends_within_line(int fd, off_t size) {
  char last = '\n';
  return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

}  // namespace

std::string append_line(const std::string& path, std::string_view line) {
  const Descriptor file(
      open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC,
           0666));
  if (!file.is_open()) {
    return errno == EISDIR ? "is a folder" : reason_of(errno);
  }
  // Nobody else looks at the end at the same time; where there are no locks,
  // a line may get an end too many, which readers pass over.
  flock(file.get(), LOCK_EX);
  struct stat info;
  if (fstat(file.get(), &info) != 0) return reason_of(errno);
  if (!S_ISREG(info.st_mode)) return why_not_regular(info);
  std::string text = ends_within_line(file.get(), info.st_size) ? "\n" : "";
  text += line;
  const ssize_t written = ::write(file.get(), text.data(), text.size());
  if (written == static_cast<ssize_t>(text.size())) return {};
  const int error = written < 0 ? errno : ENOSPC;
  // What does not fit is taken back.
  if (written > 0 && ftruncate(file.get(), info.st_size) != 0) {
    return reason_of(errno);
  }
  return reason_of(error);
}

}  // namespace paralint
