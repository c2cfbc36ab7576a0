// What several formats say in the same way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report.h"

namespace paralint {

// A file of the site as it can be opened from the working folder.
std::string opened_as(const ReportInput& input, std::string_view file);
std::string opened_as(const ReportInput& input, PageIndex page);

// Another place that a finding speaks of.
struct RelatedPlace {
  PageIndex page = none;
  uint32_t line = 1;
  std::string text;  // what stands there
};

// Where the other language says it.
std::optional<RelatedPlace> counterpart(const ReportInput& input,
                                        const Finding& finding);

// That, and the heading or page that the link leads to; the text says which.
std::vector<RelatedPlace> related_places(const ReportInput& input,
                                         const Finding& finding);

// "write", "maybe" or "add a link to".
const char* advice(const Finding& finding, const Suggestion& suggestion);

// The sentence, what to write instead and the other language's place, a line
// each; safe for a terminal.
std::string whole_message(const ReportInput& input, const Finding& finding);

// The text, or as much of it as so many code points are, and "…".
std::string shortened(std::string_view text, size_t limit);

// What goes back to one cause and is shown.
struct ShownCause {
  const Cause* cause = nullptr;
  Severity worst = Severity::info;
  std::vector<const Finding*> findings;  // the worst ones first; never empty
};

// The worst first, of these the one with the most findings. With `--all` each
// finding is a cause of its own.
std::vector<ShownCause> worst_causes(const ReportInput& input);

// "3 errors, 1 warning"; of notes only where there are some.
std::string counted_severities(size_t errors, size_t warnings, size_t infos);

}  // namespace paralint
