// Makes links of the texts that md4c reports in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link_span.h"
#include "page.h"

namespace paralint {

// Adds the links to a page as they are closed. `text` is the file's; it and
// `page` must outlive this.
class LinkReader {
 public:
  LinkReader(std::string_view text, Page& page) : text_(text), page_(page) {}

  void open(std::string destination, DestinationSource source, bool image);
  // What readers see, and its place if it has one.
  void add_text(const std::optional<Span>& where, std::string_view shown) {
    if (!open_.empty()) add_to_open(where, shown);
  }
  void add_markup();
  // Closes the innermost one. Where it lies, if that is known.
  std::optional<Span> close();
  // Forgets those that are open, at the end of a block.
  void end_block() { open_.clear(); }

  bool in_image() const;

  // md4c does not tell where destinations with "&" or "\\" are defined: looks
  // for them, once all links are there.
  void place_definitions();

 private:
  // A link whose end has not been seen.
  struct OpenLink {
    Link link;
    DestinationSource destination;
    std::optional<Span> text;  // from the first text in it to the last
  };

  void add_to_open(const std::optional<Span>& where, std::string_view shown);

  std::string_view text_;
  Page& page_;
  std::vector<OpenLink> open_;
  bool wants_definitions_ = false;
};

}  // namespace paralint
