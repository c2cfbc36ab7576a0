// Besides what ends a destination, everything is escaped that a reader looks
// for before it looks for links: "`", "<", ">" and, in formulas, "$" may pair
// with another one anywhere in the paragraph, "|" ends the cell of a table.
#include "written.h"

#include <algorithm>

#include "entities.h"

namespace paralint {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_ascii_alnum(c);
}

bool has_any(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != npos;
}

// The letters and digits of the entity that begins at text[at] == '&'.
size_t behind_entity_name(std::string_view text, size_t at) {
  if (text.substr(++at, 1) == "#") ++at;
  while (at < text.size() && is_ascii_alnum(text[at])) ++at;
  return at;
}

// Whether readers of Markdown might take the "&" for the begin of an entity.
bool is_entity(std::string_view text, size_t at) {
  return text.substr(behind_entity_name(text, at), 1) == ";";
}

// Browsers also decode "&copy" without ";", unless more letters or "=" follow.
bool is_html_entity(std::string_view text, size_t at) {
  const size_t end = behind_entity_name(text, at);
  return end > at + 1 && text.substr(end, 1) != "=";
}

// "" where the character needs none.
std::string_view entity_of(char c) {
  switch (c) {
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '`':
      return "&#96;";
    case '|':
      return "&#124;";
    default:
      return "";
  }
}

bool has_balanced_parentheses(std::string_view text) {
  constexpr int most = 8;  // CommonMark asks readers for three
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth < 0 || depth > most) return false;
  }
  return depth == 0;
}

// Whether it would begin or underline something at the begin of a line.
bool is_block_mark(std::string_view text) {
  return starts_with(text, "~~~") || text.find_first_not_of("#=-*_") == npos;
}

std::optional<std::string> in_markdown(const Link& link,
                                       std::string_view destination) {
  const bool was_angled = link.form == DestinationForm::angled;
  if (destination.empty()) return was_angled ? "" : "<>";
  const bool is_angled =
      was_angled || has_any(destination, " ") || is_block_mark(destination);
  std::string escaped = "[]|$";
  if (!is_angled && !has_balanced_parentheses(destination)) escaped += "()";
  std::string made;
  for (size_t i = 0; i < destination.size(); ++i) {
    const char c = destination[i];
    const bool is_last = i + 1 == destination.size();
    if (c == '\\') {
      made += is_last || is_punctuation(destination[i + 1]) ? "\\\\" : "\\";
    } else if (c == '&') {
      const bool is_spelled =
          link.escapes_ampersands || is_entity(destination, i);
      made += is_spelled ? "&amp;" : "&";
    } else if (has_any({&c, 1}, "<>`\"")) {
      made += entity_of(c);
    } else {
      if (has_any({&c, 1}, escaped)) made += '\\';
      made += c;
    }
  }
  return is_angled && !was_angled ? "<" + made + ">" : made;
}

// What may stand in an attribute without quotes, everywhere and without doubt.
bool needs_no_quotes(std::string_view destination) {
  const bool is_plain =
      std::all_of(destination.begin(), destination.end(), [](char c) {
        return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
               has_any({&c, 1}, "/.-_~#?:@!$&()*+,;%");
      });
  return is_plain && !destination.empty() && !ends_with(destination, "/");
}

std::optional<std::string> in_attribute(const Link& link,
                                        std::string_view destination) {
  if (trim(destination) != destination) return std::nullopt;
  const bool is_unquoted = link.form == DestinationForm::unquoted;
  const std::string_view quote =
      link.form == DestinationForm::single_quoted ? "'" : "\"";
  std::string made;
  for (size_t i = 0; i < destination.size(); ++i) {
    const char c = destination[i];
    if (c == '&') {
      const bool is_spelled =
          link.escapes_ampersands || is_html_entity(destination, i);
      made += is_spelled ? "&amp;" : "&";
    } else if (has_any({&c, 1}, "<>`|") || quote[0] == c) {
      made += entity_of(c);
    } else {
      made += c;
    }
  }
  if (!is_unquoted || needs_no_quotes(destination)) return made;
  return std::string(quote) + made + std::string(quote);
}

// A string of JavaScript in the middle of Markdown: nothing that either of them
// would escape.
std::optional<std::string> in_string(std::string_view destination) {
  if (has_any(destination, "\"'`\\<>{}[]|$")) return std::nullopt;
  return std::string(destination);
}

// "<scheme:...>"; whether entities stand for something in it, readers disagree.
std::optional<std::string> in_autolink(std::string_view destination) {
  const auto is_scheme_char = [](char c) {
    return is_ascii_alnum(c) || has_any({&c, 1}, "+-.");
  };
  const std::string_view scheme = destination.substr(0, destination.find(':'));
  const bool is_scheme =
      scheme.size() >= 2 && scheme.size() <= 32 &&
      scheme.size() < destination.size() && is_ascii_alnum(scheme[0]) &&
      !has_any(scheme.substr(0, 1), "0123456789") &&
      std::all_of(scheme.begin(), scheme.end(), is_scheme_char);
  if (!is_scheme || has_any(destination, " \"`\\<>{}[]|")) return std::nullopt;
  for (size_t at = destination.find('&'); at != npos;
       at = destination.find('&', at + 1)) {
    if (is_entity(destination, at)) return std::nullopt;
  }
  return std::string(destination);
}

// A word that needs no escapes, whatever quotes it stands in.
std::optional<std::string> in_yaml(std::string_view destination) {
  const bool is_plain = !destination.empty() && destination[0] != '#' &&
                        !has_any(destination, " \"'\\{}[],&*!|>%@`") &&
                        destination.back() != ':';
  return is_plain ? std::optional(std::string(destination)) : std::nullopt;
}

}  // namespace

std::string markdown_destination(std::string_view spelled) {
  std::string made;
  size_t from = 0;  // of what has no escapes
  for (size_t i = 0; i + 1 < spelled.size(); ++i) {
    if (spelled[i] != '\\' || !is_punctuation(spelled[i + 1])) continue;
    made += decode_entities(spelled.substr(from, i - from));
    made += spelled[++i];
    from = i + 1;
  }
  return made + decode_entities(spelled.substr(from));
}

std::optional<std::string> written(const Link& link,
                                   std::string_view destination) {
  const bool has_control =
      std::any_of(destination.begin(), destination.end(), is_control);
  if (link.destination_span.empty() || has_control) return std::nullopt;
  if (link.syntax == LinkSyntax::bare_url) return std::nullopt;
  if (link.syntax == LinkSyntax::autolink) return in_autolink(destination);
  if (link.syntax == LinkSyntax::front_matter) return in_yaml(destination);
  switch (link.form) {
    case DestinationForm::bare:
    case DestinationForm::angled:
      return in_markdown(link, destination);
    case DestinationForm::double_quoted:
    case DestinationForm::single_quoted:
    case DestinationForm::unquoted:
      return in_attribute(link, destination);
    case DestinationForm::string_literal:
      return in_string(destination);
  }
  return std::nullopt;
}

}  // namespace paralint
