#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The official clients of the Model Context Protocol, in each revision that they speak, started from the lines of
docs/agents.md: mcp.py SOURCE BINARY PACKAGES. Exit 77 where Node or the clients are not installed."""
import json
import os
import pathlib
import re
import sys
import tempfile

import tools

sys.path.insert(0, str(tools.here.parent / "mcp"))
from client import citations, measures_of, told_claims  # noqa: E402  pylint: disable=wrong-import-position

SOURCE, BINARY, PACKAGES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])


def main():
    for package in ("client", "sdk"):
        if not (PACKAGES / "node_modules" / "@modelcontextprotocol" / package).is_dir():
            raise tools.Missing("the packages of tests/interop/package.json are not installed (./dev installs them)")
    page = (SOURCE / "docs" / "agents.md").read_text(encoding="utf-8")
    lines = re.search(r"```json\n(.*?)```", page, re.S)[1]
    with tempfile.TemporaryDirectory() as work:
        path = pathlib.Path(work) / "configuration.json"
        path.write_text(lines, encoding="utf-8")
        environment = {**{k: v for k, v in os.environ.items() if not k.startswith("FILIERA_")},
                       "PATH": f"{BINARY.parent}:{os.environ['PATH']}"}
        seen = tools.output_of([tools.program("node"), tools.here / "mcp.mjs", PACKAGES, path], env=environment)
    clients = [json.loads(line) for line in seen.splitlines()]
    assert len(clients) == 4, clients
    for client in clients:
        name = client["name"]
        assert client["server"] == "filiera" and client["instructions"] > 500, (name, client["server"])
        assert {"supply", "path", "impact", "timeline", "claims", "show", "owners", "diff"} <= set(client["tools"]), client["tools"]
        assert len(client["tools"]) <= 10, client["tools"]
        answer = client["answer"]
        assert answer == clients[0]["answer"], name
        assert [row["supplier"] for row in answer["rows"]][:2] == ["Huawei", "Nvidia"], (name, answer)
        rows = answer["rows"]
        under = {text.split("?")[0].split(" ")[0] for row in rows for texts in measures_of(answer, row).values() for text in texts}
        assert {"m1", "m30", "m13"} <= under <= set(answer["measures"]), (name, under)
        # Who supplies, under which restriction, who denies what: each with its passage, which its resource has too.
        parts = {claim["claim"]: claim for row in rows for claim in told_claims(row)}
        parts |= {measure: answer["measures"][measure] for measure in under}
        parts |= {claim["claim"]: claim for claim in answer["contestedOutsideDate"]}
        assert any("ByteDance via A1" in text for claim in answer["contestedOutsideDate"] for text in claim.get("deniedBy", [])), name
        passages = {each: {(row["document"], row["start"], row["end"]) for row in found} for each, found in client["passages"].items()}
        everything = set().union(*passages.values())
        for part, told in parts.items():
            cited = citations(told)
            assert cited and cited <= everything, (name, part, cited)
            assert passages[part] & cited, (name, part, cited)
        assert client["wrong"][0] and "Nvidia" in client["wrong"][1], (name, client["wrong"])
        assert client["resources"] == 5 and client["templates"] == 3, (name, client["resources"])
        assert client["claim"]["claim"] == "c1" and client["unknown"] in (-32002, -32602), (name, client["unknown"])
        print(f"{name}: {len(client['tools'])} tools, the README's question answered in one call, {len(parts)} parts with {len(everything)} passages")


try:
    main()
except tools.Missing as missing:
    print(missing)
    sys.exit(77)
