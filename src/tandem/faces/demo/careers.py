"""Learners of five school years and the running one, each with a plan and an agreement, taken over in bulk.

How many there are follows the published figures of learners by school year; half of the trainings take two years, so
who began last year runs on. All of it was signed on paper: the documents of eighteen thousand agreements are one page
that says that it is invented.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tandem.base.actor import SYSTEM, Actor
from tandem.base.periods import day_of
from tandem.faces.demo import learners, paper
from tandem.faces.demo.calibration import calibration
from tandem.faces.demo.days import SCHOOL_YEARS, Chance, Days, at, is_working_day
from tandem.faces.demo.learners import Class
from tandem.faces.demo.people import People
from tandem.faces.demo.stage import Stage
from tandem.journey.agreements.actions import past
from tandem.journey.agreements.actions.past import Guided, PastAgreement, PastEnd, Spot
from tandem.journey.agreements.rules import steps
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import EndReason
from tandem.journey.intake.actions import past as tracks
from tandem.journey.intake.actions.past import PastLearner
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.rules.tracks import TrackForm, school_year
from tandem.journey.intake.terms.tracks import LeftReason, Move
from tandem.journey.plans.actions import past as plans
from tandem.journey.plans.actions.past import PastPlan
from tandem.journey.plans.rules.keeping import PlanForm
from tandem.law import norms
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.geo.rules import distance_km
from tandem.registers.organisations.queries import companies
from tandem.registers.people.rules import PersonForm, is_minor
from tandem.registers.reference.terms import Grade

RUNNING: Final = 5_600
"""So many agreements run today."""

_AT_ONCE: Final = 500
TWO_YEARS, ENDS_EARLY, _IN_PROBATION = 0.5, 0.12, 0.4
"""Shares: trainings of two years; agreements that end early, and of these in probation. Invented."""
_TRIES: Final = 40
_LATEST: Final = 180
"""So many days after the first of September the last one begins; most begin in the first weeks."""
_PRESENTED: Final = (14, 24)
"""So many days before it begins the text stands: four sign, two days apart at most, also around a long weekend."""
_BEFORE: Final = timedelta(days=40)
"""A workplace is recognised so long before somebody begins there: they talk, and the papers are made."""
_LOOKED_AT: Final = 40
_AFTER: Final = timedelta(days=60)
"""The next learner of a mentor begins so long after an early end: the papers are made when it is over."""
_LESSONS, _WORK = "school 8:30-12:00 13:00-16:00", "8:00-12:00 13:00-17:00"
_WEEKS: Final = (
    f"{_LESSONS}; {_LESSONS}; {_WORK}; {_WORK}; 8:00-12:00 13:00-16:30",
    f"{_WORK}; {_WORK}; 8:00-12:00 13:00-16:30; {_LESSONS}; {_LESSONS}",
)
_OWN: Final = ("Klanten en collega's aanspreken", "Veilig werken en opruimen", "Een opdracht lezen en plannen")
_GUIDE: Final = "Verzonnen: de mentor van de werkplek"
_THIRD: Final = (Grade.THIRD, Grade.SEVENTH, Grade.SE_N_SE)


@dataclass(frozen=True)
class Career:
    """One learner from enrolment to today, or to the end."""

    learner: PastLearner
    spot: Spot
    mentor_id: UUID
    form: AgreementForm
    begun_at: datetime
    presented_at: datetime
    apart: timedelta
    end: PastEnd | None = None


def settle(stage: Stage, *, offered: Sequence[Class], running: int, seed: int) -> Iterator[str]:
    """Take over everybody who had an agreement since five years, and so many who have one today; tells how many."""
    drawer = _Drawer(stage.days, stage.people, offered, chance=Chance(f"{seed}/careers"))
    told: list[Career] = []
    for year, count in entrants(stage.days, scale=running / RUNNING):
        told += drawer.year(year, count)
    while more := drawer.year(stage.days.running_year, running - sum(one.end is None for one in told)):
        # Some who begin in this year stopped already; others begin instead of them.
        told += more
    told.sort(key=lambda one: one.begun_at)
    guided = Guided()
    for start in range(0, len(told), _AT_ONCE):
        _take_over(told[start : start + _AT_ONCE], guided, days=stage.days)
    ended = sum(one.end is not None for one in told)
    yield f"{len(told)} overeenkomsten overgenomen: {len(told) - ended} lopen er, {ended} zijn afgelopen."


def entrants(days: Days, *, scale: float) -> Iterator[tuple[int, int]]:
    """For each whole school year how many learners begin in it, so that with who runs on the figures come out."""
    figures = calibration().learners_per_school_year
    known = [figures[year] for year in sorted(figures)][-SCHOOL_YEARS:]
    before = 0
    for ago, count in zip(range(SCHOOL_YEARS, 0, -1), known, strict=True):
        before = round(count * scale) - round(before * TWO_YEARS * (1 - ENDS_EARLY))
        yield days.running_year - ago, before


class _Drawer:
    """Draws learners with a workplace that is recognised all the time they are there and has room for them."""

    def __init__(self, days: Days, people: People, offered: Sequence[Class], *, chance: Chance) -> None:
        self._days, self._people, self._chance = days, people, chance
        self._spots = past.spots(actor=SYSTEM)
        trainings = {one.training.pk: one.training for one in offered}
        one_place = {key for key, training in trainings.items() if not plans.asks_more_than_one_place(training)}
        self._offered = [one for one in offered if one.training.pk in one_place & set(self._spots)]
        self._known: dict[UUID, list[Spot]] = {}
        self._taken: defaultdict[UUID, list[tuple[date, date]]] = defaultdict(list)

    def year(self, year: int, count: int) -> list[Career]:
        """So many who begin in this school year, or as many as the workplaces of that year take."""
        first, _ = school_year(year)
        latest = min(first + timedelta(days=_LATEST), self._days.today - timedelta(days=8))
        known = {
            key: [one for one in some if one.valid_from + _BEFORE <= latest and date(year + 1, 6, 30) < one.valid_until]
            for key, some in self._spots.items()
        }
        self._known = {key: some for key, some in known.items() if some}
        offered = [one for one in self._offered if one.training.pk in self._known]
        found: list[Career] = []
        for _ in range(_TRIES * count if offered else 0):
            one = self._one(self._chance.pick(offered), first, latest)
            if one is not None:
                found.append(one)
            if len(found) == count:
                break
        return found

    def _one(self, of: Class, first: date, latest: date) -> Career | None:
        chance, year = self._chance, first.year
        last = date(year + (2 if chance.happens(TWO_YEARS) else 1), 6, 30)
        home = learners.home_in(of, chance)
        drawn = first + timedelta(days=int((latest - first).days * chance.share() ** 2))
        spot, mentor_id = self._spot(of.training.pk, home.lat, home.lon, since=drawn, until=last)
        if spot is None or mentor_id is None:
            return None
        begins = _working(max(drawn, spot.valid_from + _BEFORE))
        presented_at = chance.office_hour(begins - timedelta(days=chance.between(*_PRESENTED)))
        begun_at = chance.office_hour(day_of(presented_at) - timedelta(days=chance.between(5, 15)))
        told, birth = self._people.someone(), learners.born(of, first, chance)
        minor = is_minor(birth, day=day_of(presented_at), norms=norms.at(day_of(presented_at)))
        apart = timedelta(days=chance.between(1, 2))
        coach = chance.pick(of.coaches)
        placed_at = presented_at + apart * len(steps.signers(is_minor=minor))
        enrolled_at = chance.office_hour(day_of(begun_at) - timedelta(days=chance.between(4, 40)))
        end, moves, left_for = self._end(begins, last, coach=coach)
        self._taken[mentor_id].append((begins, min(last, end.last_day + _AFTER) if end else last))
        form = AgreementForm(
            begins_on=begins,
            ends_on=last,
            hours=chance.pick(_WEEKS),
            lesson_hours=480,
            has_second_grade=of.training.grade in _THIRD,
            has_first_year_of_third_grade=of.training.grade in _THIRD[1:],
            accident_insurer="Verzonnen Verzekering",
            accident_policy=f"AO-{year}-{chance.between(100, 999)}",
            liability_insurer="Verzonnen Verzekering",
            liability_policy=f"BA-{year}-{chance.between(100, 999)}",
            asks_medical=minor,
        )
        learner = PastLearner(
            person=PersonForm(told.given, told.family, birth, told.email),
            form=TrackForm(
                training=of.training.code,
                starts_on=first,
                ends_on=last,
                school_year=year,
                secondary_years=4,
                street=chance.pick(learners.STREETS),
                house_number=str(chance.between(1, 120)),
                postal_code=home.postal_code,
                municipality=home.municipality,
            ),
            provider_id=of.provider.pk,
            training_id=of.training.pk,
            location_id=of.location.pk,
            home=learners.position_of(home),
            enrolled_at=enrolled_at,
            by=coach,
            guardian=learners.parent_of(told.family, self._people) if minor else None,
            moves=((Move.START_SEARCH, enrolled_at + timedelta(hours=1)), (Move.PLACE, placed_at), *moves),
            left_for=left_for,
        )
        return Career(learner, spot, mentor_id, form, begun_at, presented_at, apart, end)

    def _end(
        self, begins: date, last: date, *, coach: Actor
    ) -> tuple[PastEnd | None, tuple[tuple[Move, datetime], ...], LeftReason | None]:
        """How it ended, with the steps of the track that belong to it; nothing while it runs."""
        chance, today = self._chance, self._days.today
        if chance.happens(ENDS_EARLY):
            if chance.happens(_IN_PROBATION):
                notice = chance.office_hour(begins + timedelta(days=chance.between(3, 24)))
                over = day_of(notice) + timedelta(days=7)
                gone = over + timedelta(days=30)
                if gone < today and over <= last:
                    night = at(over + timedelta(days=1), 120)
                    reason = chance.pick((EndReason.PROBATION_COMPANY, EndReason.PROBATION_LEARNER))
                    end = PastEnd(reason, over, night, coach, notice)
                    return end, ((Move.LOSE_PLACE, night), (Move.LEAVE, at(gone, 600))), LeftReason.FULL_TIME
            else:
                gone = begins + timedelta(days=chance.between(40, 240))
                if gone < min(today, last):
                    left = at(gone, 600)
                    end = PastEnd(EndReason.LEARNER_LEFT_TRAINING, gone, left + timedelta(minutes=1), coach)
                    why = chance.pick((LeftReason.OTHER_TRAINING, LeftReason.WORK, LeftReason.MOVED))
                    return end, ((Move.LEAVE, left),), why
        if last < today:
            left = at(last, 16 * 60)
            end = PastEnd(EndReason.PASSED, last, left + timedelta(minutes=1), coach)
            return end, ((Move.LEAVE, left),), LeftReason.CERTIFIED
        return None, (), None

    def _spot(
        self, training_id: UUID, lat: float | None, lon: float | None, *, since: date, until: date
    ) -> tuple[Spot, UUID] | tuple[None, None]:
        """The nearest of some workplaces that are recognised to the last day, with a mentor who guides nobody then."""
        some = self._known[training_id]
        looked_at = self._chance.some(some, min(len(some), _LOOKED_AT))
        able = [one for one in looked_at if until < one.valid_until]
        for one in sorted(able, key=lambda one: _km(one, lat, lon)):
            free = next((key for key in one.mentors if self._is_free(key, since, until)), None)
            if free is not None:
                return one, free
        return None, None

    def _is_free(self, mentor_id: UUID, since: date, until: date) -> bool:
        """One learner at a time: some sectors ask it, and nobody guides two here."""
        return not any(begins <= until and since <= ends for begins, ends in self._taken[mentor_id])


def _take_over(some: Sequence[Career], guided: Guided, *, days: Days) -> None:
    """The learners, then their plans, then their agreements: one portion."""
    made = tracks.take_over(actor=SYSTEM, learners=[one.learner for one in some])
    keys = [one.pk for one in made]
    rows = doors.tracks_for(SYSTEM, day=days.today).filter(pk__in=keys).named()
    held = {one.pk: one for one in rows.prefetch_related("training__qualifications").order_by("pk")}
    places = past.places(actor=SYSTEM, recognition_ids=[one.spot.recognition_id for one in some])
    committees = companies.joint_committees_of({one.spot.company_id for one in some})
    bosses = access.managers_of({one.spot.company_id for one in some}, days.today)
    told = [(held[key], places[one.spot.recognition_id], one) for key, one in zip(keys, some, strict=True)]
    versions = plans.take_over(
        actor=SYSTEM,
        plans=[
            PastPlan(
                track=track,
                recognition=place.recognition,
                form=PlanForm(one.form.begins_on or days.today, one.form.ends_on or days.today),
                by=one.learner.by,
                started_at=one.begun_at + timedelta(hours=1),
                frozen_at=one.presented_at,
                own=_OWN,
                guide=_GUIDE,
                closed_at=one.end.at + timedelta(hours=1) if one.end else None,
            )
            for track, place, one in told
        ],
    )
    past.take_over(
        actor=SYSTEM,
        agreements=[
            PastAgreement(
                track=track,
                recognition=place.recognition,
                mentor=place.mentors[one.mentor_id],
                plan=version,
                form=replace(one.form, joint_committee=_number(committees.get(one.spot.company_id, ()), one.form)),
                coach=one.learner.by,
                company=Actor(bosses.get(one.spot.company_id), Role.COMPANY_ADMIN, one.spot.company_id),
                begun_at=one.begun_at,
                filled_at=one.begun_at + timedelta(hours=3),
                presented_at=one.presented_at,
                apart=one.apart,
                end=one.end,
            )
            for (track, place, one), version in zip(told, versions, strict=True)
        ],
        scan=paper.page(),
        guided=guided,
    )


def _number(committees: Sequence[Any], form: AgreementForm) -> str:
    """The joint committee of the company on the first day."""
    day = form.begins_on or date.min
    held = (one for one in committees if one.valid_from <= day and (one.valid_until is None or day < one.valid_until))
    return next((one.joint_committee.number for one in held), "")


def _km(one: Spot, lat: float | None, lon: float | None) -> float:
    if one.lat is None or one.lon is None or lat is None or lon is None:
        return float("inf")
    return distance_km(lat, lon, one.lat, one.lon)


def _working(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
