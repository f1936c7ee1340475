"""`tandem import gtfs` and `tandem generate gtfs`: timetables of public transport."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer
from django.utils.formats import date_format
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotPossible
from tandem.faces.documents.reasons import titles
from tandem.faces.exchange.gtfs import messages
from tandem.faces.exchange.gtfs.importer import Report, import_timetable
from tandem.registers.geo import queries as geo

REFUSED: Final = 2

console = Console()


def mount(*, imports: typer.Typer, generate: typer.Typer) -> None:
    """Hang the commands on `tandem import` and `tandem generate`."""
    imports.command("gtfs")(import_gtfs)
    generate.command("gtfs")(generate_gtfs)


def import_gtfs(
    path: Annotated[Path, typer.Argument(help="Het zipbestand van de vervoerder, in de vorm GTFS")],
    operator: Annotated[str, typer.Option(help="Korte naam van de vervoerder, zoals delijn of nmbs")],
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Voer het ook uit; zonder dit is het een droge loop")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Verslag als JSON")] = False,
) -> None:
    """Lees een dienstregeling in. Van elke vervoerder telt de nieuwste die geldt.

    Uitgang 0: gelezen, en met --apply ook in gebruik. Uitgang 2: geweigerd, en er verandert niets.
    """
    try:
        report = import_timetable(path, actor=SYSTEM, operator=operator, now=clock.now(), is_dry_run=not apply)
    except NotPossible as refusal:
        for line in titles(refusal.verdict.unmet):
            console.print(line, markup=False)
        raise typer.Exit(REFUSED) from None
    if as_json:
        print(json.dumps(_data(report), ensure_ascii=False, default=str))
    else:
        for line in _lines(report):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(0 if report.is_ok else REFUSED)


def generate_gtfs(
    *,
    out: Annotated[Path, typer.Option("--out", help="Het zipbestand dat er komt")] = Path("verzonnen-gtfs.zip"),
    valid_from: Annotated[str, typer.Option(help="Eerste dag, zoals 2026-09-01; zonder dit vandaag")] = "",
    days: Annotated[int, typer.Option(help="Hoeveel dagen", min=1, max=1000)] = 365,
    density: Annotated[int, typer.Option(help="Hoe dicht het net is: 2 is zo groot als het echte", min=1, max=4)] = 1,
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft hetzelfde bestand")] = 2026,
) -> None:
    """Maak een verzonnen dienstregeling in de vorm GTFS. Geen lijn, halte of uur is echt."""
    from tandem.faces.demo import timetables

    first = _day(valid_from) if valid_from else clock.today()
    towns = [
        timetables.Town(one.nis, one.name, one.lat, one.lon) for one in geo.municipalities_on(first).order_by("nis")
    ]
    console.print(str(timetables.write(out, towns, first=first, days=days, density=density, seed=seed)), soft_wrap=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-09-01; gevonden: {text}") from None


def _lines(report: Report) -> list[str]:
    if report.facts is None:
        told = [f"{report.source} is geweigerd. Er verandert niets."]
    else:
        facts = report.facts
        first, until = (date_format(day, "j F Y") for day in (facts.valid_from, facts.valid_until))
        told = [
            f"{report.source}: {facts.publisher} {facts.version}".strip(),
            f"Geldig van {first} tot {until}.",
            f"{facts.stops} haltes, {facts.lines} lijnen, {facts.trips} ritten; {facts.left_out} ritten weggelaten.",
            "In gebruik." if report.was_applied else "Proef: er is niets gewijzigd.",
            *messages.asides(facts.asides),
        ]
    if report.problem_count:
        told.append(f"{messages.counted(report.problem_count)}:")
    return [*told, *(messages.sentence(problem) for problem in report.problems)]


def _data(report: Report) -> dict[str, object]:
    facts = report.facts
    held: dict[str, object] = {"source": report.source, "outcome": "refused"}
    if facts is not None:
        held |= {name: getattr(facts, name) for name in ("publisher", "version", "valid_from", "valid_until")}
        held |= {name: getattr(facts, name) for name in ("stops", "lines", "trips", "left_out", "asides")}
        held["outcome"] = "in_use" if report.was_applied else "dry_run"
    problems = [{"code": one.code, "sentence": messages.sentence(one)} for one in report.problems]
    return {**held, "problem_count": report.problem_count, "problems": problems}
