"""The messages of the signing service, and how sure we are of each part.

The order of the calls, the kinds of recipients and the levels stand in public descriptions of `Digitaal ondertekenen`;
the paths and the names of the fields were not checked against its schema and are gathered here, so that they change in
one place.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from tandem.faces.exchange.signing.packages import (
    Package,
    Progress,
    RemoteState,
    Signer,
    SignerProgress,
    SignerState,
    SilentError,
)

IS_CHECKED: Final = False
"""Whether paths and fields were checked against the schema of the real service."""

MOST_BYTES: Final = 2_000_000
MOST_DOCUMENT_BYTES: Final = 20_000_000
LONGEST_REASON: Final = 500

SIGN_ON: Final = "/authenticate/single-sign-on"
PACKAGES: Final = "/packages"


def of_package(reference: str, *more: str) -> str:
    """The path of a package, or of something of it."""
    return "/".join((PACKAGES, reference, *more))


_STATES: Final[Mapping[str, RemoteState]] = {
    "DRAFT": RemoteState.DRAFT,
    "PENDING": RemoteState.RUNNING,
    "FINISHED": RemoteState.SIGNED,
    "REJECTED": RemoteState.REFUSED,
    "EXPIRED": RemoteState.EXPIRED,
    "REVOKED": RemoteState.WITHDRAWN,
}
_SIGNERS: Final[Mapping[str, SignerState]] = {
    "WAITING": SignerState.WAITS,
    "AVAILABLE": SignerState.WAITS,
    "SIGNED": SignerState.SIGNED,
    "REJECTED": SignerState.REFUSED,
}
STATE_NAMES: Final = {state: name for name, state in _STATES.items()}
SIGNER_NAMES: Final = {SignerState.WAITS: "AVAILABLE", SignerState.SIGNED: "SIGNED", SignerState.REFUSED: "REJECTED"}


def new_package(package: Package) -> dict[str, Any]:
    """To make a package."""
    return {
        "name": package.title,
        "externalReference": package.key,
        "expiresAt": package.deadline.astimezone(UTC).isoformat(),
        "callbackUrl": package.callback,
    }


def recipient(signer: Signer) -> dict[str, Any]:
    """To ask one signer."""
    return {
        "externalReference": signer.key,
        "name": signer.name,
        "email": signer.email,
        "kind": "SIGNER",
        "order": signer.order,
        "level": signer.level.value,
    }


def read(content: bytes) -> dict[str, Any]:
    """An answer as an object; `SilentError` where it is none."""
    if len(content) > MOST_BYTES:
        raise SilentError("too much")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise SilentError("no JSON") from None
    if not isinstance(told, dict):
        raise SilentError("no object")
    return told


def reference_in(told: Mapping[str, Any]) -> str:
    """What the service calls a package; letters, digits and dashes, for it becomes a part of a path."""
    reference = told.get("id")
    if not isinstance(reference, str) or not 0 < len(reference) <= 100 or not _is_plain(reference):  # noqa: PLR2004
        raise SilentError("no id")
    return reference


def progress(told: Mapping[str, Any]) -> Progress:
    """What an answer says about a package; `SilentError` where it does not say what we need."""
    state = _STATES.get(str(told.get("state")))
    recipients, documents = told.get("recipients", []), told.get("documents", [])
    if state is None or not isinstance(recipients, list) or not isinstance(documents, list):
        raise SilentError("no state")
    digests = [one.get("sha256", "") for one in documents if isinstance(one, dict)]
    digest = str(digests[0]).lower() if digests else ""
    return Progress(reference_in(told), state, digest, tuple(_signer(one) for one in recipients))


def _signer(told: Any) -> SignerProgress:
    state = _SIGNERS.get(str(told.get("state"))) if isinstance(told, dict) else None
    if state is None or not isinstance(told.get("externalReference"), str):
        raise SilentError("no recipient")
    url = str(told.get("url") or "")
    return SignerProgress(
        key=told["externalReference"],
        state=state,
        at=_moment(told.get("completedAt")),
        reason=str(told.get("reason") or "")[:LONGEST_REASON].replace("\0", ""),
        url=url if url.startswith(("https://", "/")) else "",
    )


def _moment(told: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(told)) if told else None
    except ValueError:
        raise SilentError("no moment") from None
    return at if at is None or at.tzinfo else None


def _is_plain(reference: str) -> bool:
    return all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in reference)
