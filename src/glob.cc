#include "glob.h"

#include <re2/re2.h>

namespace paralint {
namespace {

// "content/**/drafts/*" as a regular expression.
std::string glob_expression(std::string_view glob) {
  std::string out;
  for (size_t i = 0; i < glob.size(); ++i) {
    if (glob.substr(i, 3) == "**/") {
      out += "(?:.*/)?";
      i += 2;
    } else if (glob.substr(i, 2) == "**") {
      out += ".*";
      ++i;
    } else if (glob[i] == '*') {
      out += "[^/]*";
    } else if (glob[i] == '?') {
      out += "[^/]";
    } else {
      out += RE2::QuoteMeta(re2::StringPiece(&glob[i], 1));
    }
  }
  return out;
}

std::string any_of(const std::vector<std::string>& globs) {
  std::string out;
  for (const std::string& glob : globs) {
    out += (out.empty() ? "" : "|") + glob_expression(glob);
  }
  return out;
}

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);  // paths are bytes
  return options;
}

}  // namespace

struct Globs::Expression {
  RE2 re;
};

Globs::Globs(const std::vector<std::string>& globs) {
  if (globs.empty()) return;
  expression_.reset(new Expression{RE2(any_of(globs), quiet())});
}

Globs::~Globs() = default;
Globs::Globs(Globs&&) noexcept = default;

bool Globs::match(std::string_view path) const {
  return expression_ &&
         RE2::FullMatch(re2::StringPiece(path.data(), path.size()),
                        expression_->re);
}

}  // namespace paralint
