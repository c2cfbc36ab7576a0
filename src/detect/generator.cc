#include "detect/generator.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "detect/generator_kinds.h"
#include "detect/language_configs.h"
#include "detect/locale_words.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

using Parts = std::vector<std::string_view>;

std::vector<std::string_view> listed(std::string_view names) {
  std::vector<std::string_view> result = split(names, ' ');
  std::erase(result, std::string_view());
  return result;
}

// "astro.config." goes on with any ending.
bool is_named(std::string_view name, std::string_view wanted) {
  return ends_with(wanted, ".")
             ? starts_with(name, wanted)
             : name == wanted || is_language_config(name, wanted);
}

// How much of a path's end, from `part` on, a shape takes from its begin.
bool fits(const Parts& path, size_t part, const Parts& shape, size_t at) {
  if (at == shape.size()) return part == path.size();
  if (shape[at].empty()) return part < path.size();  // "folder/": what is in it
  if (shape[at] == "**") {
    for (size_t next = part; next < path.size(); ++next) {
      if (fits(path, next, shape, at + 1)) return true;
    }
    return false;
  }
  if (part == path.size()) return false;
  const bool is_open = ends_with(shape[at], "*");
  const std::string_view begin =
      shape[at].substr(0, shape[at].size() - (is_open ? 1 : 0));
  const bool is_same =
      is_open ? starts_with(path[part], begin) : path[part] == begin;
  return is_same && fits(path, part + 1, shape, at + 1);
}

// The folder in which a shape begins in the path, if it does.
std::optional<std::string> before_shape(std::string_view path,
                                        std::string_view shape) {
  const Parts parts = split(path, '/');
  const Parts shape_parts = split(shape, '/');
  std::string before;
  for (size_t begin = 0; begin < parts.size(); ++begin) {
    if (fits(parts, begin, shape_parts, 0)) return before;
    before = joined(before, parts[begin]);
  }
  return std::nullopt;
}

// Below the folder, also where it says "../../docs".
std::string resolved(const std::string& folder, const std::string& path) {
  return joined_path("/" + folder, path).substr(1);
}

// "config/_default/hugo.toml" configures the folder above.
std::string site_folder(std::string_view file) {
  constexpr std::array<std::string_view, 4> inner = {".vitepress", ".vuepress",
                                                     "_default", "config"};
  std::string_view folder = folder_of(file);
  while (std::ranges::count(inner, last_segment(folder)) > 0) {
    folder = folder_of(folder);
  }
  return std::string(folder);
}

// The name of a file, and of so many folders around it.
std::string_view tail_of(std::string_view file, long folders) {
  size_t begin = file.size();
  for (; folders >= 0 && begin != 0 && begin != npos; --folders) {
    begin = file.rfind('/', begin - 1);
  }
  return begin == npos ? file : file.substr(begin + 1);
}

// The outermost value of that name; empty where there is none.
std::string_view said(const Generator& generator, std::string_view name) {
  const GeneratorSetting* found = nullptr;
  for (const GeneratorSetting& setting : generator.settings.all()) {
    const bool is_it = !setting.path.empty() && !setting.value.empty() &&
                       setting.path.back() == name;
    if (is_it && (!found || setting.path.size() < found->path.size())) {
      found = &setting;
    }
  }
  const std::string_view value = found ? found->value : std::string_view();
  const bool is_computed = value.find_first_of("${}") != npos;
  return is_computed ? std::string_view() : value;
}

// Where the path of a URL begins.
size_t path_of(std::string_view url) {
  const size_t scheme = starts_with(url, "//") ? 0 : url.find("://") + 1;
  return url.substr(scheme, 2) == "//"
             ? std::min(url.find('/', scheme + 2), url.size())
             : 0;
}

std::string path_of_site(const Generator& generator) {
  std::string_view url = said(generator, generator.kind->base);
  url.remove_prefix(path_of(url));
  if (!starts_with(url, "/")) return {};
  const std::string path = joined_path({}, url);
  return path == "/" ? std::string() : path;
}

class Finder {
 public:
  Finder(const Tree& tree, const Disk& disk) : tree_(tree), disk_(disk) {}

  std::optional<Generator> find() {
    for (const std::string& file : files()) read_file(file);
    for (const GeneratorKind& kind : generator_kinds()) look_for_shapes(kind);
    return best();
  }

