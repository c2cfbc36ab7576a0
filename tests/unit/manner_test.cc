#include "manner.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace paralint;

BOOST_AUTO_TEST_SUITE(manner)

BOOST_AUTO_TEST_CASE(paths_are_written_as_the_others) {
  const Manner with{true, true};
  const Manner without{false, false};
  const Manner unknown;
  struct Row {
    Manner manner;
    Reading reading;
    const char* path;
    const char* expected;
  };
  const Row rows[] = {
      {with, Reading::url, "/docs/users", "/docs/users/"},
      {with, Reading::url, "/docs/users/", "/docs/users/"},
      {with, Reading::key, "/docs/users", "/docs/users"},
      {with, Reading::file, "users.md", "./users.md"},
      {with, Reading::file, "../users.md", "../users.md"},
      {with, Reading::relative_url, "../users", "../users/"},
      {with, Reading::url, "/", "/"},
      {with, Reading::url, "", ""},
      {without, Reading::url, "/docs/users/", "/docs/users"},
      {without, Reading::relative_url, "../", "../"},
      {without, Reading::url, "/", "/"},
      {unknown, Reading::relative_url, "../users/", "../users/"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.path) {
      BOOST_TEST(in_manner(row.manner, row.reading, row.path) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
