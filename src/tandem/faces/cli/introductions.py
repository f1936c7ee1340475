"""`tandem introductions`: from proposal to place, for a company or a school that scripts it; in the capacity named."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.cli import reading
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, To, exported, tell
from tandem.faces.documents.words import code_label
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions import introduction_moves as moves
from tandem.journey.placement.actions import introductions as actions
from tandem.journey.placement.actions.introductions import Talk
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introduction_lists as lists
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries.introduction_lists import Part
from tandem.journey.placement.rules.introductions import FALLEN, LONGEST_LETTER, LONGEST_WORDS, REASONS
from tandem.journey.placement.terms.introductions import (
    EndReason,
    IntroductionState,
    Origin,
    RefusalReason,
    Side,
)
from tandem.journey.placement.workflow.introductions import RUNNING
from tandem.registers.access import actions as access

console = Console()
app = typer.Typer(help="Kennismakingen: zien, voorstellen, antwoorden.", no_args_is_help=True)

LONGEST_PLACE = 200

ListPart = Literal["running", "waiting", "placed", "ended"]

_WHY_NOT = f"Waarom; onderneming: {', '.join(REASONS[Side.COMPANY])}; lerende: {', '.join(REASONS[Side.LEARNER])}"

Key = Annotated[UUID, typer.Argument(parser=reading.key, help="De kennismaking")]
OpeningKey = Annotated[UUID, typer.Argument(parser=reading.key, help="De openstaande werkplek")]
Why = Annotated[
    str, typer.Option("--words", parser=reading.words(LONGEST_WORDS), help="Wat de andere kant en de school lezen")
]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.add_typer(app, name="introductions")


@app.command("list")
def list_introductions(
    capacity: Capacity,
    *,
    part: Annotated[ListPart, typer.Option(help="Wat loopt, wat op u wacht, wie geplaatst is, wat afliep")] = "running",
    path: To = None,
    as_json: AsJson = False,
) -> None:
    """Noem de kennismakingen van de eigen onderneming of van uw lerenden. Wie het is, leest een onderneming later."""
    with refused():
        actor, day = actor_of(capacity), clock.today()
        if not policies.has_introductions(actor):
            raise NotFound
        for kind, subject in lists.noted_with(actor, day=day):
            page = "tandem introductions list"
            access.note_read(actor=actor, subject_kind=kind, subject_id=subject, page=page, now=clock.now())
        is_company = policies.is_recruiter(actor)
        told = [_row(one, is_company=is_company) for one in lists.part(actor, Part[part.upper()], day=day)]
    exported(path, "Kennismakingen", told, first="introduction")
    words = [
        [
            one["learner"],
            one["training"],
            f"{one['establishment']}, {one['municipality']}",
            code_label(IntroductionState(one["state"])),
            one["answers_until"] and f"antwoord tot {one['answers_until']}",
            _reason(one),
            one["introduction"],
        ]
        for one in told
    ]
    tell(told, words, "{n} kennismakingen.", as_json=as_json)


@app.command("propose")
def propose(
    track_id: Annotated[UUID, typer.Argument(parser=reading.key, help="Het traject van de lerende")],
    opening_id: OpeningKey,
    capacity: Capacity,
    *,
    until: Annotated[
        date | None, typer.Option(parser=reading.day, help="Laatste dag om te antwoorden; anders over tien dagen")
    ] = None,
) -> None:
    """Stel een lerende voor bij een openstaande werkplek; de onderneming antwoordt eerst."""
    with refused():
        actor, now = actor_of(capacity), clock.now()
        one = actions.propose(actor=actor, track_id=track_id, opening_id=opening_id, answers_until=until, now=now)
    _say(f"Voorgesteld: {one.pk}. De onderneming antwoordt ten laatste op {one.answers_until:%d/%m/%Y}.")


@app.command("interest")
def interest(introduction_id: Key, capacity: Capacity) -> None:
    """Noteer dat een lerende zonder account wil kennismaken."""
    with refused():
        actions.show_interest(actor=actor_of(capacity), introduction_id=introduction_id, now=clock.now())
    _say("Genoteerd: de lerende wil kennismaken.")


@app.command("letter")
def letter(
    introduction_id: Key,
    text: Annotated[
        str, typer.Argument(parser=reading.words(LONGEST_LETTER), help="De brief; zonder naam, tot ze antwoordt")
    ],
    capacity: Capacity,
) -> None:
    """Schrijf de brief van een lerende zonder account, tot de onderneming antwoordt."""
    with refused():
        actions.write_letter(actor=actor_of(capacity), introduction_id=introduction_id, letter=text, now=clock.now())
    _say("De brief is bewaard.")


@app.command("plan")
def plan(
    introduction_id: Key,
    capacity: Capacity,
    *,
    starts: Annotated[
        datetime, typer.Option("--at", parser=reading.moment, help="Wanneer, zoals “2026-12-03 14:30”, Brusselse tijd")
    ],
    place: Annotated[str, typer.Option(parser=reading.words(LONGEST_PLACE), help="Een adres, of een link")],
    words: Annotated[str, typer.Option(parser=reading.words(LONGEST_WORDS), help="Wat de lerende nog moet weten")] = "",
) -> None:
    """Plan het gesprek, of verplaats het. Vanaf dan ziet de onderneming wie de lerende is."""
    with refused():
        talk = Talk(starts, place, words)
        actions.plan(actor=actor_of(capacity), introduction_id=introduction_id, talk=talk, now=clock.now())
    _say("De uitnodiging is verstuurd. Wie de lerende is, staat nu in `tandem introductions list`.")


@app.command("promise")
def promise(introduction_id: Key, capacity: Capacity) -> None:
    """Zeg een plaats toe; geen plaats wordt twee keer toegezegd. De lerende beslist daarna."""
    with refused():
        actions.promise(actor=actor_of(capacity), introduction_id=introduction_id, now=clock.now())
    _say("De plaats is toegezegd. De lerende beslist nu.")


@app.command("accept")
def accept(introduction_id: Key, capacity: Capacity) -> None:
    """Neem de plaats voor een lerende zonder account, die ja zei."""
    with refused():
        actions.accept(actor=actor_of(capacity), introduction_id=introduction_id, now=clock.now())
    _say("De lerende heeft een werkplek. Maak nu samen de overeenkomst.")


@app.command("refuse")
def refuse(
    introduction_id: Key,
    capacity: Capacity,
    *,
    reason: Annotated[RefusalReason, typer.Option(help=_WHY_NOT)],
    words: Why = "",
) -> None:
    """Zeg nee, met een reden; een toegezegde plaats is dan weer vrij."""
    with refused():
        actor = actor_of(capacity)
        ends.refuse(actor=actor, introduction_id=introduction_id, reason=reason, words=words, now=clock.now())
    _say("Genoteerd. De andere kant en de school horen het.")


@app.command("withdraw")
def withdraw(introduction_id: Key, capacity: Capacity) -> None:
    """Trek een kennismaking in; is er een plaats toegezegd, dan beslist wie voor de lerende spreekt."""
    with refused():
        ends.withdraw(actor=actor_of(capacity), introduction_id=introduction_id, now=clock.now())
    _say("De kennismaking is ingetrokken.")


@app.command("fall-away")
def fall_away(
    introduction_id: Key,
    capacity: Capacity,
    *,
    reason: Annotated[EndReason, typer.Option(help=f"Waarom: {', '.join(FALLEN)}")],
    words: Why = "",
) -> None:
    """Zeg dat een werkplek wegviel nadat beide ja zeiden; de lerende zoekt opnieuw."""
    with refused():
        actor = actor_of(capacity)
        ends.fall_away(actor=actor, introduction_id=introduction_id, reason=reason, words=words, now=clock.now())
    _say("Genoteerd. De plaats is weer vrij en de lerende zoekt opnieuw.")


@app.command("transfer")
def transfer(introduction_id: Key, opening_id: OpeningKey, capacity: Capacity) -> None:
    """Ga verder met een andere werkplek van dezelfde onderneming, voor dezelfde opleiding."""
    with refused():
        actor = actor_of(capacity)
        one = moves.transfer(actor=actor, introduction_id=introduction_id, opening_id=opening_id, now=clock.now())
    _say(f"Het gaat verder met deze werkplek: {one.pk}.")


def _row(one: Any, *, is_company: bool) -> dict[str, str]:
    """An introduction as this side may know it: what the list of the site exports, in codes."""
    track, place, person = one.track, one.opening.establishment, one.track.person
    hides = is_company and not doors.company_knows(one)
    return {
        "introduction": str(one.pk),
        "track": "" if is_company else str(track.pk),
        "opening": str(one.opening_id),
        "learner": "" if hides else f"{person.given_name} {person.family_name}",
        "training": track.training.code,
        "provider": "" if is_company and one.awaits_learner else track.provider.name,
        "establishment": place.name,
        "municipality": place.municipality,
        "state": one.state,
        "proposed_on": day_of(one.proposed_at).isoformat(),
        "origin": Origin(one.origin).value,
        "answers_until": one.answers_until.isoformat() if one.state in RUNNING else "",
        "talk_starts": one.talk_starts.astimezone(BRUSSELS).isoformat() if one.talk_starts else "",
        "ended_on": day_of(one.ended_at).isoformat() if one.ended_at else "",
        "reason": one.reason,
    }


def _reason(one: dict[str, str]) -> str:
    if not one["reason"]:
        return ""
    kind = RefusalReason if one["state"] == IntroductionState.REFUSED else EndReason
    return code_label(kind(one["reason"]))


def _say(done: str) -> None:
    console.print(done, markup=False, highlight=False)
