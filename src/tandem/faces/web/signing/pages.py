"""What the page of our own double shows: it looks like another service, for it is one."""

from dataclasses import dataclass
from enum import StrEnum


class Stands(StrEnum):
    """What can be done on the page."""

    ASKED = "asked"
    WAITS = "waits"
    SIGNED = "signed"
    REFUSED = "refused"
    OVER = "over"


@dataclass(frozen=True)
class ProofPage:
    """One paper and one signer."""

    title: str
    paper: str
    name: str
    stands: Stands
    back: str
    error: str = ""
