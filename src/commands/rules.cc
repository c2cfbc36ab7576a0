// paralint rules, paralint explain: what is checked, and why.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "command.h"
#include "output.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

const char* family_title(Family family) {
  switch (family) {
    case Family::links:
      return "Links: does every link lead where it should?";
    case Family::pairs:
      return "Pairs: do the languages say the same?";
    case Family::pages:
      return "Pages: is the text itself sound?";
  }
  return "";
}

std::string rule_list() {
  std::string out;
  std::optional<Family> family;
  for (const Rule* rule : rules()) {
    if (family != rule->family) {
      out +=
          fmt::format("{}{}\n", family ? "\n" : "", family_title(rule->family));
      family = rule->family;
    }
    out += fmt::format("  {:<21}{:<9}{}\n", rule->id, name_of(rule->severity),
                       rule->summary);
  }
  return out + "\n`paralint explain RULE` tells more about one.\n";
}

// docs/rules.md, which is made by `paralint rules --markdown`.
std::string rule_book() {
  std::string out =
      "# Rules\n\n"
      "This page is made by `paralint rules --markdown`. The severity is the "
      "default; `rules:`\nin `paralint.yaml` changes it.\n";
  std::optional<Family> family;
  for (const Rule* rule : rules()) {
    if (family != rule->family) {
      out += fmt::format("\n## {}\n", family_title(rule->family));
      family = rule->family;
    }
    out += fmt::format("\n### {}\n\n*{}*: {}.\n\n{}\n", rule->id,
                       name_of(rule->severity), rule->summary,
                       trim(rule->explanation));
  }
  return out;
}

int explain(const std::string& id) {
  if (const Rule* rule = find_rule(id)) {
    write_out(fmt::format("{} ({}, {})\n{}.\n\n{}\n", rule->id,
                          name_of(rule->severity), name_of(rule->family),
                          rule->summary, trim(rule->explanation)));
    return exit_clean;
  }
  std::vector<std::string_view> ids;
  for (const Rule* rule : rules()) ids.push_back(rule->id);
  const std::string_view near = nearest(id, ids);
  throw Error("there is no rule `" + id + "`" +
              (near.empty() ? "; `paralint rules` lists them"
                            : "; did you mean `" + std::string(near) + "`?"));
}

}  // namespace

std::function<int()> prepare_rules(CLI::App& app) {
  const auto markdown = std::make_shared<bool>(false);
  app.add_flag("--markdown", *markdown, "All explanations, as docs/rules.md");
  return [markdown] {
    write_out(*markdown ? rule_book() : rule_list());
    return exit_clean;
  };
}

std::function<int()> prepare_explain(CLI::App& app) {
  const auto id = std::make_shared<std::string>();
  app.add_option("RULE", *id, "A rule's id, as `paralint rules` lists them")
      ->required();
  return [id] { return explain(*id); };
}

}  // namespace paralint
