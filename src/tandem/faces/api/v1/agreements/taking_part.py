"""The workplace of a company in an agreement that another company leads: what concerns it, its yes or its no."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of
from tandem.faces.api.fields import SOME_KEY, Asked, Both, Given, Key, shown
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.agreements.shapes import AgreementPlace, AgreementWhy
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import places as actions
from tandem.journey.agreements.queries import places as doors
from tandem.journey.agreements.terms import AgreementState

router = Router(tags=["Agreements"])

_ONE = "/sharedAgreements/{agreement_id}"


class SharedLine(Given):
    """An agreement that another company leads, with a workplace of one's own."""

    id: UUID
    number: str
    state: AgreementState
    training: str
    training_name: Both
    provider_name: str
    lead_company: str
    begins_on: date | None
    ends_on: date | None

    @classmethod
    def of(cls, one: Any) -> Self:
        """The same for everybody at this company; whose it is stands in the whole, after a yes."""
        return cls(**_line(one))


class SharedPlace(AgreementPlace):
    """An own workplace in it."""

    is_agreed: bool = Field(description="Whether the own company said yes.")

    @classmethod
    def of(cls, one: Any) -> Self:
        """A workplace with its recognition and mentor at hand."""
        return cls(**AgreementPlace.of(one).model_dump(), is_agreed=one.agreed_at is not None)


class SharedWhole(SharedLine):
    """What concerns the own workplaces in an agreement, and no more."""

    learner_name: str | None = Field(description="Null until the own company said yes.")
    coach_name: str | None
    hours: str = Field(description="The week, one line for each that takes its turn.")
    closed_on: date | None
    workplaces: list[SharedPlace]

    @classmethod
    def whole(cls, places: Sequence[Any]) -> Self:
        """The agreement of these workplaces."""
        one = places[0].agreement
        person, said = one.track.person, any(row.agreed_at for row in places)
        return cls(
            **_line(one),
            learner_name=f"{person.given_name} {person.family_name}" if said else None,
            coach_name=one.track.coach.name if one.track.coach else None,
            hours=one.hours,
            closed_on=one.closed_on,
            workplaces=[SharedPlace.of(row) for row in places],
        )


class SharedYes(Asked):
    """Who guides the learner there."""

    model_config = Asked.model_config | shown(mentorId=SOME_KEY)

    mentor_id: Annotated[Key | None, Field(description="A mentor of the own company; none where one stands.")] = None


@router.get(
    "/sharedAgreements",
    **door("listSharedAgreements", "Agreements of another company with an own workplace", gives=Page[SharedLine]),
)
def shared(request: Request, wanted: Query[Paging]) -> Any:
    """Where another company leads and one's own takes part, or is asked to; what changed last first."""
    if not request.actor.has_role(*policies.MAKES):
        raise NotFound
    note_of(request, kind="organisations.company", key=request.actor.organisation_id)
    return page_of(request, wanted, doors.shared_with(request.actor), SharedLine.of)


@router.get(
    _ONE, **door("getSharedAgreement", "An own workplace in an agreement of another company", gives=SharedWhole)
)
def shared_one(request: Request, agreement_id: Path[Key]) -> Any:
    """When, at which hours, with which mentor; the learner by name after a yes."""
    return _told(request, agreement_id)


@router.post(
    f"{_ONE}/workplaces/{{workplace_id}}/agree",
    **door("agreeToShare", "Take part with an own workplace", gives=SharedWhole, may_refuse=True),
)
def agree(request: Request, agreement_id: Path[Key], workplace_id: Path[Key], form: SharedYes) -> Any:
    """With the mentor who guides there; asked again where the period or the hours change."""
    _found(request, agreement_id, workplace_id)
    actions.agree(actor=request.actor, workplace_id=workplace_id, mentor_id=form.mentor_id, now=clock.now())
    return _told(request, agreement_id)


@router.post(
    f"{_ONE}/workplaces/{{workplace_id}}/decline",
    **door(
        "declineShare",
        "Do not take part with an own workplace",
        status=HTTPStatus.NO_CONTENT,
        may_refuse=True,
    ),
)
def decline(request: Request, agreement_id: Path[Key], workplace_id: Path[Key], form: AgreementWhy) -> Any:
    """With the reason; the workplace is out of the agreement."""
    _found(request, agreement_id, workplace_id)
    actions.decline(actor=request.actor, workplace_id=workplace_id, words=form.words, now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


def _told(request: Request, agreement_id: UUID) -> SharedWhole:
    """What concerns the own workplaces; that somebody read it is noted at the track, where the learner sees it."""
    places = doors.shared_for(request.actor, agreement_id)
    note(request, places[0].agreement.track)
    return SharedWhole.whole(places)


def _found(request: Request, agreement_id: UUID, workplace_id: UUID) -> None:
    row = doors.place_for(request.actor, workplace_id)
    if row.agreement_id != agreement_id:
        raise NotFound
    note(request, row.agreement.track)


def _line(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "number": one.number,
        "state": AgreementState(one.state),
        "training": one.track.training.code,
        "training_name": Both.of(one.track.training.name, one.track.training.name_en),
        "provider_name": one.track.provider.name,
        "lead_company": one.company.name,
        "begins_on": one.begins_on,
        "ends_on": one.ends_on,
    }
