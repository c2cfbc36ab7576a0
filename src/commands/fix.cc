// paralint fix: repairs what can be repaired for sure.
#include "fix.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "deliver.h"
#include "id_lines.h"
#include "locale.h"
#include "rule.h"
#include "site_options.h"
#include "text.h"

namespace paralint {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string config;
  std::vector<std::string> rules;
  std::vector<std::string> locales;
  std::string likely;  // a number; empty: not given
  std::string links;
  std::string fragments;
  std::string fail_on = "error";
  unsigned threads = 0;
  Delivery delivery;
};

template <typename Value>
void move_to_front(std::vector<Value>& values, Value value) {
  std::erase(values, value);
  values.insert(values.begin(), value);
}

void check_rules(const std::vector<std::string>& ids) {
  std::vector<std::string_view> known;
  for (const Rule* rule : rules()) known.push_back(rule->id);
  for (const std::string& id : ids) {
    if (find_rule(id)) continue;
    const std::string near(nearest(id, known));
    throw Error("there is no rule `" + id + "`" +
                (near.empty() ? "; `paralint rules` lists them"
                              : "; did you mean `" + near + "`?"));
  }
}

std::vector<LocaleIndex> locale_indexes(const Config& config,
                                        const std::vector<std::string>& words) {
  const Layout layout(config);
  std::vector<LocaleIndex> found;
  for (const std::string& word : words) {
    const auto index = layout.locale(canonical_locale(word));
    if (!index) {
      throw Error("`" + word + "` is no locale of this site");
    }
    found.push_back(*index);
  }
  return found;
}

std::string line_of(const Repair& repair, const std::string& root) {
  const std::string rule = repair.rule.empty() ? "" : " [" + repair.rule + "]";
  return line_of(
             LinkNote{repair.file, repair.line, repair.before, repair.after},
             root) +
         printable(rule) + "\n";
}

// A link that got a new id and was then written otherwise is told once.
void join(std::vector<LinkNote>& links, std::vector<Repair>& repairs) {
  std::multimap<std::tuple<std::string, uint32_t, std::string>, LinkNote*> by;
  for (LinkNote& link : links) {
    by.emplace(std::tuple{link.file, link.line, link.after}, &link);
  }
  std::erase_if(repairs, [&](const Repair& repair) {
    const auto found = by.find({repair.file, repair.line, repair.before});
    if (!repair.rule.empty() || found == by.end()) return false;
    found->second->after = repair.after;
    by.erase(found);
    return true;
  });
}

// A definition that several links use is repaired once, and named once.
std::string lines_of(const FixReport& report, const std::string& root) {
  std::string lines;
  std::set<std::string> known;
  for (const Repair& repair : report.repairs) {
    const std::string line = line_of(repair, root);
    if (known.insert(line).second) lines += line;
  }
  return lines;
}

// Until the configuration names the new way first, `check` goes by the old one.
void note_new_way(const Config& config, const Options& options) {
  const auto& links = config.renderer.markdown_links;
  const auto& fragments = config.renderer.fragments;
  const auto note = [&](const char* key, const std::string& word) {
    fmt::print(stderr,
               "note: `{}` of the renderer in {} should begin with `{}` now\n",
               key, printable(config.file), word);
  };
  if (!options.links.empty() &&
      (links.empty() || links.front() != *reading(options.links))) {
    note("markdown_links", options.links);
  }
  if (!options.fragments.empty() &&
      (fragments.empty() ||
       fragments.front() != *fragment_reading(options.fragments))) {
    note("fragments", options.fragments);
  }
}

// "2 links written anew, 12 findings fixed in 6 files"
std::string summary(const FixReport& report, const IdReport& ids, size_t files,
                    const Delivery& delivery) {
  const auto restyled = static_cast<size_t>(std::ranges::count_if(
      report.repairs,
      [](const Repair& repair) { return repair.rule.empty(); }));
  const std::string would = delivery.writes() ? "" : "would be ";
  std::string text;
  const auto add = [&](size_t count, const char* noun, const char* what) {
    if (count == 0) return;
    text +=
        (text.empty() ? "" : ", ") + counted(count, noun) + " " + would + what;
  };
  add(ids.given.size(), "heading", "given an id");
  add(ids.links.size() + restyled, "link", "written anew");
  add(report.repairs.size() - restyled, "finding", "fixed");
  text =
      text.empty() ? "nothing to fix" : text + " in " + counted(files, "file");
  if (ids.left.empty()) return text;
  return text + ", " + counted(ids.left.size(), "heading") +
         " left without an id";
}

const char* reason(Remains why) {
  switch (why) {
    case Remains::no_repair:
      return "without a repair that is certain";
    case Remains::unsure:
      return "with a likely one, which --likely takes";
    case Remains::not_editable:
      return "in a destination that cannot be replaced for sure";
    case Remains::taken_back:
      return "whose repair would bring another finding";
  }
  return "";
}

