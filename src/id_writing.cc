#include "id_writing.h"

#include <algorithm>

#include "heading_id.h"
#include "text.h"

namespace paralint {
namespace {

struct Form {
  IdSyntax syntax;
  std::string_view before;
  std::string_view behind;
};
constexpr Form forms[] = {
    {IdSyntax::brace, " {#", "}"},
    {IdSyntax::spaced_brace, " { #", " }"},
    {IdSyntax::colon_brace, " {: #", " }"},
    {IdSyntax::jsx_comment, " {/* #", " */}"},
    {IdSyntax::jsx_bare, " {/*", "*/}"},
    {IdSyntax::html_comment, " <!-- #", " -->"},
    {IdSyntax::paren, "(#", ")"},
    {IdSyntax::bracket, " [#", "]"},
};

const Form* form_of(IdSyntax syntax) {
  const auto* form = std::ranges::find(forms, syntax, &Form::syntax);
  return form == std::end(forms) ? nullptr : form;
}

std::string spelled(const Form& form, std::string_view id) {
  std::string text(form.before);
  text += id;
  text += form.behind;
  return text;
}

// Whether a heading of that content would have this id.
bool is_read_again(std::string_view content, const Form& form,
                   std::string_view id) {
  const auto found = trailing_id(std::string(content) + spelled(form, id), 0);
  return found && found->syntax == form.syntax && found->id == id;
}

// What some generator takes for no part of an id.
bool is_strange(char c) {
  constexpr std::string_view strange = "{}<>\"'`#()[]\\*&=/";
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
         strange.find(c) != npos;
}

}  // namespace

bool can_hold(IdSyntax syntax, std::string_view id) {
  if (id.empty() || std::ranges::any_of(id, is_strange)) return false;
  if (syntax == IdSyntax::heading_tag) return true;
  // Older readers end a comment there.
  if (id.find("--") != npos && syntax == IdSyntax::html_comment) return false;
  const Form* form = form_of(syntax);
  return form && is_read_again("A", *form, id);
}

std::optional<Edit> written_id(const Page& page, std::string_view text,
                               const Heading& heading, IdSyntax syntax,
                               std::string_view id) {
  if (heading.html) syntax = IdSyntax::heading_tag;
  if (!can_hold(syntax, id)) return std::nullopt;
  if (heading.html) {
    constexpr uint32_t name = 3;  // "<h2"
    const uint32_t at = heading.span.begin + name;
    return Edit{page.file, {at, at}, " id=\"" + std::string(id) + "\""};
  }
  const Form* form = form_of(syntax);
  if (!form || !is_read_again(heading.text_span.in(text), *form, id)) {
    return std::nullopt;
  }
  const uint32_t at = heading.text_span.end;
  return Edit{page.file, {at, at}, spelled(*form, id)};
}

}  // namespace paralint
