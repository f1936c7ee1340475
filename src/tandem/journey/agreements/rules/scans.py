"""Whether a file can be the scan of a signed agreement: a few kinds, recognised by their first bytes."""

from typing import Final

from tandem.base.verdict import Finding, Verdict

MOST_BYTES: Final = 10 * 1024 * 1024
PDF: Final = "application/pdf"
_MAGIC: Final = {
    b"%PDF-": PDF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def media_type_of(content: bytes) -> str:
    """The kind of file by its first bytes; empty where it is none of the listed kinds."""
    return next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), "")


def is_scan(media_type: str, *, size: int, is_safe: bool) -> Verdict:
    """Whether it is of a listed kind, not too large, and does nothing by itself when it is opened."""
    return Verdict(
        (
            Finding("signature.scan_kind", bool(media_type)),
            Finding("signature.scan_safe", is_safe),
            Finding("signature.scan_small", size <= MOST_BYTES, size // 1024 // 1024, MOST_BYTES // 1024 // 1024),
        )
    )
