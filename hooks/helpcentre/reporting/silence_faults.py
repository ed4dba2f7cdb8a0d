"""What is wrong with what a silence says, wherever it is written."""

from __future__ import annotations

import datetime
import difflib
import re

from helpcentre.rules import RULES

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_fault(rule: str, until: str, reason: str) -> tuple[str, str] | None:
    """What is wrong with a silence and how to mend it; nothing if it is complete."""
    if rule not in RULES:
        return _find_unknown(rule)
    if not RULES[rule].may_be_silenced:
        return f"`{rule}` may never be silenced", "mend what it reports, then remove the silence"
    if not _is_day(until):
        what = (
            f"the silence of `{rule}` says `{until}` for its last day"
            if until
            else (f"the silence of `{rule}` has no last day")
        )
        return what, "write a day that exists, as `until 2027-03-01`"
    if not any(sign.isalpha() for sign in reason):
        what = f"the silence of `{rule}` gives no reason"
        return what, "say in words why it may stay, behind the day and a colon"
    return None


def _find_unknown(rule: str) -> tuple[str, str]:
    usual = "write `<!-- silence: broken-link until 2027-03-01: why -->`"
    if not rule:
        return "the silence names no rule", usual
    if len(rule.split()) > 1 or "," in rule:
        return f"`{rule}` is more than the name of one rule", f"{usual}, one for each rule"
    near = difflib.get_close_matches(rule, RULES, 1)
    hint = f"did you mean `{near[0]}`?" if near else "`./helpcentre explain` lists the rules"
    return f"there is no rule `{rule}` to silence", hint


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and datetime.date.fromisoformat(text))
    except ValueError:
        return False
