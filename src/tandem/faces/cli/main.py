"""The commands of the platform that belong to no other face."""

import json
from typing import Annotated, Final

import typer
from django.core.management import call_command
from django.db import connection
from django.db.migrations.exceptions import NodeNotFoundError
from django.db.migrations.loader import MigrationLoader
from rich.console import Console

from tandem.base import clock, events
from tandem.faces.cli import (
    activities,
    agreements,
    allowance,
    demand,
    enrolments,
    geography,
    gtfs,
    guiding,
    introductions,
    invite,
    kbo,
    law,
    needs,
    openings,
    placement,
    plans,
    providers,
    searching,
    timetable,
    waking,
)
from tandem.faces.exchange import shipped

REFUSED: Final = 2
HALF_WAY: Final = (
    "Deze databank is van een vroegere versie, waarin de tabellen nog stap voor stap kwamen, en niet elke stap werd "
    "gezet. Er is niets gewijzigd. Breng haar eerst bij met de versie die haar laatst gebruikte, of begin in een "
    "nieuwe map (TANDEM_VAR)."
)

console = Console()

audit = typer.Typer(help="De keten van gebeurtenissen nakijken en verzegelen.", no_args_is_help=True)
imports = typer.Typer(help="Bestanden van anderen inlezen.", no_args_is_help=True)
generate = typer.Typer(help="Verzonnen bestanden maken in de echte vorm.", no_args_is_help=True)


def mount(app: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    app.command()(migrate)
    app.command()(load)
    app.command()(demo)
    invite.mount(app)
    app.add_typer(law.app, name="law")
    app.add_typer(audit, name="audit")
    app.add_typer(imports, name="import")
    app.add_typer(generate, name="generate")
    kbo.mount(imports=imports, generate=generate)
    geography.mount(imports)
    gtfs.mount(imports=imports, generate=generate)
    providers.mount(imports)
    activities.mount(imports=imports, generate=generate)
    needs.mount(app)
    allowance.mount(app)
    timetable.mount(app)
    openings.mount(app)
    introductions.mount(app)
    placement.mount(app)
    searching.mount(app)
    demand.mount(app)
    waking.mount(app)
    enrolments.mount(app)
    guiding.mount(app)
    plans.mount(app)
    agreements.mount(app)


def migrate() -> None:
    """Maak de tabellen, of breng ze bij."""
    if _is_half_way():
        console.print(HALF_WAY, soft_wrap=True)
        raise typer.Exit(REFUSED)
    call_command("migrate", verbosity=0, interactive=False)
    console.print("De tabellen zijn bij.")


def _is_half_way() -> bool:
    """Whether the first migration of some room replaces earlier ones of which the database had only a part."""
    try:
        loader = MigrationLoader(connection)
    except NodeNotFoundError:
        return True
    return not all(loader.graph.leaf_nodes(room) for room in loader.migrated_apps)


def load() -> None:
    """Laad de meegeleverde registers: gemeenten, opleidingen, instanties. Twee keer laden is hetzelfde."""
    shipped.load_all(now=clock.now())
    console.print("De meegeleverde registers staan er.")


def demo(
    size: Annotated[str, typer.Option(help="small (seconden) of flanders (10.000 ondernemingen)")] = "small",
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft dezelfde streek")] = 2026,
    *,
    only_when_empty: Annotated[
        bool, typer.Option("--only-when-empty", help="Doe niets als de databank al in gebruik is")
    ] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Wis eerst alles wat er staat")] = False,
) -> None:
    """Bouw de verzonnen streek. Alles erin is verzonnen en zegt dat ook."""
    from tandem.faces.demo import region

    now = clock.now()
    if rebuild:
        told = region.rebuild(size=size, seed=seed, now=now)
    else:
        told = region.build(size=size, seed=seed, now=now, only_when_empty=only_when_empty)
    try:
        for line in told:
            console.print(line, highlight=False)
    except region.NotHere as refusal:
        console.print(str(refusal), highlight=False, soft_wrap=True)
        raise typer.Exit(REFUSED) from refusal


@audit.command("verify")
def audit_verify(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Loop elke keten na; noemt per keten de eerste rij die niet past. Uitgang 1 als er een is."""
    faults = list(events.verify())
    if as_json:
        print(json.dumps([vars(fault) for fault in faults]))
        raise typer.Exit(1 if faults else 0)
    for fault in faults:
        console.print(f"{fault.stream}, rij {fault.seq}: {fault.reason}")
    console.print("Alle ketens kloppen." if not faults else f"{len(faults)} ketens kloppen niet.")
    raise typer.Exit(1 if faults else 0)


@audit.command("anchor")
def audit_anchor() -> None:
    """Verzegel wat er sinds de vorige keer gebeurde, en druk het zegel af om elders te bewaren."""
    seal = events.anchor(at=clock.now())
    console.print("Niets nieuws te verzegelen." if seal is None else f"{seal.at:%Y-%m-%d} {seal.count} {seal.digest}")
