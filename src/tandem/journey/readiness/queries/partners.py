"""Which workplaces together cover a training: asked of the engine, exactly; told as plans, or why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

import numpy as np

from matchmaker.cover import Limits, Places, cover
from matchmaker.cover import Reason as WhyNot
from tandem.journey.readiness.queries.around import Around, bringing, sites_in_reach
from tandem.journey.readiness.queries.work import key_of
from tandem.journey.readiness.rules.coverage import Listed, TrainingList
from tandem.journey.readiness.rules.partnership import Plan, lead_of, plan
from tandem.journey.readiness.terms import NoPlan
from tandem.journey.recognition.queries import offers
from tandem.journey.recognition.queries.offers import Bringer
from tandem.registers.reference import queries as reference
from tandem.registers.travel.queries.doors import NEVER, Spot, travel_minutes_many

MOST_SITES: Final = 4
BEST: Final = 5


@dataclass(frozen=True)
class Wanted:
    """For which list, from where, with at most how many workplaces; what the one who asks does itself."""

    listed: TrainingList
    around: Around
    own: frozenset[str] = frozenset()
    """What happens at the company that asks, by the keys of its activities: it leads. Empty where nobody in particular
    asks: then who brings the most leads."""
    most: int = MOST_SITES
    besides: frozenset[UUID] = frozenset()
    """Establishments that said no."""
    company: UUID | None = None
    """The company that asks: its other establishments are no partner of it."""
    is_recognised: bool = False
    """Only what a workplace is recognised for in this training itself: a learner can begin there."""

    def admits(self, site: Any) -> bool:
        """Whether this establishment may be a partner."""
        return site.id not in self.besides and (self.company is None or site.company != self.company)


@dataclass(frozen=True)
class Member:
    """One workplace of a plan; without an establishment it is the company that asks, where it stands."""

    establishment: UUID | None
    minutes: int


@dataclass(frozen=True)
class Found:
    """A plan, and how much travel it takes together."""

    plan: Plan[Member]
    minutes: int
    places: Mapping[UUID, Any] = field(default_factory=dict)
    """The establishments with their company, by key."""


@dataclass(frozen=True)
class Why:
    """Why there is no plan: who offers an activity and is no partner, or that it takes more workplaces.

    `left_out` are those that offer it and that the one who asks left out.
    """

    code: NoPlan
    activity: Listed | None = None
    sites: int = 0
    minutes: int | None = None
    left_out: int = 0


@dataclass(frozen=True)
class Answer:
    """The best plans, fewest workplaces first, then least travel; without any, every reason why."""

    plans: tuple[Found, ...] = ()
    why: tuple[Why, ...] = ()


def plans_for(wanted: Wanted, *, day: date) -> Answer:
    """The best plans. Never one that leaves out something compulsory: without any, the reasons."""
    listed = wanted.listed.compulsory
    if not listed:
        return Answer(why=(Why(NoPlan.NOTHING_COMPULSORY),))
    own = wanted.own & {one.key for one in wanted.listed.activities}
    members, does = _members(wanted, own, day=day)
    brings = np.array([[one.key in does[member] for one in listed] for member in members], np.bool_)
    nowhere = np.zeros(len(members), np.int64)  # no distance between two workplaces is asked
    covers = cover(
        Places(brings.reshape(len(members), len(listed)), nowhere, nowhere),
        listed=range(len(listed)),
        minutes=np.array([member.minutes for member in members], np.int64),
        limits=Limits(places=wanted.most),
        fixed=(0,) if own else (),
        best=BEST,
    )
    found = [_found(wanted.listed, [members[one] for one in best.places], does, asks=bool(own)) for best in covers.best]
    ids = {member.establishment for one in found for member in _members_of(one.plan) if member.establishment}
    places = offers.named_sites(ids) if ids else {}
    whole = tuple(Found(one.plan, one.minutes, places) for one in found)
    return Answer(whole, tuple(_why(one, wanted, day=day) for one in covers.reasons))


def make_ready() -> None:
    """Load what the engine compiled, or compile it, by asking something small."""
    one = np.zeros(2, np.int64)
    cover(Places(np.eye(2, dtype=np.bool_), one, one), listed=(0, 1), minutes=one, limits=Limits(places=2))


def _members(wanted: Wanted, own: frozenset[str], *, day: date) -> tuple[list[Member], dict[Member, frozenset[str]]]:
    """Who may take part, the one who asks first, then by key; and what happens at each."""
    reach = sites_in_reach(wanted.around, day=day)
    keys = {one.key for one in wanted.listed.activities}
    does: dict[UUID, set[str]] = {}
    training = wanted.listed.training if wanted.is_recognised else None
    for key, sites in bringing(keys, wanted.around, day=day, training=training).items():
        for site in sites:
            if site in reach and wanted.admits(reach[site].site):
                does.setdefault(site, set()).add(key)
    members = [Member(site, reach[site].minutes) for site in sorted(does)]
    told = {member: frozenset(does[member.establishment]) for member in members if member.establishment}
    if not own:
        return members, told
    asking = Member(None, 0)
    return [asking, *members], {asking: own, **told}


def _found(
    listed: TrainingList, members: Sequence[Member], does: Mapping[Member, frozenset[str]], *, asks: bool
) -> Found:
    by_way = sorted(members, key=lambda one: (one.minutes, str(one.establishment or "")))
    told = {member: does[member] for member in by_way}
    lead = members[0] if asks else lead_of(listed, told)
    made = plan(listed, told, lead=lead)
    return Found(made, sum(member.minutes for member in members))


def _members_of(made: Plan[Member]) -> list[Member]:
    return [share.site for share in made.shares]


def _why(reason: WhyNot, wanted: Wanted, *, day: date) -> Why:
    """The reason in words of the field; who brings an activity farther away is looked for only now."""
    if reason.activity is None:
        return Why(NoPlan.TOO_MANY_WORKPLACES, sites=wanted.most)
    one = wanted.listed.compulsory[reason.activity]
    ids = [row.id for row in reference.activities_with_words() if key_of(row.text_nl) == one.key]
    sites = offers.bringing_anywhere(ids, day=day)
    if not sites:
        return Why(NoPlan.NOT_OFFERED, activity=one)
    left_out = sum(site.id in wanted.besides for site in sites)
    admitted = [site for site in sites if wanted.admits(site)]
    if not admitted:
        return Why(NoPlan.LEFT_OUT if left_out else NoPlan.ONLY_OWN, activity=one, left_out=left_out)
    farther = _farther(admitted, wanted, day=day)
    if not farther:
        return Why(NoPlan.NO_WAY_THERE, activity=one, sites=len(admitted), left_out=left_out)
    return Why(NoPlan.OUT_OF_REACH, activity=one, sites=len(farther), minutes=min(farther), left_out=left_out)


def _farther(sites: Sequence[Bringer], wanted: Wanted, *, day: date) -> list[int]:
    """How long it takes to each of these, wherever it lies; one of which we do not know where cannot be reached."""
    spots = [Spot(site.lat, site.lon) for site in sites if site.lat is not None and site.lon is not None]
    start = Spot(wanted.around.lat, wanted.around.lon)
    minutes = travel_minutes_many(start, spots, wanted.around.mode, day=day)
    return [int(took) for took in minutes if took != NEVER]
