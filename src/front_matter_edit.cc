#include "front_matter_edit.h"

#include "error.h"
#include "front_matter.h"
#include "yaml_edit.h"
#include "yaml_word.h"

namespace paralint {
namespace {

std::string line_end_of(std::string_view page) {
  const size_t end = page.find('\n');
  return end != npos && end > 0 && page[end - 1] == '\r' ? "\r\n" : "\n";
}

uint32_t behind_first_line(std::string_view page, uint32_t begin) {
  return static_cast<uint32_t>(page.find('\n', begin) + 1);
}

// Where the line begins that closes the front matter.
uint32_t closing_line(std::string_view page, Span span) {
  uint32_t at = span.end;
  if (at > span.begin && page[at - 1] == '\n') --at;
  while (at > span.begin && page[at - 1] != '\n') --at;
  return at;
}

const YamlNode* value_of(const YamlTree& tree, std::string_view field) {
  if (!tree.root || tree.root->kind != YamlNode::Kind::mapping) return nullptr;
  const auto& nodes = tree.root->children;
  for (size_t i = 0; i + 1 < nodes.size(); i += 2) {
    if (nodes[i]->word == field) return nodes[i + 1];
  }
  return nullptr;
}

}  // namespace

Edit field_edit(const std::string& file, std::string_view page,
                const std::string& field, std::string_view value) {
  const FrontMatter matter = front_matter(page);
  const std::string end = line_end_of(page);
  const std::string line = field + ": " + yaml_word(value) + end;
  if (matter.span.empty()) {
    const uint32_t begin = page.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    return {file, {begin, begin}, "---" + end + line + "---" + end + end};
  }
  if (matter.problem) {
    throw Error(Trouble{
        file, 0, 0, "its front matter is broken: " + matter.problem->message});
  }
  if (matter.is_toml) {
    throw Error(Trouble{file, 0, 0,
                        "its front matter is TOML, which is not changed here; "
                        "set `" +
                            field + "` by hand"});
  }
  const uint32_t begin = behind_first_line(page, matter.span.begin);
  const uint32_t close = closing_line(page, matter.span);
  const std::string_view yaml = Span{begin, close}.in(page);
  const YamlTree tree = parse_yaml(yaml);
  const YamlNode* old = value_of(tree, field);
  if (!old) return {file, {close, close}, line};
  if (old->kind != YamlNode::Kind::word) {
    throw Error(Trouble{file, 0, 0,
                        "the value of `" + field +
                            "` in its front matter is no word that could be "
                            "changed here"});
  }
  Edit edit = word_edit(file, yaml, *old, value);
  edit.where = {edit.where.begin + begin, edit.where.end + begin};
  return edit;
}

}  // namespace paralint
