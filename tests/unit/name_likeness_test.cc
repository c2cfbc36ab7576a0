#include "name_likeness.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace paralint;

BOOST_AUTO_TEST_SUITE(name_likeness)

BOOST_AUTO_TEST_CASE(names_are_alike_by_letters_or_by_words) {
  struct Row {
    const char* a;
    const char* b;
    double least;
    double most;
  };
  const Row rows[] = {
      {"harvest", "harvest", 1, 1},
      {"Harvest", "harvest", 1, 1},
      {"harvst", "harvest", 0.8, 0.9},
      {"opening-hours", "hours-opening", 1, 1},
      {"opening-hours-harbour", "opening-hours-of-the-harbour", 0.7, 0.8},
      {"part-1", "part-2", 0, 0.55},  // another number is another thing
      {"2023-harvest", "harvest-2024", 0, 0.4},
      {"tea", "coffee", 0, 0},
      {"", "coffee", 0, 0},
      {"été", "etes", 0, 0},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.a << " and " << row.b) {
      const double alike = names_alike(row.a, row.b);
      BOOST_TEST(alike >= row.least);
      BOOST_TEST(alike <= row.most);
      BOOST_TEST(alike == names_alike(row.b, row.a));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_trusted) {
  struct Row {
    const char* wanted;
    const char* name;
    bool is_slip;
  };
  const Row rows[] = {
      {"abut", "about", true},   {"abbout", "about", true},
      {"abuot", "about", true},  {"baout", "about", true},
      {"aboutt", "about", true}, {"abotu", "about", true},
      {"tuoba", "about", false}, {"abtuo", "about", false},
      {"te", "et", false},       {"part-12", "part-21", false},
  };
  for (const Row& row : rows) {
    const double trusted = trust(Name(row.wanted), Name(row.name));
    BOOST_TEST((trusted >= 0.75) == row.is_slip, row.wanted);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
