#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Cases that others found elsewhere: run.py SOURCE_FOLDER FILIERA [CASE]...

`../shared/cases/wild` is a table of files and commands; what each must answer stands here, since the table says it in
prose. `../shared/cases/reliability` holds scripts that print PASS or FAIL. Exit code 77 where neither is at hand."""

import os
import pathlib
import re
import shlex
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from pseudo_terminal import shown

SOURCE, BINARY, WANTED = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
SHARED = pathlib.Path(os.environ.get("FILIERA_SHARED", SOURCE / ".." / "shared")) / "cases"
PYTHON = "/usr/bin/python3"
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("FILIERA_", "http_", "HTTP_"))}

SUPPLIERS = "".join(rf"(?=[\s\S]*\bS{n}\b)" for n in range(1, 6))

# File and what tells two rows of it apart: exit code, what is in standard output, what is in the messages.
WILD = {
    ("endpoint-cut-lists.ttl", "lists:2+hdr"): (0, SUPPLIERS, ""),
    ("endpoint-cut-lists.ttl", "rows:10+hdr"): (0, SUPPLIERS, ""),
    ("endpoint-kind-without-subject.ttl", "ok"): ((3, 4), "", r"has no rdf:subject"),
    ("endpoint-cut-lists.ttl", "gzip"): (0, SUPPLIERS, ""),
    ("endpoint-cut-lists.ttl", "tail"): (4, "", r"TimeoutException|breaks off"),
    ("endpoint-cut-lists.ttl", "text"): (4, "", r"Error 42000: the estimated time exceeds the limit of 400 s"),
    ("lang-upper.ttl", ""): (0, r"\bOfficina\b", ""),
    ("lang-region-exact.ttl", ""): (0, r"\bFabrica\b", ""),
    ("lang-range.ttl", ""): (0, r"\bFabbrica svizzera\b", ""),
    ("relative-iri.ttl", ""): (0, "", ""),
    ("rdf12-version.ttl", ""): ((0, 3), "", r"RDF 1\.2"),
    ("rdf12-direction.nt", ""): ((0, 3), "", r"base direction"),
    ("rdf12-reifier.ttl", ""): ((0, 3), "", r"RDF 1\.2"),
    ("name-ends-in-dot.nt", ""): (0, r"^1$", ""),
    ("csv-semicolon-formula.ttl", ""): (0, r"\"Acme;'?=1\+1|Acme;'=1\+1", ""),
    ("gz-zero-padded.nt.gz", ""): ((0, 3), "", r"^(?![\s\S]*corrupt)"),
    ("number-exponent.ttl", ""): (3, "", r"exponent[\s\S]*2500000000"),
    ("slash-in-name.ttl", ""): (3, "", r"\\/"),
    ("langtag-256.nt", ""): ((0, 3), "", r"^(?![\s\S]*longer than can be kept)"),
    ("folder-mixed", ""): ((0, 3), "", r"b\.ttl\.bz2"),
    ("edtf-negative-year.ttl", ""): (1, "", r"years before 0000 are not accepted"),
    ("edtf-quarter.ttl", ""): (1, "", r"second quarter of 2024[\s\S]*\[2024-04\.\.2024-06\]"),
    ("edtf-set-spaces.ttl", ""): (1, "", r"a set must not contain blanks"),
    ("edtf-mixed-precision.ttl", ""): (1, "", r"more precise than the other"),
}
# scale.py judges times of some milliseconds, which vary too much: tests/growth counts the instructions of its questions.
COUNTED_BY_GROWTH = {"scale.py prefixes", "scale.py relay"}
# Scripts with the rest of their command line behind the program.
RELIABILITY = {
    "token-127-host.py": [], "endless-list.py": ["120"], "json-deep.py": [], "nul-run.py": [], "launder-damaged.py": [],
    "impact-json-n2.py": ["300"],
}
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def wild_command(command):
    """The shell command, with the program's path and a free port; and the server to start first."""
    server, _, rest = command.rpartition(" & ")
    command = (rest or command).replace("filiera ", shlex.quote(BINARY) + " ").replace("python3 serve.py", "")
    if not server:
        return None, command
    words = shlex.split(server)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    return [words[0], *words[1:3], port, *words[4:]], command.replace(words[3], port)


