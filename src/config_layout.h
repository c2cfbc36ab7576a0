// Reads `layout`: the patterns that tell a file's locale, key and URL.
#pragma once

#include <string>
#include <vector>

#include "config.h"
#include "yaml_reader.h"

namespace paralint {

std::vector<LayoutRow> read_layout(YamlReader& yaml, const YamlNode& node,
                                   const std::vector<std::string>& locales);

}  // namespace paralint
