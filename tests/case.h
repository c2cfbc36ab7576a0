// A case: one text file that holds a small site, what is said about it, and
// what it looks like fixed.
//
//   A sentence or two on what this shows.
//   --- paralint.yaml
//   locales: [en, fr]
//   --- en/page.md
//   See [that](/nowhere).
//   --- expect
//   en/page.md:1:12: error[broken-page]: `/nowhere` leads to no page
//   --- fixed en/page.md
//
// A section whose title ends in " (escaped)" may hold \r, \n, \t, \0, \\ and
// \xNN; its real line ends are dropped. `expect` holds the console's lines
// without excerpts and notes, and "error: ..." where the run stops; in
// `expect info` findings of severity info are shown too.
#pragma once

#include <map>
#include <string>

#include "config.h"

namespace paralint {

struct Case {
  std::map<std::string, std::string> files;
  std::string expected;
  Severity least = Severity::warning;  // that is shown
  std::map<std::string, std::string> fixed;
};

// Of a page in Markdown, the sections are its code blocks whose info string has
// a title behind the language: "```yaml paralint.yaml". Throws
// std::runtime_error where the file is no case.
Case read_case(const std::string& path);

// What the program says about the files: the console's lines as in `expect`.
std::string outcome(const std::map<std::string, std::string>& files,
                    Severity least);

// The files after all fixes.
std::map<std::string, std::string> repaired(
    std::map<std::string, std::string> files);

}  // namespace paralint
