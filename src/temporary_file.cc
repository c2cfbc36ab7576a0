#include "temporary_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <random>
#include <vector>

namespace paralint {
namespace {

constexpr std::string_view prefix = ".paralint-";
constexpr std::string_view suffix = ".tmp";

std::string unpredictable_name() {
  // On a virtual machine, the processor's own random numbers are slow.
  uint64_t number = 0;
  if (getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number) {
    number = uint64_t{std::random_device()()} << 32 | std::random_device()();
  }
  char digits[16];
  const auto end = std::to_chars(digits, std::end(digits), number, 16).ptr;
  return std::string(prefix) + std::string(digits, end) + std::string(suffix);
}

bool is_our_name(std::string_view name) {
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return false;
  name.remove_prefix(prefix.size());
  if (name.size() <= suffix.size()) return false;
  name.remove_suffix(suffix.size());
  return name.size() <= 16 &&
         name.find_first_not_of("0123456789abcdef") == name.npos;
}

// A run that tidies up may take the file between its making and its locking.
// One that cannot be locked for any other reason cannot be taken either.
bool is_lost(int fd) {
  if (flock(fd, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK;
  struct stat info;
  return fstat(fd, &info) == 0 && info.st_nlink == 0;
}

bool is_same(const struct stat& left, const struct stat& right) {
  return left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

void remove_if_left(int folder, const std::string& name) {
  const Descriptor file(
      openat(folder, name.c_str(),
             O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat opened;
  if (!file.is_open() || fstat(file.get(), &opened) != 0 ||
      !S_ISREG(opened.st_mode) || flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    return;
  }
  struct stat named;
  if (fstatat(folder, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
      is_same(opened, named)) {
    unlinkat(folder, name.c_str(), 0);
  }
}

}  // namespace

TemporaryFile::TemporaryFile(int folder, mode_t mode) : folder_(folder) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    name_ = unpredictable_name();
    Descriptor file(openat(folder, name_.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.is_open() && !is_lost(file.get())) {
      file_ = std::move(file);
      return;
    }
    if (!file.is_open() && errno != EEXIST) return;
  }
}

TemporaryFile::~TemporaryFile() {
  // Before it is closed, so that the name cannot be another's by then.
  if (is_open() && !renamed_) unlinkat(folder_, name_.c_str(), 0);
}

bool TemporaryFile::write(std::string_view content) const {
  while (!content.empty()) {
    const ssize_t written =
        ::write(file_.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// The owner is kept where we may; the mode comes last, since a change of owner
// clears some of its bits.
bool TemporaryFile::take_over(const struct stat& old) const {
  struct stat info;
  if (fstat(file_.get(), &info) != 0) return false;
  if ((info.st_uid != old.st_uid || info.st_gid != old.st_gid) &&
      fchown(file_.get(), old.st_uid, old.st_gid) != 0 && errno != EPERM) {
    return false;
  }
  return fchmod(file_.get(), old.st_mode & 07777) == 0;
}

bool TemporaryFile::sync() const {
  return fsync(file_.get()) == 0;
}

void TemporaryFile::begin_sync() const {
  sync_file_range(file_.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

bool TemporaryFile::replace(const std::string& name) {
  renamed_ = renameat(folder_, name_.c_str(), folder_, name.c_str()) == 0;
  return renamed_;
}

bool TemporaryFile::become(const std::string& name) {
  renamed_ = renameat2(folder_, name_.c_str(), folder_, name.c_str(),
                       RENAME_NOREPLACE) == 0;
  if (renamed_ || (errno != EINVAL && errno != ENOSYS)) return renamed_;
  // Some file systems cannot do both in one step.
  if (faccessat(folder_, name.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return false;
  }
  return replace(name);
}

void remove_leftovers(int folder) {
  // A descriptor of its own, since reading moves it and closedir closes it.
  const int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (own < 0) return;
  DIR* const entries = fdopendir(own);
  if (entries == nullptr) {
    close(own);
    return;
  }
  std::vector<std::string> names;
  while (const dirent* entry = readdir(entries)) {
    if (is_our_name(entry->d_name)) names.emplace_back(entry->d_name);
  }
  closedir(entries);
  for (const std::string& name : names) remove_if_left(folder, name);
}

}  // namespace paralint
