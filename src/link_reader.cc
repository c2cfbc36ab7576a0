#include "link_reader.h"

#include <algorithm>
#include <utility>

namespace paralint {
namespace {

bool is_footnote(std::string_view text, const Link& link) {
  return link.syntax == LinkSyntax::reference &&
         starts_with(link.text_span.in(text), "^");
}

bool lacks_definition(const Link& link) {
  return link.syntax == LinkSyntax::reference && link.destination_span.empty();
}

}  // namespace

void LinkReader::open(std::string destination, DestinationSource source,
                      bool image) {
  OpenLink opened;
  opened.link.image = image;
  opened.link.destination = std::move(destination);
  opened.destination = source;
  open_.push_back(std::move(opened));
}

// Only the outermost link and image are shown; of what lies deeper only the
// place counts.
void LinkReader::add_to_open(const std::optional<Span>& where,
                             std::string_view shown) {
  for (size_t i = 0; i < open_.size() && i < 2; ++i) {
    open_[i].link.text += shown;
  }
  if (where) extend(open_.back().text, *where);
}

void LinkReader::add_markup() {
  if (!open_.empty()) open_.back().destination.plain = false;
}

std::optional<Span> LinkReader::close() {
  // md4c may leave what it did not enter.
  if (open_.empty()) return std::nullopt;
  OpenLink closed = std::move(open_.back());
  open_.pop_back();
  Link& link = closed.link;
  if (!link.image && !open_.empty() && !open_.front().link.image) {
    // md4c finds mail addresses and URLs also in the text of links.
    if (closed.text) extend(open_.back().text, *closed.text);
    return std::nullopt;
  }
  place_link(text_, closed.text, closed.destination, link);
  const std::optional<Span> extent =
      link.span.empty() ? closed.text : std::optional(link.span);
  if (!extent) return std::nullopt;
  const bool is_in_image = !open_.empty() && open_.back().link.image;
  if (!open_.empty()) extend(open_.back().text, *extent);
  if (link.span.empty() || is_in_image || is_footnote(text_, link)) {
    return extent;
  }
  wants_definitions_ = wants_definitions_ || lacks_definition(link);
  const uint32_t near = page_.links.empty() ? 1 : page_.links.back().line;
  link.line = page_.lines.line_of(link.span.begin, near);
  page_.links.push_back(std::move(link));
  return extent;
}

bool LinkReader::in_image() const {
  return std::ranges::any_of(
      open_, [](const OpenLink& open) { return open.link.image; });
}

void LinkReader::place_definitions() {
  if (!wants_definitions_) return;
  const auto places = definitions(text_);
  for (Link& link : page_.links) {
    if (!lacks_definition(link)) continue;
    const auto found = places.find(reference_label(text_, link));
    if (found != places.end()) place_destination(text_, found->second, link);
  }
}

}  // namespace paralint
