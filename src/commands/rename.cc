// paralint rename: gives a page or a heading another name in every language.
#include "rename.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "command.h"
#include "deliver.h"
#include "site_options.h"
#include "text.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string config;
  IdRename id;
  PageRename page;
  std::vector<std::string> urls;
  bool no_redirect = false;
  unsigned threads = 0;
  Delivery delivery;
};

// A path as the site's disk names it; it need not exist.
std::string below_root(const Project& project, const std::string& path) {
  const fs::path root = fs::weakly_canonical(
      project.root.empty() ? fs::path(".") : fs::path(project.root));
  const fs::path whole = fs::weakly_canonical(fs::absolute(path));
  const fs::path inside = whole.lexically_relative(root);
  const bool is_outside = inside.empty() || *inside.begin() == "..";
  return (is_outside ? whole : inside).generic_string();
}

// Files are named from the working folder; keys and URLs are not.
std::string page_name(const Project& project, const std::string& name) {
  std::error_code ignored;
  const bool is_file =
      fs::is_regular_file(name, ignored) ||
      (!starts_with(name, "/") && fs::path(name).has_extension());
  return is_file ? below_root(project, name) : name;
}

std::vector<std::pair<std::string, std::string>> split_urls(
    const std::vector<std::string>& words) {
  std::vector<std::pair<std::string, std::string>> urls;
  for (const std::string& word : words) {
    const size_t equals = word.find('=');
    if (equals == npos || equals + 1 == word.size()) {
      throw Error("`" + word + "` is not of the form LOCALE=VALUE");
    }
    urls.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return urls;
}

std::string lines_of(const SiteChanges& changes, const Project& project) {
  const std::string prefix = project.root.empty() ? "" : project.root + "/";
  std::string lines;
  for (const auto& [from, to] : changes.moved) {
    lines += printable(prefix + from + " -> " + prefix + to) + "\n";
  }
  for (const auto* list : {&changes.names, &changes.links}) {
    for (const SiteChanges::Change& change : *list) {
      lines +=
          printable(fmt::format("{}{}:{}: {} -> {}", prefix, change.file,
                                change.line, change.before, change.after)) +
          "\n";
    }
  }
  for (const auto& [from, to] : changes.redirects) {
    lines += printable("redirect: " + from + " -> " + to) + "\n";
  }
  return lines;
}

std::string summary(const SiteChanges& changes, size_t files,
                    const Delivery& delivery) {
  std::string text;
  const auto add = [&text](size_t count, const char* noun, const char* what) {
    if (count == 0) return;
    text += (text.empty() ? "" : ", ") + counted(count, noun) + " " + what;
  };
  add(changes.moved.size(), "page", "moved");
  add(changes.names.size(), "name", "changed");
  add(changes.links.size(), "link", "rewritten");
  add(changes.redirects.size(), "redirect", "added");
  return fmt::format("{}{} in {}", delivery.writes() ? "" : "would be: ", text,
                     counted(files, "file"));
}

int run(const Options& options, bool is_page) {
  const Project project = open_project({}, options.config);
  const std::string config = below_root(project, project.config.file);
  const Overlay overlay(*project.disk);
  SiteChanges changes;
  if (is_page) {
    PageRename rename = options.page;
    rename.from = page_name(project, rename.from);
    rename.to = page_name(project, rename.to);
    rename.urls = split_urls(options.urls);
    rename.adds_redirects = !options.no_redirect;
    changes = rename_page(overlay, config, rename, options.threads);
  } else {
    IdRename rename = options.id;
    rename.page = page_name(project, rename.page);
    changes = rename_id(overlay, config, rename, options.threads);
  }
  const size_t files = deliver(*project.disk, overlay, options.delivery);
  print_lines(lines_of(changes, project), options.delivery);
  for (const std::string& note : changes.notes) {
    fmt::print(stderr, "note: {}\n", printable(note));
  }
  if (!options.delivery.quiet) {
    fmt::print(stderr, "{}\n", summary(changes, files, options.delivery));
  }
  return exit_clean;
}

void add_common(CLI::App& app, Options& options) {
  app.add_option("--config", options.config,
                 "The configuration; default: paralint.yaml, looked for from "
                 "the working folder upward")
      ->type_name("FILE");
  add_threads(app, options.threads);
  add_delivery(app, options.delivery);
}

void add_id(CLI::App& app, Options& options) {
  app.add_option("PAGE", options.id.page, "The page's file, key or URL")
      ->required();
  app.add_option("OLD", options.id.from,
                 "The heading's id; or its slug, and it gets NEW as its id")
      ->required();
  app.add_option("NEW", options.id.to, "The id that it gets")->required();
  add_common(app, options);
  app.footer(
      "Examples:\n"
      "  paralint rename id /docs/locations name-and-id location-name-and-id\n"
      "  paralint rename id content/docs/en/locations.md opening hours --diff");
}

void add_page(CLI::App& app, Options& options) {
  app.add_option("OLD", options.page.from, "The page's key, file or URL")
      ->required();
  app.add_option("NEW", options.page.to, "The key or file that it gets")
      ->required();
  app.add_option("--url", options.urls,
                 "Set the page's part of its URL in its front matter: "
                 "fr=points-de-vente")
      ->type_name("LOCALE=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--no-redirect", options.no_redirect,
               "Add no redirects from the old URLs");
  add_common(app, options);
  app.footer(
      "Examples:\n"
      "  paralint rename page /docs/locations /docs/sites --dry-run\n"
      "  paralint rename page docs/en/menu.md docs/en/catalog.md\n"
      "  paralint rename page /docs/locations /docs/sites --url en=sites");
}

}  // namespace

std::function<int()> prepare_rename(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  const auto is_page = std::make_shared<bool>(false);
  CLI::App* id = app.add_subcommand(
      "id", "Change the id of a heading, and all links to it");
  add_id(*id, *options);
  CLI::App* page =
      app.add_subcommand("page", "Move a page, and change all links to it");
  add_page(*page, *options);
  page->final_callback([is_page] { *is_page = true; });
  app.require_subcommand(1);
  app.footer(
      "Where something would break, nothing is written, and the reason is "
      "told.\n\nExit codes: 0 done, 2 could not do it.");
  return [options, is_page] { return run(*options, *is_page); };
}

}  // namespace paralint
