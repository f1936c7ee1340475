"""What a version of a plan holds, its digest, and where two versions differ."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Content = Mapping[str, Any]
"""A plan as plain data, as it is frozen."""

_WHOLE: Final = ("begins", "ends", "training", "activity_list")


@dataclass(frozen=True)
class Difference:
    """One thing that is other: of a line or a workplace by its key, or of the plan as a whole."""

    part: str
    """`plan`, `workplace` or `line`."""
    key: str
    name: str
    field: str
    """Empty where the whole part came or went."""
    before: Any
    after: Any


def digest(content: Content) -> str:
    """The SHA-256 of the content, however its keys are ordered."""
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Everything that is other in `after`, in the order of the plan."""
    whole = (
        Difference("plan", "", "", field, before.get(field), after.get(field))
        for field in _WHOLE
        if before.get(field) != after.get(field)
    )
    places = _parts("workplace", "number", "establishment", before["workplaces"], after["workplaces"])
    return (*whole, *places, *_parts("line", "code", "text", before["lines"], after["lines"]))


def _parts(part: str, key: str, name: str, before: Sequence[Content], after: Sequence[Content]) -> Iterator[Difference]:
    had, has = ({str(one[key]): one for one in rows} for rows in (before, after))
    for code, old in had.items():
        if code not in has:
            yield Difference(part, code, old[name], "", True, False)
    for code, new in has.items():
        if code not in had:
            yield Difference(part, code, new[name], "", False, True)
            continue
        old = had[code]
        fields = (field for field in new if field not in {key, name} and old.get(field) != new[field])
        for field in fields:
            yield Difference(part, code, new[name], field, old.get(field), new[field])
