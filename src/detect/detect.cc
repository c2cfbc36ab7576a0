#include "detect/detect.h"

#include <algorithm>
#include <set>

#include "detect/config_text.h"
#include "detect/folder_settings_rows.h"
#include "detect/locale_layout.h"
#include "detect/locale_words.h"
#include "detect/other_pages.h"
#include "detect/other_rows.h"
#include "detect/readmes.h"
#include "detect/redirects_file.h"
#include "detect/renderer_choice.h"
#include "detect/root_pages.h"
#include "detect/sample.h"
#include "detect/script_language.h"
#include "detect/versions_layout.h"
#include "glob.h"
#include "href.h"
#include "layout.h"
#include "locale.h"
#include "text.h"

namespace paralint {
namespace {

// How many links must have the prefix of the reference, where others have none
// and where all have it.
constexpr size_t enough_prefixes = 5;
constexpr size_t some_prefixes = 2;

class Detector {
 public:
  explicit Detector(const Disk& disk) : disk_(disk), tree_(tree_of(disk)) {}

  std::optional<Detected> detect() {
    generator_ = find_generator(tree_, disk_);
    find_layout();
    if (!generator_ && layout_.words.empty()) return std::nullopt;
    if (layout_.rows.empty() && !take_single_locale()) return std::nullopt;
    name_renderer();
    name_locales();
    if (result_.layout.empty()) return std::nullopt;
    leave_out_made();
    if (generator_) {
      result_.base = base_of(*generator_);
      result_.host = host_of(*generator_);
      others_begin_ = result_.generated_pages.size();
      std::ranges::copy(generator_->said.generated_pages,
                        std::back_inserter(result_.generated_pages));
      add_other_rows();
    } else {
      add_readmes();
    }
    add_rows_without_settings(tree_, disk_, result_);
    if (generator_) add_other_pages();
    look_at_pages();
    find_redirects(tree_, disk_, result_);
    tell_what_is_left();
    return std::move(result_);
  }

 private:
  std::string said_evidence() const {
    return generator_ ? generator_->evidence : std::string();
  }
  bool is_said(std::string_view word) const {
    return generator_ &&
           std::ranges::any_of(generator_->said.words, [&](const auto& said) {
             return is_same_locale(said, word);
           });
  }

  std::vector<std::string> pages_below(const std::string& folder) const {
    std::vector<std::string> pages;
    for (const std::string& page : tree_.pages) {
      if (is_below(page, folder)) pages.push_back(page);
    }
    return pages;
  }

  // Where the folder of all pages is known, locales are looked for in it, then
  // around it: `docs/fr/docs` is one locale's.
  void find_layout() {
    LocaleHints hints;
    if (!generator_) {
      layout_ = find_locales(tree_.pages, hints);
      if (layout_.rows.empty()) take_readmes();
      return;
    }
    if (is_versioned()) {
      VersionsLayout versions = versions_layout(tree_, disk_, *generator_);
      layout_ = std::move(versions.layout);
      result_.open = std::move(versions.open);
      result_.generated_pages = std::move(versions.generated_pages);
      result_.known_pages = std::move(versions.known_pages);
      return;
    }
    if (take_roots(said_roots()) || generator_->said.tells_folders) return;
    hints.root = generator_->root;
    hints.root_is_known = generator_->root_is_known;
    hints.words = generator_->said.words;
    const std::vector<std::string> pages = pages_below(hints.root);
    layout_ = find_locales(pages, hints);
    if (!layout_.rows.empty()) return;
    LocaleLayout around = find_locales(tree_.pages, hints);
    const bool is_around =
        !around.rows.empty() &&
        std::ranges::all_of(around.rows, [&](const LayoutRow& row) {
          const std::string fixed = row.files.substr(0, row.files.find('{'));
          return starts_with(hints.root + "/",
                             fixed.substr(0, fixed.rfind('/') + 1));
        });
    if (is_around) {
      layout_ = std::move(around);
    } else {
      take_roots(generator_->roots);
    }
  }

