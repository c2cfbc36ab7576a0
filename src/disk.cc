// The real file system; walk.cc lists it.
#include "disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <random>

#include "real_path.h"
#include "walk.h"

namespace paralint {
namespace {

constexpr size_t too_large = size_t{1} << 32;

std::string why_not_regular(const struct stat& info) {
  if (S_ISREG(info.st_mode)) return "";
  return S_ISDIR(info.st_mode) ? "is a folder" : "is not a regular file";
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }

 private:
  int fd_;
};

// ---- Reading

// One byte of room more than the file should need shows with a single read
// that its end is reached. Files in /proc say that they are empty, and others
// may be growing, hence the loop.
std::string read_all(int fd, size_t size, std::string& content) {
  content.resize(size + 1);
  size_t filled = 0;
  while (true) {
    const ssize_t got =
        ::read(fd, content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return reason_of(errno);
    filled += static_cast<size_t>(got);
    if (got == 0 || (filled == size && size > 0)) break;
    if (filled >= too_large) return "is larger than 4 GiB";
    if (filled == content.size()) {
      content.resize(std::max<size_t>(2 * filled, 4096));
    }
  }
  content.resize(filled);
  return "";
}

std::string read_file(const std::string& path, std::string& content) {
  // Without O_NONBLOCK, opening a FIFO would wait for a writer.
  const Descriptor file(
      open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  // ENXIO is what opening a socket gives.
  if (!file.is_open()) {
    return errno == ENXIO ? "is not a regular file" : reason_of(errno);
  }
  struct stat info;
  if (fstat(file.get(), &info) != 0) return reason_of(errno);
  if (!S_ISREG(info.st_mode)) return why_not_regular(info);
  const auto size = static_cast<size_t>(info.st_size);
  if (size >= too_large) return "is larger than 4 GiB";
  return read_all(file.get(), size, content);
}

// ---- Writing

// A file beside the one that is to be replaced, removed again unless it takes
// its place. The name is hidden, so that a listing never shows it.
class TemporaryFile {
 public:
  TemporaryFile(int folder, mode_t mode);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (fd_ < 0) return;
    close(fd_);
    if (!renamed_) unlinkat(folder_, name_.c_str(), 0);
  }

  int fd() const { return fd_; }  // negative, with errno, if it failed
  bool rename_to(const std::string& name) {
    renamed_ = renameat(folder_, name_.c_str(), folder_, name.c_str()) == 0;
    return renamed_;
  }

 private:
  int folder_;
  int fd_ = -1;
  std::string name_;
  bool renamed_ = false;
};

std::string unpredictable_name() {
  std::random_device random;
  const uint64_t number = uint64_t{random()} << 32 | random();
  char digits[16];
  const auto end = std::to_chars(digits, std::end(digits), number, 16).ptr;
  return ".paralint-" + std::string(digits, end) + ".tmp";
}

TemporaryFile::TemporaryFile(int folder, mode_t mode) : folder_(folder) {
  for (int attempt = 0; attempt < 10 && fd_ < 0; ++attempt) {
    name_ = unpredictable_name();
    fd_ = openat(folder, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                 mode);
    if (fd_ < 0 && errno != EEXIST) return;
  }
}

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// The owner is kept where we may; the mode comes last, since a change of owner
// clears some of its bits.
bool take_over(int fd, const struct stat& old) {
  struct stat info;
  if (fstat(fd, &info) != 0) return false;
  if ((info.st_uid != old.st_uid || info.st_gid != old.st_gid) &&
      fchown(fd, old.st_uid, old.st_gid) != 0 && errno != EPERM) {
    return false;
  }
  return fchmod(fd, old.st_mode & 07777) == 0;
}

// Returns why it cannot, or an empty string. A file that its owner made
// read-only is left alone, although a rename could replace it.
std::string replace_file(int folder, const std::string& name,
                         std::string_view content) {
  struct stat old;
  const bool exists =
      fstatat(folder, name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0;
  if (exists && !S_ISREG(old.st_mode)) return why_not_regular(old);
  if (exists && faccessat(folder, name.c_str(), W_OK, 0) != 0) {
    return reason_of(errno);
  }
  TemporaryFile file(folder, exists ? old.st_mode & 0777 : 0666);
  if (file.fd() < 0 || !write_all(file.fd(), content) ||
      (exists && !take_over(file.fd(), old)) || fsync(file.fd()) != 0 ||
      !file.rename_to(name)) {
    return reason_of(errno);
  }
  // Makes the rename last through a crash. The new bytes are in place whatever
  // this says, and some file systems cannot do it.
  fsync(folder);
  return "";
}

// ---- The disk

class RealDisk : public Disk {
 public:
  explicit RealDisk(const std::string& root)
      : root_(root.empty() ? "." : root) {}

  std::string read(const std::string& path,
                   std::string& content) const override {
    return read_file(full(path), content);
  }
  bool is_file(const std::string& path) const override {
    return S_ISREG(mode_of(path));
  }
  bool is_folder(const std::string& path) const override {
    return S_ISDIR(mode_of(path));
  }
  Listing list(const std::string& folder) const override;
  void write(const std::string& path, std::string_view content) const override;
  void apply(const FileChange& change) const override;

 private:
  std::string full(const std::string& path) const {
    return joined(root_, path);
  }
  mode_t mode_of(const std::string& path) const;
  bool leads_out(const std::string& path, const std::string& real) const;
  std::string try_write(const std::string& path,
                        std::string_view content) const;

  std::string root_;
};

mode_t RealDisk::mode_of(const std::string& path) const {
  struct stat info;
  return stat(full(path).c_str(), &info) == 0 ? info.st_mode : 0;
}

// Whether a path that says it lies in the root is led out of it by links. One
// that names another place ("/tmp/x", "../x") is what the user wants.
bool RealDisk::leads_out(const std::string& path,
                         const std::string& real) const {
  namespace fs = std::filesystem;
  const std::string root = fs::absolute(root_).lexically_normal() / "";
  const std::string named = fs::absolute(full(path)).lexically_normal() / "";
  return named.starts_with(root) && !is_inside(real, real_path(root_));
}

Listing RealDisk::list(const std::string& folder) const {
  const std::string real = real_path(full(folder));
  if (!real.empty() && leads_out(folder, real)) return {};
  return walk(root_, folder);
}

// Where `path` is a link, the file that it leads to is replaced.
std::string RealDisk::try_write(const std::string& path,
                                std::string_view content) const {
  std::string file = full(path);
  struct stat info;
  if (lstat(file.c_str(), &info) == 0 && S_ISLNK(info.st_mode)) {
    file = real_path(file);
    if (file.empty()) return reason_of(errno);
  }
  const size_t name = file.rfind('/') + 1;
  if (name == file.size()) return "is a folder";
  const std::string folder = real_path(file.substr(0, name));
  if (folder.empty()) return reason_of(errno);
  if (leads_out(path, folder)) return "leads out of the root";
  const Descriptor parent(
      open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!parent.is_open()) return reason_of(errno);
  return replace_file(parent.get(), file.substr(name), content);
}

void RealDisk::write(const std::string& path, std::string_view content) const {
  const std::string reason = try_write(path, content);
  if (!reason.empty()) throw Error("cannot write " + path + ": " + reason);
}

void RealDisk::apply(const FileChange& change) const {
  std::string now;
  const bool exists = is_file(change.file);
  const std::string failure = exists ? read(change.file, now) : "";
  if (!failure.empty()) throw Error(Trouble{change.file, 0, 0, failure});
  if (exists ? !change.before || now != *change.before
             : change.before.has_value()) {
    throw Error("cannot write " + change.file +
                ": it was changed in the meantime");
  }
  if (change.after) {
    const auto folder = std::filesystem::path(full(change.file)).parent_path();
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    write(change.file, *change.after);
  } else if (exists && unlink(full(change.file).c_str()) != 0) {
    throw Error("cannot remove " + change.file + ": " + reason_of(errno));
  }
}

}  // namespace

std::unique_ptr<Disk> real_disk(const std::string& root) {
  return std::make_unique<RealDisk>(root);
}

}  // namespace paralint
