// paralint dump: what the tool sees.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "command.h"
#include "facts_json.h"
#include "href.h"
#include "markdown.h"

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
  const Page page = parse_page(file, text, renderer.dialect);
  fmt::print("{}", facts_json(page, text, renderer));
  return exit_clean;
}

}  // namespace

std::function<int()> prepare_dump(CLI::App& app) {
  struct Options {
    std::string file;
    std::string config;
  };
  const auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  CLI::App* facts = app.add_subcommand(
      "facts", "Headings, ids, links and front matter of a page, as JSON");
  facts->add_option("FILE", options->file, "A Markdown file")->required();
  facts->add_option("--config", options->config, "The site's configuration")
      ->type_name("FILE");
  return [options] { return dump_facts(options->file, options->config); };
}

}  // namespace paralint
