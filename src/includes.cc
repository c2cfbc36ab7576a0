#include "includes.h"

#include <algorithm>
#include <span>

#include "text.h"

namespace paralint {
namespace {

constexpr std::string_view mdbook[] = {"{{#include", "{{#playground"};
constexpr std::string_view snippets[] = {"--8<--"};
constexpr std::string_view docfx[] = {"[!INCLUDE", "[!include", "[!Include"};
constexpr std::string_view imports[] = {".mdx\"", ".mdx'", ".md\"", ".md'"};
constexpr std::string_view shortcodes[] = {
    "{{% include",  "{{%include",  "{{< include",  "{{<include",
    "{{% readfile", "{{%readfile", "{{< readfile", "{{<readfile"};

std::span<const std::string_view> marks_of(Includes includes) {
  switch (includes) {
    case Includes::none:
      return {};
    case Includes::mdbook:
      return mdbook;
    case Includes::snippets:
      return snippets;
    case Includes::docfx:
      return docfx;
    case Includes::imports:
      return imports;
    case Includes::shortcodes:
      return shortcodes;
  }
  return {};
}

bool in_code(const Page& page, uint32_t offset) {
  const auto next = std::ranges::upper_bound(
      page.code, offset, {},
      [](const CodeBlock& block) { return block.where.begin; });
  return next != page.code.begin() && offset < std::prev(next)->where.end;
}

// `import Part from "./_part.mdx"`: the mark ends the line.
bool is_import(std::string_view text, size_t at) {
  const size_t begin = text.substr(0, at).find_last_of("\r\n") + 1;
  return starts_with(text.substr(begin), "import ");
}

// Tables are full of "-", and a string is looked for by its first byte.
size_t mark_in(std::string_view text, std::string_view mark, size_t from) {
  const size_t dashes = mark.find_first_not_of('-');
  const std::string_view rest = mark.substr(dashes);
  for (size_t at = text.find(rest, from + dashes); at != npos;
       at = text.find(rest, at + 1)) {
    if (starts_with(text.substr(at - dashes), mark)) return at - dashes;
  }
  return npos;
}

}  // namespace

bool has_includes(std::string_view text, uint32_t body, Includes includes,
                  const Page& page) {
  for (const std::string_view mark : marks_of(includes)) {
    for (size_t at = mark_in(text, mark, body); at != npos;
         at = mark_in(text, mark, at + 1)) {
      if (in_code(page, static_cast<uint32_t>(at))) continue;
      if (includes == Includes::imports && !is_import(text, at)) continue;
      return true;
    }
  }
  return false;
}

}  // namespace paralint
