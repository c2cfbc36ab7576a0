#include "page.h"

#include <algorithm>

namespace paralint {

const char* name_of(IdSyntax syntax) {
  switch (syntax) {
    case IdSyntax::brace:
      return "brace";
    case IdSyntax::spaced_brace:
      return "spaced-brace";
    case IdSyntax::colon_brace:
      return "colon-brace";
    case IdSyntax::jsx_comment:
      return "jsx-comment";
    case IdSyntax::jsx_bare:
      return "jsx-bare";
    case IdSyntax::html_comment:
      return "html-comment";
    case IdSyntax::paren:
      return "paren";
    case IdSyntax::heading_tag:
      return "heading-tag";
    case IdSyntax::own_paragraph:
      return "own-paragraph";
    case IdSyntax::bracket:
      return "bracket";
  }
  return "";
}

const char* name_of(LinkSyntax syntax) {
  switch (syntax) {
    case LinkSyntax::inline_link:
      return "inline";
    case LinkSyntax::reference:
      return "reference";
    case LinkSyntax::autolink:
      return "autolink";
    case LinkSyntax::bare_url:
      return "bare-url";
    case LinkSyntax::html:
      return "html";
    case LinkSyntax::jsx:
      return "jsx";
    case LinkSyntax::front_matter:
      return "front-matter";
  }
  return "";
}

const std::string& Page::title() const {
  static const std::string none;
  const std::string* title = front_matter.find("title");
  if (title) return *title;
  return headings.empty() ? none : headings.front().text;
}

int32_t section_of(const Page& page, uint32_t offset) {
  const auto after = std::upper_bound(
      page.headings.begin(), page.headings.end(), offset,
      [](uint32_t o, const Heading& h) { return o < h.span.begin; });
  return static_cast<int32_t>(after - page.headings.begin()) - 1;
}

}  // namespace paralint
