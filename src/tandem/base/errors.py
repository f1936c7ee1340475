"""Refusals that a face turns into an answer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tandem.base.verdict import Verdict


class NotFound(Exception):  # noqa: N818 - reads as the answer it becomes
    """The row does not exist, or this actor may not know that it does: both look the same."""


class NotPossible(Exception):  # noqa: N818
    """The step cannot be taken; the verdict holds every reason."""

    def __init__(self, verdict: "Verdict") -> None:
        self.verdict = verdict
        super().__init__(", ".join(sorted(verdict.codes())))
