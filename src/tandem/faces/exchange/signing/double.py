"""Our own double of the signing service: it really signs, with an authority of its own that nobody else believes.

It keeps its packages in a folder, as another machine would, and has a switch for each fault; so what is built on the
service can be shown and tested without it. For demo and test only.
"""

import fcntl
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from tandem.faces.documents.sealing import authority, trust
from tandem.faces.documents.sealing.authority import Authority
from tandem.faces.documents.sealing.kit import Kit
from tandem.faces.documents.sealing.signing import sign
from tandem.faces.documents.sealing.trust import Trust
from tandem.faces.exchange.signing import messages
from tandem.faces.exchange.signing.packages import RemoteState, SignerState, SilentError
from tandem.faces.exchange.signing.service import Answer, digest_of

NAME: Final = "Proefdienst voor ondertekenen (geen rechtswaarde)"
LATE: Final = timedelta(days=2)
_RAN_OUT: Final = timedelta(days=1)
_PAPER: Final = b"%PDF-"


class Fault(StrEnum):
    """What goes wrong with one package."""

    TWICE = "twice"
    LATE = "late"
    NEVER = "never"
    OUT_OF_ORDER = "out_of_order"
    OTHER_PAPER = "other_paper"
    FLIPPED = "flipped"
    RAN_OUT = "ran_out"
    UNKNOWN_AUTHORITY = "unknown_authority"
    DOWN = "down"
    SLOW = "slow"
    GARBAGE = "garbage"


