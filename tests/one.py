#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds what one test needs, no more, and runs it.

    one.py NAME [BUILD_FOLDER]

NAME is a golden case (supply/json, or the path of its folder; supply for all cases of a verb), a pattern of GoogleTest
names (Supply.AChainOf*; without a dot or a star: any test whose name contains it), or a test of ctest (bounds, w3c). A name of a golden case and of
a test of ctest means both.
"""
import fnmatch
import pathlib
import re
import subprocess
import sys

tests = pathlib.Path(__file__).resolve().parent
build = tests.parent / (sys.argv[2] if len(sys.argv) > 2 else "build-dev")


def run(*words):
    code = subprocess.run([str(word) for word in words]).returncode
    if code:
        sys.exit(code)


def golden_cases(name):
    """The folders of the golden cases that the name means."""
    folder = tests / "cli" / re.sub(r"^(\./)?(tests/cli/)?", "", name).rstrip("/")
    return [path.parent for path in sorted(folder.glob("**/cmd"))]


def layers_of(pattern):
    """The layers that have a GoogleTest test of such a name."""
    found = set()
    for path in tests.glob("*/**/*.cpp"):
        for suite, test in re.findall(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)", path.read_text(encoding="utf-8"), re.M):
            if fnmatch.fnmatchcase(f"{suite}.{test}", pattern):
                found.add(path.relative_to(tests).parts[0])
    return found


def main():
    name = sys.argv[1]
    listed = subprocess.run(["ctest", "--test-dir", build, "-N"], stdout=subprocess.PIPE, text=True).stdout
    scripts = set(re.findall(r"Test +#\d+: (\w+)$", listed, re.M))
    cases = golden_cases(name)
    if cases:
        instances = [re.sub("[^A-Za-z0-9]", "_", str(case.relative_to(tests / "cli"))) for case in cases]
        run("cmake", "--build", build, "--target", "cli_tests", "--", "--quiet")
        run(build / "tests" / "cli_tests", "--gtest_brief=1",
            "--gtest_filter=" + ":".join(f"Cli/Golden.*/{instance}" for instance in instances))
    if name in scripts and not name.endswith("_NOT_BUILT"):
        targets = [f"{name}_tests"] if name in ("w3c", "hostile") else [name] if name.startswith("fuzz_") else []
        run("cmake", "--build", build, "--target", "filiera", *targets, "--", "--quiet")
        run("ctest", "--test-dir", build, "--output-on-failure", "-R", f"^{name}$")
    if cases or name in scripts:
        return
    pattern = name if re.search(r"[.*]", name) else f"*{name}*"
    layers = layers_of(pattern)
    if not layers:
        sys.exit(f"dev: no golden case, no test of GoogleTest and none of ctest is called '{name}'")
    run("cmake", "--build", build, "--target", *[f"{layer}_tests" for layer in sorted(layers)], "--", "--quiet")
    for layer in sorted(layers):
        run(build / "tests" / f"{layer}_tests", "--gtest_brief=1", f"--gtest_filter={pattern}:*/{pattern}/*")


main()
