// What a page holds that its translation holds too, as features: small numbers
// that are equal where two pages share something. Pages whose names differ are
// paired by them.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus.h"
#include "lexicon.h"
#include "resolve.h"

namespace paralint {

enum class FeatureKind : uint8_t {
  name,      // of file or URL, or what such names are called in the reference
  folder,    // each folder of the key
  placed,    // name or setting, in its folder
  text,      // numbers, names, words of code
  images,    // file names
  links,     // pages and sites linked to
  cited,     // pages that link here
  ids,       // written by hand
  settings,  // of the front matter
  title,     // words of the title, as the reference has them
  stems,     // what related languages share of them
};
inline constexpr size_t feature_kinds = 11;

// The kind is in the lowest bits, a hash in the others.
using Feature = uint32_t;
inline constexpr unsigned kind_bits = 4;

inline FeatureKind kind_of(Feature feature) {
  return static_cast<FeatureKind>(feature & ((1U << kind_bits) - 1));
}

struct PageFeatures {
  std::vector<Feature> features;       // sorted, without repeats
  std::array<uint16_t, 6> headings{};  // how many of each level
  uint32_t size = 0;                   // bytes
  uint32_t folder = 0;                 // of the key, as a hash
};

// The folder of the page's key, as a hash.
uint32_t folder_of(const SitePage& page);

// Which names of the reference answer which of a translation again and again:
// "connect" is "connexion-hubrise" in forty folders.
class NamePairs {
 public:
  void add(const Corpus& corpus, PageIndex reference, PageIndex translation);
  // Keeps of each name the one that answers it mostly, if that is no accident.
  void settle();
  // The hash of what the reference calls it; 0 where that is not known.
  uint32_t find(uint32_t name) const;

 private:
  std::unordered_map<uint64_t, uint32_t> counts_;
  std::unordered_map<uint32_t, uint32_t> answers_;
};

// Which folders of the reference answer which of a translation.
class FolderPairs {
 public:
  // A folder that has pages of the reference.
  void add_folder(uint32_t reference) { folders_.insert(reference); }
  void add(uint32_t reference, uint32_t translation);
  // How likely a page of one folder answers one of the other: what is known of
  // the translation's folder, and, as long as that is little, whether they have
  // the same key; one whose key the reference does not have was renamed.
  double likelihood(uint32_t reference, uint32_t translation) const;

 private:
  std::unordered_map<uint64_t, uint32_t> counts_;
  std::unordered_map<uint32_t, uint32_t> totals_;
  std::unordered_set<uint32_t> folders_;
};

// Pages that link to a page, for every page.
class Citations {
 public:
  Citations(const Corpus& corpus, const Targets& targets);
  std::span<const PageIndex> of(PageIndex page) const {
    return std::span(sources_).subspan(begin_[page],
                                       begin_[page + 1] - begin_[page]);
  }

 private:
  std::vector<uint32_t> begin_;
  std::vector<PageIndex> sources_;
};

// What is known when features are made; better with every round.
struct Known {
  // Of each page the reference page that it answers, or none.
  std::vector<PageIndex> answers;
  NamePairs names;
  FolderPairs folders;
  Lexicon lexicon;
};

// The features that pages of the reference have whatever is known: every other
// language asks for them. Sorted, without repeats. Safe to ask from several
// threads.
class LastingFeatures {
 public:
  const std::vector<Feature>& of(
      PageIndex page, const std::function<std::vector<Feature>()>& make);

 private:
  std::mutex mutex_;
  std::unordered_map<PageIndex, std::vector<Feature>> known_;
};

class FeatureReader {
 public:
  FeatureReader(const Corpus& corpus, const Targets& targets,
                const Citations& citations, const Known& known,
                LastingFeatures& lasting)
      : corpus_(corpus),
        targets_(targets),
        citations_(citations),
        known_(known),
        lasting_(lasting) {}

  PageFeatures read(PageIndex page) const;

 private:
  std::vector<Feature> of_reference(PageIndex page) const;
  std::vector<Feature> of_translation(PageIndex page) const;

  const Corpus& corpus_;
  const Targets& targets_;
  const Citations& citations_;
  const Known& known_;
  LastingFeatures& lasting_;
};

}  // namespace paralint
