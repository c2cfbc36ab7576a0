#include "moved_files.h"

#include <algorithm>

#include "href.h"
#include "text.h"
#include "written.h"

namespace paralint {
namespace {

std::string folder_of(const std::string& file) {
  const size_t slash = file.rfind('/');
  return slash == npos ? std::string() : file.substr(0, slash);
}

// One page, which may move.
class PageFiles {
 public:
  PageFiles(const Site& site, const Disk& disk, const Moves& moves,
            PageIndex page)
      : corpus_(site.corpus()),
        disk_(disk),
        moves_(moves),
        facts_(corpus_.page(page).facts),
        targets_(site.targets()[page]),
        now_(moved(moves, facts_.file)) {}

  std::vector<Edit> edits() {
    if (folder_of(now_) != folder_of(facts_.file)) edit_assets();
    if (corpus_.renderer().dialect.mdx || ends_with(facts_.file, ".mdx")) {
      edit_imports();
    }
    return std::move(edits_);
  }

 private:
  // The path as it must be from where the page is going to be.
  std::string path_now(std::string_view path) const {
    const std::string before =
        joined_path(folder_of(facts_.file), percent_decoded(path)).substr(1);
    const std::string made = relative_path(now_, moved(moves_, before));
    const bool is_dotted = starts_with(path, "./") && !starts_with(made, "../");
    return (is_dotted ? "./" : "") + made;
  }

  bool is_relative_to_url(std::string_view path) const {
    const auto& readings = corpus_.renderer().markdown_links;
    if (std::ranges::count(readings, Reading::relative_url) == 0) return false;
    const std::string file =
        joined_path(folder_of(facts_.file), percent_decoded(path)).substr(1);
    return !disk_.is_file(file);
  }

  void edit_assets() {
    for (size_t i = 0; i < facts_.links.size(); ++i) {
      const Link& link = facts_.links[i];
      const Href href = parse_href(link.destination);
      if (targets_[i].kind != TargetKind::asset ||
          href.kind != HrefKind::relative || is_relative_to_url(href.path)) {
        continue;
      }
      const std::string rest = link.destination.substr(href.path.size());
      const auto text =
          link.destination_span.empty()
              ? std::nullopt
              : written(link, percent_encoded(path_now(href.path)) + rest);
      if (!text) cannot(link);
      add(link.destination_span, *text);
    }
  }

  [[noreturn]] void cannot(const Link& link) const {
    throw Error(Trouble{facts_.file, link.line, 0,
                        "`" + link.destination +
                            "` would have to change, but its bytes are not "
                            "known well enough"});
  }

  // A definition is changed once, for the first link that uses it.
  void add(Span where, std::string text) {
    const auto same = [&](const Edit& edit) { return edit.where == where; };
    if (std::ranges::any_of(edits_, same)) return;
    edits_.push_back({facts_.file, where, std::move(text)});
  }

  // import X from "../x.mdx" and require("./x.png"), outside code.
  void edit_imports() {
    std::string text;
    if (!disk_.read(facts_.file, text).empty()) return;
    for (size_t at = text.find("./"); at != npos;
         at = text.find("./", at + 2)) {
      const size_t begin = at > 0 && text[at - 1] == '.' ? at - 1 : at;
      if (begin == 0) continue;
      const char quote = text[begin - 1];
      const size_t end = text.find(quote, at);
      if ((quote != '"' && quote != '\'') || end == npos) continue;
      const Span where{static_cast<uint32_t>(begin),
                       static_cast<uint32_t>(end)};
      if (!is_import(text, where) || is_code(where)) continue;
      const std::string path(where.in(text));
      const std::string made = path_now(path);
      // Bundlers take what begins with no dot for the name of a package.
      const std::string dotted = starts_with(made, ".") ? made : "./" + made;
      if (dotted != path) add(where, dotted);
    }
  }

  static bool is_import(std::string_view text, Span where) {
    const std::string_view line = line_at(text, where.begin);
    const std::string_view before =
        text.substr(0, where.begin > 0 ? where.begin - 1 : 0);
    return starts_with(line, "import ") || starts_with(line, "export ") ||
           starts_with(line, "} from ") || ends_with(before, "require(");
  }

  bool is_code(Span where) const {
    return std::ranges::any_of(facts_.code, [&](const CodeBlock& block) {
      return block.where.contains(where.begin);
    });
  }

  const Corpus& corpus_;
  const Disk& disk_;
  const Moves& moves_;
  const Page& facts_;
  const std::vector<Target>& targets_;
  const std::string& now_;
  std::vector<Edit> edits_;
};

}  // namespace

const std::string& moved(const Moves& moves, const std::string& file) {
  const auto found = moves.find(file);
  return found == moves.end() ? file : found->second;
}

std::vector<Edit> edits_for_moves(const Site& site, const Disk& disk,
                                  const Moves& moves) {
  std::vector<Edit> edits;
  for (PageIndex page = 0; page < site.corpus().pages().size(); ++page) {
    for (Edit& edit : PageFiles(site, disk, moves, page).edits()) {
      edits.push_back(std::move(edit));
    }
  }
  return edits;
}

}  // namespace paralint
