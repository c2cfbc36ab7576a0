#include "sarif_terms.h"

#include "rule.h"
#include "text.h"
#include "version.h"
#include "words.h"

namespace paralint {

static constexpr size_t longest_message = 2000;  // code points

const char* sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "note";
    case Severity::off:
      break;
  }
  return "none";
}

// Also ":" is encoded, which would make a scheme of a first folder.
std::string sarif_uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    if (is_ascii_alnum(c) || std::string_view("-._~/").find(c) != npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += digits[byte >> 4];
    uri += digits[byte & 15];
  }
  return uri;
}

// "[text](1)" is a link to a related location.
std::string sarif_message(std::string_view text) {
  std::string out = shortened(text, longest_message);
  if (out.find("](") == npos) return out;
  std::string escaped;
  for (const char c : out) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string sarif_sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') {
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  }
  return out + ".";
}

void sarif_text(JsonText& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.begin_object();
  json.field("text", text);
  json.end_object();
}

namespace {

std::string_view first_paragraph(std::string_view text) {
  return trim(text.substr(0, text.find("\n\n")));
}

void write_rule(JsonText& json, const Rule& rule) {
  json.begin_object();
  json.field("id", rule.id);
  sarif_text(json, "shortDescription", sarif_sentence(rule.summary));
  sarif_text(json, "fullDescription", first_paragraph(rule.explanation));
  json.key("help");
  json.begin_object();
  json.field("text", trim(rule.explanation));
  json.field("markdown", trim(rule.explanation));
  json.end_object();
  json.key("defaultConfiguration");
  json.begin_object();
  json.field("level", sarif_level(rule.severity));
  if (rule.severity == Severity::off) json.field("enabled", false);
  json.end_object();
  json.key("properties");
  json.begin_object();
  json.array("tags", std::vector<const char*>{"documentation", "localization",
                                              name_of(rule.family)});
  json.end_object();
  json.end_object();
}

}  // namespace

void sarif_tool(JsonText& json) {
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.field("name", "paralint");
  json.field("version", version);
  json.field("semanticVersion", version);
  json.key("rules");
  json.begin_array();
  for (const Rule* each : rules()) write_rule(json, *each);
  json.end_array();
  json.end_object();
  json.end_object();
}

}  // namespace paralint