std::string remaining(const FixReport& report) {
  if (report.remaining() == 0) return "nothing remains";
  std::string reasons;
  for (size_t i = 0; i < report.remains.size(); ++i) {
    if (report.remains[i] == 0) continue;
    reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ",
                           report.remains[i], reason(static_cast<Remains>(i)));
  }
  return counted(report.remaining(), "finding") +
         (report.remaining() == 1 ? " remains: " : " remain: ") + reasons;
}

int run(Options options) {
  check_rules(options.rules);
  static const Project project =
      open_project(options.paths, options.config, Unconfigured::detected);
  if (!options.delivery.quiet) note_assumed(project);
  options.delivery.root = project.root;
  Config config = project.config;
  FixOptions choice;
  choice.scope = project.scope;
  choice.rules = options.rules;
  choice.locales = locale_indexes(config, options.locales);
  if (!options.likely.empty()) choice.likely = std::stod(options.likely);
  choice.threads = options.threads;
  choice.history = project.history.get();
  // Kept until the process ends, and the site as well: taking them apart costs
  // time.
  static const Overlay& overlay = *new Overlay(*project.disk);
  choice.accept = [](const Corpus& corpus) {
    require_all_pages(project, corpus);
  };
  choice.trust = [](const Result& result) {
    const std::string why = doubt(project, result);
    if (why.empty()) return;
    throw Error("no paralint.yaml, and " + why +
                "; `paralint init` writes it down, to be mended first");
  };
  Saver saver(*project.disk);
  if (options.delivery.writes()) {
    choice.foresee = [&saver] { saver.begin(overlay.changes()); };
  }
  if (!options.links.empty()) {
    move_to_front(config.renderer.markdown_links, *reading(options.links));
    choice.relinking.emplace().all_paths = true;
  }
  IdReport ids;
  if (!options.fragments.empty()) {
    const FragmentReading wanted = *fragment_reading(options.fragments);
    move_to_front(config.renderer.fragments, wanted);
    if (!choice.relinking) choice.relinking.emplace();
    choice.relinking->fragments_of = [](PageIndex, int32_t) { return true; };
    if (wanted == FragmentReading::id) {
      ids = give_ids(
          config, overlay,
          {.all = false, .scope = project.scope, .locales = choice.locales},
          options.threads, choice.history,
          read_pages(project, overlay, options.threads));
    }
  }
  static FixReport& report = *new FixReport(fix(config, overlay, choice));
  join(ids.links, report.repairs);
  const std::string lines =
      lines_of(ids, project.root) + lines_of(report, project.root);
  const size_t files = deliver(*project.disk, overlay, options.delivery, saver);
  print_lines(lines, options.delivery);
  if (!options.delivery.quiet) {
    note_left(ids, project.root);
    fmt::print(stderr, "{}; {}\n",
               summary(report, ids, files, options.delivery),
               remaining(report));
    note_new_way(project.config, options);
  }
  if (options.fail_on == "never") return exit_clean;
  for (auto i = static_cast<size_t>(*severity(options.fail_on));
       i < report.by_severity.size(); ++i) {
    if (report.by_severity[i] > 0) return exit_findings;
  }
  return exit_clean;
}

}  // namespace

std::function<int()> prepare_fix(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_site(app, options->paths, options->config);
  app.add_option("--rule", options->rules,
                 "Only what this rule finds; may be given several times. Not "
                 "for what --links and --fragments write")
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--locale", options->locales,
                 "Only pages of this language; may be given several times")
      ->type_name("TAG")
      ->allow_extra_args(false);
  // Its value needs "=": what follows a blank is a path.
  app.add_flag(fmt::format("--likely{{{}}}", likely_enough), options->likely,
               fmt::format("Take first suggestions that are not certain as "
                           "well, from this confidence on; --likely alone is "
                           "--likely={}",
                           likely_enough))
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--links", options->links,
                 "Write all Markdown links to pages in this way: key, url, "
                 "bare-url, file or relative-url")
      ->type_name("NAME")
      ->check(
          CLI::IsMember({"key", "url", "bare-url", "file", "relative-url"}));
  app.add_option("--fragments", options->fragments,
                 "Write all their fragments in this way: id or slug. With id, "
                 "headings get ids as from `paralint ids`; PATH and --locale "
                 "then mean pages with their translations, and all links to "
                 "these headings")
      ->type_name("NAME")
      ->check(CLI::IsMember({"id", "slug"}));
  app.add_option("--fail-on", options->fail_on,
                 "The least severity that gives exit code 1 where it remains: "
                 "error (default), warning, info, never")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  add_threads(app, options->threads);
  add_delivery(app, options->delivery);
  app.footer(
      "Examples:\n"
      "  paralint fix --dry-run\n"
      "  paralint fix --diff | git apply -p1\n"
      "  paralint fix content/docs/fr --likely\n"
      "  paralint fix --links key --fragments id\n\n"
      "Exit codes: 0 nothing at or above --fail-on remains, 1 something does, "
      "2 could not do it.");
  return [options] { return run(*options); };
}

}  // namespace paralint
