// A file beside the one that is to be replaced. It is locked as long as it is
// open, so that what a killed run has left can be told from what another run
// is writing at this moment.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "real_file.h"

namespace paralint {

// Removed again unless it takes the place of another. `folder` is an open
// folder and must outlive it. The name is hidden, so that a listing never shows
// it.
class TemporaryFile {
 public:
  TemporaryFile(int folder, mode_t mode);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  // Each says whether it went well, and sets errno if not.
  bool is_open() const { return file_.is_open(); }
  bool write(std::string_view content) const;
  bool take_over(const struct stat& old) const;  // owner and mode
  bool sync() const;
  // What `sync` has to wait for begins now; nothing is promised.
  void begin_sync() const;

  bool replace(const std::string& name);  // whatever has that name
  bool become(const std::string& name);   // EEXIST where something has it

 private:
  int folder_;
  std::string name_;
  Descriptor file_;
  bool renamed_ = false;
};

// Removes the temporary files of an open folder that nobody holds. Where the
// file system knows no locks, they stay.
void remove_leftovers(int folder);

}  // namespace paralint
