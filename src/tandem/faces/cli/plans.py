"""`tandem plans`: training plans as a script reads them, and whether anything stands in the way of one."""

from typing import Annotated, Any
from uuid import UUID

import typer

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, To, exported, tell
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.documents.words import code_label
from tandem.journey.plans import policies
from tandem.journey.plans.queries import plans as doors
from tandem.journey.plans.terms import PlanState, Where
from tandem.registers.access import actions as access

plans = typer.Typer(help="Opleidingsplannen: zien en nakijken.", no_args_is_help=True)

PlanKey = Annotated[UUID, typer.Argument(help="Het opleidingsplan")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(plans, name="plans")


@plans.command("list")
def list_plans(capacity: Capacity, *, path: To = None, as_json: AsJson = False) -> None:
    """Noem de opleidingsplannen die u mag lezen, het nieuwste eerst."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        if not policies.has_plans(actor):
            raise NotFound
        for kind, key in doors.noted_with(actor, day=day):
            _note(actor, kind=kind, key=key, page="tandem plans list")
        told = [_plan(one) for one in doors.plans_for(actor, day=day)]
    exported(path, "Opleidingsplannen", told, first="track")
    words = [[*list(one.values())[:-2], code_label(PlanState(one["state"])), one["plan"]] for one in told]
    tell(told, words, "{n} opleidingsplannen.", as_json=as_json)


@plans.command("show")
def show(plan_id: PlanKey, capacity: Capacity, *, as_json: AsJson = False) -> None:
    """Toon waar, wanneer en met wie elke activiteit van een plan geleerd wordt."""
    with refused():
        _, found = _opened(plan_id, capacity, page="tandem plans show")
        told = doors.content_of(found)["lines"]
    words = [
        [one["code"], one["text"], _where(one["introduced"]), _where(one["practised"]), one["guide"]] for one in told
    ]
    tell(told, words, "{n} activiteiten.", as_json=as_json)


@plans.command("check")
def check(plan_id: PlanKey, capacity: Capacity, *, as_json: AsJson = False) -> None:
    """Zeg wat een plan nog tegenhoudt en wat een blik waard is. Uitgang 1 als het nog niet getekend kan worden."""
    with refused():
        _, found = _opened(plan_id, capacity, page="tandem plans check")
        verdict = doors.verdict_of(found, day=clock.today())
    told = [
        {
            "code": one.code,
            "about": one.subject,
            "effect": str(one.effect),
            "rule": one.ground.rule if one.ground else "",
            "words": line(reason_of(one)),
        }
        for one in verdict.unmet
    ]
    tell(told, [list(one.values())[1:] for one in told], "{n} punten.", as_json=as_json)
    raise typer.Exit(0 if verdict.is_ok else 1)


def _opened(plan_id: UUID, capacity: UUID, *, page: str) -> tuple[Actor, Any]:
    actor = actor_of(capacity)
    if not policies.has_plans(actor):
        raise NotFound
    found = doors.plan_for(actor, plan_id, day=clock.today())
    _note(actor, kind="intake.track", key=found.track_id, page=page)
    return actor, found


def _plan(one: Any) -> dict[str, str]:
    track = one.track
    return {
        "track": track.number,
        "learner": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "begins": one.begins.isoformat(),
        "ends": one.ends.isoformat(),
        "state": one.state,
        "plan": str(one.pk),
    }


def _where(value: str) -> str:
    return code_label(Where(value)) if value else ""


def _note(actor: Actor, *, kind: str, key: Any, page: str) -> None:
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())
