// Every file of tests/cases is a test of that name, and so is every page of
// docs/sites.
#define BOOST_TEST_NO_MAIN
#define BOOST_TEST_ALTERNATIVE_INIT_API
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "case.h"

namespace {

namespace fs = std::filesystem;
using namespace paralint;

void run_case(const fs::path& path) {
  const Case made = read_case(path.string());
  BOOST_TEST(outcome(made.files, made.least) == made.expected);
  if (made.fixed.empty()) return;
  const auto files = repaired(made.files);
  for (const auto& [name, text] : made.fixed) {
    BOOST_TEST(files.at(name) == text);
  }
  // What was fixed is fixed: a second pass finds nothing to do.
  BOOST_TEST((repaired(files) == files));
}

bool add_cases() {
  const fs::path source = PARALINT_SOURCE;
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(source / "tests" / "cases")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(source / "docs" / "sites")) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  auto& suite = boost::unit_test::framework::master_test_suite();
  for (const fs::path& path : paths) {
    suite.add(boost::unit_test::make_test_case(
        [path] { run_case(path); }, path.stem().string(), __FILE__, __LINE__));
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  return boost::unit_test::unit_test_main(add_cases, argc, argv);
}
