"""Matching rounds of the invented region: one whose proposals are under way, one in preparation, one of a region."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.base.periods import day_of
from tandem.faces.demo import personas, schools
from tandem.faces.demo.days import Chance
from tandem.faces.demo.stage import Stage
from tandem.journey.placement.actions import publishing, rounds, runs
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.placement.terms.rounds import PairKind, RunRule
from tandem.registers.access.terms import Role
from tandem.registers.organisations.queries import providers

_EVENING: Final = 21 * 60 + 35
"""In minutes after midnight, yesterday: every place that stands open today did so by then."""
_ANSWER_DAYS: Final = 12
_OTHERS: Final = (1, 2)
"""Which other schools the region asks."""
_REGION: Final = "Bauwens"
_SOON: Final = timedelta(minutes=1)


def settle(stage: Stage, *, seed: int) -> str:
    """Let a school and a region make rounds; gives what it did."""
    school = providers.provider_numbered(schools.number_of(0))
    head = Actor(stage.cast.users[personas.PRINCIPAL], Role.PROVIDER_ADMIN, school.pk)
    chance, now = Chance(f"{seed}/rounds"), stage.days.ago(1, minute=_EVENING)
    done = _published(head, _begun(head, "Najaar: wie nog zoekt", chance=chance, now=now), now=now)
    _prepared(head, _begun(head, "Na Nieuwjaar", chance=chance, now=now + 10 * _SOON), now=now + 10 * _SOON)
    region = _begun(stage.cast.actors[_REGION], "Proefronde met drie scholen", chance=chance, now=now + 20 * _SOON)
    _of_region(stage, head, region, now=now + 20 * _SOON)
    told = f"voorstellen van {done} lerenden onderweg" if done else "nog niets bekendgemaakt"
    return f"3 matchronden begonnen, {told}."


def settle_flanders(stage: Stage, *, seed: int) -> str:
    """A round of all of Flanders in which every provider takes part; to work it out is left to who looks.

    Each provider gets somebody who answers for it: only that provider may let its learners take part.
    """
    chance, now = Chance(f"{seed}/rounds"), stage.days.ago(1, minute=_EVENING)
    leads, own = stage.cast.actors[_REGION], providers.provider_numbered(schools.number_of(0)).pk
    asked = {own: Actor(stage.cast.users[personas.PRINCIPAL], Role.PROVIDER_ADMIN, own)}
    for programme in providers.programmes_on(stage.days.today):
        key = programme.location.provider_id
        if key not in asked:
            asked[key] = personas.head_of(key, people=stage.people, since=stage.days.working_ago(400))
    one = _begun(leads, "Heel Vlaanderen, najaar", chance=chance, now=now)
    for key, head in asked.items():
        rounds.ask_provider(actor=leads, round_id=one.pk, provider_id=key, now=now + _SOON)
        rounds.join(actor=head, round_id=one.pk, takes_part=True, now=now + 2 * _SOON)
    return f"1 matchronde van heel Vlaanderen staat klaar om te berekenen; {len(asked)} aanbieders doen mee."


def _begun(actor: Actor, title: str, *, chance: Chance, now: datetime) -> Any:
    form = RoundForm(title, doors.school_years(now)[0])
    return rounds.start(actor=actor, form=form, now=now, seed=chance.between(0, rounds.SEEDS - 1))


def _run(actor: Actor, one: Any, rule: RunRule, *, now: datetime) -> UUID:
    run = rounds.ask_run(actor=actor, round_id=one.pk, rule=rule, now=now)
    runs.work_out(run_id=str(run.pk), now=now + _SOON)
    return run.pk


def _published(head: Actor, one: Any, *, now: datetime) -> int:
    """Two runs beside each other, of which one becomes proposals; gives how many, 0 where there was nothing to give."""
    chosen = _run(head, one, RunRule.LEVELS, now=now + _SOON)
    _run(head, one, RunRule.MIN_MINUTES, now=now + 3 * _SOON)
    until, then = day_of(now) + timedelta(days=_ANSWER_DAYS), now + 6 * _SOON
    try:
        publishing.publish(actor=head, run_id=chosen, answers_until=until, now=then)
    except NotPossible:
        return 0
    publishing.propose(round_id=str(one.pk), now=then + _SOON)
    return doors.proposed_in(doors.round_for(head, one.pk)).get(IntroductionState.PROPOSED, 0)


def _prepared(head: Actor, one: Any, *, now: datetime) -> None:
    """A run, and a pair that the school keeps apart from the next one on."""
    run = doors.run_for(head, _run(head, one, RunRule.STABLE, now=now + _SOON))
    day = day_of(now)
    placed = doors.lines_for(head, run, day=day).filter(opening__isnull=False).first()
    if placed is None:
        return
    told: dict[str, Any] = {"track_id": placed.track_id, "opening_id": placed.opening_id, "kind": PairKind.FORBIDDEN}
    words = "De lerende werkte er al en het liep niet goed."
    rounds.set_pair(actor=head, round_id=one.pk, words=words, now=now + 4 * _SOON, **told)


def _of_region(stage: Stage, head: Actor, one: Any, *, now: datetime) -> None:
    """A body asks schools; one takes part, and the body sees figures only."""
    leads = stage.cast.actors[_REGION]
    for place in (0, *_OTHERS):
        school = providers.provider_numbered(schools.number_of(place))
        rounds.ask_provider(actor=leads, round_id=one.pk, provider_id=school.pk, now=now + _SOON)
    rounds.join(actor=head, round_id=one.pk, takes_part=True, now=now + 2 * _SOON)
    _run(leads, one, RunRule.LEVELS, now=now + 3 * _SOON)
