#include "history.h"

#include <git2.h>

#include <deque>
#include <fstream>
#include <iterator>
#include <utility>

#include "git_parts.h"
#include "loose_objects.h"

namespace paralint {
namespace {

constexpr size_t most_commits = 10'000;
constexpr size_t largest_file = size_t{4} << 20;

using Repo = std::unique_ptr<git_repository, Freer<git_repository_free>>;
using Commit = std::unique_ptr<git_commit, Freer<git_commit_free>>;
using Tree = std::unique_ptr<git_tree, Freer<git_tree_free>>;
using Entry = std::unique_ptr<git_tree_entry, Freer<git_tree_entry_free>>;
using Diff = std::unique_ptr<git_diff, Freer<git_diff_free>>;
using Blob = std::unique_ptr<git_blob, Freer<git_blob_free>>;

// For git_diff_options: 1 leaves a file out.
int leave_out(const git_diff*, const git_diff_delta* delta, const char*,
              void* endings) {
  const auto& wanted = *static_cast<const std::vector<std::string>*>(endings);
  return ends_with_any(delta->new_file.path, wanted) ? 0 : 1;
}

// What changed between two folders, without a thought of renames: libgit2 takes
// twice the time for it, and most commits rename nothing.
class FolderChanges {
 public:
  FolderChanges(git_repository* repository,
                const std::vector<std::string>& endings)
      : repository_(repository), endings_(endings) {}

  // Either may be null. False where a folder cannot be read.
  bool compare(const git_tree* old, const git_tree* now,
               const std::string& prefix) {
    if (++depth_ > deepest) return false;
    const size_t old_count = old ? git_tree_entrycount(old) : 0;
    const size_t now_count = now ? git_tree_entrycount(now) : 0;
    size_t i = 0;
    size_t j = 0;
    while (i < old_count || j < now_count) {
      const git_tree_entry* a =
          i < old_count ? git_tree_entry_byindex(old, i) : nullptr;
      const git_tree_entry* b =
          j < now_count ? git_tree_entry_byindex(now, j) : nullptr;
      const int order = !a ? 1 : !b ? -1 : git_tree_entry_cmp(a, b);
      if (order > 0) a = nullptr;
      if (order < 0) b = nullptr;
      i += a != nullptr;
      j += b != nullptr;
      if (!add(a, b, prefix)) return false;
    }
    --depth_;
    return true;
  }

  bool may_rename() const { return has_gone_ && has_come_; }
  std::vector<FileStep> take_steps() { return std::move(steps_); }

 private:
  static constexpr int deepest = 100;

  bool add(const git_tree_entry* old, const git_tree_entry* now,
           const std::string& prefix) {
    if (old && now &&
        git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(now))) {
      return true;
    }
    const std::string path = prefix + git_tree_entry_name(old ? old : now);
    if (is_tree(old) || is_tree(now)) {
      const Tree before = tree(old);
      const Tree after = tree(now);
      if (is_tree(old) != !!before || is_tree(now) != !!after) return false;
      if (!compare(before.get(), after.get(), path + "/")) return false;
    }
    if (!ends_with_any(path, endings_)) return true;
    FileStep step{file(old, path), file(now, path)};
    has_gone_ = has_gone_ || step.after.path.empty();
    has_come_ = has_come_ || step.before.path.empty();
    if (!step.before.path.empty() || !step.after.path.empty()) {
      steps_.push_back(std::move(step));
    }
    return true;
  }

  static bool is_tree(const git_tree_entry* entry) {
    return entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
  }

  Tree tree(const git_tree_entry* entry) const {
    if (!is_tree(entry)) return {};
    return made<Tree>(git_tree_lookup, repository_, git_tree_entry_id(entry));
  }

  static OldFile file(const git_tree_entry* entry, const std::string& path) {
    const bool is_file = entry && is_regular(git_tree_entry_filemode(entry));
    return is_file ? OldFile{path, text_of(*git_tree_entry_id(entry))}
                   : OldFile();
  }

  git_repository* repository_;
  const std::vector<std::string>& endings_;
  std::vector<FileStep> steps_;
  bool has_gone_ = false;
  bool has_come_ = false;
  int depth_ = 0;
};

}  // namespace

// The commits from HEAD backwards, as far as somebody asked.
class History::Repository {
 public:
  Repository(const std::string& folder, std::vector<std::string> endings)
      : endings_(std::move(endings)) {
    if (!may_be_in_repository(folder)) return;
    library_.emplace();
    open(folder);
  }

  const Revision* revision(size_t age) {
    while (revisions_.size() <= age && commit_) go_back();
    return age < revisions_.size() ? &revisions_[age] : nullptr;
  }

  const std::string& head() const { return head_; }

  std::optional<std::string> read(const std::string& blob_id) const {
    git_oid id;
    if (!repository_ || git_oid_fromstr(&id, blob_id.c_str()) != 0) return {};
    const auto blob = made<Blob>(git_blob_lookup, repository_.get(), &id);
    if (!blob || git_blob_rawsize(blob.get()) > largest_file) return {};
    return std::string(
        static_cast<const char*>(git_blob_rawcontent(blob.get())),
        git_blob_rawsize(blob.get()));
  }

