// JSON that stands in <script type="application/json">: no text in it can end
// the element or begin a comment, whatever bytes it is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace paralint {

// `</a>"` gives "\u003c/a>\""; a malformed byte becomes U+FFFD.
void add_string(std::string& out, std::string_view text);

void add_number(std::string& out, int64_t number);

// A probability in percent: 0.875 is 88.
void add_percent(std::string& out, double probability);

// [...], each item being written by `add_item(out, item)`.
template <typename Items, typename AddItem>
void add_list(std::string& out, const Items& items, AddItem add_item) {
  out += '[';
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) out += ',';
    is_first = false;
    add_item(out, item);
  }
  out += ']';
}

}  // namespace paralint
