#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "command.h"
#include "detect/config_text.h"
#include "detect/detect.h"
#include "detect/unread_site.h"
#include "error.h"
#include "text.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

fs::path absolute(const std::string& path) {
  std::error_code ignored;
  fs::path whole = fs::weakly_canonical(path.empty() ? "." : path, ignored);
  return whole.empty() ? fs::path(path) : whole;
}

// The path of `inner` below `outer`, "." for the same; empty where it is not.
std::string below(const fs::path& outer, const fs::path& inner) {
  const fs::path relative = inner.lexically_relative(outer);
  if (relative.empty() || *relative.begin() == "..") return {};
  return relative.string();
}

fs::path search_upward(fs::path folder) {
  std::error_code ignored;
  while (true) {
    if (fs::is_regular_file(folder / config_name, ignored)) {
      return folder / config_name;
    }
    if (folder == folder.parent_path()) return {};
    folder = folder.parent_path();
  }
}

// As short as it can be said from the working folder; "" for that folder.
std::string as_shown(const fs::path& path) {
  const std::string inside = below(fs::current_path(), path);
  if (inside == ".") return {};
  if (!inside.empty()) return inside;
  return path.string();
}

void must_exist(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    throw Error(Trouble{path, 0, 0, "there is no such file or folder"});
  }
}

[[noreturn]] void nothing_to_check(const Project& project) {
  std::string patterns;
  for (const LayoutRow& row : project.config.layout) {
    patterns += (patterns.empty() ? "`" : ", `") + row.files + "`";
  }
  throw Error(Trouble{project.root.empty() ? "." : project.root, 0, 0,
                      "no page found; no file fits " + patterns});
}

// A locale without any page is a slip in `locales`, or in a pattern of
// `layout`.
void check_locales(const Project& project, const Corpus& corpus) {
  std::vector<bool> has_page(corpus.locales());
  for (const SitePage& page : corpus.pages()) has_page[page.locale] = true;
  std::vector<Trouble> troubles;
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (has_page[locale]) continue;
    troubles.push_back({project.config.file, 0, 0,
                        "`locales` names `" +
                            project.config.locale_words[locale] +
                            "`, but no file is a page of it"});
  }
  if (!troubles.empty()) throw Error(std::move(troubles));
}

void set_scope(Project& project, const fs::path& root,
               const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const std::string inside = below(root, absolute(path));
    if (inside.empty()) {
      throw Error(Trouble{path, 0, 0,
                          "is not below the site's root, " + root.string()});
    }
    project.scope.push_back(inside == "." ? "" : inside);
  }
}

// Whether pages of the layout lie in the folder, as far as the begin of its
// patterns tells.
bool reaches(const std::vector<LayoutRow>& layout, const std::string& folder) {
  return folder == "." ||
         std::ranges::any_of(layout, [&](const LayoutRow& row) {
           const std::string fixed = row.files.substr(0, row.files.find('{'));
           return starts_with(fixed, folder + "/") ||
                  starts_with(folder + "/", fixed);
         });
}

// The folders that may be the root of a site which the path belongs to: itself,
// then those above it, up to the working folder or the root of a checkout.
std::vector<fs::path> possible_roots(const std::string& path) {
  std::error_code ignored;
  const fs::path whole = absolute(path);
  const fs::path here = absolute(".");
  std::vector<fs::path> roots;
  fs::path folder =
      fs::is_directory(whole, ignored) ? whole : whole.parent_path();
  const bool is_inside = !below(here, folder).empty();
  if (is_inside && !fs::is_directory(whole, ignored)) folder = here;
  for (;; folder = folder.parent_path()) {
    roots.push_back(folder);
    const bool is_end =
        fs::exists(folder / ".git", ignored) || folder == folder.parent_path();
    if (is_end) break;
  }
  const auto last = std::ranges::find_if(roots, [&](const fs::path& root) {
    return fs::exists(root / ".git", ignored);
  });
  const auto own = std::ranges::find(roots, here);
  if (last != roots.end()) return roots;
  // Without a checkout nothing above the working folder is meant.
  roots.erase(own == roots.end() ? roots.begin() + 1 : own + 1, roots.end());
  return roots;
}

struct FoundSite {
  fs::path root;
  Detected detected;
};

// The nearest folder with a generator's configuration, else the first in which
// anything tells.
std::optional<FoundSite> find_site(const std::string& path) {
  const std::vector<fs::path> roots = possible_roots(path);
  std::optional<FoundSite> first;
  for (const fs::path& root : roots) {
    auto detected = detect(*real_disk(root.string()));
    if (!detected) continue;
    const std::string inside = below(root, roots.front());
    if (!reaches(detected->layout, inside)) continue;
    const bool is_known = !detected->site.empty();
    if (is_known || !first) first = {root, std::move(*detected)};
    if (is_known) break;
  }
  return first;
}

