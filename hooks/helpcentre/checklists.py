"""Checklists: each box gets the words beside it as its name."""

from __future__ import annotations

import re
from itertools import count

_ITEM = re.compile(
    r'<li class="task-list-item">((?:<p>)?)<label class="task-list-control">'
    r'<input type="checkbox"( disabled(?:="")?)?( checked(?:="")?)?\s*/?>'
)


def label_tasks(content: str) -> str:
    """Number the items of an article's HTML and name each box after its item."""
    numbers = count(1)

    def name(match: re.Match[str]) -> str:
        own = f"task-{next(numbers)}"
        states = f"{match[2] or ''}{match[3] or ''}"
        return (
            f'<li class="task-list-item" id="{own}">{match[1]}<label class="task-list-control">'
            f'<input type="checkbox" aria-labelledby="{own}"{states}>'
        )

    return _ITEM.sub(name, content)
