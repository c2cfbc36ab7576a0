// The hunks are libgit2's. The names above them are written here: below a line
// "diff --git", git takes them for paths from the top of the repository, and
// silently passes over all that are not in the folder where it is called. It
// says modes as well, of which we know nothing. Without that line names are
// relative and modes stay. A file without a byte, made or removed, is the one
// thing that cannot be said without it, since it has no hunk.
#include "patch.h"

#include <git2.h>

#include <memory>
#include <string_view>

#include "error.h"

namespace paralint {
namespace {

class Library {
 public:
  Library() { git_libgit2_init(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { git_libgit2_shutdown(); }
};

using Patch = std::unique_ptr<git_patch, decltype(&git_patch_free)>;

bool is_below(std::string_view file) {
  return !file.starts_with('/') && file != ".." && !file.starts_with("../") &&
         file.find("/../") == file.npos;
}

// As git quotes a name: "a/\"x\".md". A blank could end it.
std::string quoted(const std::string& name) {
  constexpr std::string_view digits = "01234567";
  std::string text;
  bool is_plain = true;
  for (const char byte : name) {
    const auto code = static_cast<unsigned char>(byte);
    is_plain =
        is_plain && code > ' ' && code != 0x7F && byte != '"' && byte != '\\';
    if (byte == '"' || byte == '\\') {
      text += '\\';
      text += byte;
    } else if (code < ' ' || code == 0x7F) {
      text +=
          {'\\', digits[code >> 6], digits[code >> 3 & 7], digits[code & 7]};
    } else {
      text += byte;
    }
  }
  return is_plain ? text : '"' + text + '"';
}

std::string header(const FileChange& change) {
  const std::string before = quoted("a/" + change.file);
  const std::string after = quoted("b/" + change.file);
  return "--- " + (change.before ? before : "/dev/null") + "\n+++ " +
         (change.after ? after : "/dev/null") + "\n";
}

// For a change that has no hunk.
std::string extended_header(const FileChange& change) {
  return "diff --git " + quoted("a/" + change.file) + " " +
         quoted("b/" + change.file) + "\n" +
         (change.before ? "deleted" : "new") + " file mode 100644\n";
}

int append(const git_diff_delta*, const git_diff_hunk* hunk,
           const git_diff_line* line, void* payload) {
  auto& text = *static_cast<std::string*>(payload);
  const std::string_view content(line->content, line->content_len);
  switch (line->origin) {
    case GIT_DIFF_LINE_HUNK_HDR:
      // Cut behind the second "@@", where a line of prose is quoted that looks
      // like the name of a function.
      text += std::string_view(hunk->header, hunk->header_len)
                  .substr(0, content.find("@@", 2) + 2);
      text += '\n';
      break;
    case GIT_DIFF_LINE_CONTEXT:
    case GIT_DIFF_LINE_ADDITION:
    case GIT_DIFF_LINE_DELETION:
      text += line->origin;
      [[fallthrough]];
    case GIT_DIFF_LINE_CONTEXT_EOFNL:
    case GIT_DIFF_LINE_ADD_EOFNL:
    case GIT_DIFF_LINE_DEL_EOFNL:
      text += content;
      break;
    default:
      break;
  }
  return 0;
}

std::string hunks(const FileChange& change) {
  const std::string before = change.before.value_or("");
  const std::string after = change.after.value_or("");
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags |= GIT_DIFF_FORCE_TEXT;
  git_patch* made = nullptr;
  std::string text;
  int failure =
      git_patch_from_buffers(&made, before.data(), before.size(), nullptr,
                             after.data(), after.size(), nullptr, &options);
  const Patch patch(made, &git_patch_free);
  if (failure == 0) failure = git_patch_print(made, append, &text);
  if (failure != 0) {
    throw Error(Trouble{.file = change.file,
                        .sentence = "cannot be compared for a patch"});
  }
  return text;
}

std::string patch_of(const FileChange& change) {
  if (!is_below(change.file)) {
    throw Error(Trouble{.file = change.file,
                        .sentence = "lies outside of the site's folder, so "
                                    "that no patch can name it"});
  }
  if (change.before == change.after) return "";
  const std::string text = hunks(change);
  return text.empty() ? extended_header(change) : header(change) + text;
}

}  // namespace

std::string unified_patch(const std::vector<FileChange>& changes) {
  const Library library;
  std::string text;
  for (const FileChange& change : changes) text += patch_of(change);
  return text;
}

}  // namespace paralint
