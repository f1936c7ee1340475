"""Agreements of the invented region: being made, being signed, signed, and one whose recognition was lifted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import inf
from typing import Any, Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.base.periods import day_of
from tandem.faces.demo.days import is_working_day
from tandem.faces.demo.stage import Stage
from tandem.faces.documents import agreement as papers
from tandem.journey.agreements.actions import drafts, following, signing
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import choices
from tandem.journey.agreements.terms import Party, Signer
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.plans.actions import lines, plans, workplaces
from tandem.journey.plans.rules.keeping import LineForm, PlanForm, WorkplaceForm
from tandem.journey.plans.terms import Where
from tandem.journey.recognition.actions import lifting
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.terms import LiftGround
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.geo.rules import distance_km
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.terms import Power

_LESSONS, _WORK = "school 8:30-12:00 13:00-16:00", "8:00-12:00 13:00-17:00"
_WEEK: Final = f"{_LESSONS}; {_LESSONS}; {_WORK}; {_WORK}; 8:00-12:00 13:00-16:30"
_BEGUN, _PRESENTED, _LIFTED = 9 * 60 + 5, 11 * 60, 14 * 60
"""In minutes of the day."""


@dataclass(frozen=True)
class Story:
    """How far an agreement came: in working days ago; `begins` in days from today."""

    begun: int
    begins: int
    presented: int | None = None
    signed: int | None = None
    """How many of those who sign have signed; all of them where it is None and the text was presented."""
    lifted: int | None = None
    """How many working days ago its recognition was lifted, which ended it."""

    @property
    def is_whole(self) -> bool:
        """Whether everybody signs."""
        return self.presented is not None and self.signed is None


STORIES: Final = (
    Story(begun=13, presented=11, begins=-6),
    Story(begun=9, presented=6, begins=3),
    Story(begun=8, presented=5, begins=10),
    Story(begun=6, presented=3, begins=17, signed=1),
    Story(begun=2, begins=24),
    Story(begun=12, presented=10, begins=-7, lifted=2),
)


def settle(stage: Stage, tracks: Sequence[Any]) -> str:
    """Let these learners make agreements with workplaces around; gives what it did."""
    found = list(_pairs(stage, tracks))
    bosses = access.managers_of({place.company_id for _, place in found}, stage.days.today)
    told, busy = 0, set[UUID]()
    for story in STORIES:
        # Who still searches is not placed here, or searches again: what runs for such a learner would end with it.
        stays = story.is_whole and story.lifted is None
        fits = [one for one in found if one[0].phase == Phase.PLACED or not stays]
        for track, place in fits:
            if track.pk in busy or place.company_id not in bosses:
                continue
            busy.add(track.pk)
            if _tell(stage, track, place, story, bosses=bosses):
                told += 1
                if story.lifted is not None:
                    _lift(stage, place, stage.days.working_ago(story.lifted, minute=_LIFTED))
                break
    return f"{told} overeenkomsten gemaakt, van ontwerp tot getekend."


def _pairs(stage: Stage, tracks: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Learners with a place first, then who searches, each with the recognised workplaces for the own training."""
    order = (Phase.PLACED, Phase.SEARCHING)
    learners = [one for one in tracks if one.phase in order and one.person.user_id is None and one.coach_id]
    wish = public.Wish(trainings={one.training_id for one in learners})
    places = public.matching(wish, day=stage.days.today).select_related("establishment", "company")
    held = sorted(places, key=lambda one: one.number)
    for track in sorted(learners, key=lambda one: (order.index(one.phase), one.number)):
        for place in sorted(held, key=lambda one: _km(track, one.establishment)):
            if place.training_id == track.training_id:
                yield track, place


def _km(track: Any, place: Any) -> float:
    """How far apart; what stands nowhere comes last."""
    if None in {track.lat, track.lon, place.lat, place.lon}:
        return inf
    return distance_km(track.lat, track.lon, place.lat, place.lon)


