#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Counts the instructions of filiera_workload on a world of 10,000 claims, and fails when they are over 5 % more than
# bench/instructions.txt has for this compiler. `check.sh FOLDER --write` puts the new figure there.
set -euo pipefail
folder=$1
figures=$(dirname "${BASH_SOURCE[0]}")/instructions.txt
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$folder/../CMakeCache.txt")
if "$compiler" --version | grep -q clang; then name=Clang; else name=GCC; fi
name=$name-$("$compiler" -dumpversion | cut -d. -f1)
count=$(mktemp)
trap 'rm -f "$count"' EXIT

"$folder/filiera_generate" 10000 > "$folder/world-10000.ttl"
valgrind --tool=callgrind --callgrind-out-file="$count" --log-file=/dev/null "$folder/filiera_workload" "$folder/world-10000.ttl"
now=$(sed -n 's/^\(summary\|totals\): \([0-9]*\).*/\2/p' "$count" | head -1)
then=$(sed -n "s/^$name //p" "$figures" 2>/dev/null || true)
if [ "${2:-}" = --write ]; then
  { [ ! -e "$figures" ] || grep -v "^$name " "$figures" || true; echo "$name $now"; } > "$figures.written"
  mv "$figures.written" "$figures"
  echo "$name: $now instructions, written to bench/instructions.txt"
elif [ -z "$then" ]; then
  echo "$name: $now instructions; bench/instructions.txt has no figure for this compiler (--write puts it there)" >&2
else
  awk -v name="$name" -v now="$now" -v old="$then" 'BEGIN {
    printf "%s: %d instructions, %+.1f %% against %d\n", name, now, (now - old) / old * 100, old
    exit now > old * 1.05
  }' || { echo "more than 5 % over the committed figure" >&2; exit 1; }
fi
