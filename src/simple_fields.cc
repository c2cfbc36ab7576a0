#include "simple_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace paralint {
namespace {

// The short cut: a strict subset of YAML, read line by line. What it accepts,
// it reads as yaml-cpp would; the moment a line is not of these forms it gives
// up, so nothing here needs to know what else YAML allows:
//
//   # comment             - value
//   key: value            - key: value
//   key:                    key: value
//     (indented lines)
//
// A value is one line of plain text, a quoted text without escapes, or a list
// of such in brackets.

bool is_name_byte(char c) {
  const char letter = static_cast<char>(c | 0x20);
  return ('a' <= letter && letter <= 'z') || ('0' <= c && c <= '9') ||
         c == '_' || c == '-' || c == '.';
}

bool is_word_byte(char c) {
  return (is_name_byte(c) && c != '-' && c != '.') || (c & 0x80) != 0;
}

bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

// True if a tab, a control character or a "\r" that ends no line occurs. No
// branch in the loop, so that it runs on many bytes at a time.
bool has_odd_byte(std::string_view yaml) {
  if (yaml.empty()) return false;
  bool odd = yaml.back() == '\r';
  for (size_t i = 0; i < yaml.size(); ++i) {
    const auto c = static_cast<unsigned char>(yaml[i]);
    odd |= (c < 0x20) & (c != '\n') & (c != '\r');
    odd |= c == 0x7F;
  }
  for (size_t i = 0; i + 1 < yaml.size(); ++i) {
    odd |= (yaml[i] == '\r') & (yaml[i + 1] != '\n');
  }
  return odd;
}

// "..." or '...' with nothing in it that would need to be unescaped.
bool is_simple_quote(std::string_view text) {
  const char quote = text.front();
  if (quote != '"' && quote != '\'') return false;
  return text.size() >= 2 && text.find(quote, 1) == text.size() - 1 &&
         (quote == '\'' || text.find('\\') == npos);
}

bool is_simple_plain(std::string_view text) {
  const char first = text.front();
  const bool begins =
      is_word_byte(first) ||
      std::string_view("/.<(+$~=;^\\").find(first) != npos ||
      (first == '-' && text.size() > 1 && is_word_byte(text[1]));
  return begins && text.back() != ':' && text.find(": ") == npos &&
         text.find(" #") == npos;
}

bool is_simple_item(std::string_view text) {
  if (text.empty()) return false;
  if (is_simple_quote(text)) return true;
  return is_word_byte(text.front()) &&
         text.find_first_of("[]{}:#&*!|>'\"%@`?\\") == npos;
}

std::string_view unquoted(std::string_view text) {
  return is_simple_quote(text) ? text.substr(1, text.size() - 2) : text;
}

// The words of [a, 'b', "c"] or [ ]; no commas in the quotes.
std::optional<std::vector<std::string>> simple_list(std::string_view text) {
  std::vector<std::string> items;
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
    return std::nullopt;
  }
  text = trim(text.substr(1, text.size() - 2));
  if (text.empty()) return items;
  for (size_t comma = 0; comma != npos; text.remove_prefix(comma + 1)) {
    comma = text.find(',');
    const std::string_view item = trim(text.substr(0, comma));
    if (!is_simple_item(item)) return std::nullopt;
    if (!is_null_word(item)) items.emplace_back(unquoted(item));
    if (comma == npos) break;
  }
  return items;
}

}  // namespace

// yaml-cpp takes no keys beyond 1024 bytes.
size_t key_length(std::string_view text) {
  size_t length = 0;
  while (length < text.size() && is_name_byte(text[length])) ++length;
  if (length == 0 || length > 1000 || !is_word_byte(text[0])) return 0;
  const std::string_view rest = text.substr(length);
  if (rest.empty() || rest[0] != ':') return 0;
  return rest.size() == 1 || rest[1] == ' ' || rest[1] == '\t' ? length : 0;
}

namespace {

class SimpleReader {
 public:
  SimpleReader() { fields_.reserve(8); }

  // False: this is not a simple line.
  bool read(std::string_view line) {
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    const size_t column = line.find_first_not_of(' ');
    if (column == npos || line[column] == '#') return true;
    const std::string_view text = line.substr(column);
    return text.substr(0, 2) == "- " ? item(text, column) : entry(text, column);
  }

