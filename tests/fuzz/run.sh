#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs fuzz targets for a time each, as many at once as there are processors. Usage: run.sh BUILD_FOLDER SECONDS [TARGET]...
# What a run learns stays in BUILD_FOLDER/learned/TARGET; an input that breaks a property is kept and named.
set -euo pipefail
build=$1 seconds=$2
shift 2
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$here/../..
[ $# -gt 0 ] || set -- turtle ntriples nquads trig graph edtf path snapshot sheets json workbook xml results

dictionary_of() {
  case $1 in
    edtf | path | results) echo "$1" ;;
    *) echo rdf ;;
  esac
}

# Blocks of the shipped data, each with the prefixes of its file, as inputs to begin with.
add_shipped_data() {
  awk -v to="$1" 'BEGIN { RS = "" } { text = $0 "\n"
    if (text ~ /@prefix/) prefixes = text
    else if (length(text) < 3000) { file = to "/shipped-" (++n); printf "%s%s", prefixes, text > file; close(file) } }' \
    "$root"/data/*/*.ttl
}

# fuzz TARGET: one target; exit 1 when it finds something.
fuzz() {
  local target=$1 learned=$build/learned/$1 found=$build/found/$1 log=$build/fuzz-$1.log
  mkdir -p "$learned" "$found" "$here/corpus/$target"
  case $target in turtle | trig | graph) add_shipped_data "$learned" ;; esac
  if "$build"/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 \
    -print_final_stats=1 -dict="$here/$(dictionary_of "$target").dict" -artifact_prefix="$found/" \
    "$learned" "$here/seeds/$target" "$here/corpus/$target" >"$log" 2>&1; then
    awk -v target="$target" -v seconds="$seconds" '/^stat::number_of_executed_units/ { runs = $2 }
      /cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") cov = $(i + 1) }
      END { print "fuzz: " target ", " seconds " s: " runs " inputs, " cov " edges covered, no finding" }' "$log"
  else
    tail -40 "$log"
    echo "fuzz: a finding of $target; the input is kept in $found, the log in $log"
    echo "fuzz: mend it and put the input into tests/fuzz/corpus/$target"
    return 1
  fi
}

failed=0
running=0
for target in "$@"; do
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n || failed=1
    running=$((running - 1))
  fi
  fuzz "$target" &
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
  wait -n || failed=1
  running=$((running - 1))
done
exit $failed
