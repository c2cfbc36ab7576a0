// The floor under `paralint check`: lists the files below a folder, reads each
// and parses those that are Markdown with md4c and empty callbacks, on one
// thread.
#include <md4c.h>

#include <cstdio>
#include <string>

#include "disk.h"
#include "text.h"

namespace {

int nothing(MD_BLOCKTYPE, void*, void*) {
  return 0;
}
int nothing_either(MD_SPANTYPE, void*, void*) {
  return 0;
}
int no_text(MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) {
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: floor FOLDER\n");
    return 2;
  }
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = nothing;
  parser.leave_block = nothing;
  parser.enter_span = nothing_either;
  parser.leave_span = nothing_either;
  parser.text = no_text;
  const auto disk = paralint::real_disk(argv[1]);
  std::string text;
  size_t files = 0;
  size_t bytes = 0;
  for (const std::string& file : disk->list("").files) {
    if (!paralint::ends_with(file, ".md") &&
        !paralint::ends_with(file, ".mdx")) {
      continue;
    }
    if (!disk->read(file, text).empty()) continue;
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, nullptr);
    ++files;
    bytes += text.size();
  }
  std::printf("%zu files, %zu bytes\n", files, bytes);
}
