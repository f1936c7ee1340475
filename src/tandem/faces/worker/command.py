"""`tandem worker`."""

from typing import Annotated

import typer
from rich.console import Console

from tandem.faces.worker.loop import Worker


def mount(app: typer.Typer) -> None:
    """Hang the command on `tandem`."""
    app.command()(worker)


def worker(
    *,
    until_empty: Annotated[bool, typer.Option("--until-empty", help="Stop als er niets meer te doen is")] = False,
) -> None:
    """Doe het werk dat klaarligt: mails, meldingen, nachtwerk."""
    done = Worker().run(until_empty=until_empty)
    Console().print(f"{done} taken gedaan.")