  // A folder for each locale, which the configuration names.
  std::vector<Said::Root> said_roots() const {
    std::vector<Said::Root> roots = generator_->said.roots;
    for (Said::Root& root : roots) {
      root.folder = joined(generator_->folder, root.folder);
    }
    return roots;
  }

  // A repository may have no other pages in two languages.
  void take_readmes() {
    for (const Readme& readme : readmes(tree_.pages)) {
      layout_.rows.push_back(row_of(readme, readme.word));
      ++layout_.pages;
      if (readme.word.empty()) {
        layout_.has_root = true;
      } else {
        layout_.words.push_back(readme.word);
        layout_.sizes.push_back(1);
      }
    }
    layout_.mirrored = layout_.pages;
  }

  // Beside the pages of the layout.
  void add_readmes() try {
    const Config known = config();
    const Layout layout(known);
    const std::vector<Readme> all = readmes(tree_.pages);
    std::set<std::string> taken;
    const auto add = [&](const Readme& readme, const std::string& word) {
      if (layout.page(readme.file) || !taken.insert(word).second) return;
      result_.layout.push_back(row_of(readme, word));
    };
    // What is called so is sure; one without a word is what is left.
    for (const Readme& readme : all) {
      const auto word = find_same_word(result_.words, readme.word);
      if (word != result_.words.end()) add(readme, *word);
    }
    for (const Readme& readme : all) {
      const auto word = find_word(result_.words, readme.word);
      if (readme.word.empty()) {
        add(readme, result_.words[0]);
      } else if (word != result_.words.end()) {
        add(readme, *word);
      }
    }
  } catch (const Error&) {
    // A name that YAML or a pattern cannot hold: `check` says so.
  }

  bool is_versioned() const {
    return has_versions_layout(tree_, *generator_) &&
           generator_->kind->shapes.find("versioned_docs") != npos;
  }

  // One without a word is the default locale's.
  bool take_roots(const std::vector<Said::Root>& roots) {
    for (const Said::Root& root : roots) {
      const std::vector<std::string> pages = pages_below(root.folder);
      if (pages.empty()) continue;
      LayoutRow row;
      row.files = joined(root.folder, "{path}/{name}.") + ending_of(pages);
      row.key = row.url =
          joined_path("/", root.below) +
          (root.below.empty() ? "{path}/{name}" : "/{path}/{name}");
      row.locale = root.word;
      layout_.rows.push_back(std::move(row));
      if (root.word.empty()) {
        layout_.has_root = true;
        continue;
      }
      const auto known = std::ranges::find(layout_.words, root.word);
      if (known != layout_.words.end()) {
        layout_.sizes[static_cast<size_t>(known - layout_.words.begin())] +=
            pages.size();
        continue;
      }
      layout_.words.push_back(root.word);
      layout_.sizes.push_back(pages.size());
    }
    return !layout_.rows.empty();
  }

  // One language only: the generator says where its pages are.
  bool take_single_locale() {
    const std::vector<std::string> pages = pages_below(generator_->root);
    if (pages.empty()) return false;
    if (take_folder_of_default(pages)) return true;
    const bool by_front_matter = take_locales_of_front_matter();
    LayoutRow row;
    if (by_front_matter) row.locale = default_word();
    row.files = joined(generator_->root, "{path}/{name}.") + ending_of(pages);
    row.key = row.url = "/{path}/{name}";
    layout_.rows.push_back(std::move(row));
    if (by_front_matter) return true;
    layout_.has_root = true;
    result_.open.push_back(
        "whether there is another language; one was looked for in the names "
        "of folders and files");
    return true;
  }

  // All lie in the folder of the generator's own language, which stands in
  // URLs.
  bool take_folder_of_default(const std::vector<std::string>& pages) {
    const Said& said = generator_->said;
    const std::string folder = joined(generator_->root, said.default_word);
    const auto lies_there = [&](const std::string& page) {
      return is_below(page, folder);
    };
    if (said.default_word.empty() || !said.default_has_prefix.value_or(false) ||
        !std::ranges::all_of(pages, lies_there)) {
      return false;
    }
    LayoutRow row;
    row.files =
        joined(generator_->root, "{locale}/{path}/{name}.") + ending_of(pages);
    row.key = row.url = "/{path}/{name}";
    layout_.rows.push_back(std::move(row));
    layout_.words = {said.default_word};
    layout_.sizes = {pages.size()};
    return true;
  }

