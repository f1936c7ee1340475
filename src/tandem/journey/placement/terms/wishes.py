"""Words of the learner's own choices: places kept, ranked and refused."""

from enum import StrEnum


class Standing(StrEnum):
    """What became of a place that a learner kept."""

    OPEN = "open"
    FULL = "full"
    """It stands open, and every seat is taken by others."""
    PAUSED = "paused"
    FILLED = "filled"
    CLOSED = "closed"
    EXPIRED = "expired"
    NOT_RECOGNISED = "not_recognised"


class Direction(StrEnum):
    """One place up or down in a ranking."""

    UP = "up"
    DOWN = "down"


class WishHappened(StrEnum):
    """What can happen to the choices of a learner."""

    OPENING_SAVED = "placement.opening_saved"
    OPENING_LET_GO = "placement.opening_let_go"
    RANKING_CHANGED = "placement.ranking_changed"
    VETOED = "placement.establishment_vetoed"
    VETO_UNDONE = "placement.veto_undone"
