"""How a calendar file is written (RFC 5545): moments, texts that stay text, and lines in pieces."""

from datetime import UTC, datetime
from typing import Final

_WIDTH: Final = 73
"""So many bytes stand on one line, with the space and the end of line that folding adds."""


def moment(at: datetime) -> str:
    """A moment as a calendar reads it everywhere."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Text as a calendar reads it: no line of it can become a property of its own."""
    told = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = told.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join("".join(sign for sign in line if sign >= " " and sign != "\x7f") for line in lines)


def folded(line: str) -> bytes:
    """The line in pieces that a calendar puts together again, never within one character."""
    pieces, piece = [], b""
    for sign in line:
        encoded = sign.encode()
        if len(piece) + len(encoded) > _WIDTH:
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join((*pieces, piece)) + b"\r\n"