  // Whether every row lies in one of these folders of the generator.
  bool are_rows_in(const std::vector<std::string>& folders) const {
    return !layout_.rows.empty() &&
           std::ranges::all_of(layout_.rows, [&](const LayoutRow& row) {
             return std::ranges::any_of(
                 folders, [&](const std::string& folder) {
                   return is_below(row.files, joined(generator_->root, folder));
                 });
           });
  }

  std::string default_word() const {
    const Said& said = generator_->said;
    return said.default_word.empty() ? said.words.front() : said.default_word;
  }

  // The configuration names several, and pages say which is theirs.
  bool take_locales_of_front_matter() {
    const auto renderer = find_renderer(generator_->kind->renderer);
    const std::vector<std::string>& said = generator_->said.words;
    if (renderer->locale_field.empty() || said.size() < 2) return false;
    layout_.words = said;
    layout_.sizes.assign(said.size(), 1);
    return true;
  }

  void name_renderer() {
    const std::string by_settings = renderer_by_settings_files(tree_);
    if (!by_settings.empty()) {
      result_.renderer = by_settings;
      result_.ids = {Certainty::likely,
                     "folders with `" +
                         find_renderer(by_settings)->folder_settings.file +
                         "`"};
      is_renderer_known_ = true;
    } else if (generator_) {
      result_.site = generator_->kind->name;
      result_.renderer = generator_->kind->renderer;
      result_.ids = {generator_->certainty, said_evidence()};
      is_renderer_known_ = result_.renderer != "custom";
    } else {
      result_.renderer = "github";
    }
    if (!generator_) return;
    if (result_.slug.empty()) result_.slug = generator_->said.slug;
    result_.serves_untranslated =
        generator_->said.serves_untranslated &&
        layout_.words.size() + (layout_.has_root ? 1 : 0) > 1;
    result_.html_urls = generator_->said.html_urls;
    result_.urls_are_folders = generator_->said.urls_are_folders;
    result_.bare_urls = generator_->said.bare_urls;
    result_.ids_by_hand = generator_->said.ids_by_hand;
    result_.other_ids = generator_->said.other_ids;
    if (result_.other_ids) {
      result_.open.push_back(
          "which ids headings have: " + said_evidence() +
          " gives them marks that are not read, so links to them are not "
          "checked");
    }
    result_.keeps_numbers = generator_->said.keeps_numbers;
    result_.file_links = generator_->said.file_links;
    if (are_rows_in(generator_->said.index_folders)) {
      result_.index_name = generator_->said.index_name;
    }
    for (LayoutRow& row : layout_.rows) {
      if (generator_->said.keeps_folders) keep_locale_folder(row);
      row.url =
          std::string(generator_->kind->url) + generator_->said.below + row.url;
    }
  }

  // What a row's files are called below the generator's root: empty where they
  // do not lie there.
  std::string below_root(const LayoutRow& row) const {
    for (const std::string_view word : split(generator_->kind->content, ' ')) {
      const std::string folder = joined(generator_->root, word);
      if (!word.empty() && is_below(row.files, folder)) {
        return std::string(below_folder(row.files, folder));
      }
    }
    if (!is_below(row.files, generator_->root)) return {};
    return std::string(below_folder(row.files, generator_->root));
  }

  // A folder in front is the URL's prefix; others stand where they stand.
  void keep_locale_folder(LayoutRow& row) const {
    const std::string files = below_root(row);
    const bool is_root =
        row.locale.empty() && !files.empty() && files.find("{locale}") == npos;
    if (files.find("/{locale}/") == npos && !is_root) return;
    row.url = "/" + files.substr(0, files.rfind('.'));
  }

