"""What a rule answers: every reason at once, each with what was found and what is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Effect(StrEnum):
    """What an unmet finding does: stop the step, advise against it, or only tell what is good to know."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


_RANK = {Effect.BLOCK: 0, Effect.WARN: 1, Effect.NOTE: 2}
"""In which order people read them."""


class Ground(Protocol):
    """Where a rule stands: the dated parameter a finding was measured against."""

    @property
    def key(self) -> str:
        """The key of the parameter."""

    @property
    def rule(self) -> str:
        """The number of the rule."""


@dataclass(frozen=True)
class Finding:
    """One condition, and whether the facts meet it.

    `code` names the sentence people read; `subject` tells which of several things it is about (a mentor,
    an establishment); `ground` is the dated parameter of the law it was measured against.
    """

    code: str
    is_met: bool
    found: Any = None
    needed: Any = None
    effect: Effect = Effect.BLOCK
    ground: Ground | None = None
    subject: str = ""

    @property
    def blocks(self) -> bool:
        """Whether this finding stops the step."""
        return not self.is_met and self.effect is Effect.BLOCK


@dataclass(frozen=True)
class Verdict:
    """All findings on one question."""

    findings: tuple[Finding, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Whether nothing stops the step; a warning does not."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The conditions that are not met: those that block first, what is only good to know last."""
        return tuple(sorted((f for f in self.findings if not f.is_met), key=lambda f: _RANK[f.effect]))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The conditions that are not met and do not stop the step."""
        return tuple(f for f in self.unmet if not f.blocks)

    def codes(self) -> frozenset[str]:
        """The codes of the unmet conditions."""
        return frozenset(finding.code for finding in self.unmet)

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(self.findings + other.findings)

    def or_raise(self) -> "Verdict":
        """The verdict itself, or `NotPossible` with every reason."""
        if not self.is_ok:
            raise NotPossible(self)
        return self


class NotPossible(Exception):  # noqa: N818 - reads as the answer it becomes
    """The step cannot be taken; the verdict holds every reason."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(", ".join(sorted(verdict.codes())))


OK = Verdict()


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict with the findings of all."""
    return Verdict(tuple(finding for verdict in verdicts for finding in verdict.findings))


def refusal(code: str, *, found: Any = None, needed: Any = None) -> Verdict:
    """A verdict with one unmet finding that blocks."""
    return Verdict((Finding(code, is_met=False, found=found, needed=needed),))
