#include "hidden.h"

#include <algorithm>
#include <utility>

#include "markup.h"

namespace paralint {
namespace {

// Sorted and without overlaps.
std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> made;
  for (const Span span : spans) {
    if (!made.empty() && span.begin <= made.back().end) {
      made.back().end = std::max(made.back().end, span.end);
    } else {
      made.push_back(span);
    }
  }
  return made;
}

}  // namespace

void drop_hidden_facts(std::vector<Span> hidden, std::vector<Span> jsx,
                       Page& page) {
  if (hidden.empty() && jsx.empty()) return;
  hidden = merged(std::move(hidden));
  jsx = merged(std::move(jsx));
  const auto is_hidden = [&](uint32_t at, bool is_tag) {
    return in_any(hidden, at) || (!is_tag && in_any(jsx, at));
  };
  std::erase_if(page.headings, [&](const Heading& heading) {
    // A tag may begin in what looks like a heading, and go on behind it.
    return is_hidden(heading.span.begin, heading.html) ||
           (!heading.html && in_any(jsx, heading.span.end));
  });
  std::erase_if(page.links, [&](const Link& link) {
    const bool is_tag =
        link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx;
    return is_hidden(link.span.begin, is_tag);
  });
  std::erase_if(page.html_ids, [&](const HtmlId& id) {
    return is_hidden(id.where.begin, true);
  });
  std::erase_if(page.block_ids, [&](const ExplicitId& id) {
    return is_hidden(id.where.begin, false);
  });
}

}  // namespace paralint
