// TOML as far as the configurations of generators use it: tables, dotted and
// quoted names, strings, lists and inline tables.
#include <algorithm>

#include "detect/settings.h"
#include "text.h"

namespace paralint {
namespace {

class TomlReader {
 public:
  explicit TomlReader(std::string_view text) : text_(text) {}

  std::vector<GeneratorSetting> read() {
    while (skip_blank(), at_ < text_.size()) {
      if (text_[at_] == '[') {
        read_header();
      } else {
        read_entry(table_);
      }
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
    return std::move(all_);
  }

 private:
  using Path = std::vector<std::string>;

  bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  // Also comments and line ends.
  void skip_blank() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (is_ascii_space(text_[at_])) {
        ++at_;
      } else {
        return;
      }
    }
  }

  void skip_spaces() {
    while (is_at(' ') || is_at('\t')) ++at_;
  }

  std::string quoted() {
    const char quote = text_[at_];
    const size_t end = text_.find(quote, at_ + 1);
    const size_t begin = at_ + 1;
    at_ = end == npos ? text_.size() : end + 1;
    return std::string(
        text_.substr(begin, std::min(end, text_.size()) - begin));
  }

  bool is_at_quote() const { return is_at('"') || is_at('\''); }

  // A name or a number.
  std::string bare(std::string_view ends) {
    const size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    const std::string_view word = trim(text_.substr(at_, end - at_));
    at_ = end;
    return std::string(word);
  }

  Path read_name() {
    Path path;
    while (true) {
      skip_spaces();
      path.push_back(is_at_quote() ? quoted() : bare(".=] \t\r\n,}"));
      skip_spaces();
      if (!is_at('.')) return path;
      ++at_;
    }
  }

  void read_header() {
    while (is_at('[')) ++at_;
    table_ = read_name();
    all_.push_back({table_, {}});
  }

  void read_entry(const Path& table) {
    Path path = table;
    const size_t begin = at_;
    for (std::string& part : read_name()) path.push_back(std::move(part));
    all_.push_back({path, {}});
    if (!is_at('=')) {
      if (at_ == begin) ++at_;
      return;
    }
    ++at_;
    read_value(path, 0);
  }

  void read_value(const Path& path, int depth) {
    constexpr int deepest = 20;
    skip_spaces();
    if (is_at_quote()) {
      all_.push_back({path, quoted()});
    } else if (is_at('[') && depth < deepest) {
      read_items(path, depth);
    } else if (is_at('{') && depth < deepest) {
      read_inline(path);
    } else {
      all_.push_back({path, bare(",]}#\r\n")});
    }
  }

  void read_items(const Path& path, int depth) {
    ++at_;
    while (skip_blank(), at_ < text_.size() && text_[at_] != ']') {
      const size_t begin = at_;
      read_value(path, depth + 1);
      skip_blank();
      if (is_at(',') || at_ == begin) ++at_;
    }
    if (at_ < text_.size()) ++at_;
  }

  void read_inline(const Path& path) {
    ++at_;
    while (skip_blank(), at_ < text_.size() && text_[at_] != '}') {
      const size_t begin = at_;
      if (path.size() < 20) read_entry(path);
      skip_blank();
      if (is_at(',') || at_ == begin) ++at_;
    }
    if (at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  size_t at_ = 0;
  Path table_;
  std::vector<GeneratorSetting> all_;
};

}  // namespace

std::vector<GeneratorSetting> toml_settings(std::string_view text) {
  return TomlReader(text).read();
}

}  // namespace paralint
