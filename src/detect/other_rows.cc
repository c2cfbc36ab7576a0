#include "detect/other_rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "corpus.h"
#include "detect/locale_words.h"
#include "detect/other_urls.h"
#include "detect/tree.h"
#include "href.h"
#include "layout.h"
#include "page_url.h"
#include "text.h"

namespace paralint {
namespace {

// Every file is compared with every row.
constexpr size_t most_rows = 200;

void replace(std::string& text, std::string_view part, std::string_view by) {
  const size_t at = text.find(part);
  if (at != npos) text.replace(at, part.size(), by);
}

class OtherRows {
 public:
  OtherRows(const Generator& generator, const Config& config)
      : generator_(generator),
        config_(config),
        layout_(config),
        urls_(generator.kind->other_urls(generator.settings)) {}

  void read(const std::vector<std::string>& pages) {
    if (!urls_) return;
    for (const std::string& page : pages) {
      const auto parts = layout_.page(page);
      if (parts) read(page, *parts);
    }
  }

  void add_to(Detected& detected) const {
    if (!unknown_.empty()) {
      constexpr size_t most = 5;
      std::string folders;
      size_t count = 0;
      for (const std::string& folder : unknown_) {
        if (++count > most) break;
        folders += (count == 1 ? "" : ", ") + folder;
      }
      if (unknown_.size() > most) folders += " and other folders";
      detected.open.push_back("where the pages in " + folders +
                              " are served; " + generator_.evidence +
                              " has patterns for them that are not known");
    }
    std::ranges::set_difference(globs_, indexes_,
                                std::back_inserter(detected.generated_pages));
    if (rows_.size() > most_rows) {
      detected.open.push_back("where some pages are served; " +
                              generator_.evidence + " names " +
                              std::to_string(rows_.size()) + " groups of them");
      return;
    }
    std::vector<OtherRow> rows;
    for (const auto& [files, row] : rows_) rows.push_back(row);
    std::ranges::stable_sort(rows, std::greater<>(), rank);
    std::vector<LayoutRow> sorted;
    for (OtherRow& row : rows) sorted.push_back(std::move(row.row));
    // No file is left for a row behind one of the same files.
    std::erase_if(detected.layout, [&](const LayoutRow& old) {
      return std::ranges::any_of(sorted, [&](const LayoutRow& row) {
        return row.files == old.files && row.locale == old.locale;
      });
    });
    detected.layout.insert(detected.layout.begin(), sorted.begin(),
                           sorted.end());
  }

 private:
  struct OtherRow {
    LayoutRow row;
    size_t old = 0;  // the row that the pages have so far
  };

  // The more a pattern says, the earlier it has to stand; otherwise rows stay
  // in the order of the old ones.
  static std::tuple<bool, ptrdiff_t, ptrdiff_t, bool> rank(
      const OtherRow& other) {
    const std::string& files = other.row.files;
    return {files.find("{name}") == npos, std::ranges::count(files, '/'),
            -static_cast<ptrdiff_t>(other.old), files.find("{locale}") == npos};
  }

  void read(const std::string& page, const PathParts& parts) {
    const std::string& word = config_.locale_words[parts.locale];
    const LayoutRow& old = config_.layout[parts.row];
    const std::string fixed = fixed_folder(old);
    const std::string path = joined(fixed, parts.path);
    auto other = urls_({below_root(page), word, path, parts.name});
    if (!other) return;
    const std::string group = other->folder.value_or("");
    if (!fixed.empty() && is_below(group + "/", fixed)) {
      other->folder = group.substr(std::min(group.size(), fixed.size() + 1));
    }
    LayoutRow row = row_for(old, *other, parts, extension(page));
    if (has_locale(old.url)) keep_locale(parts.locale, group, row, *other);
    if (!other->locale.empty()) take_locale(row, *other);
    globs_.insert(other->globs.begin(), other->globs.end());
    if (other->is_for_name) indexes_.insert("/" + std::string(parts.path));
    if (other->url.empty()) {
      unknown_.insert("`" + std::string(folder_of(page)) + "`");
      return;
    }
    const bool is_folder = !other->folder && ends_with(other->url, "/");
    std::string url = normal_path(other->url);
    if (starts_with(url + "/", "/" + word + "/")) url.erase(0, word.size() + 1);
    if (url.empty()) url = "/";
    if (says_the_same(url, old.url, parts)) return;
    row.url = std::move(url);
    if (is_folder && row.url != "/") row.url += '/';
    add({std::move(row), parts.row}, word);
  }

  std::string below_root(const std::string& file) const {
    if (!is_below(file, generator_.root)) return file;
    return std::string(below_folder(file, generator_.root));
  }

