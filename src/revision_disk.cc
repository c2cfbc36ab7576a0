#include "revision_disk.h"

#include <git2.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "error.h"
#include "git_parts.h"
#include "text.h"

namespace paralint {
namespace {

using Tree = std::unique_ptr<git_tree, Freer<git_tree_free>>;
using Entry = std::unique_ptr<git_tree_entry, Freer<git_tree_entry_free>>;
using Blob = std::unique_ptr<git_blob, Freer<git_blob_free>>;

constexpr size_t deepest = 100;  // folders in folders
constexpr int most_links = 40;   // symbolic links to one file

constexpr const char* no_such_file = "no such file or directory";
constexpr const char* missing = "is missing from the repository";

// "a/b/../c/" gives "a/c"; "" for the top; nothing for what lies above it.
std::optional<std::string> normal(const std::string& path) {
  std::string made = std::filesystem::path(path).lexically_normal().string();
  while (made.ends_with('/')) made.pop_back();
  const bool leads_out = made == ".." || starts_with(made, "../");
  if (leads_out || path.starts_with('/')) return {};
  return made == "." ? std::string() : made;
}

std::string below(const std::string& folder, const std::string& name) {
  if (folder.empty() || name.empty()) return folder + name;
  return folder + "/" + name;
}

std::string parent_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == npos ? std::string() : path.substr(0, slash);
}

bool is_below(const std::string& folder, const std::string& path) {
  return folder.empty() || path == folder || starts_with(path, folder + "/");
}

// A commit's files, with symbolic links followed where they stay below `root`,
// as the real disk does.
class OldFiles {
 public:
  OldFiles(git_repository* repository, const git_tree* top, std::string root)
      : repository_(repository), top_(top), root_(std::move(root)) {}

  // What has that path below the top of the repository; null where nothing has.
  Entry find(std::string path) const {
    for (int links = 0; links < most_links; ++links) {
      auto entry = made<Entry>(git_tree_entry_bypath, top_, path.c_str());
      if (!entry || !is_link(entry.get())) return entry;
      const auto target = target_of(*git_tree_entry_id(entry.get()), path);
      if (!target) return {};
      path = *target;
    }
    return {};
  }

  // The files below a folder by their paths, and what could not be listed.
  void list(const std::string& folder, Listing& listing,
            std::unordered_map<std::string, git_oid>& blobs) const {
    const Entry entry = folder.empty() ? Entry() : find(folder);
    const bool is_folder =
        folder.empty() ||
        (entry && git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE);
    if (!is_folder) return;
    const auto tree =
        made<Tree>(git_tree_lookup, repository_,
                   entry ? git_tree_entry_id(entry.get()) : git_tree_id(top_));
    if (tree) {
      walk(tree.get(), folder, {folder}, listing, blobs);
    } else {
      listing.unreadable.push_back({folder, 0, 0, missing});
    }
  }

  // Nothing where the object is not there.
  std::optional<std::string> content(const git_oid& id) const {
    const auto blob = made<Blob>(git_blob_lookup, repository_, &id);
    if (!blob) return {};
    return std::string(
        static_cast<const char*>(git_blob_rawcontent(blob.get())),
        git_blob_rawsize(blob.get()));
  }

 private:
  static bool is_link(const git_tree_entry* entry) {
    return git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK;
  }

  // Where a link leads; nothing where that is out of the root.
  std::optional<std::string> target_of(const git_oid& id,
                                       const std::string& path) const {
    const auto text = content(id);
    if (!text || text->starts_with('/')) return {};
    auto target = normal(below(parent_of(path), *text));
    if (target && !is_below(root_, *target)) return {};
    return target;
  }

  // `chain` are the folders that lead here, as they are called where they
  // really are.
  void walk(const git_tree* tree, const std::string& folder,
            std::vector<std::string> chain, Listing& listing,
            std::unordered_map<std::string, git_oid>& blobs) const {
    if (chain.size() > deepest) {
      listing.unreadable.push_back({folder, 0, 0, "is nested too deeply"});
      return;
    }
    for (size_t i = 0; i < git_tree_entrycount(tree); ++i) {
      const git_tree_entry* entry = git_tree_entry_byindex(tree, i);
      const std::string name = git_tree_entry_name(entry);
      if (name.starts_with('.') || name == "node_modules") continue;
      const std::string real = below(chain.back(), name);
      add(entry, real, below(folder, name), chain, listing, blobs);
    }
  }

