#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Completion in bash, zsh and fish, with every verb and every option: run.py FILIERA PROJECT

Each shell is asked what a person would be offered. A shell that is not installed is left out, with a message; without any of the
three the test is skipped."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BINARY, PROJECT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
FOLDER = tempfile.TemporaryDirectory()
(pathlib.Path(FOLDER.name) / "filiera").symlink_to(BINARY)
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if not k.startswith("FILIERA_")},
               "PATH": f"{FOLDER.name}:{os.environ['PATH']}", "LANG": "C.UTF-8", "HOME": FOLDER.name}
failed = []


def expect(holds, message):
    if not holds:
        failed.append(message)


def filiera(*words):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, env=ENVIRONMENT).stdout


# What each shell offers for lines, which hold words without quotation marks; the last word is being typed.
def of_bash(lines):
    def words(line):
        # As readline parts them: "=" and ":" are words.
        return [part for word in line.split(" ") for part in (re.findall(r"[=:]|[^=:]+", word) or [""])]
    script = f'. "{PROJECT}/completions/filiera.bash"\ncompopt() {{ :; }}\n'
    for line in lines:
        parted = words(line)
        quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in parted)
        script += (f"COMP_WORDS=({quoted}); COMP_CWORD={len(parted) - 1}; COMPREPLY=(); _filiera\n"
                   'printf "%s\\n" "${COMPREPLY[@]}"; echo "--- end"\n')
    return script


def of_zsh(lines):
    # The function as zsh calls it, with the words of the line; compadd tells what it is given.
    script = ('compadd() { shift 2; print -rl -- "$@" }\n_files() { print FILES }\n'
              f'_filiera() {{ . "{PROJECT}/completions/_filiera" }}\n')
    for line in lines:
        words = " ".join("'" + word + "'" for word in line.split(" "))
        script += f'words=({words}); CURRENT=$#words; _filiera; print -- "--- end"\n'
    return script


def of_fish(lines):
    script = f'source "{PROJECT}/completions/filiera.fish"\n'
    for line in lines:
        script += f"complete -C '{line}'\necho '--- end'\n"
    return script


SHELLS = {"bash": (["bash", "--norc"], of_bash), "zsh": (["zsh", "-f"], of_zsh), "fish": (["fish", "--no-config"], of_fish)}


def offered(shell, lines):
    command, script_of = SHELLS[shell]
    done = subprocess.run([*command, "/dev/stdin"], input=script_of(lines), capture_output=True, text=True, env=ENVIRONMENT,
                          cwd=FOLDER.name)
    expect(not done.stderr, f"{shell}: {done.stderr[:500]}")
    blocks = done.stdout.split("--- end\n")[:-1]
    expect(len(blocks) == len(lines), f"{shell}: {len(blocks)} answers to {len(lines)} lines")
    return [{row.split("\t")[0] for row in block.splitlines() if row} for block in blocks]


# "  -f, --format table|json" of a help page, as ("format", "table|json").
OPTION = re.compile(r"^  (?:-\w, |    )--([\w-]+)(?:, --(no-[\w-]+))?(?: (\S+))?", re.MULTILINE)
verbs = re.findall(r"^  (\w+)", filiera("help").split("Verbs:\n")[1].split("\n\n")[0], re.MULTILINE)
expect(len(verbs) >= 18, f"verbs: {verbs}")
lines, wanted = [f"filiera {verb[:-1]}" for verb in verbs], [{verb} for verb in verbs]
for verb in verbs:
    options = OPTION.findall(filiera(verb, "--help"))
    expect(len(options) > 5, f"{verb}: options {options}")
    lines.append(f"filiera {verb} --")
    wanted.append({f"--{name}" for name, _, _ in options} | {f"--{no}" for _, no, _ in options if no})
    for name, no, argument in options:
        lines.append(f"filiera {verb} --{name}"[:-1])
        wanted.append({f"--{name}"})
        if "|" in argument and argument == argument.lower():
            values = argument.split("|")
            lines.append(f"filiera {verb} --{name} ")
            wanted.append(set(values))
            lines.append(f"filiera {verb} --{name}={values[-1][:1]}")
            wanted.append({values[-1]})
EXACT = [("supply --to ByteDanc", {"ByteDance"}), ("supply --stance as", {"asserted"}), ("path Huawe", {"Huawei"}),
         ("supply --product=H2", {"H20", "H200"}), ("impact --ban par", {"party="}), ("impact --ban product=H2", {"H20", "H200"}),
         ("claims --type suppl", {"suppliesTo"}), ("import she", {"sheets"}), ("import gl", {"gleif"}),
         ("help suppl", {"supply", "suppliesTo", "suppliedBy"}), ("help Compan", {"Company"}), ("export -f turt", {"turtle"})]
lines += [f"filiera {line}" for line, _ in EXACT]
wanted += [names for _, names in EXACT]
found_any = False
for shell in SHELLS:
    if not shutil.which(shell):
        print(f"left out: {shell} is not installed")
        continue
    found_any = True
    for line, expected, found in zip(lines, wanted, offered(shell, lines)):
        # bash replaces only what stands behind the last "=".
        cut = (lambda word: word.rpartition("=")[2] or word) if shell == "bash" and "=" in line.split(" ")[-1] else str
        seen = {word.replace("\\", "").rpartition("=")[2] if "=" in line.split(" ")[-1] else word.replace("\\", "") for word in found}
        expect({cut(word) for word in expected} <= seen, f"{shell}: {line!r}: {sorted(expected - seen)} of {sorted(found)[:8]}")
for message in failed[:40]:
    print(message, file=sys.stderr)
print(f"{len(lines)} lines")
sys.exit(1 if failed else 0 if found_any else 77)
