#include "config_renderer.h"

#include <algorithm>

#include <fmt/format.h>

#include "slug_rules.h"

namespace paralint {
namespace {

// How many values the enums have.
constexpr size_t id_effects = static_cast<size_t>(IdEffect::text) + 1;
constexpr size_t fragment_readings =
    static_cast<size_t>(FragmentReading::slug) + 1;
constexpr size_t slug_texts = static_cast<size_t>(SlugText::source) + 1;
constexpr size_t taken_id_kinds = static_cast<size_t>(TakenIds::all) + 1;
constexpr size_t template_kinds = static_cast<size_t>(Templates::liquid) + 1;
constexpr size_t include_kinds = static_cast<size_t>(Includes::shortcodes) + 1;
constexpr size_t number_prefixes = static_cast<size_t>(NumberPrefix::dated) + 1;

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

// One word for a value of an enum.
template <typename Enum>
Enum one_of(YamlReader& yaml, const YamlNode& node, std::string_view noun,
            size_t count, std::optional<Enum> (*value)(std::string_view)) {
  const std::string* word = yaml.choice(node, noun, words<Enum>(count));
  return word ? *value(*word) : Enum{};
}

Words slugger_names() {
  Words names;
  for (const Slugger& slugger : sluggers()) names.push_back(slugger.name);
  return names;
}

const Slugger* read_slugger(YamlReader& yaml, const YamlNode& node) {
  const std::string* name = yaml.choice(node, "slug", slugger_names());
  return name ? find_slugger(*name) : nullptr;
}

void read_url_names(YamlReader& yaml, const YamlNode& node,
                    Renderer& renderer) {
  Words words = {"kept", "tidied"};
  std::ranges::copy(slugger_names(), std::back_inserter(words));
  const std::string* word = yaml.choice(node, "word", words);
  if (!word) return;
  renderer.url_slugger = find_slugger(*word);
  renderer.url_names = renderer.url_slugger ? UrlNames::slugs
                       : *word == "tidied"  ? UrlNames::tidied
                                            : UrlNames::kept;
}

// May be "".
std::string read_text(YamlReader& yaml, const YamlNode& node,
                      std::string_view sentence) {
  const std::string* text = yaml.word(node, sentence);
  return text ? *text : std::string();
}

// {delete: "[^a-z]"}, {replace: " ", with: "-"}
std::optional<SlugStep> read_replacement(YamlReader& yaml,
                                         const YamlNode& node) {
  const auto entries =
      yaml.entries(node, "a step is a word, `delete`, or `replace` and `with`",
                   {"delete", "replace", "with"});
  const YamlNode* pattern = find(entries, "delete");
  SlugStep step{SlugStep::Kind::replace, "", ""};
  if (!pattern) {
    pattern = yaml.required(node, entries, "replace");
    const YamlNode* with = yaml.required(node, entries, "with");
    if (with) step.with = read_text(yaml, *with, "`with` is a text");
  }
  const std::string* text =
      pattern ? yaml.filled(*pattern, "a pattern is a regular expression")
              : nullptr;
  if (!text) return std::nullopt;
  step.pattern = *text;
  const std::string wrong = mistake(step);
  if (wrong.empty()) return step;
  yaml.add(*pattern, fmt::format("`{}` cannot be a step: {}", *text, wrong));
  return std::nullopt;
}

std::vector<SlugStep> read_steps(YamlReader& yaml, const YamlNode& node) {
  std::vector<SlugStep> steps;
  for (const YamlNode* item :
       yaml.some_items(node, "`steps` is a list of steps")) {
    if (item->kind == YamlNode::Kind::mapping) {
      if (auto step = read_replacement(yaml, *item)) steps.push_back(*step);
    } else if (const std::string* word =
                   yaml.choice(*item, "step", slug_step_words())) {
      steps.push_back(slug_step(*word));
    }
  }
  return steps;
}

// A slugger of the table by its name, or steps.
void read_slug(YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
  if (node.kind == YamlNode::Kind::word) {
    renderer.slugger = read_slugger(yaml, node);
    return;
  }
  const auto entries = yaml.entries(node, "`slug` is a name or a mapping",
                                    {"steps", "duplicates", "empty"});
  std::vector<SlugStep> steps;
  if (const YamlNode* list = yaml.required(node, entries, "steps")) {
    steps = read_steps(yaml, *list);
  }
  Duplicates rule = Duplicates::number;
  if (const YamlNode* value = find(entries, "duplicates")) {
    rule =
        one_of<Duplicates>(yaml, *value, "word", duplicate_rules, duplicates);
  }
  std::string empty;
  if (const YamlNode* value = find(entries, "empty")) {
    empty = read_text(yaml, *value, "`empty` is a text");
  }
  renderer.own_slugger = own_slugger(std::move(steps), rule, std::move(empty));
  renderer.slugger = renderer.own_slugger.get();
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

std::vector<std::string> names(YamlReader& yaml, const YamlNode& node,
                               std::string_view name, std::string_view noun) {
  std::vector<std::string> result;
  for (const YamlNode* item :
       yaml.items(node, fmt::format("`{}` is a list of {}s", name, noun))) {
    if (const std::string* word = yaml.filled(
            *item, fmt::format("an item of `{}` is a {}", name, noun))) {
      result.push_back(*word);
    }
  }
  return result;
}

void read_url_fields(YamlReader& yaml, const YamlNode& node,
                     Renderer& renderer) {
  renderer.url_fields.clear();
  for (const auto& [key, value] :
       yaml.entries(node, "`url_fields` maps fields to what they say")) {
    const std::string* word =
        yaml.choice(*value, "role", words<UrlRole>(url_roles));
    if (word) renderer.url_fields.push_back({key->word, *url_role(*word)});
  }
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

void read_link_prefixes(YamlReader& yaml, const YamlNode& node,
                        Renderer& renderer) {
  renderer.link_prefixes.clear();
  for (const auto& [key, value] :
       yaml.entries(node, "`link_prefixes` maps prefixes to what they mean")) {
    const std::string* word =
        yaml.choice(*value, "meaning", words<PrefixMeaning>(prefix_meanings));
    if (word && !key->word.empty()) {
      renderer.link_prefixes.push_back({key->word, *prefix_meaning(*word)});
    }
  }
}

// A key of the mapping, in the order of docs/configuration.md.
struct Setting {
  std::string_view name;
  void (*read)(YamlReader& yaml, const YamlNode& node, Renderer& renderer);
};

constexpr Setting settings[] = {
    {"slug", read_slug},
    {"old_slug",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.old_slugger = read_slugger(yaml, node);
     }},
    {"slug_from",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.slug_text =
           one_of<SlugText>(yaml, node, "source", slug_texts, slug_text);
     }},
    {"taken_ids",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.taken_ids =
           one_of<TakenIds>(yaml, node, "word", taken_id_kinds, taken_ids);
     }},
    {"ids", read_ids},
    {"generated_ids",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.generated_ids = names(yaml, node, "generated_ids", "pattern");
     }},
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
    {"link_prefixes", read_link_prefixes},
    {"base_from",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.base_from =
           one_of<BaseFrom>(yaml, node, "word", base_sources, base_from);
     }},
    {"generated_pages",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.generated_pages = names(yaml, node, "generated_pages", "glob");
     }},
    {"templates",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.templates =
           one_of<Templates>(yaml, node, "word", template_kinds, templates);
     }},
    {"includes",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.includes =
           one_of<Includes>(yaml, node, "word", include_kinds, includes);
     }},
    {"mdx",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       const std::string* word =
           yaml.choice(node, "word", {"true", "false", "by-ending"});
       renderer.dialect.mdx = word && *word == "true";
       renderer.mdx_by_ending = word && *word == "by-ending";
     }},
    {"math",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.math = read_truth(yaml, node, "math");
     }},
    {"bare_urls",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.bare_urls = read_truth(yaml, node, "bare_urls");
     }},
    {"python_markdown",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.python_markdown =
           read_truth(yaml, node, "python_markdown");
     }},
    {"front_matter_links",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.dialect.front_matter_links =
           read_truth(yaml, node, "front_matter_links");
     }},
    {"url_field",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       const std::string field = read_name(yaml, node, "url_field", "field");
       renderer.url_fields.clear();
       if (!field.empty()) renderer.url_fields = {{field, UrlRole::name}};
     }},
    {"url_fields", read_url_fields},
    {"key_fields",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.key_fields = names(yaml, node, "key_fields", "field");
     }},
    {"locale_field",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.locale_field = read_name(yaml, node, "locale_field", "field");
     }},
    {"alias_fields",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.alias_fields = names(yaml, node, "alias_fields", "field");
     }},
    {"moved_fields",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.moved_fields = names(yaml, node, "moved_fields", "field");
     }},
    {"index_names",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.index_names = names(yaml, node, "index_names", "file name");
     }},
    {"index_is_named_like_folder",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.index_is_named_like_folder =
           read_truth(yaml, node, "index_is_named_like_folder");
     }},
    {"folders_are_pages",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.folders_are_pages = read_truth(yaml, node, "folders_are_pages");
     }},
    {"number_prefix",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.number_prefix = one_of<NumberPrefix>(
           yaml, node, "word", number_prefixes, number_prefix);
     }},
    {"url_is_folder",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.url_is_folder = read_truth(yaml, node, "url_is_folder");
     }},
    {"index_has_slash",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.index_has_slash = read_truth(yaml, node, "index_has_slash");
     }},
    {"html_urls",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.html_urls = read_truth(yaml, node, "html_urls");
     }},
    {"ignore_case",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.ignores_case = read_truth(yaml, node, "ignore_case");
     }},
    {"url_names", read_url_names},
    {"localize_files",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.localizes_files = read_truth(yaml, node, "localize_files");
     }},
    {"icons",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.has_icons = read_truth(yaml, node, "icons");
     }},
    {"draft_field",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.draft_field = read_name(yaml, node, "draft_field", "field");
     }},
    {"date_field",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.date_field = read_name(yaml, node, "date_field", "field");
     }},
    {"file_links",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.file_links =
           one_of<FileLinks>(yaml, node, "word", file_link_kinds, file_links);
     }},
    {"files_from_root",
     [](YamlReader& yaml, const YamlNode& node, Renderer& renderer) {
       renderer.files_from_root = read_truth(yaml, node, "files_from_root");
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
