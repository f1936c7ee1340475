"""A signed agreement by a program: it ends, lies still, goes on, a year is passed; who signs is reminded, replaced."""

from typing import Any, Final
from uuid import UUID

from ninja import Path, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door, note
from tandem.faces.api.fields import Key
from tandem.faces.api.v1.agreements import life_shapes as shapes
from tandem.faces.api.v1.agreements.operations import STEP, plain, step
from tandem.journey.agreements.actions import ending, signing, success, suspensions
from tandem.journey.agreements.policies import may_end
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.terms import Signer
from tandem.journey.placement.queries.after_end import after_end

router = Router(tags=["Agreements"])

_ONE: Final = "/agreements/{agreement_id}"


@router.get(f"{_ONE}/life", **door("getAgreementLife", "How a signed agreement stands", gives=shapes.AgreementLife))
def agreement_life(request: Request, agreement_id: Path[Key]) -> Any:
    """Its end where somebody said it, and when it lies still; why somebody is absent for who needs to know."""
    one, day = _found(request, agreement_id), clock.today()
    stops = life.suspensions_of(one)
    for row in stops:
        row.agreement = one
    return shapes.AgreementLife(
        ending=shapes.AgreementEnding.of(life.ending_of(one)),
        suspensions=[
            shapes.AgreementSuspension.of(row, cause=life.cause_for(request.actor, row, day=day)) for row in stops
        ],
        passed_years=[shapes.AgreementPassedYear.of(row) for row in life.passed_years_of(one)],
    )


@router.post(
    f"{_ONE}/end/check",
    **door(
        "checkAgreementEnd",
        "What follows from an end",
        gives=shapes.AgreementEndAhead,
        may_refuse=True,
    ),
)
def check_end(request: Request, agreement_id: Path[Key], form: shapes.AgreementEndForm) -> Any:
    """What the rules say of it, and whether and until when the learner searches again; nothing is stored."""
    one, day = _found(request, agreement_id), clock.today()
    may_end(request.actor, doors.access_of(one, day=day)).or_raise()
    told = form.told()
    verdict = ending.look(one, actor=request.actor, told=told, day=day)
    return shapes.AgreementEndAhead.of(verdict, after_end(one, reason=told.reason, last_day=told.last_day))


@router.post(f"{_ONE}/end", **door("endAgreement", "End a signed agreement", **STEP))
def end(request: Request, agreement_id: Path[Key], form: shapes.AgreementEndForm) -> Any:
    """At once where its last day has come, or else when that day is over; the others hear so now."""
    return step(request, agreement_id, plain(ending.end, told=form.told()))


@router.post(f"{_ONE}/end/callOff", **door("callAgreementEndOff", "Call an end off", **STEP))
def call_off(request: Request, agreement_id: Path[Key]) -> Any:
    """Before its last day: who said so, or the school."""
    return step(request, agreement_id, plain(ending.call_off))


@router.post(f"{_ONE}/suspensions", **door("suspendAgreement", "Note that an agreement lies still", **STEP))
def suspend(request: Request, agreement_id: Path[Key], form: shapes.AgreementSuspensionForm) -> Any:
    """Never which illness; the last day where it is known."""
    act = plain(suspensions.suspend, cause=form.cause, begins_on=form.begins_on, ends_on=form.ends_on)
    return step(request, agreement_id, act)


@router.post(
    f"{_ONE}/suspensions/{{suspension_id}}/resume",
    **door("resumeAgreement", "Say on which day it lies still for the last time", **STEP),
)
def resume(request: Request, agreement_id: Path[Key], suspension_id: Path[Key], form: shapes.AgreementLastDay) -> Any:
    """From the day after it goes on."""
    act = plain(suspensions.resume, suspension_id=suspension_id, last_day=form.last_day)
    return step(request, agreement_id, act)


@router.post(
    f"{_ONE}/suspensions/{{suspension_id}}/strike",
    **door("strikeAgreementSuspension", "Take out what was noted by mistake", **STEP),
)
def strike(request: Request, agreement_id: Path[Key], suspension_id: Path[Key]) -> Any:
    """The history keeps that it stood there."""
    return step(request, agreement_id, plain(suspensions.strike, suspension_id=suspension_id))


@router.post(f"{_ONE}/passed", **door("passAgreementYear", "Note that a year ended with success", **STEP))
def pass_year(request: Request, agreement_id: Path[Key], form: shapes.AgreementPassedForm) -> Any:
    """On which day the class council of the school decided so; the allowance moves up on the first of September."""
    return step(request, agreement_id, plain(success.note, passed_on=form.passed_on))


@router.post(
    f"{_ONE}/passed/{{passed_id}}/strike",
    **door("strikeAgreementYear", "Take out a year that was noted by mistake", **STEP),
)
def strike_year(request: Request, agreement_id: Path[Key], passed_id: Path[Key]) -> Any:
    """The history keeps that it stood there."""
    return step(request, agreement_id, plain(success.strike, passed_id=passed_id))


@router.post(
    f"{_ONE}/signatures/{{signer}}/replace",
    **door("replaceAgreementSigner", "Let somebody else sign", **STEP),
)
def replace_signer(
    request: Request, agreement_id: Path[Key], signer: Path[Signer], form: shapes.AgreementSomebodyElse
) -> Any:
    """For the company, the school, or the other parent; by a link of the mail."""
    act = plain(signing.replace_signer, signer=signer, name=form.name, email=form.email)
    return step(request, agreement_id, act)


@router.post(
    f"{_ONE}/signatures/{{signer}}/remind",
    **door("remindAgreementSigner", "Ask somebody again to sign", **STEP),
)
def remind(request: Request, agreement_id: Path[Key], signer: Path[Signer]) -> Any:
    """Whose turn it is, once a day; after four days the platform does so itself."""
    return step(request, agreement_id, plain(signing.remind, signer=signer))


def _found(request: Request, agreement_id: UUID) -> Any:
    """The signed agreement; that somebody read it is noted at the track, where the learner sees who looked."""
    one = doors.signed_for(request.actor, agreement_id, day=clock.today())
    note(request, one.track)
    return one
