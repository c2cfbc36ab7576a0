#include "alignment_table.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "columns.h"
#include "rising.h"
#include "text.h"

namespace paralint {
namespace {

constexpr size_t most_evidence = 28;  // columns
constexpr size_t least_text = 12;
constexpr std::string_view gap = "—";

struct Cell {
  std::string line;
  std::string text{gap};
};

struct Row {
  Cell reference;
  Cell translation;
  std::string confidence;
  std::string note;  // evidence, or what is wrong with a link
};

uint8_t top_level(const Page& page) {
  uint8_t level = 6;
  for (const Heading& heading : page.headings) {
    level = std::min(level, heading.level);
  }
  return level;
}

// `top` is the level that is not indented.
Cell heading_cell(const Page& page, int32_t number, uint8_t top) {
  if (number == no_heading) return {};
  const Heading& heading = page.headings[static_cast<size_t>(number)];
  const std::string indent(2u * (heading.level - top), ' ');
  return {std::to_string(heading.line), indent + printable(heading.text)};
}

Cell link_cell(const Page& page, int32_t number) {
  if (number == no_link) return {};
  const Link& link = page.links[static_cast<size_t>(number)];
  return {std::to_string(link.line), printable(link.destination)};
}

const char* words_for(LinkRelation relation) {
  switch (relation) {
    case LinkRelation::same:
      return "same";
    case LinkRelation::fragment:
      return "another heading";
    case LinkRelation::target:
      return "another page";
    case LinkRelation::broken:
      return "leads nowhere";
    case LinkRelation::missing:
      return "missing";
    case LinkRelation::extra:
      return "extra";
  }
  return "";
}

// Rows whose translation stands elsewhere than its neighbours do.
std::vector<bool> moved_rows(const std::vector<HeadingMatch>& rows) {
  std::vector<size_t> order;
  for (const HeadingMatch& row : rows) {
    if (row.is_whole()) order.push_back(static_cast<size_t>(row.translation));
  }
  const std::vector<bool> in_order = longest_rising(order);
  std::vector<bool> result;
  auto next = in_order.begin();
  for (const HeadingMatch& row : rows) {
    result.push_back(row.is_whole() && !*next++);
  }
  return result;
}

// How wide the columns of a table are.
struct Widths {
  size_t line = 0;
  size_t reference = 0;
  size_t translation = 0;

  Widths(const std::vector<Row>& rows, size_t width) {
    size_t note = 0;
    for (const Row& row : rows) {
      line = std::max(
          {line, row.reference.line.size(), row.translation.line.size()});
      reference = std::max(reference, columns(row.reference.text));
      translation = std::max(translation, columns(row.translation.text));
      note = std::max(note, columns(row.note));
    }
    // Line numbers, confidence, and what stands between the columns.
    const size_t others = 2 * line + 4 + 10 + std::min(note, most_evidence);
    const size_t room = std::max(width, others + 2 * least_text) - others;
    // Half of the room each, and what the other side does not need.
    const size_t left = room - std::min(room, translation);
    reference = std::min(reference, std::max(room / 2, left));
    translation = std::min(translation, room - reference);
  }
};

std::string printed(const Row& row, const Widths& widths) {
  std::string out = fmt::format(
      "{:>{}}  {}  {:>{}}  {}  {:<4}  {}", row.reference.line, widths.line,
      in_columns(row.reference.text, widths.reference), row.translation.line,
      widths.line, in_columns(row.translation.text, widths.translation),
      row.confidence, in_columns(row.note, most_evidence));
  out.erase(out.find_last_not_of(' ') + 1);
  return out + '\n';
}

std::string table(const std::vector<Row>& rows, size_t width) {
  const Widths widths(rows, width);
  std::string out;
  for (const Row& row : rows) out += printed(row, widths);
  return out;
}

class Printer {
 public:
  Printer(const Site& site, size_t pair)
      : corpus_(site.corpus()),
        pair_(site.pairs()[pair]),
        alignment_(site.alignment(pair)),
        reference_(corpus_.page(pair_.reference)),
        translation_(corpus_.page(pair_.translation)) {}

  std::string print(size_t width) const {
    std::string out = head();
    const std::vector<Row> headings = heading_rows();
    out += headings.size() > 1 ? "\n" + table(headings, width)
                               : "\nNeither page has a heading.\n";
    const std::vector<Row> links = link_rows();
    if (!links.empty()) out += "\nLinks that differ:\n" + table(links, width);
    return out;
  }

 private:
  std::string head() const {
    std::string out = fmt::format(
        "{}: paired by {}, confidence {:.2f}\n", printable(reference_.key),
        fmt::join(pair_.paired_by, ", "), pair_.confidence);
    for (const SitePage* page : {&reference_, &translation_}) {
      out += fmt::format("{}  {}  {}\n", corpus_.tag(page->locale),
                         printable(page->facts.file), printable(page->url));
    }
    return out;
  }

  Row title() const {
    return {{"", corpus_.tag(reference_.locale)},
            {"", corpus_.tag(translation_.locale)},
            "sure",
            "by"};
  }

  std::vector<Row> heading_rows() const {
    std::vector<Row> rows = {title()};
    const std::vector<bool> moved = moved_rows(alignment_.headings);
    const uint8_t top =
        std::min(top_level(reference_.facts), top_level(translation_.facts));
    for (size_t i = 0; i < alignment_.headings.size(); ++i) {
      const HeadingMatch& match = alignment_.headings[i];
      rows.push_back(
          {heading_cell(reference_.facts, match.reference, top),
           heading_cell(translation_.facts, match.translation, top),
           fmt::format("{:.2f}", match.confidence),
           (moved[i] ? "moved " : "") +
               fmt::format("{}", fmt::join(match.aligned_by(), " "))});
    }
    return rows;
  }

  std::vector<Row> link_rows() const {
    std::vector<Row> rows;
    for (const LinkMatch& match : alignment_.links) {
      if (match.relation == LinkRelation::same) continue;
      rows.push_back({link_cell(reference_.facts, match.reference),
                      link_cell(translation_.facts, match.translation), "",
                      words_for(match.relation)});
    }
    return rows;
  }

  const Corpus& corpus_;
  const Pair& pair_;
  const Alignment& alignment_;
  const SitePage& reference_;
  const SitePage& translation_;
};

}  // namespace

std::string alignment_table(const Site& site, size_t pair, size_t width) {
  return Printer(site, pair).print(width);
}

}  // namespace paralint