// Its configuration is the very text that `init` would write.
Project detected_project(const std::string& path, fs::path& root) {
  auto found = find_site(path);
  if (!found) {
    throw Error(
        "no paralint.yaml in this folder or above it, and " +
        nothing_detected(*real_disk(possible_roots(path).front().string())) +
        ", or name one with --config");
  }
  root = found->root;
  const Detected* detected = &found->detected;
  Project project;
  project.root = as_shown(root);
  project.disk = real_disk(root.string());
  const auto disk = memory_disk({{config_name, config_text(*detected)}});
  project.config = read_config(*disk, config_name, *project.disk);
  project.assumed = assumption(*detected);
  project.history =
      std::make_unique<History>(root.string(), page_endings(project.config));
  return project;
}

}  // namespace

void require_pages(const Project& project, const Corpus& corpus) {
  if (corpus.pages().empty()) nothing_to_check(project);
  check_locales(project, corpus);
}

void require_all_pages(const Project& project, const Corpus& corpus) {
  if (!corpus.unreadable().empty()) throw Error(corpus.unreadable());
  require_pages(project, corpus);
}

KnownPages read_pages(const Project& project, const Disk& disk,
                      unsigned threads) {
  Corpus corpus(project.config, disk, threads);
  require_all_pages(project, corpus);
  return corpus.release_pages();
}

std::vector<std::string> page_endings(const Config& config) {
  std::vector<std::string> endings;
  for (const LayoutRow& row : config.layout) {
    endings.push_back(fs::path(row.files).extension().string());
  }
  return endings;
}

std::string find_config(const std::string& path) {
  fs::path folder = absolute(path);
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) folder = folder.parent_path();
  fs::path found = search_upward(folder);
  if (found.empty()) found = search_upward(fs::current_path());
  return found.empty() ? std::string() : as_shown(found);
}

Project open_project(const std::vector<std::string>& paths,
                     const std::string& config_file,
                     Unconfigured unconfigured) {
  const std::string first = paths.empty() ? "." : paths.front();
  for (const std::string& path : paths) must_exist(path);
  const std::string found = find_config(first);
  const std::string config = config_file.empty() ? found : config_file;
  if (config.empty()) {
    if (unconfigured == Unconfigured::detected) {
      fs::path root;
      Project project = detected_project(first, root);
      set_scope(project, root, paths);
      return project;
    }
    throw Error(
        "no paralint.yaml in this folder or above it; `paralint init` writes "
        "one, or name one with --config");
  }
  must_exist(config);
  fs::path root = absolute(config).parent_path();
  const bool is_found = !found.empty() && absolute(found) == absolute(config);
  if (!is_found || below(root, absolute(first)).empty()) root = absolute(first);
  std::error_code ignored;
  if (!fs::is_directory(root, ignored)) {
    throw Error(Trouble{first, 0, 0, "is not the folder of a site"});
  }
  Project project;
  project.root = as_shown(root);
  project.disk = real_disk(root.string());
  project.config = read_config(*real_disk(""), config, *project.disk);
  project.history =
      std::make_unique<History>(root.string(), page_endings(project.config));
  set_scope(project, root, paths);
  return project;
}

void note_assumed(const Project& project) {
  if (project.assumed.empty()) return;
  fmt::print(stderr,
             "note: no paralint.yaml: taken for {}; `paralint init` writes "
             "this down\n",
             printable(project.assumed));
}

void require_plausible(const Project& project, const Corpus& corpus,
                       const Result& result) {
  constexpr size_t enough = 20;  // links
  const bool is_whole = result.pages == corpus.pages().size();
  if (project.assumed.empty() || !is_whole || result.links.checked < enough) {
    return;
  }
  const auto broken = static_cast<size_t>(
      std::ranges::count_if(result.findings, [](const Finding& finding) {
        return finding.severity == Severity::error &&
               finding.rule == std::string_view("broken-page");
      }));
  if (10 * broken < 9 * result.links.checked) return;
  throw Error(fmt::format(
      "{} of {} links lead to no page by what was assumed, so that is wrong "
      "itself; `paralint init` writes it down, with what could not be decided, "
      "to be mended",
      broken, result.links.checked));
}

std::string doubt(const Project& project, const Result& result) {
  constexpr size_t few = 5;
  if (project.assumed.empty()) return {};
  std::set<std::pair<PageIndex, int32_t>> wrong;
  for (const Finding& finding : result.findings) {
    if (finding.severity == Severity::error && finding.link != no_link) {
      wrong.emplace(finding.page, finding.link);
    }
  }
  if (wrong.size() < few || wrong.size() * 3 < result.links.checked) return {};
  return fmt::format(
      "{} of {} links are wrong by what was assumed, so that is probably wrong "
      "itself",
      wrong.size(), result.links.checked);
}

std::string nothing_detected(const Disk& disk) {
  std::string reason = unread_site(disk);
  if (reason.empty()) {
    reason =
        "nothing tells how the site is laid out: neither a generator's "
        "configuration nor folders or file names of languages, docs/en and "
        "docs/fr or page.fr.md";
  }
  return reason + "; docs/configuration.md shows how to write a paralint.yaml";
}

}  // namespace paralint
