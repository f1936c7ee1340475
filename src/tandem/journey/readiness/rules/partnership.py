"""Who teaches what when several workplaces together cover the list of a training, and where a learner is each month.

A plan always covers every compulsory activity: what no workplace brings makes no plan. Each activity is taught in one
place: the lead teaches all it can, so that a learner moves as little as possible; what it lacks goes to who brings it.
"""

from collections.abc import Mapping, Sequence
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
    taught: dict[Site, list[Listed]] = {site: [] for site in offers}
    at_school = []
    for one in sorted(listed.activities, key=lambda one: sum(one.key in keys for keys in offers.values())):
        sites = [site for site, keys in offers.items() if one.key in keys]
        if not sites:
            at_school.append(one)
        elif lead in sites:
            taught[lead].append(one)
        else:
            taught[min(sites, key=lambda site: len(taught[site]))].append(one)
    order = {one.code: place for place, one in enumerate(listed.activities)}
    shares = tuple(
        Share(
            site,
            is_lead=site == lead,
            teaches=tuple(sorted(taught[site], key=lambda one: (one.phase or 0, order[one.code]))),
            brings=sum(one.key in offers[site] for one in listed.activities),
        )
        for site in sorted(offers, key=lambda site: site != lead)
        if taught[site] or site == lead
    )
    rest = tuple(sorted(at_school, key=lambda one: order[one.code]))
    return Plan(listed, shares, rest, tuple(rotation(shares)))


def rotation(shares: Sequence[Share[Site]]) -> list[Month[Site]]:
    """Where a learner is each month: as long as there is to learn, a month at least; first at the lead.

    Last too, unless the lead has no more than a month to teach and others teach the rest.
    """
    lengths = _lengths([len(share.teaches) for share in shares])
    back = 1 if len(shares) > 1 and lengths[0] > 1 else 0
    stays = [(share, length - (back if share.is_lead else 0)) for share, length in zip(shares, lengths, strict=True)]
    visits = [share for share, length in stays for _ in range(length)] + [shares[0]] * back
    portions = {share.site: _portions(share.teaches, visits.count(share)) for share in shares}
    months = []
    for month, share in zip(SCHOOL_MONTHS, visits, strict=True):
        months.append(Month(month, share.site, portions[share.site].pop(0)))
    return months


def _lengths(counts: Sequence[int]) -> list[int]:
    """The months of each: in proportion, by the largest remainders, one at least."""
    spare, whole = len(SCHOOL_MONTHS) - len(counts), sum(counts) or 1
    lengths = [1 + spare * count // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-(spare * counts[place] % whole), place))
    for place in by_remainder[: len(SCHOOL_MONTHS) - sum(lengths)]:
        lengths[place] += 1
    return lengths


def _portions(rows: Sequence[Listed], count: int) -> list[tuple[Listed, ...]]:
    """The rows in so many parts that follow each other and hardly differ in length."""
    edges = [len(rows) * place // count for place in range(count + 1)]
    return [tuple(rows[start:end]) for start, end in pairwise(edges)]
