"""Words of matching rounds."""

from enum import StrEnum


class RoundState(StrEnum):
    """Where a round stands."""

    PREPARING = "preparing"
    """Rules are chosen, pairs are locked, runs are compared."""
    PUBLISHED = "published"
    """One run became proposals; people decide."""
    CLOSED = "closed"
    """The day to answer has passed, or the round was ended."""
    DISCARDED = "discarded"


class RoundMove(StrEnum):
    """What can be done with a round."""

    PUBLISH = "publish"
    CLOSE = "close"
    DISCARD = "discard"


class RoundParty(StrEnum):
    """Who takes a step with a round."""

    COACH = "coach"
    CLOCK = "clock"


class RunState(StrEnum):
    """Where the work on a run stands."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class RunFault(StrEnum):
    """Why a run came to nothing."""

    LOCK_IMPOSSIBLE = "lock_impossible"
    """A learner was fixed to a place that no rule allows, or that is gone."""
    FACTS = "facts"
    """What was told does not hold together."""
    ROUND_ENDED = "round_ended"
    """The round was put aside before it was worked out."""
    GAVE_UP = "gave_up"
    """It failed too often."""


class RunMove(StrEnum):
    """What can be done with a run."""

    FINISH = "finish"
    FAIL = "fail"


class RunRule(StrEnum):
    """How a run decides; the rules of the engine."""

    LEVELS = "levels"
    STABLE = "stable"
    MIN_MINUTES = "min_minutes"
    FAIR = "fair"


class PairKind(StrEnum):
    """What people decided beforehand about a learner and an opening."""

    LOCKED = "locked"
    """This learner gets this place."""
    FORBIDDEN = "forbidden"
    """This learner does not get this place."""


class LeftOut(StrEnum):
    """Why somebody who searches takes no part in a run."""

    NO_HOME = "no_home"
    """We do not know where the learner lives."""
    NO_TRAVEL = "no_travel"
    """We do not know how, or how far, the learner travels."""
    ALREADY_PROMISED = "already_promised"
    """A seat was promised already."""
    NOT_FREE = "not_free"
    """The learner can begin only after the track ends."""


class NotProposed(StrEnum):
    """Why a learner whom the published run placed got no proposal."""

    NOT_SEARCHING = "not_searching"
    TOO_LATE = "too_late"
    """The proposals were made after the day to answer."""
    OPENING_GONE = "opening_gone"
    SEATS_TAKEN = "seats_taken"
    OTHER_TRAINING = "other_training"
    RUNS_ALREADY = "runs_already"
    REFUSED_THERE = "refused_there"
    TOO_MANY = "too_many"
    TOO_YOUNG = "too_young"
    VETOED = "vetoed"
    ADVICE = "advice"
    PENDING = "pending"
    """Nobody came to it yet; told, never kept."""
    LEARNER_CHANGED = "learner_changed"
    """Any of what is about the learner, for who does not guide everybody in the run; told, never kept."""


class RoundHappened(StrEnum):
    """What can happen to a round."""

    STARTED = "round.started"
    CHANGED = "round.changed"
    PAIR_SET = "round.pair_set"
    PAIR_DROPPED = "round.pair_dropped"
    PROVIDER_ASKED = "round.provider_asked"
    PROVIDER_JOINED = "round.provider_joined"
    PROVIDER_LEFT = "round.provider_left"
    RUN_ASKED = "round.run_asked"
    RUN_DONE = "round.run_done"
    RUN_FAILED = "round.run_failed"
    PUBLISHED = "round.published"
    CLOSED = "round.closed"
    DISCARDED = "round.discarded"
