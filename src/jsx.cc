#include "jsx.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

// Whether it is a tag in JSX, where `a <b [x](y)>` is none.
bool is_jsx(const Tag& tag) {
  return std::all_of(
      tag.attributes.begin(), tag.attributes.end(), [](const Attribute& a) {
        return std::all_of(a.name.begin(), a.name.end(), [](char c) {
          return is_ascii_alnum(c) || std::string_view("_$-:.").find(c) != npos;
        });
      });
}

}  // namespace

bool is_javascript(std::string_view paragraph) {
  constexpr std::string_view exports[] = {
      "default ",  "const ",    "let ",   "var ", "async ",
      "function ", "function*", "class ", "{",    "*"};
  if (starts_with(paragraph, "import ")) {
    return paragraph.find_first_of("'\"") != npos;
  }
  if (!starts_with(paragraph, "export ")) return false;
  const std::string_view rest = paragraph.substr(7);
  return std::any_of(
      std::begin(exports), std::end(exports),
      [&](std::string_view word) { return starts_with(rest, word); });
}

std::vector<Tag> jsx_tags(std::string_view text, Span where, uint32_t from) {
  constexpr size_t longest = 16384;
  std::vector<Tag> tags;
  const std::string_view before = text.substr(0, where.end);
  for (size_t open = before.find('<', where.begin); open != npos;
       open = before.find('<', open + 1)) {
    const auto at = static_cast<uint32_t>(open);
    if (at < from) continue;
    if (at > 0 && text[at - 1] == '\\') continue;
    const auto end =
        static_cast<uint32_t>(std::min(text.size(), open + longest));
    auto tag = read_tag(text, at, end);
    if (!tag || !is_jsx(*tag)) continue;
    from = tag->span.end;
    tags.push_back(std::move(*tag));
  }
  return tags;
}

}  // namespace paralint
