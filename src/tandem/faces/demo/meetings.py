"""Introductions of the invented region: in every phase, each step at its moment by who takes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from importlib import resources
from typing import Any, Final
from uuid import UUID

import yaml

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.base.periods import day_of
from tandem.faces.demo import personas
from tandem.faces.demo.days import Chance, Days, at, is_working_day
from tandem.faces.demo.stage import Stage
from tandem.faces.demo.timeline import Timeline
from tandem.journey.placement.actions import clocks, introduction_clock, introduction_moves
from tandem.journey.placement.actions import introduction_ends as ends
from tandem.journey.placement.actions import introductions as actions
from tandem.journey.placement.actions.introductions import Talk
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries import public_openings
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.terms.introductions import EndReason, RefusalReason
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.geo.rules import distance_km

Beat = tuple[str, int]
"""A step, and how many days ago it was taken."""

_NEAR_KM: Final = 45
_NIGHTS: Final = (16, 1)
"""How many days ago what nobody answered was closed."""
_KEEPS_SEAT: Final = ("promise", "accept")
_ROOM: Final = 5
"""Where a school finds so few places, its learners take none before the round."""
_FIRST_MINUTE, _STEP_MINUTES = 9 * 60 + 40, 35
_TALK_DAYS, _TALK_AHEAD, _TALK_MINUTE = 2, 4, 14 * 60 + 30
"""In days: how soon they met, and how far ahead of today lies a talk that is still to come."""
_PATIENCE: Final = 6
"""So many days from today somebody may still answer who was given more time."""

WRITTEN: Final[Sequence[Beat]] = (("apply", 9), ("plan_ahead", 3))
PROMISED: Final[Sequence[Beat]] = (("propose", 12), ("plan", 10), ("promise", 3))
WAITING: Final[Sequence[Beat]] = (("propose", 4),)
PLANNED: Final[Sequence[Beat]] = (("propose", 17), ("plan_ahead", 15))
FALLEN_AWAY: Final[Sequence[Beat]] = (("propose", 27), ("promise", 25), ("accept", 24), ("fall_away", 20))
PLACED: Final[Sequence[Beat]] = (("propose", 19), ("plan", 18), ("promise", 17), ("accept", 15))
STORIES: Final[Sequence[Sequence[Beat]]] = (
    FALLEN_AWAY,
    PLACED,
    (("propose", 21), ("company_says_no", 18)),
    (("propose", 20), ("plan", 18), ("learner_says_no", 15)),
    (("propose", 28),),
    (("propose", 19), ("withdraw", 17)),
    (("propose", 19), ("plan", 17), ("promise", 8)),
    (("propose_with_time", 18), ("move", 16)),
    PLANNED,
    (("propose_with_time", 15),),
)
"""One for each way an introduction can go; the fifth is closed by the night, since nobody answered."""


@dataclass(frozen=True)
class Pair:
    """A learner and an open place for the same training, not too far."""

    track: Any
    opening: Any
    km: float

    @property
    def order(self) -> tuple[float, str, str]:
        """The nearest first; the same for the same seed."""
        return (self.km, self.track.number, self.opening.recognition.number)


class Teller:
    """Tells stories of introductions on one timeline."""

    def __init__(self, stage: Stage, *, seed: int) -> None:
        self.stage, self.days, self.chance = stage, stage.days, Chance(f"{seed}/meetings")
        self.timeline = Timeline(end=self.days.end)
        self.bosses: Mapping[UUID, UUID] = {}
        self.seated: set[UUID] = set()
        self.used: set[tuple[UUID, UUID]] = set()

    def tell(self, pair: Pair, story: Sequence[Beat]) -> bool:
        """Put a story on the timeline, where its place stood open by then; gives whether it was."""
        key = (pair.track.pk, pair.opening.pk)
        takes_seat = story[-1][0] in _KEEPS_SEAT
        is_taken = takes_seat and {*key} & self.seated
        if key in self.used or is_taken or pair.opening.opened_at >= self._moment(story, 0):
            return False
        self.used.add(key)
        self.seated |= {*key} if takes_seat else set()
        self.timeline.at(self._moment(story, 0), partial(self._take, pair, story, 0, None))
        return True

    def free(self, pairs: Sequence[Pair], *, but: Any) -> list[Pair]:
        """Whoever is in no story yet first, since a place ends all the rest; never this one."""
        busy = {track for track, _ in self.used}
        return sorted((one for one in pairs if one.track.pk != but.pk), key=lambda one: one.track.pk in busy)

    def boss(self, pair: Pair) -> Actor:
        """Who manages the company."""
        company = pair.opening.company_id
        return Actor(self.bosses[company], Role.COMPANY_ADMIN, company)

    def _take(self, pair: Pair, story: Sequence[Beat], place: int, one: UUID | None, now: datetime) -> None:
        """Take one step, and wait for the next; a step that the rules refuse ends the story where it stands."""
        what, _ = story[place]
        try:
            went_on = _DO[what](self, pair, one, now)
        except NotPossible:
            return
        if place + 1 < len(story):
            self.timeline.at(self._moment(story, place + 1), partial(self._take, pair, story, place + 1, went_on))

    def _moment(self, story: Sequence[Beat], place: int) -> datetime:
        return self.days.working_ago(story[place][1], minute=_FIRST_MINUTE + place * _STEP_MINUTES)


def settle(stage: Stage, tracks: Sequence[Any], *, seed: int) -> str:
    """Let learners and workplaces get to know each other; gives what it did."""
    teller, pairs = Teller(stage, seed=seed), sorted(_pairs(stage.days, tracks), key=lambda one: one.order)
    teller.bosses = access.managers_of({one.opening.company_id for one in pairs}, stage.days.today)
    pairs = [one for one in pairs if one.opening.company_id in teller.bosses]
    told = sum(teller.tell(pair, story) for pair, story in _of_personas(stage, tracks[0], pairs))
    own = {one.opening.pk for one in pairs if one.track.provider_id == tracks[0].provider_id}
    for story in STORIES:
        free = teller.free(pairs, but=tracks[0])
        if story[-1][0] in _KEEPS_SEAT and len(own) <= _ROOM:
            free = [one for one in free if one.opening.pk not in own]
        told += any(teller.tell(pair, story) for pair in free)
    for ago in _NIGHTS:
        teller.timeline.at(stage.days.ago(ago, minute=5 * 60), lambda now: introduction_clock.tick(now=now))
    teller.timeline.run()
    return f"{told} kennismakingen verteld, van voorstel tot werkplek."


def _of_personas(stage: Stage, own: Any, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Sequence[Beat]]]:
    """What the learner whom one can become finds, and the companies whose people one can become."""
    mine = [one for one in pairs if one.track.pk == own.pk]
    yield from zip(mine, (WRITTEN, PROMISED), strict=False)
    for part in (personas.BAKER, personas.TWO_PLACES, personas.HR):
        held = access.capacities_of(stage.cast.users[part], stage.days.today)
        theirs = {one.organisation_id for one in held}
        there = [one for one in pairs if one.opening.company_id in theirs and one.track.pk != own.pk]
        yield from zip(there, (WAITING, PLANNED, PROMISED), strict=False)


def _pairs(days: Days, tracks: Iterable[Any]) -> Iterator[Pair]:
    """Every learner who can still get a place, with each place around."""
    open_places: dict[UUID, list[Any]] = {}
    for one in public_openings.listed(day=days.today):
        open_places.setdefault(one.training_id, []).append(one)
    for track in tracks:
        for one in open_places.get(track.training_id, ()) if track.phase in SEARCHES else ():
            if one.lat is not None and one.lon is not None:
                km = distance_km(track.lat, track.lon, one.lat, one.lon)
                if km <= _NEAR_KM:
                    yield Pair(track, one, km)


def _coach(pair: Pair) -> Actor:
    return Actor(pair.track.coach_id, Role.COACH, pair.track.provider_id)


def _learner(teller: Teller) -> Actor:
    return Actor(teller.stage.cast.users[personas.LEARNER], Role.LEARNER)


def _apply(teller: Teller, pair: Pair, _one: UUID | None, now: datetime) -> UUID:
    given: dict[str, Any] = {"track_id": pair.track.pk, "opening_id": pair.opening.pk, "now": now}
    letter = teller.chance.pick(texts()["letters"])
    return actions.propose(actor=_learner(teller), letter=letter, **given).pk


def _propose(_teller: Teller, pair: Pair, _one: UUID | None, now: datetime) -> UUID:
    given: dict[str, Any] = {"track_id": pair.track.pk, "opening_id": pair.opening.pk, "now": now}
    return actions.propose(actor=_coach(pair), **given).pk


def _propose_with_time(teller: Teller, pair: Pair, _one: UUID | None, now: datetime) -> UUID:
    until = teller.days.today + timedelta(days=_PATIENCE)
    given: dict[str, Any] = {
        "track_id": pair.track.pk,
        "opening_id": pair.opening.pk,
        "answers_until": until,
        "now": now,
    }
    return actions.propose(actor=_coach(pair), **given).pk


def _plan(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return _meet(teller, pair, one, day_of(now) + timedelta(days=_TALK_DAYS), now)


def _plan_ahead(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return _meet(teller, pair, one, teller.days.today + timedelta(days=_TALK_AHEAD), now)


def _meet(teller: Teller, pair: Pair, one: UUID | None, day: date, now: datetime) -> UUID:
    """Plan a talk that day, or the first day after it on which people work."""
    while not is_working_day(day):
        day += timedelta(days=1)
    place = pair.opening.establishment
    where = f"{place.street} {place.house_number}, {place.postal_code} {place.municipality}"
    talk = Talk(at(day, _TALK_MINUTE), where, teller.chance.pick(texts()["talks"]))
    return actions.plan(actor=teller.boss(pair), introduction_id=_known(one), talk=talk, now=now).pk


def _promise(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return actions.promise(actor=teller.boss(pair), introduction_id=_known(one), now=now).pk


def _accept(_teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    done = actions.accept(actor=_coach(pair), introduction_id=_known(one), now=now)
    clocks.follow(track_id=pair.track.pk, day=day_of(now), now=now)
    return done.pk


def _company_says_no(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return _refuse(teller.boss(pair), one, teller.chance.pick(texts()["company_says_no"]), now)


def _learner_says_no(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return _refuse(_coach(pair), one, teller.chance.pick(texts()["learner_says_no"]), now)


def _refuse(actor: Actor, one: UUID | None, told: tuple[str, str], now: datetime) -> UUID:
    reason, words = told
    given: dict[str, Any] = {"introduction_id": _known(one), "words": words, "now": now}
    return ends.refuse(actor=actor, reason=RefusalReason(reason), **given).pk


def _withdraw(_teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    return ends.withdraw(actor=_coach(pair), introduction_id=_known(one), now=now).pk


def _move(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    """On with another place of the company; where it has none for this training, nothing happens."""
    boss, day = teller.boss(pair), day_of(now)
    others = doors.other_openings(doors.introduction_for(boss, _known(one), day=day), day=day)
    other = next((each for each in others if each.opened_at < now), None)
    if other is None:
        return _known(one)
    given: dict[str, Any] = {"introduction_id": _known(one), "opening_id": other.pk, "now": now}
    return introduction_moves.transfer(actor=boss, **given).pk


def _fall_away(teller: Teller, pair: Pair, one: UUID | None, now: datetime) -> UUID:
    reason, words = teller.chance.pick(texts()["fell_away"])
    given: dict[str, Any] = {"introduction_id": _known(one), "words": words, "now": now}
    done = ends.fall_away(actor=teller.boss(pair), reason=EndReason(reason), **given)
    clocks.follow(track_id=pair.track.pk, day=day_of(now), now=now)
    return done.pk


def _known(one: UUID | None) -> UUID:
    """The introduction that the first step of a story made."""
    if one is None:
        raise ValueError("a story of an introduction begins with a proposal")
    return one


_DO: Final[Mapping[str, Callable[[Teller, Pair, UUID | None, datetime], UUID]]] = {
    "apply": _apply,
    "propose": _propose,
    "propose_with_time": _propose_with_time,
    "plan": _plan,
    "plan_ahead": _plan_ahead,
    "promise": _promise,
    "accept": _accept,
    "company_says_no": _company_says_no,
    "learner_says_no": _learner_says_no,
    "withdraw": _withdraw,
    "move": _move,
    "fall_away": _fall_away,
}


@cache
def texts() -> Mapping[str, Any]:
    """What people say."""
    told = (resources.files("tandem.faces.demo") / "data" / "meetings.yaml").read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.safe_load(told)
    return parsed
