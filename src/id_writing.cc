#include "id_writing.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

struct Form {
  IdSyntax syntax;
  std::string_view before;
  std::string_view behind;
  // Letters and digits of ASCII, and these; of any script where it is null.
  const char* only = nullptr;
};
constexpr Form forms[] = {
    {IdSyntax::brace, " {#", "}"},
    {IdSyntax::spaced_brace, " { #", " }"},
    {IdSyntax::colon_brace, " {: #", " }"},
    {IdSyntax::jsx_comment, " {/* #", " */}"},
    {IdSyntax::jsx_bare, " {/*", "*/}"},
    {IdSyntax::html_comment, " <!-- #", " -->"},
    {IdSyntax::paren, "(#", ")", "-_"},
};

const Form* form_of(IdSyntax syntax) {
  const auto* form = std::ranges::find(forms, syntax, &Form::syntax);
  return form == std::end(forms) ? nullptr : form;
}

bool is_number(std::string_view id) {
  return id.find_first_not_of("0123456789") == npos;
}

// What no syntax takes for part of an id.
bool is_strange(char c) {
  constexpr std::string_view strange = "{}<>\"'`#()[]\\*&=/";
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
         strange.find(c) != npos;
}

}  // namespace

bool can_hold(IdSyntax syntax, std::string_view id) {
  if (id.empty() || std::ranges::any_of(id, is_strange)) return false;
  if (syntax == IdSyntax::heading_tag) return true;
  const Form* form = form_of(syntax);
  if (!form) return false;
  // "(#1)" numbers something; "-->" would end its comment.
  if (syntax == IdSyntax::paren && is_number(id)) return false;
  if (id.find("--") != npos && syntax == IdSyntax::html_comment) return false;
  return !form->only || std::ranges::all_of(id, [&](char c) {
    return is_ascii_alnum(c) || std::string_view(form->only).find(c) != npos;
  });
}

std::optional<Edit> written_id(const std::string& file, const Heading& heading,
                               IdSyntax syntax, std::string_view id) {
  if (heading.html) syntax = IdSyntax::heading_tag;
  if (!can_hold(syntax, id)) return std::nullopt;
  if (heading.html) {
    constexpr uint32_t name = 3;  // "<h2"
    const uint32_t at = heading.span.begin + name;
    return Edit{file, {at, at}, " id=\"" + std::string(id) + "\""};
  }
  const Form* form = form_of(syntax);
  if (!form) return std::nullopt;
  const uint32_t at = heading.text_span.end;
  return Edit{
      file,
      {at, at},
      std::string(form->before) + std::string(id) + std::string(form->behind)};
}

}  // namespace paralint
