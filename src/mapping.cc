#include "mapping.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "curated_lists.h"
#include "derived_mark.h"
#include "locale.h"
#include "redirect_formats.h"
#include "text.h"

namespace paralint {
namespace {

std::string redirect_field(YamlReader& yaml, const YamlNode& item,
                           const std::vector<YamlEntry>& entries,
                           std::string_view name) {
  const YamlNode* value = yaml.required(item, entries, name);
  const std::string* text =
      value ? yaml.filled(*value, fmt::format("`{}` is a URL", name)) : nullptr;
  return text ? *text : std::string();
}

// The names of a redirect's two fields, and whether it may have others.
struct RedirectFields {
  std::string from = "from";
  std::string to = "to";
  bool others = false;
};

Redirect redirect(YamlReader& yaml, const YamlNode& item,
                  const RedirectFields& fields) {
  const std::string each = fmt::format(
      "a redirect is a mapping with `{}` and `{}`", fields.from, fields.to);
  const auto entries = fields.others
                           ? yaml.entries(item, each)
                           : yaml.entries(item, each, {fields.from, fields.to});
  return {redirect_field(yaml, item, entries, fields.from),
          redirect_field(yaml, item, entries, fields.to), place(yaml, item)};
}

std::vector<Redirect> redirect_list(YamlReader& yaml, const YamlNode& list,
                                    const RedirectFields& fields) {
  std::vector<Redirect> result;
  for (const YamlNode* item : yaml.items(list, "redirects are a list")) {
    result.push_back(redirect(yaml, *item, fields));
  }
  return result;
}

Mapping only_redirects(std::vector<Redirect> redirects) {
  Mapping result;
  result.redirects = std::move(redirects);
  return result;
}

// Reads a file that `named` refers to and gives `relevant` of its text to
// `use`, unless it is broken or empty.
template <typename Relevant, typename Use>
Mapping read_other(YamlReader& yaml, const YamlNode& named, const Disk& disk,
                   const std::string& file, Relevant relevant, Use use) {
  std::string text;
  if (const std::string reason = disk.read(file, text); !reason.empty()) {
    yaml.add(named, fmt::format("`{}` cannot be read: {}", file, reason));
    return {};
  }
  YamlReader other(file, relevant(text));
  Mapping result = other.root() ? use(other) : Mapping();
  result.troubles = other.troubles();
  return result;
}

Mapping read_mapping(YamlReader& yaml,
                     const std::vector<std::string>& locales) {
  const auto entries =
      yaml.entries(*yaml.root(), "a mappings file is a mapping",
                   {"pages", "routes", "anchors", "redirects"});
  Mapping result;
  result.pages = curated_names(yaml, entries, "pages", "page key", locales);
  result.routes = curated_names(yaml, entries, "routes", "route", locales);
  result.anchors = curated_anchors(yaml, entries, locales);
  if (const YamlNode* redirects = find(entries, "redirects")) {
    result.redirects = redirect_list(yaml, *redirects, {});
  }
  return result;
}

// The files of a folder, or the file itself, sorted by path.
Listing mapping_files(YamlReader& yaml, const YamlNode& node,
                      const Disk& disk) {
  const std::string path = beside(yaml.file(), node.word);
  if (disk.is_file(path)) return {{path}, {}};
  Listing listing = disk.list(path);
  if (!disk.is_folder(path) && listing.unreadable.empty()) {
    yaml.add(node, fmt::format("`{}` is no folder or file beside the "
                               "configuration",
                               node.word));
  }
  std::erase_if(listing.files, [](const std::string& file) {
    return !ends_with(file, ".yaml");
  });
  return listing;
}

template <typename T>
void append(std::vector<T>& to, std::vector<T> from) {
  std::ranges::move(from, std::back_inserter(to));
}

bool names_file(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::mapping) return false;
  for (size_t i = 0; i + 1 < node.children.size(); i += 2) {
    if (node.children[i]->word == "file") return true;
  }
  return false;
}

// What a site's own file calls a redirect's field.
std::string field_name(YamlReader& yaml, const YamlNode* node,
                       const std::string& otherwise) {
  if (!node) return otherwise;
  const std::string* name =
      yaml.filled(*node, fmt::format("`{}` is the name of a field", otherwise));
  return name ? *name : otherwise;
}

// The format that is named, or that of a file of that name.
std::optional<RedirectFormat> read_format(YamlReader& yaml,
                                          const YamlNode* node,
                                          std::string_view file) {
  if (!node) return format_of(file);
  Words words;
  for (size_t i = 0; i < redirect_formats; ++i) {
    words.emplace_back(name_of(static_cast<RedirectFormat>(i)));
  }
  const std::string* word = yaml.choice(*node, "format", words);
  return word ? redirect_format(*word) : std::nullopt;
}

// {file: redirects.yaml, from: old, to: new}, {file: static/_redirects}
Mapping read_redirects_file(YamlReader& yaml, const YamlNode& node,
                            const Disk& site) {
  const auto entries = yaml.entries(node, "`redirects` is a mapping",
                                    {"file", "from", "to", "format"});
  const RedirectFields fields{field_name(yaml, find(entries, "from"), "from"),
                              field_name(yaml, find(entries, "to"), "to"),
                              true};
  const YamlNode* path = yaml.required(node, entries, "file");
  if (!path || !yaml.filled(*path, "`file` is a path")) return {};
  const std::string file = beside("", path->word);
  const auto format = read_format(yaml, find(entries, "format"), file);
  if (!format) return {};
  if (*format == RedirectFormat::yaml) {
    return read_other(
        yaml, *path, site, file, std::identity(), [&fields](YamlReader& other) {
          return only_redirects(redirect_list(other, *other.root(), fields));
        });
  }
  std::string text;
  if (const std::string reason = site.read(file, text); !reason.empty()) {
    yaml.add(*path, fmt::format("`{}` cannot be read: {}", file, reason));
  }
  return only_redirects(redirects_in(*format, file, text));
}

}  // namespace

