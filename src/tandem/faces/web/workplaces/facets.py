"""The filters beside the list, each counted as if nothing of its own were chosen."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from tandem.faces.web.language import in_language
from tandem.faces.web.lists import Option, without
from tandem.faces.web.site.pages import Link
from tandem.faces.web.workplaces.asking import Asked, Tables
from tandem.journey.recognition.queries import public

OPEN = 8
"""So many choices show at once; the others fold."""


@dataclass(frozen=True)
class Facet:
    """One filter; the choices that find most stand first, the rest folds."""

    label: str
    name: str
    options: tuple[Option, ...]
    rest: tuple[Option, ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Counts:
    """How many workplaces of each training fit, whatever trainings and sectors are chosen."""

    by_training: Mapping[UUID, int]

    def of(self, trainings: Collection[UUID]) -> int:
        """How many there are of these trainings together."""
        return sum(self.by_training.get(key, 0) for key in trainings)


def count(asked: Asked, tables: Tables, *, day: date) -> Counts:
    """One count that the total, the trainings and the sectors are all made from."""
    return Counts(public.by_training(asked.wish(tables, without=("opleiding", "sector")), day=day))


def total(asked: Asked, tables: Tables, counts: Counts) -> int:
    """How many workplaces fit everything."""
    return counts.of(_of_sectors(asked, tables, counts) & _chosen(asked, counts))


def facets(asked: Asked, tables: Tables, counts: Counts, *, day: date) -> tuple[Facet, ...]:
    """Free place, training, sector and province, with how many workplaces each would show."""
    by_municipality = public.by_municipality(asked.wish(tables, without=("provincie",)), day=day)
    return (
        _free(asked, tables, counts, day=day),
        _trainings(asked, tables, counts),
        _sectors(asked, tables, counts),
        _provinces(asked, tables, by_municipality),
    )


def chips(asked: Asked, tables: Tables, query: QueryDict) -> tuple[Link, ...]:
    """Every chosen filter, each with the address without it."""
    trainings = [tables.trainings[key] for key in asked.trainings]
    free = [Link(gettext("Vrije plaats"), without(query, "tot", "vrij"))] if asked.open_on else []
    found = free + [
        Link(in_language(one.name, one.name_en), without(query, "tot", opleiding=one.slug)) for one in trainings
    ]
    found += [
        Link(in_language(one.name, one.name_en), without(query, "tot", sector=one.code))
        for one in tables.sectors
        if one.code in asked.sectors
    ]
    found += [
        Link(gettext(one.name), without(query, "tot", provincie=one.code))
        for one in tables.provinces
        if one.code in asked.provinces
    ]
    return tuple(found)


def _free(asked: Asked, tables: Tables, counts: Counts, *, day: date) -> Facet:
    """Only where a place stands open; how many that leaves of everything else that is chosen."""
    is_chosen = asked.open_on is not None
    narrowed = replace(asked, open_on=day)
    found = total(asked, tables, counts) if is_chosen else public.count(narrowed.wish(tables), day=day)
    label = gettext("Alleen met een vrije plaats")
    return Facet(gettext("Vrije plaats"), "vrij", (_option("1", label, is_chosen, found),))


def _of_sectors(asked: Asked, tables: Tables, counts: Counts) -> frozenset[UUID]:
    """The trainings of the chosen sectors; all that were counted where none is chosen."""
    return tables.of_sectors(asked.sectors) if asked.sectors else frozenset(counts.by_training)


def _chosen(asked: Asked, counts: Counts) -> frozenset[UUID]:
    """The chosen trainings; all that were counted where none is chosen."""
    return frozenset(asked.trainings) or frozenset(counts.by_training)


def _trainings(asked: Asked, tables: Tables, counts: Counts) -> Facet:
    within = _of_sectors(asked, tables, counts)
    options = [
        _option(one.slug, in_language(one.name, one.name_en), key in asked.trainings, counts.of({key} & within))
        for key, one in tables.trainings.items()
    ]
    return _folded(gettext("Opleiding"), "opleiding", options)


def _sectors(asked: Asked, tables: Tables, counts: Counts) -> Facet:
    within = _chosen(asked, counts)
    options = [
        _option(
            one.code,
            in_language(one.name, one.name_en),
            one.code in asked.sectors,
            counts.of(tables.of_sectors((one.code,)) & within),
        )
        for one in tables.sectors
    ]
    return _folded(gettext("Sector"), "sector", options)


def _provinces(asked: Asked, tables: Tables, counts: Mapping[str, int]) -> Facet:
    total: Counter[str] = Counter()
    for nis, number in counts.items():
        total[tables.province_of.get(nis, "")] += number
    options = tuple(
        _option(one.code, gettext(one.name), one.code in asked.provinces, total[one.code]) for one in tables.provinces
    )
    return Facet(gettext("Provincie"), "provincie", options)


def _option(value: str, label: str, checked: bool, count: int) -> Option:  # noqa: FBT001 - one line per option
    return Option(value, label, checked, count, disabled=not count)


def _folded(label: str, name: str, options: list[Option]) -> Facet:
    ranked = sorted(options, key=lambda one: (not one.checked, -(one.count or 0), one.label))
    first = max(OPEN, sum(one.checked for one in options))
    return Facet(label, name, tuple(ranked[:first]), tuple(ranked[first:]), is_open=any(one.checked for one in options))
