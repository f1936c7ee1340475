"""Training together: file a plan, see how it stands, answer, ask another one."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.joint import shapes
from tandem.journey.recognition.actions import joint as actions
from tandem.journey.recognition.queries import joint as doors
from tandem.registers.organisations.queries import companies

router = Router(tags=["Training together"])

_PART = "/jointTrainings/{joint_id}/parts/{part_id}"


@router.get(
    "/companies/{company_id}/jointTrainings",
    **door("listJointTrainings", "What a company trains together with others", gives=Page[shapes.JointLine]),
)
def joints(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """Everything a company trains together with others, or is asked to, the newest first."""
    return page_of(request, wanted, doors.joints_of(request.actor, company_id), shapes.JointLine.of)


@router.post(
    "/companies/{company_id}/jointTrainings",
    **door(
        "startJointTraining",
        "File together",
        gives=shapes.JointTraining,
        status=HTTPStatus.CREATED,
        has_etag=True,
        may_refuse=True,
    ),
)
def start(request: Request, company_id: Path[Key], form: shapes.JointForm) -> Any:
    """The own workplaces get a limited request at once, the others are asked to take part."""
    companies.company_for(request.actor, company_id)
    made = actions.start(
        actor=request.actor,
        company_id=company_id,
        training=form.training,
        parts=[one.asked() for one in form.parts],
        now=clock.now(),
    )
    return _told(request, made.pk, status=HTTPStatus.CREATED)


@router.get(
    "/jointTrainings/{joint_id}",
    **door("getJointTraining", "How it stands together", gives=shapes.JointTraining, has_etag=True),
)
def joint(request: Request, joint_id: Path[Key]) -> Any:
    """Who teaches what, what is missing, what stays at school; for who takes part or treats a part."""
    return _told(request, joint_id)


@router.post(
    "/jointTrainings/{joint_id}/parts",
    **door("askPartner", "Ask another workplace", gives=shapes.JointTraining, has_etag=True, may_refuse=True),
)
def ask(request: Request, joint_id: Path[Key], form: shapes.PartForm) -> Any:
    """Ask one workplace more to take part; the company that leads does."""
    actions.ask_another(actor=request.actor, joint_id=joint_id, asked=form.asked(), now=clock.now())
    return _told(request, joint_id)


@router.post(
    f"{_PART}/agree",
    **door("agreeToTrainTogether", "Take part", gives=shapes.JointTraining, has_etag=True, may_refuse=True),
)
def agree(request: Request, joint_id: Path[Key], part_id: Path[Key]) -> Any:
    """Take part: a form with the limited request stands ready."""
    return _step(request, joint_id, part_id, actions.agree)


@router.post(
    f"{_PART}/decline",
    **door("declineToTrainTogether", "Take no part", gives=shapes.JointTraining, has_etag=True, may_refuse=True),
)
def decline(request: Request, joint_id: Path[Key], part_id: Path[Key]) -> Any:
    """Say no; the others hear it."""
    return _step(request, joint_id, part_id, actions.decline)


@router.post(
    f"{_PART}/takeOut",
    **door("takeOutPart", "Take a question back", gives=shapes.JointTraining, has_etag=True, may_refuse=True),
)
def take_out(request: Request, joint_id: Path[Key], part_id: Path[Key]) -> Any:
    """Take back the question to a workplace that did not answer."""
    return _step(request, joint_id, part_id, actions.take_out)


def _step(request: Request, joint_id: UUID, part_id: UUID, act: Callable[..., Any]) -> Answer:
    if doors.joint_of_part(request.actor, part_id) != joint_id:
        raise NotFound
    act(actor=request.actor, part_id=part_id, now=clock.now())
    return _told(request, joint_id)


def _told(request: Request, joint_id: UUID, *, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    found = doors.joint_for(request.actor, joint_id)
    note(request, found.joint)
    made = partial(Answer, shapes.JointTraining.whole(found), etag=shapes.tag_of(found))
    if status is HTTPStatus.OK:
        return made()
    return made(status=status, location=f"/api/v1/jointTrainings/{joint_id}")
