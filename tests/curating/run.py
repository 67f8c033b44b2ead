#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows pages of docs/ as their reader would: writes the files that they show, runs their commands, compares the output.

    run.py SOURCE BINARY [--write]

--write puts what the commands print into the pages instead.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

source, binary, write = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), "--write" in sys.argv[3:]
PAGES = ["curating.md", "first-answer.md", "ownership.md"]
FENCED = re.compile(r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^```(?P<kind>[\w-]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def output(command, folder):
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", "LANG": "C.UTF-8"}
    done = subprocess.run(["/bin/sh", "-c", command], cwd=folder / "work", env=environment, capture_output=True)
    return (done.stdout + done.stderr).decode("utf-8")


def followed(text, folder):
    """The text of a block as it must be: a file is written, commands are run and what they print stands below them."""

    def follow(block):
        if block["file"]:
            path = folder / "work" / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        if block["kind"] != "shell-session":
            return block[0]
        commands = [line for line in block["text"].splitlines(keepends=True) if line.startswith("$ ")]
        shown = "".join(line + output(line[2:], folder) for line in commands)
        return f"```shell-session\n{shown}```"

    return FENCED.sub(follow, text)


def differs(page):
    """Whether the page says something else than what happens."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "work").mkdir()
        (folder / "filiera").symlink_to(binary)
        text = page.read_text(encoding="utf-8")
        found = followed(text, folder)
    if write:
        page.write_text(found, encoding="utf-8")
        return False
    for line, (said, real) in enumerate(zip(text.splitlines(), found.splitlines()), 1):
        if said != real:
            print(f"{page.name}:{line}: the page says\n{said}\nbut what is printed is\n{real}")
            break
    print(page.name, "tells what happens" if found == text else "differs from what happens")
    return found != text


sys.exit(any([differs(source / "docs" / page) for page in PAGES]))
