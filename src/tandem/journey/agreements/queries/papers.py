"""Where the documents of agreements are kept: under their own hash (ADR 10)."""

from typing import IO

from django.core.files.storage import default_storage

from tandem.base.errors import NotFound


def path_of(digest: str) -> str:
    """Where the document with this hash lies."""
    return f"agreements/{digest[:2]}/{digest[2:]}"


def content_of(digest: str) -> IO[bytes]:
    """The document with this hash; for who came through the door of its agreement."""
    path = path_of(digest)
    if not digest or not default_storage.exists(path):
        raise NotFound
    return default_storage.open(path)
