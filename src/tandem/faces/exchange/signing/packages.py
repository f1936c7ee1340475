"""What a signing service is asked and what it tells, whoever the service is: the port behind which it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from tandem.faces.documents.sealing.checking import Original


class Level(StrEnum):
    """How strong a signature has to be, as the Flemish service names it."""

    ELECTRONIC = "ELECTRONIC"
    ADVANCED = "ADVANCED"
    HIGH_TRUST_ADVANCED = "HIGH_TRUST_ADVANCED"
    QUALIFIED = "QUALIFIED"


class RemoteState(StrEnum):
    """Where a package stands at the service."""

    DRAFT = "draft"
    RUNNING = "running"
    SIGNED = "signed"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class SignerState(StrEnum):
    """What one signer did."""

    WAITS = "waits"
    SIGNED = "signed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Signer:
    """Who is asked to sign; who has a lower order is asked first, who has the same may sign in any order."""

    key: str
    name: str
    email: str
    order: int
    level: Level = Level.ADVANCED


@dataclass(frozen=True)
class Package:
    """One paper to be signed. The key is ours: sending it twice is sending it once."""

    key: str
    title: str
    pdf: bytes = field(repr=False)
    signers: tuple[Signer, ...]
    deadline: datetime
    callback: str = ""
    """Where the service may say that something happened; it says no more than that."""

    @property
    def original(self) -> Original:
        """By which the paper is known again in every signed copy."""
        return Original.of(self.pdf)


@dataclass(frozen=True)
class SignerProgress:
    """What became of one signer."""

    key: str
    state: SignerState
    at: datetime | None = None
    reason: str = ""
    url: str = ""
    """Where this signer signs, if the service tells."""


@dataclass(frozen=True)
class Progress:
    """What became of a package."""

    reference: str
    state: RemoteState
    digest: str = ""
    """The SHA-256 of the paper that the service holds unsigned."""
    signers: tuple[SignerProgress, ...] = ()

    @property
    def signed(self) -> tuple[str, ...]:
        """The keys of who signed."""
        return tuple(one.key for one in self.signers if one.state is SignerState.SIGNED)

    @property
    def urls(self) -> Mapping[str, str]:
        """Where each signer signs."""
        return {one.key: one.url for one in self.signers if one.url}


ENDED: Final = frozenset({RemoteState.SIGNED, RemoteState.REFUSED, RemoteState.EXPIRED, RemoteState.WITHDRAWN})


class SilentError(Exception):
    """No answer came, or none that anybody can read; it may come another time."""


class DeniedError(SilentError):
    """The service takes nothing from us: our key, our contract or our address is not right."""


class UnknownError(Exception):
    """The service knows no such package."""


class OtherPaperError(Exception):
    """Under this key the service holds another paper."""


class SigningService(Protocol):
    """A signing service. Every call may be made again; it changes nothing the second time."""

    def send(self, package: Package) -> str:
        """Hand the package over and start it; gives what the service calls it."""

    def state(self, reference: str) -> Progress:
        """Where the package stands now."""

    def fetch(self, reference: str) -> bytes:
        """The paper as it is signed so far."""

    def withdraw(self, reference: str, *, reason: str) -> None:
        """Take the package back, if it did not end yet."""

    def close(self, reference: str) -> None:
        """Say that we have what we came for, so that the service may forget it."""
