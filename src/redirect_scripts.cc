#include "redirect_scripts.h"

#include <algorithm>

#include "detect/settings.h"
#include "text.h"

namespace paralint {
namespace {

// Where the parts behind `name` begin in the path; none: it has no such part.
size_t behind(const std::vector<std::string>& path, std::string_view name) {
  const auto found = std::ranges::find(path, name);
  return found == path.end() ? npos
                             : static_cast<size_t>(found - path.begin()) + 1;
}

// "/old/[...slug]" as "/old/*", "/[lang]/old" as "/:lang/old".
std::string netlify_pattern(std::string_view route, std::string_view rest) {
  std::string out;
  for (std::string_view part : split(route, '/')) {
    if (part.empty()) continue;
    const bool is_word = starts_with(part, "[") && ends_with(part, "]");
    if (is_word) part = part.substr(1, part.size() - 2);
    if (is_word && starts_with(part, "...")) {
      out += "/" + std::string(rest);
    } else {
      out += (is_word ? "/:" : "/") + std::string(part);
    }
  }
  return out.empty() ? "/" : out;
}

bool is_url(std::string_view word) {
  return starts_with(word, "/") || word.find("://") != npos;
}

// Pairs of a list whose items are not told apart: an item is complete when the
// name comes again that it began with.
class Items {
 public:
  void add_from(const std::string& url) {
    if (!to_.empty() && !begins_with_to_) close();
    from_.push_back(url);
  }

  void add_to(const std::string& url) {
    if (!to_.empty()) close();
    begins_with_to_ = from_.empty();
    to_ = url;
  }

  std::vector<Redirect> take(const std::string& file) {
    close();
    for (Redirect& redirect : all_) redirect.place = {file, 1, 1};
    return std::move(all_);
  }

 private:
  void close() {
    for (std::string& from : from_) {
      if (to_.empty()) break;
      all_.push_back({.from = std::move(from),
                      .to = to_,
                      .place = {},
                      .in_all_locales = true});
    }
    from_.clear();
    to_.clear();
  }

  std::vector<std::string> from_;
  std::string to_;
  bool begins_with_to_ = false;
  std::vector<Redirect> all_;
};

}  // namespace

std::vector<Redirect> astro_redirects(const std::string& file,
                                      std::string_view text) {
  std::vector<Redirect> redirects;
  for (const GeneratorSetting& setting : script_settings(text)) {
    const size_t at = behind(setting.path, "redirects");
    if (at == npos || at >= setting.path.size() || !is_url(setting.value)) {
      continue;
    }
    const std::string& from = setting.path[at];
    const bool is_target =
        setting.path.size() == at + 1 || setting.path.back() == "destination";
    if (!is_target || !starts_with(from, "/")) continue;
    redirects.push_back({.from = netlify_pattern(from, "*"),
                         .to = starts_with(setting.value, "/")
                                   ? netlify_pattern(setting.value, ":splat")
                                   : setting.value,
                         .place = {file, 1, 1},
                         .is_pattern = from.find('[') != npos});
  }
  return redirects;
}

std::vector<Redirect> docusaurus_redirects(const std::string& file,
                                           std::string_view text) {
  Items items;
  for (const GeneratorSetting& setting : script_settings(text)) {
    if (behind(setting.path, "redirects") == npos || !is_url(setting.value)) {
      continue;
    }
    if (setting.path.back() == "from") items.add_from(setting.value);
    if (setting.path.back() == "to") items.add_to(setting.value);
  }
  return items.take(file);
}

}  // namespace paralint
