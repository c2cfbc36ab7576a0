#include "detect/config_text.h"

#include <algorithm>

#include "detect/locale_words.h"
#include "locale.h"
#include "text.h"
#include "yaml_word.h"

namespace paralint {
namespace {

// A comment in lines of usual length; what comes from file names is one line
// of printable text.
std::string comment(const std::string& sentence) {
  constexpr size_t width = 78;
  std::string out;
  std::string line = "#";
  const std::string text = printable(sentence);
  for (const std::string_view word : split(text, ' ')) {
    if (line.size() > 1 && line.size() + 1 + word.size() > width) {
      out += line + "\n";
      line = "#";
    }
    line += " " + std::string(word);
  }
  return out + line + "\n";
}

std::string because(const Grounds& grounds) {
  if (grounds.evidence.empty()) return {};
  std::string sentence = name_of(grounds.certainty);
  sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return comment(sentence + ": " + grounds.evidence + ".");
}

// As the configuration names the locale everywhere but in `locales`.
std::string tag_of_locale(const std::string& word) {
  const std::string tag = tag_of_word(word);
  return yaml_word(tag.empty() || canonical_locale(word) == tag ? word : tag);
}

std::string locales_text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    const std::string tag = tag_of_locale(word);
    out += out.empty() ? "[" : ", ";
    out +=
        tag == yaml_word(word) ? tag : "{" + yaml_word(word) + ": " + tag + "}";
  }
  return out + "]";
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += (out.empty() ? "[" : ", ") + yaml_word(word);
  }
  return out + "]";
}

// A pattern holds braces, which begin a mapping where they come first; what
// ends a plain word is quoted, too.
std::string pattern(const std::string& text) {
  const bool is_plain =
      text[0] != '{' && text[0] != '*' && std::ranges::all_of(text, [](char c) {
        return is_ascii_alnum(c) ||
               (c != '\0' && std::string_view("/._-{}").find(c) != npos);
      });
  if (is_plain) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string patterns(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& one : all) {
    out += (out.empty() ? "[" : ", ") + pattern(one);
  }
  return out + "]";
}

std::string default_key(const LayoutRow& row) {
  return row.files.find("{name}") == npos ? "/{path}" : "/{path}/{name}";
}

std::string row_text(const LayoutRow& row) {
  std::string out;
  if (!row.locale.empty()) {
    out += "    locale: " + tag_of_locale(row.locale) + "\n";
  }
  if (row.key != default_key(row)) out += "    key: " + pattern(row.key) + "\n";
  if (row.url != default_key(row)) out += "    url: " + pattern(row.url) + "\n";
  if (!row.folder_settings) out += "    folder_settings: false\n";
  if (out.empty()) return "  - " + pattern(row.files) + "\n";
  return "  - files: " + pattern(row.files) + "\n" + out;
}

std::string words_of(const std::vector<Reading>& readings) {
  std::vector<std::string> words;
  for (const Reading reading : readings) words.emplace_back(name_of(reading));
  return listed(words);
}

// Setting a list replaces the renderer's own; empty where that is enough.
std::string globs_of(const Detected& detected) {
  std::vector<std::string> globs =
      find_renderer(detected.renderer)->generated_pages;
  const auto& known = detected.known_pages;
  const size_t more = std::erase_if(globs, [&](const std::string& glob) {
    return std::ranges::count(known, glob) > 0;
  });
  const size_t own = globs.size();
  for (const std::string& glob : detected.generated_pages) {
    if (std::ranges::count(globs, glob) == 0) globs.push_back(glob);
  }
  return globs.size() == own && more == 0 ? std::string() : patterns(globs);
}

