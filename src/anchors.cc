#include "anchors.h"

#include <algorithm>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "locale.h"
#include "smart_text.h"
#include "text.h"

namespace paralint {
namespace {

// Whether the heading shows an id syntax that means nothing here.
bool shows_inert_id(const Heading& heading, const Renderer& renderer) {
  return std::ranges::any_of(heading.ids, [&](const ExplicitId& id) {
    const IdEffect effect = renderer.effect(id.syntax);
    const bool is_comment = id.syntax == IdSyntax::jsx_comment ||
                            id.syntax == IdSyntax::jsx_bare ||
                            id.syntax == IdSyntax::html_comment;
    return !is_comment &&
           (effect == IdEffect::inert || effect == IdEffect::text);
  });
}

// What the slug is made of: an inert id is part of what readers see.
const std::string& slug_source(const Heading& heading,
                               const Renderer& renderer) {
  if (!heading.variants) return heading.text;
  const Heading::Variants& variants = *heading.variants;
  if (!variants.text_if_inert.empty() && shows_inert_id(heading, renderer)) {
    return variants.text_if_inert;
  }
  if (renderer.slug_text == SlugText::first_text && variants.has_first_text) {
    return variants.first_text;
  }
  if (renderer.slug_text == SlugText::source && !variants.source.empty()) {
    return variants.source;
  }
  return heading.text;
}

// Without "--" and "---", which are dashes by then.
std::string without_dashes(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const size_t dash = text.find("--");
    result += text.substr(0, dash);
    if (dash == npos) break;
    text.remove_prefix(dash);
    text.remove_prefix(starts_with(text, "---") ? 3 : 2);
  }
  return result;
}

// Without ":name:", which is a picture (pymdownx.emoji).
std::string without_icons(std::string_view text) {
  constexpr std::string_view signs = "+-_";
  std::string result;
  for (size_t at = 0; at < text.size();) {
    size_t end = at + 1;
    while (end < text.size() &&
           (is_ascii_alnum(text[end]) || signs.find(text[end]) != npos)) {
      ++end;
    }
    const bool is_icon = text[at] == ':' && end > at + 1 && end < text.size() &&
                         text[end] == ':' &&
                         (text[at + 1] < '0' || text[at + 1] > '9') &&
                         (at == 0 || !is_ascii_alnum(text[at - 1]));
    if (is_icon) {
      at = end + 1;
    } else {
      result += text[at++];
    }
  }
  return result;
}

int16_t honoured_id(const Heading& heading, const Renderer& renderer) {
  for (size_t i = 0; i < heading.ids.size(); ++i) {
    const IdEffect effect = renderer.effect(heading.ids[i].syntax);
    if (effect != IdEffect::inert && effect != IdEffect::text &&
        !heading.ids[i].id.empty()) {
      return static_cast<int16_t>(i);
    }
  }
  return -1;
}

// Makes the slugs of the headings of a page in order.
class Maker {
 public:
  explicit Maker(const Renderer& renderer)
      : renderer_(renderer),
        slugs_(*renderer.slugger),
        old_(renderer.old_slugger ? *renderer.old_slugger : *renderer.slugger) {
  }

  // Before the first heading: what counts from the page's begin.
  void begin(const Page& page) {
    if (renderer_.taken_ids != TakenIds::all) return;
    for (const Heading& heading : page.headings) {
      take(heading, honoured_id(heading, renderer_));
    }
    for (const HtmlId& id : page.html_ids) slugs_.take(id.id);
  }

  HeadingIds next(const Heading& heading) {
    HeadingIds made;
    made.id = honoured_id(heading, renderer_);
    if (renderer_.taken_ids == TakenIds::in_order) take(heading, made.id);
    std::string_view source = slug_source(heading, renderer_);
    std::string typeset;
    if (renderer_.slug_text == SlugText::typeset) {
      source = typeset = without_dashes(source);
    } else if (renderer_.slug_text == SlugText::smart) {
      const auto& all = heading.variants;
      source = typeset = smart_text(source, all ? all->source : std::string());
    }
    std::string plain;
    if (renderer_.has_icons && source.find(':') != npos) {
      source = plain = without_icons(source);
    }
    if (replaced(heading, made)) {
      // Its slug is not taken, so that a later heading may have it.
      made.slug = renderer_.slugger->slug(source);
    } else if (!heading.html) {
      made.slug = slugs_.next(source);
    }
    return made;
  }

  // The former slug of a heading, empty where it is the same as the current.
  std::string next_old(const Heading& heading, const HeadingIds& made) {
    if (!renderer_.old_slugger || heading.html) return {};
    std::string old = old_.next(slug_source(heading, renderer_));
    return old == made.slug ? std::string() : old;
  }

  bool replaced(const Heading& heading, const HeadingIds& made) const {
    return made.id >= 0 &&
           renderer_.effect(heading.ids[static_cast<size_t>(made.id)].syntax) ==
               IdEffect::replaces;
  }

