"""What learners tell of themselves, as the API gives and takes it; and what a company sees of it."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import Asked, Both, Day, Given, Words, shown
from tandem.journey.placement.queries.profiles import Seen, Told
from tandem.journey.placement.rules.profiles import LONGEST, ProfileForm
from tandem.journey.placement.terms.profiles import DistanceBand
from tandem.registers.travel.terms import TravelMode


class ToldWords(Given):
    """What a learner tells in own words."""

    likes: str
    can: str
    experience: str
    languages: str
    hobbies: str
    availability: str
    available_from: date | None
    travel_modes: list[TravelMode]

    @classmethod
    def of(cls, form: ProfileForm) -> Self:
        """What was told."""
        words = {name: getattr(form, name) for name in LONGEST}
        return cls(**words, available_from=form.available_from, travel_modes=list(form.travel_modes))


class LearnerProfile(Given):
    """A profile from the inside."""

    told: ToldWords
    is_written: bool = Field(description="False where it only holds what the screening says.")
    is_findable: bool = Field(description="Whether companies with an open place for the training find this learner.")
    version: int

    @classmethod
    def of(cls, told: Told) -> Self:
        """A profile."""
        return cls(
            told=ToldWords.of(told.form),
            is_written=told.is_written,
            is_findable=told.is_findable,
            version=told.version,
        )


class FoundLearner(Given):
    """What a company sees of a learner: no name, no address, no age, no school."""

    id: UUID
    training: str
    training_name: Both
    distance: DistanceBand
    told: ToldWords

    @classmethod
    def of(cls, seen: Seen) -> Self:
        """A learner as a company sees one."""
        training = seen.training
        return cls(
            id=seen.id,
            training=training.code,
            training_name=Both.of(training.name, training.name_en),
            distance=seen.band,
            told=ToldWords.of(seen.form),
        )


class FoundLine(Given):
    """A learner in a list; what was told stands at the learner."""

    id: UUID
    training: str
    distance: DistanceBand
    available_from: date | None

    @classmethod
    def of(cls, seen: Seen) -> Self:
        """A learner in a list."""
        return cls(id=seen.id, training=seen.training.code, distance=seen.band, available_from=seen.form.available_from)


class ProfileText(Asked):
    """What a learner tells; an empty text is not told."""

    model_config = shown(likes="Ik sta graag vroeg op.", can="Netjes werken.", travelModes=["bike"])

    likes: Annotated[Words, Field(max_length=LONGEST["likes"])] = ""
    can: Annotated[Words, Field(max_length=LONGEST["can"])] = ""
    experience: Annotated[Words, Field(max_length=LONGEST["experience"])] = ""
    languages: Annotated[Words, Field(max_length=LONGEST["languages"])] = ""
    hobbies: Annotated[Words, Field(max_length=LONGEST["hobbies"])] = ""
    availability: Annotated[Words, Field(max_length=LONGEST["availability"])] = ""
    available_from: Day | None = None
    travel_modes: list[TravelMode] = Field(default_factory=list, max_length=len(TravelMode))

    def form(self) -> ProfileForm:
        """The same as the action takes it."""
        words = {name: getattr(self, name) for name in LONGEST}
        return ProfileForm(**words, available_from=self.available_from, travel_modes=tuple(self.travel_modes))


def tag_of(told: Told) -> str:
    """The version of a profile."""
    return etag_of("profile", told.row.pk if told.row else "", told.version)
