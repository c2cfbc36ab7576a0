#include "detect/locale_layout.h"

#include <algorithm>
#include <map>
#include <optional>

#include "detect/locale_words.h"
#include "detect/name_groups.h"
#include "detect/tree.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

using Pages = std::vector<std::string>;

// More rows than that nobody reads; the locale is then in the middle.
constexpr size_t most_rows = 6;

std::string without_ending(std::string_view file) {
  return std::string(file.substr(0, file.rfind('.')));
}

// One way to read the paths, and what speaks for it.
struct PathReading {
  Judgement judged;
  std::vector<LayoutRow> rows;
};

LayoutRow row_of(std::string files, const std::string& key) {
  LayoutRow row;
  row.files = std::move(files);
  row.key = row.url = key;
  return row;
}

// A name with a locale in it: "docs" and "fr" for `docs-fr`.
struct NamedFolder {
  std::string pattern;  // "docs-{locale}"
  std::string_view stem;
  std::string_view word;
};

// The word behind one of the separators: the longest, unless it begins like a
// word of English, "to-fr".
size_t word_at_end(std::string_view name, std::string_view separators,
                   LocaleWords& tags) {
  for (size_t at = name.find_first_of(separators, 1); at != npos;
       at = name.find_first_of(separators, at + 1)) {
    const std::string_view word = name.substr(at + 1);
    if (tags.tag(word).empty()) continue;
    const size_t end = word.find_first_of("-_");
    if (end == npos || !is_ambiguous(word.substr(0, end))) return at + 1;
  }
  return npos;
}

// "docs-fr", "docs_fr", "repository.fr-fr" and "fr-docs"; nothing for others.
std::optional<NamedFolder> named_folder(std::string_view name,
                                        LocaleWords& tags) {
  constexpr std::string_view separators = "-_.";
  const size_t begin = word_at_end(name, separators, tags);
  if (begin != npos) {
    return NamedFolder{std::string(name.substr(0, begin)) + "{locale}",
                       name.substr(0, begin - 1), name.substr(begin)};
  }
  const size_t end = name.find_first_of(separators, 1);
  if (end == npos || tags.tag(name.substr(0, end)).empty()) return std::nullopt;
  return NamedFolder{"{locale}" + std::string(name.substr(end)),
                     name.substr(end + 1), name.substr(0, end)};
}

// "sdk-cs" and "sdk-ts" are programming languages.
bool has_usual_word(const Judgement& judged) {
  return std::ranges::any_of(judged.words, is_usual);
}

// What people call a folder of translations beside what they translate.
bool is_for_translations(std::string_view folder) {
  constexpr std::string_view names[] = {
      "i18n",    "l10n",        "lang",         "langs",      "languages",
      "locales", "translation", "translations", "translated", "locale"};
  return std::ranges::count(names, folder) > 0;
}

// Paths with a folder that is named like a locale, or has one in its name, by
// the folders in front.
class FolderReading {
 public:
  FolderReading(const Pages& pages, const LocaleHints& hints, LocaleWords& tags)
      : pages_(pages), hints_(hints), tags_(tags) {}

  PathReading read() {
    find_frames();
    std::vector<Frame*> order;
    for (Frame& frame : frames_) order.push_back(&frame);
    std::ranges::stable_sort(order, std::greater<>(), [](const Frame* frame) {
      return frame->judged.mirrored;
    });
    std::vector<const Frame*> chosen;
    for (const Frame* frame : order) {
      if (chosen.size() < most_rows && fits(*frame, chosen)) {
        chosen.push_back(frame);
      }
    }
    return reading_of(chosen);
  }

 private:
  struct Frame {
    std::string before;   // the folder in which the locales' folders lie
    std::string pattern;  // of their names, "{locale}"
    std::string root;     // the folder of the pages without a locale
    Judgement judged;

    std::string folder_of(const std::string& word) const {
      std::string name = pattern;
      name.replace(name.find("{locale}"), 8, word);
      return joined(before, name);
    }
    bool is_plain() const { return pattern == "{locale}"; }
  };

  struct Found {
    Frame frame;
    NameGroups groups;
  };