 private:
  void open(const std::string& folder) {
    repository_ =
        made<Repo>(git_repository_open_ext, folder.c_str(), 0U, nullptr);
    if (!repository_ || !guard_loose_objects(repository_.get())) return;
    auto inside = path_in(repository_.get(), folder);
    if (!inside) return;
    folder_ = std::move(*inside);
    git_oid head;
    if (git_reference_name_to_id(&head, repository_.get(), "HEAD") != 0) return;
    head_ = short_text_of(head);
    commit_ = made<Commit>(git_commit_lookup, repository_.get(), &head);
    tree_ = folder_of(commit_.get());
    // Nobody has ever committed what lies in the folder.
    if (!tree_) commit_.reset();
  }

  // The folder as it was in a commit, or null.
  Tree folder_of(const git_commit* commit) const {
    if (!commit) return {};
    Tree root = made<Tree>(git_commit_tree, commit);
    if (!root || folder_.empty()) return root;
    const auto entry =
        made<Entry>(git_tree_entry_bypath, root.get(), folder_.c_str());
    if (!entry) return {};
    return made<Tree>(git_tree_lookup, repository_.get(),
                      git_tree_entry_id(entry.get()));
  }

  git_diff_options options() {
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_SKIP_BINARY_CHECK;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    options.notify_cb = leave_out;
    options.payload = &endings_;
    return options;
  }

  // Adds the next revision in which something changed, or ends the memory.
  void go_back() {
    if (revisions_.empty()) {
      add(uncommitted(), {}, folder_.empty() ? 0 : folder_.size() + 1);
      return;
    }
    while (commit_) {
      if (++commits_ > most_commits) return forget();
      auto parent = made<Commit>(git_commit_parent, commit_.get(), 0U);
      Tree before = folder_of(parent.get());
      if (!before) return forget();
      const std::string name = short_text_of(*git_commit_id(commit_.get()));
      commit_ = std::move(parent);
      std::swap(tree_, before);
      const Tree& after = before;
      if (git_oid_equal(git_tree_id(tree_.get()), git_tree_id(after.get()))) {
        continue;
      }
      FolderChanges changes(repository_.get(), endings_);
      if (!changes.compare(tree_.get(), after.get(), "")) return forget();
      if (changes.may_rename()) {
        const git_diff_options choice = options();
        return add(made<Diff>(git_diff_tree_to_tree, repository_.get(),
                              tree_.get(), after.get(), &choice),
                   name, 0);
      }
      auto steps = changes.take_steps();
      if (steps.empty()) continue;
      revisions_.push_back({name, std::move(steps)});
      return;
    }
  }

  void forget() {
    commit_.reset();
    tree_.reset();
  }

  Diff uncommitted() {
    git_diff_options choice = options();
    choice.flags |=
        GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
        GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_INCLUDE_TYPECHANGE;
    char* folder = folder_.data();
    if (!folder_.empty()) choice.pathspec = {&folder, 1};
    const auto root = made<Tree>(git_commit_tree, commit_.get());
    if (!root) return {};
    return made<Diff>(git_diff_tree_to_workdir_with_index, repository_.get(),
                      root.get(), &choice);
  }

  // `prefix` bytes of each path are not below the folder.
  void add(Diff diff, const std::string& name, size_t prefix) {
    if (!diff || !find_renames(diff.get(), comparisons_)) return forget();
    Revision revision{name, {}};
    const size_t count = git_diff_num_deltas(diff.get());
    for (size_t i = 0; i < count; ++i) {
      const git_diff_delta& delta = *git_diff_get_delta(diff.get(), i);
      FileStep step;
      if (delta.status != GIT_DELTA_ADDED &&
          delta.status != GIT_DELTA_UNTRACKED &&
          is_regular(delta.old_file.mode)) {
        step.before = {delta.old_file.path + prefix,
                       text_of(delta.old_file.id)};
      }
      if (delta.status != GIT_DELTA_DELETED &&
          is_regular(delta.new_file.mode)) {
        step.after = {delta.new_file.path + prefix,
                      name.empty() ? "" : text_of(delta.new_file.id)};
      }
      if (!step.before.path.empty() || !step.after.path.empty()) {
        revision.steps.push_back(std::move(step));
      }
    }
    revisions_.push_back(std::move(revision));
  }

  std::vector<std::string> endings_;
  std::optional<GitLibrary> library_;  // while it is needed
  std::string folder_;                 // below the top of the repository
  Repo repository_;
  std::string head_;
  // The oldest commit that was looked at, and its folder.
  Commit commit_;
  Tree tree_;
  size_t commits_ = 0;
  size_t comparisons_ = 0;
  std::deque<Revision> revisions_;
};

History::History(std::string folder, std::vector<std::string> endings)
    : folder_(folder.empty() ? "." : std::move(folder)),
      endings_(std::move(endings)) {}

History::~History() = default;

History::Repository& History::repository() const {
  if (!repository_) {
    repository_ = std::make_unique<Repository>(folder_, endings_);
  }
  return *repository_;
}

const Revision* History::revision(size_t age) const {
  return repository().revision(age);
}

const std::string& History::head() const {
  return repository().head();
}

std::optional<std::string> History::read(const OldFile& file) const {
  if (!file.blob.empty()) return repository().read(file.blob);
  std::ifstream in(folder_ + "/" + file.path, std::ios::binary);
  if (!in) return {};
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (text.size() > largest_file) return {};
  return text;
}

}  // namespace paralint
