"""Scripts: small modules made into one classic script, which a worker and a file can run too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

import minify

_IMPORT = re.compile(
    r'^import\s+(?:\{(?P<names>[^}]*)\}|\*\s+as\s+(?P<whole>\w+))\s+from\s+"(?P<path>\.[^"]+)";?$',
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const|let)\s+(\w+))", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def bundle_modules(modules: Mapping[str, str], entry: str) -> str:
    """One classic script of a module and all that it imports, each in a scope of its own.

    `modules` holds texts by path. Understood are `import { a, b as c } from "./x.js"`,
    `import * as x from "./x.js"` and exported declarations. Raises `ValueError` at anything else,
    at a module that is missing, and at modules that import each other in a circle.
    """
    order: list[str] = []
    _visit(modules, entry, order, ())
    parts = [_wrap(path, modules[path]) for path in order]
    return "".join(['"use strict";\n(() => {\nconst modules = {}\n', *parts, "})()\n"])


def _visit(modules: Mapping[str, str], path: str, order: list[str], above: tuple[str, ...]) -> None:
    if path in above:
        raise ValueError(f"modules import each other: {' → '.join((*above, path))}")
    if path in order:
        return
    if path not in modules:
        raise ValueError(f"{above[-1] if above else 'the build'} imports {path}, which is missing")
    for needed in _imports(path, modules[path]):
        _visit(modules, needed, order, (*above, path))
    order.append(path)


def _imports(path: str, text: str) -> Iterator[str]:
    for found in _IMPORT.finditer(text):
        yield _locate(path, found["path"])


def _locate(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _wrap(path: str, text: str) -> str:
    """A module as a function that is called at once and returns what it exports."""

    def take(found: re.Match[str]) -> str:
        names = found["whole"] or "{ " + re.sub(r"\s+as\s+", ": ", found["names"].strip()) + " }"
        return f'const {names} = modules["{_locate(path, found["path"])}"]'

    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(take, text))
    if other := _OTHER.search(body):
        raise ValueError(f"{path} cannot be put into a classic script: {other[0]}")
    return f'modules["{path}"] = (() => {{\n{body}return {{ {exported} }}\n}})()\n'


def minify_script(script: str) -> str:
    """The same script with fewer bytes: no comments, no blanks, short names."""
    return str(minify.string("application/javascript", script))
