// Reads `renderer`: the name of one, or a mapping that starts from one.
#pragma once

#include "renderer.h"
#include "yaml_reader.h"

namespace paralint {

// What it says for itself counts even where there are troubles.
Renderer read_renderer(YamlReader& yaml, const YamlNode& node);

}  // namespace paralint
