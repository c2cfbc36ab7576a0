// A disk as it is going to be: what is written to it stays in memory, above a
// disk that is only read.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "disk.h"

namespace paralint {

class Overlay : public Disk {
 public:
  // `below` must outlive this.
  explicit Overlay(const Disk& below) : below_(below) {}

  // Remembers what it reads, so that a change is always one of the bytes that
  // it was thought out for; also what it lists.
  std::string read(const std::string& path,
                   std::string& content) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  Listing list(const std::string& folder) const override;
  void write(const std::string& path, std::string_view content) const override;
  std::unique_ptr<PendingChange> pending(
      const FileChange& change) const override;
  void settle(const std::string&) const override {}

  // Makes, replaces or removes a file, whatever was there before.
  void apply(const FileChange& change) const;

  // What makes the disk below like this one, sorted by file.
  std::vector<FileChange> changes() const;

 private:
  using Content = std::optional<std::string>;  // nothing: there is no such file

  const Content* changed(const std::string& path) const;

  const Disk& below_;
  mutable std::mutex mutex_;
  // From the disk below.
  mutable std::map<std::string, std::string> read_;
  mutable std::map<std::string, Listing> listed_;
  mutable std::map<std::string, Content> changed_;
};

}  // namespace paralint
