#include "repository.h"

#include <git2.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace paralint::bench {
namespace {

namespace fs = std::filesystem;

template <auto Free>
struct Freer {
  template <typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

void must(int code) {
  if (code >= 0) return;
  const git_error* error = git_error_last();
  throw std::runtime_error(error ? error->message : "git failed");
}

// What a function of libgit2 makes.
template <typename Object, auto Free, typename Function, typename... Arguments>
std::unique_ptr<Object, Freer<Free>> made(Function function,
                                          Arguments... arguments) {
  Object* object = nullptr;
  must(function(&object, arguments...));
  return std::unique_ptr<Object, Freer<Free>>(object);
}

std::string temporary_folder() {
  std::string name = fs::temp_directory_path() / "quality-XXXXXX";
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

}  // namespace

Repository::Repository() : folder_(temporary_folder()) {
  git_libgit2_init();
  must(git_repository_init(&repository_, folder_.c_str(), 0));
}

Repository::~Repository() {
  git_repository_free(repository_);
  git_libgit2_shutdown();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Repository::commit(const Files& files) {
  const auto index =
      made<git_index, git_index_free>(git_repository_index, repository_);
  for (const auto& [file, text] : files_) {
    if (files.contains(file)) continue;
    fs::remove(fs::path(folder_) / file);
    must(git_index_remove_bypath(index.get(), file.c_str()));
  }
  for (const auto& [file, text] : files) {
    const auto known = files_.find(file);
    if (known != files_.end() && known->second == text) continue;
    const fs::path path = fs::path(folder_) / file;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    must(git_index_add_bypath(index.get(), file.c_str()));
  }
  files_ = files;
  must(git_index_write(index.get()));
  git_oid tree_id;
  must(git_index_write_tree(&tree_id, index.get()));
  const auto tree =
      made<git_tree, git_tree_free>(git_tree_lookup, repository_, &tree_id);
  const auto author = made<git_signature, git_signature_free>(
      git_signature_new, "bench", "bench@example.org", 0, 0);
  std::unique_ptr<git_commit, Freer<git_commit_free>> parent;
  git_oid head;
  if (git_reference_name_to_id(&head, repository_, "HEAD") == 0) {
    parent = made<git_commit, git_commit_free>(git_commit_lookup, repository_,
                                               &head);
  }
  const git_commit* parents[] = {parent.get()};
  git_oid made_id;
  must(git_commit_create(&made_id, repository_, "HEAD", author.get(),
                         author.get(), nullptr, "Change", tree.get(),
                         parent ? 1 : 0, parents));
}

}  // namespace paralint::bench
