#include "front_matter.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

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

// [a, 'b', "c"], [ ]; no commas in the quotes.
bool is_simple_list(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']')
    return false;
  text = trim(text.substr(1, text.size() - 2));
  if (text.empty()) return true;
  for (size_t comma = 0; comma != npos; text.remove_prefix(comma + 1)) {
    comma = text.find(',');
    if (!is_simple_item(trim(text.substr(0, comma)))) return false;
    if (comma == npos) break;
  }
  return true;
}

// The length of the `key` that `text` begins with, 0 if it is not an entry.
// yaml-cpp takes no keys beyond 1024 bytes.
size_t key_length(std::string_view text) {
  size_t length = 0;
  while (length < text.size() && is_name_byte(text[length])) ++length;
  if (length == 0 || length > 1000 || !is_word_byte(text[0])) return 0;
  const std::string_view rest = text.substr(length);
  if (rest.empty() || rest[0] != ':') return 0;
  return rest.size() == 1 || rest[1] == ' ' || rest[1] == '\t' ? length : 0;
}

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
    return is_simple_list(text) && add(name, {}, Field::Kind::other);
  }

  bool add(std::string_view name, std::string_view text, Field::Kind kind) {
    if (depth_ == 1) {
      fields_.push_back({std::string(name), std::string(text), kind});
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

// The long way: yaml-cpp's events, of which the top level is kept. Nothing is
// built from the rest, so neither aliases nor deep nesting cost memory.

struct Message {
  const char* yaml_cpp;
  const char* ours;
};
const char* const stray_text =
    "unexpected text; check quotes, colons and indentation";
const Message messages[] = {
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "text that begins with `*` needs quotes"},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND,
     "text that begins with `&` needs quotes"},
    {YAML::ErrorMsg::BAD_FILE, "lists or mappings are nested too deeply"},
    {YAML::ErrorMsg::BLOCK_ENTRY,
     "unexpected `- `; a list begins on a line of its own"},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, "text that begins with `*` needs quotes"},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, "text that begins with `&` needs quotes"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a quotation mark is not closed"},
    {YAML::ErrorMsg::END_OF_MAP, stray_text},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "a `{` is not closed"},
    {YAML::ErrorMsg::END_OF_SEQ, stray_text},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a `[` is not closed"},
    {YAML::ErrorMsg::FLOW_END, "unexpected closing bracket"},
    {YAML::ErrorMsg::MAP_KEY, "unexpected `?`"},
    {YAML::ErrorMsg::MAP_VALUE,
     "unexpected `:`; text with `: ` in it needs quotes"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab in the indentation"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR,
     "no anchor has this name; text that begins with `*` needs quotes"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN,
     "text that begins with this character needs quotes"},
};

std::string readable(const std::string& message) {
  for (const Message& row : messages) {
    if (message == row.yaml_cpp) return row.ours;
  }
  return message;
}

class FieldReader : public YAML::EventHandler {
 public:
  // `offset` is the place of `yaml` in the page.
  FieldReader(std::string_view yaml, uint32_t offset)
      : yaml_(yaml), offset_(offset) {}

  FrontMatter result() { return std::move(result_); }

  // The first problem is the one that counts.
  void report(const YAML::Mark& mark, std::string message) {
    if (result_.problem) return;
    result_.problem = {offset_ + place(mark), std::move(message)};
  }

  // What follows a value is broken, so the value may be cut short: of
  // `a: b: c` yaml-cpp gives `a: b` before it stumbles.
  void drop_doubtful_field() {
    const bool is_open = !levels_.empty() && !levels_[0].after_key;
    if (is_open && !result_.fields.empty()) result_.fields.pop_back();
  }

  // Where the last node that could be read begins.
  const YAML::Mark& last() const { return last_; }

