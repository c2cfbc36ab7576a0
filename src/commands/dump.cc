// paralint dump: what the tool sees.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "alignment_table.h"
#include "command.h"
#include "facts_json.h"
#include "href.h"
#include "markdown.h"
#include "output.h"
#include "site.h"
#include "text.h"

namespace paralint {
namespace {

// The site's renderer, or plain Markdown for a file that belongs to no site.
Renderer renderer_for(const std::string& file, const std::string& config) {
  if (config.empty() && find_config(file).empty()) {
    return *find_renderer("github");
  }
  const size_t slash = file.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "." : file.substr(0, slash);
  return open_project({folder}, config).config.renderer;
}

int dump_facts(const std::string& file, const std::string& config) {
  std::string text;
  const std::string failure = real_disk("")->read(file, text);
  if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
  const Renderer renderer = renderer_for(file, config);
  const Page page = parse_page(file, text, dialect_of(renderer, file));
  write_out(facts_json(page, text, renderer));
  return exit_clean;
}

// Of the terminal, as far as lines are good to read.
size_t table_width() {
  constexpr size_t most = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return most;
  }
  return std::min<size_t>(size.ws_col, most);
}

// The site that the page belongs to. A configuration that is named lies
// anywhere, and says nothing of the root: that is the working folder then.
Project project_of(const std::string& file, const std::string& config) {
  return config.empty() ? open_project({file}, config, Unconfigured::detected)
                        : open_project({".", file}, config);
}

int dump_alignment(const std::string& file, const std::string& config) {
  // Kept until the process ends, as in `check`.
  static const Project project = project_of(file, config);
  note_assumed(project);
  static const Site& site = *new Site(project.config, *project.disk, 0);
  const auto page = site.corpus().find_file(project.scope.back());
  if (!page) {
    throw Error(Trouble{file, 0, 0, "is no page of the site"});
  }
  std::string out;
  for (size_t i = 0; i < site.pairs().size(); ++i) {
    const Pair& pair = site.pairs()[i];
    if (pair.reference != *page && pair.translation != *page) continue;
    if (!out.empty()) out += '\n';
    out += alignment_table(site, i, table_width());
  }
  if (out.empty()) {
    out = fmt::format("{} has no counterpart in another language.\n",
                      printable(file));
  }
  write_out(out);
  return exit_clean;
}

struct Options {
  std::string file;
  std::string config;
};

// One thing to show, and how.
void add_subject(CLI::App& app, const char* name, const char* summary,
                 Options& options) {
  CLI::App* subject = app.add_subcommand(name, summary);
  subject->add_option("FILE", options.file, "A Markdown file")->required();
  subject->add_option("--config", options.config, "The site's configuration")
      ->type_name("FILE");
}

}  // namespace

std::function<int()> prepare_dump(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  add_subject(app, "facts",
              "Headings, ids, links and front matter of a page, as JSON",
              *options);
  add_subject(app, "alignment",
              "Which heading of a page answers which of its translations",
              *options);
  return [&app, options] {
    return app.got_subcommand("facts")
               ? dump_facts(options->file, options->config)
               : dump_alignment(options->file, options->config);
  };
}

}  // namespace paralint
