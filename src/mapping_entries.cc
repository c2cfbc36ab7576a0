#include "mapping_entries.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mapping_lines.h"
#include "text.h"
#include "yaml_word.h"

namespace paralint {
namespace {

// What was measured (length, links, ...) is in the confidence already and would
// change with every edit of a page; JSON has it.
Grounds lasting(Grounds grounds) {
  std::erase_if(grounds.by, [](const std::string& word) {
    return word != "mapping" && word != "id" && word != "text";
  });
  return grounds;
}

// "{en: /a, fr: /b}" bit by bit.
class FlowMapping {
 public:
  FlowMapping& add(std::string_view key, std::string_view value) {
    text_ += fmt::format("{}{}: {}", text_.empty() ? "" : ", ", yaml_word(key),
                         value);
    return *this;
  }
  // Fields that every derived entry ends with; the last one marks it.
  FlowMapping& add(const Grounds& grounds) {
    if (!grounds.by.empty()) {
      add("by", fmt::format("[{}]", fmt::join(grounds.by, ", ")));
    }
    // Roughly: hundredths change with every edit of a page.
    constexpr double almost = 0.005;
    const double tenths = std::floor((grounds.confidence + almost) * 10);
    return add("confidence", fmt::format("{:.1f}", tenths / 10));
  }
  std::string text() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

class Writer {
 public:
  explicit Writer(const Site& site) : corpus_(site.corpus()) {}

  DerivedEntry entry(const PageMatch& match) const {
    FlowMapping entry;
    FlowMapping urls;
    for (const PageIndex page : match.pages) {
      if (page == none) continue;
      const SitePage& each = corpus_.page(page);
      entry.add(corpus_.tag(each.locale), yaml_word(each.key));
      urls.add(corpus_.tag(each.locale), yaml_word(each.url));
    }
    entry.add("url", urls.text()).add(match.grounds);
    PageIndex first = match.pages[corpus_.reference()];
    for (const PageIndex page : match.pages) {
      if (first == none) first = page;
    }
    const SitePage& page = corpus_.page(first);
    return {entry_name("", corpus_.tag(page.locale), page.key), entry.text()};
  }

  DerivedEntry entry(const RouteMatch& match) const {
    FlowMapping entry;
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const std::string& url = match.urls[locale];
      if (!url.empty()) entry.add(corpus_.tag(locale), yaml_word(url));
    }
    entry.add(match.grounds);
    const LocaleIndex reference = corpus_.reference();
    return {entry_name("", corpus_.tag(reference), match.urls[reference]),
            entry.text()};
  }

  DerivedEntry entry(const AnchorMatch& match) const {
    const AnchorMatch::Place& own = match.headings[corpus_.reference()];
    const std::string& key = corpus_.page(own.page).key;
    FlowMapping entry;
    entry.add("page", yaml_word(key));
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const AnchorMatch::Place& place = match.headings[locale];
      if (place.page == none) continue;
      entry.add(corpus_.tag(locale), heading(place));
    }
    entry.add(lasting(match.grounds));
    const std::string* id = id_of(own);
    return {entry_name(key, corpus_.tag(corpus_.reference()),
                       id ? *id : slug_of(own)),
            entry.text()};
  }

 private:
  const std::string* id_of(const AnchorMatch::Place& place) const {
    const SitePage& page = corpus_.page(place.page);
    return explicit_id(page.facts, page.anchors, place.heading);
  }
  const std::string& slug_of(const AnchorMatch::Place& place) const {
    const auto number = static_cast<size_t>(place.heading);
    return corpus_.page(place.page).anchors.headings()[number].slug;
  }

  std::string heading(const AnchorMatch::Place& place) const {
    FlowMapping names;
    if (const std::string* id = id_of(place)) names.add("id", yaml_word(*id));
    const std::string& slug = slug_of(place);
    if (!slug.empty()) names.add("slug", yaml_word(slug));
    return names.text();
  }

  const Corpus& corpus_;
};

template <typename Match>
DerivedList list(const Writer& writer, const char* name,
                 const std::vector<Match>& matches) {
  DerivedList result{name, {}};
  for (const Match& match : matches) {
    if (match.grounds.curated) continue;
    DerivedEntry entry = writer.entry(match);
    if (first_invalid_utf8(entry.yaml) != npos) continue;
    result.entries.push_back(std::move(entry));
  }
  return result;
}

}  // namespace

std::vector<DerivedList> mapping_entries(const Site& site,
                                         const Correspondences& found) {
  const Writer writer(site);
  return {list(writer, "pages", found.pages),
          list(writer, "routes", found.routes),
          list(writer, "anchors", found.anchors)};
}

std::vector<std::string> naming_locales(const Config& config) {
  std::vector<std::string> locales = config.locales;
  const auto reference = std::ranges::find(locales, config.reference);
  std::rotate(locales.begin(), reference, reference + 1);
  return locales;
}

}  // namespace paralint
