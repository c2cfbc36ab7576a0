// A folder of the real file system that is gone after the test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "disk.h"

namespace paralint {

struct Folder {
  explicit Folder(const std::filesystem::path& parent =
                      std::filesystem::temp_directory_path()) {
    std::string name = parent / "paralint-XXXXXX";
    path = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  void put(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << content;
  }
  void link(const std::string& name,
            const std::filesystem::path& target) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::filesystem::create_symlink(target, path / name);
  }
  std::string get(const std::string& name) const {
    std::ostringstream content;
    content << std::ifstream(path / name, std::ios::binary).rdbuf();
    return content.str();
  }
  std::unique_ptr<Disk> disk() const { return real_disk(path.string()); }

  std::filesystem::path path;
};

}  // namespace paralint
