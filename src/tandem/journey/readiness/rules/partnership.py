"""Who teaches what when several workplaces together cover the list of a training, and where a learner is each month.

A plan always covers every compulsory activity: what no workplace brings makes no plan. Each activity is taught in one
place: the lead teaches all it can, so that a learner moves as little as possible; what it lacks goes to who brings it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from tandem.journey.readiness.rules.coverage import Listed, TrainingList

Site = TypeVar("Site")

FIRST_MONTH: Final = 9
SCHOOL_MONTHS: Final = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""The months of a school year in which a learner is at a workplace."""


@dataclass(frozen=True)
class Share(Generic[Site]):
    """What one workplace teaches."""

    site: Site
    is_lead: bool
    teaches: tuple[Listed, ...]
    brings: int
    """How many activities of the list happen there, taught there or elsewhere."""


@dataclass(frozen=True)
class Month(Generic[Site]):
    """Where a learner is in one month, and what is learned there."""

    month: int
    site: Site
    learns: tuple[Listed, ...]


@dataclass(frozen=True)
class Plan(Generic[Site]):
    """Workplaces that together cover a list: the lead first, then in the order in which a learner comes there."""

    listed: TrainingList
    shares: tuple[Share[Site], ...]
    at_school: tuple[Listed, ...]
    """What is not compulsory and happens at none of them."""
    months: tuple[Month[Site], ...]

    @property
    def lead(self) -> Share[Site]:
        """Who leads: concludes the agreement, has the learner first, and last where there is enough to learn."""
        return self.shares[0]


class Uncovered(ValueError):  # noqa: N818 - reads as what it is
    """These workplaces do not bring everything that is compulsory; `missing` says what."""

    def __init__(self, missing: Sequence[Listed]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(one.code for one in missing))


def lead_of(listed: TrainingList, offers: Mapping[Site, frozenset[str]]) -> Site:
    """Who leads where nobody says so: who brings the most of what is compulsory; the first of those as given."""
    return max(offers, key=lambda site: sum(one.key in offers[site] for one in listed.compulsory))


def plan(listed: TrainingList, offers: Mapping[Site, frozenset[str]], *, lead: Site) -> Plan[Site]:
    """Who teaches what, and where a learner is each month; `Uncovered` where something compulsory is brought by none.

    `offers` are the workplaces in the order in which they are told, each with what happens there. A workplace that
    would teach nothing is left out.
    """
    missing = [one for one in listed.compulsory if not any(one.key in keys for keys in offers.values())]
    if missing:
        raise Uncovered(missing)
    shares, rest = divide(listed.activities, offers, lead=lead)
    return Plan(listed, shares, rest, tuple(rotation(shares)))


def divide(
    activities: Sequence[Listed], offers: Mapping[Site, frozenset[str]], *, lead: Site
) -> tuple[tuple[Share[Site], ...], tuple[Listed, ...]]:
    """Who teaches what, the lead first; and what happens nowhere. A workplace that would teach nothing is left out."""
    taught: dict[Site, list[Listed]] = {site: [] for site in offers}
    nowhere = []
    for one in sorted(activities, key=lambda one: sum(one.key in keys for keys in offers.values())):
        sites = [site for site, keys in offers.items() if one.key in keys]
        if not sites:
            nowhere.append(one)
        elif lead in sites:
            taught[lead].append(one)
        else:
            taught[min(sites, key=lambda site: len(taught[site]))].append(one)
    order = {one.code: place for place, one in enumerate(activities)}
    shares = tuple(
        Share(
            site,
            is_lead=site == lead,
            teaches=tuple(sorted(taught[site], key=lambda one: (one.phase or 0, order[one.code]))),
            brings=sum(one.key in offers[site] for one in activities),
        )
        for site in sorted(offers, key=lambda site: site != lead)
        if taught[site] or site == lead
    )
    return shares, tuple(sorted(nowhere, key=lambda one: order[one.code]))


def rotation(shares: Sequence[Share[Site]], months: Sequence[int] = SCHOOL_MONTHS) -> list[Month[Site]]:
    """Where a learner is each of these months: as long as there is to learn, a month at least; first at the lead.

    Last too, unless the lead has no more than a month to teach and others teach the rest. There are as many months as
    workplaces at least.
    """
    lengths = _lengths([len(share.teaches) for share in shares], months=len(months))
    back = 1 if len(shares) > 1 and lengths[0] > 1 else 0
    stays = [(share, length - (back if share.is_lead else 0)) for share, length in zip(shares, lengths, strict=True)]
    visits = [share for share, length in stays for _ in range(length)] + [shares[0]] * back
    return told_by_month(zip(months, (share.site for share in visits), strict=True), shares)


def told_by_month(visits: Iterable[tuple[int, Site]], shares: Sequence[Share[Site]]) -> list[Month[Site]]:
    """What is learned in each month, where a learner is at these workplaces: as much in one month as in another."""
    stays = list(visits)
    at = [site for _, site in stays]
    portions = {share.site: _portions(share.teaches, at.count(share.site)) for share in shares if share.site in at}
    return [Month(month, site, portions[site].pop(0)) for month, site in stays]


def _lengths(counts: Sequence[int], *, months: int) -> list[int]:
    """The months of each: in proportion, by the largest remainders, one at least."""
    spare, whole = months - len(counts), sum(counts) or 1
    lengths = [1 + spare * count // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-(spare * counts[place] % whole), place))
    for place in by_remainder[: months - sum(lengths)]:
        lengths[place] += 1
    return lengths


def _portions(rows: Sequence[Listed], count: int) -> list[tuple[Listed, ...]]:
    """The rows in so many parts that follow each other and hardly differ in length."""
    edges = [len(rows) * place // count for place in range(count + 1)]
    return [tuple(rows[start:end]) for start, end in pairwise(edges)]
