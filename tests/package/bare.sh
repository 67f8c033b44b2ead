#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs a Debian package of filiera in a bare Debian 12 (debootstrap --variant=minbase) and asks it.
# Usage: bare.sh PACKAGE.deb [FOLDER]. FOLDER is a bare Debian that is there already; else one is made, and removed again.
# As root, with debootstrap; exit 77 without either.
set -euo pipefail
package=$(readlink -f "$1")
[ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null || {
  echo "skipped: a bare Debian needs root and debootstrap"
  exit 77
}
folder=${2:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf --one-file-system "$folder"' EXIT
  # The mirror that this system installs from.
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -1)
  debootstrap --variant=minbase bookworm "$folder" "$mirror" >"$folder.log" 2>&1 || {
    tail -20 "$folder.log"
    exit 1
  }
  rm "$folder.log"
fi
cp /etc/resolv.conf "$folder/etc/" 2>/dev/null || true
cp -r /etc/apt/apt.conf.d/. "$folder/etc/apt/apt.conf.d/" 2>/dev/null || true
cp "$package" "$folder/filiera.deb"
# Programs find themselves by /proc.
mount -t proc proc "$folder/proc"
trap 'umount "$folder/proc"; [ -n "${2:-}" ] || rm -rf --one-file-system "$folder"' EXIT
inside() { chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /filiera.deb >/dev/null 2>&1

failed=0
check() {
  if "${@:2}"; then echo "ok: $1"; else
    echo "FAILED: $1"
    failed=1
  fi
}
answers() { [ "$(inside filiera supply --to ByteDance --as-of 2026-01-15 -f csv 2>/dev/null | wc -l)" -gt 3 ]; }
digest() { grep -Eq '^data digest \(SHA-256\): [0-9a-f]{64}$' <(inside filiera --version); }
workbook() { inside filiera supply --to ByteDance -q -o /answer.xlsx && [ -s "$folder/answer.xlsx" ]; }
# libcurl is opened: what fails is the connection.
endpoint() { grep -q 'endpoint: .*connect' <(inside filiera show x -d http://127.0.0.1:9/ 2>&1); }
installed() { grep -q "$1" <(inside dpkg -L filiera); }
check "the README's question is answered from the installed data" answers
check "libcrypto is there: the data has a digest" digest
check "libxlsxwriter is there: a workbook is written" workbook
check "libcurl is there: an endpoint is asked" endpoint
for file in man1/filiera-supply.1 bash-completion/completions/filiera vendor_completions.d/filiera.fish \
  vendor-completions/_filiera schemas/supply-2.json ontology/filiera.ttl doc/filiera/copyright; do
  check "$file is installed" installed "$file"
done
exit $failed
