// JSON, written in the order in which it is told: no document is built, since a
// report has a million values.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace paralint {

enum class JsonLayout : uint8_t {
  one_line,
  indented,  // a line for each value, one blank for each level
};

//     JsonText json(JsonLayout::one_line);
//     json.begin_object();
//     json.field("a", 1);
//     json.end_object();
//     json.take();  // {"a":1}
class JsonText {
 public:
  // With a `depth`: values that `splice` is to put into an array or object of
  // that depth.
  explicit JsonText(JsonLayout layout, size_t depth = 0)
      : is_indented_(layout == JsonLayout::indented), depth_(depth) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  // The name of the next value of an object.
  void key(std::string_view name);

  // Bytes that are not UTF-8 become U+FFFD.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool is);
  void value(double number);  // finite
  void null();
  template <std::integral Integer>
  void value(Integer number) {
    char digits[24];
    before_value();
    out_.append(digits,
                std::to_chars(digits, digits + sizeof digits, number).ptr);
  }

  template <typename Value>
  void field(std::string_view name, const Value& of) {
    key(name);
    value(of);
  }
  template <typename Values>
  void array(std::string_view name, const Values& values) {
    key(name);
    begin_array();
    for (const auto& element : values) value(element);
    end_array();
  }

  // Values that another text of this depth holds; may be empty.
  void splice(std::string_view values);

  size_t depth() const { return depth_; }
  size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void new_line();
  void quoted(std::string_view text);

  std::string out_;
  bool is_indented_;
  size_t depth_;
  bool is_first_ = true;  // of its array or object
  bool after_key_ = false;
};

}  // namespace paralint
