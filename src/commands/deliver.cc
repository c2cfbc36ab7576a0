#include "deliver.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "output.h"
#include "patch.h"
#include "real_names.h"
#include "text.h"

namespace paralint {
namespace {

void print_patch(const std::string& patch, const Delivery& delivery) {
  write_out(patch);
  if (!delivery.quiet && delivery.root.starts_with('/') && !patch.empty()) {
    fmt::print(stderr, "note: the patch is to be applied in {}\n",
               printable(delivery.root));
  }
}

// As they are named from the working folder, where the site lies below it.
std::vector<FileChange> below(const std::string& root,
                              std::vector<FileChange> changes) {
  if (root.empty() || root.front() == '/' || root.starts_with("..")) {
    return changes;
  }
  for (FileChange& change : changes) change.file = root + "/" + change.file;
  return changes;
}

}  // namespace

void add_delivery(CLI::App& app, Delivery& delivery) {
  CLI::Option* dry_run = app.add_flag("--dry-run", delivery.dry_run,
                                      "Write nothing; say what would be done");
  app.add_flag("--diff", delivery.diff,
               "Write nothing; print a patch for `git apply -p1`")
      ->excludes(dry_run);
  app.add_flag("-q,--quiet", delivery.quiet, "No summary on standard error");
}

size_t deliver(const Disk& disk, const Overlay& overlay,
               const Delivery& delivery, Saver& saver) {
  const std::vector<FileChange> changes = overlay.changes();
  if (delivery.writes()) saver.save(changes);
  if (delivery.diff) {
    print_patch(
        unified_patch(below(delivery.root,
                            under_real_names(disk, delivery.root, changes))),
        delivery);
  }
  return changes.size();
}

size_t deliver(const Disk& disk, const Overlay& overlay,
               const Delivery& delivery) {
  Saver saver(disk);
  return deliver(disk, overlay, delivery, saver);
}

void print_lines(const std::string& lines, const Delivery& delivery) {
  if (!delivery.diff) write_out(lines);
}

}  // namespace paralint
