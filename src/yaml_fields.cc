#include "yaml_fields.h"

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
    std::vector<std::string> items = {};
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
    std::vector<std::string> items = {};  // the scalars of a field's list
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
    std::vector<std::string> items = std::move(levels_.back().items);
    levels_.pop_back();
    node(mark, {Field::Kind::other, {}, std::move(items)});
  }

  // A scalar, or a whole list or mapping.
  void node(const YAML::Mark& mark, Value value) {
    last_ = mark;
    if (levels_.empty()) {
      if (value.kind != Field::Kind::scalar) return;
      return report(mark, "front matter is text, not a mapping");
    }
    Level& level = levels_.back();
    if (!level.is_mapping) {
      const bool counts =
          levels_.size() == 2 && value.kind == Field::Kind::scalar;
      if (counts) level.items.push_back(std::move(value.text));
      return;
    }
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
      result_.fields.push_back({std::move(level.key), std::move(value.text),
                                value.kind, std::move(value.items)});
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

}  // namespace

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

}  // namespace paralint
