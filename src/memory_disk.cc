// Files in a map, for tests. What the real disk promises holds here as well,
// and the reasons are spelled alike.
#include "disk.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "text.h"

namespace paralint {
namespace {

using Files = std::map<std::string, std::string>;

// "./content//x/../a.md" gives "content/a.md".
std::string normal(const std::string& path) {
  std::string result = std::filesystem::path(path).lexically_normal().string();
  return result == "." ? "" : result;
}

// "" for the root, else with "/" at the end.
std::string folder_prefix(const std::string& path) {
  std::string prefix = normal(path);
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  return prefix;
}

std::string parent_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == npos ? "" : path.substr(0, slash);
}

bool has_prefix(const Files& files, const std::string& prefix) {
  const auto next = files.lower_bound(prefix);
  return next != files.end() && next->first.starts_with(prefix);
}

// Whether a listing shows the file, `path` being relative to the folder listed.
bool is_listed(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  const bool is_hidden =
      std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.empty() || part.starts_with('.');
      });
  const auto name = parts.end() - 1;
  return !is_hidden && std::find(parts.begin(), name, "node_modules") == name;
}

class MemoryDisk : public Disk {
 public:
  MemoryDisk(Files files, Files broken)
      : files_(std::move(files)), broken_(std::move(broken)) {}

  std::string read(const std::string& path,
                   std::string& content) const override;
  bool is_file(const std::string& path) const override {
    return files_.contains(normal(path)) || broken_.contains(normal(path));
  }
  bool is_folder(const std::string& path) const override;
  Listing list(const std::string& folder) const override;
  void write(const std::string& path, std::string_view content) const override;
  std::unique_ptr<PendingChange> pending(
      const FileChange& change) const override;
  void settle(const std::string&) const override {}

  std::string why_not(const FileChange& change) const;
  std::string commit(const FileChange& change) const;

 private:
  std::string why_missing(const std::string& path) const;
  std::string try_write(const std::string& path,
                        std::string_view content) const;

  mutable std::mutex mutex_;  // of changes that are committed
  mutable Files files_;
  Files broken_;  // the reason by path
};

std::string MemoryDisk::read(const std::string& path,
                             std::string& content) const {
  const std::string file = normal(path);
  if (const auto found = broken_.find(file); found != broken_.end()) {
    return found->second;
  }
  const auto found = files_.find(file);
  if (found == files_.end()) {
    return is_folder(file) ? "is a folder" : why_missing(file);
  }
  content = found->second;
  return "";
}

bool MemoryDisk::is_folder(const std::string& path) const {
  const std::string prefix = folder_prefix(path);
  return prefix.empty() || has_prefix(files_, prefix) ||
         has_prefix(broken_, prefix);
}

Listing MemoryDisk::list(const std::string& folder) const {
  const std::string prefix = folder_prefix(folder);
  Listing listing;
  for (const Files* files : {&std::as_const(files_), &broken_}) {
    for (auto file = files->lower_bound(prefix);
         file != files->end() && file->first.starts_with(prefix); ++file) {
      if (!is_listed(file->first.substr(prefix.size()))) continue;
      listing.files.push_back(file->first);
    }
  }
  auto& files = listing.files;
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return listing;
}

std::string MemoryDisk::why_missing(const std::string& path) const {
  for (size_t end = path.find('/'); end != npos;
       end = path.find('/', end + 1)) {
    if (is_file(path.substr(0, end))) return "not a directory";
  }
  return "no such file or directory";
}

std::string MemoryDisk::try_write(const std::string& path,
                                  std::string_view content) const {
  const std::string file = normal(path);
  if (file.ends_with('/') || is_folder(file)) return "is a folder";
  if (!is_folder(parent_of(file))) return why_missing(file);
  if (const auto found = broken_.find(file); found != broken_.end()) {
    return found->second;
  }
  files_[file] = content;
  return "";
}

void MemoryDisk::write(const std::string& path,
                       std::string_view content) const {
  const std::string reason = try_write(path, content);
  if (!reason.empty()) throw Error("cannot write " + path + ": " + reason);
}

std::string MemoryDisk::why_not(const FileChange& change) const {
  const std::string file = normal(change.file);
  if (file.ends_with('/') || is_folder(file)) return "is a folder";
  if (const auto found = broken_.find(file); found != broken_.end()) {
    return found->second;
  }
  const auto found = files_.find(file);
  const bool exists = found != files_.end();
  if (!change.before) {
    if (exists) return "has appeared in the meantime";
    const std::string reason = why_missing(file);
    return reason == "not a directory" ? reason : "";
  }
  if (!exists) return "was removed in the meantime";
  return found->second == *change.before ? "" : "was changed in the meantime";
}

std::string MemoryDisk::commit(const FileChange& change) const {
  const std::lock_guard lock(mutex_);
  std::string reason = why_not(change);
  if (!reason.empty()) return reason;
  if (change.after) {
    files_[normal(change.file)] = *change.after;
  } else {
    files_.erase(normal(change.file));
  }
  return "";
}

class PendingInMemory : public PendingChange {
 public:
  PendingInMemory(const MemoryDisk& disk, const FileChange& change)
      : disk_(disk), change_(change) {}

  std::string place() const override { return normal(change_.file); }
  std::string check() const override { return disk_.why_not(change_); }
  std::string prepare() override { return check(); }
  std::string persist() override { return ""; }
  std::string commit() override { return disk_.commit(change_); }

 private:
  const MemoryDisk& disk_;
  const FileChange& change_;
};

std::unique_ptr<PendingChange> MemoryDisk::pending(
    const FileChange& change) const {
  return std::make_unique<PendingInMemory>(*this, change);
}

}  // namespace

std::unique_ptr<Disk> memory_disk(std::map<std::string, std::string> files,
                                  std::map<std::string, std::string> broken) {
  return std::make_unique<MemoryDisk>(std::move(files), std::move(broken));
}

}  // namespace paralint
