#include "git_parts.h"

#include <git2.h>

#include <algorithm>
#include <filesystem>

#include "loose_objects.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

// Pairs of files that went and came in one commit and are held against each
// other; where there are more, only equal bytes make a rename. And in all.
constexpr size_t most_rivals = 40'000;
constexpr size_t most_comparisons = 400'000;
constexpr size_t shown_digits = 7;

}  // namespace

bool may_be_in_repository(const std::string& folder) {
  std::error_code ignored;
  for (fs::path at =
           fs::weakly_canonical(folder.empty() ? "." : folder, ignored);
       !at.empty(); at = at.parent_path()) {
    if (fs::exists(fs::symlink_status(at / ".git", ignored))) return true;
    if (at == at.parent_path()) break;
  }
  return false;
}

GitLibrary::GitLibrary() {
  git_libgit2_init();
  // A fifth of the time, to find out that a page was never like that.
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  prepare_guard();
}

GitLibrary::~GitLibrary() {
  git_libgit2_shutdown();
}

std::string text_of(const git_oid& id) {
  std::string text(GIT_OID_HEXSZ, '\0');
  git_oid_fmt(text.data(), &id);
  return text;
}

std::string short_text_of(const git_oid& id) {
  return text_of(id).substr(0, shown_digits);
}

bool is_regular(uint16_t mode) {
  return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

std::optional<std::string> path_in(git_repository* repository,
                                   const std::string& path) {
  const char* top = git_repository_workdir(repository);
  if (!top) return {};
  std::error_code failure;
  const fs::path inside = fs::canonical(path, failure)
                              .lexically_relative(fs::canonical(top, failure))
                              .lexically_normal();
  if (failure || inside.empty() || *inside.begin() == "..") return {};
  return inside == "." ? std::string() : inside.string();
}

bool ends_with_any(std::string_view path,
                   const std::vector<std::string>& endings) {
  return std::ranges::any_of(endings, [&](const std::string& ending) {
    return path.ends_with(ending);
  });
}

bool find_renames(git_diff* diff, size_t& comparisons) {
  size_t gone = 0;
  size_t come = 0;
  for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
    const git_delta_t status = git_diff_get_delta(diff, i)->status;
    gone += status == GIT_DELTA_DELETED;
    come += status == GIT_DELTA_ADDED || status == GIT_DELTA_UNTRACKED;
  }
  if (gone == 0 || come == 0) return true;
  git_diff_find_options choice = GIT_DIFF_FIND_OPTIONS_INIT;
  choice.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
  const size_t rivals = gone * come;
  if (rivals > most_rivals || comparisons + rivals > most_comparisons) {
    choice.flags |= GIT_DIFF_FIND_EXACT_MATCH_ONLY;
  } else {
    comparisons += rivals;
  }
  return git_diff_find_similar(diff, &choice) == 0;
}

}  // namespace paralint
