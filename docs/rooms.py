#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the layers and their rooms as docs/rooms.svg, from the includes of the sources.

    docs/rooms.py            writes the drawing
    docs/rooms.py --check    exits 1 where the drawing is out of date, or docs/architecture.md leaves a room out

A layer is a folder of the repository, a room a folder in it; the files that lie in the layer's own folder are a room too
("own files"). An arrow means: a file here includes a header there. Arrows that follow from others are left out, and so
are arrows between layers that are not neighbours.
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
drawing, page = root / "docs" / "rooms.svg", root / "docs" / "architecture.md"
# From the top down, as tests/layers holds them; import and export stand side by side.
layer_floors = [["cli"], ["remote"], ["import", "export"], ["query"], ["graph"], ["ontology"], ["rdf"], ["io"]]
layer_names = [layer for floor in layer_floors for layer in floor]


def room_of(path):
    """The room of a file, such as 'graph/lens'; 'io' for a file in the layer's own folder."""
    return "/".join(path.split("/")[:-1][:2])


def includes():
    """Pairs of different rooms, the first of which includes the second; and all rooms."""
    pairs, rooms = set(), set()
    for layer in layer_names:
        for path in sorted((root / layer).glob("**/*.[ch]pp")):
            room = room_of(str(path.relative_to(root)))
            rooms.add(room)
            for included in re.findall(r'^#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M):
                if included.split("/")[0] in layer_names and room_of(included) != room:
                    pairs.add((room, room_of(included)))
    return pairs, rooms


def reduced(pairs):
    """Without the pairs that follow from others."""
    def reaches(start, end):
        seen, waiting = set(), [b for a, b in pairs if a == start and b != end]
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            if at not in seen:
                seen.add(at)
                waiting += [b for a, b in pairs if a == at]
        return False

    return {(a, b) for a, b in pairs if not reaches(a, b)}


def floors(names, pairs):
    """The names in rows; each stands above all that it includes, and as low as it can."""
    height = {}
    while len(height) < len(names):
        ready = [name for name in names
                 if name not in height and all(b in height for a, b in pairs if a == name and b in names)]
        if not ready:
            sys.exit(f"rooms include each other in a circle: {sorted(set(names) - set(height))}")
        height |= {name: 1 + max((height[b] for a, b in pairs if a == name and b in names), default=-1) for name in ready}
    rows = [[] for _ in range(max(height.values(), default=-1) + 1)]
    for name in sorted(names):
        rows[height[name]].append(name)
    return rows[::-1]


WIDE, TALL, GAP, RISE, MARGIN, TITLE = 104, 28, 22, 30, 16, 26


def band(layer, rooms, pairs, left, top, width):
    """The shapes of one layer, and how tall it is."""
    rows = floors(rooms, pairs)
    shapes, place = [], {}
    tall = TITLE + len(rows) * TALL + (len(rows) - 1) * RISE + MARGIN
    shapes.append(f'<rect x="{left}" y="{top}" width="{width}" height="{tall}" rx="6" class="layer"/>')
    shapes.append(f'<text x="{left + 10}" y="{top + 18}" class="title">{layer}/</text>')
    for i, row in enumerate(rows):
        total = len(row) * WIDE + (len(row) - 1) * GAP
        for j, room in enumerate(row):
            place[room] = (left + (width - total) // 2 + j * (WIDE + GAP), top + TITLE + i * (TALL + RISE))
    for a, b in sorted(reduced({(a, b) for a, b in pairs if a in rooms and b in rooms})):
        (ax, ay), (bx, by) = place[a], place[b]
        shapes.append(f'<line x1="{ax + WIDE // 2}" y1="{ay + TALL}" x2="{bx + WIDE // 2}" y2="{by - 3}"/>')
    for room, (x, y) in sorted(place.items()):
        name = room.split("/")[1] if "/" in room else "own files"
        shapes.append(f'<rect x="{x}" y="{y}" width="{WIDE}" height="{TALL}" rx="4" class="room"/>')
        shapes.append(f'<text x="{x + WIDE // 2}" y="{y + 18}" class="name">{name}</text>')
    return shapes, tall


def draw(pairs, rooms):
    shapes, top, width, middle = [], MARGIN, 720, {}
    for row in layer_floors:
        each = (width - (len(row) - 1) * GAP) // len(row)
        bottom = top
        for i, layer in enumerate(row):
            left = MARGIN + i * (each + GAP)
            inside, tall = band(layer, [room for room in rooms if room.split("/")[0] == layer], pairs, left, top, each)
            shapes += inside
            middle[layer] = (left + each // 2, top, top + tall)
            bottom = max(bottom, top + tall)
        top = bottom + RISE
    for above, below in zip(layer_floors, layer_floors[1:]):
        for a, b in ((a, b) for a in above for b in below):
            if any((first.split("/")[0], second.split("/")[0]) == (a, b) for first, second in pairs):
                (ax, _, ay), (bx, by, _) = middle[a], middle[b]
                x = ax if len(above) > len(below) else bx
                shapes.append(f'<line x1="{x}" y1="{ay}" x2="{x}" y2="{by - 3}" class="down"/>')
    total = top - RISE + MARGIN
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 2 * MARGIN}" height="{total}" '
        f'viewBox="0 0 {width + 2 * MARGIN} {total}">',
        "<!-- SPDX-License-Identifier: Apache-2.0; written by docs/rooms.py -->",
        "<title>The layers of filiera, their rooms, and which includes which</title>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>',
        "<style>text{font:13px sans-serif;fill:#222}.title{font-weight:bold}.name{text-anchor:middle}"
        ".layer{fill:#f3f5f8;stroke:#9aa7b8}.room{fill:#fff;stroke:#7d8ea3}"
        "line{stroke:#555;marker-end:url(#head)}.down{stroke-width:2}</style>",
        f'<rect width="{width + 2 * MARGIN}" height="{total}" fill="#fff"/>', *shapes, "</svg>", ""])


def main():
    pairs, rooms = includes()
    text = draw(pairs, rooms)
    if "--check" not in sys.argv:
        drawing.write_text(text, encoding="utf-8")
        return 0
    faults = []
    if not drawing.exists() or drawing.read_text(encoding="utf-8") != text:
        faults.append("docs/rooms.svg differs from what the sources include: run docs/rooms.py")
    described = page.read_text(encoding="utf-8")
    faults += [f"docs/architecture.md does not describe the room `{room}/`" for room in sorted(rooms)
               if f"`{room}/`" not in described]
    print("\n".join(faults) or f"{len(rooms)} rooms, drawn and described")
    return 1 if faults else 0


sys.exit(main())
