#include "curated_lists.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "derived_mark.h"
#include "mapping.h"

namespace paralint {
namespace {

// What `map` writes beside locales and `confidence`; an entry that becomes
// curated may keep it.
constexpr std::array<std::string_view, 2> derived_fields = {"by", "url"};

// Whether the entry is derived. What else it says is not looked at: a locale
// or page of then may be gone, and `map` will write it anew.
bool is_derived(YamlReader& yaml, const YamlNode& item) {
  const YamlNode* confidence = derived_mark(item);
  if (!confidence) return false;
  const std::string_view sentence = "`confidence` is a number from 0 to 1";
  if (!yaml.word(*confidence, sentence) || is_confidence(confidence->word)) {
    return true;
  }
  yaml.add(*confidence,
           fmt::format("{}, not `{}`", sentence, confidence->word));
  return true;
}

// The curated entries of a list, each with what it holds but for the fields
// that `map` writes.
std::vector<std::pair<const YamlNode*, std::vector<YamlEntry>>> curated(
    YamlReader& yaml, const std::vector<YamlEntry>& file, std::string_view name,
    std::string_view each) {
  std::vector<std::pair<const YamlNode*, std::vector<YamlEntry>>> result;
  const YamlNode* list = find(file, name);
  if (!list) return {};
  for (const YamlNode* item :
       yaml.items(*list, fmt::format("`{}` is a list of mappings", name))) {
    if (is_derived(yaml, *item)) continue;
    auto entries = yaml.entries(*item, each);
    std::erase_if(entries, [](const YamlEntry& entry) {
      return std::ranges::count(derived_fields, entry.key->word) > 0;
    });
    result.emplace_back(item, std::move(entries));
  }
  return result;
}

// give-access, or {id: give-access, slug: donner-acces}
HeadingName heading_name(YamlReader& yaml, const YamlNode& node) {
  const std::string_view sentence =
      "a heading is its id or slug, or a mapping with `id` and `slug`";
  HeadingName name;
  if (node.kind != YamlNode::Kind::mapping) {
    if (yaml.filled(node, sentence)) name = {node.word, node.word};
    return name;
  }
  if (node.children.empty()) yaml.add(node, "an `id` or a `slug` is missing");
  const auto entries = yaml.entries(node, sentence, {"id", "slug"});
  const YamlNode* id = find(entries, "id");
  const YamlNode* slug = find(entries, "slug");
  if (id && yaml.filled(*id, "`id` is a word")) name.id = id->word;
  if (slug && yaml.filled(*slug, "`slug` is a word")) name.slug = slug->word;
  return name;
}

}  // namespace

std::vector<Correspondence> curated_names(
    YamlReader& yaml, const std::vector<YamlEntry>& file, std::string_view name,
    std::string_view noun, const std::vector<std::string>& locales) {
  std::vector<Correspondence> result;
  for (const auto& [item, entries] :
       curated(yaml, file, name,
               fmt::format("an entry maps each locale to a {}", noun))) {
    Correspondence same{{}, place(yaml, *item)};
    for (const auto& [locale, value] : by_locale(yaml, entries, locales)) {
      if (const std::string* text = rooted(yaml, *value, noun)) {
        same.by_locale.emplace(locale, *text);
      }
    }
    if (!same.by_locale.empty()) result.push_back(std::move(same));
  }
  return result;
}

std::vector<AnchorCorrespondence> curated_anchors(
    YamlReader& yaml, const std::vector<YamlEntry>& file,
    const std::vector<std::string>& locales) {
  std::vector<AnchorCorrespondence> result;
  for (auto& [item, entries] :
       curated(yaml, file, "anchors",
               "an entry names a `page`, and its heading in each locale")) {
    AnchorCorrespondence same{{}, {}, place(yaml, *item)};
    const YamlNode* page = yaml.required(*item, entries, "page");
    const std::string* key = page ? rooted(yaml, *page, "page key") : nullptr;
    std::erase_if(entries, [page](const YamlEntry& entry) {
      return entry.value == page && entry.key->word == "page";
    });
    for (const auto& [locale, value] : by_locale(yaml, entries, locales)) {
      HeadingName name = heading_name(yaml, *value);
      if (name.id.empty() && name.slug.empty()) continue;
      same.by_locale.emplace(locale, std::move(name));
    }
    if (!key || same.by_locale.empty()) continue;
    same.page = *key;
    result.push_back(std::move(same));
  }
  return result;
}

}  // namespace paralint
