// Which report goes where, as --format and --output say it.
#pragma once

#include <string>
#include <vector>

#include "report.h"

namespace CLI {
class App;
}

namespace paralint {

// A format and the file it goes to; an empty file is standard output.
struct ReportFile {
  const Format* format;
  std::string file;
};

// "--format console --format json -o report.json": a file belongs to the
// format named right before it, or else to the one that its ending names.
// `formats` and `files` are the values of the two options of `app`, in their
// order. Throws Error where no format has the ending, where one file is meant
// to hold two reports, or where `coverage` is asked for and no CSV shows it.
std::vector<ReportFile> report_files(const CLI::App& app,
                                     const std::vector<std::string>& formats,
                                     const std::vector<std::string>& files,
                                     bool coverage);

// By finding, whether one of the reports tells how it might be mended.
std::vector<bool> advised_findings(const std::vector<ReportFile>& outputs,
                                   const ReportInput& input);

// Prints all formats at once, then writes them: what goes to standard output in
// the order in which it was named, and each file on a thread of its own, which
// does little but wait for the disk.
void write_reports(const std::vector<ReportFile>& outputs,
                   const ReportInput& input);

}  // namespace paralint
