"""Learners who fit an opening, without who they are to its company, by name to their school; places that suit one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Asked, Given, shown
from tandem.faces.documents import suited
from tandem.faces.documents.fitting import to_company, to_guide
from tandem.faces.documents.matching import hurdle_words
from tandem.journey.placement.rules.schedule import known_by
from tandem.journey.placement.snapshot.fitting import Guided
from tandem.journey.placement.terms.fitting import PassReason
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.placement.terms.profiles import DistanceBand
from tandem.journey.placement.terms.rounds import LeftOut
from tandem.registers.travel.terms import Known, TravelMode


class FittingLearner(Given):
    """A learner who wants to be found and fits an opening: no name, no address, no age, no school."""

    id: UUID
    distance: DistanceBand
    reasons: list[str]

    @classmethod
    def of(cls, seen: Any, *, opening: Any, day: Any) -> Self:
        """A learner as the company sees one."""
        return cls(id=seen.id, distance=seen.band, reasons=list(to_company(seen, opening, day=day)))


class PassedLearner(Given):
    """A learner whom the company does not ask for this opening."""

    id: UUID
    reason: PassReason
    passed_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """What was said, without about whom."""
        return cls(id=row.pk, reason=PassReason(row.reason), passed_at=row.passed_at)


class FittingLearners(Given):
    """Who fits an opening, the best first, and whom the company does not ask."""

    learners: list[FittingLearner]
    passed_over: list[PassedLearner]


class AskedLearner(Given):
    """The introduction that begins when a company asks; the learner answers first."""

    introduction: UUID
    state: IntroductionState


class PassLearner(Asked):
    """Why a company does not ask a learner."""

    model_config = shown(reason="period")

    reason: PassReason


class OwnLearner(Given):
    """A learner of the own school who fits an opening."""

    track: UUID
    track_number: str
    given_name: str
    family_name: str
    minutes: int
    mode: TravelMode
    known: Known = Field(description="What the minutes rest on: an estimate, or the timetables that were imported.")
    days_left: int | None
    reasons: list[str]

    @classmethod
    def of(cls, one: Guided, *, opening: Any) -> Self:
        """A learner as the own school knows one."""
        person = one.track.person
        return cls(
            track=one.track.pk,
            track_number=one.track.number,
            given_name=person.given_name,
            family_name=person.family_name,
            minutes=one.minutes,
            mode=TravelMode(one.mode),
            known=known_by(one.mode, one.schedule),
            days_left=one.days_left,
            reasons=list(to_guide(one, opening)),
        )


class OwnLearners(Given):
    """The learners of the own school who fit an opening, those with the least time left first."""

    learners: list[OwnLearner]


class SuitedPlace(Given):
    """A place that stands open and suits a learner."""

    opening_id: UUID
    recognition: str
    establishment_name: str
    municipality: str
    starts_on: date
    ends_on: date
    minutes: int
    mode: TravelMode
    known: Known = Field(description="What the minutes rest on: an estimate, or the timetables that were imported.")
    reasons: list[str]
    introduction_id: UUID | None = Field(description="The introduction that runs for it, if any.")


class SuitedPlaces(Given):
    """The places that suit a learner, the best first; what the learner needs counts, and is not told here."""

    why_none: LeftOut | None = Field(description="Why nothing was looked for; null where it was.")
    places: list[SuitedPlace]
    hurdles: list[str] = Field(description="What keeps other places out of reach, a sentence for each thing.")

    @classmethod
    def of(cls, seen: suited.Look, *, known: Mapping[UUID, UUID], day: date) -> Self:
        """What was found for one learner."""
        found = seen.suited
        if found is None:
            return cls(why_none=seen.why_not, places=[], hurdles=[])
        rows = [(one, found.openings[one.opening_id]) for one in found.found]
        names = suited.names(found.hurdles)
        return cls(
            why_none=None,
            places=[
                SuitedPlace(
                    opening_id=opening.pk,
                    recognition=opening.recognition.number,
                    establishment_name=opening.establishment.name,
                    municipality=opening.establishment.municipality,
                    starts_on=opening.starts_on,
                    ends_on=opening.ends_on,
                    minutes=one.minutes,
                    mode=TravelMode(one.mode),
                    known=known_by(one.mode, found.schedule),
                    reasons=list(suited.reasons(one, opening, found, day=day)),
                    introduction_id=known.get(opening.pk),
                )
                for one, opening in rows
            ],
            hurdles=list(hurdle_words(found.hurdles, names, without_training=found.without_training)),
        )
