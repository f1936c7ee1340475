"""Trainings that can be learned somewhere, as the API gives them: places of providers, never a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.journey.readiness.queries import outcomes
from tandem.journey.readiness.rules.finder import Found, Taught
from tandem.journey.readiness.rules.scans import Text
from tandem.registers.travel.rules.estimates import Reach
from tandem.registers.travel.terms import Known


class TaughtAt(Given):
    """A location where a training is given, or a run-up that leads to it."""

    provider: str = Field(description="The institution number.")
    provider_name: str
    provider_kind: str
    location_name: str
    address: str
    website: str
    lat: float | None
    lon: float | None
    agreement: str = Field(description="The agreement that goes with it here; empty where the provider does not say.")
    run_up: str = Field(description="The name of the run-up; empty where the training itself is given.")
    valid_from: date
    valid_until: date | None
    distance_km: float | None = Field(description="In a straight line from the point asked about.")
    travel_minutes: int | None = Field(description="From the point asked about, by what was asked; no promise.")
    travel_known: Known | None = Field(description="What the minutes rest on.")

    @classmethod
    def of(cls, taught: Taught, *, reach: Reach | None) -> Self:
        """A place where something is given, and how long it takes to get there."""
        return cls(
            provider=taught.provider,
            provider_name=taught.provider_name,
            provider_kind=taught.provider_kind,
            location_name=taught.location_name,
            address=taught.address,
            website=taught.website,
            lat=taught.lat,
            lon=taught.lon,
            agreement=taught.agreement,
            run_up=taught.name,
            valid_from=taught.valid_from,
            valid_until=taught.valid_until,
            distance_km=None if taught.km is None else round(taught.km, 2),
            travel_minutes=reach.minutes if reach else None,
            travel_known=reach.known if reach and reach.minutes is not None else None,
        )


class LeadsTo(Given):
    """What a training leads to, as far as our sources say."""

    certificate: Both
    after: list[Both]
    certainty: str

    @classmethod
    def of(cls, training: Any) -> Self:
        """By the grade and form of the training."""
        told = outcomes.outcome(grade=training.grade, form=training.form)
        return cls(
            certificate=_both(told.certificate), after=[_both(one) for one in told.after], certainty=told.certainty
        )


class TrainingInReach(Given):
    """One training with where it is given, the run-ups that lead to it, and the workplaces recognised for it."""

    training: str = Field(description="The code of the training.")
    name: Both
    grade: str = Field(description="Empty where our sources do not say.")
    sectors: list[str]
    leads_to: LeadsTo
    shortage_years: list[int]
    places: list[TaughtAt] = Field(description="The nearest first.")
    run_ups: list[TaughtAt] = Field(description="The nearest first.")
    workplaces: int = Field(description="How many workplaces are recognised for it today within reach.")
    open_workplaces: int = Field(description="How many of these have a free place today.")

    @classmethod
    def of(
        cls,
        found: Found,
        training: Any,
        *,
        sectors: tuple[str, ...],
        shortage: tuple[int, ...],
        far: Mapping[UUID, Reach],
    ) -> Self:
        """A training that was found, with how long it takes to each location."""
        return cls(
            training=training.code,
            name=Both.of(training.name, training.name_en),
            grade=training.grade,
            sectors=list(sectors),
            leads_to=LeadsTo.of(training),
            shortage_years=list(shortage),
            places=[TaughtAt.of(one, reach=far.get(one.location)) for one in found.places],
            run_ups=[TaughtAt.of(one, reach=far.get(one.location)) for one in found.run_ups],
            workplaces=found.workplaces,
            open_workplaces=found.open_workplaces,
        )


def _both(text: Text) -> Both:
    return Both(nl=text.nl, en=text.en)
