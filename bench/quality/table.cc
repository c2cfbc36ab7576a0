#include "table.h"

#include <fmt/format.h>

#include <algorithm>

#include "text.h"

namespace paralint::bench {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string padded(const std::string& text, size_t width, bool right) {
  const std::string gap(width - std::min(width, code_points(text)), ' ');
  return right ? gap + text : text + gap;
}

std::string object(const Table& table, const std::vector<Cell>& row) {
  std::string out;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string value =
        row[i].is_number ? row[i].text
                         : (row[i].text == "-" ? "null" : quoted(row[i].text));
    out += (i ? ", " : "") + quoted(table.columns[i]) + ": " + value;
  }
  return "{" + out + "}";
}

}  // namespace

Cell percent(size_t part, size_t whole) {
  if (whole == 0) return "-";
  Cell cell(fmt::format("{:.1f}", 100.0 * static_cast<double>(part) /
                                      static_cast<double>(whole)));
  cell.is_number = true;
  return cell;
}

std::string text_of(const Table& table) {
  std::vector<size_t> widths;
  for (const std::string& column : table.columns) {
    widths.push_back(code_points(column));
  }
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(row[i].text));
    }
  }
  // "-" stands for a number as well.
  const auto is_number = [&](size_t column) {
    return std::ranges::all_of(table.rows, [&](const auto& row) {
      return row[column].is_number || row[column].text == "-";
    });
  };
  const auto line = [&](const auto& text_at) {
    std::string out;
    for (size_t i = 0; i < widths.size(); ++i) {
      out += (i ? "  " : "") + padded(text_at(i), widths[i], is_number(i));
    }
    return out.substr(0, out.find_last_not_of(' ') + 1) + "\n";
  };
  std::string out = table.title + "\n";
  out += line([&](size_t i) { return table.columns[i]; });
  for (const auto& row : table.rows) {
    out += line([&](size_t i) { return row[i].text; });
  }
  for (const std::string& note : table.notes) out += note + "\n";
  return out;
}

std::string json_of(const Table& table) {
  std::string rows;
  for (const auto& row : table.rows) {
    rows += (rows.empty() ? "" : ",\n    ") + object(table, row);
  }
  std::string notes;
  for (const std::string& note : table.notes) {
    notes += (notes.empty() ? "" : ", ") + quoted(note);
  }
  return "{\"title\": " + quoted(table.title) + ", \"rows\": [\n    " + rows +
         "],\n   \"notes\": [" + notes + "]}";
}

}  // namespace paralint::bench