  bool is_suffix() const {
    return !layout_.rows.empty() &&
           layout_.rows[0].files.find(".{locale}.") != npos;
  }

  // The word of the locale that others are compared with.
  std::string reference() {
    const std::string said =
        generator_ ? generator_->said.default_word : std::string();
    // Pages without a locale in their paths are of another one, unless those
    // that have it are called so by their endings, and nobody says otherwise.
    const bool may_be_likely =
        !layout_.has_root || (said.empty() && is_suffix());
    const auto known = [&](std::string_view word) {
      return may_be_likely ? find_word(layout_.words, word)
                           : find_same_word(layout_.words, word);
    };
    const auto in_paths = known(said.empty() ? "en" : said);
    if (!said.empty() && !tag_of_word(said).empty()) {
      if (in_paths != layout_.words.end()) {
        result_.reference = {generator_->certainty,
                             said_evidence() + " names it"};
        return *in_paths;
      }
      if (layout_.has_root) {
        result_.reference = {generator_->certainty,
                             said_evidence() + " names it"};
        return said;
      }
    }
    const std::string by_script =
        layout_.has_root
            ? language_by_script(pages_of_root(layout_, tree_.pages), disk_)
            : std::string();
    if (!by_script.empty() &&
        find_word(layout_.words, by_script) == layout_.words.end()) {
      result_.reference = {Certainty::likely,
                           "its pages have no locale in their paths, and are "
                           "written in its script"};
      return by_script;
    }
    const auto english = known("en");
    if (layout_.has_root && english == layout_.words.end()) {
      result_.reference = {
          Certainty::likely,
          "its pages have no locale in their paths; which it is was not found"};
      return "en";
    }
    if (english != layout_.words.end()) {
      result_.reference = {Certainty::likely, "nothing says so; it is English"};
      return *english;
    }
    const auto most = std::ranges::max_element(layout_.sizes);
    result_.reference = {Certainty::guess, "it has the most pages"};
    return layout_.words[static_cast<size_t>(most - layout_.sizes.begin())];
  }

  void name_locales() {
    const std::string first = reference();
    drop_unknown_root(first);
    result_.words = {first};
    for (const std::string& word : layout_.words) {
      if (!is_same_locale(word, first)) result_.words.push_back(word);
    }
    for (LayoutRow& row : layout_.rows) {
      const bool is_root =
          row.locale.empty() && row.files.find("{locale}") == npos;
      if (is_root) row.locale = first;
    }
    result_.layout = layout_.rows;
    const bool are_said =
        generator_ && !generator_->said.words.empty() &&
        std::ranges::all_of(layout_.words,
                            [&](const auto& word) { return is_said(word); });
    result_.locales.evidence = are_said ? said_evidence() + " names them"
                                        : "pages that are named alike in each";
    result_.locales.certainty = are_said           ? generator_->certainty
                                : layout_.is_small ? Certainty::guess
                                                   : Certainty::likely;
    if (layout_.words.empty()) {
      result_.locales = {Certainty::guess, "no second language was found"};
    } else if (layout_.mirrored > 0) {
      result_.rows.evidence = std::to_string(layout_.mirrored) + " of " +
                              std::to_string(layout_.pages) +
                              " pages have a counterpart by it";
      result_.rows.certainty = are_said           ? generator_->certainty
                               : layout_.is_small ? Certainty::guess
                                                  : Certainty::likely;
    } else if (generator_) {
      result_.rows = {generator_->certainty, said_evidence() + " says so"};
    }
    if (layout_.words.empty() && generator_) {
      result_.rows = {generator_->certainty, said_evidence()};
    }
    tell_doubts();
  }

