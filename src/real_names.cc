#include "real_names.h"

#include <map>

#include "real_path.h"

namespace paralint {
namespace {

bool is_same(const FileChange& left, const FileChange& right) {
  return left.before == right.before && left.after == right.after;
}

}  // namespace

std::vector<FileChange> under_real_names(
    const Disk& disk, const std::string& root,
    const std::vector<FileChange>& changes) {
  const std::string real_root = real_path(root.empty() ? "." : root);
  const std::string above = joined(real_root, "");
  std::map<std::string, const FileChange*> by_name;
  for (const FileChange& change : changes) {
    std::string name = disk.pending(change)->place();
    if (name.starts_with(above)) {
      name.erase(0, above.size());
    } else {
      name = change.file;
    }
    const auto [first, is_new] = by_name.emplace(name, &change);
    if (is_new || is_same(*first->second, change)) continue;
    throw Error(Trouble{.file = change.file,
                        .sentence = "is the same file as " +
                                    first->second->file +
                                    ", which is changed in another way"});
  }
  std::vector<FileChange> made;
  for (const auto& [name, change] : by_name) {
    made.push_back({name, change->before, change->after});
  }
  return made;
}

}  // namespace paralint
