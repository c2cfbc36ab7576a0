#include "overlay.h"

#include <boost/test/unit_test.hpp>

#include "save.h"

namespace paralint {
namespace {

std::string text(const Disk& disk, const std::string& file) {
  std::string content;
  const std::string failure = disk.read(file, content);
  return failure.empty() ? content : "!" + failure;
}

BOOST_AUTO_TEST_SUITE(overlay)

BOOST_AUTO_TEST_CASE(shows_what_is_going_to_be) {
  const auto below = memory_disk({{"a/1.md", "one"}, {"a/2.md", "two"}});
  const Overlay disk(*below);
  disk.write("a/1.md", "uno");
  disk.apply({"a/2.md", "two", {}});
  disk.apply({"b/3.md", {}, "tre"});
  BOOST_TEST(text(disk, "a/1.md") == "uno");
  BOOST_TEST(text(disk, "a/2.md") == "!no such file or directory");
  BOOST_TEST(!disk.is_file("a/2.md"));
  BOOST_TEST(disk.is_folder("b"));
  BOOST_TEST(
      disk.list("").files == (std::vector<std::string>{"a/1.md", "b/3.md"}),
      boost::test_tools::per_element());
  BOOST_TEST(text(*below, "a/1.md") == "one");
}

BOOST_AUTO_TEST_CASE(a_change_is_one_of_the_bytes_that_were_read) {
  const auto below = memory_disk({{"1.md", "one"}, {"2.md", "two"}});
  const Overlay disk(*below);
  BOOST_TEST(text(disk, "1.md") == "one");
  below->write("1.md", "somebody else's");
  disk.write("1.md", "uno");
  disk.write("2.md", "two");  // as it was: no change
  const auto changes = disk.changes();
  BOOST_REQUIRE(changes.size() == 1);
  BOOST_TEST(*changes[0].before == "one");
  BOOST_TEST(*changes[0].after == "uno");
  BOOST_CHECK_THROW(save(*below, changes), Error);
  BOOST_TEST(text(*below, "1.md") == "somebody else's");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
