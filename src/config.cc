#include "config.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "config_layout.h"
#include "config_renderer.h"
#include "config_rules.h"
#include "mapping.h"
#include "own_host.h"
#include "text.h"
#include "yaml_reader.h"

namespace paralint {
namespace {

constexpr std::array<const char*, 4> severity_words = {"off", "info", "warning",
                                                       "error"};

// The first of each, in their order.
void drop_repeats(std::vector<std::string>& values) {
  std::set<std::string> seen;
  std::erase_if(values, [&seen](const std::string& value) {
    return !seen.insert(value).second;
  });
}

// Reads the configuration key by key into one Config, and goes on after a
// mistake as if its value had not been given.
class ConfigReader {
 public:
  ConfigReader(const Disk& disk, const std::string& file, const Disk& site,
               std::string_view text)
      : disk_(disk), site_(site), yaml_(file, text) {
    config_.file = file;
  }

  void read() {
    if (yaml_.root()) {
      read_keys(*yaml_.root());
    } else if (yaml_.troubles().empty()) {
      yaml_.add({},
                "the file is empty; it needs `locales`, `layout` and "
                "`renderer`");
    }
  }

  // Those of the configuration, then those of the files it refers to.
  std::vector<Trouble> troubles() const {
    std::vector<Trouble> result = yaml_.troubles();
    result.insert(result.end(), other_troubles_.begin(), other_troubles_.end());
    return result;
  }
  Config take() { return std::move(config_); }

 private:
  struct Key {
    std::string_view name;
    bool required;
    void (ConfigReader::*read)(const YamlNode& value);
  };
  static const std::vector<Key>& keys();

  void read_keys(const YamlNode& root) {
    Words names;
    for (const Key& key : keys()) names.push_back(key.name);
    const auto entries =
        yaml_.entries(root, "a configuration is a mapping", names);
    for (const Key& key : keys()) {
      const YamlNode* value = key.required
                                  ? yaml_.required(root, entries, key.name)
                                  : find(entries, key.name);
      if (value) (this->*key.read)(*value);
    }
    fill_in(entries);
  }

  void fill_in(const std::vector<YamlEntry>& given) {
    if (!find(given, "reference") && !config_.locales.empty()) {
      config_.reference = config_.locales.front();
    }
    if (config_.baseline.empty()) {
      config_.baseline = beside(config_.file, "paralint-baseline.yaml");
    }
    if (!find(given, "default_locale")) {
      config_.default_locale = config_.reference;
    }
    for (auto& [locale, urls] : config_.routes) drop_repeats(urls);
  }

  void read_locales(const YamlNode& value) {
    const std::string_view sentence = "`locales` is a list of language tags";
    for (const YamlNode* item : yaml_.some_items(value, sentence)) {
      // {cn: zh-CN}
      const bool is_mapping = item->kind == YamlNode::Kind::mapping;
      const bool is_pair = is_mapping && item->children.size() == 2;
      if (is_mapping && !is_pair) {
        yaml_.add(*item, "a word and its tag are one locale: `{cn: zh-CN}`");
        continue;
      }
      const YamlNode& word = is_pair ? *item->children[0] : *item;
      const YamlNode& tag = is_pair ? *item->children[1] : *item;
      constexpr std::string_view form = "a locale is a language tag";
      if (!yaml_.word(word, form) || !yaml_.word(tag, form)) continue;
      const std::string locale = site_locale(yaml_, tag, {});
      if (!locale.empty()) add_locale(word, locale);
    }
  }

  void add_locale(const YamlNode& item, const std::string& locale) {
    const auto same = std::ranges::find(config_.locales, locale);
    if (std::ranges::count(config_.locale_words, item.word) > 0) {
      yaml_.add(item, fmt::format("`{}` is listed twice", item.word));
      return;
    }
    if (same == config_.locales.end()) {
      config_.locales.push_back(locale);
      config_.locale_words.push_back(item.word);
      return;
    }
    const std::string& first =
        config_
            .locale_words[static_cast<size_t>(same - config_.locales.begin())];
    yaml_.add(item,
              fmt::format("`{}` and `{}` are one locale", first, item.word));
  }

  void read_reference(const YamlNode& value) {
    if (!yaml_.word(value, "`reference` is a language tag")) return;
    config_.reference = site_locale(yaml_, value, config_.locales);
  }

  void read_default_locale(const YamlNode& value) {
    if (!yaml_.word(value, "`default_locale` is a language tag or `none`")) {
      return;
    }
    if (value.word == "none") return;
    config_.default_locale = site_locale(yaml_, value, config_.locales);
  }

  void read_layout(const YamlNode& value) {
    config_.layout = paralint::read_layout(yaml_, value, config_.locales);
  }

  void read_exclude(const YamlNode& value) {
    for (const YamlNode* item :
         yaml_.items(value, "`exclude` is a list of globs")) {
      if (const std::string* glob =
              yaml_.filled(*item, "a glob is a pattern of file paths")) {
        config_.exclude.push_back(*glob);
      }
    }
  }

  void read_base(const YamlNode& value) {
    if (const std::string* path = rooted(yaml_, value, "base")) {
      config_.base = *path == "/" ? "" : without_trailing_slash(*path);
    }
  }

  void read_renderer(const YamlNode& value) {
    config_.renderer = paralint::read_renderer(yaml_, value);
  }

