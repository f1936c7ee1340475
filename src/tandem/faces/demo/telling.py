"""What learners of the invented region tell of themselves, which places they keep, and who wants to be found."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any, Final
from uuid import UUID

import yaml

from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.faces.demo import personas
from tandem.faces.demo.days import Chance
from tandem.faces.demo.stage import Stage
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import alerts, profiles, wishes
from tandem.journey.placement.queries import introductions, public_openings
from tandem.journey.placement.queries import profiles as doors
from tandem.journey.placement.rules.alerts import AlertForm
from tandem.journey.placement.rules.profiles import ProfileForm
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tandem.registers.geo.rules import distance_km
from tandem.registers.people import actions as personal

_KEPT, _RANKED, _NEAR_KM = 5, 3, 40
_AGO, _SINCE = 2, 12
"""In working days: when they told and chose, and when their school let them in."""
_AFTERNOON: Final = 16 * 60
_SEEKERS_WORDS: Final = 4
"""Which of the words the learner says who still searches and whom one can become."""


def settle(stage: Stage, tracks: Sequence[Any], *, seed: int) -> str:
    """Let learners who search tell and choose, the one whom one can become among them; gives what it did."""
    chance = Chance(f"{seed}/telling")
    searching = [one for one in tracks if one.phase == Phase.SEARCHING]
    told = [one for place, one in enumerate(searching) if place == 0 or chance.happens(0.6)]
    now = stage.days.working_ago(_AGO)
    found = sum(_tells(one, _actor(stage, one, is_persona=one is tracks[0]), chance=chance, now=now) for one in told)
    return f"{len(told)} lerenden vertelden over zichzelf, van wie er {found} gevonden willen worden."


def seek(stage: Stage, track: Any) -> str:
    """Let the learner one can become who still searches tell, choose, refuse one place and ask for news."""
    actor, now = Actor(stage.cast.users[personas.SEEKER], Role.LEARNER), stage.days.working_ago(1, minute=_AFTERNOON)
    _says(track, actor, texts()["words"][_SEEKERS_WORDS], now=now)
    profiles.be_found(actor=actor, track_id=track.pk, now=now)
    near = _at_one_each(_nearest(track, now=now))[:_KEPT]
    refused = near.pop() if len(near) > 1 else None
    given: dict[str, Any] = {"actor": actor, "track_id": track.pk, "now": now}
    for one in near[:_RANKED]:
        wishes.keep(**given, opening_id=one.pk)
    wishes.set_ranking(**given, opening_ids=[one.pk for one in near[:_RANKED]])
    if refused is not None:
        wishes.veto(**given, establishment_id=refused.establishment_id, reason=texts()["refusals"][1])
    alerts.keep(**given, form=AlertForm(track.training.code, with_recognised=True))
    return f"1 lerende zoekt nog: {len(near[:_RANKED])} werkplekken op volgorde, en een melding gevraagd."


def _at_one_each(rows: Sequence[Any]) -> list[Any]:
    """The first opening at each establishment."""
    first: dict[UUID, Any] = {}
    for one in rows:
        first.setdefault(one.establishment_id, one)
    return list(first.values())


def _actor(stage: Stage, track: Any, *, is_persona: bool) -> Actor:
    """The learner, who came in by the link of the school."""
    if is_persona:
        return Actor(stage.cast.users[personas.LEARNER], Role.LEARNER)
    since, person = stage.days.working_ago(_SINCE), track.person
    name = f"{person.given_name} {person.family_name}"
    (user,) = accounts.open_accounts(actor=SYSTEM, told=[accounts.NewAccount(person.email, name, since)])
    personal.link_account(actor=SYSTEM, person_id=track.person_id, user_id=user.pk, now=since)
    access.give_capacity(actor=SYSTEM, user_id=user.pk, role=Role.LEARNER, valid_from=since.date(), now=since)
    return Actor(user.pk, Role.LEARNER)


def _tells(track: Any, actor: Actor, *, chance: Chance, now: datetime) -> bool:
    """Tell, choose places, and want to be found or not; gives whether companies find this learner."""
    _says(track, actor, chance.pick(texts()["words"]), now=now)
    _chooses(track, actor, chance=chance, now=now)
    if not chance.happens(0.75):
        return False
    profiles.be_found(actor=actor, track_id=track.pk, now=now)
    return True


def _says(track: Any, actor: Actor, words: Mapping[str, str], *, now: datetime) -> None:
    screened = doors.profile_for(actor, track.pk, day=day_of(now)).form
    form = ProfileForm(**words, available_from=screened.available_from, travel_modes=screened.travel_modes)
    profiles.tell(actor=actor, track_id=track.pk, form=form, now=now)


def _chooses(track: Any, actor: Actor, *, chance: Chance, now: datetime) -> None:
    """Keep the nearest places, put the best in an order, and sometimes refuse one."""
    near, known = _nearest(track, now=now)[:_KEPT], introductions.known_openings(track.pk)
    for one in near:
        wishes.keep(actor=actor, track_id=track.pk, opening_id=one.pk, now=now)
    if len(near) > 1 and chance.happens(0.4) and not known:
        no = near.pop()
        why = chance.pick(texts()["refusals"])
        wishes.veto(actor=actor, track_id=track.pk, establishment_id=no.establishment_id, reason=why, now=now)
        near = [one for one in near if one.establishment_id != no.establishment_id]
    order = [one.pk for one in chance.shuffled(near[:_RANKED])]
    wishes.set_ranking(actor=actor, track_id=track.pk, opening_ids=order, now=now)


def _nearest(track: Any, *, now: datetime) -> list[Any]:
    """The open places for the own training around home, the nearest first."""
    rows = public_openings.listed(day=day_of(now), training=track.training.code)
    far = [
        (distance_km(track.lat, track.lon, one.lat, one.lon), one.recognition.number, one)
        for one in rows
        if one.lat is not None and one.lon is not None
    ]
    return [one for km, _, one in sorted(far, key=lambda told: told[:2]) if km <= _NEAR_KM]


@cache
def texts() -> Mapping[str, Any]:
    """What learners write."""
    told = (resources.files("tandem.faces.demo") / "data" / "telling.yaml").read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.safe_load(told)
    return parsed
