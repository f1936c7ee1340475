"""`tandem timetable`: whether hours may stand in an agreement. Exit 1 where something has to change."""

import json
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from tandem.base import clock
from tandem.faces.cli.placement import AsJson
from tandem.faces.documents.timetable import hours_words, kind_words, told
from tandem.journey.agreements.rules import kinds, written
from tandem.journey.agreements.rules import timetable as rules
from tandem.journey.agreements.rules.kinds import KindFacts
from tandem.journey.agreements.rules.timetable import Worker
from tandem.journey.agreements.rules.weeks import MOST_WEEKS, Timetable
from tandem.journey.agreements.rules.written import NotHours
from tandem.journey.agreements.terms import HoursAt
from tandem.law import allowance, norms

console = Console()


def mount(root: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    root.command()(timetable)


def timetable(
    week: Annotated[list[str], typer.Argument(help="Een week: de dagen vanaf maandag met ; ertussen. Kan meermaals")],
    age: Annotated[int, typer.Option(min=15, max=99, help="Leeftijd bij het begin")],
    *,
    on: Annotated[str, typer.Option("--on", help="Eerste dag, zoals 2026-11-21; leeg is vandaag")] = "",
    sector: Annotated[str, typer.Option(help="Code van de sector van de onderneming")] = "",
    craft_bakery: Annotated[bool, typer.Option("--craft-bakery", help="Een ambachtelijke bakkerij")] = False,
    as_json: AsJson = False,
) -> None:
    """Kijk een uurrooster na. Uitgang 1 als er iets in staat dat niet mag."""
    held, day = _timetable(week), _day(on)
    law = norms.at(day, sector=sector or None)
    found = kinds.kind(KindFacts(held.hours_a_week(HoursAt.WORK)), norms=law)
    verdict = rules.check(held, Worker(age, found.type, is_baker=craft_bakery), norms=law)
    if as_json:
        unmet = [{"code": one.code, "at": one.subject, "blocks": one.blocks} for one in verdict.unmet]
        print(json.dumps({"agreement": found.type, "because": found.why, "findings": unmet}))
    else:
        words = told(verdict, has_turns=len(held.weeks) > 1)
        lines = [f"{name}: {hours}" for name, hours in hours_words(held)]
        lines += [kind_words(found)]
        lines += [
            f"{mark} {one.title}{f' ({one.subject})' if one.subject else ''}. {one.found}. {one.needed}."
            for mark, reasons in (("✗", words.must), ("!", words.good_to_know))
            for one in reasons
        ]
        for line in lines:
            console.print(line, markup=False, highlight=False)
    raise typer.Exit(0 if verdict.is_ok else 1)


def _timetable(weeks: list[str]) -> Timetable:
    if len(weeks) > MOST_WEEKS:
        raise typer.BadParameter(f"hoogstens {MOST_WEEKS} weken; gevonden: {len(weeks)}")
    try:
        return Timetable(tuple(written.read_week(one) for one in weeks))
    except NotHours as wrong:
        raise typer.BadParameter(f"uren zoals 8:00-12:00 13:00-16:30; gevonden: {wrong.found}") from None


def _day(on: str) -> date:
    try:
        day = date.fromisoformat(on) if on else clock.today()
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-11-21; gevonden: {on}") from None
    if day < allowance.first_day():
        raise typer.BadParameter(f"een dag vanaf {allowance.first_day()}; gevonden: {on}")
    return day
