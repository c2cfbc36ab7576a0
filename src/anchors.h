// The ids of a page that a link may name, as its renderer makes them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page.h"
#include "renderer.h"

namespace paralint {

enum class AnchorKind : uint8_t {
  id,        // written by hand on a heading, and honoured
  slug,      // made by the renderer
  html_id,   // <a id>, <div id>, {#id} of a paragraph
  replaced,  // the slug that an explicit id took the place of: does not work
  old_slug,  // by the algorithm that the site used before: does not work
};

const char* name_of(AnchorKind kind);

struct Anchor {
  std::string_view name;
  AnchorKind kind = AnchorKind::slug;
  int32_t heading = no_heading;  // whose section it opens or lies in

  friend bool operator==(const Anchor&, const Anchor&) = default;
};

// What the renderer makes of one heading.
struct HeadingIds {
  std::string slug;  // also where an explicit id replaces it
  int16_t id = -1;   // the honoured one of Heading::ids

  friend bool operator==(const HeadingIds&, const HeadingIds&) = default;
};

class Anchors {
 public:
  Anchors();
  // `page` must outlive this, and keep its headings where they are.
  Anchors(const Page& page, const Renderer& renderer);
  Anchors(Anchors&&) noexcept;
  Anchors& operator=(Anchors&&) noexcept;
  ~Anchors();

  // All anchors of that name, the best first: what works before what does not,
  // then in the order of the page. Views into this.
  std::span<const Anchor> find(std::string_view name) const;
  // The same, ignoring case. May be called by several threads.
  std::vector<Anchor> find_ignoring_case(std::string_view name) const;

  const std::vector<HeadingIds>& headings() const { return headings_; }
  // The heading's slug by the site's former algorithm, or the current one.
  const std::string& old_slug(int32_t heading) const;
  // Sorted by name, then as `find` gives them.
  const std::vector<Anchor>& all() const { return anchors_; }

  // Whether links find the same in both.
  friend bool operator==(const Anchors& a, const Anchors& b) {
    return a.headings_ == b.headings_ && a.old_slugs_ == b.old_slugs_ &&
           a.anchors_ == b.anchors_;
  }

 private:
  struct Folded;
  std::vector<HeadingIds> headings_;
  // By the site's former algorithm, where it gives something else.
  std::vector<std::pair<int32_t, std::string>> old_slugs_;
  std::vector<Anchor> anchors_;
  mutable std::unique_ptr<Folded> folded_;
};

// The id by which links should name the heading, or null.
const std::string* explicit_id(const Page& page, const Anchors& anchors,
                               int32_t heading);

}  // namespace paralint
