"""Identifiers that sort by moment of creation, so that an index on them grows at one end."""

import random
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_seeded: ContextVar[random.Random | None] = ContextVar("seeded", default=None)


def new_id() -> uuid.UUID:
    """A fresh identifier in the shape of UUID version 7."""
    source = _seeded.get()
    if source is None:
        milliseconds, noise = time.time_ns() // 1_000_000, secrets.randbits(74)
    else:
        milliseconds, noise = source.getrandbits(40), source.getrandbits(74)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76 | (noise >> 62) << 64 | 0b10 << 62 | noise & 0x3FFFFFFFFFFFFFFF
    return uuid.UUID(int=value)


def new_salt() -> str:
    """Sixteen random bytes in hexadecimal, to keep a hash from being guessed."""
    source = _seeded.get()
    return secrets.token_hex(16) if source is None else f"{source.getrandbits(128):032x}"


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Make identifiers and salts repeatable, for an invented region only: they can be guessed."""
    token = _seeded.set(random.Random(seed))  # noqa: S311 - repeatable on purpose
    try:
        yield
    finally:
        _seeded.reset(token)
