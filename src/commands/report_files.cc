#include "report_files.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <set>

#include "error.h"
#include "output.h"
#include "parallel.h"
#include "report/shown.h"

namespace paralint {
namespace {

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !(no_color && *no_color) &&
         !(term && std::string_view(term) == "dumb");
}

// Where GitHub Actions takes the summary of a step from: what annotations have
// no room for is appended to it, as far as it goes.
void append_step_summary(const ReportInput& input) {
  constexpr size_t limit = 1024 * 1024;  // of a step
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  if (!file || !*file) return;
  std::error_code none_yet;
  const auto there = std::filesystem::file_size(file, none_yet);
  const size_t size = none_yet ? 0 : static_cast<size_t>(there);
  // What stands there may lack the end of its line.
  const std::string gap = size > 0 ? "\n\n" : "";
  const std::string text =
      size + gap.size() < limit
          ? gap + step_summary(input, limit - size - gap.size())
          : std::string();
  std::ofstream out(file, std::ios::app | std::ios::binary);
  out << text;
  if (!out.flush()) throw Error(Trouble{file, 0, 0, "cannot be appended to"});
}

const Format& named_by_ending(const std::string& file) {
  if (const Format* format = format_of_file(file)) return *format;
  throw Error("no format has the ending of `" + file +
              "`; name one before it with --format");
}

void require_sense(const std::vector<ReportFile>& reports, bool coverage) {
  std::set<std::string> files;
  bool has_csv = false;
  for (const ReportFile& report : reports) {
    has_csv = has_csv || report.format->print == csv_report;
    if (report.file.empty()) continue;
    const std::filesystem::path path(report.file);
    if (!files.insert(path.lexically_normal().string()).second) {
      throw Error("`" + report.file + "` cannot hold two reports");
    }
  }
  if (coverage && !has_csv) {
    throw Error("only CSV has --coverage: add --format csv, or -o FILE.csv");
  }
}

}  // namespace

std::vector<ReportFile> report_files(const CLI::App& app,
                                     const std::vector<std::string>& formats,
                                     const std::vector<std::string>& files,
                                     bool coverage) {
  std::vector<ReportFile> all;
  size_t format = 0;
  size_t file = 0;
  for (const CLI::Option* option : app.parse_order()) {
    if (option->get_name() == "--format") {
      all.push_back({find_format(formats[format++]), {}});
    } else if (option->get_name() == "--output") {
      const std::string& name = files[file++];
      if (!all.empty() && all.back().file.empty()) {
        all.back().file = name;
      } else {
        all.push_back({&named_by_ending(name), name});
      }
    }
  }
  if (all.empty()) all.push_back({find_format("console"), {}});
  require_sense(all, coverage);
  return all;
}

std::vector<bool> advised_findings(const std::vector<ReportFile>& outputs,
                                   const ReportInput& input) {
  const auto is_console = [](const ReportFile& output) {
    return output.format->print == console_report;
  };
  if (std::ranges::all_of(outputs, is_console)) return printed_findings(input);
  return std::vector<bool>(input.result.findings.size(), true);
}

void write_reports(const std::vector<ReportFile>& outputs,
                   const ReportInput& input) {
  // On all threads, before each of them has a format to print that waits for
  // it. A single format may not ask at all.
  if (outputs.size() > 1 && !input.result.findings.empty()) {
    input.places->of(input.result.findings.front());
  }
  std::vector<std::string> texts(outputs.size());
  for_each_index(
      outputs.size(), input.threads,
      [&](size_t i) {
        ReportInput own = input;
        own.color = outputs[i].file.empty() && wants_color();
        texts[i] = outputs[i].format->print(own);
      },
      1);
  std::vector<std::future<void>> files;
  for (size_t i = 0; i < outputs.size(); ++i) {
    const std::string& file = outputs[i].file;
    if (file.empty()) {
      write_out(texts[i]);
    } else {
      files.push_back(std::async(std::launch::async, [&file, &text = texts[i]] {
        real_disk("")->write(file, text);
      }));
    }
  }
  if (std::ranges::any_of(outputs, [](const ReportFile& output) {
        return output.format->print == github_report;
      })) {
    append_step_summary(input);
  }
  for (std::future<void>& file : files) file.get();
}

}  // namespace paralint
