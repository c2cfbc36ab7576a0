#include "detect/unread_site.h"

#include "detect/tree.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

// sphinx-doc.org/en/master/usage/configuration.html
bool is_sphinx(const Disk& disk, const std::string& file) {
  std::string text;
  if (last_segment(file) != "conf.py" || !disk.read(file, text).empty()) {
    return false;
  }
  for (const char* name : {"sphinx", "myst_parser", "html_theme"}) {
    if (text.find(name) != npos) return true;
  }
  return false;
}

}  // namespace

std::string unread_site(const Disk& disk) {
  for (const std::string& file : tree_of(disk).others) {
    if (is_sphinx(disk, file)) {
      return "`" + file +
             "` is of Sphinx, whose translations are catalogs of messages "
             "(.po), no pages that can be compared";
    }
    // quarto.org/docs/projects/quarto-projects.html
    const std::string_view name = last_segment(file);
    if (name == "_quarto.yml" || name == "_quarto.yaml") {
      return "`" + file +
             "` is of Quarto, whose pages (.qmd) are not read; nor are there "
             "folders or file names of languages with Markdown in them";
    }
    // docs.antora.org/antora/latest/component-version-descriptor
    if (name == "antora.yml") {
      return "`" + file +
             "` is of Antora, whose pages (.adoc) are not read; nor are there "
             "folders or file names of languages with Markdown in them";
    }
  }
  return {};
}

}  // namespace paralint
