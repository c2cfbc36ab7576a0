#include "redirect_formats.h"

#include <algorithm>
#include <array>

#include "detect/settings.h"
#include "href.h"
#include "mkdocs_lines.h"
#include "redirect_scripts.h"
#include "yaml.h"

namespace paralint {
namespace {

constexpr std::array<const char*, redirect_formats> words = {
    "yaml",   "netlify", "netlify-toml", "mdn",
    "mkdocs", "vercel",  "astro",        "docusaurus"};

bool is_pattern(std::string_view from) {
  return from.find('*') != npos || from.find("/:") != npos;
}

// One page for every URL: what is not found is told there, by the site's code.
bool is_catch_all(const Redirect& redirect) {
  return redirect.is_rewrite && redirect.from == "/*";
}

void add(std::vector<Redirect>& redirects, Redirect redirect) {
  if (!starts_with(redirect.from, "/") || redirect.to.empty()) return;
  redirect.is_pattern = is_pattern(redirect.from);
  if (!is_catch_all(redirect)) redirects.push_back(std::move(redirect));
}

// ---- One redirect a line

std::vector<Span> tokens(std::string_view text, Span line,
                         std::string_view blanks) {
  std::vector<Span> result;
  size_t at = line.begin;
  while (at = std::min<size_t>(text.find_first_not_of(blanks, at), line.end),
         at < line.end) {
    const size_t end =
        std::min<size_t>(text.find_first_of(blanks, at), line.end);
    const Span token{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
    if (token.in(text).front() == '#') break;
    result.push_back(token);
    at = end;
  }
  return result;
}

bool is_condition(std::string_view token) {
  const std::string name = ascii_lower(token.substr(0, token.find('=')));
  return token.find('=') != npos && (name == "country" || name == "language" ||
                                     name == "role" || name == "cookie");
}

// "301", "200!"
bool is_status(std::string_view token) {
  if (ends_with(token, "!")) token.remove_suffix(1);
  return token.size() == 3 && token.find_first_not_of("0123456789") == npos;
}

// github.com/netlify/build, packages/redirect-parser/src/line_parser.js: what
// stands between the two URLs are query parameters.
std::optional<RedirectLine> netlify_line(std::string_view text, Span where) {
  const std::vector<Span> parts = tokens(text, where, " \t\r\n");
  const auto is_url = [&](Span part) {
    const std::string_view word = part.in(text);
    return starts_with(word, "/") || word.find("://") != npos;
  };
  if (parts.empty() || !is_url(parts[0])) return std::nullopt;
  const auto to = std::find_if(parts.begin() + 1, parts.end(), is_url);
  if (to == parts.end()) return std::nullopt;
  RedirectLine line{where, parts[0], *to};
  line.is_conditional = to != parts.begin() + 1;
  for (auto part = to + 1; part != parts.end(); ++part) {
    const std::string_view word = part->in(text);
    line.is_conditional |= is_condition(word);
    if (!is_status(word)) continue;
    line.status = std::stoi(std::string(word.substr(0, 3)));
    line.is_forced = ends_with(word, "!");
  }
  return line;
}

// github.com/mdn/rari, crates/rari-doc/src/redirects.rs.
std::optional<RedirectLine> mdn_line(std::string_view text, Span where) {
  const std::vector<Span> parts = tokens(text, where, "\t\r\n");
  if (parts.size() != 2) return std::nullopt;
  return RedirectLine{where, parts[0], parts[1]};
}

std::vector<Redirect> of_lines(RedirectFormat format, const std::string& file,
                               std::string_view text) {
  std::vector<Redirect> redirects;
  const Lines lines(text);
  for (const RedirectLine& line : redirect_lines(format, text)) {
    const bool counts = line.status == 200 || line.status / 100 == 3;
    if (line.is_conditional || !counts) continue;
    add(redirects, {.from = std::string(line.from.in(text)),
                    .to = std::string(line.to.in(text)),
                    .place = {file, lines.line_of(line.where.begin), 1},
                    .is_forced = line.is_forced,
                    .is_rewrite = line.status == 200});
  }
  return redirects;
}

// ---- netlify.toml

// docs.netlify.com/routing/redirects/#syntax-for-the-netlify-configuration-file
class NetlifyTables {
 public:
  NetlifyTables(const std::string& file, std::string_view text) : file_(file) {
    for (const GeneratorSetting& setting : toml_settings(text)) read(setting);
    close();
  }

  std::vector<Redirect> take() { return std::move(redirects_); }

 private:
  void read(const GeneratorSetting& setting) {
    const auto& path = setting.path;
    if (path.empty() || path[0] != "redirects") return;
    if (path.size() == 1) return close();
    const std::string& name = path[1];
    if (name == "query" || name == "conditions") counts_ = false;
    if (path.size() > 2 || setting.value.empty()) return;
    if (name == "from") now_.from = setting.value;
    if (name == "to") now_.to = setting.value;
    if (name == "force") now_.is_forced = setting.value == "true";
    if (name != "status") return;
    now_.is_rewrite = setting.value == "200";
    if (!now_.is_rewrite && setting.value[0] != '3') counts_ = false;
  }

  // The table ends.
  void close() {
    now_.place = {file_, 1, 1};
    if (counts_) add(redirects_, std::move(now_));
    now_ = {};
    counts_ = true;
  }

  const std::string& file_;
  Redirect now_;
  bool counts_ = true;
  std::vector<Redirect> redirects_;
};

// ---- YAML and JSON

const YamlNode* value_of(const YamlNode* mapping, std::string_view name) {
  if (!mapping || mapping->kind != YamlNode::Kind::mapping) return nullptr;
  for (size_t i = 0; i + 1 < mapping->children.size(); i += 2) {
    if (mapping->children[i]->word == name) return mapping->children[i + 1];
  }
  return nullptr;
}

std::string word_of(const YamlNode* mapping, std::string_view name) {
  const YamlNode* value = value_of(mapping, name);
  return value && value->kind == YamlNode::Kind::word ? value->word : "";
}

std::vector<const YamlNode*> items_of(const YamlNode* mapping,
                                      std::string_view name) {
  const YamlNode* value = value_of(mapping, name);
  if (!value || value->kind != YamlNode::Kind::list) return {};
  return value->children;
}

// `plugins: [redirects: {redirect_maps: ...}]`, or a mapping of plugins.
const YamlNode* redirect_maps(const YamlNode* root) {
  const YamlNode* plugins = value_of(root, "plugins");
  if (const YamlNode* plugin = value_of(plugins, "redirects")) {
    return value_of(plugin, "redirect_maps");
  }
  for (const YamlNode* item : items_of(root, "plugins")) {
    const YamlNode* maps =
        value_of(value_of(item, "redirects"), "redirect_maps");
    if (maps) return maps;
  }
  return nullptr;
}

// github.com/mkdocs/mkdocs-redirects: files below docs_dir.
std::vector<Redirect> of_mkdocs(const std::string& file, const YamlNode* root) {
  std::vector<Redirect> redirects;
  const YamlNode* maps = redirect_maps(root);
  if (!maps || maps->kind != YamlNode::Kind::mapping) return redirects;
  const std::string docs = word_of(root, "docs_dir");
  const size_t slash = file.rfind('/');
  const std::string folder = joined_path(
      slash == npos ? "" : file.substr(0, slash), docs.empty() ? "docs" : docs);
  for (size_t i = 0; i + 1 < maps->children.size(); i += 2) {
    const YamlNode& from = *maps->children[i];
    const YamlNode& to = *maps->children[i + 1];
    const HrefKind kind = parse_href(to.word).kind;
    if (from.word.empty() || to.word.empty()) continue;
    redirects.push_back({.from = joined_path(folder, from.word).substr(1),
                         .to = kind == HrefKind::relative
                                   ? joined_path(folder, to.word).substr(1)
                                   : to.word,
                         .place = {file, from.line, from.column},
                         .names_files = true});
  }
  return redirects;
}

// "/old/:path*" as "/old/*"; false for an expression.
bool take_vercel_pattern(Redirect& redirect) {
  std::string from;
  for (std::string_view part : split(redirect.from, '/')) {
    if (part.empty()) continue;
    const bool is_rest = ends_with(part, "*");
    if (is_rest) part.remove_suffix(1);
    const bool is_word = starts_with(part, ":");
    const size_t odd = part.find_first_of(":*+?(){}|\\", is_word ? 1 : 0);
    if (odd != npos || is_rest != (is_rest && is_word)) return false;
    if (starts_with(from, "/*") || from.find("/*") != npos) return false;
    if (!is_rest) {
      from += "/" + std::string(part);
      continue;
    }
    from += "/*";
    const std::string word(part);
    for (const std::string& name : {word + "*", word}) {
      const size_t at = redirect.to.find(name);
      if (at != npos) redirect.to.replace(at, name.size(), ":splat");
      if (at != npos) break;
    }
  }
  redirect.from = from.empty() ? "/" : from;
  return true;
}

// vercel.com/docs/project-configuration: redirects come before files, rewrites
// after them.
std::vector<Redirect> of_vercel(const std::string& file, const YamlNode* root) {
  std::vector<Redirect> redirects;
  for (const char* list : {"redirects", "rewrites"}) {
    const bool is_rewrite = std::string_view(list) == "rewrites";
    for (const YamlNode* item : items_of(root, list)) {
      Redirect redirect{.from = word_of(item, "source"),
                        .to = word_of(item, "destination"),
                        .place = {file, item->line, item->column},
                        .is_forced = !is_rewrite,
                        .is_rewrite = is_rewrite};
      const bool is_conditional =
          value_of(item, "has") || value_of(item, "missing");
      if (is_conditional || !starts_with(redirect.from, "/")) continue;
      if (take_vercel_pattern(redirect)) add(redirects, std::move(redirect));
    }
  }
  return redirects;
}

}  // namespace

const char* name_of(RedirectFormat format) {
  return words[static_cast<size_t>(format)];
}

std::optional<RedirectFormat> redirect_format(std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<RedirectFormat>(found - words.begin());
}

RedirectFormat format_of(std::string_view file) {
  const std::string_view name = last_segment(file);
  if (name == "_redirects") return RedirectFormat::netlify;
  if (name == "netlify.toml") return RedirectFormat::netlify_toml;
  if (name == "_redirects.txt") return RedirectFormat::mdn;
  if (name == "vercel.json") return RedirectFormat::vercel;
  if (name == "mkdocs.yml" || name == "mkdocs.yaml") {
    return RedirectFormat::mkdocs;
  }
  if (starts_with(name, "astro.config.")) return RedirectFormat::astro;
  if (starts_with(name, "docusaurus.config.")) {
    return RedirectFormat::docusaurus;
  }
  return RedirectFormat::yaml;
}

std::vector<RedirectLine> redirect_lines(RedirectFormat format,
                                         std::string_view text) {
  std::vector<RedirectLine> result;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const Span where{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    const auto line = format == RedirectFormat::mdn ? mdn_line(text, where)
                                                    : netlify_line(text, where);
    if (line) result.push_back(*line);
    begin = end;
  }
  return result;
}

std::vector<Redirect> redirects_in(RedirectFormat format,
                                   const std::string& file,
                                   std::string_view text) {
  switch (format) {
    case RedirectFormat::netlify:
    case RedirectFormat::mdn:
      return of_lines(format, file, text);
    case RedirectFormat::netlify_toml:
      return NetlifyTables(file, text).take();
    case RedirectFormat::mkdocs: {
      YamlTree tree = parse_yaml(mkdocs_redirects_only(text));
      // What was left out may have named what is needed.
      if (tree.broken) tree = parse_yaml(text);
      return of_mkdocs(file, tree.root);
    }
    case RedirectFormat::vercel: {
      const YamlTree tree = parse_yaml(text);
      return of_vercel(file, tree.root);
    }
    case RedirectFormat::astro:
      return astro_redirects(file, text);
    case RedirectFormat::docusaurus:
      return docusaurus_redirects(file, text);
    case RedirectFormat::yaml:
      break;
  }
  return {};
}

}  // namespace paralint