std::string renderer_text(const Detected& detected) {
  std::string more;
  const auto set = [&](bool is_set, std::string_view key,
                       const std::string& value) {
    if (is_set) more += ", " + std::string(key) + ": " + value;
  };
  const auto& links = detected.markdown_links;
  set(!detected.slug.empty(), "slug", detected.slug);
  set(!links.empty(), "markdown_links", words_of(links));
  set(!detected.html_links.empty(), "html_links",
      words_of(detected.html_links));
  set(detected.html_urls, "html_urls", "true");
  set(detected.html_urls, "url_is_folder", "false");
  set(detected.urls_are_folders, "url_is_folder", "true");
  if (detected.ids_by_hand) {
    const std::string effect = *detected.ids_by_hand ? "replaces" : "text";
    set(true, "ids", "{brace: " + effect + ", spaced-brace: " + effect + "}");
  }
  set(detected.other_ids, "generated_ids", "[\"*\"]");
  set(detected.bare_urls.has_value(), "bare_urls",
      detected.bare_urls.value_or(false) ? "true" : "false");
  set(detected.keeps_numbers, "number_prefix", "none");
  set(!detected.file_links.empty(), "file_links", detected.file_links);
  set(!detected.index_name.empty(), "index_names",
      "[" + detected.index_name + ", index]");
  set(detected.serves_untranslated, "untranslated", "served");
  const std::string globs = globs_of(detected);
  set(!globs.empty(), "generated_pages", globs);
  if (more.empty()) return "renderer: " + detected.renderer + "\n";
  return "renderer: {preset: " + detected.renderer + more + "}\n";
}

std::string redirects_text(const std::vector<Detected::Redirects>& all) {
  std::string out;
  for (const Detected::Redirects& one : all) {
    out += all.size() == 1 ? "redirects: " : "  - ";
    out += "{file: " + yaml_word(one.file);
    if (!one.from.empty()) {
      out += ", from: " + yaml_word(one.from) + ", to: " + yaml_word(one.to);
    }
    out += "}\n";
  }
  return all.size() < 2 ? out : "redirects:\n" + out;
}

std::string hosts_text(const Detected& detected) {
  std::string hosts;
  for (const Said::LocaleHost& host : detected.locale_hosts) {
    hosts += "  - {url: " + yaml_word(host.url) +
             ", locale: " + tag_of_locale(host.word) + "}\n";
  }
  if (!hosts.empty()) return "hosts:\n" + hosts;
  return detected.host.empty() ? hosts
                               : "hosts: [" + yaml_word(detected.host) + "]\n";
}

}  // namespace

std::string config_text(const Detected& detected) {
  std::string out =
      detected.site.empty()
          ? "# Found by `paralint init`; please look through it.\n"
          : "# " + detected.site +
                " site, as `paralint init` found it; please look through "
                "it.\n";
  if (!detected.open.empty()) {
    out += "#\n# Not decided:\n";
    for (const std::string& sentence : detected.open) {
      out += comment("- " + sentence);
    }
  }
  out += "\n" + because(detected.locales);
  out += "locales: " + locales_text(detected.words) + "\n";
  out += because(detected.reference);
  out += "reference: " + tag_of_locale(detected.words.front()) + "\n";
  out += "default_locale: " +
         (detected.default_has_prefix ? std::string("none")
                                      : tag_of_locale(detected.words.front())) +
         "\n";
  out += "\n" + because(detected.rows) + "layout:\n";
  for (const LayoutRow& row : detected.layout) out += row_text(row);
  if (!detected.exclude.empty()) {
    out += "exclude: " + listed(detected.exclude) + "\n";
  }
  if (!detected.base.empty()) out += "base: " + pattern(detected.base) + "\n";
  out += "\n" + because(detected.ids) + renderer_text(detected);
  out += redirects_text(detected.redirects);
  return out + hosts_text(detected);
}

std::string assumption(const Detected& detected) {
  std::string out =
      detected.site.empty() ? "a site" : "a site of " + detected.site;
  out += detected.words.size() == 1 ? " with the locale " : " with locales ";
  for (size_t i = 0; i < detected.words.size(); ++i) {
    out += (i == 0 ? "" : ", ") + tag_of_locale(detected.words[i]);
  }
  if (detected.words.size() > 1) {
    out += " (reference " + tag_of_locale(detected.words.front()) + ")";
  }
  out += ", renderer " + detected.renderer;
  if (detected.ids.certainty == Certainty::guess) out += " (a guess)";
  if (detected.left > 0) {
    out += detected.left == 1 ? "; another Markdown file is left out"
                              : "; " + std::to_string(detected.left) +
                                    " other Markdown files are left out";
  }
  return out;
}

}  // namespace paralint
