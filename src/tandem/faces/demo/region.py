"""Builds the invented region, and builds it anew: only where nothing real can be."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from django.conf import settings
from django.contrib.auth import get_user_model

from tandem.base import events, ids, planner
from tandem.base.actor import SYSTEM
from tandem.base.models import Event, EventAnchor
from tandem.faces.demo import actions, flanders, small
from tandem.faces.demo.days import Days
from tandem.faces.exchange import shipped
from tandem.registers.access.terms import Happened
from tandem.registers.organisations.queries import companies, providers, register

SIZES: Final[Mapping[str, Callable[..., Iterator[str]]]] = {"small": small.build, "flanders": flanders.build}
"""How large the region can be."""

INVENTED_MAIL: Final = ".example"
"""How every invented address ends; the name is reserved, nobody has a mailbox there."""

_INVENTED_MODES: Final = ("demo", "test")


class NotHere(Exception):  # noqa: N818 - reads as the answer it becomes
    """The region is not built here; the message says in Dutch why, and what to do."""


def build(*, size: str, seed: int, now: datetime, only_when_empty: bool = False) -> Iterator[str]:
    """Build the region where nothing stands yet; tells what it does. `NotHere` where it may not be built."""
    _may_be_here(size)
    if _is_empty():
        yield from _build(size, seed=seed, now=now)
    elif only_when_empty:
        yield _what_stands()
    else:
        raise NotHere(
            "Deze databank is al in gebruik: kies een andere met DATABASE_URL, "
            f"of wis eerst alles met --rebuild (`make demo SIZE={size}`)."
        )


def rebuild(*, size: str, seed: int, now: datetime) -> Iterator[str]:
    """Take away everything, load the shipped registers, and build; `NotHere` where real people have accounts."""
    _may_be_here(size)
    _holds_nothing_real()
    actions.empty_every_table()
    yield "Alles is gewist."
    with ids.seeded(seed):
        shipped.load_all(now=Days.before(now).end)
    yield "De meegeleverde registers staan er."
    yield from _build(size, seed=seed, now=now)


def _build(size: str, *, seed: int, now: datetime) -> Iterator[str]:
    yield "De proefstreek wordt gebouwd. Alles erin is verzonnen."
    with ids.seeded(seed):
        days = Days.before(now)
        yield from SIZES[size](days=days, seed=seed)
        # The first seal over the events: without it, a later start knows that the building was broken off.
        events.anchor(at=days.end)
    planner.look_over()
    yield "De proefstreek staat er."


def _may_be_here(size: str) -> None:
    if settings.MODE not in _INVENTED_MODES:
        raise NotHere("Een proefstreek hoort niet in productie. Zet TANDEM_MODE op demo, met een eigen databank.")
    if size not in SIZES:
        raise NotHere(f"Deze grootte bestaat niet: {size}. Kies {' of '.join(SIZES)}.")


def _is_empty() -> bool:
    """Whether nobody uses this database yet: no company, extract or import of providers, no account, no invitation."""
    used = (
        companies.companies_visible_to(SYSTEM).exists,
        register.extracts,
        providers.batches_for(SYSTEM).exists,
        get_user_model().objects.exists,
        Event.objects.filter(code=Happened.INVITED).exists,
    )
    return not any(ask() for ask in used)


def _what_stands() -> str:
    """What a start finds: the region, half of it, or a register of somebody's own."""
    if not get_user_model().objects.filter(is_demo=True).exists():
        return "Het register is al in gebruik. Er komt geen verzonnen streek bij."
    if not EventAnchor.objects.exists():
        return "De proefstreek is maar half gebouwd. Met `make demo` wist u alles en bouwt u ze opnieuw."
    return "De proefstreek staat er al en blijft zoals ze is."


def _holds_nothing_real() -> None:
    """Refuse where somebody has an identity or a mailbox that exists: whatever the mode says, that is not invented."""
    if get_user_model().objects.exclude(issuer="", email__endswith=INVENTED_MAIL).exists():
        raise NotHere(
            "In deze databank staan accounts van echte mensen. Ze wordt niet gewist. "
            "Kies een andere databank met DATABASE_URL."
        )
