#include "old_repository.h"

#include <git2.h>

#include <utility>

#include "error.h"
#include "git_parts.h"
#include "loose_objects.h"
#include "revision_disk.h"

namespace paralint {
namespace {

using Repo = std::unique_ptr<git_repository, Freer<git_repository_free>>;
using Object = std::unique_ptr<git_object, Freer<git_object_free>>;
using Commit = std::unique_ptr<git_commit, Freer<git_commit_free>>;
using Tree = std::unique_ptr<git_tree, Freer<git_tree_free>>;
using Diff = std::unique_ptr<git_diff, Freer<git_diff_free>>;

// For git_diff_options: 1 leaves a file out.
int leave_out(const git_diff*, const git_diff_delta* delta, const char*,
              void* endings) {
  const auto& wanted = *static_cast<const std::vector<std::string>*>(endings);
  return ends_with_any(delta->new_file.path, wanted) ? 0 : 1;
}

}  // namespace

class OldRepository::Repository {
 public:
  Repository(const std::string& folder, const std::string& ref) {
    open(folder, ref);
    const git_oid named = commit_of(ref);
    git_oid id = named;
    git_oid head;
    if (git_reference_name_to_id(&head, repository_.get(), "HEAD") == 0 &&
        git_merge_base(&id, repository_.get(), &named, &head) != 0) {
      id = named;
      note_ = why_no_base(ref, short_text_of(named));
    }
    commit_ = short_text_of(id);
    const auto commit = made<Commit>(git_commit_lookup, repository_.get(), &id);
    if (commit) tree_ = made<Tree>(git_commit_tree, commit.get());
    if (!tree_) {
      throw Error("the files of " + commit_ +
                  " are missing from the repository");
    }
  }

  std::map<std::string, std::string> renamed(
      const std::string& folder, std::vector<std::string> endings) const {
    git_diff_options choice = GIT_DIFF_OPTIONS_INIT;
    choice.flags = GIT_DIFF_SKIP_BINARY_CHECK | GIT_DIFF_INCLUDE_UNTRACKED |
                   GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                   GIT_DIFF_DISABLE_PATHSPEC_MATCH;
    choice.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    choice.notify_cb = leave_out;
    choice.payload = &endings;
    std::string name = folder;
    char* pathspec = name.data();
    if (!folder.empty()) choice.pathspec = {&pathspec, 1};
    const auto diff = made<Diff>(git_diff_tree_to_workdir_with_index,
                                 repository_.get(), tree_.get(), &choice);
    size_t comparisons = 0;
    if (!diff || !find_renames(diff.get(), comparisons)) return {};
    const size_t prefix = folder.empty() ? 0 : folder.size() + 1;
    std::map<std::string, std::string> names;
    for (size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
      const git_diff_delta& delta = *git_diff_get_delta(diff.get(), i);
      if (delta.status != GIT_DELTA_RENAMED) continue;
      names.emplace(delta.new_file.path + prefix, delta.old_file.path + prefix);
    }
    return names;
  }

  git_repository* repository() const { return repository_.get(); }
  const git_tree* tree() const { return tree_.get(); }
  const std::string& commit() const { return commit_; }
  const std::string& note() const { return note_; }

 private:
  void open(const std::string& folder, const std::string& ref) {
    git_repository* opened = nullptr;
    const int answer =
        git_repository_open_ext(&opened, folder.c_str(), 0, nullptr);
    repository_.reset(opened);
    if (answer == GIT_ENOTFOUND ||
        (answer == 0 && git_repository_is_bare(opened))) {
      throw Error("the site lies in no git repository, so there is no `" + ref +
                  "` to compare it with");
    }
    if (answer != 0 || !guard_loose_objects(repository_.get())) {
      throw Error(
          std::string("the git repository of the site cannot be opened: ") +
          (git_error_last() ? git_error_last()->message : "broken"));
    }
  }

  git_oid commit_of(const std::string& ref) const {
    const auto object =
        made<Object>(git_revparse_single, repository_.get(), ref.c_str());
    const auto commit =
        object ? made<Object>(git_object_peel, object.get(), GIT_OBJECT_COMMIT)
               : Object();
    if (!commit) {
      throw Error("`" + ref + "` names no commit of the git repository" +
                  (is_shallow() ? ", which is a shallow clone" : ""));
    }
    return *git_object_id(commit.get());
  }

  bool is_shallow() const {
    return git_repository_is_shallow(repository_.get()) == 1;
  }

  // After git_merge_base has failed.
  std::string why_no_base(const std::string& ref,
                          const std::string& commit) const {
    const git_error* error = git_error_last();
    if (is_shallow()) {
      return "the shallow clone does not reach back to where `" + ref +
             "` and HEAD parted; compared with " + commit + ", its latest";
    }
    if (error && error->klass == GIT_ERROR_ODB) {
      throw Error("commits between `" + ref +
                  "` and HEAD are missing from the git repository");
    }
    return "`" + ref + "` and HEAD have no commit in common; compared with " +
           commit + ", its latest";
  }

  GitLibrary library_;
  Repo repository_;
  Tree tree_;
  std::string commit_;
  std::string note_;
};

OldRepository::OldRepository(const std::string& folder, const std::string& ref)
    : repository_(
          std::make_unique<Repository>(folder.empty() ? "." : folder, ref)) {}

OldRepository::~OldRepository() = default;

const std::string& OldRepository::commit() const {
  return repository_->commit();
}

const std::string& OldRepository::note() const {
  return repository_->note();
}

std::optional<std::string> OldRepository::inside(
    const std::string& path) const {
  return path_in(repository_->repository(), path.empty() ? "." : path);
}

std::unique_ptr<Disk> OldRepository::disk(const std::string& folder,
                                          const Disk& today) const {
  return revision_disk(repository_->repository(), repository_->tree(), folder,
                       today);
}

std::map<std::string, std::string> OldRepository::renamed(
    const std::string& folder, std::vector<std::string> endings) const {
  return repository_->renamed(folder, std::move(endings));
}

}  // namespace paralint
