// What commands that change files have in common: the options, and the way from
// an overlay to the disk or to a patch.
#pragma once

#include <string>

#include "command.h"
#include "counted.h"
#include "overlay.h"
#include "save.h"

namespace paralint {

struct Delivery {
  bool dry_run = false;  // say what would be done, and do nothing
  bool diff = false;     // print a patch instead
  bool quiet = false;
  std::string root;  // of the project: what a patch puts before its names

  bool writes() const { return !dry_run && !diff; }
};

// --dry-run, --diff and --quiet.
void add_delivery(CLI::App& app, Delivery& delivery);

// Prints the patch that makes the disk like the overlay, or makes it so, or
// does nothing. Returns how many files change. Throws Error where it cannot.
size_t deliver(const Disk& disk, const Overlay& overlay,
               const Delivery& delivery);
// The same by a saver of that disk, which may have begun.
size_t deliver(const Disk& disk, const Overlay& overlay,
               const Delivery& delivery, Saver& saver);

// Lines for standard output; nothing where a patch is printed there.
void print_lines(const std::string& lines, const Delivery& delivery);

}  // namespace paralint
