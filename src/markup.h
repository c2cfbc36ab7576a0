// Tags, comments and character entities in raw HTML and JSX.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text.h"

namespace paralint {

struct Attribute {
  std::string_view name;
  Span value;               // without quotes or braces
  bool expression = false;  // name={...}
};

struct Tag {
  Span span;              // from "<" to behind ">"
  std::string_view name;  // "a", "Link", "Tabs.Item"
  bool closing = false;
  std::vector<Attribute> attributes;

  // The first attribute of that name, in whatever case.
  const Attribute* find(std::string_view name) const;
  // JSX elements are components when they begin with a capital.
  bool is_component() const;
};

// The tag that begins at text[begin] == '<' and ends before `end`, if there is
// one. Attribute values may be JSX expressions in balanced braces. In a block
// quote the ">" in front of its further lines is no part of it.
std::optional<Tag> read_tag(std::string_view text, uint32_t begin,
                            uint32_t end);

// Reads the tags of ranges of a text, without those in comments, and without
// what <script> and <style> hold.
class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  void begin(Span range) {
    at_ = range.begin;
    end_ = range.end;
  }
  // The next one of the range, or null; it is gone with the next call.
  const Tag* next();

 private:
  std::string_view text_;
  uint32_t at_ = 0;
  uint32_t end_ = 0;
  Tag tag_;
};

// Where the first `</name` at or behind `from` begins, in whatever case, or
// npos.
size_t closing_tag(std::string_view text, std::string_view name, size_t from);

// The "/x" of the JSX expressions "/x", '/x' and `/x`, if it is one of them.
std::optional<Span> string_literal(std::string_view text, Span expression);

// The comments <!-- --> and {/* */} behind `begin`, in order, but for those
// that begin in one of the spans of `code` (sorted) or behind a backslash.
std::vector<Span> comments(std::string_view text, size_t begin,
                           const std::vector<Span>& code);

// Whether one of `spans` holds the byte. They are sorted and do not overlap.
bool in_any(const std::vector<Span>& spans, uint32_t offset);

// "in French" of "in <b>French</b>".
std::string without_tags(std::string_view html);

}  // namespace paralint
