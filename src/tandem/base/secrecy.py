"""Sealing what only a few may read: unreadable and unchangeable in the table, in a backup and in a dump.

A box holds the name of its key, a fresh nonce and what AES-256-GCM made of the text. What the box is about is sealed
along: a box that was moved to another row does not open. Why this cipher stands in `docs/adr`.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION: Final = "v1"
KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_POINT: Final = b"."
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


class UnreadableBoxError(ValueError):
    """The box does not open: another key, another row, or somebody changed it."""


@dataclass(frozen=True)
class Ring:
    """The keys of this installation by name; `newest` seals, the others still open what they sealed."""

    newest: str
    keys: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        if self.newest not in self.keys:
            raise ValueError("the newest key is not on the ring")
        short = sorted(name for name, key in self.keys.items() if len(key) != KEY_BYTES)
        if short:
            raise ValueError(f"a key has {KEY_BYTES} bytes; not so: {', '.join(short)}")


def ring_of(written: str) -> Ring:
    """The ring as the environment writes it, the newest key first: `2026b:BASE64 2026a:BASE64`."""
    keys: dict[str, bytes] = {}
    for one in written.replace(",", " ").split():
        name, _, value = one.partition(":")
        if not _NAME.fullmatch(name) or name in keys:
            raise ValueError(f"each key has a name of its own of letters, digits, - and _; found {name!r}")
        try:
            keys[name] = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        except (binascii.Error, ValueError):
            raise ValueError(f"the key {name!r} is not written in base64") from None
    if not keys:
        raise ValueError("a ring has at least one key")
    return Ring(next(iter(keys)), keys)


def new_key(name: str) -> str:
    """A fresh key as the environment writes it."""
    return f"{name}:{_text(secrets.token_bytes(KEY_BYTES))}"


def seal(ring: Ring, text: str, *, about: str) -> str:
    """The text in a box that only opens with this ring, for this row."""
    nonce, head = secrets.token_bytes(_NONCE_BYTES), f"{VERSION}.{ring.newest}"
    hidden = AESGCM(ring.keys[ring.newest]).encrypt(nonce, text.encode(), _sealed_along(head, about))
    return f"{head}.{_text(nonce)}.{_text(hidden)}"


def unseal(ring: Ring, box: str, *, about: str) -> str:
    """What is in the box; `UnreadableBoxError` where it was changed, moved or sealed with a key we do not have."""
    version, name, nonce, hidden = (*box.split("."), "", "", "", "")[:4]
    if box.count(".") != 3 or version != VERSION or name not in ring.keys:  # noqa: PLR2004 - the points of a box
        raise UnreadableBoxError("this box was not sealed with a key of this installation")
    try:
        along = _sealed_along(f"{version}.{name}", about)
        return AESGCM(ring.keys[name]).decrypt(_bytes(nonce), _bytes(hidden), along).decode()
    except (InvalidTag, ValueError):
        raise UnreadableBoxError("this box was changed, or belongs to another row") from None


def seal_bytes(ring: Ring, content: bytes, *, about: str) -> bytes:
    """A file in a box that only opens with this ring, for what it is about."""
    nonce, head = secrets.token_bytes(_NONCE_BYTES), f"{VERSION}.{ring.newest}"
    hidden = AESGCM(ring.keys[ring.newest]).encrypt(nonce, content, _sealed_along(head, about))
    return head.encode() + _POINT + nonce + hidden


def unseal_bytes(ring: Ring, box: bytes, *, about: str) -> bytes:
    """The file in the box; `UnreadableBoxError` where it was changed, moved or sealed with a key we do not have."""
    version, name, rest = (*box.split(_POINT, 2), b"", b"")[:3]
    key = ring.keys.get(name.decode(errors="replace"))
    if version != VERSION.encode() or key is None or len(rest) <= _NONCE_BYTES:
        raise UnreadableBoxError("this box was not sealed with a key of this installation")
    along = _sealed_along(f"{VERSION}.{name.decode()}", about)
    try:
        return AESGCM(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], along)
    except InvalidTag:
        raise UnreadableBoxError("this box was changed, or belongs to something else") from None


def key_of(box: str) -> str:
    """The name of the key with which a box was sealed."""
    parts = box.split(".")
    return parts[1] if len(parts) > 1 else ""


def _sealed_along(head: str, about: str) -> bytes:
    return f"{head}.{about}".encode()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """The bytes that were written so; `ValueError` where the same bytes are written otherwise."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _text(raw) != text:
        raise ValueError("not how this box was written")
    return raw
