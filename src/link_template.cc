#include "link_template.h"

#include <algorithm>
#include <optional>
#include <span>

#include "text.h"

namespace paralint {
namespace {

struct Marks {
  std::string_view open;
  std::string_view close;
};
constexpr Marks hugo_marks[] = {{"{{<", ">}}"}, {"{{%", "%}}"}};
constexpr Marks liquid_marks[] = {{"{%", "%}"}, {"{{", "}}"}};

std::span<const Marks> marks_of(Templates templates) {
  if (templates == Templates::hugo) return hugo_marks;
  if (templates == Templates::liquid) return liquid_marks;
  return {};
}

struct Template {
  Span span;
  std::string_view inside;
};

// The template that begins at the byte, if one does.
std::optional<Template> template_at(std::string_view text, size_t at,
                                    Templates templates) {
  constexpr size_t longest = 2000;
  for (const Marks& marks : marks_of(templates)) {
    if (!starts_with(text.substr(at), marks.open)) continue;
    const size_t from = at + marks.open.size();
    const size_t close = text.substr(from, longest).find(marks.close);
    if (close == npos) return std::nullopt;
    const auto end = static_cast<uint32_t>(from + close + marks.close.size());
    return Template{{static_cast<uint32_t>(at), end}, text.substr(from, close)};
  }
  return std::nullopt;
}

// What a template makes of a destination.
struct Value {
  std::string text;
  LinkCall call = LinkCall::none;
};

// "x" of `"x"`, `'x'` and "`x`"; nothing where it is something else.
std::optional<std::string_view> literal(std::string_view word) {
  if (word.size() < 2 || word.front() != word.back() ||
      std::string_view("\"'`").find(word.front()) == npos) {
    return std::nullopt;
  }
  word = word.substr(1, word.size() - 2);
  if (word.find_first_of("\"'`\\") != npos) return std::nullopt;
  return word;
}

// Cuts the first word off.
std::string_view take_word(std::string_view& words) {
  words = trim(words);
  const size_t end = std::min(words.find_first_of(" \t\r\n"), words.size());
  const std::string_view word = words.substr(0, end);
  words = trim(words.substr(end));
  return word;
}

std::optional<Value> hugo_value(std::string_view inside) {
  const std::string_view name = take_word(inside);
  if (name != "ref" && name != "relref") return std::nullopt;
  if (starts_with(inside, "path=")) inside.remove_prefix(5);
  if (const auto text = literal(inside)) {
    return Value{std::string(*text), LinkCall::ref};
  }
  const bool is_word =
      !inside.empty() && inside.find_first_of(" \t\r\n\"'`=") == npos;
  if (!is_word) return std::nullopt;
  return Value{std::string(inside), LinkCall::ref};
}

std::optional<Value> liquid_tag(std::string_view inside) {
  const std::string_view name = take_word(inside);
  const bool is_word =
      !inside.empty() && inside.find_first_of(" \t\r\n{\"'") == npos;
  if (!is_word) return std::nullopt;
  if (name == "link") return Value{std::string(inside), LinkCall::file};
  if (name == "post_url") return Value{std::string(inside), LinkCall::post};
  return std::nullopt;
}

// "site.baseurl", "'/x' | relative_url"
std::optional<Value> liquid_output(std::string_view inside) {
  constexpr std::string_view filters[] = {
      "relative_url",         "absolute_url",      "prepend: site.baseurl",
      "prepend:site.baseurl", "prepend: site.url", "prepend:site.url"};
  inside = trim(inside);
  if (inside == "site.baseurl" || inside == "site.url") return Value{};
  const auto parts = split(inside, '|');
  const auto text = literal(trim(parts.front()));
  if (!text) return std::nullopt;
  for (size_t i = 1; i < parts.size(); ++i) {
    if (std::ranges::count(filters, trim(parts[i])) == 0) return std::nullopt;
  }
  const bool is_rooted =
      starts_with(*text, "/") || parts.size() < 2 || text->find(':') != npos;
  return Value{(is_rooted ? "" : "/") + std::string(*text)};
}

std::optional<Value> value_of(const Template& found, std::string_view text,
                              Templates templates) {
  if (templates == Templates::hugo) return hugo_value(found.inside);
  std::string_view inside = found.inside;
  if (starts_with(inside, "-")) inside.remove_prefix(1);
  if (ends_with(inside, "-")) inside.remove_suffix(1);
  return text[found.span.begin + 1] == '%' ? liquid_tag(inside)
                                           : liquid_output(inside);
}

}  // namespace

std::string masked_templates(std::string_view text, uint32_t body,
                             Templates templates) {
  std::string masked;
  if (templates == Templates::none) return masked;
  for (size_t at = text.find('{', body); at != npos; at = text.find('{', at)) {
    const auto found = template_at(text, at, templates);
    if (!found) {
      ++at;
      continue;
    }
    if (masked.empty()) masked = text;
    for (uint32_t i = found->span.begin + 2; i < found->span.end - 2; ++i) {
      if (masked[i] != '\n' && masked[i] != '\r') masked[i] = 'x';
    }
    at = found->span.end;
  }
  return masked;
}

void read_template(std::string_view text, Templates templates, Link& link) {
  const bool has_template = link.destination.find("{{") != npos ||
                            link.destination.find("{%") != npos;
  if (!has_template || link.expression) return;
  const Span spelled = link.destination_span;
  const std::string_view source = text.substr(0, spelled.end);
  Value made;
  bool is_known = !spelled.empty();
  Span plain{spelled.begin, spelled.begin};  // behind the last template
  bool has_literal = false;
  for (size_t at = spelled.begin; is_known && at < spelled.end;) {
    const auto found = template_at(source, at, templates);
    if (!found) {
      made.text += text[at++];
      continue;
    }
    const auto value = value_of(*found, text, templates);
    is_known = value && made.text.empty();
    if (!is_known) break;
    made = *value;
    has_literal = !made.text.empty();
    at = found->span.end;
    plain.begin = found->span.end;
  }
  link.expression = !is_known;
  if (!is_known) return;
  plain.end = spelled.end;
  link.call = made.call;
  link.base_given = made.call == LinkCall::none;
  link.destination = made.text.empty() ? "/" : std::move(made.text);
  link.destination_span = has_literal || plain.empty() ? Span{} : plain;
}

}  // namespace paralint