def _tell(stage: Stage, track: Any, place: Any, story: Story, *, bosses: Mapping[UUID, UUID]) -> bool:
    """Whether the story could be told; where the rules refuse a step it ends there."""
    coach = Actor(track.coach_id, Role.COACH, track.provider_id)
    boss = Actor(bosses[place.company_id], Role.COMPANY_ADMIN, place.company_id)
    now = stage.days.working_ago(story.begun, minute=_BEGUN)
    made = drafts.begin(actor=coach, track_id=track.pk, recognition_id=place.pk, now=now)
    mentors = choices.mentors_of(doors.workplaces_of([made.pk])[made.pk][0])
    if mentors:
        drafts.set_workplace(
            actor=boss, agreement_id=made.pk, recognition_id=place.pk, mentor_id=UUID(mentors[0][0]), now=now
        )
    begins = _working(max(stage.days.today + timedelta(days=story.begins), track.starts_on))
    _fill(coach, made.pk, {"begins_on": begins, "ends_on": _ends(begins), "hours": _WEEK, "lesson_hours": 480}, now)
    if story.presented is None:
        drafts.hand_over(actor=coach, agreement_id=made.pk, to=Party.COMPANY, now=now + timedelta(minutes=20))
        return True
    _plan(track, place, begins, coach=coach, now=now + timedelta(hours=1))
    later = now + timedelta(hours=3)
    _fill(boss, made.pk, _of_company(place), later)
    return _sign(stage, made.pk, story, coach=coach, boss=boss)


def _lift(stage: Stage, place: Any, now: datetime) -> None:
    """The body that decides lifts the recognition from that day on; the agreement ends with it."""
    day = day_of(now)
    body = mandates.route(
        power=Power.RECOGNISE,
        company_id=place.company_id,
        training=place.training_id,
        nis=place.establishment.nis,
        day=day,
    ).body_id
    clerk = next(one for one in stage.cast.clerks.values() if one.organisation_id == body)
    told = lifting.Told(
        grounds=frozenset({LiftGround.MENTOR}),
        guidance="Verzonnen: wij zochten twee maanden samen met de onderneming naar een andere mentor.",
        motive="Verzonnen: de mentor vertrok en niemand anders voldoet aan de voorwaarden.",
        lifts_on=day,
    )
    lifting.lift(actor=clerk, request_id=place.request_id, told=told, now=now)
    following.sweep(now=now)


def _plan(track: Any, place: Any, begins: date, *, coach: Actor, now: datetime) -> None:
    """A training plan that is shared: every activity is learned at both, with the company."""
    ends = _ends(begins)
    try:
        row = plans.start(actor=coach, track_id=track.pk, form=PlanForm(begins, ends), now=now)
    except NotPossible:
        return  # there is one already
    given: dict[str, Any] = {"actor": coach, "plan_id": row.pk, "now": now}
    workplaces.add(recognition_id=place.pk, form=WorkplaceForm(begins, ends, is_lead=True), **given)
    codes = [one.code for one in row.lines.all()]
    if not codes:
        codes = [lines.add(text="Verzonnen: werkt mee in de ploeg.", **given).code]
    told = LineForm(Where.BOTH, Where.BOTH, frozenset({1}))
    lines.write(lines=dict.fromkeys(codes, told), **given)
    plans.share(**given)


def _of_company(place: Any) -> dict[str, Any]:
    committee = place.company.joint_committees.order_by("valid_from", "pk").first()
    return {
        "joint_committee": "" if committee is None else committee.joint_committee.number,
        "accident_insurer": "Verzonnen Verzekering",
        "accident_policy": "AO-2026-118",
        "liability_insurer": "Verzonnen Verzekering",
        "liability_policy": "BA-2026-118",
        "asks_medical": True,
        "company_asks_premium": True,
        "company_account": "BE71096123456769",
    }


def _fill(actor: Actor, agreement_id: UUID, told: Mapping[str, Any], now: datetime) -> None:
    row = doors.agreement_for(actor, agreement_id, day=day_of(now))
    drafts.fill(actor=actor, agreement_id=agreement_id, version=row.version, told=told, now=now)


def _sign(stage: Stage, agreement_id: UUID, story: Story, *, coach: Actor, boss: Actor) -> bool:
    """The family signs on paper, the company and the school on the screen."""
    now = stage.days.working_ago(story.presented or 0, minute=_PRESENTED)
    row = doors.agreement_for(coach, agreement_id, day=day_of(now))
    text = papers.text_of(row, day=day_of(now))
    try:
        row = signing.present(actor=coach, agreement_id=row.pk, text=text, now=now)
    except NotPossible:
        return False
    for place, one in enumerate(doors.signatures_of(row)):
        if place == story.signed:
            break
        at = now + timedelta(hours=4 * (place + 1))
        given: dict[str, Any] = {"agreement_id": row.pk, "signer": Signer(one.signer), "now": at}
        if one.signer in {Signer.LEARNER, Signer.GUARDIAN}:
            signing.scan(actor=coach, content=text.paper, **given)
        else:
            actor = boss if one.signer == Signer.COMPANY else coach
            signing.sign(actor=actor, shown=row.paper, strength="demo", **given)
    return True


def _working(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _ends(begins: date) -> date:
    """The end of the school year."""
    return date(begins.year + (begins.month >= 8), 6, 30)  # noqa: PLR2004 - August opens a school year
