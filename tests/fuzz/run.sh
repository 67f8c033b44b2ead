#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs fuzz targets for a time each. Usage: run.sh BUILD_FOLDER SECONDS [TARGET]...
# What a run learns stays in BUILD_FOLDER/learned/TARGET; an input that breaks a property is kept and named.
set -euo pipefail
build=$1 seconds=$2
shift 2
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$here/../..
[ $# -gt 0 ] || set -- turtle ntriples nquads trig graph edtf path snapshot results

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

failed=0
for target in "$@"; do
  learned=$build/learned/$target
  found=$build/found/$target
  mkdir -p "$learned" "$found" "$here/corpus/$target"
  case $target in turtle | trig | graph) add_shipped_data "$learned" ;; esac
  echo "fuzz: $target, $seconds seconds"
  log=$build/fuzz-$target.log
  if "$build"/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 \
    -print_final_stats=1 -dict="$here/$(dictionary_of "$target").dict" -artifact_prefix="$found/" \
    "$learned" "$here/seeds/$target" "$here/corpus/$target" >"$log" 2>&1; then
    awk '/^stat::number_of_executed_units/ { runs = $2 } /cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") cov = $(i + 1) }
      END { print "  " runs " inputs, " cov " edges covered, no finding" }' "$log"
  else
    failed=1
    tail -40 "$log"
    echo "fuzz: a finding of $target; the input is kept in $found, the log in $log"
    echo "fuzz: mend it and put the input into tests/fuzz/corpus/$target"
  fi
done
exit $failed
