// The table of generators that detection knows.
#pragma once

#include <span>

#include "detect/generator.h"

namespace paralint {

// More particular ones first: Starlight is Astro, too.
std::span<const GeneratorKind> generator_kinds();

}  // namespace paralint
