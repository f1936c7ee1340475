"""Matching rounds as the API gives and takes them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    COUNT,
    SOME_KEY,
    Asked,
    Day,
    FewWords,
    Flag,
    Given,
    InstitutionNumber,
    Key,
    Name,
    TrainingCode,
    shown,
)
from tandem.faces.api.paging import Paging
from tandem.faces.documents.matching import InWords
from tandem.faces.documents.words import code_label
from tandem.journey.placement.queries.round_averages import average_minutes
from tandem.journey.placement.rules import rounds as rules
from tandem.journey.placement.rules import schedule as schedules
from tandem.journey.placement.rules.lines import Line
from tandem.journey.placement.rules.rounds import LONGEST_TITLE, LONGEST_WORDS
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.terms.reasons import Outcome
from tandem.journey.placement.terms.rounds import NotProposed, PairKind, RoundState, RunRule, RunState
from tandem.registers.travel.terms import Known

SchoolYear = Annotated[int, Field(ge=2016, le=2100), COUNT]


class RoundLine(Given):
    """One round in a list."""

    id: UUID
    number: str
    title: str
    runner: str
    school_year: int
    trainings: list[str] = Field(description="Codes; none means every training.")
    state: RoundState
    started_at: datetime
    answers_until: date | None

    @classmethod
    def of(cls, one: Any) -> Self:
        """A round with its provider or body at hand."""
        return cls(**_line(one))


class RoundProvider(Given):
    """A provider that was asked to take part."""

    number: str
    name: str
    takes_part: bool


class RoundPair(Given):
    """What was decided beforehand about a learner whom this actor may know."""

    id: UUID
    track_id: UUID
    learner_name: str
    opening_id: UUID
    establishment_name: str
    municipality: str
    kind: PairKind
    words: str

    @classmethod
    def of(cls, pair: Any) -> Self:
        """A pair with its learner and place at hand."""
        person, place = pair.track.person, pair.opening.establishment
        return cls(
            id=pair.pk,
            track_id=pair.track_id,
            learner_name=f"{person.given_name} {person.family_name}",
            opening_id=pair.opening_id,
            establishment_name=place.name,
            municipality=place.municipality,
            kind=PairKind(pair.kind),
            words=pair.words,
        )


class RunCounts(Given):
    """What people compare runs by."""

    seekers: int
    left_out: int
    openings: int
    seats: int
    placed: int
    average_minutes: int | None = Field(description="Null where so few are placed that it would tell of one of them.")
    first_wish: int
    blocking_pairs: int = Field(
        description="Pairs of a learner and a place that would both rather have had each other."
    )
    is_checked: bool = Field(description="Whether the independent check found every hard rule kept.")


class RunLine(Given):
    """One run beside the others."""

    id: UUID
    number: int
    rule: RunRule
    state: RunState
    asked_at: datetime
    finished_at: datetime | None
    counts: RunCounts | None = Field(description="Null until it is worked out.")

    @classmethod
    def of(cls, run: Any, *, least: int) -> Self:
        """A run; `least` is the smallest group of which an average is told."""
        return cls(**_run(run, least=least))


class Round(RoundLine):
    """One round: who takes part, what was fixed, the runs beside each other."""

    providers: list[RoundProvider]
    pairs: list[RoundPair] = Field(description="Of the learners whom this actor may know.")
    runs: list[RunLine]
    published_run: UUID | None
    proposals: dict[str, int] = Field(
        description="How many proposals stand in which state; `passed_over` counts learners without one."
    )
    passed_over: dict[str, int] = Field(
        description="How many learners have no proposal, by the codes of `notProposed`. What is about a learner is"
        " `learner_changed` for who may not know everybody in the run, and nobody came yet to what is `pending`."
    )
    moves: list[str] = Field(description="What this actor may do now: change, join, publish, discard.")

    @classmethod
    def whole(
        cls,
        one: Any,
        *,
        members: Any,
        pairs: Any,
        runs: Any,
        least: Mapping[UUID, int],
        proposals: Mapping[str, int],
        passed_over: Mapping[NotProposed, int],
        moves: list[str],
    ) -> Self:
        """A round with everything that this actor may know of it."""
        return cls(
            **_line(one),
            providers=[
                RoundProvider(
                    number=each.provider.number, name=each.provider.name, takes_part=each.joined_at is not None
                )
                for each in members
            ],
            pairs=[RoundPair.of(pair) for pair in pairs],
            runs=[RunLine.of(run, least=least[run.pk]) for run in runs],
            published_run=one.published_run_id,
            proposals={str(state): count for state, count in proposals.items()},
            passed_over={why.value: count for why, count in passed_over.items()},
            moves=moves,
        )


class RunEnd(Given):
    """What another way of deciding would have given: so everybody sees what the choice costs."""

    rule: RunRule
    placed: int
    average_minutes: int | None
    blocking_pairs: int
    is_checked: bool


class RunFault(Given):
    """Why a run came to nothing."""

    code: str
    track_id: UUID | None = Field(description="Null for a learner whom this actor may not know.")
    opening_id: UUID | None


class RunEdition(Given):
    """One timetable of public transport."""

    publisher: str
    version: str
    valid_from: date | None


class RunTimetable(Given):
    """The timetables that said how long public transport takes."""

    day: date = Field(description="The ordinary working day that was looked at.")
    editions: list[RunEdition]

    @classmethod
    def of(cls, schedule: Schedule) -> Self:
        """The timetables that were kept with a run."""
        editions = [
            RunEdition(publisher=one.publisher, version=one.version, valid_from=one.valid_from)
            for one in schedule.editions
        ]
        return cls(day=schedule.day, editions=editions)


class Run(RunLine):
    """One run: its counts between the two ends, and what it was worked out from."""

    round_id: UUID
    ends: list[RunEnd]
    faults: list[RunFault]
    day: date | None = Field(description="The day whose law and openings counted.")
    seed: int = Field(description="Of the lottery of the round; the same for each of its runs.")
    weights: str
    law: str
    inputs: str = Field(description="SHA-256 of the market it was worked out from.")
    answer: str = Field(description="SHA-256 of who got what; the same again for the same market, rule and seed.")
    timetable: RunTimetable | None = Field(description="Null where every trip was estimated.")

    @classmethod
    def whole(cls, run: Any, *, least: int, faults: list[RunFault]) -> Self:
        """A run with its round at hand."""
        schedule = schedules.told(run.options.get("timetable"))
        ends = run.report.get("ends", {}) if run.state == RunState.DONE else {}
        return cls(
            **_run(run, least=least),
            round_id=run.round_id,
            ends=[_end(RunRule(rule), told, least=least) for rule, told in ends.items()],
            faults=faults,
            day=run.day,
            seed=run.round.seed,
            weights=run.weights,
            law=run.law,
            inputs=run.inputs,
            answer=run.answer,
            timetable=None if schedule is None else RunTimetable.of(schedule),
        )


class RunVerified(Given):
    """A run that was worked out again."""

    is_same: bool = Field(description="Whether market, rule and seed gave the same answer; if not, do not use the run.")
    inputs: str = Field(description="SHA-256 of the market it was worked out from.")
    answer: str = Field(description="SHA-256 of who got what.")


class LineList(Paging):
    """Which learners of a run."""

    outcome: Annotated[
        Literal["placed", "unplaced", "leftOut", "passedOver"] | None,
        Field(
            description="With a place, without one, not taking part, or with a place of which no proposal came;"
            " all when left out."
        ),
    ] = None
    training: Annotated[TrainingCode | None, Field(description="Only of this training.")] = None


class RunPlace(Given):
    """The place that a run proposes."""

    opening_id: UUID
    establishment_name: str
    municipality: str


class LearnerLine(Given):
    """What a run says about one learner."""

    track_id: UUID
    track_number: str
    given_name: str
    family_name: str
    training: str
    place: RunPlace | None
    minutes: int | None
    known: Known | None = Field(description="What the minutes rest on; null without a place.")
    wish: int | None = Field(description="How the learner ranks it among what it could have; 1 is best.")
    outcome: str = Field(description="The code of what became of the learner.")
    outcome_words: str = Field(description="The same in words, in the language that was asked.")
    not_proposed: NotProposed | None = Field(
        description="Why no proposal came of the place of a published run; null where one did, or none was tried."
    )

    @classmethod
    def of(cls, row: Any) -> Self:
        """A line with its learner, training and place at hand."""
        return cls(**_learner(row))


class WhyNot(Given):
    """A place that the learner would rather have had, and why it went to another."""

    place: str
    minutes: str
    why: str


class LearnerLineTold(LearnerLine):
    """The same, as one reads it together with the learner; never a level, a score, or who the other one is."""

    trip: str = Field(description="How long it takes to the place, by what, and what says so; empty without a place.")
    reachable: int = Field(description="How many places stood on the list of the learner.")
    why: str = Field(description="What put the learner before others; empty without a place.")
    not_these: list[WhyNot]
    more: str
    hurdles: list[str] = Field(description="What keeps places out of reach, and what one change would open.")

    @classmethod
    def told(cls, row: Any, *, story: Line, words: InWords) -> Self:
        """A line in sentences."""
        return cls(
            **_learner(row),
            trip=words.minutes,
            reachable=story.reachable,
            why=words.why,
            not_these=[WhyNot(place=one.place, minutes=one.minutes, why=one.why) for one in words.not_these],
            more=words.more,
            hurdles=list(words.hurdles),
        )


class RoundForm(Asked):
    """What people choose of a round."""

    model_config = shown(title="Najaar, zesde jaar", schoolYear=2026, trainings=["ELE-INST"])

    title: Annotated[Name, Field(max_length=LONGEST_TITLE)]
    school_year: SchoolYear
    trainings: Annotated[list[TrainingCode], Field(max_length=200, description="None means every training.")] = Field(
        default_factory=list
    )

    def form(self) -> rules.RoundForm:
        """The same as the action takes it."""
        return rules.RoundForm(self.title, self.school_year, tuple(self.trainings))


class ProviderForm(Asked):
    """Which provider is asked to take part."""

    model_config = shown(provider="012345")

    provider: InstitutionNumber


class AreaForm(Asked):
    """The area whose providers are all asked."""

    model_config = shown(region="10000")

    region: Annotated[str, Field(max_length=40, description="A forum or a province; empty for everywhere.")]


class JoinForm(Asked):
    """Whether the own learners take part."""

    model_config = shown(takesPart=True)

    takes_part: Flag


class PairForm(Asked):
    """A learner and an opening that are fixed to each other, or kept apart."""

    model_config = shown(
        trackId=SOME_KEY, openingId=SOME_KEY, kind="locked", words="Zo afgesproken met de onderneming."
    )

    track_id: Key
    opening_id: Key
    kind: PairKind
    words: Annotated[FewWords, Field(max_length=LONGEST_WORDS)] = ""


class RunForm(Asked):
    """How to decide."""

    model_config = shown(rule="levels")

    rule: RunRule


class PublishForm(Asked):
    """Which run becomes proposals, and by when everybody answers."""

    model_config = shown(runId=SOME_KEY, answersUntil="2026-12-10")

    run_id: Key
    answers_until: Day


def tag_of(one: Any) -> str:
    """The version of a round."""
    return etag_of("round", one.pk, one.version, one.state)


def _line(one: Any) -> dict[str, Any]:
    runner = one.provider or one.body
    return {
        "id": one.pk,
        "number": one.number,
        "title": one.title,
        "runner": runner.name,
        "school_year": one.school_year,
        "trainings": list(one.trainings),
        "state": RoundState(one.state),
        "started_at": one.started_at,
        "answers_until": one.answers_until,
    }


def _run(run: Any, *, least: int) -> dict[str, Any]:
    return {
        "id": run.pk,
        "number": run.number,
        "rule": RunRule(run.rule),
        "state": RunState(run.state),
        "asked_at": run.asked_at,
        "finished_at": run.finished_at,
        "counts": _counts(run.report, least=least) if run.state == RunState.DONE else None,
    }


def _counts(report: Mapping[str, Any], *, least: int) -> RunCounts:
    return RunCounts(
        seekers=report["seekers"],
        left_out=report["left_out"],
        openings=report["openings"],
        seats=report["seats"],
        placed=report["placed"],
        average_minutes=average_minutes(report, least=least),
        first_wish=report["first_wish"],
        blocking_pairs=report["blocking_pairs"],
        is_checked=report["check"]["is_allowed"],
    )


def _end(rule: RunRule, told: Mapping[str, Any], *, least: int) -> RunEnd:
    return RunEnd(
        rule=rule,
        placed=told["placed"],
        average_minutes=average_minutes(told, least=least),
        blocking_pairs=told["blocking_pairs"],
        is_checked=told["is_allowed"],
    )


def _learner(row: Any) -> dict[str, Any]:
    person, opening = row.track.person, row.opening
    place = None
    if opening is not None:
        held = opening.establishment
        place = RunPlace(opening_id=opening.pk, establishment_name=held.name, municipality=held.municipality)
    outcome = Outcome(row.outcome)
    return {
        "track_id": row.track_id,
        "track_number": row.track.number,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "training": row.track.training.code,
        "place": place,
        "minutes": row.minutes,
        "known": None if opening is None else _known(row),
        "wish": row.wish or None,
        "outcome": outcome.value,
        "outcome_words": code_label(outcome),
        "not_proposed": NotProposed(row.not_proposed) if row.not_proposed else None,
    }


def _known(row: Any) -> Known:
    """What the minutes of a line with its run at hand rest on."""
    return schedules.known_by(row.story.get("mode", ""), schedules.told(row.run.options.get("timetable")))
