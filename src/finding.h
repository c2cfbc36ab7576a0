// A rule's statement about a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "config.h"
#include "edit.h"
#include "site.h"

namespace paralint {

// A better destination for the link, or that of a link to add where the finding
// is about the lack of one.
struct Suggestion {
  std::string destination;
  double confidence = 1.0;
  std::string reason;
};

// Edits that belong together; made only where the result is certain.
struct Fix {
  std::vector<Edit> edits;
};

// What is known of a finding: nothing; from a baseline that it is to be mended
// some day, or that it is meant to stay; or that it was there before the change
// that is looked at. All but fresh ones are not to be told, counted or failed
// for.
enum class Standing : uint8_t { fresh, debt, accepted, old };

const char* name_of(Standing standing);

struct Finding {
  const char* rule = "";
  Severity severity = Severity::warning;
  double confidence = 1.0;
  bool is_unsure = false;             // never more than an information
  std::string message;                // one sentence, without a full stop
  std::vector<std::string> evidence;  // what it rests on, best first

  PageIndex page = none;
  Span where;                    // the bytes to look at
  int32_t link = no_link;        // of the page, if it is about a link
  int32_t heading = no_heading;  // of the page, if it is about a heading

  // The place on the other page of the pair.
  PageIndex other_page = none;
  int32_t other_link = no_link;
  int32_t other_heading = no_heading;
  bool other_is_doubtful = false;  // it may be the wrong one of the two

  // Filled in after the rules have spoken.
  std::vector<Suggestion> suggestions;  // best first
  std::optional<Fix> fix;
  std::string fingerprint;
  size_t cause = 0;  // of Result::causes
  Standing standing = Standing::fresh;
};

}  // namespace paralint
