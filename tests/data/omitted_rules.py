# SPDX-License-Identifier: Apache-2.0
"""The list of omitted facts is well-formed."""
import re

from knowledge import facts, omitted


def faults():
    rows, found = omitted(), []
    names = [row.get("fact") or "" for row in rows]
    known = {row["id"] for row in facts()}
    for row, fact in zip(rows, names):
        if set(row) != {"fact", "reason"} or not row["reason"] or not row["reason"].strip():
            found.append(f"omitted.tsv: {fact!r} has no reason")
        if not re.fullmatch(r"A[0-9]-[0-9]{2}", fact):
            found.append(f"omitted.tsv: {fact!r} is no fact")
        elif known and fact not in known:
            found.append(f"omitted.tsv: {fact} is not among the facts")
    if names != sorted(set(names)):
        found.append("omitted.tsv: the facts are not in order, or one stands twice")
    return found
