"""`tandem late` and `tandem signals`: the search times of a school, so that a script notices who needs help."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console

from tandem.base import clock
from tandem.faces.cli.acting import Capacity, actor_of, refused
from tandem.faces.cli.placement import AsJson, written
from tandem.faces.documents.signals import titles
from tandem.faces.exchange.tables import Table
from tandem.journey.placement.queries import clock_board as boards
from tandem.journey.placement.queries.clock_board import BoardWish, Line
from tandem.journey.placement.terms.clocks import Urgency
from tandem.journey.placement.terms.signals import Signal
from tandem.registers.access import actions as access

console = Console()

_CODES: Final = "signals"
"""What a script reads; people read the words beside it."""

To = Annotated[Path | None, typer.Option("--to", help="Schrijf ze in dit bestand (.csv of .xlsx)")]


def mount(root: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    root.command()(late)
    root.command()(signals)


def late(
    capacity: Capacity,
    *,
    soon: Annotated[bool, typer.Option("--soon", help="Ook wie vandaag of deze week de laatste dag heeft")] = False,
    path: To = None,
    as_json: AsJson = False,
) -> None:
    """Noem de lerenden van wie de zoektijd om is. Uitgang 1 als er zijn, zodat een script het merkt."""
    wanted = (Urgency.LATE, Urgency.TODAY, Urgency.THIS_WEEK) if soon else (Urgency.LATE,)
    day = clock.today()
    told = [_late(line) for line in _lines(capacity, BoardWish(urgencies=wanted), page="tandem late", day=day)]
    _tell(told, "Zoektijd", path=path, as_json=as_json)


def signals(
    capacity: Capacity,
    *,
    signal: Annotated[list[Signal] | None, typer.Option(help="Alleen dit signaal; kan meermaals")] = None,
    path: To = None,
    as_json: AsJson = False,
) -> None:
    """Noem de lerenden van wie de zoektijd nog loopt en nu aandacht vraagt, met waarom. Uitgang 1 als er zijn."""
    wish, day = BoardWish(signals=tuple(signal or Signal)), clock.today()
    told = [
        {**_late(line), _CODES: ",".join(one.signal for one in line.signals), "words": titles(line.signals)}
        for line in _lines(capacity, wish, page="tandem signals", day=day)
    ]
    _tell(told, "Vroege signalen", path=path, as_json=as_json)


def _lines(capacity: Any, wish: BoardWish, *, page: str, day: date) -> list[Line]:
    """These search times; who looked is noted, as on the site."""
    with refused():
        actor = actor_of(capacity)
        found = boards.board(actor, wish=wish, day=day)
        provider: Any = actor.organisation_id
        kind = "organisations.provider"
        access.note_read(actor=actor, subject_kind=kind, subject_id=provider, page=page, now=clock.now())
        return boards.lines(found.keys, day=day)


def _late(line: Line) -> dict[str, Any]:
    track, count = line.reading.clock.track, line.reading.count
    return {
        "track": track.number,
        "learner": f"{track.person.given_name} {track.person.family_name}",
        "training": track.training.code,
        "coach": track.coach.name if track.coach else "",
        "due_on": "" if count.due_on is None else count.due_on.isoformat(),
        "days_left": count.left,
    }


def _tell(told: Sequence[dict[str, Any]], title: str, *, path: Path | None, as_json: bool) -> None:
    """Write or print them, and leave as a script expects."""
    if path is not None:
        columns = tuple(told[0]) if told else ()
        written(path, Table(title, columns, [tuple(one.values()) for one in told], clock.now()))
    if as_json:
        print(json.dumps(told))
    else:
        for one in told:
            said = (str(value) for name, value in one.items() if name != _CODES)
            console.print(" · ".join(said), markup=False, highlight=False, soft_wrap=True)
        console.print(f"{len(told)} lerenden.", markup=False, highlight=False)
    raise typer.Exit(1 if told else 0)
