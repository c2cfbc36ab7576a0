#include "word_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace paralint {
namespace {

constexpr int rounds = 4;
// What a word may be explained by that stands in no phrase: an article, an
// ending.
constexpr float null_probability = 0.02F;

// A word that occurs in a phrase beside a word of the other language.
struct Cell {
  uint32_t source = 0;
  uint32_t target = 0;
  friend bool operator==(Cell, Cell) = default;
};

// Two phrases: their cells are `sources` for each word of the target, one word
// after the other.
struct Grid {
  size_t sources = 0;
  size_t targets = 0;
  float weight = 1;
};

struct Training {
  std::vector<Cell> cells;  // sorted
  std::vector<Grid> grids;
  std::vector<uint32_t> places;  // of the grids' cells, one grid after another
};

// The probability of each cell's target given its source.
std::vector<float> model_1(const Training& training, size_t sources) {
  std::vector<float> probability(training.cells.size(), 1.0F);
  std::vector<float> count(training.cells.size());
  std::vector<float> total(sources);
  for (int round = 0; round < rounds; ++round) {
    std::fill(count.begin(), count.end(), 0.0F);
    std::fill(total.begin(), total.end(), doubt);
    const uint32_t* at = training.places.data();
    for (const Grid& grid : training.grids) {
      for (size_t i = 0; i < grid.targets; ++i, at += grid.sources) {
        const std::span row(at, grid.sources);
        float sum = null_probability;
        for (const uint32_t cell : row) sum += probability[cell];
        for (const uint32_t cell : row) {
          const float part = grid.weight * probability[cell] / sum;
          count[cell] += part;
          total[training.cells[cell].source] += part;
        }
      }
    }
    for (size_t cell = 0; cell < count.size(); ++cell) {
      probability[cell] = count[cell] / total[training.cells[cell].source];
    }
  }
  return probability;
}

// Puts the items in the order of their numbers, which are below `end`; those of
// one number stay in theirs.
template <typename Item, typename Number>
std::vector<Item> by_number(const std::vector<Item>& items, size_t end,
                            Number number) {
  std::vector<uint32_t> begins(end + 1);
  for (const Item& item : items) ++begins[number(item) + 1];
  for (size_t i = 1; i <= end; ++i) begins[i] += begins[i - 1];
  std::vector<Item> sorted(items.size());
  for (const Item& item : items) sorted[begins[number(item)]++] = item;
  return sorted;
}

// From the reference to the translation.
Training training(const std::vector<NumberedPair>& pairs, size_t references,
                  size_t translations) {
  Training made;
  struct Asked {
    Cell cell;
    uint32_t number = 0;
  };
  std::vector<Asked> asked;
  for (const NumberedPair& pair : pairs) {
    made.grids.push_back(
        {pair.reference.size(), pair.translation.size(), pair.weight});
    for (const uint32_t t : pair.translation) {
      for (const uint32_t s : pair.reference) {
        asked.push_back({{s, t}, static_cast<uint32_t>(asked.size())});
      }
    }
  }
  asked = by_number(asked, translations,
                    [](const Asked& one) { return one.cell.target; });
  asked = by_number(asked, references,
                    [](const Asked& one) { return one.cell.source; });
  made.places.resize(asked.size());
  for (const Asked& one : asked) {
    if (made.cells.empty() || made.cells.back() != one.cell) {
      made.cells.push_back(one.cell);
    }
    made.places[one.number] = static_cast<uint32_t>(made.cells.size() - 1);
  }
  return made;
}

// The same pairs the other way round.
struct Turned {
  Training training;
  std::vector<uint32_t> origins;  // of its cells, in the other one
};

Turned turned(const Training& training, size_t targets) {
  Turned made;
  std::vector<uint32_t> all(training.cells.size());
  std::iota(all.begin(), all.end(), 0U);
  made.origins = by_number(
      all, targets, [&](uint32_t cell) { return training.cells[cell].target; });
  std::vector<uint32_t> there(all.size());
  for (const uint32_t origin : made.origins) {
    const auto [source, target] = training.cells[origin];
    there[origin] = static_cast<uint32_t>(made.training.cells.size());
    made.training.cells.push_back({target, source});
  }
  made.training.places.reserve(training.places.size());
  const uint32_t* at = training.places.data();
  for (const Grid& grid : training.grids) {
    made.training.grids.push_back({grid.targets, grid.sources, grid.weight});
    for (size_t s = 0; s < grid.sources; ++s) {
      for (size_t t = 0; t < grid.targets; ++t) {
        made.training.places.push_back(there[at[t * grid.sources + s]]);
      }
    }
    at += grid.sources * grid.targets;
  }
  return made;
}

}  // namespace

std::vector<Explanation> explanations(const std::vector<NumberedPair>& pairs,
                                      size_t references, size_t translations) {
  const Training forward = training(pairs, references, translations);
  const auto [backward, origins] = turned(forward, translations);
  const std::vector<float> to_translation = model_1(forward, references);
  const std::vector<float> to_reference = model_1(backward, translations);
  std::vector<Explanation> made;
  made.reserve(backward.cells.size());
  for (size_t i = 0; i < backward.cells.size(); ++i) {
    const auto [translation, reference] = backward.cells[i];
    made.push_back({reference, translation,
                    std::sqrt(to_reference[i] * to_translation[origins[i]])});
  }
  return made;
}

}  // namespace paralint
