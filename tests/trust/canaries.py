"""Words that stand in one row only: whoever meets one where it does not belong has found a leak."""

from collections.abc import Iterator, Mapping
from typing import Final

NEEDS_CANARY: Final = "kanariestilte in het afgeschermde deel"
"""What the learner of the story needs."""

MAY_HOLD: Final[Mapping[str, frozenset[str]]] = {
    NEEDS_CANARY: frozenset({"learners:needs", "learner:needs"}),
}
"""The doors behind which each may be met, by who passes them."""


def leaked(door: str, content: bytes) -> Iterator[str]:
    """The canaries in an answer behind a door where none belongs."""
    text = content.decode("utf-8", errors="ignore").lower()
    yield from (canary for canary, doors in MAY_HOLD.items() if canary.lower() in text and door not in doors)