  // Pages at the root are of a language that nobody names, though English has
  // a folder of its own.
  void drop_unknown_root(const std::string& reference) {
    const bool has_folder = std::ranges::any_of(
        layout_.words,
        [&](const auto& word) { return is_same_locale(word, reference); });
    if (!layout_.has_root || !has_folder) return;
    // Those of one locale may be spelled in two ways.
    const bool is_said = generator_ && !generator_->said.default_word.empty();
    const bool is_same =
        is_suffix() &&
        (is_said || !have_twins(layout_, tree_.pages, reference));
    if (is_same || is_versioned_layout()) return;
    std::erase_if(layout_.rows, [](const LayoutRow& row) {
      return row.locale.empty() && row.files.find("{locale}") == npos;
    });
    layout_.has_root = false;
    result_.open.push_back(
        "the language of the pages without a locale in their paths, which are "
        "left out");
  }

  // Pages where the generator has its own that no row holds.
  void tell_what_is_left() try {
    if (is_versioned_layout()) return;  // which tells that itself
    const Config known = config();
    const Layout layout(known);
    const Globs excluded(known.exclude);
    const std::string root = generator_ ? generator_->root : std::string();
    std::vector<std::string> left;
    for (const std::string& page : tree_.pages) {
      if (layout.page(page) || excluded.match(page)) continue;
      if (is_below(page, root)) left.push_back(page);
      if (page.find('/') != npos) ++result_.left;
    }
    if (left.empty()) return;
    constexpr size_t few = 3;
    std::string names;
    for (size_t i = 0; i < std::min(few, left.size()); ++i) {
      names += (i == 0 ? "`" : ", `") + left[i] + "`";
    }
    if (left.size() > few) {
      names += " and " + std::to_string(left.size() - few) + " more";
    }
    result_.open.push_back("what becomes of " + names +
                           ", which no row of the layout holds");
  } catch (const Error&) {
    // A name that YAML or a pattern cannot hold: `check` says so.
  }

  bool is_versioned_layout() const { return generator_ && is_versioned(); }

  void tell_doubts() {
    for (const std::string& folder : layout_.doubtful) {
      const std::string word(folder.substr(folder.rfind('/') + 1));
      if (!is_said(word)) continue;
      result_.open.push_back("`" + folder + "` is named like a locale");
    }
    if (!generator_) return;
    for (const std::string& said : generator_->said.words) {
      const auto used = find_word(result_.words, said);
      const auto& others = generator_->said.words;
      // Not by pages of what is named beside it.
      const bool is_used = used != result_.words.end() &&
                           (is_same_locale(*used, said) ||
                            find_same_word(others, *used) == others.end());
      if (!is_used) {
        result_.open.push_back(said_evidence() + " names `" + said +
                               "`, of which no page was found");
      }
    }
  }

  // What a generator has made lies in the reach of a pattern that begins with
  // any folder.
  void leave_out_made() {
    for (const std::string& folder : tree_.left_out) {
      const bool is_reached =
          std::ranges::any_of(result_.layout, [&](const LayoutRow& row) {
            const std::string fixed = std::string(
                folder_of(row.files.substr(0, row.files.find('{'))));
            return is_below(folder, fixed);
          });
      if (is_reached) result_.exclude.push_back(folder + "/**");
    }
    leave_out_said();
  }

  // Only what is there: nobody wants to read about the rest.
  void leave_out_said() {
    if (!generator_ || !generator_->kind->left_out) return;
    for (const std::string& glob :
         generator_->kind->left_out(generator_->settings)) {
      const std::string from_root = joined(generator_->root, glob);
      const Globs globs({from_root});
      const bool is_there = std::ranges::any_of(
          tree_.pages,
          [&](const std::string& page) { return globs.match(page); });
      if (is_there) result_.exclude.push_back(from_root);
    }
  }

  Config config() const {
    const auto disk = memory_disk({{"paralint.yaml", config_text(result_)}});
    return read_config(*disk, "paralint.yaml", disk_);
  }

  void add_other_rows() {
    try {
      add_rows_of_other_urls(tree_.pages, *generator_, config(), result_);
    } catch (const Error&) {
      // A name that YAML or a pattern cannot hold: `check` says so.
    }
  }

