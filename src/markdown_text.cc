#include "markdown_text.h"

#include <algorithm>

#include "text.h"

namespace paralint {

std::string plain_markdown(std::string_view text) {
  constexpr std::string_view specials = "\\`*_{}[]()<>#~&!$@";
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view rest = text.substr(at + 1);
    if (specials.find(c) != npos) out += '\\';
    out += c;
    const bool is_address =
        (c == ':' && rest.starts_with("//")) ||
        (rest.starts_with(".") && text.substr(0, at + 1).ends_with("www"));
    // An empty comment keeps names and numbers from becoming mentions and
    // references, and addresses from becoming links.
    if (c == '@' || c == '#' || is_address) out += "<!-- -->";
  }
  return out;
}

std::string code_markdown(std::string_view text) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool needs_blanks = text.empty() || text.front() == '`' ||
                            text.back() == '`' || text.front() == ' ';
  const std::string blank = needs_blanks ? " " : "";
  return fence + blank + std::string(text) + blank + fence;
}

std::string sentence_markdown(std::string_view sentence) {
  std::string out;
  std::string_view rest = sentence;
  while (true) {
    const size_t begin = rest.find('`');
    const size_t end = begin == npos ? npos : rest.find('`', begin + 1);
    if (end == npos || end == begin + 1) return out + plain_markdown(rest);
    out += plain_markdown(rest.substr(0, begin));
    out += code_markdown(rest.substr(begin + 1, end - begin - 1));
    rest.remove_prefix(end + 1);
  }
}

std::string cell_markdown(std::string_view markdown) {
  std::string out;
  for (const char c : markdown) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace paralint
