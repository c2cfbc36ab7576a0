#include "precedent.h"

#include <iterator>
#include <set>

#include "text.h"
#include "words.h"

namespace paralint {
namespace {

constexpr size_t least_pages = 2;
constexpr double least_share = 0.8;

using Names = std::set<uint32_t>;  // hashes of words

void add_words(std::string_view text, Names& names) {
  for (const Word& word : phrase(text)) names.insert(word.hash);
}

// The words that are the page's own: of its title, its folders and its file.
Names names_of(const SitePage& page) {
  Names names;
  add_words(page.facts.title(), names);
  for (const std::string_view part : split(page.key, '/')) {
    add_words(part, names);
    // "miipos" is "MiiPos" and "Mii Pos".
    names.insert(short_hash(part));
  }
  return names;
}

// The heading's words without names, in their order, in its language; nothing
// where no word is left.
std::optional<uint64_t> role(const SitePage& page, const Heading& heading,
                             const Names& names) {
  uint64_t hash = 1469598103934665603u + page.locale;
  bool is_empty = true;
  for (const Word& word : phrase(heading.text)) {
    if (word.is_name || names.contains(word.hash)) continue;
    hash = (hash ^ word.hash) * 1099511628211u;
    is_empty = false;
  }
  if (is_empty) return std::nullopt;
  return hash;
}

}  // namespace

void Precedents::add_all() {
  const auto& pages = site_.corpus().pages();
  for (PageIndex i = 0; i < pages.size(); ++i) {
    for (size_t h = 0; h < pages[i].facts.headings.size(); ++h) {
      const auto heading = static_cast<int32_t>(h);
      const std::string* id =
          explicit_id(pages[i].facts, pages[i].anchors, heading);
      if (id) add(i, heading, *id);
    }
  }
}

std::optional<uint64_t> Precedents::role_of(PageIndex index,
                                            int32_t heading) const {
  const SitePage& page = site_.corpus().page(index);
  return role(page, page.facts.headings[static_cast<size_t>(heading)],
              names_of(page));
}

void Precedents::add(PageIndex page, int32_t heading, const std::string& id) {
  const auto key = role_of(page, heading);
  if (!key) return;
  Role& role = roles_[*key];
  auto& pages = role.pages[id];
  if (!pages.insert(page).second) return;
  ++role.ids[page];
  ++role.uses;
  if (pages.size() > role.pages[role.commonest].size()) role.commonest = id;
}

Precedents::Precedent Precedents::find(PageIndex index, int32_t heading) const {
  const auto key = role_of(index, heading);
  const auto found = key ? roles_.find(*key) : roles_.end();
  if (found == roles_.end()) return {};
  const Role& role = found->second;
  const auto& pages = role.pages.at(role.commonest);
  const auto own = role.ids.find(index);
  const size_t others = role.uses - (own == role.ids.end() ? 0 : own->second);
  const size_t having = pages.size() - pages.count(index);
  if (having < least_pages ||
      static_cast<double>(having) < least_share * static_cast<double>(others)) {
    return {};
  }
  const auto first = pages.begin();
  return {role.commonest, *first == index ? *std::next(first) : *first, having};
}

}  // namespace paralint