  std::vector<Field> fields() { return std::move(fields_); }

 private:
  enum class Shape : uint8_t { mapping, list };
  struct Level {
    size_t column = 0;
    Shape shape = Shape::mapping;
    size_t first_key = 0;
  };

  const Level& top() const { return levels_[depth_ - 1]; }

  bool entry(std::string_view text, size_t column) {
    const size_t length = key_length(text);
    if (length == 0 || !enter(column, Shape::mapping)) return false;
    const std::string_view name = text.substr(0, length);
    const std::string_view rest = trim(text.substr(length + 1));
    open_ = rest.empty();
    return is_new(name) && value(name, rest);
  }

  bool item(std::string_view text, size_t column) {
    if (!enter(column, Shape::list)) return false;
    open_ = false;
    text = text.substr(2);
    if (key_length(text) == 0) return value({}, trim(text));
    return push(column + 2, Shape::mapping) && entry(text, column + 2);
  }

  // Leaves the levels that a line at `column` ends, and enters the one that it
  // begins.
  bool enter(size_t column, Shape shape) {
    while (depth_ > 0 && ends_level(column, shape)) pop();
    if (depth_ == 0)
      return column == 0 && shape == Shape::mapping && push(column, shape);
    if (top().column == column && top().shape == shape) return true;
    const bool is_child =
        open_ && (top().column < column || shape == Shape::list);
    return is_child && push(column, shape);
  }

  // A list may stand in the column of the key that it belongs to, so a key in
  // the column of a list ends the list.
  bool ends_level(size_t column, Shape shape) const {
    return top().column > column ||
           (top().column == column && top().shape == Shape::list &&
            shape == Shape::mapping);
  }

  bool push(size_t column, Shape shape) {
    if (depth_ == levels_.size()) return false;
    if (depth_ == 1) fields_.back().kind = Field::Kind::other;
    levels_[depth_++] = {column, shape, key_count_};
    return true;
  }

  void pop() {
    key_count_ = top().first_key;
    --depth_;
    open_ = false;
  }

  // False for a second key of this name in its mapping.
  bool is_new(std::string_view name) {
    if (is_null_word(name) || key_count_ == keys_.size()) return false;
    const auto end = keys_.begin() + key_count_;
    if (std::find(keys_.begin() + top().first_key, end, name) != end) {
      return false;
    }
    keys_[key_count_++] = name;
    return true;
  }

  bool value(std::string_view name, std::string_view text) {
    if (text.empty() || is_null_word(text)) {
      return add(name, {}, Field::Kind::null);
    }
    if (is_simple_quote(text)) {
      return add(name, text.substr(1, text.size() - 2), Field::Kind::scalar);
    }
    if (is_simple_plain(text)) return add(name, text, Field::Kind::scalar);
    auto items = simple_list(text);
    if (!items) return false;
    add(name, {}, Field::Kind::other);
    if (depth_ == 1) fields_.back().items = std::move(*items);
    return true;
  }

  bool add(std::string_view name, std::string_view text, Field::Kind kind) {
    if (depth_ == 1) {
      fields_.push_back({std::string(name), std::string(text), kind});
    } else if (depth_ == 2 && top().shape == Shape::list &&
               kind == Field::Kind::scalar) {
      fields_.back().items.emplace_back(text);
    }
    return true;
  }

  std::vector<Field> fields_;
  // The mappings and lists around the current line, outermost first. Only a
  // mapping is ever `open_`: its last key has no value yet, so that a list or
  // deeper lines may follow.
  std::array<Level, 8> levels_;
  size_t depth_ = 0;
  bool open_ = false;
  // The keys of the mappings in `levels_`.
  std::array<std::string_view, 64> keys_;
  size_t key_count_ = 0;
};

}  // namespace

std::optional<std::vector<Field>> simple_fields(std::string_view yaml) {
  if (has_odd_byte(yaml)) return std::nullopt;
  SimpleReader reader;
  while (!yaml.empty()) {
    const size_t next = std::min(yaml.find('\n'), yaml.size() - 1) + 1;
    std::string_view line = yaml.substr(0, next);
    if (line.back() == '\n') line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!reader.read(line)) return std::nullopt;
    yaml.remove_prefix(next);
  }
  return reader.fields();
}

}  // namespace paralint
