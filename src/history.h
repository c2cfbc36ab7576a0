// What git remembers of the files below a folder: what each commit did to them,
// the newest first, and their bytes as they were.
//
// Commits are followed along their first parents, so a merge is one change:
// all that its branch brought. Where there is no repository, or where it is
// broken, somebody else's or of a kind that is not known, there is no memory,
// which is no error; where it is cut off (a shallow clone), memory ends.
//
// How much is looked at is bounded by counts, so that the same repository
// always tells the same.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace paralint {

// A file at some time. An empty path: there was no such file.
struct OldFile {
  std::string path;  // below the folder
  std::string blob;  // by which git knows its bytes; empty: they are on disk
};

struct FileStep {
  OldFile before;
  OldFile after;  // of another path where the file was renamed
};

struct Revision {
  std::string commit;           // "3f2c1a9"; empty: not committed yet
  std::vector<FileStep> steps;  // sorted by path; only files that changed
};

class History {
 public:
  // Of the files with one of these endings, ".md". Nothing is opened before it
  // is asked for.
  History(std::string folder, std::vector<std::string> endings);
  ~History();

  // What changed: 0 is what is not committed yet, 1 the newest commit that did
  // something to a file, and so on. Null where nothing older is known. The
  // reference stays good. Not to be called by several threads.
  const Revision* revision(size_t age) const;

  // The commit that is checked out, "3f2c1a9"; empty where there is none.
  const std::string& head() const;

  // The file's bytes; nothing where they cannot be had, or are very many.
  std::optional<std::string> read(const OldFile& file) const;

 private:
  class Repository;
  Repository& repository() const;

  std::string folder_;
  std::vector<std::string> endings_;
  mutable std::unique_ptr<Repository> repository_;
};

}  // namespace paralint
