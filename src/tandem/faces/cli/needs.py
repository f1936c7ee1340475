"""`tandem needs`: the keys that seal what learners need."""

import typer
from rich.console import Console

from tandem.base import clock, secrecy
from tandem.base.actor import SYSTEM
from tandem.journey.intake.actions import needs as actions
from tandem.journey.placement.actions import markets

console = Console()
needs = typer.Typer(help="De sleutels van het afgeschermde deel.", no_args_is_help=True)


def mount(app: typer.Typer) -> None:
    """Hang the commands on `tandem needs`."""
    app.add_typer(needs, name="needs")


@needs.command("key")
def key() -> None:
    """Druk een nieuwe sleutel af. Zet hem vooraan in NEEDS_KEYS, start opnieuw, en doe dan `tandem needs rotate`."""
    print(secrecy.new_key(f"{clock.now():%Y%m%d-%H%M%S}"))


@needs.command("rotate")
def rotate() -> None:
    """Verzegel alles opnieuw met de nieuwste sleutel. Daarna kan een oude sleutel uit NEEDS_KEYS weg."""
    count = actions.reseal(actor=SYSTEM, now=clock.now())
    kept = markets.reseal(actor=SYSTEM)
    console.print(f"{count} afgeschermde delen en {kept} matchronden opnieuw verzegeld.")
