#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pictures of README: the same question on two dates, drawn by the program. pictures.py FILIERA [--check] writes them, or
exits 1 if they are not what the program draws."""
import os
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).resolve().parent
filiera = pathlib.Path(sys.argv[1]).resolve()
environment = {**os.environ, "FILIERA_DATA": str(folder.parent / "data")}
stale = []
for day in ("2025-05-15", "2026-01-15"):
    words = [filiera, "supply", "--to", "ByteDance", "--as-of", day, "-f", "svg", "-q"]
    drawn = subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True).stdout
    path = folder / f"supply-{day}.svg"
    if "--check" in sys.argv:
        if not path.exists() or path.read_bytes() != drawn:
            stale.append(path.name)
    else:
        path.write_bytes(drawn)
if stale:
    sys.exit(f"{', '.join(stale)} in docs/: not what the program draws; ./dev docs writes them")
