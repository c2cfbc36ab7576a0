// Reads `rules`, how severe each one is, overall and by locale, and `budgets`,
// how many findings a locale may have.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config.h"
#include "yaml_reader.h"

namespace paralint {

// Whether there are such rules is for the caller to say.
std::map<std::string, RuleSetting> read_rules(
    YamlReader& yaml, const YamlNode& node,
    const std::vector<std::string>& locales);

// {fr: {error: 0}, ja: {stale-slug: 40}}; the same about rules.
std::vector<Budget> read_budgets(YamlReader& yaml, const YamlNode& node,
                                 const std::vector<std::string>& locales);

}  // namespace paralint
