// The lists `pages`, `routes` and `anchors` of a mappings file, as far as
// people wrote them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "yaml_reader.h"

namespace paralint {

// The list `name` of a file's `entries`, `pages` or `routes`, and what one is
// called.
std::vector<Correspondence> curated_names(
    YamlReader& yaml, const std::vector<YamlEntry>& file, std::string_view name,
    std::string_view noun, const std::vector<std::string>& locales);

std::vector<AnchorCorrespondence> curated_anchors(
    YamlReader& yaml, const std::vector<YamlEntry>& file,
    const std::vector<std::string>& locales);

}  // namespace paralint