 private:
  // Those at which a configuration may lie, also hidden ones.
  std::vector<std::string> files() const {
    std::vector<std::string> files = tree_.others;
    std::set<std::string> folders = {""};
    for (const std::string& page : tree_.pages) {
      const size_t first = page.find('/');
      if (first == npos) continue;
      folders.insert(page.substr(0, first));
      const size_t second = page.find('/', first + 1);
      if (second != npos) folders.insert(page.substr(0, second));
    }
    constexpr size_t most = 200;
    size_t asked = 0;
    for (const std::string& folder : folders) {
      if (++asked > most) break;
      for (const char* hidden : {".vitepress", ".vuepress"}) {
        const std::string inner = joined(folder, hidden);
        if (!disk_.is_folder(inner)) continue;
        for (const char* ending : {"js", "mjs", "mts", "ts"}) {
          files.push_back(inner + "/config." + ending);
          files.push_back(inner + "/config/index." + ending);
        }
      }
    }
    files.push_back(".gitbook.yaml");
    return files;
  }

  void read_file(const std::string& file) {
    const std::string_view name = last_segment(file);
    if (name == "package.json") return read_package(file);
    // A site of HTML has thousands of them.
    constexpr long deepest = 2;
    const bool is_html = ends_with(name, ".html");
    if (is_html && std::ranges::count(file, '/') > deepest) return;
    std::optional<GeneratorSettings> settings;
    for (const GeneratorKind& kind : generator_kinds()) {
      if (!has_file(kind, file)) continue;
      if (!settings) {
        std::string text;
        if (!disk_.read(file, text).empty()) return;
        settings = with_parts(file, read_settings(file, text));
      }
      const GeneratorSettings all =
          with_parts_of(kind, site_folder(file), *settings);
      if (kind.claims && !kind.claims(all)) continue;
      add(kind, site_folder(file), all, Certainty::certain, file);
      return;
    }
  }

  static bool has_file(const GeneratorKind& kind, std::string_view file) {
    return std::ranges::any_of(listed(kind.files), [&](std::string_view name) {
      return is_named(tail_of(file, std::ranges::count(name, '/')), name);
    });
  }

  // mkdocs.org/user-guide/configuration/#configuration-inheritance: the file's
  // own settings come first, and so count.
  GeneratorSettings with_parent(std::string_view folder,
                                GeneratorSettings settings) const {
    const std::string* const parent = settings.find("INHERIT");
    if (!parent) return settings;
    const std::string name = resolved(std::string(folder), *parent);
    std::string text;
    if (!disk_.read(name, text).empty()) return settings;
    std::vector<GeneratorSetting> all = settings.all();
    const GeneratorSettings more = read_settings(name, text);
    all.insert(all.end(), more.all().begin(), more.all().end());
    return GeneratorSettings(std::move(all));
  }

  // Hugo's config/_default has some settings in files of their own, VuePress
  // the options of its theme.
  GeneratorSettings with_parts(const std::string& file,
                               GeneratorSettings settings) const {
    if (starts_with(last_segment(file), "mkdocs")) {
      return with_parent(folder_of(file), std::move(settings));
    }
    if (last_segment(folder_of(file)) == ".vuepress") {
      return with_theme(folder_of(file), std::move(settings));
    }
    if (last_segment(folder_of(file)) != "_default") return settings;
    std::vector<GeneratorSetting> all = settings.all();
    for (const char* part : {"languages", "permalinks", "module"}) {
      for (const char* ending : {".toml", ".yaml", ".yml"}) {
        const std::string name =
            joined(folder_of(file), std::string(part) + ending);
        std::string text;
        if (!disk_.is_file(name) || !disk_.read(name, text).empty()) continue;
        const GeneratorSettings more = read_settings(name, text);
        for (GeneratorSetting setting : more.all()) {
          setting.path.insert(setting.path.begin(), part);
          all.push_back(std::move(setting));
        }
      }
    }
    return GeneratorSettings(std::move(all));
  }

