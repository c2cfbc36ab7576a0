// The language of pages whose paths name none, by the script that they are
// written in.
#pragma once

#include <span>
#include <string>

#include "disk.h"

namespace paralint {

// "zh", "ja" or "ko"; empty for scripts that several languages share. Reads
// some of the files.
std::string language_by_script(std::span<const std::string> files,
                               const Disk& disk);

}  // namespace paralint
