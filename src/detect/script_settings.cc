// Searches JavaScript, TypeScript and JSON for object literals. Nothing is run:
// what a script computes stays unknown.
#include <algorithm>

#include "detect/settings.h"
#include "text.h"

namespace paralint {
namespace {

bool is_name(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class ScriptReader {
 public:
  explicit ScriptReader(std::string_view text) : text_(text) {}

  std::vector<GeneratorSetting> read() {
    while (at_ < text_.size()) step();
    return std::move(all_);
  }

 private:
  char next_char(size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void step() {
    const char c = text_[at_];
    if (is_ascii_space(c)) {
      ++at_;
    } else if (c == '/' && next_char(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '/' && next_char(1) == '*') {
      const size_t end = text_.find("*/", at_ + 2);
      at_ = end == npos ? text_.size() : end + 2;
    } else if (c == '"' || c == '\'' || c == '`') {
      take(quoted(c), true);
    } else if (is_name(c)) {
      take(name(), false);
    } else {
      punctuation(c);
    }
  }

  // A string that is not closed ends with its line, so that a quote in a
  // regular expression spoils no more.
  std::string quoted(char quote) {
    std::string word;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\n' && quote != '`') return word;
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      word += text_[at_];
    }
    if (at_ < text_.size()) ++at_;
    return word;
  }

  std::string name() {
    const size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void skip_blank() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }

  // A word is a name where ":" or "=" follows, a value else.
  void take(std::string word, bool is_string) {
    skip_blank();
    const bool is_assigned = next_char(0) == '=' && next_char(1) != '=' &&
                             next_char(1) != '>' && !is_string;
    if (next_char(0) == ':' || is_assigned) {
      ++at_;
      pending_ = std::move(word);
      add({});
      return;
    }
    if (!is_string && next_char(0) == '(') {
      call_ = std::move(word);
      return;
    }
    if (is_string || word == "true" || word == "false" ||
        (word[0] >= '0' && word[0] <= '9')) {
      add(std::move(word));
    }
  }

  void punctuation(char c) {
    constexpr size_t deepest = 60;
    ++at_;
    if (c == '{' || c == '[' || c == '(') {
      std::string& opened = c == '(' && !call_.empty() ? call_ : pending_;
      if (path_.size() > deepest) at_ = text_.size();
      path_.push_back(std::move(opened));
      call_.clear();
      pending_.clear();
    } else if (c == '}' || c == ']' || c == ')') {
      if (!path_.empty()) path_.pop_back();
      pending_.clear();
    } else if (c == ',' || c == ';') {
      pending_.clear();
      call_.clear();
    }
  }

  void add(std::string value) {
    constexpr size_t most = 20000;
    if (all_.size() > most) return;
    GeneratorSetting setting;
    for (const std::string& part : path_) {
      if (!part.empty()) setting.path.push_back(part);
    }
    if (!pending_.empty()) setting.path.push_back(pending_);
    setting.value = std::move(value);
    all_.push_back(std::move(setting));
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<std::string> path_;  // of the brackets that are open
  std::string pending_;            // a name whose value comes next
  std::string call_;               // a name in front of "("
  std::vector<GeneratorSetting> all_;
};

}  // namespace

std::vector<GeneratorSetting> script_settings(std::string_view text) {
  return ScriptReader(text).read();
}

}  // namespace paralint