  // The folders in which two or more, or one and other pages, are named like
  // locales.
  void find_frames() {
    std::map<std::string, Found, std::less<>> found;
    for (const std::string& page : pages_) {
      size_t begin = 0;
      for (size_t slash = page.find('/'); slash != npos;
           begin = slash + 1, slash = page.find('/', begin)) {
        const std::string_view part =
            std::string_view(page).substr(begin, slash - begin);
        NamedFolder name{"{locale}", {}, part};
        if (tags_.tag(part).empty()) {
          auto with_more = named_folder(part, tags_);
          if (!with_more) continue;
          name = std::move(*with_more);
        }
        const std::string before = page.substr(0, begin == 0 ? 0 : begin - 1);
        Found& one = found[joined(before, name.pattern)];
        one.frame.before = before;
        one.frame.root = joined(before, name.stem);
        one.frame.pattern = std::move(name.pattern);
        one.groups.add(name.word, without_ending(page.substr(slash + 1)));
      }
    }
    for (auto& [pattern, one] : found) {
      add_root(one);
      one.frame.judged = one.groups.judge(hints_.words, tags_);
      if (!one.frame.is_plain() && !has_usual_word(one.frame.judged)) continue;
      frames_.push_back(std::move(one.frame));
    }
  }

  // The pages beside the locales' folders; where there are none, those around a
  // folder of translations.
  void add_root(Found& one) {
    Frame& frame = one.frame;
    if (add_root_of(frame.root, frame, one.groups) || !frame.is_plain() ||
        !is_for_translations(last_segment(frame.before))) {
      return;
    }
    frame.root = paralint::folder_of(frame.before);
    add_root_of(frame.root, frame, one.groups);
  }

  bool add_root_of(const std::string& root, const Frame& frame,
                   NameGroups& groups) {
    const std::string prefix = root.empty() ? "" : root + "/";
    bool has_some = false;
    for (auto page = std::ranges::lower_bound(pages_, prefix);
         page != pages_.end() && starts_with(*page, prefix); ++page) {
      const std::string rest = page->substr(prefix.size());
      const size_t slash = rest.find('/');
      const bool is_of_locale =
          root == frame.before
              ? slash != npos && !tags_.tag(rest.substr(0, slash)).empty()
              : frame.is_plain() && is_below(*page, frame.before);
      if (is_of_locale) continue;
      groups.add_to_root(without_ending(rest));
      has_some = true;
    }
    return has_some;
  }

  // Whether the frame tells more than those which were chosen before.
  static bool fits(const Frame& frame,
                   const std::vector<const Frame*>& chosen) {
    if (!frame.judged.holds()) return false;
    if (chosen.empty()) return true;
    if (frame.judged.mirrored < 2) return false;
    const auto is_apart = [&](const Frame* other) {
      if (!is_below(frame.before, other->before) &&
          !is_below(other->before, frame.before)) {
        return true;
      }
      // Two readings of one path.
      return false;
    };
    const auto& known = chosen.front()->judged.words;
    const bool knows =
        std::ranges::all_of(frame.judged.words, [&](const std::string& word) {
          return std::ranges::count(known, word) > 0;
        });
    return knows && frame.judged.has_root == chosen.front()->judged.has_root &&
           std::ranges::all_of(chosen, is_apart);
  }

  PathReading reading_of(const std::vector<const Frame*>& chosen) const {
    PathReading reading;
    if (chosen.empty()) {
      for (const Frame& frame : frames_) add_doubts(frame, reading);
      return reading;
    }
    reading.judged = chosen.front()->judged;
    reading.judged.pages = reading.judged.mirrored = 0;
    reading.judged.doubtful.clear();
    std::vector<std::string> befores;
    for (const Frame* frame : chosen) {
      befores.push_back(joined(frame->before, "x"));
      reading.judged.pages += frame->judged.pages;
      reading.judged.mirrored += frame->judged.mirrored;
      add_doubts(*frame, reading);
    }
    const bool is_rooted =
        hints_.root_is_known &&
        std::ranges::all_of(befores, [&](const std::string& before) {
          return is_below(before, hints_.root);
        });
    const std::string base = is_rooted ? hints_.root : common_folder(befores);
    std::vector<LayoutRow> roots;
    for (const Frame* frame : chosen) {
      // "guide-fr" and "internals-fr" beside each other.
      const auto beside =
          std::ranges::count(chosen, frame->before,
                             [](const Frame* other) { return other->before; });
      const std::string& place = beside > 1 ? frame->root : frame->before;
      add_rows(*frame, below_or_empty(place, base), reading.rows, roots);
    }
    std::ranges::move(roots, std::back_inserter(reading.rows));
    return reading;
  }

