"""Words that belong in few places only: whoever meets one where it does not belong has found a leak."""

from collections.abc import Iterator, Mapping
from typing import Final

NEEDS_CANARY: Final = "kanariestilte in het afgeschermde deel"
"""What the learner of the story needs."""

REFERRAL_CANARY: Final = "kanariereden onder het zegel"
"""Why the learner of the story is referred."""

REASON_CANARY: Final = "heeft niet alles wat je nodig hebt"
"""That a place does not offer what the learner of the story needs."""

COUNTS_CANARY: Final = "telt mee in deze lijst"
"""That what the learner of the story needs counts in a search."""

WHO_READS: Final = frozenset({"coach (own)", "learner (own)", "guardian (own)"})
"""Who may read what she needs."""

MAY_HOLD: Final[Mapping[str, frozenset[str]]] = {
    NEEDS_CANARY: frozenset({"learners:needs", "learner:needs"}),
    REFERRAL_CANARY: frozenset({"learners:referrals", "learner:referrals"}),
    REASON_CANARY: frozenset({"proposals:suited"}),
    COUNTS_CANARY: frozenset({"proposals:suited"}),
}
"""The doors behind which each may be met, by those who may read it."""


def leaked(door: str, person: str, content: bytes) -> Iterator[str]:
    """The canaries in an answer behind a door where none belongs, or to somebody who may not read them."""
    text = content.decode("utf-8", errors="ignore").lower()
    for canary, doors in MAY_HOLD.items():
        if canary.lower() in text and not (door in doors and person in WHO_READS):
            yield canary
