"""Front matter: the fields at the head of an article and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from jsonschema import FormatChecker

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


FORMATS = FormatChecker(["date"])
"""Formats that schemas may ask for: days that exist."""


class Fault(NamedTuple):
    """A fault in a file that the caller knows: the arguments of `Article.finding`."""

    rule: str
    line: int
    column: int
    what: str
    fix: str


@dataclass(frozen=True)
class FrontMatter:
    """Fields with the line (from 1, in the file) of each; `fault` where they cannot be read.

    A field of a field is named with a dot in `lines`: `answer.text`.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    fault: Fault | None = None

    def value(self, name: str) -> Any:
        """The value of a field, of `answer.text` that of the inner field, or None."""
        found: Any = self.fields
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def words(self, name: str) -> str:
        """The text of a field in one line, or nothing."""
        value = self.value(name)
        return " ".join(value.split()) if isinstance(value, str) else ""


# The parser in C is several times faster; every wheel has it, a build from source may not.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FieldLoader(_Loader):  # type: ignore[misc]
    """A safe loader that leaves dates as they are written, so that an impossible one is told."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as in the base class
        first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load_node(text: str, loader_class: Any = FieldLoader) -> tuple[yaml.Node | None, Any]:
    """A YAML text as nodes, which know their lines, and as data. Raises only `yaml.YAMLError`."""
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
        _refuse_loops(node, set(), set())
        return node, None if node is None else loader.construct_document(node)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        # PyYAML's constructors let these through for values such as `!!int x`.
        problem = f"a value cannot be read: {type(error).__name__} {error}"
        raise yaml.MarkedYAMLError(problem=problem[:120]) from error
    finally:
        loader.dispose()


def _refuse_loops(node: yaml.Node | None, above: set[int], done: set[int]) -> None:
    """An alias may name the very value that it stands in; nothing here could print that."""
    if node is None or id(node) in done or isinstance(node, yaml.ScalarNode):
        return
    if id(node) in above:
        problem = "a value contains itself"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
    above.add(id(node))
    for part in node.value:
        for inner in part if isinstance(part, tuple) else (part,):
            _refuse_loops(inner, above, done)
    above.discard(id(node))
    done.add(id(node))


@lru_cache(maxsize=4096)
def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter and the body, which keeps its line numbers."""
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter(), text
    body = "\n" * block[0].count("\n") + text[block.end() :]
    try:
        return FrontMatter(*_load_fields(block[1])), body
    except yaml.YAMLError as error:
        return FrontMatter(fault=_syntax_fault(error)), body


def _load_fields(block: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The fields and the line (from 1, in the file) of each."""
    node, fields = load_node(block)
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode) or not isinstance(fields, dict):
        raise yaml.MarkedYAMLError(problem="not a list of fields", problem_mark=node.start_mark)
    return dict(fields), dict(_lines(node))


def _lines(node: yaml.MappingNode) -> Iterator[tuple[str, int]]:
    for key, value in node.value:
        yield str(key.value), key.start_mark.line + 2
        for inner, _ in value.value if isinstance(value, yaml.MappingNode) else ():
            yield f"{key.value}.{inner.value}", inner.start_mark.line + 2


def _syntax_fault(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or "not valid YAML"
    what = f"the front matter cannot be read ({problem})"
    fix = "put values that contain a colon and a blank between double quotes, indent with blanks"
    return Fault("front-matter-syntax", line, column, what, fix)
