// The correspondences of a site as JSON, paralint.map/1. Its contract is
// docs/map.schema.json: fields may be added, these keep their names and
// meaning.
#pragma once

#include <string>

#include "correspondence.h"

namespace paralint {

std::string map_json(const Site& site, const Correspondences& found);

}  // namespace paralint
