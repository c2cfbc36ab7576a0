// A change of one file of the real file system.
#pragma once

#include <sys/stat.h>

#include <memory>
#include <optional>
#include <string>

#include "disk.h"
#include "real_file.h"
#include "temporary_file.h"

namespace paralint {

// Where a file is, or is going to be.
struct Place {
  std::string failure = "";  // why it has none; the rest is then empty
  std::string folder = "";   // real, and there
  std::string missing = "";  // folders to be made in it: "", "a/b/"
  std::string name = "";
};

// Whether the file has to be what it was before.
enum class Compare { no, yes };

// A read-only file, or a file in a read-only folder, is refused even where a
// rename could replace it, and to the superuser as well: somebody meant it. The
// change must outlive this.
class Replacement : public PendingChange {
 public:
  Replacement(Place place, const FileChange& change, Compare compare);

  std::string place() const override;
  std::string check() const override;
  std::string prepare() override;
  std::string persist() override;
  std::string commit() override;

 private:
  std::string why_not_as_before(int folder, bool exists) const;
  std::string why_not(int folder, std::optional<struct stat>& old) const;

  Place place_;
  const FileChange& change_;
  Compare compare_;
  Descriptor folder_;
  std::unique_ptr<TemporaryFile> temporary_;
};

}  // namespace paralint
