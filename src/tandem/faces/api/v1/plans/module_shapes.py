"""Modules that another provider gives, as the API gives and takes them."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.faces.api.fields import Asked, Both, Day, FewWords, Given, Key, Text, shown
from tandem.faces.api.v1.plans.codes import LineCode
from tandem.journey.plans.queries import modules as queries
from tandem.journey.plans.rules.keeping import LONGEST_NAME, LONGEST_WORDS, MOST_LINES
from tandem.journey.plans.rules.modules import ModuleForm
from tandem.journey.plans.terms import Giver, ModuleState, Part, Where


class PlanModuleGiven(Given):
    """A module of a plan: who is asked to give which activities, and what the answer is."""

    number: int
    id: UUID
    name: str
    giver: Giver
    provider_number: str | None = Field(description="The institution number of who is asked; null for VDAB.")
    giver_name: str
    part: Part
    lines: list[str] = Field(description="The codes of the activities.")
    begins: date
    ends: date
    state: ModuleState
    asked_at: datetime
    answered_at: datetime | None
    reason: str = Field(description="Why it was refused.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """A module with its provider and lines at hand."""
        return cls(
            number=one.number,
            id=one.pk,
            name=one.name,
            giver=Giver(one.giver),
            provider_number=one.provider.number if one.provider else None,
            giver_name=one.giver_name(),
            part=queries.part_of(one),
            lines=[line.code for line in one.lines.all()],
            begins=one.begins,
            ends=one.ends,
            state=ModuleState(one.state),
            asked_at=one.asked_at,
            answered_at=one.answered_at,
            reason=one.reason,
        )


class AskedModuleLine(Given):
    """A module that who asks is asked to give, in a list; there is no learner in it."""

    id: UUID
    name: str
    state: ModuleState
    provider_name: str = Field(description="The school that asks.")
    training: str
    training_name: Both
    begins: date
    ends: date
    asked_at: datetime

    @classmethod
    def of(cls, one: Any) -> Self:
        """A module with its plan at hand."""
        return cls(**_line(one))


class AskedActivity(Given):
    """One activity of a module."""

    code: str
    text: Both
    is_introduced: bool
    is_practised: bool

    @classmethod
    def of(cls, one: Any) -> Self:
        """A line with its activity at hand."""
        activity = one.activity
        return cls(
            code=one.code,
            text=Both.of(activity.text_nl, activity.text_en) if activity else Both.of(one.text),
            is_introduced=one.introduced == Where.EXTERNAL,
            is_practised=one.practised == Where.EXTERNAL,
        )


class AskedModuleGiven(AskedModuleLine):
    """The same with its activities; the name of the learner once it was confirmed."""

    activities: list[AskedActivity]
    reason: str
    learner_name: str = Field(description="Empty until the module is confirmed.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """A module with its plan and lines at hand."""
        person = one.plan.track.person
        return cls(
            **_line(one),
            activities=[AskedActivity.of(line) for line in one.lines.all()],
            reason=one.reason,
            learner_name=f"{person.given_name} {person.family_name}" if one.state == ModuleState.CONFIRMED else "",
        )


class PlanModuleForm(Asked):
    """What another provider is asked to give."""

    model_config = Asked.model_config | shown(
        name="Heftruck", lines=["E-01"], begins="2027-01-04", ends="2027-01-29", part="both"
    )

    name: Annotated[Text, Field(min_length=1, max_length=LONGEST_NAME)]
    lines: Annotated[list[LineCode], Field(min_length=1, max_length=MOST_LINES)]
    begins: Day
    ends: Day
    part: Part = Part.BOTH
    provider_id: Annotated[Key | None, Field(description="A provider of the register; null asks VDAB.")] = None

    def told(self) -> ModuleForm:
        """What was told."""
        names = ("name", "begins", "ends", "part", "provider_id")
        return ModuleForm(lines=frozenset(self.lines), **{name: getattr(self, name) for name in names})


class ModuleRefusal(Asked):
    """Why a module cannot be given; who reads the plan reads it."""

    model_config = Asked.model_config | shown(reason="De cursus is volzet tot mei.")

    reason: Annotated[FewWords, Field(min_length=1, max_length=LONGEST_WORDS)]


def _line(one: Any) -> dict[str, Any]:
    track = one.plan.track
    return {
        "id": one.pk,
        "name": one.name,
        "state": ModuleState(one.state),
        "provider_name": track.provider.name,
        "training": track.training.code,
        "training_name": Both.of(track.training.name, track.training.name_en),
        "begins": one.begins,
        "ends": one.ends,
        "asked_at": one.asked_at,
    }
