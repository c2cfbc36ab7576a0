#include "mapping_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "error.h"
#include "mapping_lines.h"
#include "rising.h"

namespace paralint {
namespace {

using Kind = MappingChange::Kind;

constexpr std::array<const char*, 4> kind_names = {"missing", "outdated",
                                                   "superfluous", "misplaced"};

constexpr std::string_view header =
    "# What paralint found out by itself; `paralint map` keeps it up to date.\n"
    "# Without its `confidence` an entry is yours: it is kept as it is, and\n"
    "# `paralint check` goes by it.\n";

[[noreturn]] void refuse(const std::string& file, const MappingList& list) {
  throw Error(Trouble{
      file, list.line, 0,
      fmt::format("`map` cannot change `{}` line by line; give each entry a "
                  "line of its own, behind `- `",
                  list.name)});
}

// Text to put in front of lines, and lines to leave out.
class LineEdits {
 public:
  explicit LineEdits(const std::vector<std::string_view>& lines)
      : lines_(lines), before_(lines.size() + 2), is_gone_(lines.size() + 2) {
    const bool windows = !lines.empty() && lines[0].ends_with("\r\n");
    line_end_ = windows ? "\r\n" : "\n";
  }

  uint32_t end() const { return static_cast<uint32_t>(lines_.size()) + 1; }
  void insert(uint32_t line, std::string_view text) {
    (before_[line] += text) += line_end_;
  }
  void remove(uint32_t first, uint32_t last) {
    std::fill(is_gone_.begin() + first, is_gone_.begin() + last + 1, true);
  }

  // `text` has its line end.
  void replace(uint32_t line, std::string_view text) {
    before_[line] += text;
    remove(line, line);
  }

  std::string text() const {
    std::string out;
    for (uint32_t line = 1; line <= end(); ++line) {
      const bool is_open = !out.empty() && out.back() != '\n';
      if (is_open && !before_[line].empty()) out += line_end_;
      out += before_[line];
      if (line < end() && !is_gone_[line]) out += lines_[line - 1];
    }
    return out;
  }

 private:
  const std::vector<std::string_view>& lines_;
  std::string line_end_;
  std::vector<std::string> before_;  // by line
  std::vector<bool> is_gone_;
};

// One list of the file on its way to what it should be. Entries that are in
// order stay where they are, others are written behind their predecessor.
class ListUpdate {
 public:
  ListUpdate(const MappingList& old, const DerivedList& wanted,
             LineEdits& edits, std::vector<MappingChange>& changes)
      : old_(old), wanted_(wanted), edits_(edits), changes_(changes) {}

  void run() {
    if (!old_.opened.empty()) edits_.replace(old_.line, old_.opened);
    find_places();
    uint32_t at = start();
    for (size_t i = 0; i < wanted_.entries.size(); ++i) {
      const DerivedEntry& entry = wanted_.entries[i];
      const MappingItem* place = places_[i];
      if (!place) {
        insert(at, entry);
        continue;
      }
      if (place->yaml != entry.yaml) replace(*place, entry);
      at = place->last + 1;
    }
  }

 private:
  // The item of each wanted entry that may stay where it is, or null.
  void find_places() {
    std::map<std::string_view, size_t> ranks;
    for (const DerivedEntry& entry : wanted_.entries) {
      ranks.emplace(entry.name, ranks.size());
    }
    std::vector<const MappingItem*> known;
    std::vector<size_t> order;
    for (const MappingItem& item : old_.items) {
      const auto rank = ranks.find(item.name);
      if (!item.derived) continue;
      if (rank == ranks.end()) {
        drop(item, Kind::superfluous);
      } else {
        known.push_back(&item);
        order.push_back(rank->second);
      }
    }
    places_.resize(wanted_.entries.size());
    const std::vector<bool> stays = longest_rising(order);
    for (size_t i = 0; i < known.size(); ++i) {
      if (stays[i]) {
        places_[order[i]] = known[i];
      } else {
        drop(*known[i], Kind::misplaced);
      }
    }
  }

  // The line in front of which entries are written that have no predecessor.
  uint32_t start() const {
    const auto first =
        std::ranges::find(old_.items, true, &MappingItem::derived);
    if (first != old_.items.end()) return first->first;
    return (old_.items.empty() ? old_.line : old_.items.back().last) + 1;
  }

