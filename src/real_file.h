// Reading a file of the real file system, and what holds it open.
#pragma once

#include <sys/stat.h>

#include <string>

namespace paralint {

// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }

 private:
  int fd_;
};

// A folder of which files can be named; not open, with errno, if it failed.
Descriptor open_folder(const std::string& path);

// "is a folder" or "is not a regular file"; empty for one that is.
std::string why_not_regular(const struct stat& info);

// What Disk::read promises. A relative path is one in the open `folder`.
std::string read_file(int folder, const std::string& path,
                      std::string& content);

}  // namespace paralint