def wild(folder, file, command):
    """Nothing where the case is as it shall be, else what differs."""
    tell_apart = next((mode for name, mode in WILD if name == file and mode and command.split(" & ")[0].endswith(mode)), "")
    if (file, tell_apart) not in WILD:
        return f"no expectation of {file} stands in tests/cases/run.py"
    code, output, messages = WILD[file, tell_apart]
    words, command = wild_command(command)
    server = subprocess.Popen(words, cwd=folder, stderr=subprocess.DEVNULL) if words else None
    try:
        if server:
            wait_for(int(words[3]))
        run = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, errors="replace",
                             env=ENVIRONMENT, timeout=120, check=False)
    finally:
        if server:
            server.kill()
            server.wait()
    codes = code if isinstance(code, tuple) else (code,)
    # What is accepted needs no word about it.
    silent = 0 in codes and len(codes) > 1 and run.returncode == 0 and file != "folder-mixed"
    if run.returncode in codes and re.search(output, run.stdout, re.M) and (silent or re.search(messages, run.stderr)):
        return None
    return f"exit code {run.returncode}\n{run.stdout[:600]}\n{run.stderr[:600]}"


def wait_for(port):
    for _ in range(300):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def script(folder, name, arguments):
    run = subprocess.run([PYTHON, name.split()[0], BINARY, *arguments], cwd=folder, capture_output=True, text=True,
                         env=ENVIRONMENT, timeout=600, check=False)
    return None if run.returncode == 0 and "FAIL" not in run.stdout else run.stdout + run.stderr


def long_tag(folder):
    run = subprocess.run([BINARY, "check", "langtag-300.ttl"], cwd=folder, capture_output=True, text=True, check=False)
    placed = run.returncode == 3 and "langtag-300.ttl:2:" in run.stderr
    return None if run.returncode == 0 or placed else run.stdout + run.stderr


def terminal(folder):
    """What a terminal is sent in each format of each verb that has it."""
    found = []
    for verb in (["supply"], ["claims"], ["export"], ["check"]):
        for form in ("csv", "json", "markdown", "table", "turtle"):
            data = ["csv-terminal.ttl"] if verb in (["export"], ["check"]) else ["-d", "csv-terminal.ttl"]
            sent = shown([BINARY, *verb, "-f", form, *data], folder, ENVIRONMENT)
            # The terminal itself turns a line feed into both; colours of our own begin with ESC [ and end in m.
            text = re.sub("\x1b\\[[0-9;]*m|\r+(?=\n)", "", sent.decode(errors="replace"))
            if harm := HARMFUL.search(text):
                found.append(f"{verb} -f {form}: {harm.group()!r} at {harm.start()}")
    return "\n".join(found) or None


def jobs():
    folder = SHARED / "wild"
    if (folder / "EXPECT.tsv").exists():
        for row in (folder / "EXPECT.tsv").read_text().splitlines()[1:]:
            file, command = row.split("\t")[:2]
            yield f"wild/{file}: {command[-60:]}", wild, (folder, file, command)
    folder = SHARED / "reliability"
    if (folder / "EXPECT.tsv").exists():
        known = set(RELIABILITY) | COUNTED_BY_GROWTH | {"langtag-300.ttl", "csv-terminal.ttl"}
        for row in (folder / "EXPECT.tsv").read_text().splitlines()[1:]:
            name = row.split("\t")[0]
            if name not in known:
                yield f"reliability/{name}", lambda name: f"{name} does not stand in tests/cases/run.py", (name,)
        for name, arguments in RELIABILITY.items():
            yield f"reliability/{name}", script, (folder, name, arguments)
        yield "reliability/langtag-300.ttl", long_tag, (folder,)
        yield "reliability/csv-terminal.ttl", terminal, (folder,)


def main():
    chosen = [job for job in jobs() if not WANTED or any(word in job[0] for word in WANTED)]
    if not chosen:
        print(f"skipped: there is no {SHARED}/wild or {SHARED}/reliability")
        sys.exit(77)
    failed = 0
    # One at a time: some of them measure time.
    for name, function, arguments in chosen:
        difference = function(*arguments)
        failed += difference is not None
        print(f"{'FAIL' if difference else 'ok  '} {name}" + (f"\n{difference}" if difference else ""), flush=True)
    print(f"{len(chosen)} cases, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
