"""Who acts from the command line: the person of the capacity that is named, as with a key of the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final, NoReturn
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.cli.reading import Wrong, wrong
from tandem.faces.documents.reasons import line, reasons_of
from tandem.registers.access import queries

REFUSED = 2


_NEEDED: Final = "een hoedanigheid als kenmerk van 36 tekens, zoals GET /api/v1/me ze noemt"


def capacity(told: str) -> UUID:
    """The capacity that is named; never by an address, for that is not the key of an account."""
    try:
        return UUID(told)
    except ValueError:
        raise wrong(_NEEDED, told) from None


def _nobody() -> UUID:
    raise Wrong(f"{_NEEDED}; gevonden: niets")


Capacity = Annotated[
    UUID,
    typer.Option(
        "--as",
        parser=capacity,
        default_factory=_nobody,
        show_default=False,
        help="De hoedanigheid, altijd nodig; GET /api/v1/me noemt ze",
    ),
]


def actor_of(capacity_id: UUID) -> Actor:
    """The person of this capacity, who acts in it."""
    held = queries.capacity_for(SYSTEM, capacity_id)
    actor = queries.actor_of(held.user_id, held.pk, clock.today())
    if actor.capacity_id is None:
        raise NotFound
    return actor


@contextmanager
def refused() -> Iterator[None]:
    """Say why something cannot be and what to do about it, and leave with 2."""
    try:
        yield
    except NotFound:
        leave("Dit bestaat niet, of deze hoedanigheid mag het niet zien.")
    except NotPossible as refusal:
        leave(*(line(one) for one in reasons_of(refusal.verdict)))


def leave(*reasons: str) -> NoReturn:
    """Say why, and leave with 2."""
    Console(stderr=True).print("\n".join(reasons), markup=False, highlight=False)
    raise typer.Exit(REFUSED)
