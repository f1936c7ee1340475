"""Doors to modules: for who is asked to give them, without the plan around them; for who has the plan already."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.plans import policies
from tandem.journey.plans.models import PlanLine, PlanModule, TrainingPlan
from tandem.journey.plans.terms import Giver, ModuleState, Part, PlanState, Where
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Provider
from tandem.registers.organisations.queries import providers

_NAMED = ("provider", "plan__track__person", "plan__track__provider", "plan__track__training")
_LINES = Prefetch("lines", PlanLine.objects.order_by("number", "code").select_related("activity"))


def asked_of(actor: Actor) -> "QuerySet[PlanModule]":
    """What this actor is asked to give, of plans that are not closed; the newest question first."""
    rows = PlanModule.objects.select_related(*_NAMED).exclude(plan__state=PlanState.CLOSED)
    if actor.has_role(Role.EMPLOYMENT_SERVICE):
        rows = rows.filter(giver=Giver.VDAB)
    elif policies.keeps_templates(actor):
        rows = rows.filter(provider=actor.organisation_id)
    else:
        rows = rows.none()
    return rows.order_by("-asked_at", "-pk")


def waiting(actor: Actor) -> int:
    """How many questions for a module this actor did not answer yet."""
    return asked_of(actor).filter(state=ModuleState.ASKED).count() if policies.gives_modules(actor) else 0


def module_for(actor: Actor, module_id: UUID, *, lock: bool = False) -> PlanModule:
    """A module with its activities, for who is asked to give it; `lock` takes the plan first, as its own actions do."""
    rows = PlanModule.objects.select_related(*_NAMED).prefetch_related(_LINES)
    if lock:
        list(TrainingPlan.objects.filter(modules=module_id).select_for_update().values_list("pk"))
        rows = rows.select_for_update(of=("self",))
    found = row_with(rows, module_id)
    known = found is not None and (
        actor.has_role(Role.SYSTEM) or policies.is_giver(actor, Giver(found.giver), found.provider_id)
    )
    if found is None or not known:
        raise NotFound
    return found


def modules_of(plan: TrainingPlan) -> list[PlanModule]:
    """The modules of a plan with their activities; the plan came through its door."""
    rows = PlanModule.objects.filter(plan=plan).select_related("provider").prefetch_related(_LINES)
    return list(rows.order_by("number"))


def module_of(plan: TrainingPlan, number: int) -> PlanModule:
    """One module of this plan."""
    found = next((one for one in modules_of(plan) if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def part_of(module: PlanModule) -> Part:
    """What of its activities happens in it, as the lines say now."""
    rows = list(module.lines.all())
    introduced, practised = (
        any(getattr(one, name) == Where.EXTERNAL for one in rows) for name in ("introduced", "practised")
    )
    if introduced and practised:
        return Part.BOTH
    return Part.INTRODUCE if introduced else Part.PRACTISE


def free_lines(plan: TrainingPlan, *, besides: PlanModule | None = None) -> list[PlanLine]:
    """The activities that another provider can be asked to give; those of a module count for that module itself."""
    mine = besides.pk if besides else None
    return [one for one in plan.lines.all() if not one.is_exempt and one.module_id in {None, mine}]


def givers(plan: TrainingPlan, *, day: date) -> list[Provider]:
    """The providers that can be asked, by name: all that take part that day but the own one."""
    return list(providers.providers_on(day).exclude(pk=plan.track.provider_id))


def giver_of(provider_id: UUID, *, day: date) -> Provider:
    """The provider with this key that takes part that day."""
    found = providers.providers_on(day).filter(pk=provider_id).first()
    if found is None:
        raise NotFound
    return found
