#include "page_readings.h"

#include <algorithm>
#include <utility>

#include "markdown.h"

namespace paralint {
namespace {

bool works(AnchorKind kind, const std::vector<FragmentReading>& wanted) {
  switch (kind) {
    case AnchorKind::id:
      return std::ranges::count(wanted, FragmentReading::id) > 0;
    case AnchorKind::slug:
      return std::ranges::count(wanted, FragmentReading::slug) > 0;
    case AnchorKind::html_id:
    case AnchorKind::replaced:
    case AnchorKind::old_slug:
      return false;
  }
  return false;
}

}  // namespace

PageReadings::Reading PageReadings::reading(const Renderer& renderer) {
  const Dialect dialect = dialect_of(renderer, file_);
  auto found = std::ranges::find(parsed_, dialect, &Parsed::dialect);
  if (found == parsed_.end()) {
    parsed_.push_back({dialect, std::make_unique<const Page>(
                                    parse_page(file_, text_, dialect))});
    found = parsed_.end() - 1;
  }
  return {found->page.get(), Anchors(*found->page, renderer)};
}

Answer answer(const PageReadings::Reading& reading, const Renderer& renderer,
              const Fragment& fragment) {
  const auto& wanted =
      fragment.html ? renderer.html_fragments : renderer.fragments;
  const auto found = reading.anchors.find(fragment.name);
  for (const Anchor& anchor : found) {
    if (works(anchor.kind, wanted)) {
      return {FragmentAnswer::heading, anchor.heading};
    }
  }
  const bool is_other =
      is_generated(renderer, fragment.name) ||
      std::ranges::count(found, AnchorKind::html_id, &Anchor::kind) > 0;
  return {is_other ? FragmentAnswer::other : FragmentAnswer::nothing};
}

std::string_view id_of(const PageReadings::Reading& reading, int32_t heading) {
  const std::string* id = explicit_id(*reading.page, reading.anchors, heading);
  if (id) return *id;
  return reading.anchors.headings()[static_cast<size_t>(heading)].slug;
}

}  // namespace paralint
