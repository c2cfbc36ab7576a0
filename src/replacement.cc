#include "replacement.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "real_path.h"
#include "text.h"

namespace paralint {
namespace {

constexpr mode_t any_write = 0222;

// What the mode says also holds for the superuser, who may do everything.
std::string why_read_only(int folder) {
  struct stat info;
  if (fstat(folder, &info) != 0) return reason_of(errno);
  if ((info.st_mode & any_write) == 0) return "lies in a read-only folder";
  if (faccessat(folder, ".", W_OK | X_OK, AT_EACCESS) != 0) {
    return reason_of(errno);
  }
  return "";
}

std::string why_read_only(int folder, const std::string& name,
                          const struct stat& info) {
  if (!S_ISREG(info.st_mode)) return why_not_regular(info);
  if ((info.st_mode & any_write) == 0) return "is read-only";
  if (faccessat(folder, name.c_str(), W_OK, AT_EACCESS) != 0) {
    return reason_of(errno);
  }
  return "";
}

// The folder, made where it is missing; no link is followed on the way. Each
// is brought to the disk with its name, so that a file in it is not lost.
Descriptor made_folders(Descriptor folder, const std::string& missing) {
  if (missing.empty()) return folder;
  for (const std::string_view part : split(missing, '/')) {
    if (part.empty()) continue;
    const std::string name(part);
    if (mkdirat(folder.get(), name.c_str(), 0777) == 0) {
      fsync(folder.get());
    } else if (errno != EEXIST) {
      return Descriptor();
    }
    Descriptor next(openat(folder.get(), name.c_str(),
                           O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!next.is_open()) return next;
    folder = std::move(next);
  }
  return folder;
}

}  // namespace

Replacement::Replacement(Place place, const FileChange& change, Compare compare)
    : place_(std::move(place)), change_(change), compare_(compare) {}

std::string Replacement::place() const {
  if (!place_.failure.empty()) return "";
  const std::string folder = place_.missing.empty()
                                 ? place_.folder
                                 : joined(place_.folder, place_.missing);
  return joined(folder, place_.name);
}

std::string Replacement::why_not_as_before(int folder, bool exists) const {
  if (compare_ == Compare::no) return "";
  if (!change_.before) return exists ? "has appeared in the meantime" : "";
  if (!exists) return "was removed in the meantime";
  std::string now;
  const std::string failure = read_file(folder, place_.name, now);
  if (!failure.empty()) return failure;
  return now == *change_.before ? "" : "was changed in the meantime";
}

// `old` is the file as it is, if there is one.
std::string Replacement::why_not(int folder,
                                 std::optional<struct stat>& old) const {
  struct stat info;
  if (fstatat(folder, place_.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) {
    old = info;
  } else if (errno != ENOENT) {
    return reason_of(errno);
  }
  std::string reason = why_read_only(folder);
  // A link that is removed is none of what it leads to.
  const bool is_link = old && !change_.after && S_ISLNK(old->st_mode);
  if (reason.empty() && old && !is_link) {
    reason = why_read_only(folder, place_.name, *old);
  }
  return reason.empty() ? why_not_as_before(folder, old.has_value()) : reason;
}

std::string Replacement::check() const {
  if (!place_.failure.empty()) return place_.failure;
  const Descriptor folder = open_folder(place_.folder);
  if (!folder.is_open()) return reason_of(errno);
  if (!place_.missing.empty()) return why_read_only(folder.get());
  std::optional<struct stat> old;
  return why_not(folder.get(), old);
}

std::string Replacement::prepare() {
  if (!place_.failure.empty()) return place_.failure;
  folder_ = open_folder(place_.folder);
  if (folder_.is_open()) {
    folder_ = made_folders(std::move(folder_), place_.missing);
  }
  if (!folder_.is_open()) return reason_of(errno);
  std::optional<struct stat> old;
  if (std::string reason = why_not(folder_.get(), old); !reason.empty()) {
    return reason;
  }
  if (!change_.after) return "";
  temporary_ = std::make_unique<TemporaryFile>(
      folder_.get(), old ? old->st_mode & 0777 : 0666);
  const bool is_ready = temporary_->is_open() &&
                        temporary_->write(*change_.after) &&
                        (!old || temporary_->take_over(*old));
  if (!is_ready) return reason_of(errno);
  temporary_->begin_sync();
  return "";
}

std::string Replacement::persist() {
  return !temporary_ || temporary_->sync() ? "" : reason_of(errno);
}

std::string Replacement::commit() {
  std::optional<struct stat> old;
  if (std::string reason = why_not(folder_.get(), old); !reason.empty()) {
    return reason;
  }
  const bool is_done =
      !change_.after
          ? !old || unlinkat(folder_.get(), place_.name.c_str(), 0) == 0
      : old ? temporary_->replace(place_.name)
            : temporary_->become(place_.name);
  if (is_done) return "";
  return errno == EEXIST ? "has appeared in the meantime" : reason_of(errno);
}

}  // namespace paralint
