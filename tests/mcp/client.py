# SPDX-License-Identifier: Apache-2.0
"""A client of `filiera mcp` that speaks either revision, for tests."""
import json
import os
import re
import select
import subprocess

META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("FILIERA_")}
# "VOICE via DOCUMENT START-END", or without a voice.
CITATION = re.compile(r"(?:^| )(\S+) (\d+)-(\d+)$")


class Client:
    def __init__(self, binary, *words, stateless=False):
        self.stateless, self.last = stateless, 0
        self.process = subprocess.Popen([binary, "mcp", *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=CLEAN)
        if not stateless:
            self.ask("initialize", {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}})
            self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def send(self, message):
        self.write(json.dumps(message).encode() + b"\n")

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def request(self, method, params=None):
        """Sends a request and returns its id."""
        self.last += 1
        params = dict(params or {}, **({"_meta": META} if self.stateless else {}))
        self.send({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params})
        return self.last

    def receive(self, seconds=60):
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        if not ready:
            raise TimeoutError("no answer")
        line = self.process.stdout.readline()
        if not line:
            raise EOFError(self.process.stderr.read().decode(errors="replace"))
        return json.loads(line)

    def ask(self, method, params=None):
        asked = self.request(method, params)
        answer = self.receive()
        assert answer.get("id") == asked, answer
        return answer

    def call(self, tool, **arguments):
        """The result of a tool; `as_of` stands for as-of, `frm` for from."""
        named = {{"frm": "from"}.get(name, name).replace("_", "-"): value for name, value in arguments.items()}
        return self.ask("tools/call", {"name": tool, "arguments": named})["result"]

    def read(self, uri):
        return self.ask("resources/read", {"uri": uri})

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(60)
        rest = self.process.stdout.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return code, rest


def citations(value):
    """All (document, start, end) that an answer cites."""
    found = set()
    if isinstance(value, dict):
        for name, member in value.items():
            if name in ("by", "deniedBy"):
                for text in member:
                    match = CITATION.search(text)
                    assert match, text
                    found.add((match[1], int(match[2]), int(match[3])))
            else:
                found |= citations(member)
    elif isinstance(value, list):
        for member in value:
            found |= citations(member)
    return found


def claims(value):
    """All ids of claims that an answer tells."""
    found = set()
    if isinstance(value, dict):
        if isinstance(value.get("claim"), str):
            found.add(value["claim"])
        for name, member in value.items():
            found |= claims(member)
            if name == "claims" and isinstance(member, dict):
                found |= set(member)
            if name == "received":
                found |= {each.split("?")[0].split(" ")[0] for each in member if isinstance(each, str)}
    elif isinstance(value, list):
        for member in value:
            found |= claims(member)
    return found


def told_claims(row):
    """The claims of a row of supply, each with what the row says for all of them: those of the supplier, and how the recipient
    obtains the goods, without those that an earlier row has told."""
    alike = {name: row[name] for name in ("status", "when", "stance", "doubt") if name in row}
    own = [{**alike, **claim} for claim in row.get("claims", [row])]
    received = [claim if "stance" in claim else {**alike, **claim} for claim in row.get("received", []) if isinstance(claim, dict)]
    return own + received


def measures_of(answer, row):
    """The measures of a row by role; those of an earlier row where it names its claim."""
    measures = row.get("measures", {})
    if not isinstance(measures, str):
        return measures
    first = measures.split()[-1]
    return next(measures_of(answer, each) for each in answer["rows"]
                if each is not row and first in (claim["claim"] for claim in each.get("claims", [each])))
