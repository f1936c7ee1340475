"""What is being signed, as the part that sends it sees it: the one place where a room of the journey plugs in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tandem.faces.exchange.terms import PackageState, SubjectKind


@dataclass(frozen=True)
class Came:
    """A signature that came back and was checked."""

    signer: str
    level: str
    pdf: bytes
    text: str
    """The hash of the text that was signed."""


class Sealable(Protocol):
    """A kind of thing that is sealed once everybody signed it."""

    def whole(self, subject_id: UUID, *, now: datetime) -> tuple[str, bytes] | None:
        """The hash of the text that everybody signed, and the file with their signatures; None while one lacks."""

    def evidence(self, subject_id: UUID, *, sealed: bytes, with_files: bool, now: datetime) -> bytes:
        """Who signed, how and when, as PDF; with the sealed file and the scans in it, or their hashes only."""

    def on_sealed(self, subject_id: UUID, *, digest: str, now: datetime) -> None:
        """The file with every signature carries the seal; `digest` is its hash."""


class Subject(Sealable, Protocol):
    """A kind of thing that is signed at the service.

    Its methods run inside the transaction of the package; twice changes nothing.
    """

    def hold(self, subject_id: UUID) -> None:
        """Nobody else changes it until the end of the transaction; before anything else is held."""

    def is_wanted(self, subject_id: UUID, *, text: str, signer: str, now: datetime) -> bool:
        """Whether this signature on this text is still asked."""

    def on_signed(self, subject_id: UUID, came: Came, *, now: datetime) -> None:
        """Take the signature over; `NotPossible` where it cannot be."""

    def on_refused(self, subject_id: UUID, *, text: str, signer: str, reason: str, now: datetime) -> None:
        """Somebody does not sign, and says why."""

    def on_ended(self, subject_id: UUID, *, how: PackageState, now: datetime) -> None:
        """Nothing came of it: it expired, was withdrawn or failed."""


Subjects = Mapping[SubjectKind, Subject]
Sealables = Mapping[SubjectKind, Sealable]
