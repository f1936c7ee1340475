"""The commands, by group. Each does one call and prints what came of it."""

import json
import os
import signal
import subprocess
import sys
from datetime import date
from typing import Annotated

import typer
from django.core.management import call_command
from rich.console import Console

from tandem.base import clock, events
from tandem.faces.cli import kbo, law, registers
from tandem.faces.exchange import shipped

console = Console()
errors = Console(stderr=True)


def mount(app: typer.Typer) -> None:
    """Hang every command on `tandem`."""
    app.command()(migrate)
    app.command()(load)
    app.command()(serve)
    app.command()(worker)
    app.command()(run)
    app.command()(openapi)
    app.command()(demo)
    app.add_typer(law.app, name="law")
    app.add_typer(audit, name="audit")
    app.add_typer(imports, name="import")
    app.add_typer(generate, name="generate")
    kbo.mount(imports=imports, generate=generate)
    registers.mount(imports=imports)


audit = typer.Typer(help="De keten van gebeurtenissen nakijken en verzegelen.", no_args_is_help=True)
imports = typer.Typer(help="Bestanden van anderen inlezen.", no_args_is_help=True)
generate = typer.Typer(help="Verzonnen bestanden maken in de echte vorm.", no_args_is_help=True)


def migrate() -> None:
    """Maak de tabellen, of breng ze bij."""
    call_command("migrate", verbosity=0, interactive=False)
    console.print("De tabellen zijn bij.")


def load() -> None:
    """Laad de meegeleverde registers: gemeenten, opleidingen, instanties. Twee keer laden is hetzelfde."""
    for name, count in shipped.load_all(now=clock.now()).items():
        console.print(f"{name}: {count}")


def demo(
    size: Annotated[str, typer.Option(help="small (seconden) of flanders (10.000 ondernemingen)")] = "small",
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft dezelfde streek")] = 2026,
    *,
    only_when_empty: Annotated[bool, typer.Option("--only-when-empty", help="Doe niets als er al iets staat")] = False,
) -> None:
    """Bouw de verzonnen streek. Alles erin is verzonnen en zegt dat ook."""
    from tandem.faces.demo import region  # noqa: PLC0415 - only this command needs it

    report = region.build(size=size, seed=seed, now=clock.now(), only_when_empty=only_when_empty)
    for line in report:
        console.print(line)


def serve(
    port: Annotated[int, typer.Option(help="Poort van de website")] = 8000,
    host: Annotated[str, typer.Option(help="Adres waarop de website luistert")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Aantal processen")] = 2,
) -> None:
    """Start de website."""
    os.execv(sys.executable, _gunicorn(host=host, port=port, workers=workers))  # noqa: S606 - our own program


def worker(
    *,
    until_empty: Annotated[bool, typer.Option("--until-empty", help="Stop als er niets meer te doen is")] = False,
) -> None:
    """Doe het werk dat klaarligt: mails, meldingen, nachtwerk."""
    from tandem.faces.worker.loop import Worker  # noqa: PLC0415 - binds every handler

    done = Worker().run(until_empty=until_empty)
    console.print(f"{done} taken gedaan.")


def run(
    port: Annotated[int, typer.Option(help="Poort van de website")] = 8000,
    host: Annotated[str, typer.Option(help="Adres waarop de website luistert")] = "127.0.0.1",
) -> None:
    """Start de website en de werker samen; Ctrl-C stopt beide."""
    children = [
        subprocess.Popen(_gunicorn(host=host, port=port, workers=2)),  # noqa: S603 - our own program
        subprocess.Popen([sys.executable, "-m", "tandem.faces.cli", "worker"]),  # noqa: S603 - our own program
    ]
    console.print(f"Tandem staat klaar op http://{host}:{port}/  (Ctrl-C stopt)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        os.wait()
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def openapi(
    folder: Annotated[str, typer.Option(help="Map waarin de bestanden komen")] = "docs/reference",
    *,
    check: Annotated[bool, typer.Option("--check", help="Vergelijk alleen")] = False,
) -> None:
    """Schrijf de beschrijving van de API (OpenAPI 3.1 en 3.0.3), of vergelijk ze met wat er staat."""
    from tandem.faces.api import description  # noqa: PLC0415 - only this command needs it

    stale = description.write(folder, only_check=check)
    if stale:
        errors.print(f"Verouderd: {', '.join(stale)}. Voer `tandem openapi` uit.")
        raise typer.Exit(1)


@audit.command("verify")
def audit_verify(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Loop elke keten na; noemt per keten de eerste rij die niet past. Uitgang 1 als er een is."""
    faults = list(events.verify())
    if as_json:
        print(json.dumps([vars(fault) for fault in faults]))  # noqa: T201 - the answer itself
    else:
        for fault in faults:
            console.print(f"{fault.stream}, rij {fault.seq}: {fault.reason}")
        console.print("Alle ketens kloppen." if not faults else f"{len(faults)} ketens kloppen niet.")
    raise typer.Exit(1 if faults else 0)


@audit.command("anchor")
def audit_anchor() -> None:
    """Verzegel wat er sinds de vorige keer gebeurde, en druk het zegel af om elders te bewaren."""
    seal = events.anchor(at=clock.now())
    console.print("Niets nieuws te verzegelen." if seal is None else f"{seal.at:%Y-%m-%d} {seal.count} {seal.digest}")


def parse_day(text: str) -> date:
    """A day as people type it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"een dag als 2026-11-21; gevonden: {text}") from None


def _gunicorn(*, host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "tandem.config.wsgi:application",
        f"--bind={host}:{port}",
        f"--workers={workers}",
        "--threads=4",
        "--timeout=60",
        "--graceful-timeout=10",
        "--log-level=warning",
    ]
