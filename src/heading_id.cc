#include "heading_id.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// "id" of "#id .class key=value"; nothing where no id comes first.
std::optional<std::string_view> leading_id(std::string_view attributes) {
  if (!starts_with(attributes, "#")) return std::nullopt;
  attributes.remove_prefix(1);
  const std::string_view id =
      attributes.substr(0, attributes.find_first_of(" \t"));
  if (id.find_first_of("{}<>\"'`") != npos) return std::nullopt;
  return id;
}

struct Found {
  IdSyntax syntax;
  std::string_view id;
};

// The inside of `{/* ... */}`: "#id", or "id" alone.
std::optional<Found> in_comment(std::string_view inside) {
  const std::string_view words = trim(inside);
  if (const auto id = leading_id(words)) {
    return Found{IdSyntax::jsx_comment, *id};
  }
  for (const char c : words) {
    const bool id_char = is_ascii_alnum(c) || c == '-' || c == '_' ||
                         c == '.' || c == ':' ||
                         static_cast<signed char>(c) < 0;
    if (!id_char) return std::nullopt;
  }
  if (words.empty()) return std::nullopt;
  return Found{IdSyntax::jsx_bare, words};
}

// The inside of `{...}`.
std::optional<Found> in_braces(std::string_view inside) {
  if (inside.size() >= 4 && starts_with(inside, "/*") &&
      ends_with(inside, "*/")) {
    return in_comment(inside.substr(2, inside.size() - 4));
  }
  IdSyntax syntax = IdSyntax::brace;
  if (starts_with(inside, ":")) {
    syntax = IdSyntax::colon_brace;
    inside.remove_prefix(1);
  } else if (!inside.empty() && is_blank(inside[0])) {
    syntax = IdSyntax::spaced_brace;
  }
  if (const auto id = leading_id(trim(inside))) return Found{syntax, *id};
  return std::nullopt;
}

std::optional<ExplicitId> made(Found found, size_t begin, size_t end,
                               uint32_t offset) {
  return ExplicitId{found.syntax, std::string(found.id),
                    Span{offset + static_cast<uint32_t>(begin),
                         offset + static_cast<uint32_t>(end)}};
}

std::optional<ExplicitId> brace_id(std::string_view content, uint32_t offset,
                                   bool may_be_escaped = false) {
  const size_t open = content.rfind('{');
  const bool is_escaped = open != npos && open > 0 && content[open - 1] == '\\';
  if (open == npos || (is_escaped && !may_be_escaped)) return std::nullopt;
  const auto found =
      in_braces(content.substr(open + 1, content.size() - open - 2));
  if (!found || (is_escaped && found->syntax != IdSyntax::brace)) {
    return std::nullopt;
  }
  return made(*found, is_escaped ? open - 1 : open, content.size(), offset);
}

std::optional<ExplicitId> comment_id(std::string_view content,
                                     uint32_t offset) {
  const size_t open = content.rfind("<!--");
  if (open == npos || content.size() < open + 7) return std::nullopt;
  const auto id =
      leading_id(trim(content.substr(open + 4, content.size() - open - 7)));
  if (!id) return std::nullopt;
  return made({IdSyntax::html_comment, *id}, open, content.size(), offset);
}

// "Title(#id)"; "[Title](#id)" is a link.
std::optional<ExplicitId> paren_id(std::string_view content, uint32_t offset) {
  const size_t open = content.rfind("(#");
  if (open == npos || open == 0 || content[open - 1] == ']' ||
      content[open - 1] == '\\') {
    return std::nullopt;
  }
  const std::string_view id =
      content.substr(open + 2, content.size() - open - 3);
  for (const char c : id) {
    if (!is_ascii_alnum(c) && c != '-' && c != '_') return std::nullopt;
  }
  // "(#1)" numbers something, it is no id.
  const bool numeric = id.find_first_not_of("0123456789") == npos;
  if (numeric) return std::nullopt;
  return made({IdSyntax::paren, id}, open, content.size(), offset);
}

// "Title [#id]"; "[#id](/x)" ends otherwise.
std::optional<ExplicitId> bracket_id(std::string_view content,
                                     uint32_t offset) {
  const size_t open = content.rfind("[#");
  if (open == npos || (open > 0 && !is_blank(content[open - 1]))) {
    return std::nullopt;
  }
  const std::string_view id =
      content.substr(open + 2, content.size() - open - 3);
  for (const char c : id) {
    if (!is_ascii_alnum(c) && c != '-' && c != '_') return std::nullopt;
  }
  return made({IdSyntax::bracket, id}, open, content.size(), offset);
}

uint32_t line_begin(std::string_view text, uint32_t at) {
  while (at > 0 && !is_line_end(text[at - 1])) --at;
  return at == 0 && starts_with(text, "\xEF\xBB\xBF") ? 3 : at;
}

uint32_t line_end(std::string_view text, uint32_t at) {
  while (at < text.size() && !is_line_end(text[at])) ++at;
  return at;
}

