#include "heading_name.h"

#include <algorithm>
#include <span>

#include "anchors.h"

namespace paralint {

static int32_t first_of(std::span<const Anchor> anchors,
                        std::initializer_list<AnchorKind> kinds) {
  for (const Anchor& anchor : anchors) {
    if (std::ranges::count(kinds, anchor.kind) > 0) return anchor.heading;
  }
  return no_heading;
}

int32_t heading_named(const Anchors& anchors, const HeadingName& name) {
  const int32_t of_id = name.id.empty()
                            ? no_heading
                            : first_of(anchors.find(name.id), {AnchorKind::id});
  if (of_id != no_heading || name.slug.empty()) return of_id;
  return first_of(anchors.find(name.slug),
                  {AnchorKind::slug, AnchorKind::replaced});
}

}  // namespace paralint
