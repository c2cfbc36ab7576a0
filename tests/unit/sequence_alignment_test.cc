#include "sequence_alignment.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

// Letters answer each other that are the same but for their case.
std::vector<AlignedStep> steps(std::string_view a, std::string_view b) {
  return SequenceComparison(
             a.size(), b.size(),
             [=](size_t i, size_t j) {
               return LogOdds{.match = (a[i] | 0x20) == b[j] ? 5.0 : -5};
             })
      .align({});
}

// "Aa B- -c": B has no counterpart, and neither has c.
std::string written(std::string_view a, std::string_view b,
                    const std::vector<AlignedStep>& steps) {
  std::string made;
  for (const AlignedStep& step : steps) {
    if (!made.empty()) made += ' ';
    made += step.first == no_member ? '-' : a[static_cast<size_t>(step.first)];
    made +=
        step.second == no_member ? '-' : b[static_cast<size_t>(step.second)];
    if (step.is_part) made += '+';
  }
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(sequences_align_with_gaps) {
  struct Row {
    std::string_view a, b, expected;
  };
  const Row rows[] = {
      {"", "", ""},
      {"A", "", "A-"},
      {"", "ab", "-a -b"},
      {"ABC", "abc", "Aa Bb Cc"},
      {"ABCD", "acd", "Aa B- Cc Dd"},
      {"ACD", "abcd", "Aa -b Cc Dd"},
      {"ABCDEF", "cdef", "A- B- Cc Dd Ee Ff"},
      {"XABC", "abcy", "X- Aa Bb Cc -y"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.a << " and " << row.b) {
      const auto made = steps(row.a, row.b);
      BOOST_TEST(written(row.a, row.b, made) == row.expected);
      for (const AlignedStep& step : made) BOOST_TEST(step.probability > 0.9);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tie_is_said_to_be_one) {
  // Either of the two may be the one that is missing.
  const auto made = steps("AA", "a");
  BOOST_TEST_REQUIRE(made.size() == 2u);
  for (const AlignedStep& step : made) {
    BOOST_TEST(step.probability > 0.3);
    BOOST_TEST(step.probability < 0.7);
  }
}

BOOST_AUTO_TEST_CASE(two_members_can_be_one) {
  // The second and third are the second of the other side.
  const SequenceComparison sequences(3, 2, [](size_t i, size_t j) {
    return LogOdds{.match = i == j ? 5.0 : -5.0,
                   .two_to_one = i == 1 && j == 1 ? 15.0 : not_merged};
  });
  const auto made = sequences.align({});
  BOOST_TEST(written("ABC", "ab", made) == "Aa Bb Cb+");
}

BOOST_AUTO_TEST_CASE(long_sequences_are_compared_near_the_diagonal) {
  constexpr size_t size = 5000;
  size_t asked = 0;
  const SequenceComparison sequences(size, size - 1, [&](size_t i, size_t j) {
    ++asked;
    return LogOdds{.match = i - (i > 2500) == j && i != 2500 ? 5.0 : -5.0};
  });
  const auto made = sequences.align({});
  BOOST_TEST(asked <= most_cells);
  const auto alone = std::ranges::count_if(made, [](const AlignedStep& step) {
    return step.second == no_member && step.first == 2500;
  });
  BOOST_TEST(alone == 1);
  BOOST_TEST(made.size() == size);
}

BOOST_AUTO_TEST_CASE(what_may_lie_far_from_the_diagonal_is_no_certainty) {
  const SequenceComparison sequences(2000, 1200, [](size_t i, size_t j) {
    return LogOdds{.match = i - 800 == j ? 5.0 : -1.0};
  });
  const auto made = sequences.align({});
  for (const AlignedStep& step : made) {
    BOOST_TEST_REQUIRE(step.probability < 0.5);
  }
}

BOOST_AUTO_TEST_CASE(of_endless_sequences_little_is_claimed) {
  const SequenceComparison sequences(most_members + 1, 3, [](size_t, size_t) {
    return LogOdds{.match = not_merged};
  });
  const auto made = sequences.align({});
  BOOST_TEST(made.size() == most_members + 1);
  BOOST_TEST(made.front().probability < 0.5);
}

}  // namespace paralint
