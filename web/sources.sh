#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sources.sh FOLDER: unpacks Debian's sources of Serd, Sord, utf8proc, zlib and zstd into FOLDER/serd and so on, in the versions
# that are installed, or the nearest that Debian still offers. Does nothing when they are there. Needs dpkg-dev and the
# network.
set -euo pipefail
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || exit 0

# The system's own lists of Debian's packages, turned to sources and kept apart from those of the system.
rm -rf lists parts
mkdir -p lists/partial parts
: >parts/sources.list
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
  case $list in
    *.sources)
      awk -v RS= -v ORS='\n\n' '/debian-archive-keyring|debian\.org/' "$list" | sed -E 's/^Types:.*/Types: deb-src/' \
        >>parts/system.sources
      ;;
    *.list) if [ -e "$list" ]; then sed -nE 's/^deb (.*debian\.org.*)/deb-src \1/p' "$list" >>parts/sources.list; fi ;;
  esac
done
apt=(apt-get -qq -o Dir::Etc::sourcelist="$PWD/parts/sources.list" -o Dir::Etc::sourceparts="$PWD/parts"
     -o Dir::State::lists="$PWD/lists" -o APT::Sandbox::User=root)
"${apt[@]}" update

# unpack SOURCE PACKAGE FOLDER
unpack() {
  local version
  version=$(dpkg-query -W -f='${source:Version}' "$2")
  "${apt[@]}" source --download-only "$1=$version" 2>/dev/null ||
    "${apt[@]}" source --download-only "$1=${version%+deb*}"
  rm -rf "$3"
  dpkg-source --no-check -x "$1"_*.dsc "$3" >/dev/null
}
unpack serd libserd-dev serd
unpack sord libsord-dev sord
unpack utf8proc libutf8proc-dev utf8proc
unpack zlib zlib1g-dev zlib
unpack libzstd libzstd-dev zstd
touch complete
