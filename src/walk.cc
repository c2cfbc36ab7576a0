// Folders are opened relative to their parent and say themselves what their
// items are, so that a file costs no system call.
#include "walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "real_path.h"
#include "text.h"

namespace paralint {
namespace {

// Nobody nests that deeply; every level costs a descriptor while it is walked.
constexpr size_t deepest = 200;

// Links between folders may give one folder exponentially many names.
constexpr int most_names = 64;

struct Entry {
  std::string name;  // of a folder with "/" at the end
  std::string real;  // of a folder: where it really is
};

class Walker {
 public:
  // `root` is the real path of the disk's root, `chain` those of the folders
  // above the one to list.
  Walker(std::string root, std::vector<std::string> chain)
      : root_(std::move(root)), chain_(std::move(chain)) {}

  // Lists what lies below the folder `name` of the folder `parent`. `path` is
  // what it is called in the listing: empty or with "/" at the end.
  void visit(int parent, const std::string& name, const std::string& path,
             const std::string& real);

  void report(const std::string& path, int error);
  Listing take() { return std::move(listing_); }

 private:
  std::vector<Entry> entries(DIR* folder, const std::string& path);
  std::optional<Entry> entry(int folder, const dirent& item) const;
  std::optional<Entry> linked(int folder, const std::string& name) const;
  bool leads_back(const std::string& target) const;
  void report(std::string_view path, std::string reason);

  std::string root_;
  std::vector<std::string> chain_;  // down to the folder being walked
  std::unordered_map<std::string, int> names_;  // met so far, by real path
  Listing listing_;
};

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

std::unique_ptr<DIR, CloseFolder> open_folder(int parent,
                                              const std::string& name) {
  const int fd =
      openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return std::unique_ptr<DIR, CloseFolder>(fd < 0 ? nullptr : fdopendir(fd));
}

// Since a folder's name ends in "/" when the entries are sorted, what is found
// comes in the byte order of whole paths: "a-b.md", "a/b.md", "ab.md".
void Walker::visit(int parent, const std::string& name, const std::string& path,
                   const std::string& real) {
  if (chain_.size() > deepest) return report(path, "is nested too deeply");
  if (++names_[real] > most_names) {
    return report(path, "is reached by too many symbolic links");
  }
  const auto folder = open_folder(parent, name);
  if (folder == nullptr) return report(path, errno);
  chain_.push_back(real);
  for (const Entry& found : entries(folder.get(), path)) {
    if (found.name.back() == '/') {
      visit(dirfd(folder.get()), found.name, path + found.name, found.real);
    } else {
      listing_.files.push_back(path + found.name);
    }
  }
  chain_.pop_back();
}

std::vector<Entry> Walker::entries(DIR* folder, const std::string& path) {
  std::vector<Entry> found;
  errno = 0;
  while (const dirent* item = readdir(folder)) {
    if (auto one = entry(dirfd(folder), *item)) {
      found.push_back(std::move(*one));
    }
    errno = 0;  // readdir tells the end from a failure by errno alone
  }
  if (errno != 0) report(path, errno);
  std::sort(found.begin(), found.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return found;
}

// Some file systems do not say in the folder what an item is. What cannot be
// asked counts as a file: reading it will say why.
unsigned char type_of(int folder, const dirent& item) {
  if (item.d_type != DT_UNKNOWN) return item.d_type;
  struct stat info;
  if (fstatat(folder, item.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
    return DT_REG;
  }
  return static_cast<unsigned char>(IFTODT(info.st_mode));
}

std::optional<Entry> folder_entry(const std::string& name, std::string real) {
  if (name == "node_modules") return std::nullopt;
  return Entry{name + "/", std::move(real)};
}

std::optional<Entry> Walker::entry(int folder, const dirent& item) const {
  if (item.d_name[0] == '.') return std::nullopt;
  const std::string name = item.d_name;
  switch (type_of(folder, item)) {
    case DT_REG:
      return Entry{name, ""};
    case DT_DIR:
      return folder_entry(name, joined(chain_.back(), name));
    case DT_LNK:
      return linked(folder, name);
    default:
      return std::nullopt;
  }
}

std::optional<Entry> Walker::linked(int folder, const std::string& name) const {
  struct stat info;
  if (fstatat(folder, name.c_str(), &info, 0) != 0) return Entry{name, ""};
  std::string target = real_path(joined(chain_.back(), name));
  if (!is_inside(target, root_)) return std::nullopt;
  if (S_ISREG(info.st_mode)) return Entry{name, ""};
  if (!S_ISDIR(info.st_mode) || leads_back(target)) return std::nullopt;
  return folder_entry(name, std::move(target));
}

// Every link that is followed makes the chain longer by a folder that is not
// in it yet, so that the walk ends.
bool Walker::leads_back(const std::string& target) const {
  return std::any_of(
      chain_.begin(), chain_.end(),
      [&](const std::string& folder) { return is_inside(folder, target); });
}

void Walker::report(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return;
  report(path, reason_of(error));
}

void Walker::report(std::string_view path, std::string reason) {
  if (path.ends_with('/')) path.remove_suffix(1);
  listing_.unreadable.push_back({.file = path.empty() ? "." : std::string(path),
                                 .sentence = std::move(reason)});
}

// "./content//en/" gives "content/en/"; "." and "" give "".
std::string listing_prefix(std::string_view folder) {
  std::string prefix = folder.starts_with('/') ? "/" : "";
  for (const std::string_view part : split(folder, '/')) {
    if (part.empty() || part == ".") continue;
    prefix += part;
    prefix += '/';
  }
  return prefix;
}

}  // namespace

Listing walk(const std::string& root, const std::string& folder) {
  const std::string path = listing_prefix(folder);
  std::vector<std::string> above;
  for (size_t end = 0; end < path.size(); end = path.find('/', end) + 1) {
    above.push_back(real_path(joined(root, path.substr(0, end))));
  }
  Walker walker(real_path(root), std::move(above));
  const std::string name = joined(root, path);
  const std::string real = real_path(name);
  if (real.empty()) {
    walker.report(path, errno);
  } else {
    walker.visit(AT_FDCWD, name, path, real);
  }
  return walker.take();
}

}  // namespace paralint