 private:
  void take(const Heading& heading, int16_t id) {
    if (id >= 0) slugs_.take(heading.ids[static_cast<size_t>(id)].id);
  }

  const Renderer& renderer_;
  PageSlugs slugs_;
  PageSlugs old_;
};

bool better(const Anchor& a, const Anchor& b) {
  return std::tie(a.name, a.kind, a.heading) <
         std::tie(b.name, b.kind, b.heading);
}

}  // namespace

const char* name_of(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::id:
      return "id";
    case AnchorKind::slug:
      return "slug";
    case AnchorKind::html_id:
      return "html-id";
    case AnchorKind::replaced:
      return "replaced-slug";
    case AnchorKind::old_slug:
      return "old-slug";
  }
  return "";
}

// The anchors by their name without case; made when first asked for, which is
// seldom.
struct Anchors::Folded {
  std::unordered_multimap<std::string, size_t> anchors;
};

Anchors::Anchors() = default;
Anchors::Anchors(Anchors&&) noexcept = default;
Anchors& Anchors::operator=(Anchors&&) noexcept = default;
Anchors::~Anchors() = default;

Anchors::Anchors(const Page& page, const Renderer& renderer) {
  Maker maker(renderer);
  maker.begin(page);
  headings_.reserve(page.headings.size());
  for (const Heading& heading : page.headings) {
    headings_.push_back(maker.next(heading));
    std::string old = maker.next_old(heading, headings_.back());
    if (old.empty()) continue;
    old_slugs_.emplace_back(static_cast<int32_t>(headings_.size()) - 1,
                            std::move(old));
  }
  old_slugs_.shrink_to_fit();
  for (size_t i = 0; i < page.headings.size(); ++i) {
    const Heading& heading = page.headings[i];
    const HeadingIds& made = headings_[i];
    const auto index = static_cast<int32_t>(i);
    if (made.id >= 0) {
      const ExplicitId& id = heading.ids[static_cast<size_t>(made.id)];
      anchors_.push_back({id.id, AnchorKind::id, index});
    }
    if (!made.slug.empty()) {
      const AnchorKind kind = maker.replaced(heading, made)
                                  ? AnchorKind::replaced
                                  : AnchorKind::slug;
      anchors_.push_back({made.slug, kind, index});
    }
  }
  for (const auto& [heading, slug] : old_slugs_) {
    anchors_.push_back({slug, AnchorKind::old_slug, heading});
  }
  for (const HtmlId& id : page.html_ids) {
    anchors_.push_back(
        {id.id, AnchorKind::html_id, section_of(page, id.where.begin)});
  }
  for (const ExplicitId& id : page.block_ids) {
    if (renderer.effect(id.syntax) == IdEffect::text) continue;
    anchors_.push_back(
        {id.id, AnchorKind::html_id, section_of(page, id.where.begin)});
  }
  anchors_.shrink_to_fit();
  std::sort(anchors_.begin(), anchors_.end(), better);
}

const std::string& Anchors::old_slug(int32_t heading) const {
  const auto found = std::ranges::lower_bound(
      old_slugs_, heading, {}, [](const auto& old) { return old.first; });
  return found != old_slugs_.end() && found->first == heading
             ? found->second
             : headings_[static_cast<size_t>(heading)].slug;
}

std::span<const Anchor> Anchors::find(std::string_view name) const {
  const auto first =
      std::ranges::lower_bound(anchors_, name, {}, &Anchor::name);
  auto last = first;
  while (last != anchors_.end() && last->name == name) ++last;
  return {first, last};
}

std::vector<Anchor> Anchors::find_ignoring_case(std::string_view name) const {
  std::vector<Anchor> found;
  static std::mutex making;
  {
    const std::lock_guard lock(making);
    if (!folded_) {
      folded_ = std::make_unique<Folded>();
      for (size_t i = 0; i < anchors_.size(); ++i) {
        folded_->anchors.emplace(fold_case(anchors_[i].name), i);
      }
    }
  }
  const auto [first, last] = folded_->anchors.equal_range(fold_case(name));
  for (auto it = first; it != last; ++it) found.push_back(anchors_[it->second]);
  std::sort(found.begin(), found.end(), [](const Anchor& a, const Anchor& b) {
    return std::tie(a.kind, a.heading) < std::tie(b.kind, b.heading);
  });
  return found;
}

const std::string* explicit_id(const Page& page, const Anchors& anchors,
                               int32_t heading) {
  if (heading == no_heading) return nullptr;
  const auto index = static_cast<size_t>(heading);
  const int16_t id = anchors.headings()[index].id;
  return id < 0 ? nullptr
                : &page.headings[index].ids[static_cast<size_t>(id)].id;
}

}  // namespace paralint
