// How SARIF says a few things, and what it says of the program and its rules.
#pragma once

#include <string>
#include <string_view>

#include "finding.h"
#include "json_text.h"

namespace paralint {

const char* sarif_level(Severity severity);

// A path as a reference (RFC 3986); an absolute one as a "file:" URI.
std::string sarif_uri(std::string_view path);

// Text of a message; what looks like a link in it is none.
std::string sarif_message(std::string_view text);

// "a link leads to no page" with a capital and a full stop.
std::string sarif_sentence(std::string_view text);

// "name": {"text": ...}
void sarif_text(JsonText& json, std::string_view name, std::string_view text);

// The field "tool".
void sarif_tool(JsonText& json);

}  // namespace paralint
