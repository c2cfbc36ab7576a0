#include "tag_facts.h"

#include <algorithm>

#include "entities.h"
#include "link_span.h"
#include "text.h"

namespace paralint {

static bool is_heading_name(std::string_view name) {
  return name.size() == 2 && (name[0] == 'h' || name[0] == 'H') &&
         name[1] >= '1' && name[1] <= '6';
}

// Of attributes that other components use for something else: <Change to="2.0">
// leads nowhere, <Link to="guide"> and <Card link="/guide"> do.
static bool may_be_link(std::string_view text, const Tag& tag,
                        const Attribute& attribute) {
  if (ends_with(tag.name, "Link")) return !attribute.value.empty();
  std::string_view value = attribute.value.in(text);
  if (attribute.expression) {
    const auto literal = string_literal(text, attribute.value);
    value = literal ? literal->in(text) : std::string_view();
  }
  value = trim(value);
  return starts_with(value, "/") || starts_with(value, "#") ||
         starts_with(value, "./") || starts_with(value, "../") ||
         value.find("://") != npos;
}

void TagFacts::add(const Tag& tag) {
  if (!scripts_.empty() && tag.span.begin < scripts_.back().end) return;
  if (tag.closing) {
    close_heading(tag);
    return;
  }
  if (is_heading_name(tag.name)) {
    open_heading(tag);
  } else if (!mdx_ && tag.attributes.empty()) {
    return;  // "<br>"
  } else {
    add_id(tag);
  }
  if (const Attribute* href = tag.find("href")) {
    const bool style_sheet = tag.name == "link" || tag.name == "LINK";
    if (!style_sheet) add_link(tag, *href, false);
  }
  for (const char* name : {"to", "link"}) {  // <Link to="/x">
    const Attribute* page = tag.is_component() ? tag.find(name) : nullptr;
    if (page && may_be_link(text_, tag, *page)) add_link(tag, *page, false);
  }
  if (const Attribute* src = tag.find("src")) add_link(tag, *src, true);
  if (mdx_ && tag.is_component()) note_component(tag);
  hide_script(tag);
}

// <Member permalink="maya"> may have the id "maya", <Recipes> "recipes".
void TagFacts::note_component(const Tag& tag) {
  page_.component_words.push_back(short_hash(ascii_lower(tag.name)));
  for (const Attribute& attribute : tag.attributes) {
    std::string_view value = attribute.value.in(text_);
    if (attribute.expression) {
      const auto literal = string_literal(text_, attribute.value);
      value = literal ? literal->in(text_) : std::string_view();
    }
    const bool is_word =
        !value.empty() && value.find_first_of(" \t\r\n/") == npos;
    if (is_word) {
      page_.component_words.push_back(short_hash(decode_entities(value)));
    }
  }
}

// What scripts and style sheets hold is Markdown to md4c where HTML blocks are
// none.
void TagFacts::hide_script(const Tag& tag) {
  if (!mdx_ || ends_with(tag.span.in(text_), "/>")) return;
  const std::string name = ascii_lower(tag.name);
  if (name != "script" && name != "style") return;
  const size_t close = closing_tag(text_, name, tag.span.end);
  scripts_.push_back(
      {tag.span.end, static_cast<uint32_t>(std::min(close, text_.size()))});
}

void TagFacts::add_id(const Tag& tag) {
  if (mdx_ && tag.is_component()) return;
  const bool is_anchor = tag.name == "a" || tag.name == "A";
  const Attribute* id = tag.find("id");
  const Attribute* name = is_anchor ? tag.find("name") : nullptr;
  for (const Attribute* each : {id, name}) {
    if (!each || each->expression || each->value.empty()) continue;
    if (each == name && id && id->value.in(text_) == name->value.in(text_)) {
      continue;
    }
    page_.html_ids.push_back({decode_entities(each->value.in(text_)),
                              each->value,
                              page_.lines.line_of(each->value.begin)});
  }
}

// "in French" of <Link href="/fr">in <b>French</b></Link>.
static std::string element_text(std::string_view text, const Tag& tag) {
  constexpr size_t longest = 2000;
  const std::string_view after = text.substr(tag.span.end, longest);
  const size_t close = closing_tag(after, tag.name, 0);
  if (close == npos) return {};
  return decode_entities(without_tags(after.substr(0, close)));
}

// Notes how an attribute's value spells the destination.
static void place_value(std::string_view text, Span value, Link& link) {
  const std::string_view source = trim(value.in(text));
  if (source.empty() || decode_entities(source) != link.destination) return;
  const auto begin = static_cast<uint32_t>(source.data() - text.data());
  link.destination_span = {begin, begin + static_cast<uint32_t>(source.size())};
  const char before = text[value.begin - 1];
  link.form = before == '"'    ? DestinationForm::double_quoted
              : before == '\'' ? DestinationForm::single_quoted
                               : DestinationForm::unquoted;
  link.escapes_ampersands = source.find("&amp;") != npos;
}

void TagFacts::add_link(const Tag& tag, const Attribute& attribute,
                        bool image) {
  Link link;
  // In plain Markdown, too, nothing but a component has `to`.
  const bool component = tag.is_component() && (mdx_ || attribute.name == "to");
  link.syntax = component ? LinkSyntax::jsx : LinkSyntax::html;
  link.image = image;
  link.span = tag.span;
  link.line = page_.lines.line_of(tag.span.begin);
  const std::string_view value = attribute.value.in(text_);
  if (!attribute.expression) {
    link.destination = trim(decode_entities(value));
    place_value(text_, attribute.value, link);
  } else if (const auto literal = string_literal(text_, attribute.value)) {
    link.destination = literal->in(text_);
    link.destination_span = *literal;
    link.form = DestinationForm::string_literal;
  } else {
    link.destination = trim(value);
    link.expression = true;
  }
  if (!image) link.text = element_text(text_, tag);
  page_.links.push_back(std::move(link));
}

void TagFacts::open_heading(const Tag& tag) {
  Heading heading;
  heading.html = true;
  heading.level = static_cast<uint8_t>(tag.name[1] - '0');
  heading.span = tag.span;
  heading.text_span = {tag.span.end, tag.span.end};
  heading.line = page_.lines.line_of(tag.span.begin);
  const Attribute* id = tag.find("id");
  if (id && !id->expression) {
    heading.ids.push_back({IdSyntax::heading_tag,
                           decode_entities(id->value.in(text_)), id->value});
  }
  page_.headings.push_back(std::move(heading));
  open_heading_ = tag;
}

void TagFacts::close_heading(const Tag& tag) {
  if (!open_heading_ || tag.span.begin < open_heading_->span.end ||
      ascii_lower(tag.name) != ascii_lower(open_heading_->name)) {
    return;
  }
  Heading& heading = page_.headings.back();
  if (heading.span == open_heading_->span) {  // no other one lies in it
    heading.text_span.end = tag.span.begin;
    heading.span.end = tag.span.end;
    heading.text = decode_entities(without_tags(heading.text_span.in(text_)));
  }
  open_heading_.reset();
}

}  // namespace paralint
