// Measures how good alignment, pairing and checking are.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "advice_sums.h"
#include "quality.h"

namespace paralint::bench {
namespace {

struct Arguments {
  std::string what = "all";
  std::vector<std::string> sites;
  std::string corpora = PARALINT_SOURCE "/../shared/corpora";
  bool json = false;
  Options options;
};

class Printer {
 public:
  explicit Printer(bool json) : json_(json) {}
  ~Printer() {
    if (json_) fmt::print("{}]\n", is_first_ ? "[" : "");
  }
  void print(const Table& table) {
    if (json_) {
      fmt::print("{}{}", is_first_ ? "[" : ",\n", json_of(table));
    } else {
      fmt::print("{}\n", text_of(table));
    }
    is_first_ = false;
    std::fflush(stdout);
  }

 private:
  bool json_;
  bool is_first_ = true;
};

bool is_wanted(const Arguments& arguments, const char* what) {
  return arguments.what == what || arguments.what == "all";
}

void measure(const Arguments& arguments) {
  Printer printer(arguments.json);
  Calibrations calibrations;
  AdviceSums advice;
  bool any = false;
  for (const SiteRow& row : site_rows()) {
    const auto& sites = arguments.sites;
    if (!sites.empty() && std::ranges::find(sites, row.name) == sites.end()) {
      continue;
    }
    const auto sample = read_sample(row, arguments.corpora);
    if (!sample) {
      fmt::print(stderr, "{}: skipped, there is no {}/{}\n", row.name,
                 arguments.corpora, row.folder);
      continue;
    }
    any = true;
    if (is_wanted(arguments, "headings")) {
      for (const Table& table :
           measure_headings(*sample, arguments.options, calibrations)) {
        printer.print(table);
      }
    }
    if (is_wanted(arguments, "pages")) {
      for (const Table& table : measure_pages(*sample, arguments.options)) {
        printer.print(table);
      }
    }
    if (is_wanted(arguments, "restore")) {
      for (const Table& table : measure_restore(*sample, arguments.options)) {
        printer.print(table);
      }
    }
    if (is_wanted(arguments, "faults")) {
      for (const Table& table :
           measure_faults(*sample, arguments.options, advice)) {
        printer.print(table);
      }
    }
  }
  if (any && is_wanted(arguments, "headings")) {
    for (const Table& table : calibrations.tables()) printer.print(table);
  }
  if (any && is_wanted(arguments, "faults")) {
    printer.print(advice.table("suggestions for link faults in all sites"));
    printer.print(advice.calibration());
  }
}

std::vector<std::string> site_names() {
  std::vector<std::string> names;
  for (const SiteRow& row : site_rows()) names.emplace_back(row.name);
  return names;
}

int run(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Measures how good alignment, pairing and checking are");
  app.add_option("WHAT", arguments.what)
      ->check(CLI::IsMember({"headings", "pages", "restore", "faults", "all"}));
  app.add_option("--site", arguments.sites, "Only these sites")
      ->check(CLI::IsMember(site_names()));
  app.add_option("--corpora", arguments.corpora, "The folder of the sites");
  app.add_option("--seed", arguments.options.seed);
  app.add_option("--show", arguments.options.show,
                 "Wrong examples of each row to print");
  app.add_option("--faults", arguments.options.faults,
                 "Faults of each kind and site; default: 60");
  app.add_flag("--json", arguments.json);
  CLI11_PARSE(app, argc, argv);
  measure(arguments);
  return 0;
}

}  // namespace
}  // namespace paralint::bench

int main(int argc, char** argv) {
  return paralint::bench::run(argc, argv);
}
