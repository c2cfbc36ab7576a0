#include "config_renderer.h"

#include <algorithm>

#include <fmt/format.h>

namespace paralint {
namespace {

// How many values the enums have.
constexpr size_t id_effects = static_cast<size_t>(IdEffect::text) + 1;
constexpr size_t fragment_readings =
    static_cast<size_t>(FragmentReading::slug) + 1;

// The words that a configuration uses for the values of an enum.
template <typename Enum>
Words words(size_t count) {
  Words result;
  for (size_t i = 0; i < count; ++i) {
    result.push_back(name_of(static_cast<Enum>(i)));
  }
  return result;
}

// A list of different words for values of an enum, at least one.
template <typename Enum>
std::vector<Enum> order(YamlReader& yaml, const YamlNode& node,
                        std::string_view name, std::string_view noun,
                        size_t count,
                        std::optional<Enum> (*value)(std::string_view)) {
  std::vector<Enum> result;
  for (const YamlNode* item : yaml.some_items(
           node, fmt::format("`{}` is a list of {}s", name, noun))) {
    const std::string* word = yaml.choice(*item, noun, words<Enum>(count));
    if (!word) continue;
    if (std::ranges::count(result, *value(*word)) > 0) {
      yaml.add(*item, fmt::format("`{}` stands twice in `{}`", *word, name));
    }
    result.push_back(*value(*word));
  }
  return result;
}

const Slugger* read_slugger(YamlReader& yaml, const YamlNode& node) {
  Words names;
  for (const Slugger& slugger : sluggers()) names.push_back(slugger.name);
  const std::string* name = yaml.choice(node, "slug", names);
  return name ? find_slugger(*name) : nullptr;
}

bool read_truth(YamlReader& yaml, const YamlNode& node, std::string_view name) {
  return yaml.truth(node, fmt::format("`{}` is true or false", name))
      .value_or(false);
}

// May be "": the site has none, whatever the preset says.
std::string read_name(YamlReader& yaml, const YamlNode& node,
                      std::string_view name, std::string_view what) {
  const std::string* text =
      yaml.word(node, fmt::format("`{}` is the name of a {}", name, what));
  return text ? *text : std::string();
}

std::vector<std::string> read_index_names(YamlReader& yaml,
                                          const YamlNode& node) {
  std::vector<std::string> result;
  for (const YamlNode* item :
       yaml.items(node, "`index_names` is a list of file names")) {
    if (const std::string* name =
            yaml.filled(*item, "an index name is a file name")) {
      result.push_back(*name);
    }
  }
  return result;
}

void read_ids(YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
  for (const auto& [key, value] :
       yaml.entries(node, "`ids` maps syntaxes of ids to what they do",
                    words<IdSyntax>(id_syntaxes))) {
    const std::string* word =
        yaml.choice(*value, "effect", words<IdEffect>(id_effects));
    if (!word) continue;
    renderer.id_effects[static_cast<size_t>(*id_syntax(key->word))] =
        *id_effect(*word);
  }
}

void read_folder_settings(YamlReader& yaml, const YamlNode& node,
                          Renderer& renderer) {
  FolderSettings& settings = renderer.folder_settings;
  const auto entries =
      yaml.entries(node, "`folder_settings` is a mapping",
                   {"file", "url_field", "copy_field", "required"});
  if (settings.file.empty()) yaml.required(node, entries, "file");
  for (const auto& [key, value] : entries) {
    if (key->word == "file") {
      settings.file = read_name(yaml, *value, "file", "file");
    } else if (key->word == "url_field") {
      settings.url_field = read_name(yaml, *value, "url_field", "field");
    } else if (key->word == "copy_field") {
      settings.copy_field = read_name(yaml, *value, "copy_field", "field");
    } else {
      settings.required = read_truth(yaml, *value, "required");
    }
  }
}

// A key of the mapping, in the order of docs/configuration.md.
struct Setting {
  std::string_view name;
  void (*read)(YamlReader& yaml, const YamlNode& node, Renderer& renderer);
};

constexpr Setting settings[] = {
    {"slug",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.slugger = read_slugger(yaml, node);
     }},
    {"old_slug",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.old_slugger = read_slugger(yaml, node);
     }},
    {"slug_from",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       const std::string* word =
           yaml.choice(node, "source", {"first-text", "text"});
       renderer.slug_of_first_text = word && *word == "first-text";
     }},
    {"ids", read_ids},
    {"markdown_links",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.markdown_links =
           order(yaml, node, "markdown_links", "reading", readings, reading);
     }},
    {"html_links",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.html_links =
           order(yaml, node, "html_links", "reading", readings, reading);
     }},
    {"fragments",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.fragments = order(yaml, node, "fragments", "reading",
                                  fragment_readings, fragment_reading);
     }},
    {"html_fragments",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.html_fragments = order(yaml, node, "html_fragments", "reading",
                                       fragment_readings, fragment_reading);
     }},
    {"mdx",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.mdx = read_truth(yaml, node, "mdx");
     }},
    {"math",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.math = read_truth(yaml, node, "math");
     }},
    {"url_field",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.url_field = read_name(yaml, node, "url_field", "field");
     }},
    {"index_names",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.index_names = read_index_names(yaml, node);
     }},
    {"untranslated",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       const std::string* word =
           yaml.choice(node, "treatment", {"missing", "served"});
       renderer.serves_untranslated = word && *word == "served";
     }},
    {"folder_settings", read_folder_settings},
};

Words setting_names() {
  Words result{"preset"};
  for (const Setting& setting : settings) result.push_back(setting.name);
  return result;
}

Renderer preset(YamlReader& yaml, const YamlNode& node) {
  const std::string* name = yaml.choice(node, "renderer", renderer_names());
  return name ? *find_renderer(*name) : Renderer();
}

}  // namespace

Renderer read_renderer(YamlReader& yaml, const YamlNode& node) {
  if (node.kind == YamlNode::Kind::word) return preset(yaml, node);
  const auto entries =
      yaml.entries(node, "`renderer` is a name or a mapping", setting_names());
  const YamlNode* start = yaml.required(node, entries, "preset");
  Renderer renderer = start ? preset(yaml, *start) : Renderer();
  for (const Setting& setting : settings) {
    if (const YamlNode* value = find(entries, setting.name)) {
      setting.read(yaml, *value, renderer);
    }
  }
  return renderer;
}

}  // namespace paralint
