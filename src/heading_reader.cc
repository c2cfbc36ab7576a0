#include "heading_reader.h"

#include <algorithm>

#include "heading_id.h"
#include "text.h"

namespace paralint {
void HeadingReader::begin(uint8_t level) {
  level_ = level;
  pieces_.clear();
  shown_.clear();
}

void HeadingReader::add_text(std::string_view shown, Span where, bool is_code) {
  shown_ += shown;
  pieces_.push_back({is_code ? Piece::Kind::code : Piece::Kind::text, where,
                     static_cast<uint32_t>(shown.size())});
}

void HeadingReader::add_border(Span where) {
  pieces_.push_back({Piece::Kind::border, where, 0});
}

std::optional<Heading> HeadingReader::end(uint32_t cursor) {
  const uint8_t level = *level_;
  level_.reset();
  std::optional<Span> extent;
  for (const Piece& piece : pieces_) {
    if (!piece.where.empty()) extend(extent, piece.where);
  }
  const std::optional<HeadingPlace> place =
      extent ? place_heading(text_, level, *extent)
             : place_empty_heading(text_, level, cursor);
  if (!place) return std::nullopt;
  Heading heading;
  heading.level = level;
  heading.span = place->lines;
  heading.text_span = place->content;
  finish_text(heading);
  return heading;
}

// Where the text ends: before the id, and before a comment in MDX, which is
// text to md4c.
uint32_t HeadingReader::text_end(const Heading& heading) const {
  if (!heading.ids.empty()) return heading.ids.front().where.begin;
  const std::string_view content = heading.text_span.in(text_);
  const size_t comment = content.rfind("{/*");
  if (mdx_ && comment != npos && ends_with(content, "*/}")) {
    return heading.text_span.begin + static_cast<uint32_t>(comment);
  }
  return heading.text_span.end;
}

void HeadingReader::note_variants(std::string first_text,
                                  Heading& heading) const {
  Heading::Variants variants;
  variants.has_first_text = first_text != heading.text;
  if (variants.has_first_text) variants.first_text = std::move(first_text);
  if (!heading.ids.empty()) variants.text_if_inert = trim(shown_);
  std::string_view source =
      trim(Span{heading.text_span.begin, text_end(heading)}.in(text_));
  const auto last = std::find_if(source.rbegin(), source.rend(), is_line_end);
  source.remove_prefix(static_cast<size_t>(source.rend() - last));
  if (source != heading.text) variants.source = source;
  if (!variants.has_first_text && variants.text_if_inert.empty() &&
      variants.source.empty()) {
    return;
  }
  heading.variants = std::make_shared<const Heading::Variants>(variants);
}

void HeadingReader::finish_text(Heading& heading) const {
  const Span content = heading.text_span;
  if (auto id = trailing_id(content.in(text_), content.begin, escapes_ids_)) {
    heading.ids.push_back(std::move(*id));
  }
  std::string first_text;
  const uint32_t cut = text_end(heading);
  bool first_ended = false;
  size_t at = 0;
  for (const Piece& piece : pieces_) {
    std::string_view text = std::string_view(shown_).substr(at, piece.size);
    at += piece.size;
    if (piece.kind != Piece::Kind::text) {
      first_ended = first_ended || !trim(first_text).empty();
    }
    if (cut < content.end && piece.where.begin >= cut) continue;
    if (piece.where.end > cut) text = text.substr(0, cut - piece.where.begin);
    heading.text += text;
    if (piece.kind == Piece::Kind::text && !first_ended) {
      first_text += text;
    }
  }
  heading.text = trim(heading.text);
  note_variants(std::string(trim(first_text)), heading);
  if (heading.ids.empty()) return;
  Span& source = heading.text_span;
  source.end = heading.ids.front().where.begin;
  while (!source.empty() && is_ascii_space(text_[source.end - 1])) --source.end;
}

}  // namespace paralint
