// Which of the repairs that are suspected did the harm.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "harm.h"

namespace paralint {

// What a check says when all repairs are made but those.
using Trial = std::function<Harm(const std::set<Subject>& left_out)>;

// Of `harm`, which `plans` did: the repairs that surely did it, else one of
// each group of suspects, else one of all. Suspects are told apart by halves:
// as many trials as the largest group can be halved, at most `most_trials`,
// without which all that are suspected are the culprits. Never empty.
std::set<Subject> culprits(const Harm& harm, const std::vector<Plan>& plans,
                           size_t most_trials, const Trial& trial);

}  // namespace paralint
