"""Refusals that a face turns into an answer."""

from tandem.base.verdict import NotPossible

__all__ = ["NotFound", "NotPossible"]


class NotFound(Exception):  # noqa: N818 - reads as the answer it becomes
    """The row does not exist, or this actor may not know that it does: both look the same."""
