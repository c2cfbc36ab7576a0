#include "report/excerpt.h"

#include <boost/test/unit_test.hpp>
#include <string>

using paralint::excerpt;
using paralint::Excerpt;
using paralint::Span;

namespace {

// "…before[marked]after…"
std::string shown(std::string_view text, Span where, size_t left,
                  size_t right) {
  const Excerpt e = excerpt(text, where, left, right);
  return (e.is_cut_before ? "…" : "") + std::string(e.before) + "[" +
         std::string(e.marked) + "]" + std::string(e.after) +
         (e.is_cut_after ? "…" : "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(excerpt_lines) {
  const struct {
    std::string_view text;
    Span where;
    size_t left, right;
    std::string_view expected;
  } table[] = {
      {"one\ntwo three\nfour", {8, 13}, 60, 100, "two [three]"},
      {"one\r\ntwo\rthree", {5, 8}, 60, 100, "[two]"},
      {"one two three four five", {8, 13}, 4, 8, "…two [three] fo…"},
      {"one two three", {0, 3}, 4, 100, "[one] two three"},
      // A mark that does not fit is cut.
      {"one two three", {4, 13}, 10, 5, "one [two t]…"},
      // What spans lines is marked on its first.
      {"one\ntwo", {1, 6}, 60, 100, "o[ne]"},
      // Characters stay whole.
      {"éééé", {4, 6}, 2, 3, "…é[é]é"},
      {"", {0, 0}, 60, 100, "[]"},
      {"short", {90, 95}, 60, 100, "short[]"},
  };
  for (const auto& row : table) {
    BOOST_TEST(shown(row.text, row.where, row.left, row.right) == row.expected);
  }
}
