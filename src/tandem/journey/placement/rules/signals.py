"""Early signals of a search time: what asks the attention of a coach while there is still time to do something.

Nothing of it is kept: the signals are worked out from what stands in the tables each time somebody looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.signals import Signal
from tandem.law import counting
from tandem.law.errors import NoCalendar
from tandem.law.norms import Norms

_NONE: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Search:
    """What is known of a learner who searches, as far as a signal can come out of it."""

    is_kept: bool = False
    """Whether a workplace is kept."""
    running: int = 0
    refused: int = 0
    """How many introductions ended without a place since the clock began."""
    company_since: date | None = None
    """Since when a company has had to answer, of all introductions that run the longest."""
    family_since: date | None = None
    """Since when the learner or a parent has had to answer."""
    has_place_near: bool = True
    has_profile: bool = True
    is_findable: bool = True
    is_minor: bool = False
    has_parent: bool = True


@dataclass(frozen=True)
class Told:
    """One signal, with the number that makes it plain: days, kilometres, introductions."""

    signal: Signal
    number: int = 0


@dataclass(frozen=True)
class Break:
    """A long break: how many training days lie before it, and on which day it is over."""

    days_before: int
    until: date


def signals(search: Search, count: Count, *, norms: Norms, free_days: frozenset[date] = _NONE) -> tuple[Told, ...]:
    """What asks attention, the weightiest first; nothing before the count begins and once the days are over."""
    if not count.has_begun or count.is_over:
        return ()
    order = list(Signal)
    found = (*_of_places(search, count, norms), *_of_answers(search, count, norms), *_of_learner(search, count, norms))
    ahead = break_ahead(count, norms=norms, free_days=free_days)
    coming = (Told(Signal.BREAK_AHEAD, ahead.days_before),) if ahead else ()
    return tuple(sorted((*found, *coming), key=lambda one: order.index(one.signal)))


def break_ahead(count: Count, *, norms: Norms, free_days: frozenset[date] = _NONE) -> Break | None:
    """The long break that begins within a few training days and before the last day; None where there is none."""
    law = norms.signals
    day, last = count.day, count.due_on
    for before in range(law.before_break_days.value + 1):
        try:
            following = counting.nth_after(day, 1, free_days=free_days)
        except NoCalendar:
            return None
        if last is None or day >= last:
            return None
        if (following - day).days > law.break_days.value:
            return Break(before, following - timedelta(days=1))
        day = following
    return None


def _of_places(search: Search, count: Count, norms: Norms) -> Iterator[Told]:
    law = norms.signals
    if not search.has_place_near:
        yield Told(Signal.NO_PLACE_NEAR, law.reach_km.value)
    if search.refused >= law.refusals.value and not search.running:
        yield Told(Signal.ONLY_REFUSALS, search.refused)
    if count.used >= law.quiet_days.value and not (search.is_kept or search.running or search.refused):
        yield Told(Signal.NOTHING_YET, count.used)


def _of_answers(search: Search, count: Count, norms: Norms) -> Iterator[Told]:
    waits = norms.signals.answer_days.value
    for signal, since in ((Signal.COMPANY_SILENT, search.company_since), (Signal.FAMILY_SILENT, search.family_since)):
        if since is not None and (count.day - since).days >= waits:
            yield Told(signal, (count.day - since).days)


def _of_learner(search: Search, count: Count, norms: Norms) -> Iterator[Told]:
    if search.is_minor and not search.has_parent:
        yield Told(Signal.NO_PARENT)
    if count.used < norms.signals.profile_days.value:
        return
    if not search.has_profile:
        yield Told(Signal.NO_PROFILE)
    elif not search.is_findable:
        yield Told(Signal.NOT_FINDABLE)
