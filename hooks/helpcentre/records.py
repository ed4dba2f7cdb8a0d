"""Data files: YAML held against its JSON schema, each fault at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from helpcentre.findings import Finding
from helpcentre.text.front_matter import FORMATS, load_node


@lru_cache(maxsize=64)
def parse_records(text: str) -> dict[str, Any]:
    """The content of a data file, to be read only; empty where it cannot be read.

    `check_records` tells why. Remembered by its text, since every page asks for the same few.
    """
    try:
        _, content = load_node(text)
    except yaml.YAMLError:
        return {}
    return content if isinstance(content, dict) else {}


def parse_list(text: str) -> list[str]:
    """The content of a data file that is a list of words; empty where it cannot be read."""
    try:
        _, content = load_node(text)
    except yaml.YAMLError:
        return []
    return [str(item) for item in content] if isinstance(content, list) else []


def list_entries(text: str) -> list[tuple[dict[str, Any], tuple[int, int]]]:
    """The entries of a data file that is a list of records, with the place of each."""
    try:
        node, content = load_node(text)
    except yaml.YAMLError:
        return []
    entries = enumerate(content) if isinstance(content, list) else ()
    return [(one, locate(node, [str(n)])) for n, one in entries if isinstance(one, dict)]


def check_records(path: str, text: str, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """Report what makes a data file unreadable or breaks its schema."""
    try:
        node, content = load_node(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"the file cannot be read ({getattr(error, 'problem', None) or 'not valid YAML'})"
        fix = "correct the indentation, and quote values that contain a colon and a blank"
        yield Finding(path, line, column, "wrong-data", what, fix)
        return
    if schema:
        for fault in Draft202012Validator(schema, format_checker=FORMATS).iter_errors(content):
            yield _describe(path, node, fault)


def _describe(path: str, node: yaml.Node | None, error: ValidationError) -> Finding:
    places = [str(part) for part in error.absolute_path]
    line, column = locate(node, places)
    where = f"`{'.'.join(places)}`: " if places else ""
    hint = error.schema.get("description") if isinstance(error.schema, Mapping) else None
    fix = str(hint or "write it as data/schemas/ and the other entries of this file show")
    return Finding(path, line, column, "wrong-data", f"{where}{_shorten(error.message)}", fix)


def _shorten(message: str) -> str:
    return message if len(message) <= 120 else f"{message[:117]}…"


def locate(node: yaml.Node | None, places: list[str]) -> tuple[int, int]:
    """Line and column, from 1, of a value by its keys; of the last key that exists."""
    mark = node.start_mark if node else None
    for place in places:
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if str(p[0].value) == place), None)
            if pair is None:
                break
            mark, node = pair[0].start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and place.isdigit():
            if int(place) >= len(node.value):
                break
            node = node.value[int(place)]
            mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