  // A block is one document. yaml-cpp takes what does not fit into the mapping
  // for the beginning of another one.
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw YAML::ParserException(mark, stray_text);
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    anchored(mark, anchor, {Field::Kind::null, {}});
  }
  void OnScalar(const YAML::Mark& mark, const std::string&,
                YAML::anchor_t anchor, const std::string& text) override {
    anchored(mark, anchor, {Field::Kind::scalar, text});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) return node(mark, {Field::Kind::other, {}});
    aliased_ += found->second.text.size();
    if (aliased_ > max_aliased) {
      throw YAML::ParserException(mark, "aliases repeat too much text");
    }
    node(mark, found->second);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&,
                       YAML::anchor_t, YAML::EmitterStyle::value) override {
    if (levels_.empty()) report(mark, "front matter is a list, not a mapping");
    levels_.push_back({.mark = mark});
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    levels_.push_back({.mark = mark,
                       .is_mapping = true,
                       .is_block = style == YAML::EmitterStyle::Block});
  }
  void OnMapEnd() override { end(); }

 private:
  struct Value {
    Field::Kind kind;
    std::string text;
  };
  struct Level {
    YAML::Mark mark;
    bool is_mapping = false;
    bool is_block = false;
    bool after_key = false;
    bool is_first = false;  // the key is not one that was there before
    YAML::Mark key_mark = {};
    std::string key = {};
    std::set<std::string> keys = {};
  };
  static constexpr size_t max_aliased = 1 << 16;

  // The byte of the block that yaml-cpp means, which may lie behind its end.
  uint32_t place(const YAML::Mark& mark) const {
    const size_t last = yaml_.find_last_not_of(" \t\r\n");
    const size_t end = last == npos ? 0 : last;
    return static_cast<uint32_t>(
        std::min(static_cast<size_t>(std::max(mark.pos, 0)), end));
  }

  void anchored(const YAML::Mark& mark, YAML::anchor_t anchor, Value value) {
    if (anchor != YAML::NullAnchor) anchors_[anchor] = value;
    node(mark, std::move(value));
  }

  void end() {
    const YAML::Mark mark = levels_.back().mark;
    levels_.pop_back();
    node(mark, {Field::Kind::other, {}});
  }

  // A scalar, or a whole list or mapping.
  void node(const YAML::Mark& mark, Value value) {
    last_ = mark;
    if (levels_.empty()) {
      if (value.kind != Field::Kind::scalar) return;
      return report(mark, "front matter is text, not a mapping");
    }
    Level& level = levels_.back();
    if (!level.is_mapping) return;
    if (level.after_key) {
      entry(level, mark, std::move(value));
    } else {
      key(level, mark, std::move(value));
    }
    level.after_key = !level.after_key;
  }

  void key(Level& level, const YAML::Mark& mark, Value value) {
    level.key_mark = mark;
    level.is_first = value.kind == Field::Kind::scalar &&
                     level.keys.insert(value.text).second;
    level.key = std::move(value.text);
    if (value.kind == Field::Kind::scalar) {
      if (!level.is_first) report(mark, "`" + level.key + "` is given twice");
    } else if (levels_.size() == 1) {
      report(mark, value.kind == Field::Kind::null
                       ? "a key is empty"
                       : "a key is a list or a mapping, not text");
    }
  }

  void entry(Level& level, const YAML::Mark& mark, Value value) {
    // yaml-cpp, and nobody else, reads a line without a colon as a key; the
    // value that it makes up has the key's own place.
    const bool has_colon = mark.pos != level.key_mark.pos;
    if (value.kind == Field::Kind::null && level.is_block && !has_colon) {
      report(mark, "`" + level.key + "` is not followed by a colon");
    } else if (levels_.size() == 1 && level.is_first) {
      result_.fields.push_back(
          {std::move(level.key), std::move(value.text), value.kind});
    }
  }

  std::string_view yaml_;
  uint32_t offset_;
  FrontMatter result_;
  std::vector<Level> levels_;
  std::map<YAML::anchor_t, Value> anchors_;  // those of scalars
  size_t aliased_ = 0;
  int documents_ = 0;
  YAML::Mark last_ = {};
};

