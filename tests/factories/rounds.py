"""Factories of matching rounds and what they say."""

import io
from datetime import date
from uuid import UUID

import factory
import numpy as np
from factory.django import DjangoModelFactory

from matchmaker.problem import ARRAYS, PAIRS, SIZES
from tandem.journey.placement.models import MatchingRound, RoundMember, RoundPair, RoundRun, RunLine
from tandem.journey.placement.rules.lines import Line, stored
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule, RunState
from tests.factories.numbers import EARLIER, NOW, somebody

_NOBODY = UUID(int=0)
_somebody = factory.LazyFunction(somebody)


class RoundFactory(DjangoModelFactory):
    """A round of a provider in preparation."""

    class Meta:
        model = MatchingRound

    class Params:
        discarded = factory.Trait(state=RoundState.DISCARDED, ended_at=NOW, ended_by=_somebody)

    number = factory.Sequence(lambda n: f"MR-2020-{n:06d}")
    provider = factory.SubFactory("tests.factories.organisations.ProviderFactory")
    title = "Najaar"
    school_year = 2026
    seed = 7
    started_at = EARLIER
    started_by = _somebody


class RoundMemberFactory(DjangoModelFactory):
    """A provider that was asked; `joined` takes part."""

    class Meta:
        model = RoundMember

    class Params:
        joined = factory.Trait(joined_at=NOW, joined_by=_somebody)

    round = factory.SubFactory(RoundFactory)
    provider = factory.SubFactory("tests.factories.organisations.ProviderFactory")
    asked_at = EARLIER


class RoundPairFactory(DjangoModelFactory):
    class Meta:
        model = RoundPair

    round = factory.SubFactory(RoundFactory)
    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    opening = factory.SubFactory("tests.factories.placement.OpeningFactory")
    kind = PairKind.LOCKED
    set_at = NOW
    set_by = _somebody


class RunFactory(DjangoModelFactory):
    """A run that waits; `done` was worked out."""

    class Meta:
        model = RoundRun

    class Params:
        done = factory.Trait(
            state=RunState.DONE,
            finished_at=NOW,
            day=date(2026, 11, 23),
            inputs="a" * 64,
            answer="b" * 64,
            weights="2026.1",
            report={
                "seekers": 1,
                "left_out": 0,
                "openings": 1,
                "seats": 1,
                "placed": 1,
                "total_minutes": 22,
                "first_wish": 1,
                "blocking_pairs": 0,
                "check": {"is_allowed": True, "placed": 1, "total_minutes": 22, "blocking_pairs": 0},
                "ends": {},
                "seconds": {},
                "fairness": {
                    "least": 5,
                    "of": 12,
                    "groups": [
                        {
                            "kind": "age",
                            "key": key,
                            "of": 6,
                            "by": {"levels": {"placed": 6, "median": 20, "ninth": None}},
                        }
                        for key in ("minor", "adult")
                    ],
                },
            },
        )
        failed = factory.Trait(
            state=RunState.FAILED,
            finished_at=NOW,
            faults=[{"code": "lock_impossible", "track": str(_NOBODY), "opening": str(_NOBODY)}],
        )

    round = factory.SubFactory(RoundFactory)
    number = factory.Sequence(lambda n: n + 1)
    rule = RunRule.LEVELS
    asked_at = EARLIER
    asked_by = _somebody


class RunLineFactory(DjangoModelFactory):
    """A learner for whom nothing was within reach."""

    class Meta:
        model = RunLine

    run = factory.SubFactory(RunFactory, done=True)
    track = factory.SubFactory("tests.factories.intake.TrackFactory", searching=True)
    outcome = "no_candidates"
    story = factory.LazyAttribute(lambda line: stored(Line(outcome=line.outcome)))


def nobody_searches() -> bytes:
    """A market without learners, as a file."""
    none = np.zeros(0, np.int64)
    sizes = dict.fromkeys(SIZES, np.int64(0))
    arrays = dict.fromkeys(ARRAYS, none) | {"ptr": np.zeros(1, np.int64)} | dict.fromkeys(PAIRS, none.reshape(0, 2))
    file = io.BytesIO()
    np.savez_compressed(file, **sizes, **arrays)
    return file.getvalue()