  void add(const git_tree_entry* entry, std::string real,
           const std::string& path, const std::vector<std::string>& chain,
           Listing& listing,
           std::unordered_map<std::string, git_oid>& blobs) const {
    Entry target;
    for (int links = 0; is_link(entry); ++links) {
      const auto to = target_of(*git_tree_entry_id(entry), real);
      if (!to || links == most_links) return;
      const bool leads_back = std::ranges::any_of(
          chain,
          [&](const std::string& above) { return is_below(*to, above); });
      if (leads_back) return;
      real = *to;
      target = made<Entry>(git_tree_entry_bypath, top_, real.c_str());
      if (!target) return;
      entry = target.get();
    }
    if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
      const auto tree =
          made<Tree>(git_tree_lookup, repository_, git_tree_entry_id(entry));
      if (!tree) {
        listing.unreadable.push_back({path, 0, 0, missing});
        return;
      }
      auto longer = chain;
      longer.push_back(std::move(real));
      walk(tree.get(), path, std::move(longer), listing, blobs);
    } else if (is_regular(
                   static_cast<uint16_t>(git_tree_entry_filemode(entry)))) {
      listing.files.push_back(path);
      blobs.insert_or_assign(path, *git_tree_entry_id(entry));
    }
  }

  git_repository* repository_;
  const git_tree* top_;
  std::string root_;
};

// libgit2's objects are not to be used by several threads.
class RevisionDisk : public Disk {
 public:
  RevisionDisk(git_repository* repository, const git_tree* top,
               const std::string& folder, const Disk& today)
      : repository_(repository),
        files_(repository, top, folder),
        folder_(folder),
        today_(today) {}

  std::string read(const std::string& path,
                   std::string& content) const override {
    const std::lock_guard lock(mutex_);
    const auto full = place(path);
    if (!full) return no_such_file;
    const auto known = blobs_.find(*full);
    if (known != blobs_.end()) return read_blob(known->second, content);
    const Entry entry = full->empty() ? Entry() : files_.find(*full);
    if (!entry) {
      return is_ignored(*full) ? today_.read(path, content) : no_such_file;
    }
    if (git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE) {
      return "is a folder";
    }
    return read_blob(*git_tree_entry_id(entry.get()), content);
  }

  bool is_file(const std::string& path) const override {
    const std::lock_guard lock(mutex_);
    const auto full = place(path);
    if (!full || full->empty()) return false;
    const Entry entry = files_.find(*full);
    if (!entry) return is_ignored(*full) && today_.is_file(path);
    return git_tree_entry_type(entry.get()) == GIT_OBJECT_BLOB;
  }

  bool is_folder(const std::string& path) const override {
    const std::lock_guard lock(mutex_);
    const auto full = place(path);
    if (!full || full->empty()) return full.has_value();
    const Entry entry = files_.find(*full);
    if (!entry) return is_ignored(*full) && today_.is_folder(path);
    return git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE;
  }

  Listing list(const std::string& folder) const override {
    const std::lock_guard lock(mutex_);
    const auto full = place(folder);
    if (!full) return {};
    Listing listing;
    files_.list(*full, listing, blobs_);
    if (!folder_.empty()) {
      for (std::string& file : listing.files) {
        file.erase(0, folder_.size() + 1);
      }
    }
    for (std::string& file : today_.list(folder).files) {
      const std::string path = below(folder_, file);
      if (!blobs_.contains(path) && is_ignored(path)) {
        listing.files.push_back(std::move(file));
      }
    }
    std::sort(listing.files.begin(), listing.files.end());
    return listing;
  }

  void write(const std::string& path, std::string_view) const override {
    throw Error("cannot write " + path + ": it is of the past");
  }
  std::unique_ptr<PendingChange> pending(
      const FileChange& change) const override {
    throw Error("cannot write " + change.file + ": it is of the past");
  }
  void settle(const std::string&) const override {}

 private:
  std::optional<std::string> place(const std::string& path) const {
    if (path.starts_with('/')) return {};
    return normal(below(folder_, path));
  }

  std::string read_blob(const git_oid& id, std::string& content) const {
    auto text = files_.content(id);
    if (!text) return missing;
    content = std::move(*text);
    return {};
  }

  bool is_ignored(const std::string& path) const {
    int answer = 0;
    return git_ignore_path_is_ignored(&answer, repository_, path.c_str()) ==
               0 &&
           answer == 1;
  }

  git_repository* repository_;
  OldFiles files_;
  std::string folder_;
  const Disk& today_;
  mutable std::mutex mutex_;
  // Of the files that were listed, by their paths below the top.
  mutable std::unordered_map<std::string, git_oid> blobs_;
};

}  // namespace

std::unique_ptr<Disk> revision_disk(git_repository* repository,
                                    const git_tree* tree,
                                    const std::string& folder,
                                    const Disk& today) {
  return std::make_unique<RevisionDisk>(repository, tree, folder, today);
}

}  // namespace paralint