  void drop(const MappingItem& item, Kind kind) {
    edits_.remove(item.first, item.last);
    changes_.push_back({kind, item.first, item.yaml});
    if (kind == Kind::misplaced) moved_.emplace(item.name, &item);
  }

  void insert(uint32_t line, const DerivedEntry& entry) {
    const auto moved = moved_.find(entry.name);
    const bool is_new = moved == moved_.end();
    if (is_new) changes_.push_back({Kind::missing, 0, entry.yaml});
    write(line, entry, is_new ? std::string() : moved->second->comment);
  }

  void replace(const MappingItem& item, const DerivedEntry& entry) {
    edits_.remove(item.first, item.last);
    changes_.push_back({Kind::outdated, item.first, entry.yaml});
    write(item.first, entry, item.comment);
  }

  void write(uint32_t line, const DerivedEntry& entry,
             const std::string& comment) {
    edits_.insert(line, std::string(old_.indent, ' ') + "- " + entry.yaml +
                            (comment.empty() ? "" : "  " + comment));
  }

  const MappingList& old_;
  const DerivedList& wanted_;
  LineEdits& edits_;
  std::vector<MappingChange>& changes_;
  std::vector<const MappingItem*> places_;
  std::map<std::string_view, const MappingItem*> moved_;
};

void add_list(const DerivedList& wanted, LineEdits& edits,
              std::vector<MappingChange>& changes) {
  edits.insert(edits.end(), "");
  edits.insert(edits.end(), wanted.name + ":");
  for (const DerivedEntry& entry : wanted.entries) {
    edits.insert(edits.end(), "  - " + entry.yaml);
    changes.push_back({Kind::missing, 0, entry.yaml});
  }
}

std::vector<std::string> texts(const MappingList& list, bool derived) {
  std::vector<std::string> result;
  for (const MappingItem& item : list.items) {
    if (item.derived == derived) result.push_back(item.yaml);
  }
  return result;
}

// YAML can be written in more ways than are known here, so the new text is read
// back before anybody sees it.
bool is_sound(const MappingList& now, const MappingList& old,
              const DerivedList& wanted) {
  std::vector<std::string> derived;
  for (const DerivedEntry& entry : wanted.entries) {
    derived.push_back(entry.yaml);
  }
  return texts(now, true) == derived && texts(now, false) == texts(old, false);
}

}  // namespace

const char* name_of(MappingChange::Kind kind) {
  return kind_names[static_cast<size_t>(kind)];
}

MappingUpdate updated_mapping(const std::string& file, std::string_view text,
                              std::vector<DerivedList> lists,
                              const std::vector<std::string>& locales) {
  std::vector<std::string> names;
  for (DerivedList& list : lists) {
    EntryNames unique_names;
    for (DerivedEntry& entry : list.entries) {
      entry.name = unique_names.unique(std::move(entry.name));
    }
    names.push_back(list.name);
  }
  const MappingLines old = mapping_lines(file, text, names, locales);
  LineEdits edits(old.lines);
  MappingUpdate update;
  for (size_t i = 0; i < lists.size(); ++i) {
    const MappingList& list = old.lists[i];
    if (lists[i].entries.empty() && !list.derived) continue;
    if (list.line == 0) {
      add_list(lists[i], edits, update.changes);
    } else if (list.by_line) {
      ListUpdate(list, lists[i], edits, update.changes).run();
    } else {
      refuse(file, list);
    }
  }
  std::ranges::stable_sort(update.changes, {}, [](const MappingChange& change) {
    return change.line == 0 ? UINT32_MAX : change.line;
  });
  update.text = edits.text();
  if (update.changes.empty()) return update;
  if (text.empty()) update.text.insert(0, header);
  MappingLines now;
  try {
    now = mapping_lines(file, update.text, names, locales);
  } catch (const Error&) {
    now.lists.resize(lists.size());
  }
  for (size_t i = 0; i < lists.size(); ++i) {
    if (!is_sound(now.lists[i], old.lists[i], lists[i])) {
      refuse(file, old.lists[i]);
    }
  }
  return update;
}

}  // namespace paralint
