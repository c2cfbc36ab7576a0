// A JSON report of an earlier run, read again.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config.h"

namespace paralint {

struct ReportedFinding {
  std::string fingerprint;
  std::string rule;
  Severity severity = Severity::info;
  std::string locale;
  std::string key;  // of its page
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string message;
  std::string destination;  // of its link; empty where it is about none
  // Of the page of another language that it is about; may be empty.
  std::string counterpart;
  bool is_known = false;  // not new to the run that told it
};

struct Report {
  std::string file;
  std::vector<ReportedFinding> findings;
  // Locale and key of the pages that it names.
  std::set<std::pair<std::string, std::string>> pages;
  std::vector<std::string> locales;
  std::string reference;
  // Files and folders whose pages were checked; none: all of them.
  std::vector<std::string> paths;
  std::vector<std::string> unreadable;  // files and folders
};

// Throws Error where the text is no report of `check --format json`.
Report read_report(std::string file, std::string_view text);

}  // namespace paralint
