"""`tandem openapi` and `tandem token`."""

from typing import Annotated, NoReturn
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.api import description
from tandem.glossary import findings
from tandem.registers.access import actions as access
from tandem.registers.access import queries


def mount(app: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    app.command()(openapi)
    app.command()(token)


def openapi(
    folder: Annotated[str, typer.Option(help="Map waarin de bestanden komen")] = "docs/reference",
    *,
    check: Annotated[bool, typer.Option("--check", help="Vergelijk alleen")] = False,
) -> None:
    """Schrijf de beschrijving van de API (OpenAPI 3.1 en 3.0.3), of vergelijk ze met wat er staat."""
    stale = description.write(folder, only_check=check)
    if stale:
        Console(stderr=True).print(f"Verouderd: {', '.join(stale)}. Voer `tandem openapi` uit.")
        raise typer.Exit(1)


def token(
    capacity: Annotated[UUID, typer.Argument(help="De hoedanigheid; GET /api/v1/me noemt ze")],
    name: Annotated[str, typer.Option(help="Het programma dat de sleutel gebruikt")] = "opdrachtregel",
    days: Annotated[int, typer.Option(help="Hoeveel dagen de sleutel werkt")] = 90,
) -> None:
    """Maak een toegangssleutel voor de API. De sleutel verschijnt één keer en wordt nergens bewaard."""
    try:
        held = queries.capacity_for(SYSTEM, capacity)
        actor = queries.actor_of(held.user_id, held.pk, clock.today())
        issued = access.issue_token(actor=actor, name=name, days=days, now=clock.now())
    except NotFound:
        _refuse("Deze hoedanigheid bestaat niet.")
    except NotPossible as refusal:
        _refuse(*(findings.sentence(finding).title for finding in refusal.verdict.unmet))
    print(issued.secret)  # noqa: T201 - the answer itself


def _refuse(*reasons: str) -> NoReturn:
    Console(stderr=True).print("\n".join(reasons))
    raise typer.Exit(1)
