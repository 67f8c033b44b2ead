#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates every JSON answer among the golden runs against the schema that it names. Exit 77: cannot be checked."""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

source = pathlib.Path(sys.argv[1]).resolve()
schemas = {}
folder = source / "docs" / "schemas"
common = json.loads((folder / "common.json").read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(common)
for path in sorted(folder.glob("*-*.json")):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    # References to what answers share name the file beside it.
    base = folder.as_uri() + "/"
    resolver = jsonschema.RefResolver(base_uri=base, referrer=schema, store={base + "common.json": common})
    schemas[schema["properties"]["schema"]["const"]] = jsonschema.Draft7Validator(schema, resolver=resolver)

brief = jsonschema.Draft7Validator(json.loads((folder / "brief.json").read_text(encoding="utf-8")))
brief.check_schema(brief.schema)
cells = jsonschema.Draft7Validator(json.loads((folder / "cells.json").read_text(encoding="utf-8")))
cells.check_schema(cells.schema)

checked = failures = 0
for path in sorted((source / "tests" / "cli").glob("**/stdout")):
    text = path.read_text(encoding="utf-8")
    if not text.startswith(("{\n", '{"answer":', '{"cells":')):
        continue
    # A golden run may ask several questions.
    while text.startswith("{"):
        answer, end = json.JSONDecoder().raw_decode(text)
        text = text[end:].lstrip()
        validator = brief if "answer" in answer else cells if "cells" in answer else schemas.get(answer.get("schema"))
        if validator is None:
            print(f"{path}: no schema in docs/schemas for {answer.get('schema')!r}")
            failures += 1
            continue
        checked += 1
        for error in validator.iter_errors(answer):
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
            failures += 1
print(f"{checked} JSON answers checked against {len(schemas)} schemas, {failures} failures")
sys.exit(1 if failures or not checked else 0)
