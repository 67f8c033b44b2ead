#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The official clients of the Model Context Protocol, in each revision that they speak, started from the lines of
docs/mcp.md: mcp.py SOURCE BINARY PACKAGES. Exit 77 where Node or the clients are not installed."""
import json
import os
import pathlib
import re
import sys
import tempfile

import tools

SOURCE, BINARY, PACKAGES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])


def main():
    for package in ("client", "sdk"):
        if not (PACKAGES / "node_modules" / "@modelcontextprotocol" / package).is_dir():
            raise tools.Missing("the packages of tests/interop/package.json are not installed (./dev installs them)")
    page = (SOURCE / "docs" / "mcp.md").read_text(encoding="utf-8")
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
        under = {measure["measure"] for row in answer["rows"] for measure in row.get("measures", [])}
        assert under and under <= set(answer["measures"]), (name, under)
        assert all(answer["measures"][measure]["by"] for measure in under), (name, under)
        assert any("denied by ByteDance" in text for claim in answer["claims"].values() for text in claim["by"]), name
        assert client["wrong"][0] and "Nvidia" in client["wrong"][1], (name, client["wrong"])
        assert client["resources"] == 5 and client["templates"] == 3, (name, client["resources"])
        assert client["claim"]["claim"] == "c1" and client["unknown"] in (-32002, -32602), (name, client["unknown"])
        print(f"{name}: {len(client['tools'])} tools, the README's question answered with its passages")


try:
    main()
except tools.Missing as missing:
    print(missing)
    sys.exit(77)
