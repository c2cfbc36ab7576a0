// The real file system; walk.cc lists it.
#include "disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "real_file.h"
#include "real_path.h"
#include "replacement.h"
#include "temporary_file.h"
#include "walk.h"

namespace paralint {
namespace {

bool is_link(const std::string& path) {
  struct stat info;
  return lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

// Cuts the last part off: "a/b/" is "a/", and gives "b".
std::string cut_last(std::string& folder) {
  while (folder.ends_with('/')) folder.pop_back();
  const size_t last = folder.rfind('/') + 1;
  std::string part = folder.substr(last);
  folder.resize(last);
  return part;
}

// Nothing has that name. A link that leads nowhere is something.
bool is_missing(std::string folder) {
  const std::string last = cut_last(folder);
  struct stat info;
  return !last.empty() && lstat((folder + last).c_str(), &info) != 0 &&
         errno == ENOENT;
}

class RealDisk : public Disk {
 public:
  explicit RealDisk(const std::string& root)
      : root_(root.empty() ? "." : root), real_root_(real_path(root_)) {}

  std::string read(const std::string& path,
                   std::string& content) const override {
    return read_file(AT_FDCWD, full(path), content);
  }
  bool is_file(const std::string& path) const override {
    return S_ISREG(mode_of(path));
  }
  bool is_folder(const std::string& path) const override {
    return S_ISDIR(mode_of(path));
  }
  Listing list(const std::string& folder) const override;
  void write(const std::string& path, std::string_view content) const override;
  std::unique_ptr<PendingChange> pending(
      const FileChange& change) const override;
  void settle(const std::string& folder) const override;

 private:
  std::string full(const std::string& path) const {
    return joined(root_, path);
  }
  mode_t mode_of(const std::string& path) const;
  bool leads_out(const std::string& path, const std::string& real) const;
  Place place_of(const FileChange& change, Compare compare) const;

  std::string root_;
  std::string real_root_;
};

mode_t RealDisk::mode_of(const std::string& path) const {
  struct stat info;
  return stat(full(path).c_str(), &info) == 0 ? info.st_mode : 0;
}

// Whether a path that says it lies in the root is led out of it by links. One
// that names another place ("/tmp/x", "../x") is what the user wants.
bool RealDisk::leads_out(const std::string& path,
                         const std::string& real) const {
  namespace fs = std::filesystem;
  const std::string root = fs::absolute(root_).lexically_normal() / "";
  const std::string named = fs::absolute(full(path)).lexically_normal() / "";
  return named.starts_with(root) && !is_inside(real, real_root_);
}

Listing RealDisk::list(const std::string& folder) const {
  const std::string real = real_path(full(folder));
  if (!real.empty() && leads_out(folder, real)) return {};
  return walk(root_, folder);
}

// Where the path is a link, the file that it leads to is written, but the link
// is removed: that file may be another page.
Place RealDisk::place_of(const FileChange& change, Compare compare) const {
  std::string file = full(change.file);
  if (change.after && is_link(file)) {
    file = real_path(file);
    if (file.empty()) return {.failure = reason_of(errno)};
  }
  const size_t name = file.rfind('/') + 1;
  if (name == file.size()) return {.failure = "is a folder"};
  Place place{.name = file.substr(name)};
  std::string folder = file.substr(0, name);
  const bool makes_folders =
      compare == Compare::yes && change.after && !change.before;
  while (makes_folders && is_missing(folder)) {
    place.missing = cut_last(folder) + "/" + place.missing;
  }
  place.folder = real_path(folder);
  if (place.folder.empty()) return {.failure = reason_of(errno)};
  if (leads_out(change.file, place.folder)) {
    return {.failure = "leads out of the root"};
  }
  return place;
}

void RealDisk::write(const std::string& path, std::string_view content) const {
  const FileChange change{path, {}, std::string(content)};
  const Place place = place_of(change, Compare::no);
  Replacement replacement(place, change, Compare::no);
  std::string reason = replacement.prepare();
  if (reason.empty()) reason = replacement.persist();
  if (reason.empty()) reason = replacement.commit();
  if (!reason.empty()) throw Error("cannot write " + path + ": " + reason);
  settle(place.folder);
}

std::unique_ptr<PendingChange> RealDisk::pending(
    const FileChange& change) const {
  return std::make_unique<Replacement>(place_of(change, Compare::yes), change,
                                       Compare::yes);
}

// The new bytes are in place whatever this says, and some file systems cannot
// do it.
void RealDisk::settle(const std::string& folder) const {
  const Descriptor opened = open_folder(folder);
  if (!opened.is_open()) return;
  fsync(opened.get());
  remove_leftovers(opened.get());
}

}  // namespace

std::unique_ptr<Disk> real_disk(const std::string& root) {
  return std::make_unique<RealDisk>(root);
}

}  // namespace paralint
