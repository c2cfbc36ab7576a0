// What a generator's own configuration says, in whatever language it is
// written: names in order, and the words that stand at them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paralint {

// `i18n: {locales: [en, fr]}` gives three: "i18n", "" and "i18n.locales", "",
// then "i18n.locales" with "en" and with "fr". Items of lists have no name.
struct GeneratorSetting {
  std::vector<std::string> path;
  std::string value;
};

class GeneratorSettings {
 public:
  GeneratorSettings() = default;
  explicit GeneratorSettings(std::vector<GeneratorSetting> all)
      : all_(std::move(all)) {}

  // Paths are named by their last parts, "i18n.locales"; case is ignored.

  // The first word at such a path, or null.
  const std::string* find(std::string_view path) const;
  // All words there.
  std::vector<std::string> words(std::string_view path) const;
  // The names right below such a path, each once.
  std::vector<std::string> names(std::string_view path) const;
  // Whether there is such a path, or the word at any place.
  bool has(std::string_view path) const;
  bool mentions(std::string_view word) const;

  const std::vector<GeneratorSetting>& all() const { return all_; }

 private:
  std::vector<GeneratorSetting> all_;
};

// By the file's ending: .yml and .yaml, .toml; anything else is a script or
// JSON, which is searched without being run. What cannot be read is passed
// over.
GeneratorSettings read_settings(std::string_view file, std::string_view text);

std::vector<GeneratorSetting> yaml_settings(std::string_view text);
std::vector<GeneratorSetting> toml_settings(std::string_view text);
// Object literals of JavaScript and TypeScript: `name: 'word'`,
// `const name = [...]`, and `call({...})` as a part of paths.
std::vector<GeneratorSetting> script_settings(std::string_view text);

}  // namespace paralint
