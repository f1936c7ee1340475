"""Openings as the API gives and takes them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    COUNT,
    SOME_KEY,
    WHOLE,
    Asked,
    Day,
    Email,
    FewWords,
    Given,
    Key,
    Name,
    Phone,
    TrainingCode,
    Wanted,
    Words,
    shown,
)
from tandem.faces.api.paging import Paging
from tandem.faces.api.v1.parts import Address
from tandem.journey.placement.rules import opening_forms as told
from tandem.journey.placement.rules.openings import (
    LATEST_MINUTE,
    MOST_GUIDED,
    MOST_PLACES,
    OLDEST,
    YOUNGEST,
    year_meant,
)
from tandem.journey.placement.rules.openings import Wish as ToldWish
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.openings import (
    Accommodation,
    CloseReason,
    OpeningState,
    WishKind,
    WishLanguage,
    WorkDay,
)
from tandem.journey.recognition.terms import Extent

SchoolYear = Annotated[int, Field(ge=2016, le=2100), WHOLE]


class OpeningsOf(Paging):
    """Which openings of a company."""

    school_year: Annotated[
        SchoolYear | None, Field(None, description="The first calendar year of the school year.")
    ] = None
    state: OpeningState | None = None


class OpenPlaces(Paging, Wanted):
    """Which open places."""

    training: TrainingCode | None = None


class OpeningWish(Given):
    """One thing that the work asks, and why."""

    kind: WishKind
    why: str
    age: int | None
    language: WishLanguage


class OpeningGuide(Given):
    """A mentor of an opening, and how many learners this mentor guides at once there that school year."""

    mentor_id: UUID
    learners: int


class OpeningContact(Given):
    """Whom a school can reach."""

    name: str
    email: str
    phone: str


class OpenPlace(Given):
    """An opening as everybody may see it: a place and a training, never a person."""

    id: UUID
    recognition: str
    extent: Extent = Field(description="Under a limited recognition a learner learns the rest elsewhere.")
    training: str
    company: str
    establishment: str
    address: Address
    school_year: int
    starts_on: date
    ends_on: date
    expires_on: date
    places: int
    free_places: int = Field(description="How many of these nobody has and nobody was promised.")
    first_minute: int | None
    hours_per_week: float | None
    work_days: list[str]
    words: str
    wishes: list[OpeningWish]
    accommodations: list[str]

    @classmethod
    def of(cls, row: Any) -> Self:
        """An opening with its place at hand."""
        return cls(**_public(row))


class OpeningLine(Given):
    """An opening in the list of its company."""

    id: UUID
    recognition: str
    training: str
    establishment_id: UUID
    state: OpeningState
    school_year: int
    starts_on: date
    ends_on: date
    expires_on: date
    places: int
    free_places: int = Field(description="How many of these nobody has and nobody was promised.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """An opening with its recognition and training at hand."""
        return cls(
            id=row.pk,
            recognition=row.recognition.number,
            training=row.training.code,
            establishment_id=row.establishment_id,
            state=OpeningState(row.state),
            school_year=row.school_year,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            expires_on=row.expires_on,
            places=row.places,
            free_places=row.seats_left,
        )


class Opening(OpenPlace):
    """An opening from the inside: where it stands, who guides, whom to ring."""

    state: OpeningState
    close_reason: str
    opened_at: datetime
    mentors: list[OpeningGuide]
    contact: OpeningContact

    @classmethod
    def of(cls, row: Any) -> Self:
        """An opening read whole."""
        form = form_of(row)
        return cls(
            **_public(row),
            state=OpeningState(row.state),
            close_reason=row.close_reason,
            opened_at=row.opened_at,
            mentors=[OpeningGuide(mentor_id=mentor, learners=count) for mentor, count in form.mentors.items()],
            contact=OpeningContact(name=form.contact.name, email=form.contact.email, phone=form.contact.phone),
        )


class OpeningWishForm(Asked):
    """One thing that the work asks, and why."""

    kind: WishKind
    why: FewWords = Field(max_length=300)
    age: Annotated[int, Field(ge=YOUNGEST, le=OLDEST), COUNT] | None = None
    language: WishLanguage = WishLanguage.NONE


class OpeningGuideForm(Asked):
    """A mentor, and how many learners this mentor guides at once there that school year."""

    mentor_id: Key
    learners: Annotated[int, Field(ge=1, le=MOST_GUIDED), COUNT]


class OpeningContactForm(Asked):
    """Whom a school can reach."""

    name: Name
    email: Email = ""
    phone: Phone = ""


class OpeningForm(Asked):
    """What a company tells of an opening."""

    model_config = shown(
        startsOn="2026-12-01",
        endsOn="2027-06-30",
        expiresOn="2027-02-01",
        places=1,
        mentors=[{"mentorId": SOME_KEY, "learners": 1}],
        contact={"name": "Noor Voorbeeld", "email": "noor@voorbeeld.example"},
    )

    starts_on: Day
    ends_on: Day
    expires_on: Day
    places: Annotated[int, Field(ge=1, le=MOST_PLACES), COUNT]
    mentors: list[OpeningGuideForm] = Field(max_length=50)
    contact: OpeningContactForm
    first_minute: Annotated[int, Field(ge=0, le=LATEST_MINUTE), COUNT] | None = None
    hours_per_week: Annotated[float, Field(gt=0, le=60, multiple_of=0.1)] | None = None
    work_days: list[WorkDay] = Field(default_factory=list, max_length=7)
    words: Words = ""
    wishes: list[OpeningWishForm] = Field(default_factory=list, max_length=12)
    accommodations: list[Accommodation] = Field(default_factory=list, max_length=20)

    def form(self) -> told.OpeningForm:
        """The same as the action takes it."""
        return told.OpeningForm(
            school_year=year_meant(self.starts_on, self.ends_on),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            expires_on=self.expires_on,
            places=self.places,
            mentors={one.mentor_id: one.learners for one in self.mentors},
            contact=told.Contact(self.contact.name, self.contact.email, self.contact.phone),
            first_minute=self.first_minute,
            hours_per_week=None if self.hours_per_week is None else Decimal(f"{self.hours_per_week:.1f}"),
            work_days=tuple(day.value for day in WorkDay if day in self.work_days),
            words=self.words,
            wishes=tuple(ToldWish(one.kind, one.why, one.age, one.language) for one in self.wishes),
            accommodations=tuple(sorted({one.value for one in self.accommodations})),
        )


class TakeOverOpening(Asked):
    """For which school year."""

    model_config = shown(schoolYear=2027)

    school_year: Annotated[int, Field(ge=2016, le=2100), COUNT] | None = None


class CloseOpening(Asked):
    """Why."""

    model_config = shown(reason="filled_here")

    reason: CloseReason


def tag_of(row: Any) -> str:
    """The version of an opening, with what its mentors guide and how many seats are taken."""
    guided = sorted(form_of(row).mentors.items())
    return etag_of("opening", row.pk, row.version, row.state, row.taken, row.has_guide, *guided)


def _public(row: Any) -> dict[str, Any]:
    wishes = sorted(row.wishes.all(), key=lambda one: (one.kind, one.language))
    hours = row.hours_per_week
    return {
        "id": row.pk,
        "recognition": row.recognition.number,
        "extent": Extent(row.recognition.extent),
        "training": row.training.code,
        "company": row.company.name,
        "establishment": row.establishment.number,
        "address": Address.of(row.establishment),
        "school_year": row.school_year,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "expires_on": row.expires_on,
        "places": row.places,
        "free_places": row.seats_left,
        "first_minute": row.first_minute,
        "hours_per_week": None if hours is None else float(hours),
        "work_days": list(row.work_days),
        "words": row.words,
        "wishes": [
            OpeningWish(kind=WishKind(one.kind), why=one.why, age=one.age, language=WishLanguage(one.language))
            for one in wishes
        ],
        "accommodations": list(row.accommodations),
    }
