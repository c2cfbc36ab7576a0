#!/usr/bin/env bash
# Checks a site every night, and says what is new since the night before.
#
# usage: nightly.sh [FOLDER]     run where paralint.yaml lies
#
# FOLDER, `nightly` if it is not given, is kept from one night to the next:
#   report.json     what was found
#   report.html     the same, to look at
#   history.jsonl   the totals of every night
#   summary.md      what is new and what is fixed; also printed
#
# exit code: 0 nothing is new, 1 something is, 2 could not check. The first
# night is compared with nothing: it says what there is, and ends with 0.
set -euo pipefail

folder=${1:-nightly}
tonight=$folder/tonight.json
mkdir -p "$folder"
rm -f "$tonight" "$folder/summary.md"

# What was found is no failure here; only what is new is.
paralint check --fail-on never --history "$folder/history.jsonl" \
  --format json -o "$tonight" \
  --format html -o "$folder/report.html" \
  --format markdown -o "$folder/summary.md" || exit 2

status=0
if [[ -e $folder/report.json ]]; then
  paralint diff --format markdown "$folder/report.json" "$tonight" \
    >"$folder/summary.md" || status=$?
fi
((status <= 1)) || exit 2
mv "$tonight" "$folder/report.json"

cat "$folder/summary.md"
exit "$status"
