"""`tandem import kbo` and `tandem generate kbo`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.faces.exchange.kbo import report as reports
from tandem.faces.exchange.kbo.facts import Report
from tandem.faces.exchange.kbo.importer import Wishes, import_extract
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.faces.exchange.kbo.scan import Step

REFUSED: Final = 2
PARTLY_REJECTED: Final = 3

console = Console()
to_errors = Console(stderr=True)


def mount(*, imports: typer.Typer, generate: typer.Typer) -> None:
    """Hang the commands on `tandem import` and `tandem generate`."""
    imports.command("kbo")(import_kbo)
    generate.command("kbo")(generate_kbo)


def import_kbo(
    path: Annotated[Path, typer.Argument(help="Het zipbestand van de KBO, volledig of mutatie")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Lees en kijk alles na, bewaar niets")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Verslag als JSON, zonder voortgangsbalk")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Begin opnieuw, ook als een poging half klaar is")] = False,
    accept_vanished: Annotated[
        bool, typer.Option("--accept-vanished", help="Aanvaard dat opvallend veel vestigingen verdwijnen")
    ] = False,
    rejected: Annotated[
        Path | None, typer.Option("--rejected", help="Bewaar alle afgekeurde rijen in dit CSV-bestand")
    ] = None,
) -> None:
    """Lees een uittreksel van KBO Open Data in.

    Volledige uittreksels en mutaties, in de volgorde van hun nummer. Een afgebroken poging gaat verder waar ze stopte.
    De site blijft intussen werken.

    Uitgang 0: alles is overgenomen, of er was niets te doen. Uitgang 2: het bestand is geweigerd en er verandert niets.
    Uitgang 3: ingelezen, maar niet elke rij is overgenomen.
    """
    wishes = Wishes(is_dry_run=dry_run, is_restart=restart, accept_vanished=accept_vanished)
    try:
        with _progress(is_shown=console.is_terminal and not as_json) as progress:
            report = import_extract(path, actor=SYSTEM, clock=clock.now, wishes=wishes, progress=progress)
    except RefusedError as refusal:
        _say_refused(refusal, as_json=as_json)
        raise typer.Exit(REFUSED) from None
    if rejected is not None and report.rejected:
        rejected.write_bytes(reports.rejected_csv(report, made_at=clock.now()))
    _say(report, as_json=as_json)
    raise typer.Exit(PARTLY_REJECTED if report.rejected else 0)


def generate_kbo(
    *,
    out: Annotated[Path, typer.Option("--out", help="De map waarin de bestanden komen")] = Path(),
    establishments: Annotated[int, typer.Option(help="Hoeveel vestigingen", min=1)] = 2_000,
    seed: Annotated[int, typer.Option(help="Hetzelfde getal geeft dezelfde bestanden")] = 2026,
    update: Annotated[int, typer.Option("--update", help="Hoeveel mutaties erop volgen", min=0)] = 0,
    hostile: Annotated[
        bool, typer.Option("--hostile", help="Maak in plaats daarvan beschadigde uittreksels, één van elke soort")
    ] = False,
) -> None:
    """Maak verzonnen uittreksels in de echte vorm van KBO Open Data.

    Alle ondernemingen, personen en nummers zijn verzonnen; de controlecijfers kloppen.
    """
    from tandem.faces.demo.kbo import generator
    from tandem.faces.demo.kbo import hostile as damaged

    if hostile:
        for kind in damaged.KINDS:
            console.print(f"{kind.name}.zip: {kind.meaning}", highlight=False)
        damaged.write_hostile(out, seed=seed)
        return
    made = generator.generate(out, establishments=establishments, seed=seed, updates=update)
    for path in (made.full, *made.updates):
        console.print(str(path), highlight=False, soft_wrap=True)


def _say(report: Report, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(reports.as_data(report), ensure_ascii=False))
        return
    for line in reports.lines(report):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _say_refused(refusal: RefusedError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"outcome": "refused", "code": refusal.code, "reason": refusal.sentence}, ensure_ascii=False))
    else:
        to_errors.print(refusal.sentence, highlight=False, markup=False, soft_wrap=True)
    if refusal.code == "register.many_vanished":
        to_errors.print("Klopt het toch, geef dan de opdracht opnieuw met --accept-vanished.", highlight=False)


class _Bar:
    """Shows which file is read, how far, and how fast."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None
        self._file, self._offset, self._done = "", 0, 0

    def started(self, *, total: int) -> None:
        """The bar appears."""
        self._task = self._bar.add_task("", total=total, speed="")

    def read(self, step: Step, *, rows: int) -> None:
        """The bar grows by what was read since."""
        if self._task is None:
            return
        if step.name != self._file:
            self._file, self._offset = step.name, 0
        self._done += step.after.offset - self._offset
        self._offset = step.after.offset
        elapsed = self._bar.tasks[0].elapsed or 0.001
        speed = f"{rows / elapsed:,.0f} rijen/s".replace(",", ".")
        self._bar.update(self._task, completed=self._done, description=step.name, speed=speed)

    def switching(self) -> None:
        """All is read; the switch takes a moment."""
        if self._task is not None:
            self._bar.update(self._task, description="in gebruik nemen")


@contextmanager
def _progress(*, is_shown: bool) -> Iterator[_Bar | None]:
    if not is_shown:
        yield None
        return
    columns = (TextColumn("{task.description:24}"), BarColumn(), TextColumn("{task.fields[speed]}"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True) as bar:
        yield _Bar(bar)
