// What completes the program's commands in a shell: one script a shell, made
// from the outline.
#pragma once

#include <string>

#include "outline.h"

namespace paralint {

std::string bash_completions(const CommandOutline& program);
std::string zsh_completions(const CommandOutline& program);
std::string fish_completions(const CommandOutline& program);

}  // namespace paralint
