"""`tandem advice`, `tandem run-ups` and `tandem handovers`: what a coach or VDAB scripts; in the capacity named.

Referrals have no command: they lie under the seal of one learner's file, and nobody reads them as a list.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, To, exported, tell
from tandem.faces.cli.reading import day as day_of
from tandem.faces.documents.handover import receiver_name
from tandem.faces.documents.words import code_label
from tandem.journey.handover.actions import handovers as handing
from tandem.journey.handover.queries import handovers as handed
from tandem.journey.handover.rules import handovers as rules
from tandem.journey.handover.terms.handovers import HandoverState, HandoverWhy, ReturnReason
from tandem.journey.intake.actions import advice as advising
from tandem.journey.intake.queries import advice as advised
from tandem.journey.intake.queries import run_ups, tracks
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.run_ups import Nearness
from tandem.journey.intake.terms.screening import Answer
from tandem.registers.access import actions as access
from tandem.registers.access.terms import PROVIDER_ROLES

console = Console()
advice = typer.Typer(help="Advies over een lerende: lezen en noteren.", no_args_is_help=True)
preparing = typer.Typer(help="Wie in de aanloop zit.", no_args_is_help=True)
handovers = typer.Typer(help="Warme overdrachten: zien, overnemen, terugsturen.", no_args_is_help=True)

TrackKey = Annotated[UUID, typer.Argument(help="Het traject")]
HandoverKey = Annotated[UUID, typer.Argument(help="De overdracht")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(advice, name="advice")
    root.add_typer(preparing, name="run-ups")
    root.add_typer(handovers, name="handovers")


@advice.command("list")
def list_advice(track_id: TrackKey, capacity: Capacity, *, as_json: AsJson = False) -> None:
    """Noem elk advies over een lerende dat geldt, het nieuwste eerst."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        _note(actor, kind="intake.track", key=tracks.track_for(actor, track_id, day=day).pk, page="tandem advice list")
        rows = advised.advice_of(actor, track_id, day=day)
    told = [
        {"advice": str(one.pk), "given_on": one.given_on.isoformat(), "adviser": one.adviser, "way": one.way}
        for one in rows
    ]
    words = [[one["given_on"], _label(Adviser, one["adviser"]), _label(AdvisedWay, one["way"])] for one in told]
    tell(told, words, "{n} adviezen.", as_json=as_json)


@advice.command("note")
def note_advice(
    track_id: TrackKey,
    capacity: Capacity,
    *,
    adviser: Annotated[Adviser, typer.Option(help="Wie adviseert")],
    way: Annotated[AdvisedWay, typer.Option(help="Welke weg")],
    on: Annotated[date, typer.Option("--on", parser=day_of, help="Op welke dag, zoals 2026-06-25")],
    willing: Annotated[Answer, typer.Option(help="Arbeidsbereid")] = Answer.UNKNOWN,
    ready: Annotated[Answer, typer.Option(help="Arbeidsrijp")] = Answer.UNKNOWN,
    why: Annotated[str, typer.Option(help="Waarom; niets over gezondheid of zorg")] = "",
) -> None:
    """Noteer wat de klassenraad, het CLB of VDAB adviseert, zoals een school het van haar klassenraad overneemt."""
    form = AdviceForm(adviser, way, on, willing, ready, why)
    with refused():
        advising.note(actor=actor_of(capacity), track_id=track_id, form=form, now=clock.now())
    console.print("Genoteerd.")


@preparing.command("list")
def list_run_ups(capacity: Capacity, *, path: To = None, as_json: AsJson = False) -> None:
    """Noem wie in de aanloop zit, wie eerst eindigt bovenaan. Uitgang 1 als er iemand voorbij de laatste dag is."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        if not actor.has_role(*PROVIDER_ROLES):
            raise NotFound
        _note(actor, kind="organisations.provider", key=actor.organisation_id, page="tandem run-ups list")
        told = [_run_up(one, day=day) for one in run_ups.running(actor, day=day)]
    exported(path, "Aanloop", told, first="track")
    words = [[*list(one.values())[:-1], _label(Nearness, one["nearness"])] for one in told]
    tell(told, words, "{n} lerenden in de aanloop.", as_json=as_json)
    raise typer.Exit(1 if any(one["nearness"] == Nearness.LATE for one in told) else 0)


@handovers.command("list")
def list_handovers(
    capacity: Capacity,
    *,
    part: Annotated[handed.Part, typer.Option(help="Aan u, door u, of voorbij")] = handed.Part.RECEIVED,
    path: To = None,
    as_json: AsJson = False,
) -> None:
    """Noem de overdrachten: wat u gegeven wordt, wat u gaf, wat voorbij is; wie eerst antwoord vraagt bovenaan."""
    with refused():
        day = clock.today()
        told = [_handover(one, day=day) for one in handed.part(actor_of(capacity), part, day=day)]
    exported(path, "Overdrachten", told, first="track")
    words = [
        [
            one["learner"],
            one["training"],
            one["receiver"],
            _label(HandoverWhy, one["why"]),
            one["answers_until"],
            _label(HandoverState, one["state"]),
            one["handover"],
        ]
        for one in told
    ]
    tell(told, words, "{n} overdrachten.", as_json=as_json)


@handovers.command("accept")
def accept(handover_id: HandoverKey, capacity: Capacity) -> None:
    """Neem een lerende over: vanaf nu begeleidt u."""
    with refused():
        one = handing.accept(actor=actor_of(capacity), handover_id=handover_id, now=clock.now())
    new = f" Het nieuwe traject: {one.new_track_id}." if one.new_track_id else ""
    console.print(f"Overgenomen.{new}", markup=False, highlight=False)


@handovers.command("send-back")
def send_back(
    handover_id: HandoverKey,
    capacity: Capacity,
    *,
    reason: Annotated[ReturnReason, typer.Option(help="Waarom")],
    words: Annotated[str, typer.Option(help="In eigen woorden")] = "",
) -> None:
    """Stuur een lerende terug met een reden; wie gaf, blijft begeleiden."""
    with refused():
        actor = actor_of(capacity)
        handing.send_back(actor=actor, handover_id=handover_id, reason=reason, words=words, now=clock.now())
    console.print("Teruggestuurd.")


def _run_up(one: Any, *, day: date) -> dict[str, str]:
    track = one.track
    return {
        "track": track.number,
        "learner": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "programme": one.programme.name if one.programme else "",
        "partner": one.partner,
        "started_on": one.started_on.isoformat(),
        "until": one.until.isoformat() if one.until else "",
        "evaluated_on": one.evaluated_on.isoformat() if one.evaluated_on else "",
        "nearness": run_ups.nearness(one, day=day).value,
    }


def _handover(one: Any, *, day: date) -> dict[str, str]:
    track = one.track
    return {
        "handover": str(one.pk),
        "state": one.state,
        "learner": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "provider": track.provider.name,
        "receiver": receiver_name(one),
        "why": one.why,
        "answers_until": one.answers_until.isoformat() if one.answers_until else "",
        "is_late": "yes" if one.state == HandoverState.OFFERED and rules.is_late(one.answers_until, day=day) else "",
    }


def _note(actor: Actor, *, kind: str, key: Any, page: str) -> None:
    access.note_read(actor=actor, subject_kind=kind, subject_id=key, page=page, now=clock.now())


def _label(words: Callable[[str], Any], code: str) -> str:
    return code_label(words(code)) if code else ""
