// One page's ids as any renderer makes them: the text is read once for each
// way of reading Markdown, not once for each renderer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "anchors.h"
#include "page.h"
#include "renderer.h"

namespace paralint {

// What a fragment names on a page.
enum class FragmentAnswer : uint8_t {
  nothing,
  heading,
  other,  // an id in HTML, or one that the generator adds itself
};

// A fragment as links have it, percent-decoded.
struct Fragment {
  std::string name;
  bool html = false;  // in <a href> and JSX
};

class PageReadings {
 public:
  PageReadings(std::string file, std::string text)
      : file_(std::move(file)), text_(std::move(text)) {}

  // The page as the renderer reads it, and its ids. Both stay good as long as
  // this does; not to be called by several threads.
  struct Reading {
    const Page* page = nullptr;
    Anchors anchors;
  };
  Reading reading(const Renderer& renderer);

 private:
  std::string file_;
  std::string text_;
  struct Parsed {
    Dialect dialect;
    std::unique_ptr<const Page> page;
  };
  std::vector<Parsed> parsed_;
};

struct Answer {
  FragmentAnswer kind = FragmentAnswer::nothing;
  int32_t heading = no_heading;  // of FragmentAnswer::heading
};

Answer answer(const PageReadings::Reading& reading, const Renderer& renderer,
              const Fragment& fragment);

// The id by which the renderer knows a heading; "" where it has none.
std::string_view id_of(const PageReadings::Reading& reading, int32_t heading);

}  // namespace paralint
