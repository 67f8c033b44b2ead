#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What DuckDB makes of answers in CSV: pivots.py SOURCE FILIERA PACKAGES

Each block ```sql of docs/output.md names in a comment the command whose answer it reads, and the block behind it shows what
DuckDB answers. PACKAGES holds the node_modules of package.json; without them, exit code 77."""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tools import Missing, here, output_of, program

source, filiera, packages = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
page = (source / "docs/output.md").read_text()
blocks = re.findall(r"```sql\n(.*?)```\n+```csv\n(.*?)```", page, re.S)


def answer(folder, sql):
    for command in re.findall(r"^-- (filiera .*)$", sql, re.M):
        environment = {**os.environ, "PATH": f"{filiera.parent}:{os.environ['PATH']}", "FILIERA_DATA": str(source / "data")}
        subprocess.run(["sh", "-c", command + " -q"], cwd=folder, env=environment, check=True)
    job = json.dumps({"folder": str(folder), "sql": re.sub(r"^--.*\n", "", sql, flags=re.M)})
    rows = json.loads(output_of([program("node"), here / "pivots.mjs", packages], input=job.encode()))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


try:
    if not (packages / "node_modules" / "@duckdb" / "node-api").is_dir():
        raise Missing("the packages of tests/interop/package.json are not installed (./dev installs them)")
    failed = 0 if len(blocks) >= 6 else 1
    for sql, shown in blocks:
        with tempfile.TemporaryDirectory() as name:
            told = answer(pathlib.Path(name), sql)
        if told != shown:
            failed += 1
            print(f"{sql}DuckDB answers\n{told}but docs/output.md shows\n{shown}")
    print(f"{len(blocks)} pivots, {failed} failed")
    sys.exit(1 if failed else 0)
except Missing as missing:
    print(f"skipped: {missing}")
    sys.exit(77)
