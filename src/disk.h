// The file system behind one small interface, so that tests run in memory.
// Paths use "/" and are relative to the disk's root unless absolute.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error.h"

namespace paralint {

// The files below some folders, sorted by path in byte order, and what could
// not be listed.
struct Listing {
  std::vector<std::string> files;
  std::vector<Trouble> unreadable;
};

// A file as it was read, and as it should be.
struct FileChange {
  std::string file;
  std::optional<std::string> before;  // nothing: there was no such file
  std::optional<std::string> after;   // nothing: it should go
};

// A change on its way to the disk. Every step says why it cannot be done, as a
// short phrase, and leaves the file as it was; empty when it went well. One
// that is given up leaves nothing behind but folders. Safe to call for several
// changes at once.
class PendingChange {
 public:
  virtual ~PendingChange() = default;

  // The path that is written or removed once links are followed; "" where
  // check() fails. Two changes of one place are changes of the same file.
  virtual std::string place() const = 0;

  // Whether it could be done, and the file is what it was. Writes nothing.
  virtual std::string check() const = 0;

  // Writes the new bytes beside the file, with the folders that they need, and
  // sends them on their way to the disk.
  virtual std::string prepare() = 0;

  // Waits until they are there.
  virtual std::string persist() = 0;

  // Makes, replaces or removes the file in one step, if it still is what it
  // was: whoever reads it sees the old bytes or the new ones.
  virtual std::string commit() = 0;
};

class Disk {
 public:
  virtual ~Disk() = default;

  // Fills `content` with the file's bytes. On failure returns the reason as a
  // short phrase ("permission denied", "is a folder"); empty when it went well.
  // Safe to call from several threads.
  virtual std::string read(const std::string& path,
                           std::string& content) const = 0;

  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;

  // All regular files below `folder` ("" is the root; a missing folder has
  // none), recursively. Folders and files whose name begins with "." and
  // folders named node_modules are left out. Symbolic links are followed where
  // they stay inside the root; one that leads back to a folder it lies in is
  // not.
  virtual Listing list(const std::string& folder) const = 0;

  // Replaces the file in one step: whoever reads it sees the old bytes or the
  // new ones. Throws Error when it cannot; the old file is then untouched.
  virtual void write(const std::string& path,
                     std::string_view content) const = 0;

  // Begins a change, which must outlive the result. `save` is what goes through
  // its steps.
  virtual std::unique_ptr<PendingChange> pending(
      const FileChange& change) const = 0;

  // Makes what was committed in the folder of a `place` last through a crash,
  // and removes what runs that were killed have left there.
  virtual void settle(const std::string& folder) const = 0;
};

// The real file system below `root` (a folder, absolute or relative to the
// working folder; "" is the working folder).
std::unique_ptr<Disk> real_disk(const std::string& root);

// Files by path. `broken` names files that are listed but cannot be read, with
// the reason.
std::unique_ptr<Disk> memory_disk(
    std::map<std::string, std::string> files,
    std::map<std::string, std::string> broken = {});

}  // namespace paralint
