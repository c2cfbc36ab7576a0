#include "detect/other_pages.h"

#include <algorithm>
#include <set>

#include "href.h"
#include "text.h"

namespace paralint {
namespace {

constexpr size_t most_globs = 40;
constexpr std::string_view any = "/**";

bool is_html(std::string_view file) {
  const std::string ending = extension(file);
  return ending == "html" || ending == "htm";
}

// Whether a generator makes a page of such a file: HTML anywhere, code where
// its pages are.
bool is_page(std::string_view file, bool is_code_folder) {
  if (is_html(file)) return true;
  const std::string ending = extension(file);
  constexpr std::string_view endings[] = {
      "astro", "vue", "svelte", "tsx", "jsx", "ts", "js", "md", "mdx"};
  return is_code_folder && !ends_with(file, ".d.ts") &&
         std::ranges::count(endings, ending) > 0;
}

// "[slug]" and "[...rest]" stand for anything; "(group)" is no part of the URL,
// and the locale is none of what globs are compared with.
std::string glob_of(std::string_view part) {
  if (starts_with(part, "(") && ends_with(part, ")")) return {};
  constexpr std::string_view locales[] = {"[lang]", "[locale]", "[lng]"};
  if (std::ranges::count(locales, part) > 0) return {};
  const bool is_any = starts_with(part, "[") && ends_with(part, "]");
  if (!is_any) return std::string(part);
  return part.find("...") == npos ? "*" : "**";
}

// "/blog/*" for "blog/[slug].astro"; empty for what is no page: names that
// begin with "_", and of Next.js's app folder all but page.tsx.
std::string url_glob(std::string_view file, bool is_app_folder) {
  std::string url;
  const auto parts = split(file, '/');
  for (size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    if (part.empty() || part[0] == '_' || part[0] == '.') return {};
    const bool is_last = i + 1 == parts.size();
    if (is_last) part = part.substr(0, part.rfind('.'));
    if (is_last && is_app_folder && part != "page") return {};
    if (is_last && (part == "index" || part == "page")) break;
    const std::string glob = glob_of(part);
    if (!glob.empty()) url += "/" + glob;
  }
  return url.empty() ? "/" : url;
}

// "/blog/**" for "/blog/x"; a page right below the root stays.
std::string folder_glob(const std::string& url) {
  const size_t slash = url.find('/', 1);
  return slash == npos ? url : url.substr(0, slash) + "/**";
}

class Reader {
 public:
  Reader(const Tree& tree, const std::vector<std::string>& left,
         const Generator& generator)
      : tree_(tree), left_(left), generator_(generator) {}

  std::vector<std::string> routes() {
    read_all();
    std::vector<std::string> found;
    for (const std::string& glob : globs_) {
      const size_t end = glob.size() - std::min(glob.size(), any.size());
      const bool is_route =
          end > 0 && ends_with(glob, any) && glob.find('*') > end;
      if (is_route) found.push_back(glob.substr(0, end));
    }
    return found;
  }

  std::vector<std::string> read(const std::vector<std::string>& shown) {
    read_all();
    for (const std::string& route : shown) {
      globs_.erase(route + std::string(any));
    }
    if (globs_.size() <= most_globs) return {globs_.begin(), globs_.end()};
    std::set<std::string> fewer;
    for (const std::string& url : globs_) fewer.insert(folder_glob(url));
    return {fewer.begin(), fewer.end()};
  }

 private:
  void read_all() {
    for (const std::string_view folder : split(generator_.kind->code, ' ')) {
      if (folder == ".") {
        read_html(generator_.folder);
      } else if (!folder.empty()) {
        read_code(joined(generator_.folder, folder));
      }
    }
    read_html(joined(generator_.folder, "static"));
    const auto& roots = generator_.said.roots;  // of languages
    for (const Said::Root& root : roots) {
      if (root.below.empty()) read_html(joined(generator_.folder, root.folder));
    }
    if (roots.empty() && !generator_.root.empty()) read_html(generator_.root);
    read_dynamic();
  }

  void read_code(const std::string& folder) {
    const bool is_app = last_segment(folder) == "app";
    for (const auto* files : {&tree_.others, &left_}) {
      for (const std::string& file : *files) {
        if (is_below(file, folder) && is_page(file, true)) {
          add(file, folder, is_app);
        }
      }
    }
  }

  // HTML is served as it is.
  void read_html(const std::string& folder) {
    for (const std::string& file : tree_.others) {
      const bool is_site = file == generator_.file;  // of docsify
      if (!is_below(file, folder) || !is_html(file) || is_site) continue;
      add(file, folder, false);
      const std::string url = url_glob(below_folder(file, folder), false);
      if (!url.empty() && stem(file) != "index") globs_.insert(url + ".html");
    }
  }

  static std::string_view stem(std::string_view file) {
    const std::string_view name = last_segment(file);
    return name.substr(0, name.rfind('.'));
  }

  // Pages of Markdown that stand for many, `[name].md`.
  void read_dynamic() {
    for (const std::string& page : tree_.pages) {
      if (page.find('[') == npos || !is_below(page, generator_.root)) continue;
      // Globs are compared with URLs without their locale.
      const std::string_view file = below_folder(page, generator_.root);
      const std::string_view first = file.substr(0, file.find('/'));
      const auto& words = generator_.said.words;
      const bool is_locale = std::ranges::count(words, first) > 0;
      add(page, is_locale ? joined(generator_.root, first) : generator_.root,
          false);
    }
  }

  void add(const std::string& file, const std::string& folder, bool is_app) {
    std::string url = url_glob(below_folder(file, folder), is_app);
    // A page for every URL shows the Markdown itself, as does one for every URL
    // where those of the Markdown begin.
    std::string_view rest = url;
    const std::string& below = generator_.said.below;
    if (starts_with(rest, below + "/")) rest.remove_prefix(below.size());
    const bool is_content =
        rest.find('*') != npos && rest.find_first_not_of("/*") == npos;
    if (!url.empty() && !is_content) globs_.insert(std::move(url));
  }

  const Tree& tree_;
  const std::vector<std::string>& left_;
  const Generator& generator_;
  std::set<std::string> globs_;
};

}  // namespace

std::vector<std::string> other_pages(const Tree& tree,
                                     const std::vector<std::string>& left,
                                     const std::vector<std::string>& shown,
                                     const Generator& generator) {
  return Reader(tree, left, generator).read(shown);
}

std::vector<std::string> open_routes(const Tree& tree,
                                     const Generator& generator) {
  return Reader(tree, {}, generator).routes();
}

}  // namespace paralint