// Not part of any YAML, and yaml-cpp trips over some of them.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

void parse(std::string_view yaml, FieldReader& reader) {
  // yaml-cpp reads a quoted text that is never closed without a word, but not
  // across the end of a document.
  const bool is_ended = yaml.empty() || yaml.back() == '\n';
  std::istringstream text(std::string(yaml) + (is_ended ? "" : "\n") + "...\n");
  try {
    YAML::Parser parser(text);
    while (parser.HandleNextDocument(reader)) continue;
  } catch (const YAML::Exception& error) {
    const bool is_unclosed = error.msg == YAML::ErrorMsg::DOC_IN_SCALAR;
    reader.drop_doubtful_field();
    reader.report(is_unclosed ? reader.last() : error.mark,
                  readable(error.msg));
  }
}

// Fences.

// The line that begins at `begin`, without blanks and line end behind it.
std::string_view bare_line(std::string_view page, size_t begin) {
  const std::string_view line =
      page.substr(begin, page.find('\n', begin) - begin);
  const size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == npos ? 0 : last + 1);
}

size_t next_line(std::string_view page, size_t begin) {
  const size_t end = page.find('\n', begin);
  return end == npos ? page.size() : end + 1;
}

bool is_closing_fence(std::string_view page, size_t begin) {
  const std::string_view dashes = page.substr(begin, 3);
  if (dashes != "---" && dashes != "...") return false;
  return bare_line(page, begin).size() == 3;
}

// The closing line's first byte, or npos.
size_t closing_fence(std::string_view page, size_t begin) {
  while (begin < page.size()) {
    if (is_closing_fence(page, begin)) return begin;
    begin = next_line(page, begin);
  }
  return npos;
}

}  // namespace

const std::string* FrontMatter::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name != name) continue;
    return field.kind == Field::Kind::scalar ? &field.value : nullptr;
  }
  return nullptr;
}

std::optional<std::vector<Field>> simple_fields(std::string_view yaml) {
  if (has_odd_byte(yaml)) return std::nullopt;
  SimpleReader reader;
  while (!yaml.empty()) {
    const size_t next = next_line(yaml, 0);
    std::string_view line = yaml.substr(0, next);
    if (line.back() == '\n') line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!reader.read(line)) return std::nullopt;
    yaml.remove_prefix(next);
  }
  return reader.fields();
}

FrontMatter yaml_fields(std::string_view yaml, uint32_t offset) {
  FieldReader reader(yaml, offset);
  const auto control = std::find_if(yaml.begin(), yaml.end(), is_control);
  if (control == yaml.end()) {
    parse(yaml, reader);
  } else {
    YAML::Mark mark;
    mark.pos = static_cast<int>(control - yaml.begin());
    reader.report(mark, "a control character, which YAML does not allow");
  }
  return reader.result();
}

FrontMatter front_matter(std::string_view page) {
  const size_t begin = page.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  if (page.substr(begin, 3) != "---" || bare_line(page, begin) != "---") {
    return {};
  }
  const size_t first = next_line(page, begin);
  const size_t fence = closing_fence(page, first);
  const auto offset = static_cast<uint32_t>(begin);
  if (fence == npos) {
    FrontMatter none;
    if (first < page.size() && key_length(bare_line(page, first)) > 0) {
      none.problem = {offset, "front matter is not closed"};
    }
    return none;
  }
  const std::string_view yaml = page.substr(first, fence - first);
  FrontMatter result;
  if (std::optional<std::vector<Field>> fields = simple_fields(yaml)) {
    result.fields = std::move(*fields);
  } else {
    result = yaml_fields(yaml, static_cast<uint32_t>(first));
  }
  result.span = {offset, static_cast<uint32_t>(next_line(page, fence))};
  return result;
}

}  // namespace paralint
