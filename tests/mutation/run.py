#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""run.py FOLDER [FILE...]: which mutants of the code of stance and doubt no test notices.

Copies the sources to FOLDER, changes each comparison, conjunction, disjunction and three-valued match of the FILEs
(default: those of the lens, of measures and of hops) into one that behaves otherwise when FILIERA_MUTANT is its number,
builds graph_tests and query_tests once, and runs the tests for each number. A mutant lives when every test passes.
Prints a line for each that lives, with file, line and what was changed, and the number of them; exit 1 if there are any.

FILIERA_PROPERTY_SHARE is the share of random cases (default 0.1). MUTANTS=3,17 runs those alone. CMAKE_ARGS are further
arguments of cmake. FOLDER is kept: a second run builds what has changed."""
import os, re, shutil, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
default_files = ["graph/lens/lens.cpp", "graph/lens/lens.hpp", "graph/lens/same_matter.cpp", "graph/time/bounds.cpp",
                 "graph/time/matched_days.cpp", "graph/measures/resolution.cpp", "graph/measures/exceptions.cpp",
                 "graph/measures/places_and_parties.cpp", "graph/measures/rules.cpp", "graph/measures/measures.cpp",
                 "graph/measures/reached_days.cpp", "graph/measures/derive.cpp", "graph/measures/goods.cpp",
                 "graph/measures/surroundings.cpp", "graph/measures/sweep.cpp", "query/hops/hop.cpp",
                 "query/hops/hop_generator.hpp", "query/hops/supply.cpp"]
suites = {"graph_tests": "Lens*:Measure*:*Sweep*:Surroundings*:Bounds*:*Stance*:Exceptions*:Seats*:Rings*:Doubt*",
          "query_tests": "Supply*:Worlds*:Timeline*:Impact*:Behaviour*:Changes*:PathProperty*:SoleSuppliers*"}
comparison = {" == ": "eq", " != ": "ne", " < ": "lt", " <= ": "le", " > ": "gt", " >= ": "ge"}
places = re.compile(r' == | != | <= | >= | < | > | && | \|\| |\b(?:either|both|without)\(|Match::(?:possible|certain)\b')


def strip(line):
    """The line with comments and texts blanked, of the same length."""
    line = re.sub(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'', lambda m: '"' + "_" * (len(m.group()) - 2) + '"', line)
    return re.sub(r"//.*", lambda m: " " * len(m.group()), line)


def skipped(code):
    return (re.search(r"^\s*(case|#|template|constexpr|static_assert)|\boperator|\bconstexpr\b|(?<![=!<>])= Match::\w+(,|\)|;\s*$)", code)
            is not None)


def mutate(text, first, note):
    """The text with a switch at each place, the first numbered `first`; note(number, line, what) for each."""
    lines, number = text.split("\n"), first
    for at, line in enumerate(lines):
        code = strip(line)
        if skipped(code):
            continue
        made, end = "", 0
        for match in places.finditer(code):
            token, start = match.group(), match.start()
            if start < end:
                continue
            if token in comparison:
                if "<" in token and re.search(r"<[\w:, *&]*$", code[:start]):
                    continue
                change = "%smutant::%s<%d>{}%s" % (token, comparison[token], number, token)
            elif token == " && ":
                change = " && !mutant::is(%d) && " % number
            elif token == " || ":
                change = " || mutant::is(%d) || " % number
            elif token.endswith("("):
                other = {"either(": "both", "both(": "either", "without(": "both"}[token]
                if code[:start].rstrip().endswith(("Match", "::", ".", "auto")):
                    continue
                change = "[&](auto a, auto b) { return mutant::is(%d) ? %s(a, b) : %s(a, b); }(" % (number, other, token[:-1])
            else:
                other = "certain" if token.endswith("possible") else "possible"
                change = "(mutant::is(%d) ? Match::%s : %s)" % (number, other, token)
            note(number, at + 1, token.strip() + " in: " + line.strip())
            made += line[end:start] + change
            end = start + len(token)
            number += 1
        lines[at] = made + line[end:]
    return "\n".join(lines), number


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, files = os.path.abspath(sys.argv[1]), sys.argv[2:] or default_files
    copy, build = os.path.join(folder, "source"), os.path.join(folder, "build")
    os.makedirs(copy, exist_ok=True)
    known, number = {}, 1
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, listed):
        source, target = os.path.join(root, name), os.path.join(copy, name)
        if not os.path.isfile(source):
            continue
        if name in files:
            with open(source, encoding="utf-8") as f:
                text = f.read()
            text, number = mutate(text, number, lambda n, line, what: known.__setitem__(n, "%s:%d: %s" % (name, line, what)))
            text = '#include "tests/mutation/mutant.hpp"\n' + text
            if name.endswith(".hpp"):
                text = "#pragma once\n" + text
            if os.path.exists(target) and open(target, encoding="utf-8").read() == text:
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as f:
                f.write(text)
        elif not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(source, target)
            shutil.copymode(source, target)
    arguments = ["-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS=-O1 -g0 -w", "-DFILIERA_TESTS=ON"]
    arguments += os.environ.get("CMAKE_ARGS", "").split()
    subprocess.run(["cmake", "-S", copy, "-B", build, "-G", "Ninja"] + arguments, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", build] + list(suites), check=True, stdout=subprocess.DEVNULL)
    env = dict(os.environ)
    env.setdefault("FILIERA_PROPERTY_SHARE", "0.1")

    def passes(chosen):
        for binary, tests in suites.items():
            path = subprocess.run(["find", build, "-name", binary, "-type", "f"], capture_output=True, text=True).stdout.split()[0]
            try:
                done = subprocess.run([path, "--gtest_filter=" + tests, "--gtest_fail_fast", "--gtest_brief=1"],
                                      env=env | {"FILIERA_MUTANT": str(chosen)}, capture_output=True, timeout=300, cwd=build)
            except subprocess.TimeoutExpired:
                return False
            if done.returncode:
                return False
        return True

    if not passes(-1):
        sys.exit("the tests fail without a mutant")
    chosen = [int(n) for n in os.environ["MUTANTS"].split(",")] if os.environ.get("MUTANTS") else sorted(known)
    alive = []
    for n in chosen:
        if passes(n):
            alive.append(n)
            print("lives %4d  %s" % (n, known[n]), flush=True)
    print("%d mutants, %d live" % (len(chosen), len(alive)))
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