  static void add_doubts(const Frame& frame, PathReading& reading) {
    if (!frame.is_plain()) return;
    for (const std::string& word : frame.judged.doubtful) {
      reading.judged.doubtful.push_back(joined(frame.before, word));
    }
  }

  // `place` is where the pages are, below the folder of all.
  void add_rows(const Frame& frame, const std::string& place,
                std::vector<LayoutRow>& rows,
                std::vector<LayoutRow>& roots) const {
    const std::string inner = inner_folder(frame);
    std::vector<std::string> covered;
    for (const std::string& page : pages_) {
      const bool is_of_root =
          frame.judged.has_root && is_below(page, frame.root);
      if (is_of_root || is_of_locale(page, frame)) covered.push_back(page);
    }
    const std::string end =
        joined(inner, "{path}/{name}.") + ending_of(covered);
    const std::string above = joined_path("/", place);
    const std::string key = (above == "/" ? "" : above) + "/{path}/{name}";
    rows.push_back(
        row_of(joined(frame.before, frame.pattern) + "/" + end, key));
    if (frame.judged.has_root) {
      roots.push_back(row_of(joined(frame.root, end), key));
    }
  }

  static bool is_of_locale(const std::string& page, const Frame& frame) {
    if (frame.is_plain()) return is_below(page, frame.before);
    return std::ranges::any_of(frame.judged.words,
                               [&](const std::string& word) {
                                 return is_below(page, frame.folder_of(word));
                               });
  }

  static std::string below_or_empty(const std::string& folder,
                                    const std::string& base) {
    return folder == base ? std::string()
                          : std::string(below_folder(folder, base));
  }

  // Folders inside each locale's folder that are no part of URLs: those in
  // which the generator has its pages.
  std::string inner_folder(const Frame& frame) const {
    std::vector<std::string> folders;
    if (!frame.is_plain()) folders.push_back(frame.root);
    for (const std::string& word : frame.judged.words) {
      folders.push_back(frame.folder_of(word));
    }
    std::vector<std::string> rests;
    for (const std::string& folder : folders) {
      if (hints_.root_is_known && is_below(hints_.root, folder)) {
        return std::string(below_folder(hints_.root, folder));
      }
      for (auto page = std::ranges::lower_bound(pages_, folder + "/");
           page != pages_.end() && is_below(*page, folder); ++page) {
        rests.emplace_back(below_folder(*page, folder));
      }
    }
    const std::string common = common_folder(rests);
    const auto parts = split(common, '/');
    if (std::ranges::count(parts, "src") == 0) return {};
    std::string inner;
    std::string kept;
    for (const std::string_view part : parts) {
      inner = joined(inner, part);
      if (part == "src" || part == "content" || part == "docs" ||
          part == "pages") {
        kept = inner;
      }
    }
    return kept;
  }

  const Pages& pages_;
  const LocaleHints& hints_;
  LocaleWords& tags_;
  std::vector<Frame> frames_;
};

