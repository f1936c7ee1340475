"""A second opinion on signatures in a PDF, by openssl: nothing here comes from what put them there."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import cms

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]")
_STAMP = b"/ETSI.RFC3161"


@dataclass(frozen=True)
class Opinion:
    """What openssl says of one signature, in the order of the file."""

    is_stamp: bool
    is_good: bool
    is_stamp_on_it_good: bool
    """Whether the time stamp on the signature is good; a stamp over the file is one itself."""
    said: str


def opinions(pdf: bytes, *, root: bytes, at: datetime, folder: Path, only_last: bool = False) -> list[Opinion]:
    """Of every signature in this file, or of the last, believing this root (PEM) at this moment."""
    (folder / "root.pem").write_bytes(root)
    found = []
    places = sorted(_RANGE.finditer(pdf), key=lambda one: sum(map(int, one.groups()[2:])))
    for match in places[-1:] if only_last else places:
        first, length, second, rest = map(int, match.groups())
        signed = pdf[first : first + length] + pdf[second : second + rest]
        held = pdf[length + 1 : second - 1].rstrip(b"0")
        held = bytes.fromhex((held + b"0" * (len(held) % 2)).decode("ascii", "replace"))
        start = max(pdf.rfind(b" obj", 0, match.start()), 0)
        end = pdf.find(b"endobj", match.end())
        is_stamp = _STAMP in pdf[start:length] or _STAMP in pdf[second:end]
        found.append(_opinion(_whole(held), signed, is_stamp=is_stamp, at=at, folder=folder))
    return found


def _opinion(held: bytes, signed: bytes, *, is_stamp: bool, at: datetime, folder: Path) -> Opinion:
    believe = ["-CAfile", str(folder / "root.pem"), "-attime", str(int(at.timestamp()))]
    (folder / "signature.der").write_bytes(held)
    (folder / "signed.bin").write_bytes(signed)
    if is_stamp:
        is_good, said = _openssl(
            "ts", "-verify", "-in", folder / "signature.der", "-token_in", "-data", folder / "signed.bin", *believe
        )
        return Opinion(is_stamp, is_good, is_good, said)
    is_good, said = _openssl(
        *("cms", "-verify", "-inform", "DER", "-in", folder / "signature.der", "-binary", "-cades"),
        *("-content", folder / "signed.bin", "-purpose", "any", "-out", folder / "out.bin", *believe),
    )
    signer = cms.ContentInfo.load(held)["content"]["signer_infos"][0]
    tokens = [
        one["values"][0] for one in signer["unsigned_attrs"] if one["type"].native == "signature_time_stamp_token"
    ]
    (folder / "token.der").write_bytes(tokens[0].dump() if tokens else b"")
    (folder / "value.bin").write_bytes(signer["signature"].native)
    stamped, more = _openssl(
        "ts", "-verify", "-in", folder / "token.der", "-token_in", "-data", folder / "value.bin", *believe
    )
    return Opinion(is_stamp, is_good, stamped, said + more)


def _openssl(*arguments: object) -> tuple[bool, str]:
    program = shutil.which("openssl")
    assert program, "openssl is on every Debian"
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=False, timeout=30)
    return done.returncode == 0, done.stderr.decode(errors="replace")


def _whole(held: bytes) -> bytes:
    """The signature as long as it says it is: zeros at its end may be its own, or what filled the place."""
    if len(held) < 4 or held[0] != 0x30 or held[1] < 0x80:
        return held
    digits = held[1] - 0x80
    length = 2 + digits + int.from_bytes(held[2 : 2 + digits], "big")
    return held[:length] + b"\0" * (length - len(held))