std::string beside(const std::string& file, const std::string& path) {
  const auto folder = std::filesystem::path(file).parent_path();
  std::string result = (folder / path).lexically_normal().generic_string();
  while (result.size() > 1 && ends_with(result, "/")) result.pop_back();
  return result == "." ? "" : result;
}

Place place(const YamlReader& yaml, const YamlNode& node) {
  return {yaml.file(), node.line, node.column};
}

std::string site_locale(YamlReader& yaml, const YamlNode& word,
                        const std::vector<std::string>& locales) {
  std::string locale = canonical_locale(word.word);
  if (locale.empty()) {
    yaml.add(word, fmt::format("`{}` is not a language tag", word.word));
  } else if (!locales.empty() && std::ranges::count(locales, locale) == 0) {
    yaml.add_unknown(word, "locale", word.word,
                     Words(locales.begin(), locales.end()));
    locale.clear();
  }
  return locale;
}

std::vector<std::pair<std::string, const YamlNode*>> by_locale(
    YamlReader& yaml, const std::vector<YamlEntry>& entries,
    const std::vector<std::string>& locales) {
  std::vector<std::pair<std::string, const YamlNode*>> result;
  std::map<std::string, const YamlNode*> seen;
  for (const auto& [key, value] : entries) {
    const std::string locale = site_locale(yaml, *key, locales);
    if (locale.empty()) continue;
    const auto [first, is_new] = seen.emplace(locale, key);
    if (is_new) {
      result.emplace_back(locale, value);
    } else {
      yaml.add(*key, fmt::format("`{}` and `{}` are one locale", key->word,
                                 first->second->word));
    }
  }
  return result;
}

const std::string* rooted(YamlReader& yaml, const YamlNode& node,
                          std::string_view noun) {
  const std::string* text =
      yaml.word(node, fmt::format("a {} is a word that begins with `/`", noun));
  if (!text || starts_with(*text, "/")) return text;
  yaml.add(node,
           fmt::format("the {} `{}` does not begin with `/`", noun, *text));
  return nullptr;
}

Mapping read_mappings(YamlReader& yaml, const YamlNode& node, const Disk& disk,
                      const std::vector<std::string>& locales) {
  if (!yaml.filled(node, "`mappings` is a folder or a file")) return {};
  Listing listing = mapping_files(yaml, node, disk);
  Mapping result;
  result.path = beside(yaml.file(), node.word);
  result.troubles = std::move(listing.unreadable);
  for (const std::string& file : listing.files) {
    Mapping more = read_other(
        yaml, node, disk, file, without_derived_lines,
        [&locales](YamlReader& other) { return read_mapping(other, locales); });
    append(result.pages, std::move(more.pages));
    append(result.routes, std::move(more.routes));
    append(result.anchors, std::move(more.anchors));
    append(result.redirects, std::move(more.redirects));
    append(result.troubles, std::move(more.troubles));
  }
  return result;
}

Mapping read_redirects(YamlReader& yaml, const YamlNode& node,
                       const Disk& site) {
  if (node.kind == YamlNode::Kind::mapping) {
    return read_redirects_file(yaml, node, site);
  }
  Mapping result;
  for (const YamlNode* item : yaml.items(node, "redirects are a list")) {
    if (names_file(*item)) {
      Mapping more = read_redirects_file(yaml, *item, site);
      append(result.redirects, std::move(more.redirects));
      append(result.troubles, std::move(more.troubles));
    } else {
      result.redirects.push_back(redirect(yaml, *item, {}));
    }
  }
  return result;
}

}  // namespace paralint
