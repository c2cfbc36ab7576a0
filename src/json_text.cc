#include "json_text.h"

#include "text.h"

namespace paralint {

void JsonText::new_line() {
  if (!is_indented_) return;
  out_ += '\n';
  out_.append(depth_, ' ');
}

void JsonText::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) out_ += ',';
  is_first_ = false;
  new_line();
}

void JsonText::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonText::end(char bracket) {
  --depth_;
  if (!is_first_) new_line();
  out_ += bracket;
  is_first_ = false;
}

void JsonText::key(std::string_view name) {
  before_value();
  quoted(name);
  out_ += is_indented_ ? ": " : ":";
  after_key_ = true;
}

void JsonText::value(std::string_view text) {
  before_value();
  quoted(text);
}

void JsonText::value(bool is) {
  before_value();
  out_ += is ? "true" : "false";
}

void JsonText::value(double number) {
  before_value();
  char digits[32];
  const char* const last =
      std::to_chars(digits, digits + sizeof digits, number).ptr;
  const std::string_view written(digits, static_cast<size_t>(last - digits));
  out_ += written;
  // Else it would be read as an integer.
  if (written.find_first_of(".e") == npos) out_ += ".0";
}

void JsonText::null() {
  before_value();
  out_ += "null";
}

void JsonText::splice(std::string_view values) {
  if (values.empty()) return;
  if (!is_first_) out_ += ',';
  is_first_ = false;
  out_ += values;
}

namespace {

// The letter behind the backslash, or 0 where only digits will do.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

bool stands_for_itself(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

}  // namespace

void JsonText::quoted(std::string_view text) {
  std::string repaired;
  if (first_invalid_utf8(text) != npos) text = repaired = well_formed(text);
  out_ += '"';
  size_t from = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (stands_for_itself(c)) continue;
    out_ += text.substr(from, at - from);
    from = at + 1;
    if (const char letter = short_escape(c)) {
      out_ += '\\';
      out_ += letter;
    } else {
      constexpr std::string_view digits = "0123456789abcdef";
      out_ += "\\u00";
      out_ += digits[static_cast<size_t>(c) >> 4];
      out_ += digits[static_cast<size_t>(c) & 15];
    }
  }
  out_ += text.substr(from);
  out_ += '"';
}

}  // namespace paralint
