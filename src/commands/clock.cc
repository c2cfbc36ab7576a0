#include "clock.h"

#include <cstdlib>
#include <ctime>

namespace paralint {

std::string time_now() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    char* end = nullptr;
    const long long seconds = std::strtoll(fixed, &end, 10);
    if (end != fixed && *end == '\0') now = static_cast<std::time_t>(seconds);
  }
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  const size_t size = std::strftime(text, sizeof text, "%FT%TZ", &parts);
  return std::string(text, size);
}

std::string today() {
  return time_now().substr(0, 10);
}

}  // namespace paralint