  // The folder in which a row's pages are, where URLs have it, too: in front of
  // the locale, or of everything.
  std::string fixed_folder(const LayoutRow& row) const {
    const std::string files = below_root(row.files);
    std::string folder(folder_of(files.substr(0, files.find('{'))));
    const bool is_in_url =
        has_locale(row.url) || starts_with(row.url, "/" + folder + "/");
    return is_in_url ? folder : std::string();
  }

  // The locale stands in the URL where it stands in the path below the folder
  // of the group. A URL without it may be any language's and is not known.
  void keep_locale(LocaleIndex locale, const std::string& group,
                   const LayoutRow& row, OtherUrl& other) const {
    std::string files = below_root(row.files);
    files.resize(files.rfind('.'));
    if (is_below(files, group)) files = below_folder(files, group);
    replace(other.url, "{path}/{name}", files);
    const std::string& word = config_.locale_words[locale];
    const size_t at = (other.url + "/").find("/" + word + "/");
    if (at != npos) other.url.replace(at + 1, word.size(), "{locale}");
    const bool is_told = has_locale(other.url) || other.url.empty() ||
                         layout_.prefix(locale).empty();
    if (is_told) return;
    other.globs.push_back(as_glob(other.url));
    other.url.clear();
  }

  // The folder is that locale's alone, and its URLs may have it anywhere.
  void take_locale(LayoutRow& row, OtherUrl& other) const {
    const auto locale = layout_.locale(tag_of_word(other.locale));
    if (!locale) return;
    row.locale = other.locale;
    if (layout_.prefix(*locale).empty()) return;
    const size_t at = (other.url + "/").find("/" + other.locale + "/");
    if (at != npos) {
      other.url.replace(at + 1, other.locale.size(), "{locale}");
    } else {
      other.globs.push_back(as_glob(other.url));
      other.url.clear();
    }
  }

  // "/news/**/*" for "/news/{path}/{name}".
  static std::string as_glob(const std::string& url) {
    std::string glob;
    for (const std::string_view part : split(url, '/')) {
      if (part.empty()) continue;
      const bool is_open =
          part.find("{path}") != npos || part.find("{categories}") != npos;
      const bool is_fixed = part.find('{') == npos;
      glob += "/" + std::string(is_fixed ? part : is_open ? "**" : "*");
    }
    return glob;
  }

  // "/reference/api" where "/{path}/{name}" says so, too.
  static bool says_the_same(const std::string& url, const std::string& old,
                            const PathParts& parts) {
    const std::string_view name =
        parts.name == "index" ? std::string_view() : parts.name;
    return normal_path(filled(url, parts.path, name)) ==
           normal_path(filled(old, parts.path, name));
  }

  static LayoutRow row_for(const LayoutRow& old, const OtherUrl& other,
                           const PathParts& parts, const std::string& ending) {
    LayoutRow row = old;
    const bool is_alone = !other.folder || old.files.find("{path}") == npos;
    for (std::string* pattern : {&row.files, &row.key}) {
      const bool is_name = is_alone || other.is_for_name;
      if (is_name) replace(*pattern, "{name}", parts.name);
      if (is_alone) {
        replace(*pattern, parts.path.empty() ? "{path}/" : "{path}",
                parts.path);
      } else if (!other.folder->empty()) {
        const bool is_key = pattern == &row.key && !other.key_folder.empty();
        replace(*pattern, "{path}",
                (is_key ? other.key_folder : *other.folder) + "/{path}");
      }
    }
    if (is_alone) replace(row.files, "{ext}", ending);
    return row;
  }

  // Where locales have different URLs, each has its row.
  void add(OtherRow other, const std::string& word) {
    const auto [known, is_new] = rows_.emplace(other.row.files, other);
    if (is_new || known->second.row.url == other.row.url) return;
    replace(other.row.files, "{locale}", word);
    other.row.locale = word;
    rows_.emplace(other.row.files, std::move(other));
  }

  const Generator& generator_;
  const Config& config_;
  Layout layout_;
  OtherUrls urls_;
  std::map<std::string, OtherRow> rows_;  // by files
  std::set<std::string> unknown_;         // folders
  std::set<std::string> globs_;
  std::set<std::string> indexes_;  // of folders that have a page of their own
};

}  // namespace

void add_rows_of_other_urls(const std::vector<std::string>& pages,
                            const Generator& generator, const Config& config,
                            Detected& detected) {
  if (!generator.kind->other_urls) return;
  OtherRows rows(generator, config);
  rows.read(pages);
  rows.add_to(detected);
}

}  // namespace paralint