  GeneratorSettings with_parts_of(const GeneratorKind& kind,
                                  const std::string& folder,
                                  const GeneratorSettings& settings) const {
    std::vector<GeneratorSetting> all = settings.all();
    for (const std::string_view part : listed(kind.parts)) {
      for (const char* ending : {"ts", "tsx", "js", "mjs", "mts", ""}) {
        if (ends_with(part, ".") == (*ending == '\0')) continue;
        const std::string name = joined(folder, part) + ending;
        std::string text;
        if (!disk_.is_file(name) || !disk_.read(name, text).empty()) continue;
        const GeneratorSettings more = read_settings(name, text);
        std::ranges::copy_if(more.all(), std::back_inserter(all),
                             [&](const GeneratorSetting& setting) {
                               return part != "package.json" ||
                                      is_of_package(setting);
                             });
      }
    }
    return GeneratorSettings(std::move(all));
  }

  // What package.json says of other packages, and Hexo's sign in it.
  static bool is_of_package(const GeneratorSetting& setting) {
    constexpr std::string_view names[] = {"dependencies", "devDependencies",
                                          "hexo"};
    return !setting.path.empty() &&
           std::ranges::count(names, setting.path[0]) > 0;
  }

  GeneratorSettings with_theme(std::string_view folder,
                               GeneratorSettings settings) const {
    std::vector<GeneratorSetting> all = settings.all();
    for (const char* part : {"theme.ts", "theme.js"}) {
      const std::string name = joined(folder, part);
      std::string text;
      if (!disk_.is_file(name) || !disk_.read(name, text).empty()) continue;
      const GeneratorSettings more = read_settings(name, text);
      all.insert(all.end(), more.all().begin(), more.all().end());
    }
    return GeneratorSettings(std::move(all));
  }

  void read_package(const std::string& file) {
    std::string text;
    if (!disk_.read(file, text).empty()) return;
    const GeneratorSettings settings = read_settings(file, text);
    for (const GeneratorKind& kind : generator_kinds()) {
      if (kind.package.empty()) continue;
      const std::string package(kind.package);
      if (settings.has("dependencies." + package) ||
          settings.has("devDependencies." + package)) {
        const std::string folder = site_folder(file);
        add(kind, folder, with_parts_of(kind, folder, {}), Certainty::likely,
            file);
        found_.back().evidence += " (" + package + ")";
        return;
      }
    }
  }

  void look_for_shapes(const GeneratorKind& kind) {
    for (const std::string_view shape : listed(kind.shapes)) {
      const std::string ending = extension(shape);
      const bool is_file = !ending.empty() && ending != "md";
      for (const std::string& page : is_file ? tree_.others : tree_.pages) {
        if (const auto folder = before_shape(page, shape)) {
          add(kind, *folder, {}, Certainty::likely, std::string(shape));
          break;
        }
      }
    }
  }

  void add(const GeneratorKind& kind, std::string folder,
           GeneratorSettings settings, Certainty certainty,
           const std::string& evidence) {
    Generator found;
    found.kind = &kind;
    found.root_is_known = kind.root != nullptr;
    found.root = kind.root ? resolved(folder, kind.root(settings)) : folder;
    found.folder = std::move(folder);
    if (certainty == Certainty::certain) found.file = evidence;
    found.said = kind.says(settings);
    found.settings = std::move(settings);
    found.certainty = certainty;
    found.evidence = "`" + evidence + "`";
    found_.push_back(std::move(found));
  }

  // Whether it lies in one of the folders that hold a locale each.
  static bool is_below_locale(const std::string& page,
                              const Generator& generator) {
    return std::ranges::any_of(
        generator.said.roots, [&](const Said::Root& root) {
          return is_below(page, joined(generator.folder, root.folder));
        });
  }

  size_t pages_of(const Generator& generator) const {
    const std::string& folder =
        generator.root.empty() ? generator.folder : generator.root;
    return static_cast<size_t>(
        std::ranges::count_if(tree_.pages, [&](const std::string& page) {
          return is_below(page, folder) || is_below_locale(page, generator);
        }));
  }

  // What a language's configuration says of the others, too.
  static Said of_every_language(Said said) {
    said.words.clear();
    said.default_word.clear();
    said.default_has_prefix.reset();
    said.keeps_folders = false;
    said.roots.clear();
    return said;
  }

  // A package or a folder's name says no more than a configuration there, which
  // knows the folder of the pages: a README beside it is none of them.
  bool is_told(const Generator& generator) const {
    if (generator.certainty == Certainty::certain) return false;
    return std::ranges::any_of(found_, [&](const Generator& other) {
      return other.certainty == Certainty::certain &&
             other.kind->name == generator.kind->name &&
             is_below(joined(other.folder, "x"), generator.folder) &&
             pages_of(other) > 0;
    });
  }

