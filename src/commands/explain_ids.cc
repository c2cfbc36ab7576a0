// paralint explain-ids: whose ids are the ones that a site's links use?
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>

#include "command.h"
#include "id_survey.h"
#include "json_text.h"
#include "output.h"
#include "report.h"
#include "site_options.h"
#include "text.h"

namespace paralint {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string config;
  std::string renderer;
  std::string format = "console";
  size_t limit = 50;
  unsigned threads = 0;
};

// The site's own renderer first, which may differ from the one it is named
// after; then the others, in the order of their table.
std::vector<Renderer> compared(const Renderer& own) {
  std::vector<Renderer> renderers = {own};
  for (const std::string_view name : renderer_names()) {
    if (name != own.name && name != "custom") {
      renderers.push_back(*find_renderer(name));
    }
  }
  return renderers;
}

size_t index_of(const std::vector<Renderer>& renderers,
                const std::string& name) {
  const auto found = std::ranges::find(renderers, name, &Renderer::name);
  if (found != renderers.end()) {
    return static_cast<size_t>(found - renderers.begin());
  }
  const std::string near(nearest(name, renderer_names()));
  throw Error("there is no renderer `" + name + "`" +
              (near.empty() ? "; docs/configuration.md lists them"
                            : "; did you mean `" + near + "`?"));
}

// The best first; those that explain as many stay in order, and so does the
// site's own among them.
std::vector<size_t> ranking(const IdSurvey& survey) {
  std::vector<size_t> order(survey.explained.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](size_t renderer) {
    return survey.explained[renderer];
  });
  return order;
}

std::vector<const FragmentUse*> lost_with(const IdSurvey& survey,
                                          size_t other) {
  std::vector<const FragmentUse*> lost;
  for (const FragmentUse& use : survey.uses) {
    if (use.explained[0] && !use.explained[other]) lost.push_back(&use);
  }
  return lost;
}

struct Found {
  const Corpus& corpus;
  const std::vector<Renderer>& renderers;
  const IdSurvey& survey;
};

const Link& link_of(const Found& found, const FragmentUse& use) {
  return found.corpus.page(use.from).facts.links[static_cast<size_t>(use.link)];
}

std::string table(const Found& found) {
  const size_t total = found.survey.uses.size();
  if (total == 0) return "No link of this site names a heading.\n";
  std::string out =
      fmt::format("Of {} that name a heading, each renderer explains:\n",
                  total == 1 ? "1 link" : fmt::format("{} links", total));
  for (const size_t i : ranking(found.survey)) {
    out +=
        fmt::format("  {:<17}{:>7}{}\n", found.renderers[i].name,
                    found.survey.explained[i], i == 0 ? "  (this site's)" : "");
  }
  return out;
}

std::string losses(const Found& found, size_t other, size_t limit) {
  const auto lost = lost_with(found.survey, other);
  std::string out;
  for (const FragmentUse* use : lost) {
    if (limit-- == 0) break;
    const std::string& id = use->ids[other];
    out += fmt::format("{}:{}: #{} would {}\n",
                       printable(found.corpus.page(use->from).facts.file),
                       link_of(found, *use).line, printable(use->name),
                       id.empty() ? "name nothing" : "be #" + printable(id));
  }
  const size_t shown = static_cast<size_t>(std::ranges::count(out, '\n'));
  if (shown < lost.size()) {
    out +=
        fmt::format("and {} more; --limit shows them\n", lost.size() - shown);
  }
  return out + fmt::format("{} of {} links to headings would break with `{}`\n",
                           lost.size(), found.survey.explained[0],
                           found.renderers[other].name);
}

std::string json(const Found& found, size_t other) {
  JsonText json(JsonLayout::indented);
  json.begin_object();
  json.field("schema", "paralint.ids/1");
  json.field("renderer", found.renderers[0].name);
  json.field("links", found.survey.uses.size());
  json.key("explained");
  json.begin_array();
  for (const size_t i : ranking(found.survey)) {
    json.begin_object();
    json.field("renderer", found.renderers[i].name);
    json.field("links", found.survey.explained[i]);
    json.end_object();
  }
  json.end_array();
  if (other != 0) {
    json.field("other", found.renderers[other].name);
    json.key("lost");
    json.begin_array();
    for (const FragmentUse* use : lost_with(found.survey, other)) {
      json.begin_object();
      json.field("file", found.corpus.page(use->from).facts.file);
      json.field("line", link_of(found, *use).line);
      json.field("fragment", use->name);
      json.key("id");
      if (use->ids[other].empty()) {
        json.null();
      } else {
        json.value(use->ids[other]);
      }
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take() + "\n";
}

int run(const Options& options) {
  static const Project project =
      open_project(options.paths, options.config, Unconfigured::detected);
  note_assumed(project);
  if (!project.scope.empty() && !project.scope.front().empty()) {
    throw Error(Trouble{options.paths.front(), 0, 0,
                        "is a part of a site; `explain-ids` needs all of it"});
  }
  const std::vector<Renderer> renderers = compared(project.config.renderer);
  const size_t other =
      options.renderer.empty() ? 0 : index_of(renderers, options.renderer);
  static const Corpus corpus(project.config, *project.disk, options.threads);
  require_all_pages(project, corpus);
  const Targets targets = resolve_all(corpus, options.threads);
  const IdSurvey survey =
      survey_ids(corpus, targets, *project.disk, renderers, options.threads);
  const Found found{corpus, renderers, survey};
  write_out(options.format == "json" ? json(found, other)
            : other == 0             ? table(found)
                                     : losses(found, other, options.limit));
  return exit_clean;
}

}  // namespace

std::function<int()> prepare_explain_ids(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "The site's root (default: .)")
      ->expected(0, 1);
  add_config(app, options->config);
  app.add_option("--renderer", options->renderer,
                 "List the links that would break if the site changed to this "
                 "renderer, and the ids that their headings would have")
      ->type_name("NAME");
  app.add_option("--limit", options->limit,
                 "How many of them to list; default: 50")
      ->type_name("N");
  app.add_option("--format", options->format, "console (default) or json")
      ->type_name("NAME")
      ->check(CLI::IsMember({"console", "json"}));
  add_threads(app, options->threads);
  app.footer(
      "Examples:\n"
      "  paralint explain-ids\n"
      "  paralint explain-ids --renderer vitepress\n\n"
      "Exit codes: 0 done, 2 could not do it.");
  return [options] { return run(*options); };
}

}  // namespace paralint
