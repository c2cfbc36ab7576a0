// Paths of the real file system, and why a system call on one failed.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// `path` without links and dots, absolute; empty, with errno, if nothing is
// there.
std::string real_path(const std::string& path);

// Whether a real path is the real folder or lies below it.
bool is_inside(std::string_view path, std::string_view folder);

// "content" and "a.md" give "content/a.md"; an absolute `path` gives itself. A
// path with a zero byte, which a link may spell, gives "", which names nothing;
// cut off at that byte it might.
std::string joined(const std::string& folder, const std::string& path);

// "no such file or directory" of ENOENT.
std::string reason_of(int error);

}  // namespace paralint