  // One that says little about its pages gives way; of those that are left,
  // the one with the most pages, and of those the surest.
  std::optional<Generator> best() {
    constexpr size_t most = 100;
    if (found_.size() > most) found_.resize(most);
    std::erase_if(found_, [&](const Generator& one) { return is_told(one); });
    const Generator* best = nullptr;
    size_t best_pages = 0;
    const auto is_plain = [](const Generator& generator) {
      return generator.kind->renderer == "custom";
    };
    for (const Generator& generator : found_) {
      const size_t pages = pages_of(generator);
      if (pages == 0) continue;
      const bool is_better =
          !best || (is_plain(*best) && !is_plain(generator)) ||
          (is_plain(*best) == is_plain(generator) &&
           (pages > best_pages ||
            (pages == best_pages && generator.certainty < best->certainty)));
      if (!is_better) continue;
      best = &generator;
      best_pages = pages;
    }
    if (!best) return std::nullopt;
    Generator chosen = *best;
    // A configuration for each language says only its own.
    std::vector<Generator> same;
    std::ranges::copy_if(
        found_, std::back_inserter(same), [&](const Generator& one) {
          return one.kind->files == chosen.kind->files &&
                 one.certainty == Certainty::certain && pages_of(one) > 0;
        });
    if (same.size() < 2) return chosen;
    chosen.roots = language_roots(same);
    if (!chosen.roots.empty()) return of_all_languages(same, chosen.roots);
    // Several sites, or several configurations of one.
    std::erase_if(same, [&](const Generator& one) {
      return pages_of(one) != best_pages;
    });
    return *std::ranges::min_element(same, {}, rank_of);
  }

  // The language that is served at the root has no word, or is English.
  static int rank_of(const Generator& config) {
    const std::string word = word_of(config);
    return word.empty() ? 0 : tag_of_word(word).starts_with("en") ? 1 : 2;
  }

  // Its configuration tells what is the same for all.
  static Generator of_all_languages(const std::vector<Generator>& configs,
                                    std::vector<Said::Root> roots) {
    Generator chosen = *std::ranges::min_element(configs, {}, rank_of);
    chosen.roots = std::move(roots);
    chosen.word = word_of(chosen);
    chosen.said = of_every_language(std::move(chosen.said));
    if (has_word_in_base(chosen)) chosen.said.default_has_prefix = true;
    return chosen;
  }

  static bool has_word_in_base(const Generator& generator) {
    return path_of_site(generator) != base_of(generator);
  }

  const Tree& tree_;
  const Disk& disk_;
  std::vector<Generator> found_;
};

}  // namespace

const char* name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain:
      return "certain";
    case Certainty::likely:
      return "likely";
    case Certainty::guess:
      return "a guess";
  }
  return "";
}

namespace {

bool stands_for_a_host(std::string_view host) {
  constexpr std::string_view names[] = {
      "example", "example.com", "example.net", "example.org",
      "test",    "invalid",     "localhost",   "127.0.0.1"};
  host = host.substr(0, host.find(':'));
  return std::ranges::any_of(names, [&](std::string_view name) {
    return host == name || ends_with(host, "." + std::string(name));
  });
}

}  // namespace

std::string base_of(const Generator& generator) {
  std::string path = path_of_site(generator);
  // A site of one language may be served below its word.
  const std::string end = "/" + generator.word;
  const bool has_word = !generator.word.empty() && ends_with(path, end);
  if (has_word) path.resize(path.size() - end.size());
  return path;
}

std::string host_of(const Generator& generator) {
  const std::string_view url = said(generator, generator.kind->host);
  std::string host(url.substr(0, path_of(url)));
  if (starts_with(host, "//")) host.insert(0, "https:");
  const size_t scheme = host.find("://");
  if (!starts_with(host, "http") || scheme == npos ||
      host.size() <= scheme + 3 || stands_for_a_host(host.substr(scheme + 3))) {
    return {};
  }
  return host;
}

std::optional<Generator> find_generator(const Tree& tree, const Disk& disk) {
  return Finder(tree, disk).find();
}

}  // namespace paralint
