#include "config_layout.h"

#include <algorithm>

#include <fmt/format.h>

#include "href.h"
#include "mapping.h"
#include "text.h"

namespace paralint {
namespace {

bool has(const Words& words, std::string_view word) {
  return std::ranges::count(words, word) > 0;
}

// What a pattern is made of: {path}, {name} of "/{path}/{name}". It is not
// `sound` where a trouble leaves open what the writer meant.
struct Pattern {
  Words parts;
  bool sound = false;
};

Pattern read_pattern(YamlReader& yaml, const YamlNode& node,
                     const Words& allowed) {
  Pattern result{{}, true};
  const std::string_view text = node.word;
  size_t end = 0;
  for (size_t begin = text.find('{'); begin != npos;
       begin = text.find('{', end)) {
    end = text.find('}', begin);
    if (end == npos) {
      yaml.add(node, fmt::format("a `{{` of `{}` is never closed", text));
      return {result.parts, false};
    }
    const std::string_view part = text.substr(begin, ++end - begin);
    result.parts.push_back(part);
    if (has(allowed, part)) continue;
    yaml.add_unknown(node, "part", part, allowed);
    result.sound = false;
  }
  return result;
}

bool names_markdown(std::string_view pattern) {
  const std::string_view name = last_segment(pattern);
  return std::ranges::any_of(
      Words{".md", ".mdx", ".markdown", ".{ext}"},
      [name](std::string_view end) { return ends_with(name, end); });
}

// {path} stands for any number of folders, so it has its slashes to itself.
bool fills_segments(std::string_view pattern, std::string_view part) {
  return std::ranges::all_of(
      split(pattern, '/'), [part](std::string_view segment) {
        return segment == part || segment.find(part) == npos;
      });
}

// A part of a file's path tells one thing, so it stands there once.
void check_repeats(YamlReader& yaml, const YamlNode& node, const Words& parts) {
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (std::count(parts.begin(), part, *part) != 1) continue;
    yaml.add(node, fmt::format("`{}` stands twice in `{}`", *part, node.word));
  }
}

Pattern read_files(YamlReader& yaml, const YamlNode& node) {
  const std::string* text =
      yaml.filled(node, "`files` is a pattern of file paths");
  if (!text) return {};
  if (starts_with(*text, "/")) {
    yaml.add(node, fmt::format("`{}` begins with `/`; a pattern is relative to "
                               "the site's root",
                               *text));
  }
  if (!names_markdown(*text)) {
    yaml.add(node, fmt::format("`{}` names no Markdown file; a pattern ends "
                               "with `.md`, `.mdx`, `.markdown` or `.{{ext}}`",
                               *text));
  }
  if (!fills_segments(*text, "{path}")) {
    yaml.add(node, fmt::format("`{{path}}` of `{}` is whole folders; only `/` "
                               "may stand beside it",
                               *text));
  }
  Pattern pattern =
      read_pattern(yaml, node, {"{path}", "{locale}", "{name}", "{ext}"});
  check_repeats(yaml, node, pattern.parts);
  return pattern;
}

std::string default_target(const Pattern& files) {
  return has(files.parts, "{name}") ? "/{path}/{name}" : "/{path}";
}

// `key` or `url`.
std::string read_target(YamlReader& yaml, const YamlNode* node,
                        const Pattern& files, const Words& allowed) {
  if (!node) return default_target(files);
  const std::string* text = rooted(yaml, *node, "pattern");
  if (!text) return {};
  read_pattern(yaml, *node, allowed);
  return *text;
}

void check_has_locale(YamlReader& yaml, const YamlNode& node,
                      const Pattern& files) {
  if (!files.sound || has(files.parts, "{locale}")) return;
  yaml.add(node, fmt::format("`{}` has no `{{locale}}`, so its row needs a "
                             "`locale`",
                             node.word));
}

std::string read_locale(YamlReader& yaml, const YamlNode& node,
                        const Pattern& files,
                        const std::vector<std::string>& locales) {
  if (has(files.parts, "{locale}")) {
    yaml.add(node, "`locale` is for patterns that have no `{locale}`");
  }
  if (!yaml.word(node, "`locale` is a language tag")) return {};
  return site_locale(yaml, node, locales);
}

LayoutRow short_row(YamlReader& yaml, const YamlNode& node) {
  const Pattern files = read_files(yaml, node);
  check_has_locale(yaml, node, files);
  LayoutRow row;
  row.files = node.word;
  row.key = row.url = default_target(files);
  row.place = place(yaml, node);
  return row;
}

LayoutRow long_row(YamlReader& yaml, const YamlNode& node,
                   const std::vector<std::string>& locales) {
  LayoutRow row;
  row.place = place(yaml, node);
  const auto entries =
      yaml.entries(node, "a row of `layout` is a pattern or a mapping",
                   {"files", "key", "url", "folder_settings", "locale"});
  const YamlNode* pattern = yaml.required(node, entries, "files");
  const Pattern files = pattern ? read_files(yaml, *pattern) : Pattern();
  if (pattern) row.files = pattern->word;
  row.key =
      read_target(yaml, find(entries, "key"), files, {"{path}", "{name}"});
  row.url = read_target(yaml, find(entries, "url"), files,
                        {"{path}", "{name}", "{locale}", "{year}", "{month}",
                         "{day}", "{title}", "{slug}", "{categories}"});
  if (const YamlNode* locale = find(entries, "locale")) {
    row.locale = read_locale(yaml, *locale, files, locales);
  } else if (pattern) {
    check_has_locale(yaml, *pattern, files);
  }
  if (const YamlNode* settings = find(entries, "folder_settings")) {
    row.folder_settings =
        yaml.truth(*settings, "`folder_settings` is true or false")
            .value_or(true);
  }
  return row;
}

}  // namespace

std::vector<LayoutRow> read_layout(YamlReader& yaml, const YamlNode& node,
                                   const std::vector<std::string>& locales) {
  std::vector<LayoutRow> rows;
  for (const YamlNode* item :
       yaml.some_items(node, "`layout` is a list of patterns")) {
    rows.push_back(item->kind == YamlNode::Kind::word
                       ? short_row(yaml, *item)
                       : long_row(yaml, *item, locales));
  }
  return rows;
}

}  // namespace paralint
