#include "yaml.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "text.h"

namespace paralint {
namespace {

// Stops the parse of a file; caught below in this file.
struct Broken {
  Position at;
  std::string sentence;
};

// Byte offsets to positions. Asked for neighbours one after the other, it
// counts only what lies between them, however long the line is.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text), lines_(text) {}

  Position of(uint32_t offset) {
    offset = std::min(offset, static_cast<uint32_t>(text_.size()));
    const uint32_t line = lines_.line_of(offset);
    if (line != last_.line) {
      last_ = {line, 1};
      last_offset_ = lines_.start_of(line);
    }
    if (offset >= last_offset_) {
      last_.column += code_points_between(last_offset_, offset);
    } else {
      last_.column -= code_points_between(offset, last_offset_);
    }
    last_offset_ = offset;
    return last_;
  }

 private:
  uint32_t code_points_between(uint32_t begin, uint32_t end) const {
    return static_cast<uint32_t>(code_points(Span{begin, end}.in(text_)));
  }

  std::string_view text_;
  Lines lines_;
  Position last_;
  uint32_t last_offset_ = 0;
};

// How many nodes the aliases of a file may stand for, all together. A short
// file of aliases to lists of aliases could otherwise keep whoever walks the
// tree busy for ever.
constexpr size_t alias_limit = 100'000;

// Builds the tree from the events of yaml-cpp, which never follows an alias.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(std::string_view text) : positions_(text) {}

  // Of yaml-cpp's place: a byte of the text, or nowhere.
  Position at(const YAML::Mark& mark) {
    return mark.is_null() ? Position{}
                          : positions_.of(static_cast<uint32_t>(mark.pos));
  }
  YamlTree take() { return std::move(tree_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) {
      throw Broken{at(mark), "a second document begins here; only one is read"};
    }
  }
  void OnDocumentEnd() override {}

  // yaml-cpp gives "?" and "!" to what has none.
  static bool is_written(const std::string& tag) { return tag.size() > 1; }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const bool value = is_value();
    YamlNode& node = open(YamlNode::Kind::empty, mark, anchor);
    // yaml-cpp puts a value that is left out wherever the next token is.
    if (value) locate(node, *open_[open_.size() - 2].node->children.back());
    close();
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    YamlNode& node = open(YamlNode::Kind::word, mark, anchor);
    node.word = value;
    if (is_written(tag)) node.tag = tag;
    close();
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    YamlNode& node = open(YamlNode::Kind::mapping, mark, anchor);
    if (is_written(tag)) node.tag = tag;
  }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      throw Broken{at(mark), "this alias lies inside the value it stands for"};
    }
    const Sized& meant = found->second;
    aliased_ += meant.size;
    if (aliased_ > alias_limit) {
      throw Broken{at(mark), "the aliases stand for too many values"};
    }
    attach(meant);
  }

 private:
  // A finished node and how many nodes it holds, itself and aliases included.
  struct Sized {
    const YamlNode* node = nullptr;
    size_t size = 1;
  };
  struct Open {
    YamlNode* node = nullptr;
    YAML::anchor_t anchor = YAML::NullAnchor;
    size_t size = 1;
  };

  YamlNode& open(YamlNode::Kind kind, const YAML::Mark& mark,
                 YAML::anchor_t anchor) {
    tree_.nodes.push_back(std::make_unique<YamlNode>());
    YamlNode& node = *tree_.nodes.back();
    node.kind = kind;
    const Position where = at(mark);
    node.line = where.line;
    node.column = where.column;
    open_.push_back({&node, anchor, 1});
    return node;
  }

  void close() {
    const Open done = open_.back();
    open_.pop_back();
    const Sized sized{done.node, done.size};
    if (done.anchor != YAML::NullAnchor) anchors_[done.anchor] = sized;
    attach(sized);
  }

  void attach(const Sized& child) {
    if (open_.empty()) {
      const bool holds_nothing = child.node->kind == YamlNode::Kind::empty;
      tree_.root = holds_nothing ? nullptr : child.node;
      return;
    }
    Open& parent = open_.back();
    parent.node->children.push_back(child.node);
    parent.size += child.size;
  }

  static void locate(YamlNode& node, const YamlNode& key) {
    node.line = key.line;
    node.column = key.column;
  }

  // Whether the next node is the value of a key.
  bool is_value() const {
    if (open_.empty()) return false;
    const YamlNode& parent = *open_.back().node;
    return parent.kind == YamlNode::Kind::mapping &&
           parent.children.size() % 2 == 1;
  }

  Positions positions_;
  YamlTree tree_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Sized> anchors_;
  size_t documents_ = 0;
  size_t aliased_ = 0;
};

// YAML allows no control characters. yaml-cpp takes one of them for the end of
// the file and others for a sign of UTF-16.
bool is_control(char c) {
  return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
         c == '\x7f';
}

void check_bytes(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), is_control);
  const auto control = static_cast<size_t>(found - text.begin());
  const size_t foreign = first_invalid_utf8(text);
  const size_t offset = std::min(control, foreign);
  if (offset >= text.size()) return;
  const auto byte = static_cast<unsigned char>(text[offset]);
  throw Broken{
      Positions(text).of(static_cast<uint32_t>(offset)),
      offset == control
          ? fmt::format("a text has no control character U+{:04X}", byte)
          : fmt::format("the byte 0x{:02X} is not UTF-8", byte)};
}

YamlTree parse(std::string_view text) {
  std::istringstream stream{std::string(text)};
  Builder builder(text);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::DeepRecursion& e) {
    throw Broken{builder.at(e.mark), "broken YAML: this lies too deep"};
  } catch (const YAML::Exception& e) {
    throw Broken{builder.at(e.mark), "broken YAML: " + e.msg};
  }
  return builder.take();
}

std::string_view without_byte_order_mark(std::string_view text) {
  const std::string_view mark = "\xEF\xBB\xBF";
  return starts_with(text, mark) ? text.substr(mark.size()) : text;
}

}  // namespace

YamlTree parse_yaml(std::string_view text) {
  text = without_byte_order_mark(text);
  try {
    check_bytes(text);
    return parse(text);
  } catch (const Broken& broken) {
    YamlTree tree;
    tree.broken = {{}, broken.at.line, broken.at.column, broken.sentence};
    return tree;
  }
}

}  // namespace paralint
