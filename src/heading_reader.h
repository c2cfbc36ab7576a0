// Makes a Markdown heading of the texts that md4c reports in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page.h"

namespace paralint {

class HeadingReader {
 public:
  // `text` is the file's and must outlive this. Where generators escape ids
  // before MDX sees an expression in them, writers may do so, too:
  // `escapes_ids`.
  HeadingReader(std::string_view text, bool mdx, bool escapes_ids)
      : text_(text), mdx_(mdx), escapes_ids_(escapes_ids) {}

  void begin(uint8_t level);
  bool is_open() const { return level_.has_value(); }

  // What readers see, and its place in the file: empty where it has none.
  void add_text(std::string_view shown, Span where, bool is_code);
  // Where markup begins or ends; of a link or of raw HTML, its place.
  void add_border(Span where = {});

  // The heading without its line; nothing where it cannot be found. It lies
  // behind `cursor` if it is empty.
  std::optional<Heading> end(uint32_t cursor);

 private:
  // A run of heading text as md4c reports it, or a border between two runs.
  struct Piece {
    enum class Kind { text, code, border };
    Kind kind = Kind::border;
    Span where;
    uint32_t size = 0;  // of what it adds to shown_
  };

  void finish_text(Heading& heading) const;
  void note_variants(std::string first_text, Heading& heading) const;
  uint32_t text_end(const Heading& heading) const;

  std::string_view text_;
  bool mdx_;
  bool escapes_ids_;
  std::optional<uint8_t> level_;
  std::vector<Piece> pieces_;
  std::string shown_;
};

}  // namespace paralint
