#include "id_groups.h"

#include <map>
#include <utility>

#include "rule.h"

namespace paralint {
namespace {

class Grouper {
 public:
  Grouper(const Site& site, const GroupingBy& by) : site_(site), by_(by) {}

  IdGroups run() {
    for (size_t i = 0; i < site_.pairs().size(); ++i) {
      for (const HeadingMatch& row : site_.alignment(i).headings) {
        if (row.reference != no_heading && row.translation != no_heading) {
          read(site_.pairs()[i], row);
        }
      }
    }
    std::erase_if(groups_.unsure, [&](const HeadingPlace& place) {
      return grouped_.contains(place);
    });
    for (auto& [reference, group] : by_reference_) {
      groups_.all.push_back(std::move(group));
    }
    add_lone();
    for (IdGroup& group : groups_.all) {
      const auto found = doubtful_.find(group.members.front());
      if (found != doubtful_.end()) group.doubtful = std::move(found->second);
    }
    return std::move(groups_);
  }

 private:
  void read(const Pair& pair, const HeadingMatch& row) {
    const HeadingPlace reference{pair.reference, row.reference};
    const HeadingPlace translation{pair.translation, row.translation};
    if (!row.is_whole()) {
      groups_.unsure.insert(translation);
      return;
    }
    if (row.confidence * pair.confidence <
            least_confidence(reference, translation) &&
        !are_named_alike(reference, translation)) {
      groups_.unsure.insert(translation);
      doubtful_[reference].push_back(translation);
      return;
    }
    auto& members = by_reference_[reference].members;
    if (members.empty()) members.push_back(reference);
    members.push_back(translation);
    grouped_.insert(reference);
    grouped_.insert(translation);
  }

  double least_confidence(const HeadingPlace& a, const HeadingPlace& b) const {
    return by_.must_have_id(a) || by_.must_have_id(b) ? sure_enough
                                                      : sure_enough_to_write;
  }

  bool are_named_alike(const HeadingPlace& a, const HeadingPlace& b) const {
    const std::string name = by_.name_of(a);
    return !name.empty() && name == by_.name_of(b);
  }

  void add_lone() {
    const Corpus& corpus = site_.corpus();
    for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
      const auto count = corpus.page(i).facts.headings.size();
      for (size_t h = 0; h < count; ++h) {
        const HeadingPlace place{i, static_cast<int32_t>(h)};
        const bool is_left =
            groups_.unsure.contains(place) && !by_.must_have_id(place);
        if (!grouped_.contains(place) && !is_left) {
          groups_.all.push_back({{place}, {}});
        }
      }
    }
  }

  const Site& site_;
  const GroupingBy& by_;
  std::map<HeadingPlace, IdGroup> by_reference_;
  std::map<HeadingPlace, std::vector<HeadingPlace>> doubtful_;
  std::set<HeadingPlace> grouped_;
  IdGroups groups_;
};

}  // namespace

IdGroups id_groups(const Site& site, const GroupingBy& by) {
  return Grouper(site, by).run();
}

}  // namespace paralint
