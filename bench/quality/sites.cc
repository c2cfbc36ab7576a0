#include "sites.h"

#include <algorithm>

namespace paralint::bench {
namespace {

Files read_files(const Disk& disk) {
  Files files;
  for (const std::string& file : disk.list("").files) {
    disk.read(file, files[file]);
  }
  return files;
}

void keep_locales(Config& config, const std::vector<std::string>& kept) {
  if (kept.empty()) return;
  std::vector<std::string> words;
  for (size_t i = 0; i < config.locales.size(); ++i) {
    if (std::ranges::find(kept, config.locales[i]) == kept.end()) continue;
    words.push_back(config.locale_words[i]);
  }
  config.locales = kept;
  config.locale_words = words;
}

}  // namespace

const std::vector<SiteRow>& site_rows() {
  static const std::vector<SiteRow> rows = {
      {"hubrise", "hubrise-2023-10", "hubrise.yaml", {}},
      {"gtfs-fr", "gtfs", "gtfs.yaml", {"en", "fr"}},
      {"gtfs-ja", "gtfs", "gtfs.yaml", {"en", "ja"}},
      {"react", "react", "react.yaml", {}},
      {"starlight", "starlight", "starlight.yaml", {}},
      {"helm", "helm", "helm.yaml", {}},
  };
  return rows;
}

std::optional<Sample> read_sample(const SiteRow& row,
                                  const std::string& corpora) {
  const auto disk = real_disk(corpora);
  if (!disk->is_folder(row.folder)) return std::nullopt;
  Sample sample;
  sample.name = row.name;
  sample.files = read_files(*real_disk(corpora + "/" + row.folder));
  const auto configs = real_disk(PARALINT_SOURCE "/tests/sites");
  sample.config = read_config(*configs, row.config, *memory_disk(sample.files));
  keep_locales(sample.config, row.locales);
  return sample;
}

}  // namespace paralint::bench