// Behind the list mark "- ", "1. " or "[ ] " at `at`, or `at`.
uint32_t behind_list_mark(std::string_view text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  const std::string_view marks = end > at ? ".)" : "-+*";
  if (text.substr(at, 1) == "[" && text.substr(at + 2, 1) == "]") {
    end = at + 3;
  } else if (end < text.size() && marks.find(text[end]) != npos) {
    ++end;
  } else {
    return at;
  }
  return end < text.size() && is_blank(text[end]) ? end : at;
}

// Behind the blanks and the marks of quotes and lists that stand between `at`
// and `limit`.
uint32_t behind_marks(std::string_view text, uint32_t at, uint32_t limit) {
  while (at < limit) {
    if (is_blank(text[at]) || text[at] == '>') {
      ++at;
      continue;
    }
    const uint32_t behind = behind_list_mark(text, at);
    if (behind == at) break;
    at = behind;
  }
  return std::min(at, limit);
}

// Whether the line from `at` on begins with the marks of an ATX heading.
bool has_marks(std::string_view text, uint32_t at, int level) {
  const std::string_view rest = text.substr(at);
  const size_t behind = std::min(rest.find_first_not_of('#'), rest.size());
  return behind == static_cast<size_t>(level);
}

// Without closing "#"s, none of which lies before `limit`.
uint32_t before_closing_marks(std::string_view text, uint32_t end,
                              uint32_t limit) {
  uint32_t marks = end;
  while (marks > limit && is_blank(text[marks - 1])) --marks;
  while (marks > limit && text[marks - 1] == '#') --marks;
  return is_blank(text[marks - 1]) ? marks : end;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_ascii_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_ascii_space(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

HeadingPlace place_heading(std::string_view text, int level, Span shown) {
  const uint32_t begin = line_begin(text, shown.begin);
  const uint32_t end = line_end(text, shown.end);
  const uint32_t mark = behind_marks(text, begin, shown.begin);
  // No blank needs to follow: to Python-Markdown "##x" is a heading.
  const bool is_atx = has_marks(text, mark, level) &&
                      shown.begin >= mark + static_cast<uint32_t>(level);
  if (is_atx) {
    const uint32_t content = mark + static_cast<uint32_t>(level);
    return {
        {begin, end},
        trimmed(text, {content, before_closing_marks(text, end, shown.end)})};
  }
  uint32_t underline = end;
  if (text.substr(underline, 2) == "\r\n") ++underline;
  if (underline < text.size()) underline = line_end(text, underline + 1);
  return {{begin, underline}, trimmed(text, {mark, end})};
}

std::optional<HeadingPlace> place_empty_heading(std::string_view text,
                                                int level, uint32_t from) {
  size_t found = text.find('#', from);
  while (found != npos) {
    const auto at = static_cast<uint32_t>(found);
    const size_t behind =
        std::min(text.find_first_not_of(" \t#", at), text.size());
    const bool alone = behind == text.size() || is_line_end(text[behind]);
    if (alone && has_marks(text, at, level) &&
        behind_marks(text, line_begin(text, at), at) == at) {
      const auto end = static_cast<uint32_t>(behind);
      const uint32_t content = at + static_cast<uint32_t>(level);
      return HeadingPlace{{line_begin(text, at), end}, {content, content}};
    }
    found = text.find('#', behind);
  }
  return std::nullopt;
}

std::optional<ExplicitId> trailing_id(std::string_view content, uint32_t offset,
                                      bool may_be_escaped) {
  while (!content.empty() && is_blank(content.back())) content.remove_suffix(1);
  if (ends_with(content, "}")) {
    return brace_id(content, offset, may_be_escaped);
  }
  if (ends_with(content, "-->")) return comment_id(content, offset);
  if (ends_with(content, ")")) return paren_id(content, offset);
  if (ends_with(content, "]")) return bracket_id(content, offset);
  return std::nullopt;
}

std::optional<ExplicitId> paragraph_id(std::string_view content,
                                       uint32_t offset) {
  // Of a paragraph with text it is the last line.
  if (const size_t line = content.rfind('\n'); line != npos) {
    const size_t begin = content.find_first_not_of(" \t", line + 1);
    if (begin == npos) return std::nullopt;
    content.remove_prefix(begin);
    offset += static_cast<uint32_t>(begin);
  }
  const size_t open = starts_with(content, "[]") ? 2 : 0;
  if (content.substr(open, 1) != "{" || !ends_with(content, "}")) {
    return std::nullopt;
  }
  auto id = brace_id(content, offset);
  if (!id || id->where.begin != offset + open) return std::nullopt;
  const bool written_as_attribute = id->syntax == IdSyntax::brace ||
                                    id->syntax == IdSyntax::spaced_brace ||
                                    id->syntax == IdSyntax::colon_brace;
  if (!written_as_attribute) return std::nullopt;
  id->syntax = IdSyntax::own_paragraph;
  return id;
}

}  // namespace paralint
