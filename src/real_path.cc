#include "real_path.h"

#include <cstdlib>
#include <system_error>

#include "text.h"

namespace paralint {

std::string real_path(const std::string& path) {
  char* const real = realpath(path.c_str(), nullptr);
  if (real == nullptr) return "";
  std::string result = real;
  free(real);
  return result;
}

bool is_inside(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string joined(const std::string& folder, const std::string& path) {
  if (path.find('\0') != npos) return "";
  if (path.starts_with('/')) return path;
  return folder.ends_with('/') ? folder + path : folder + "/" + path;
}

std::string reason_of(int error) {
  return ascii_lower(std::generic_category().message(error));
}

}  // namespace paralint
