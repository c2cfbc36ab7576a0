// Repairs a site: passes of checking and editing, until there is nothing left
// that can be repaired for sure.
//
// A pass makes every repair that touches no other one; those that do wait for
// the next. Then the site is checked again. A repair that did not silence its
// finding, or raised another one, is taken back and not tried again; that there
// is an information about the link now does not matter. So what is
// repaired raises no finding, and repairing twice is repairing once.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check.h"
#include "overlay.h"
#include "relink.h"

namespace paralint {

struct FixOptions {
  std::vector<std::string> scope;    // as for `check`
  std::vector<std::string> rules;    // of these ids; empty: all
  std::vector<LocaleIndex> locales;  // on their pages; empty: all
  // Takes first suggestions of at least this confidence as well.
  std::optional<double> likely;
  // Writes these links of those pages otherwise: before anything else, and
  // again once there are repairs.
  std::optional<Relinking> relinking;
  unsigned threads = 0;
  const History* history = nullptr;  // as for `check`
  // Called with the site as it was read; throws where nothing is to be done.
  std::function<void(const Corpus&)> accept;
  // Called with what was found first; throws where nothing is to be done.
  std::function<void(const Result&)> trust;
  // Called once, when the disk has the first new texts, which are likely to
  // stay: they are still to be judged, and others to come.
  std::function<void()> foresee;
};

// One finding less.
struct Repair {
  std::string rule;  // empty where a link was only written otherwise
  std::string file;
  uint32_t line = 0;
  std::string before;
  std::string after;
};

// Why a finding is still there.
enum class Remains : uint8_t {
  no_repair,     // nobody knows what is right
  unsure,        // there is a suggestion, but it is not certain
  not_editable,  // the bytes that would have to change are not known exactly
  taken_back,    // the repair would raise another finding
};

struct FixReport {
  std::vector<Repair> repairs;  // in the order in which they were made
  // Findings that were meant, but for informations, by Remains.
  std::array<size_t, 4> remains{};
  std::array<size_t, 4> by_severity{};  // informations as well
  size_t passes = 0;
  // As it was checked last, behind those of earlier passes. Taking them apart
  // is slow: who is about to end need not do so.
  std::vector<std::shared_ptr<const Site>> sites;

  size_t remaining() const;
};

// A suggestion that is taken for likely unless another confidence is named.
inline constexpr double likely_enough = 0.8;

// Reads the site through `disk`, but for pages that are known, and writes its
// new texts there.
FixReport fix(const Config& config, const Overlay& disk,
              const FixOptions& options, KnownPages known = {});

}  // namespace paralint
