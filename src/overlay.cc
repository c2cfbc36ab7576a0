#include "overlay.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

bool is_below(const std::string& folder, const std::string& file) {
  return folder.empty() || starts_with(file, folder + "/");
}

// Nothing can fail in memory.
class PendingAbove : public PendingChange {
 public:
  PendingAbove(const Overlay& disk, const FileChange& change)
      : disk_(disk), change_(change) {}

  std::string place() const override { return change_.file; }
  std::string check() const override { return ""; }
  std::string prepare() override { return ""; }
  std::string persist() override { return ""; }
  std::string commit() override {
    disk_.apply(change_);
    return "";
  }

 private:
  const Overlay& disk_;
  const FileChange& change_;
};

}  // namespace

const Overlay::Content* Overlay::changed(const std::string& path) const {
  const auto at = changed_.find(path);
  return at == changed_.end() ? nullptr : &at->second;
}

std::string Overlay::read(const std::string& path, std::string& content) const {
  {
    const std::lock_guard lock(mutex_);
    const Content* own = changed(path);
    if (own && !*own) return "no such file or directory";
    const auto known = read_.find(path);
    if (own || known != read_.end()) {
      content = own ? **own : known->second;
      return {};
    }
  }
  std::string failure = below_.read(path, content);
  if (failure.empty()) {
    const std::lock_guard lock(mutex_);
    read_.emplace(path, content);
  }
  return failure;
}

bool Overlay::is_file(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const Content* own = changed(path);
  return own ? own->has_value() : below_.is_file(path);
}

bool Overlay::is_folder(const std::string& path) const {
  if (below_.is_folder(path)) return true;
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(changed_, [&](const auto& file) {
    return file.second && is_below(path, file.first);
  });
}

Listing Overlay::list(const std::string& folder) const {
  const std::lock_guard lock(mutex_);
  auto known = listed_.find(folder);
  if (known == listed_.end()) {
    known = listed_.emplace(folder, below_.list(folder)).first;
  }
  Listing listing = known->second;
  std::erase_if(listing.files, [&](const std::string& file) {
    return changed_.contains(file);
  });
  for (const auto& [file, content] : changed_) {
    if (content && is_below(folder, file)) listing.files.push_back(file);
  }
  std::sort(listing.files.begin(), listing.files.end());
  return listing;
}

void Overlay::write(const std::string& path, std::string_view content) const {
  const std::lock_guard lock(mutex_);
  changed_[path] = std::string(content);
}

std::unique_ptr<PendingChange> Overlay::pending(
    const FileChange& change) const {
  return std::make_unique<PendingAbove>(*this, change);
}

void Overlay::apply(const FileChange& change) const {
  const std::lock_guard lock(mutex_);
  changed_[change.file] = change.after;
}

std::vector<FileChange> Overlay::changes() const {
  const std::lock_guard lock(mutex_);
  std::vector<FileChange> changes;
  for (const auto& [file, after] : changed_) {
    FileChange change{file, {}, after};
    const auto known = read_.find(file);
    if (known != read_.end()) {
      change.before = known->second;
    } else if (below_.is_file(file)) {
      std::string content;
      const std::string failure = below_.read(file, content);
      if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
      change.before = std::move(content);
    }
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace paralint
