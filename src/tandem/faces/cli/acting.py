"""Who acts from the command line: the person of the capacity that is named, as with a key of the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn
from uuid import UUID

import typer
from rich.console import Console

from tandem.base import clock
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.glossary import findings
from tandem.registers.access import queries

REFUSED = 2

Capacity = Annotated[UUID, typer.Option("--as", help="De hoedanigheid; GET /api/v1/me noemt ze")]


def actor_of(capacity_id: UUID) -> Actor:
    """The person of this capacity, who acts in it."""
    held = queries.capacity_for(SYSTEM, capacity_id)
    actor = queries.actor_of(held.user_id, held.pk, clock.today())
    if actor.capacity_id is None:
        raise NotFound
    return actor


@contextmanager
def refused() -> Iterator[None]:
    """Say why something cannot be, and leave with 2."""
    try:
        yield
    except NotFound:
        leave("Dit bestaat niet, of deze hoedanigheid mag het niet zien.")
    except NotPossible as refusal:
        leave(*(findings.sentence(one).title for one in refusal.verdict.unmet))


def leave(*reasons: str) -> NoReturn:
    """Say why, and leave with 2."""
    Console(stderr=True).print("\n".join(reasons), markup=False, highlight=False)
    raise typer.Exit(REFUSED)
