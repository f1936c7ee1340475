"""What a learner chooses, as the API gives and takes it."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import SOME_KEY, Asked, Both, Given, Key, Words, shown
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.queries.wishes import KeptPlace, RefusedPlace
from tandem.journey.placement.rules.wishes import LONGEST_REASON, MOST_RANKED
from tandem.journey.placement.terms.wishes import Standing


class OwnTrack(Given):
    """A track of one's own, or of a minor one acts for."""

    id: UUID
    number: str
    given_name: str
    training: str
    training_name: Both
    provider_name: str
    phase: Phase
    starts_on: date

    @classmethod
    def of(cls, row: Any) -> Self:
        """A track with the learner, the training and the provider at hand."""
        return cls(
            id=row.pk,
            number=row.number,
            given_name=row.person.given_name,
            training=row.training.code,
            training_name=Both.of(row.training.name, row.training.name_en),
            provider_name=row.provider.name,
            phase=Phase(row.phase),
            starts_on=row.starts_on,
        )


class SavedOpening(Given):
    """A place that the learner kept, and what became of it."""

    opening_id: UUID
    rank: int | None = Field(description="1 is the first choice; null where it is kept without a rank.")
    standing: Standing
    is_own_training: bool
    is_vetoed: bool
    training: str
    establishment_id: UUID
    establishment_name: str
    company_name: str
    municipality: str
    recognition: str
    starts_on: date
    saved_at: datetime

    @classmethod
    def of(cls, kept: KeptPlace) -> Self:
        """A kept place."""
        opening, place = kept.opening, kept.opening.establishment
        return cls(
            opening_id=opening.pk,
            rank=kept.rank,
            standing=kept.standing,
            is_own_training=kept.is_own_training,
            is_vetoed=kept.is_vetoed,
            training=opening.training.code,
            establishment_id=place.pk,
            establishment_name=place.name,
            company_name=opening.company.name,
            municipality=place.municipality,
            recognition=opening.recognition.number,
            starts_on=opening.starts_on,
            saved_at=kept.saved_at,
        )


class SavedOpenings(Given):
    """Everything that a learner kept: the ranked places in their order, then the others."""

    items: list[SavedOpening]
    total: int

    @classmethod
    def of(cls, kept: list[KeptPlace]) -> Self:
        """The kept places."""
        return cls(items=[SavedOpening.of(one) for one in kept], total=len(kept))


class Veto(Given):
    """An establishment where the learner does not want to go."""

    establishment_id: UUID
    establishment_name: str
    municipality: str
    reason: str = Field(description="Empty for who may not read it.")
    vetoed_at: datetime | None

    @classmethod
    def of(cls, refused: RefusedPlace) -> Self:
        """A refused place."""
        place = refused.establishment
        return cls(
            establishment_id=place.pk,
            establishment_name=place.name,
            municipality=place.municipality,
            reason=refused.reason,
            vetoed_at=refused.vetoed_at,
        )


class Vetoes(Given):
    """Every establishment where the learner does not want to go."""

    items: list[Veto]
    total: int


class RankingForm(Asked):
    """The whole ranking, the first choice first."""

    model_config = shown(openings=[SOME_KEY])

    openings: list[Key] = Field(max_length=MOST_RANKED, description="Openings for the own training.")


class VetoForm(Asked):
    """Why not here, if one wants to say."""

    model_config = shown(reason="Te ver van huis.")

    reason: Annotated[
        Words, Field(max_length=LONGEST_REASON, description="For the learner, the own coach and who wrote it.")
    ] = ""


def tag_of(kept: list[KeptPlace]) -> str:
    """The version of what is kept, with what became of each place."""
    return etag_of("saved", SavedOpenings.of(kept).model_dump_json())
