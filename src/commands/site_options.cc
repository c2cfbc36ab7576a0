#include "site_options.h"

#include <CLI/CLI.hpp>

namespace paralint {

void add_site(CLI::App& app, std::vector<std::string>& paths,
              std::string& config) {
  app.add_option("PATH", paths,
                 "The site's root, or files and folders in it (default: .)");
  add_config(app, config);
}

void add_config(CLI::App& app, std::string& config) {
  app.add_option("--config", config,
                 "The configuration; default: paralint.yaml, looked for from "
                 "PATH upward")
      ->type_name("FILE");
}

void add_threads(CLI::App& app, unsigned& threads) {
  app.add_option("--threads", threads,
                 "How many threads to use; default: one for each core")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

}  // namespace paralint
