// What the units that read git repositories have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct git_diff;
struct git_oid;
struct git_repository;

namespace paralint {

// Frees what a C library made.
template <auto Free>
struct Freer {
  template <typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

// What a function of libgit2 makes; null where it fails.
template <typename Owner, typename Function, typename... Arguments>
Owner made(Function function, Arguments... arguments) {
  typename Owner::pointer object = nullptr;
  return Owner(function(&object, arguments...) == 0 ? object : nullptr);
}

// libgit2, ready for use while one of these lives.
class GitLibrary {
 public:
  GitLibrary();
  ~GitLibrary();
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;
};

// Whether there is a ".git" in the folder or above it. To ask is much cheaper
// than to make libgit2 ready, which reads the certificates of the system.
bool may_be_in_repository(const std::string& folder);

// "3f2c1a9...", 40 digits.
std::string text_of(const git_oid& id);
// "3f2c1a9", as commits are shown.
std::string short_text_of(const git_oid& id);

// A file, not a folder, a link or a module.
bool is_regular(uint16_t mode);

// The path below the top of the repository's working files, "" for the top;
// nothing where it is not below it.
std::optional<std::string> path_in(git_repository* repository,
                                   const std::string& path);

bool ends_with_any(std::string_view path,
                   const std::vector<std::string>& endings);

// Joins files that went with files that came, where they are alike. How many
// have been held against each other is added up in `comparisons`, since that
// is bounded. False where libgit2 fails.
bool find_renames(git_diff* diff, size_t& comparisons);

}  // namespace paralint