  void read_routes(const YamlNode& value) {
    const auto entries =
        yaml_.entries(value, "`routes` maps each locale to a list of URLs");
    for (const auto& [locale, list] :
         by_locale(yaml_, entries, config_.locales)) {
      for (const YamlNode* item :
           yaml_.items(*list, "the routes of a locale are a list")) {
        if (const std::string* url = rooted(yaml_, *item, "route")) {
          config_.routes[locale].push_back(*url);
        }
      }
    }
  }

  void read_redirects(const YamlNode& value) {
    add(paralint::read_redirects(yaml_, value, site_));
  }

  void read_hosts(const YamlNode& value) {
    for (const YamlNode* item :
         yaml_.items(value, "`hosts` is a list of URLs")) {
      Host host;
      const YamlNode* url = item;
      if (item->kind != YamlNode::Kind::word) {
        const auto entries = yaml_.entries(
            *item, "a host is a URL or a mapping", {"url", "locale"});
        url = yaml_.required(*item, entries, "url");
        const YamlNode* locale = find(entries, "locale");
        if (locale && yaml_.word(*locale, "`locale` is a language tag")) {
          host.locale = site_locale(yaml_, *locale, config_.locales);
        }
      }
      if (!url || !yaml_.filled(*url, "a host is a URL")) continue;
      host.url = without_trailing_slash(url->word);
      if (!own_place({host}, host.url)) {
        yaml_.add(*url, fmt::format("`{}` is no URL of a host; it begins with "
                                    "`https://`",
                                    url->word));
        continue;
      }
      config_.hosts.push_back(std::move(host));
    }
  }

  void read_external_links(const YamlNode& value) {
    for (const YamlNode* item :
         yaml_.items(value, "`external_links` is a list")) {
      const auto entries =
          yaml_.entries(*item,
                        "external links are a mapping with `url` and "
                        "`parameter`",
                        {"url", "parameter"});
      const YamlNode* url = yaml_.required(*item, entries, "url");
      const YamlNode* parameter = yaml_.required(*item, entries, "parameter");
      if (url) yaml_.filled(*url, "`url` is what URLs begin with");
      if (parameter) {
        yaml_.filled(*parameter, "`parameter` is the name of a parameter");
      }
      if (url && parameter) {
        config_.external_links.push_back({url->word, parameter->word});
      }
    }
  }

  void read_mappings(const YamlNode& value) {
    Mapping mapping =
        paralint::read_mappings(yaml_, value, disk_, config_.locales);
    config_.mappings = std::move(mapping.path);
    add(std::move(mapping));
  }

  void add(Mapping mapping) {
    std::ranges::move(mapping.pages, std::back_inserter(config_.pages));
    std::ranges::move(mapping.redirects, std::back_inserter(config_.redirects));
    std::ranges::move(mapping.troubles, std::back_inserter(other_troubles_));
    for (const Correspondence& route : mapping.routes) {
      for (const auto& [locale, url] : route.by_locale) {
        config_.routes[locale].push_back(url);
      }
    }
    std::ranges::move(mapping.routes,
                      std::back_inserter(config_.curated_routes));
    std::ranges::move(mapping.anchors, std::back_inserter(config_.anchors));
  }

  void read_rules(const YamlNode& value) {
    config_.rules = paralint::read_rules(yaml_, value, config_.locales);
  }

  void read_budgets(const YamlNode& value) {
    config_.budgets = paralint::read_budgets(yaml_, value, config_.locales);
  }

  void read_baseline(const YamlNode& value) {
    if (yaml_.filled(value, "`baseline` is the path of a file")) {
      config_.baseline = beside(config_.file, value.word);
    }
  }

  const Disk& disk_;
  const Disk& site_;
  YamlReader yaml_;
  std::vector<Trouble> other_troubles_;
  Config config_;
};

// In the order of docs/configuration.md; a key may count on those before it.
const std::vector<ConfigReader::Key>& ConfigReader::keys() {
  static const std::vector<Key> result = {
      {"locales", true, &ConfigReader::read_locales},
      {"reference", false, &ConfigReader::read_reference},
      {"default_locale", false, &ConfigReader::read_default_locale},
      {"layout", true, &ConfigReader::read_layout},
      {"exclude", false, &ConfigReader::read_exclude},
      {"base", false, &ConfigReader::read_base},
      {"renderer", true, &ConfigReader::read_renderer},
      {"routes", false, &ConfigReader::read_routes},
      {"redirects", false, &ConfigReader::read_redirects},
      {"hosts", false, &ConfigReader::read_hosts},
      {"external_links", false, &ConfigReader::read_external_links},
      {"mappings", false, &ConfigReader::read_mappings},
      {"rules", false, &ConfigReader::read_rules},
      {"baseline", false, &ConfigReader::read_baseline},
      {"budgets", false, &ConfigReader::read_budgets},
  };
  return result;
}

}  // namespace

const char* name_of(Severity severity) {
  return severity_words[static_cast<size_t>(severity)];
}

std::optional<Severity> severity(std::string_view word) {
  const auto found = std::ranges::find(severity_words, word);
  if (found == severity_words.end()) return std::nullopt;
  return static_cast<Severity>(found - severity_words.begin());
}

Config read_config(const Disk& disk, const std::string& file,
                   const Disk& site) {
  std::string text;
  if (const std::string reason = disk.read(file, text); !reason.empty()) {
    throw Error(Trouble{file, 0, 0, "cannot be read: " + reason});
  }
  ConfigReader reader(disk, file, site, text);
  reader.read();
  std::vector<Trouble> troubles = reader.troubles();
  if (!troubles.empty()) throw Error(std::move(troubles));
  return reader.take();
}

}  // namespace paralint
