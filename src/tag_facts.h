// The facts that tags state in raw HTML and JSX: links, ids, headings.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "markup.h"
#include "page.h"

namespace paralint {

// Adds to a page what its tags say, one after the other. `text` and `page` must
// outlive this.
class TagFacts {
 public:
  TagFacts(std::string_view text, bool mdx, Page& page)
      : text_(text), mdx_(mdx), page_(page) {}

  void add(const Tag& tag);

  // What <script> and <style> hold, in order, where it would be Markdown.
  const std::vector<Span>& scripts() const { return scripts_; }

 private:
  void add_id(const Tag& tag);
  void note_component(const Tag& tag);
  void add_link(const Tag& tag, const Attribute& attribute, bool image);
  void open_heading(const Tag& tag);
  void close_heading(const Tag& tag);
  void hide_script(const Tag& tag);

  std::string_view text_;
  bool mdx_;
  Page& page_;
  std::optional<Tag> open_heading_;  // the last <h2> or the like, still open
  std::vector<Span> scripts_;
};

}  // namespace paralint
