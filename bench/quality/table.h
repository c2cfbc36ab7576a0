// What is measured, as tables for people or for programs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace paralint::bench {

struct Cell {
  std::string text;
  bool is_number = false;

  Cell(const char* word) : text(word) {}
  Cell(std::string word) : text(std::move(word)) {}
  Cell(size_t number) : text(std::to_string(number)), is_number(true) {}
};

// 100 * part / whole with one decimal; "-" of nothing.
Cell percent(size_t part, size_t whole);

struct Table {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;  // below the table
};

std::string text_of(const Table& table);
// One object: {"title": ..., "rows": [{column: value}, ...], "notes": [...]}.
std::string json_of(const Table& table);

}  // namespace paralint::bench