// content/docs/faqs/fr/menu.md: the folder in which the page lies.
PathReading read_middle(const Pages& pages, const LocaleHints& hints,
                        LocaleWords& tags) {
  NameGroups groups;
  std::vector<std::string> covered;
  for (const std::string& page : pages) {
    const std::string_view folder = folder_of(page);
    const std::string_view word = last_segment(folder);
    if (tags.tag(word).empty()) continue;
    const std::string before(folder_of(folder));
    groups.add(word, joined(before, stem_of(page)));
    covered.push_back(joined(before, "x.") + extension(page));
  }
  PathReading reading;
  reading.judged = groups.judge(hints.words, tags);
  reading.judged.has_root = false;
  if (!reading.judged.holds()) return reading;
  std::string base = common_folder(covered);
  if (hints.root_is_known && is_below(joined(base, "x"), hints.root)) {
    base = hints.root;
  }
  reading.rows.push_back(
      row_of(joined(base, "{path}/{locale}/{name}.") + ending_of(covered),
             "/{path}/{name}"));
  return reading;
}

// docs/menu.fr.md
PathReading read_suffix(const Pages& pages, char separator,
                        const LocaleHints& hints, LocaleWords& tags) {
  const auto split_name = [&](const std::string& page) {
    const std::string_view stem = stem_of(page);
    const size_t at =
        stem.empty() ? npos
                     : word_at_end(stem, std::string_view(&separator, 1), tags);
    return at == npos ? std::pair(stem, std::string_view())
                      : std::pair(stem.substr(0, at - 1), stem.substr(at));
  };
  std::vector<std::string> covered;
  for (const std::string& page : pages) {
    if (!split_name(page).second.empty()) covered.push_back(page);
  }
  PathReading reading;
  if (covered.empty()) return reading;
  std::string base = common_folder(covered);
  if (hints.root_is_known && is_below(joined(base, "x"), hints.root)) {
    base = hints.root;
  }
  NameGroups groups;
  for (const std::string& page : pages) {
    if (!is_below(page, base)) continue;
    const auto [stem, word] = split_name(page);
    std::string name = joined(folder_of(page), stem);
    if (word.empty()) {
      groups.add_to_root(std::move(name));
      covered.push_back(page);
    } else {
      groups.add(word, std::move(name));
    }
  }
  reading.judged = groups.judge(hints.words, tags);
  // Most hyphens part words.
  if (separator == '-' &&
      (reading.judged.is_small || !has_usual_word(reading.judged))) {
    reading.judged = {};
  }
  if (!reading.judged.holds()) {
    reading.judged.doubtful.clear();  // the end of a name is not enough
    return reading;
  }
  const std::string ending = ending_of(covered);
  const std::string name = joined(base, "{path}/{name}");
  reading.rows.push_back(
      row_of(name + separator + "{locale}." + ending, "/{path}/{name}"));
  if (reading.judged.has_root) {
    reading.rows.push_back(row_of(name + "." + ending, "/{path}/{name}"));
  }
  return reading;
}

}  // namespace

std::string ending_of(const std::vector<std::string>& pages) {
  const bool is_md = std::ranges::all_of(
      pages, [](const std::string& page) { return ends_with(page, ".md"); });
  const bool is_mdx = std::ranges::all_of(
      pages, [](const std::string& page) { return ends_with(page, ".mdx"); });
  return is_md ? "md" : is_mdx ? "mdx" : "{ext}";
}

LocaleLayout find_locales(const std::vector<std::string>& pages,
                          const LocaleHints& hints) {
  LocaleWords tags;
  PathReading best = FolderReading(pages, hints, tags).read();
  for (const char separator : {'.', '_', '-'}) {
    PathReading suffix = read_suffix(pages, separator, hints, tags);
    if (suffix.judged.mirrored > best.judged.mirrored) best = std::move(suffix);
  }
  // As good as several rows is one that says the same.
  PathReading middle = read_middle(pages, hints, tags);
  const size_t handicap = best.rows.size() > 2 ? 0 : 1;
  if (middle.judged.mirrored >= best.judged.mirrored + handicap) {
    if (middle.judged.holds()) best = std::move(middle);
  }
  LocaleLayout layout;
  layout.words = std::move(best.judged.words);
  layout.sizes = std::move(best.judged.sizes);
  layout.has_root = best.judged.has_root;
  layout.rows = std::move(best.rows);
  layout.pages = best.judged.pages;
  layout.mirrored = best.judged.mirrored;
  layout.is_small = best.judged.is_small;
  layout.doubtful = std::move(best.judged.doubtful);
  return layout;
}

}  // namespace paralint
