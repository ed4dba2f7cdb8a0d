"""Fields: those of the front matter against their closed schema, also fields in fields."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from helpcentre.text.front_matter import FORMATS, Fault, FrontMatter


def check_fields(front: FrontMatter, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """Hold the fields against a closed JSON schema."""
    if front.fault:
        yield front.fault
    elif schema and not front.fields:
        fix = "start it from the template of its content type in docs/templates/"
        yield Fault("front-matter-missing", 1, 1, "the article has no front matter", fix)
    elif schema:
        for error in Draft202012Validator(schema, format_checker=FORMATS).iter_errors(
            dict(front.fields)
        ):
            yield from _describe(front, error, schema)
        yield from _repeated_title(front)


def _repeated_title(front: FrontMatter) -> Iterator[Fault]:
    questions = front.fields.get("questions")
    if isinstance(questions, list) and front.fields.get("title") in questions:
        fix = "write how a reader would ask it; search knows the title already"
        line = front.lines.get("questions", 1)
        yield Fault("wrong-field", line, 1, "one of the `questions` is the title itself", fix)


def _describe(
    front: FrontMatter, error: ValidationError, schema: Mapping[str, Any]
) -> Iterator[Fault]:
    above = [str(part) for part in error.absolute_path if isinstance(part, str)]
    if error.validator == "additionalProperties":
        yield from _unknown_fields(front, error, above)
    elif error.validator == "required":
        yield from _missing_fields(front, error, above, schema)
    else:
        yield _wrong_field(front, error, above, schema)


def _unknown_fields(
    front: FrontMatter, error: ValidationError, above: list[str]
) -> Iterator[Fault]:
    known = _rules_of(error)["properties"]
    for name in _fields_of(error):
        if name not in known:
            near = difflib.get_close_matches(str(name), known, 1)
            fix = f"did you mean `{near[0]}`?" if near else f"remove it; known: {', '.join(known)}"
            full = ".".join([*above, str(name)])
            yield Fault(
                "unknown-field", front.lines.get(full, 1), 1, f"unknown field `{full}`", fix
            )


def _missing_fields(
    front: FrontMatter, error: ValidationError, above: list[str], schema: Mapping[str, Any]
) -> Iterator[Fault]:
    for name in _rules_of(error)["required"]:
        if name not in _fields_of(error) and error.message.startswith(f"'{name}'"):
            full = [*above, name]
            example = _property(schema, full).get("examples", ["…"])[0]
            fix = f"add a line such as `{name}: {example}`"
            line = front.lines.get(".".join(above), 1)
            what = f"the field `{'.'.join(full)}` is missing"
            yield Fault("missing-field", line, 1, what, fix)


def _wrong_field(
    front: FrontMatter, error: ValidationError, above: list[str], schema: Mapping[str, Any]
) -> Fault:
    name, own = ".".join(above), _property(schema, above)
    fix = own.get("description", "correct the value")
    if error.validator == "enum":
        fix = f"use one of {', '.join(own['enum'])}"
    value = str(error.instance)
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    line = front.lines.get(name, 1)
    return Fault("wrong-field", line, 1, f"`{name}` cannot be “{shown}”", fix)


def _property(schema: Mapping[str, Any], path: list[str]) -> Mapping[str, Any]:
    """What a schema says of a field, or of a field in a field."""
    for name in path:
        schema = schema.get("properties", {}).get(name, {})
    return schema


def _rules_of(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _fields_of(error: ValidationError) -> Mapping[str, Any]:
    return error.instance if isinstance(error.instance, Mapping) else {}
