"""The signing service over its messages: the same steps whether they go to the real one or to our own double."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Protocol
from urllib.parse import quote

from tandem.faces.exchange.signing import messages
from tandem.faces.exchange.signing.packages import (
    DeniedError,
    OtherPaperError,
    Package,
    Progress,
    RemoteState,
    SilentError,
    UnknownError,
)

_DONE: Final = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})
_DENIED: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_PDF: Final = b"%PDF-"


@dataclass(frozen=True)
class Answer:
    """What came back to one call."""

    status: int
    content: bytes = b""


class Call(Protocol):
    """How one call is made; `SilentError` where nothing came back."""

    def __call__(
        self, method: str, path: str, *, told: Mapping[str, Any] | None = None, file: bytes | None = None
    ) -> Answer:
        """Make it."""


class Remote:
    """A signing service shaped like the Flemish one."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def send(self, package: Package) -> str:
        """Make the package, bring the paper, name the signers, start; what was done before is not done again."""
        reference = self._known(package.key) or messages.reference_in(
            self._told("POST", messages.PACKAGES, told=messages.new_package(package))
        )
        held = self.state(reference)
        if held.digest and held.digest != package.original.sha256:
            raise OtherPaperError(reference)
        if held.state is not RemoteState.DRAFT:
            return reference
        if not held.digest:
            self._told("POST", messages.of_package(reference, "documents"), file=package.pdf)
        named = {one.key for one in held.signers}
        for signer in package.signers:
            if signer.key not in named:
                self._told("POST", messages.of_package(reference, "recipients"), told=messages.recipient(signer))
        self._told("POST", messages.of_package(reference, "start"))
        return reference

    def state(self, reference: str) -> Progress:
        """Asked, and never taken from a callback."""
        return messages.progress(self._told("GET", messages.of_package(reference)))

    def fetch(self, reference: str) -> bytes:
        """The paper as it is signed so far."""
        content = self._made("GET", messages.of_package(reference, "document")).content
        if not content.startswith(_PDF) or len(content) > messages.MOST_DOCUMENT_BYTES:
            raise SilentError("no paper")
        return content

    def withdraw(self, reference: str, *, reason: str) -> None:
        """Take it back where it still runs."""
        if self.state(reference).state in {RemoteState.DRAFT, RemoteState.RUNNING}:
            self._made("POST", messages.of_package(reference, "revoke"), told={"reason": reason})

    def close(self, reference: str) -> None:
        """The service may forget it; one that did already is fine."""
        try:
            self._made("DELETE", messages.of_package(reference))
        except UnknownError:
            return

    def _known(self, key: str) -> str:
        told = self._told("GET", f"{messages.PACKAGES}?externalReference={quote(key, safe='')}")
        items = told.get("items")
        if not isinstance(items, list):
            raise SilentError("no items")
        found = [one for one in items if isinstance(one, dict) and one.get("externalReference") == key]
        return messages.reference_in(found[0]) if found else ""

    def _told(
        self, method: str, path: str, *, told: Mapping[str, Any] | None = None, file: bytes | None = None
    ) -> dict[str, Any]:
        return messages.read(self._made(method, path, told=told, file=file).content)

    def _made(
        self, method: str, path: str, *, told: Mapping[str, Any] | None = None, file: bytes | None = None
    ) -> Answer:
        answer = self._call(method, path, told=told, file=file)
        if answer.status in _DENIED:
            raise DeniedError(f"HTTP {answer.status}")
        if answer.status == HTTPStatus.NOT_FOUND:
            raise UnknownError(path)
        if answer.status not in _DONE:
            raise SilentError(f"HTTP {answer.status}")
        return answer


def digest_of(content: bytes) -> str:
    """The SHA-256 by which a paper is known."""
    return hashlib.sha256(content).hexdigest()
