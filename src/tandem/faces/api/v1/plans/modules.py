"""Modules: asked of another provider in a plan, answered by who is asked."""

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
from tandem.faces.api.v1.plans import module_shapes as shapes
from tandem.faces.api.v1.plans.doing import stepped, written
from tandem.journey.plans import policies
from tandem.journey.plans.actions import modules
from tandem.journey.plans.queries import modules as doors

router = Router(tags=["Training plans"])

_PLAN = "/trainingPlans/{plan_id}/modules"
_ONE = "/askedModules/{module_id}"


@router.post(_PLAN, **written("askModule", "Ask another provider to give activities"))
def ask(request: Request, plan_id: Path[Key], form: shapes.PlanModuleForm) -> Any:
    """A provider of the register, or VDAB: it sees these activities and no more of the plan."""
    return stepped(request, plan_id, partial(modules.ask, form=form.told()))


@router.put(f"{_PLAN}/{{number}}", **written("changeModule", "Ask for something else"))
def change(request: Request, plan_id: Path[Key], number: Path[int], form: shapes.PlanModuleForm) -> Any:
    """Whoever said yes to the former is asked anew."""
    return stepped(request, plan_id, partial(modules.change, number=number, form=form.told()))


@router.delete(
    f"{_PLAN}/{{number}}",
    **door("withdrawModule", "Take a question back", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def withdraw(request: Request, plan_id: Path[Key], number: Path[int]) -> Any:
    """Where its activities are learned has to be said anew."""
    modules.withdraw(actor=request.actor, plan_id=plan_id, number=number, now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.get(
    "/askedModules", **door("listAskedModules", "Modules that one is asked to give", gives=Page[shapes.AskedModuleLine])
)
def listed(request: Request, wanted: Query[Paging]) -> Any:
    """For a provider or VDAB, the newest question first; without the learner."""
    if not policies.gives_modules(request.actor):
        raise NotFound
    return page_of(request, wanted, doors.asked_of(request.actor), shapes.AskedModuleLine.of)


@router.get(_ONE, **door("getAskedModule", "One module that one is asked to give", gives=shapes.AskedModuleGiven))
def one(request: Request, module_id: Path[Key]) -> Any:
    """Its activities; who the learner is once it was confirmed."""
    return _again(request, module_id)


@router.post(
    f"{_ONE}/confirm",
    **door("confirmModule", "Say yes to a module", gives=shapes.AskedModuleGiven, may_refuse=True),
)
def confirm(request: Request, module_id: Path[Key]) -> Any:
    """The school counts on it."""
    return _answered(request, module_id, modules.confirm)


@router.post(
    f"{_ONE}/refuse", **door("refuseModule", "Say no to a module", gives=shapes.AskedModuleGiven, may_refuse=True)
)
def refuse(request: Request, module_id: Path[Key], form: shapes.ModuleRefusal) -> Any:
    """With a reason; the school looks for somebody else."""
    return _answered(request, module_id, partial(modules.refuse, reason=form.reason))


def _answered(request: Request, module_id: UUID, act: Callable[..., Any]) -> Answer:
    act(actor=request.actor, module_id=module_id, now=clock.now())
    return _again(request, module_id)


def _again(request: Request, module_id: UUID) -> Answer:
    """The module; that somebody read it is noted at the track."""
    found = doors.module_for(request.actor, module_id)
    note(request, found.plan.track)
    return Answer(shapes.AskedModuleGiven.of(found))
