// The options that commands about a site share, in the same words.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace paralint {

// PATH, the site's root or what is in it, and --config.
void add_site(CLI::App& app, std::vector<std::string>& paths,
              std::string& config);

void add_config(CLI::App& app, std::string& config);

void add_threads(CLI::App& app, unsigned& threads);

}  // namespace paralint
