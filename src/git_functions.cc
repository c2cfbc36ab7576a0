// libgit2 brings fourteen libraries along, for TLS, SSH and Kerberos, which
// take as long to load as a hundred pages to check, and most runs need none of
// them. So the program is not linked to it: these are the functions that it
// calls, and each passes the call on to the library, which is opened by the
// first.
#include <dlfcn.h>
#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <cstdarg>
#include <string>

#include "error.h"

namespace {

[[noreturn]] void fail() {
  const char* const reason = dlerror();
  throw paralint::Error(std::string("libgit2 cannot be used: ") +
                        (reason == nullptr ? "no reason given" : reason));
}

// Stays open until the process ends.
void* library() {
  static void* const opened = dlopen(PARALINT_LIBGIT2, RTLD_NOW | RTLD_LOCAL);
  if (opened == nullptr) fail();
  return opened;
}

template <typename Function>
Function* find(Function&, const char* name) {
  void* const found = dlsym(library(), name);
  if (found == nullptr) fail();
  return reinterpret_cast<Function*>(found);
}

}  // namespace

void git_blob_free(git_blob* blob) {
  static const auto real = find(git_blob_free, __func__);
  real(blob);
}
int git_blob_lookup(git_blob** blob, git_repository* repo, const git_oid* id) {
  static const auto real = find(git_blob_lookup, __func__);
  return real(blob, repo, id);
}
const void* git_blob_rawcontent(const git_blob* blob) {
  static const auto real = find(git_blob_rawcontent, __func__);
  return real(blob);
}
git_object_size_t git_blob_rawsize(const git_blob* blob) {
  static const auto real = find(git_blob_rawsize, __func__);
  return real(blob);
}
void git_commit_free(git_commit* commit) {
  static const auto real = find(git_commit_free, __func__);
  real(commit);
}
const git_oid* git_commit_id(const git_commit* commit) {
  static const auto real = find(git_commit_id, __func__);
  return real(commit);
}
int git_commit_lookup(git_commit** commit, git_repository* repo,
                      const git_oid* id) {
  static const auto real = find(git_commit_lookup, __func__);
  return real(commit, repo, id);
}
int git_commit_parent(git_commit** out, const git_commit* commit,
                      unsigned int n) {
  static const auto real = find(git_commit_parent, __func__);
  return real(out, commit, n);
}
int git_commit_tree(git_tree** tree_out, const git_commit* commit) {
  static const auto real = find(git_commit_tree, __func__);
  return real(tree_out, commit);
}
int git_diff_find_similar(git_diff* diff,
                          const git_diff_find_options* options) {
  static const auto real = find(git_diff_find_similar, __func__);
  return real(diff, options);
}
void git_diff_free(git_diff* diff) {
  static const auto real = find(git_diff_free, __func__);
  real(diff);
}
const git_diff_delta* git_diff_get_delta(const git_diff* diff, size_t idx) {
  static const auto real = find(git_diff_get_delta, __func__);
  return real(diff, idx);
}
size_t git_diff_num_deltas(const git_diff* diff) {
  static const auto real = find(git_diff_num_deltas, __func__);
  return real(diff);
}
int git_diff_tree_to_tree(git_diff** diff, git_repository* repo,
                          git_tree* old_tree, git_tree* new_tree,
                          const git_diff_options* opts) {
  static const auto real = find(git_diff_tree_to_tree, __func__);
  return real(diff, repo, old_tree, new_tree, opts);
}
int git_diff_tree_to_workdir_with_index(git_diff** diff, git_repository* repo,
                                        git_tree* old_tree,
                                        const git_diff_options* opts) {
  static const auto real = find(git_diff_tree_to_workdir_with_index, __func__);
  return real(diff, repo, old_tree, opts);
}
const git_error* git_error_last() {
  static const auto real = find(git_error_last, __func__);
  return real();
}
int git_ignore_path_is_ignored(int* ignored, git_repository* repo,
                               const char* path) {
  static const auto real = find(git_ignore_path_is_ignored, __func__);
  return real(ignored, repo, path);
}
int git_libgit2_init() {
  static const auto real = find(git_libgit2_init, __func__);
  return real();
}
// The options that are set here take a number each.
int git_libgit2_opts(int option, ...) {
  va_list rest;
  va_start(rest, option);
  const int value = va_arg(rest, int);
  va_end(rest);
  static const auto real = find(git_libgit2_opts, __func__);
  return real(option, value);
}
int git_libgit2_shutdown() {
  static const auto real = find(git_libgit2_shutdown, __func__);
  return real();
}
int git_merge_base(git_oid* out, git_repository* repo, const git_oid* one,
                   const git_oid* two) {
  static const auto real = find(git_merge_base, __func__);
  return real(out, repo, one, two);
}
void git_object_free(git_object* object) {
  static const auto real = find(git_object_free, __func__);
  real(object);
}
const git_oid* git_object_id(const git_object* obj) {
  static const auto real = find(git_object_id, __func__);
  return real(obj);
}
int git_object_peel(git_object** peeled, const git_object* object,
                    git_object_t target_type) {
  static const auto real = find(git_object_peel, __func__);
  return real(peeled, object, target_type);
}
git_object_t git_object_string2type(const char* str) {
  static const auto real = find(git_object_string2type, __func__);
  return real(str);
}
int git_odb_add_backend(git_odb* odb, git_odb_backend* backend, int priority) {
  static const auto real = find(git_odb_add_backend, __func__);
  return real(odb, backend, priority);
}
void* git_odb_backend_data_alloc(git_odb_backend* backend, size_t len) {
  static const auto real = find(git_odb_backend_data_alloc, __func__);
  return real(backend, len);
}
void git_odb_free(git_odb* db) {
  static const auto real = find(git_odb_free, __func__);
  real(db);
}
int git_odb_init_backend(git_odb_backend* backend, unsigned int version) {
  static const auto real = find(git_odb_init_backend, __func__);
  return real(backend, version);
}
int git_oid_equal(const git_oid* a, const git_oid* b) {
  static const auto real = find(git_oid_equal, __func__);
  return real(a, b);
}
int git_oid_fmt(char* out, const git_oid* id) {
  static const auto real = find(git_oid_fmt, __func__);
  return real(out, id);
}
int git_oid_fromstr(git_oid* out, const char* str) {
  static const auto real = find(git_oid_fromstr, __func__);
  return real(out, str);
}
int git_oid_pathfmt(char* out, const git_oid* id) {
  static const auto real = find(git_oid_pathfmt, __func__);
  return real(out, id);
}
void git_patch_free(git_patch* patch) {
  static const auto real = find(git_patch_free, __func__);
  real(patch);
}
int git_patch_from_buffers(git_patch** out, const void* old_buffer,
                           size_t old_len, const char* old_as_path,
                           const void* new_buffer, size_t new_len,
                           const char* new_as_path,
                           const git_diff_options* opts) {
  static const auto real = find(git_patch_from_buffers, __func__);
  return real(out, old_buffer, old_len, old_as_path, new_buffer, new_len,
              new_as_path, opts);
}
int git_patch_print(git_patch* patch, git_diff_line_cb print_cb,
                    void* payload) {
  static const auto real = find(git_patch_print, __func__);
  return real(patch, print_cb, payload);
}
int git_reference_name_to_id(git_oid* out, git_repository* repo,
                             const char* name) {
  static const auto real = find(git_reference_name_to_id, __func__);
  return real(out, repo, name);
}
const char* git_repository_commondir(const git_repository* repo) {
  static const auto real = find(git_repository_commondir, __func__);
  return real(repo);
}
void git_repository_free(git_repository* repo) {
  static const auto real = find(git_repository_free, __func__);
  real(repo);
}
int git_repository_is_bare(const git_repository* repo) {
  static const auto real = find(git_repository_is_bare, __func__);
  return real(repo);
}
int git_repository_is_shallow(git_repository* repo) {
  static const auto real = find(git_repository_is_shallow, __func__);
  return real(repo);
}
int git_repository_odb(git_odb** out, git_repository* repo) {
  static const auto real = find(git_repository_odb, __func__);
  return real(out, repo);
}
int git_repository_open_ext(git_repository** out, const char* path,
                            unsigned int flags, const char* ceiling_dirs) {
  static const auto real = find(git_repository_open_ext, __func__);
  return real(out, path, flags, ceiling_dirs);
}
const char* git_repository_workdir(const git_repository* repo) {
  static const auto real = find(git_repository_workdir, __func__);
  return real(repo);
}
int git_revparse_single(git_object** out, git_repository* repo,
                        const char* spec) {
  static const auto real = find(git_revparse_single, __func__);
  return real(out, repo, spec);
}
const git_tree_entry* git_tree_entry_byindex(const git_tree* tree, size_t idx) {
  static const auto real = find(git_tree_entry_byindex, __func__);
  return real(tree, idx);
}
int git_tree_entry_bypath(git_tree_entry** out, const git_tree* root,
                          const char* path) {
  static const auto real = find(git_tree_entry_bypath, __func__);
  return real(out, root, path);
}
int git_tree_entry_cmp(const git_tree_entry* e1, const git_tree_entry* e2) {
  static const auto real = find(git_tree_entry_cmp, __func__);
  return real(e1, e2);
}
git_filemode_t git_tree_entry_filemode(const git_tree_entry* entry) {
  static const auto real = find(git_tree_entry_filemode, __func__);
  return real(entry);
}
void git_tree_entry_free(git_tree_entry* entry) {
  static const auto real = find(git_tree_entry_free, __func__);
  real(entry);
}
const git_oid* git_tree_entry_id(const git_tree_entry* entry) {
  static const auto real = find(git_tree_entry_id, __func__);
  return real(entry);
}
const char* git_tree_entry_name(const git_tree_entry* entry) {
  static const auto real = find(git_tree_entry_name, __func__);
  return real(entry);
}
git_object_t git_tree_entry_type(const git_tree_entry* entry) {
  static const auto real = find(git_tree_entry_type, __func__);
  return real(entry);
}
size_t git_tree_entrycount(const git_tree* tree) {
  static const auto real = find(git_tree_entrycount, __func__);
  return real(tree);
}
void git_tree_free(git_tree* tree) {
  static const auto real = find(git_tree_free, __func__);
  real(tree);
}
const git_oid* git_tree_id(const git_tree* tree) {
  static const auto real = find(git_tree_id, __func__);
  return real(tree);
}
int git_tree_lookup(git_tree** out, git_repository* repo, const git_oid* id) {
  static const auto real = find(git_tree_lookup, __func__);
  return real(out, repo, id);
}
