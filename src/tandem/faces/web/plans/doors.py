"""The plan that was opened: that somebody read it is noted where the learner sees who looked."""

from typing import Any
from uuid import UUID

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.web.middleware import Request
from tandem.journey.intake.policies import tracks as track_policies
from tandem.journey.intake.queries import tracks
from tandem.journey.plans import policies
from tandem.journey.plans.queries import modules
from tandem.journey.plans.queries import plans as queries
from tandem.registers.access import actions as access

FORM_METHODS = ["GET", "HEAD", "POST"]


def open_list(request: Request) -> None:
    """The own plans; that somebody opened a page with learners is noted."""
    if not policies.has_plans(request.actor):
        raise NotFound
    for kind, subject_id in queries.noted_with(request.actor, day=clock.today()):
        _note(request, kind=kind, subject_id=subject_id)


def opened(request: Request, plan_id: UUID) -> Any:
    """The plan through its door."""
    if not policies.has_plans(request.actor):
        raise NotFound
    found = queries.plan_for(request.actor, plan_id, day=clock.today())
    _note(request, kind="intake.track", subject_id=found.track_id)
    return found


def written(request: Request, plan_id: UUID) -> Any:
    """The same for who writes it: who only reads it finds no form, and is told why not who sends one all the same."""
    found = opened(request, plan_id)
    verdict = policies.may_write(request.actor, found.facts())
    if request.method != "POST" and not verdict.is_ok:
        raise NotFound
    verdict.or_raise()
    return found


def asked(request: Request) -> None:
    """The own questions of schools; there is no learner in the list."""
    if not policies.gives_modules(request.actor):
        raise NotFound


def given(request: Request, module_id: UUID) -> Any:
    """The module through the door of who is asked to give it."""
    found = modules.module_for(request.actor, module_id)
    _note(request, kind="intake.track", subject_id=found.plan.track_id)
    return found


def guided(request: Request, track_id: UUID) -> Any:
    """The track of a learner for whom a plan begins, for who guides."""
    found = tracks.track_for(request.actor, track_id, day=clock.today())
    if not track_policies.may_guide(request.actor, found.facts()).is_ok:
        raise NotFound
    _note(request, kind="intake.track", subject_id=found.pk)
    return found


def posted(request: Request) -> Any:
    """What was posted, or None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def _note(request: Request, *, kind: str, subject_id: Any) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    access.note_read(actor=request.actor, subject_kind=kind, subject_id=subject_id, page=page, now=clock.now())
