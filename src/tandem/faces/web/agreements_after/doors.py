"""The signed agreement that was opened: that somebody read it is noted where the learner sees who looked."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.faces.web.middleware import Request
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.terms import AgreementState
from tandem.registers.access import actions as access

METHODS = ["GET", "HEAD", "POST"]
_AFTER = (AgreementState.SIGNED, AgreementState.ENDED)


def opened(request: Request, agreement_id: UUID) -> Any:
    """The agreement through its door, once everybody signed it."""
    found = queries.agreement_for(request.actor, agreement_id, day=clock.today())
    if found.state not in _AFTER:
        raise NotFound
    _note(request, agreement_id)
    return found


def running(request: Request, agreement_id: UUID, may: Any) -> Any:
    """The same to take a step: a form for who may, while it holds; who sends one all the same is told why not."""
    found = opened(request, agreement_id)
    verdict: Verdict = may(request.actor, queries.access_of(found, day=clock.today()))
    if request.method != "POST" and (not verdict.is_ok or found.state != AgreementState.SIGNED):
        raise NotFound
    verdict.or_raise()
    return found


def suspension(request: Request, found: Any, suspension_id: UUID) -> Any:
    """A suspension of this agreement."""
    one = life.suspension_for(request.actor, suspension_id, day=clock.today())
    _note(request, one.agreement_id)
    if one.agreement_id != found.pk:
        raise NotFound
    return one


def amendment(request: Request, found: Any, amendment_id: UUID) -> Any:
    """A change of this agreement."""
    one = life.amendment_for(request.actor, amendment_id, day=clock.today())
    _note(request, one.agreement_id)
    if one.agreement_id != found.pk:
        raise NotFound
    return one


def by_link(request: Request, secret: str) -> Any:
    """The yes that a mailed link asks for; the reading is noted."""
    found = life.acceptance_by_link(secret)
    _note(request, found.amendment.agreement_id)
    return found


def posted(request: Request) -> Any:
    """What was sent, or nothing."""
    return request.POST if request.method == "POST" else None


def _note(request: Request, agreement_id: UUID) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(
        actor=request.actor, subject_kind="agreements.agreement", subject_id=agreement_id, page=page, now=clock.now()
    )
