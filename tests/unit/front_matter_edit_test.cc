#include "front_matter_edit.h"

#include <boost/test/unit_test.hpp>

#include "error.h"

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(front_matter_edit)

std::string with_field(const std::string& page, const std::string& value) {
  return with_edits(page, {field_edit("x.md", page, "slug", value)});
}

BOOST_AUTO_TEST_CASE(a_field_is_set_added_or_given_front_matter) {
  struct Row {
    const char* page;
    const char* value;
    const char* expected;
  };
  for (const Row& row :
       {Row{"---\nslug: a # old\ntitle: T\n---\nx", "b",
            "---\nslug: b # old\ntitle: T\n---\nx"},
        {"---\nslug: \"a\"\n---\n", "/", "---\nslug: \"/\"\n---\n"},
        {"---\r\ntitle: T\r\n---\r\n", "b",
         "---\r\ntitle: T\r\nslug: b\r\n---\r\n"},
        {"---\n---\nx", "b", "---\nslug: b\n---\nx"},
        {"---\ntitle: T\n---", "b", "---\ntitle: T\nslug: b\n---"},
        {"# T\n", "2024", "---\nslug: \"2024\"\n---\n\n# T\n"},
        {"", "b", "---\nslug: b\n---\n\n"}}) {
    BOOST_TEST(with_field(row.page, row.value) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(other_values_are_an_error) {
  for (const char* page :
       {"---\nslug: [a]\n---\n", "---\nslug:\n---\n",
        "---\nslug: |\n  a\n---\n", "---\n\"slug: a\n---\n"}) {
    BOOST_CHECK_THROW(with_field(page, "b"), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
