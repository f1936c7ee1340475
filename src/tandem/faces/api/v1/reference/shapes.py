"""Sectors, joint committees, trainings, activities and shortage occupations as the API gives them."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Both, Given


class Sector(Given):
    """A sector with its partnership, or the one for companies that have none."""

    code: str = Field(examples=["CONSTRUCTION"])
    number: int | None
    name: Both
    has_partnership: bool
    valid_from: date
    valid_until: date | None = Field(description="The first day on which it no longer counts.")
    certainty: str = Field(description="official, retold, uncertain or invented.")
    source: str
    note: Both

    @classmethod
    def of(cls, row: Any) -> Self:
        """A sector of the register."""
        return cls(
            code=row.code,
            number=row.number,
            name=Both.of(row.name, row.name_en),
            has_partnership=row.has_partnership,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            source=row.source,
            note=Both.of(row.note, row.note_en),
        )


class JointCommittee(Given):
    """A joint committee (paritair comité)."""

    number: str = Field(examples=["124"])
    name: Both
    valid_from: date
    valid_until: date | None
    certainty: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """A joint committee of the register."""
        return cls(
            number=row.number,
            name=Both.of(row.name, row.name_en),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
        )


class JointCommitteeDetail(JointCommittee):
    """A joint committee with the sectors that follow from it on the day asked about."""

    day: date
    sectors: list[str] = Field(description="Codes of sectors; empty where nobody knows.")

    @classmethod
    def with_sectors(cls, row: Any, *, sectors: list[str], day: date) -> Self:
        """A joint committee and its sectors that day."""
        return cls(**JointCommittee.of(row).model_dump(), sectors=sectors, day=day)


class Training(Given):
    """A dual training. An empty text or null means that we do not know."""

    id: UUID
    code: str = Field(examples=["ELE-INST"])
    slug: str
    name: Both
    sectors: list[str] = Field(description="Codes of sectors, the one it belongs to most first.")
    grade: str
    form: str
    finality: str
    years: int | None
    agreement: str = Field(description="The kind of agreement: OAO, SAO, DA, ODO, ODOS or ODOW.")
    valid_from: date | None
    valid_until: date | None
    certainty: str

    @classmethod
    def of(cls, row: Any, *, sectors: tuple[str, ...]) -> Self:
        """A training of the register, with the codes of its sectors."""
        return cls(
            id=row.pk,
            code=row.code,
            slug=row.slug,
            name=Both.of(row.name, row.name_en),
            sectors=list(sectors),
            grade=row.grade,
            form=row.form,
            finality=row.finality,
            years=row.years,
            agreement=row.agreement,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
        )


class TrainingDetail(Training):
    """A training with all that we know of it."""

    summary: Both
    agreement_note: Both
    hours_note: Both
    minors_need_care: bool | None
    shortage_years: list[int] = Field(description="Years in which an occupation of it was on the shortage list.")
    source: str
    note: Both

    @classmethod
    def whole(cls, row: Any, *, sectors: tuple[str, ...], shortage_years: tuple[int, ...]) -> Self:
        """Everything of a training."""
        return cls(
            **Training.of(row, sectors=sectors).model_dump(),
            summary=Both.of(row.summary, row.summary_en),
            agreement_note=Both.of(row.agreement_note, row.agreement_note_en),
            hours_note=Both.of(row.hours_note, row.hours_note_en),
            minors_need_care=row.minors_need_care,
            shortage_years=list(shortage_years),
            source=row.source,
            note=Both.of(row.note, row.note_en),
        )


class Activity(Given):
    """An activity a workplace can offer."""

    code: str = Field(examples=["BAK-01"])
    text: Both
    phase: int | None
    safety: str
    is_compulsory: bool | None
    certainty: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """An activity of a list."""
        return cls(
            code=row.code,
            text=Both.of(row.text_nl, row.text_en),
            phase=row.phase,
            safety=row.safety,
            is_compulsory=row.is_compulsory,
            certainty=row.certainty,
        )


class ActivityList(Given):
    """The activity list (activiteitenlijst) of a training on a day."""

    training: str
    day: date
    code: str
    version: int
    name: Both
    valid_from: date
    valid_until: date | None
    certainty: str
    source: str
    note: Both
    activities: list[Activity]

    @classmethod
    def of(cls, row: Any, *, activities: tuple[Any, ...], training: str, day: date) -> Self:
        """A version of a list with its activities in order."""
        return cls(
            training=training,
            day=day,
            code=row.code,
            version=row.version,
            name=Both.of(row.name, row.name_en),
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            certainty=row.certainty,
            source=row.source,
            note=Both.of(row.note, row.note_en),
            activities=[Activity.of(one) for one in activities],
        )


class ShortageOccupation(Given):
    """An occupation on the list of a year; a cause is null where unknown."""

    code: str
    name: Both
    is_in_top: bool
    is_new: bool
    lack_of_people: bool | None
    lack_of_skills: bool | None
    working_conditions: bool | None
    certainty: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """An occupation of a list."""
        return cls(
            code=row.code,
            name=Both.of(row.name, row.name_en),
            is_in_top=row.is_in_top,
            is_new=row.is_new,
            lack_of_people=row.lack_of_people,
            lack_of_skills=row.lack_of_skills,
            working_conditions=row.working_conditions,
            certainty=row.certainty,
        )


class ShortageList(Given):
    """The shortage occupations (knelpuntberoepen) of one year, as far as we hold them."""

    year: int
    total: int = Field(description="How many occupations the published list counts.")
    is_complete: bool = Field(description="Whether all of them are here.")
    certainty: str
    source: str
    note: Both
    occupations: list[ShortageOccupation]

    @classmethod
    def of(cls, row: Any) -> Self:
        """A list with its occupations by name."""
        return cls(
            year=row.year,
            total=row.total,
            is_complete=row.is_complete,
            certainty=row.certainty,
            source=row.source,
            note=Both.of(row.note, row.note_en),
            occupations=[ShortageOccupation.of(one) for one in row.occupations.order_by("name", "code")],
        )
