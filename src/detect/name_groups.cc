#include "detect/name_groups.h"

#include <algorithm>
#include <set>

#include "text.h"

namespace paralint {
namespace {

// Below that many pages with a counterpart, chance is not ruled out.
constexpr size_t few = 4;

// "it" beside pages of another language is one only where that many pages say
// so; "it" and "is" alone are none.
constexpr size_t enough_for_ambiguous = 10;

bool is_weak(std::string_view name) {
  return name == "index" || name == "_index" || name == "README" ||
         name == "readme";
}

void make_set(std::vector<uint32_t>& group) {
  std::ranges::sort(group);
  const auto repeats = std::ranges::unique(group);
  group.erase(repeats.begin(), repeats.end());
}

// At least half.
bool is_most(size_t part, size_t whole) {
  return whole > 0 && part * 2 >= whole;
}

}  // namespace

uint32_t NameGroups::index_of(std::string name) {
  const bool weak = is_weak(name);
  const auto [found, is_new] = indexes_.try_emplace(
      std::move(name), static_cast<uint32_t>(is_weak_.size()));
  if (is_new) is_weak_.push_back(weak);
  return found->second;
}

void NameGroups::add(std::string_view word, std::string name) {
  const auto group = words_.try_emplace(std::string(word)).first;
  group->second.push_back(index_of(std::move(name)));
}

void NameGroups::add_to_root(std::string name) {
  root_.push_back(index_of(std::move(name)));
}

size_t NameGroups::count_shared(const Group& group) const {
  return static_cast<size_t>(std::ranges::count_if(
      group, [this](uint32_t name) { return groups_of_[name] > 1; }));
}

size_t NameGroups::count_strong(const Group& group) const {
  return static_cast<size_t>(
      std::ranges::count_if(group, [this](uint32_t name) {
        return groups_of_[name] > 1 && !is_weak_[name];
      }));
}

// Whether `one` has most of what `other` has.
bool NameGroups::covers(const Group& one, const Group& other) const {
  size_t both = 0;
  bool is_strong = false;
  for (const uint32_t name : other) {
    if (!std::ranges::binary_search(one, name)) continue;
    ++both;
    is_strong = is_strong || !is_weak_[name];
  }
  return is_strong && is_most(both, other.size());
}

// A translation has few pages that the others lack; what is translated from has
// most of what a translation has; and one that was only begun has no more than
// an index, which counts where others are sure.
Judgement NameGroups::judge(const std::vector<std::string>& said,
                            LocaleWords& tags) {
  groups_of_.assign(is_weak_.size(), 0);
  make_set(root_);
  for (const uint32_t name : root_) ++groups_of_[name];
  for (auto& [word, group] : words_) {
    make_set(group);
    for (const uint32_t name : group) ++groups_of_[name];
  }
  Judgement result;
  std::set<std::string> accepted;
  for (const auto& [word, group] : words_) {
    const bool mirrors =
        is_most(count_shared(group), group.size()) && count_strong(group) > 0;
    if (mirrors || std::ranges::count(said, word) > 0) accepted.insert(word);
  }
  const std::set<std::string> mirroring = accepted;
  const auto covers_any = [&](const Group& one) {
    return std::ranges::any_of(mirroring, [&](const std::string& word) {
      const Group& other = words_.find(word)->second;
      return &one != &other && covers(one, other);
    });
  };
  for (const auto& [word, group] : words_) {
    if (!accepted.contains(word) && covers_any(group)) accepted.insert(word);
  }
  result.has_root = covers_any(root_);
  const bool are_sure = accepted.size() + (result.has_root ? 1 : 0) > 1;
  for (const auto& [word, group] : words_) {
    if (are_sure && is_most(count_shared(group), group.size())) {
      accepted.insert(word);
    }
  }
  std::set<std::string> seen;
  size_t strong = 0;
  bool is_plain = false;
  for (const auto& [word, group] : words_) {
    if (!accepted.contains(word) || !seen.insert(tags.tag(word)).second) {
      result.doubtful.push_back(word);
      continue;
    }
    result.words.push_back(word);
    result.sizes.push_back(group.size());
    result.pages += group.size();
    result.mirrored += count_shared(group);
    strong += count_strong(group);
    is_plain =
        is_plain || !is_ambiguous(word) || std::ranges::count(said, word) > 0;
  }
  if (result.has_root) {
    result.pages += root_.size();
    result.mirrored += count_shared(root_);
  }
  result.is_small = strong < few;
  const bool is_sound =
      is_plain || (result.has_root && strong >= enough_for_ambiguous);
  if (!result.holds() || !is_sound || (strong == 0 && said.empty())) {
    result.doubtful.insert(result.doubtful.end(), result.words.begin(),
                           result.words.end());
    std::ranges::sort(result.doubtful);
    result.words.clear();
    result.sizes.clear();
    result.has_root = false;
    result.pages = result.mirrored = 0;
  }
  return result;
}

}  // namespace paralint
