"""What a choice costs, in sentences: this run against the two ends, and each pair that was fixed beforehand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.matching import PlaceName
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries import rounds as doors


@dataclass(frozen=True)
class LockCost:
    """One pair that was fixed, and what it costs."""

    learner: str
    place: str
    cost: str


def end_cost(this: Mapping[str, Any], other: Mapping[str, Any], *, least: int) -> str:
    """What the other end gives and takes beside this run; minutes only where so many are placed."""
    said = [
        _difference(
            other["placed"] - this["placed"],
            lambda n: ngettext("%(n)s voorstel meer", "%(n)s voorstellen meer", n),
            lambda n: ngettext("%(n)s voorstel minder", "%(n)s voorstellen minder", n),
        )
    ]
    if min(this["placed"], other["placed"]) >= max(least, 1):
        minutes = round(other["total_minutes"] / other["placed"]) - round(this["total_minutes"] / this["placed"])
        said.append(
            _difference(
                minutes,
                lambda n: ngettext("gemiddeld %(n)s minuut langer", "gemiddeld %(n)s minuten langer", n),
                lambda n: ngettext("gemiddeld %(n)s minuut korter", "gemiddeld %(n)s minuten korter", n),
            )
        )
    said.append(
        _difference(
            other["blocking_pairs"] - this["blocking_pairs"],
            lambda n: ngettext("%(n)s paar meer liever samen", "%(n)s paren meer liever samen", n),
            lambda n: ngettext("%(n)s paar minder liever samen", "%(n)s paren minder liever samen", n),
        )
    )
    return ", ".join(part for part in said if part) or gettext("hetzelfde")


def lock_costs(actor: Actor, run: Any, *, day: date) -> tuple[LockCost, ...]:
    """What each fixed pair costs, of the learners this actor may know."""
    told = run.report.get("lock_costs", [])
    if not told:
        return ()
    keys = [UUID(one["track"]) for one in told]
    seen = tracks.tracks_for(actor, day=day).filter(pk__in=keys).select_related("person")
    learners = {str(one.pk): f"{one.person.given_name} {one.person.family_name}" for one in seen}
    openings = places.openings_named([UUID(one["opening"]) for one in told])
    names = {
        str(one.pk): PlaceName(one.establishment.name, one.establishment.municipality, one.first_minute)
        for one in openings
    }
    knows_all = not doors.speak_of_others(actor, [run.pk], day=day)
    return tuple(
        LockCost(learners[one["track"]], str(names.get(one["opening"], "")), _lock_words(one, knows_all=knows_all))
        for one in told
        if one["track"] in learners
    )


def _lock_words(one: Mapping[str, Any], *, knows_all: bool) -> str:
    """What would be otherwise without the pair; minutes of others only to who may know everybody."""
    return ", ".join(_lock_parts(one, knows_all=knows_all)) or gettext("niets: zonder dit kwam hetzelfde uit")


def _lock_parts(one: Mapping[str, Any], *, knows_all: bool) -> Iterator[str]:
    placed = one["placed"]
    if placed:
        more = ngettext("%(n)s lerende meer met een plaats", "%(n)s lerenden meer met een plaats", abs(placed))
        less = ngettext("%(n)s lerende minder met een plaats", "%(n)s lerenden minder met een plaats", abs(placed))
        yield (more if placed > 0 else less) % {"n": abs(placed)}
    if one["moves"]:
        words = ngettext(
            "%(n)s andere lerende kreeg iets anders", "%(n)s andere lerenden kregen iets anders", one["moves"]
        )
        yield words % {"n": number_format(one["moves"])}
    minutes = one["minutes"]
    if minutes and knows_all:
        more = ngettext("samen %(n)s minuut langer onderweg", "samen %(n)s minuten langer onderweg", abs(minutes))
        less = ngettext("samen %(n)s minuut korter onderweg", "samen %(n)s minuten korter onderweg", abs(minutes))
        yield (more if minutes > 0 else less) % {"n": number_format(abs(minutes))}


def _difference(count: int, more: Any, less: Any) -> str:
    if not count:
        return ""
    said: str = (more if count > 0 else less)(abs(count))
    return said % {"n": number_format(abs(count))}