class Double:
    """The service as a call reaches it, and as a signer does."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        authority.refuse_in_production()
        self._folder, self._now = folder, now

    # ------------------------------------------------------------ as a call reaches it

    def __call__(
        self, method: str, path: str, *, told: Mapping[str, Any] | None = None, file: bytes | None = None
    ) -> Answer:
        """Answer one call as the service would."""
        address = urlsplit(path)
        parts = address.path.strip("/").split("/")[1:]
        with self._locked():
            if not parts and method == "POST":
                return _as_json({"id": self._made(told or {})["id"]}, HTTPStatus.CREATED)
            if not parts:
                key = parse_qs(address.query).get("externalReference", [""])[0]
                return _as_json({"items": [_told(one) for one in self._all() if one["externalReference"] == key]})
            package = self._read(parts[0])
            if package is None:
                return Answer(HTTPStatus.NOT_FOUND)
            if Fault.DOWN in package["faults"]:
                return Answer(HTTPStatus.SERVICE_UNAVAILABLE)
            if Fault.SLOW in package["faults"]:
                raise SilentError("timed out")
            if Fault.GARBAGE in package["faults"]:
                return Answer(HTTPStatus.OK, b"<html>Even geduld")
            return self._answer(method, parts[1] if len(parts) > 1 else "", package, told or {}, file)

    def _answer(
        self, method: str, what: str, package: dict[str, Any], told: Mapping[str, Any], file: bytes | None
    ) -> Answer:
        is_draft = package["state"] == RemoteState.DRAFT
        if (method, what) == ("DELETE", ""):
            self._forget(package["id"])
            return Answer(HTTPStatus.NO_CONTENT)
        if (method, what) == ("GET", "document"):
            return Answer(HTTPStatus.OK, self._returned(package))
        if (method, what) == ("POST", "documents") and is_draft and file is not None and file.startswith(_PAPER):
            self._paper(package["id"]).write_bytes(file)
            package["sha256"] = digest_of(file)
        elif (method, what) == ("POST", "recipients") and is_draft:
            package["recipients"].append({**told, "state": SignerState.WAITS.value, "token": secrets.token_urlsafe(16)})
        elif (method, what) == ("POST", "start") and is_draft and package["sha256"] and package["recipients"]:
            package["state"] = RemoteState.RUNNING.value
        elif (method, what) == ("POST", "revoke") and package["state"] == RemoteState.RUNNING:
            package["state"] = RemoteState.WITHDRAWN.value
        elif (method, what) != ("GET", ""):
            return Answer(HTTPStatus.CONFLICT)
        self._write(package)
        return _as_json(_told(package))

    # ------------------------------------------------------------ as a signer does

    def invited(self, reference: str, token: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The package and the signer that this link is for, or None."""
        package = self._read(reference)
        found = [one for one in (package or {}).get("recipients", []) if secrets.compare_digest(one["token"], token)]
        return (package, found[0]) if package is not None and found else None

    def paper(self, reference: str) -> bytes:
        """What there is to read before signing."""
        return self._paper(reference).read_bytes()

    def is_turn_of(self, package: Mapping[str, Any], signer: Mapping[str, Any]) -> bool:
        """Whether everybody before this signer signed."""
        if package["state"] != RemoteState.RUNNING or signer["state"] != SignerState.WAITS:
            return False
        before = [one for one in package["recipients"] if one["order"] < signer["order"]]
        return all(one["state"] == SignerState.SIGNED for one in before)

    def sign(self, reference: str, key: str) -> bool:
        """This signer signs; False where it is not the turn."""
        with self._locked():
            package, signer = self._both(reference, key)
            if not self.is_turn_of(package, signer):
                return False
            path = self._paper(reference)
            path.write_bytes(self._signed(path.read_bytes(), package, signer))
            signer |= {"state": SignerState.SIGNED.value, "at": self._now().isoformat()}
            if all(one["state"] == SignerState.SIGNED for one in package["recipients"]):
                package["state"] = RemoteState.SIGNED.value
            self._called_back(package, key)
            self._write(package)
            return True

    def refuse(self, reference: str, key: str, *, reason: str) -> bool:
        """This signer refuses, which ends the package; False where it is not the turn."""
        with self._locked():
            package, signer = self._both(reference, key)
            if not self.is_turn_of(package, signer):
                return False
            signer |= {"state": SignerState.REFUSED.value, "at": self._now().isoformat(), "reason": reason}
            package["state"] = RemoteState.REFUSED.value
            self._called_back(package, key)
            self._write(package)
            return True

    def break_with(self, reference: str, *faults: Fault) -> None:
        """From now on this goes wrong with the package; without faults nothing does."""
        with self._locked():
            package = self._read(reference)
            if package is not None:
                package["faults"] = [fault.value for fault in faults]
                self._write(package)

    def calls_back(self) -> list[tuple[str, bytes]]:
        """The callbacks that are due: where to, and what is said; each is given once."""
        found: list[tuple[str, bytes]] = []
        with self._locked():
            for package in self._all():
                has_ended = package["state"] != RemoteState.RUNNING
                waits = Fault.OUT_OF_ORDER in package["faults"] and not has_ended
                due = [] if waits else [one for one in package["calls"] if one["due"] <= self._now().isoformat()]
                if Fault.OUT_OF_ORDER in package["faults"]:
                    due.reverse()
                if due:
                    package["calls"] = [one for one in package["calls"] if one not in due]
                    self._write(package)
                found += [(package["callbackUrl"], json.dumps({"package": package["id"]}).encode()) for _ in due]
        return found

    # ------------------------------------------------------------ inside

    @property
    def authority(self) -> Authority:
        """Who hands out the certificates of its signers."""
        return authority.kept(self._folder / "authority", NAME)

    def believed(self) -> Trust:
        """What to believe in order to believe its signatures."""
        return trust.of_authority(self.authority, now=self._now())

    def _signed(self, pdf: bytes, package: Mapping[str, Any], signer: Mapping[str, Any]) -> bytes:
        now, faults = self._now(), package["faults"]
        one = authority.made("Iemand anders") if Fault.UNKNOWN_AUTHORITY in faults else self.authority
        until = now - _RAN_OUT if Fault.RAN_OUT in faults else authority.UNTIL
        holder = one.issue(str(signer["name"])[:60], until=until)
        from tandem.faces.documents.sealing.stamping import proof_stamper

        kit = Kit(holder.key_der, holder.der, proof_stamper(one, now=now), trust.of_authority(one, now=now))
        return sign(pdf, kit=kit, field=field_of(str(signer["externalReference"])), now=now)

    def _returned(self, package: Mapping[str, Any]) -> bytes:
        pdf = self._paper(package["id"]).read_bytes()
        if Fault.OTHER_PAPER in package["faults"]:
            signed = [one for one in package["recipients"] if one["state"] == SignerState.SIGNED]
            pdf = OTHER
            for one in signed:
                pdf = self._signed(pdf, package, one)
        if Fault.FLIPPED in package["faults"]:
            place = len(pdf) // 20
            pdf = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
        return pdf

    def _called_back(self, package: dict[str, Any], key: str) -> None:
        faults = package["faults"]
        if Fault.NEVER in faults or not package["callbackUrl"]:
            return
        due = self._now() + (LATE if Fault.LATE in faults else timedelta())
        package["calls"] += [{"due": due.isoformat(), "of": key}] * (2 if Fault.TWICE in faults else 1)

    def _made(self, told: Mapping[str, Any]) -> dict[str, Any]:
        package = {
            "id": secrets.token_hex(16),
            "name": str(told.get("name", "")),
            "externalReference": str(told.get("externalReference", "")),
            "expiresAt": str(told.get("expiresAt", "")),
            "callbackUrl": str(told.get("callbackUrl", "")),
            "state": RemoteState.DRAFT.value,
            "sha256": "",
            "recipients": [],
            "calls": [],
            "faults": [],
        }
        self._write(package)
        return package

    def _both(self, reference: str, key: str) -> tuple[dict[str, Any], dict[str, Any]]:
        package = self._read(reference)
        if package is None:
            raise KeyError(reference)
        return package, next(one for one in package["recipients"] if one["externalReference"] == key)

    def _all(self) -> Iterator[dict[str, Any]]:
        for path in sorted(self._folder.glob("*.json")):
            found = self._read(path.stem)
            if found is not None:
                yield found

    def _read(self, reference: str) -> dict[str, Any] | None:
        path = self._folder / f"{reference}.json"
        if not reference.isalnum() or not path.exists():
            return None
        package: dict[str, Any] = json.loads(path.read_text())
        if package["state"] == RemoteState.RUNNING and package["expiresAt"] < self._now().isoformat():
            package["state"] = RemoteState.EXPIRED.value
        return package

    def _write(self, package: Mapping[str, Any]) -> None:
        fresh = self._folder / f".{package['id']}"
        fresh.write_text(json.dumps(package))
        fresh.replace(self._folder / f"{package['id']}.json")

    def _forget(self, reference: str) -> None:
        for path in (self._folder / f"{reference}.json", self._paper(reference)):
            path.unlink(missing_ok=True)

    def _paper(self, reference: str) -> Path:
        return self._folder / f"{reference}.pdf"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One at a time: in the demo the site and the worker reach it together."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def field_of(key: str) -> str:
    """The field in which this signer signs; a point in it would make it a field within a field."""
    return f"Handtekening-{key.replace('.', '-')}"


def _told(package: Mapping[str, Any]) -> dict[str, Any]:
    """A package as the service tells of it."""
    signers = [
        {
            "externalReference": one["externalReference"],
            "state": messages.SIGNER_NAMES[SignerState(one["state"])],
            "completedAt": one.get("at"),
            "reason": one.get("reason", ""),
            "url": f"/proefdienst/{package['id']}/{one['token']}/",
        }
        for one in package["recipients"]
    ]
    return {
        "id": package["id"],
        "externalReference": package["externalReference"],
        "state": messages.STATE_NAMES[RemoteState(package["state"])],
        "documents": [{"sha256": package["sha256"]}] if package["sha256"] else [],
        "recipients": signers,
    }


def _as_json(told: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(status, json.dumps(told).encode())


OTHER: Final = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)
"""A paper that nobody was asked to sign."""
