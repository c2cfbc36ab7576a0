#include "known.h"

#include "error.h"

namespace paralint {

Baseline open_baseline(const Project& project, const std::string& file,
                       Presence presence) {
  const std::string& path = file.empty() ? project.config.baseline : file;
  const auto disk = real_disk("");
  const bool is_there = disk->is_file(path) || disk->is_folder(path);
  if (!is_there && presence == Presence::optional) return {path, {}, false, {}};
  if (!is_there) {
    throw Error(Trouble{path, 0, 0,
                        "there is no such file; `paralint baseline write` "
                        "makes a baseline"});
  }
  std::string text;
  const std::string failure = disk->read(path, text);
  if (!failure.empty()) {
    throw Error(Trouble{path, 0, 0, "cannot be read: " + failure});
  }
  return read_baseline(path, std::move(text));
}

}  // namespace paralint
