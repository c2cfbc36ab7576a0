// Brings many changed files to the disk: all of them, or none, as far as a
// file system allows.
#pragma once

#include <memory>
#include <vector>

#include "disk.h"

namespace paralint {

// First looks whether all the changes can be made: if a file is not what it was
// `before`, or may not be written, Error tells every such file and nothing is
// written. Then all the new bytes are brought to the disk beside the files,
// some thousand files at a time, before the files change their names in one
// step each: first new ones, then changed ones; what is to be removed goes
// last. At any moment, each file is the old one or the new one, and no text is
// lost that moves from one file to another. Where it fails in the middle, Error
// tells which files are written and which are not.
void save(const Disk& disk, const std::vector<FileChange>& changes);

// The same, of which the slow part may begin while it is still being thought
// about what to save.
class Saver {
 public:
  // `disk` must outlive this.
  explicit Saver(const Disk& disk);
  // What was begun and not saved leaves nothing behind.
  ~Saver();

  // Brings the new bytes of these changes to the disk beside their files, in
  // the background. Nobody is told where that fails: `save` tries it again.
  // What was begun before is given up.
  void begin(std::vector<FileChange> likely);

  void save(const std::vector<FileChange>& changes);

 private:
  class Early;
  const Disk& disk_;
  std::unique_ptr<Early> early_;
};

}  // namespace paralint