  // What is served beside the pages of the layout.
  void add_other_pages() {
    const std::vector<std::string> globs =
        other_pages(tree_, left_pages(), shown_routes(), *generator_);
    const auto at = static_cast<std::ptrdiff_t>(others_begin_);
    result_.generated_pages.insert(result_.generated_pages.begin() + at,
                                   globs.begin(), globs.end());
  }

  // nextjs.org/docs/app/api-reference/file-conventions/dynamic-routes: code for
  // every URL below a folder's shows the pages that are served there, or those
  // of a folder that is called so.
  std::vector<std::string> shown_routes() {
    std::vector<std::string> routes = open_routes(tree_, *generator_);
    for (const std::string& route : routes) serve_by(route);
    std::erase_if(routes, [&](const auto& route) { return !shows(route); });
    return routes;
  }

  void serve_by(const std::string& route) {
    if (generator_->kind->root) return;  // which says where its pages are
    for (LayoutRow& row : result_.layout) {
      const std::string folder(
          folder_of(row.files.substr(0, row.files.find('{'))));
      const bool is_it = ends_with("/" + folder, route) && row.url == row.key &&
                         starts_with(row.url, "/{");
      if (is_it) row.url.insert(0, route);
    }
  }

  bool shows(const std::string& route) const try {
    const Config known = config();
    const Layout layout(known);
    return std::ranges::any_of(tree_.pages, [&](const std::string& page) {
      const auto parts = layout.page(page);
      return parts && starts_with(filled(known.layout[parts->row].url,
                                         parts->path, parts->name),
                                  route + "/");
    });
  } catch (const Error&) {
    return false;  // `check` says what a pattern cannot hold
  }

  std::vector<std::string> left_pages() const try {
    const Config known = config();
    const Layout layout(known);
    std::vector<std::string> left;
    std::ranges::copy_if(
        tree_.pages, std::back_inserter(left),
        [&](const std::string& page) { return !layout.page(page); });
    return left;
  } catch (const Error&) {
    // A name that YAML or a pattern cannot hold: `check` says so.
    return tree_.pages;
  }

  void look_at_pages() {
    const bool keeps_prefix =
        generator_ && generator_->said.keeps_folders && !layout_.rows.empty() &&
        starts_with(below_root(layout_.rows[0]), "{locale}/");
    std::optional<bool> said;
    if (generator_) said = generator_->said.default_has_prefix;
    // Folders whose pages are called so are URLs as they lie.
    const bool are_urls = keeps_prefix || !result_.index_name.empty();
    if (are_urls && !said) said = true;
    // Pages without a suffix are of the default locale, wherever that is
    // served.
    if (said && (!layout_.has_root || is_suffix())) {
      result_.default_has_prefix = *said;
    }
    try {
      const Sample sample = sample_of(tree_.pages, config(), disk_);
      if (!said && !layout_.has_root) {
        result_.default_has_prefix =
            sample.with_prefix >= (sample.without_prefix == 0
                                       ? some_prefixes
                                       : enough_prefixes) &&
            sample.with_prefix >= 3 * sample.without_prefix;
      }
      const std::string_view alternatives =
          is_renderer_known_ && result_.site.size() > 0
              ? generator_->kind->alternatives
              : std::string_view();
      choose_renderer(sample, alternatives, is_renderer_known_, disk_, result_);
      // A site of its own for each language needs no prefix.
      const bool are_apart = generator_ && !generator_->roots.empty();
      if (generator_ && !generator_->said.hosts.empty()) {
        take_hosts_of_locales(generator_->said.hosts, result_);
      } else if (are_apart || !is_renderer_known_) {
        choose_language_of_links(sample, result_);
      }
    } catch (const Error&) {
      // A name that YAML or a pattern cannot hold: `check` says so.
    }
  }

  const Disk& disk_;
  Tree tree_;
  std::optional<Generator> generator_;
  LocaleLayout layout_;
  bool is_renderer_known_ = false;
  size_t others_begin_ = 0;  // in the generated pages of the result
  Detected result_;
};

}  // namespace

std::optional<Detected> detect(const Disk& disk) {
  return Detector(disk).detect();
}

}  // namespace paralint
