"""Starting the website, alone or together with the worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console

console = Console()
_THIS_MACHINE = "127.0.0.1"

Port = Annotated[int, typer.Option(help="Poort van de website")]
Host = Annotated[str, typer.Option(help="Adres waarop de website luistert")]


def mount(app: typer.Typer) -> None:
    """Hang the commands on `tandem`."""
    app.command()(serve)
    app.command()(run)


def serve(
    port: Port = 8000, host: Host = _THIS_MACHINE, workers: Annotated[int, typer.Option(help="Aantal processen")] = 2
) -> None:
    """Start de website."""
    os.execv(sys.executable, _website(host=host, port=port, workers=workers))  # noqa: S606 - our own program


def run(port: Port = 8000, host: Host = _THIS_MACHINE) -> None:
    """Start de website en de werker samen; Ctrl-C stopt beide."""
    programs = (
        _website(host=host, port=port, workers=2),
        [sys.executable, "-m", "tandem.config.command", "worker"],
    )
    children = [subprocess.Popen(program) for program in programs]  # noqa: S603 - our own programs
    name = "localhost" if host == _THIS_MACHINE else host
    console.print(f"Tandem staat klaar op http://{name}:{port}/  (Ctrl-C stopt)")
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


def _website(*, host: str, port: int, workers: int) -> list[str]:
    # Where nothing is collected the files come from the source; the folder is looked for all the same.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
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
