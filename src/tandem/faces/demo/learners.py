"""Learners of the invented region: who follows which training where, who guides them, where their tracks stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from tandem.base.actor import SYSTEM, Actor
from tandem.faces.demo import (
    agreements,
    guiding,
    helping,
    matching,
    meetings,
    personas,
    plans,
    schools,
    searching,
    telling,
)
from tandem.faces.demo.days import Chance, Days, at
from tandem.faces.demo.people import People
from tandem.faces.demo.profiles import screening_of
from tandem.faces.demo.stage import Stage
from tandem.journey.intake.actions.past import PastLearner, take_over
from tandem.journey.intake.queries import tracks as doors
from tandem.journey.intake.rules.tracks import TrackForm, school_year
from tandem.journey.intake.terms.screening import Weekday
from tandem.journey.intake.terms.tracks import LeftReason, Move
from tandem.journey.placement.queries import public_openings
from tandem.law import norms
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tandem.registers.accounts import actions as accounts
from tandem.registers.geo import queries as geo
from tandem.registers.geo.queries import PlaceFound
from tandem.registers.geo.rules import distance_km
from tandem.registers.organisations.queries import providers
from tandem.registers.organisations.terms import PositionSource, ProviderKind
from tandem.registers.people import actions as personal
from tandem.registers.people import queries as people_queries
from tandem.registers.people.rules import PersonForm, is_minor
from tandem.registers.reference.terms import Grade
from tandem.registers.travel.terms import TravelMode

PER_COACH: Final = 40
"""So many learners one coach guides, more or less."""

_AT_ONCE: Final = 700
_CLASS: Final = 18
_OTHER_SCHOOLS: Final = (1, 2, 3, 8, 9)
_NEAR_KM: Final = 28.0
_HALF_WITHIN: Final = 0.25
_ADULT: Final = (ProviderKind.CVO,)
_YEARS: Final = {Grade.SECOND: (15, 16), Grade.THIRD: (16, 18), Grade.SEVENTH: (18, 19), Grade.SE_N_SE: (18, 20)}
_USUAL_YEARS: Final = (16, 18)
_ADULT_YEARS: Final = (20, 24)
STREETS: Final = (
    "Dromerstraat",
    "Verzonnenlaan",
    "Bedenkselweg",
    "Fabelstraat",
    "Sprookjesdreef",
    "Luchtkasteelstraat",
)
_LATER: Final = (23, 4, 9, 16, 30, 37)
"""So many days ago somebody began who did not begin with the school year."""
_HALFWAY: Final = 3
"""Which of these leaves the learner who still searches days to find something."""
_OF_FIRST, _OF_OTHERS, _NEAREST = 7, 5, 6
_RIDES_KM: Final = 23.0
"""As far as the learner who still searches gets by train, bus or electric bike."""
_LONGEST_MINUTES: Final = 90
_OPEN_SINCE: Final = 28
"""In days: places that stand open so long have had learners before."""
_WHYS: Final = (LeftReason.FULL_TIME, LeftReason.OTHER_TRAINING, LeftReason.WORK, LeftReason.MOVED)


@dataclass(frozen=True)
class Mix:
    """How many learners stand where."""

    searching: int
    intake: int
    run_up: int
    placed: int
    left: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.searching + self.intake + self.run_up + self.placed + self.left


FLANDERS: Final = Mix(searching=5600, intake=140, run_up=120, placed=90, left=50)
"""As many in search as a matching round of the whole of Flanders has. In life most have found a place by winter."""


@dataclass(frozen=True)
class Class:
    """A training at a location, with who guides there."""

    provider: Any
    location: Any
    training: Any
    homes: tuple[PlaceFound, ...]
    coaches: tuple[Actor, ...]


def flock(*, days: Days, chance: Chance, people: People, mix: Mix, offered: Sequence[Class]) -> Iterator[str]:
    """Bring in learners in portions, spread over everything that is offered; tells how far it is."""
    wanted = chance.shuffled(_phases(mix))
    learners = [_learner(chance.pick(offered), phase, days=days, chance=chance, people=people) for phase in wanted]
    learners = [_later(one, place, days=days) for place, one in enumerate(learners)]
    learners.sort(key=lambda one: one.enrolled_at)
    for start in range(0, len(learners), _AT_ONCE):
        take_over(actor=SYSTEM, learners=learners[start : start + _AT_ONCE])
    yield f"{len(learners)} lerenden ingeschreven, van wie er {mix.searching} een werkplek zoeken."


def a_class(
    number: int, *, count: int, days: Days, chance: Chance, people: People, coaches: Sequence[Actor]
) -> list[PastLearner]:
    """One class of the school at this place in the list: every phase is there."""
    provider = providers.provider_numbered(schools.number_of(number))
    offered = [one for one in providers.programmes_on(days.today) if one.location.provider_id == provider.pk]
    phases = ("searching", "searching", "intake", "searching", "run_up", "placed", "unscreened", "searching", "left")
    return [
        _learner(
            _class(offered[n % len(offered)], tuple(coaches)),
            phases[n % len(phases)],
            days=days,
            chance=chance,
            people=people,
        )
        for n in range(count)
    ]


def settle_small(stage: Stage, *, seed: int) -> Iterator[str]:
    """A class in the school of the people one can become, a handful in some others, and one family to become."""
    days, chance = stage.days, Chance(f"{seed}/learners")
    school = providers.provider_numbered(schools.number_of(0))
    coach = Actor(stage.cast.users[personas.COACH], Role.COACH, school.pk)
    told = a_class(0, count=_CLASS, days=days, chance=chance, people=stage.people, coaches=(coach,))
    staffs: dict[UUID, tuple[Actor, ...]] = {school.pk: (coach,)}
    for number in _OTHER_SCHOOLS:
        provider = providers.provider_numbered(schools.number_of(number))
        staff = _staff(provider.pk, count=1, people=stage.people, since=days.working_ago(400))
        told += a_class(number, count=7, days=days, chance=chance, people=stage.people, coaches=staff)
        staffs[provider.pk] = staff
    told += newcomers(stage, staffs, seed=seed)
    told = [_later(one, place // 2, days=days) if place % 2 == 0 else one for place, one in enumerate(told)]
    told[0] = _as_family(told[0])
    told.append(a_seeker(stage, coach, seed=seed))
    tracks = take_over(actor=SYSTEM, learners=told)
    _let_in(stage, tracks[0], tracks[-1])
    yield f"{len(tracks)} lerenden ingeschreven, verdeeld over {1 + len(_OTHER_SCHOOLS)} scholen."
    yield guiding.settle(stage, tracks[:_CLASS], coach=coach)
    searching.begin(stage, tracks)
    *others, seeker = tracks
    yield meetings.settle(stage, others, seed=seed)
    yield searching.ask(stage)
    stands = dict(doors.tracks_for(SYSTEM, day=days.today).values_list("pk", "phase"))
    yield telling.settle(stage, [one for one in others if stands[one.pk] == one.phase], seed=seed)
    yield telling.seek(stage, seeker)
    yield matching.settle(stage, seed=seed)
    yield helping.settle(stage, tracks[:_CLASS], coach=coach)
    yield plans.settle(stage, coach=coach)
    yield agreements.settle(stage, list(doors.tracks_for(SYSTEM, day=days.today).named().order_by("number")))


def newcomers(stage: Stage, coaches: Mapping[UUID, tuple[Actor, ...]], *, seed: int) -> list[PastLearner]:
    """Learners of these schools who live near an open place for their training: most of the first, some of the rest."""
    days, chance = stage.days, Chance(f"{seed}/newcomers")
    first, *_ = coaches
    offered: dict[UUID, dict[UUID, Any]] = {key: {} for key in coaches}
    for one in providers.programmes_on(days.today):
        if one.location.provider_id in offered:
            offered[one.location.provider_id][one.training_id] = one
    places = [one for one in public_openings.listed(day=days.today) if one.lat is not None]
    own = [(one, first) for one in places if one.training_id in offered[first]]
    since = days.ago(_OPEN_SINCE)
    others = [
        (one, key)
        for one in places
        for key, known in offered.items()
        if key != first and one.training_id in known and one.opened_at < since
    ]
    chosen = [(chance.shuffled(some) * _OF_FIRST)[:count] for some, count in ((own, _OF_FIRST), (others, _OF_OTHERS))]
    several = [
        replace(_class(offered[key][one.training_id], coaches[key]), homes=_homes(one.lat, one.lon)[:_NEAREST])
        for some in chosen
        for one, key in some
    ]
    return [_learner(one, "searching", days=days, chance=chance, people=stage.people) for one in several]


def a_seeker(stage: Stage, coach: Actor, *, seed: int) -> PastLearner:
    """The learner one can become who still searches: at home where most open places of one training are near."""
    days, chance = stage.days, Chance(f"{seed}/seeker")
    offered = [one for one in providers.programmes_on(days.today) if one.location.provider_id == coach.organisation_id]
    homes = [told for one in offered for told in _homes_among_places(one, day=days.today)]
    *_, home, programme = max(homes, key=lambda told: (*told[:2], told[2].postal_code, told[3].training.code))
    of = replace(_class(programme, (coach,)), homes=(home,))
    one = _learner(of, "searching", days=days, chance=chance, people=stage.people)
    return _as_seeker(
        _later(one, _HALFWAY, days=days), parent=parent_of(personas.NAMES[personas.SEEKER][1], stage.people)
    )


def settle_flanders(stage: Stage, *, offered: Sequence[Class], seed: int) -> Iterator[str]:
    """As many learners as search in Flanders at the start of a school year, over all schools."""
    days, chance = stage.days, Chance(f"{seed}/learners")
    school = providers.provider_numbered(schools.number_of(0))
    coach = Actor(stage.cast.users[personas.COACH], Role.COACH, school.pk)
    own = a_class(0, count=18, days=days, chance=chance, people=stage.people, coaches=(coach,))
    own[0] = _as_family(own[0])
    own.append(a_seeker(stage, coach, seed=seed))
    *tracks, seeker = take_over(actor=SYSTEM, learners=own)
    _let_in(stage, tracks[0], seeker)
    yield telling.settle(stage, tracks, seed=seed)
    yield telling.seek(stage, seeker)
    yield from flock(days=days, chance=chance, people=stage.people, mix=FLANDERS, offered=offered)
    yield matching.settle_flanders(stage, seed=seed)


def _later(one: PastLearner, place: int, *, days: Days) -> PastLearner:
    """The same learner, who began some weeks ago: not everybody begins with the school year."""
    first, _ = school_year(days.running_year)
    starts_on = max(first, days.today - timedelta(days=_LATER[place % len(_LATER)]))
    return replace(one, form=replace(one.form, starts_on=min(starts_on, days.today - timedelta(days=1))))


def _as_family(one: PastLearner) -> PastLearner:
    """The learner and parent one can become."""
    parent = PersonForm(*personas.NAMES[personas.PARENT], None, personas.address_of(personas.PARENT))
    return replace(_named(one, personas.LEARNER), guardian=parent)


def _as_seeker(one: PastLearner, *, parent: PersonForm) -> PastLearner:
    """The learner one can become who still searches: takes a train or rides, and has days for a workplace."""
    if one.screening is None:
        raise ValueError("who searches was screened")
    at_school = frozenset({Weekday.MONDAY, Weekday.TUESDAY})
    said = replace(
        one.screening.learner,
        travel_modes=frozenset({TravelMode.E_BIKE, TravelMode.PUBLIC_TRANSPORT}),
        longest_minutes=_LONGEST_MINUTES,
        earliest_start=None,
        school_days=at_school,
        work_days=frozenset(Weekday) - at_school - {Weekday.SATURDAY, Weekday.SUNDAY},
        licences=frozenset(),
    )
    return replace(_named(one, personas.SEEKER), guardian=parent, screening=replace(one.screening, learner=said))


def _named(one: PastLearner, part: str) -> PastLearner:
    """The same learner as somebody one can become, a minor."""
    given, family = personas.NAMES[part]
    birth, mail = _a_minor(one.form.starts_on), personas.address_of(part)
    return replace(one, person=replace(one.person, given_name=given, family_name=family, birth_date=birth, email=mail))


def _a_minor(starts_on: date) -> date:
    return date(starts_on.year - _USUAL_YEARS[0], 5, 17)


def _let_in(stage: Stage, track: Any, seeker: Any) -> None:
    """Let the family and the learner who still searches come in, whom one can become."""
    now, child_id = stage.days.working_ago(20), track.person_id
    parent_id = people_queries.guardianships_of(SYSTEM, child_id)[0].guardian_id
    parts = (
        (personas.LEARNER, child_id, Role.LEARNER),
        (personas.PARENT, parent_id, Role.GUARDIAN),
        (personas.SEEKER, seeker.person_id, Role.LEARNER),
    )
    for part, person_id, role in parts:
        user_id = stage.cast.users[part]
        personal.link_account(actor=SYSTEM, person_id=person_id, user_id=user_id, now=now)
        access.give_capacity(actor=SYSTEM, user_id=user_id, role=role, valid_from=now.date(), now=now)


def _phases(mix: Mix) -> list[str]:
    half = mix.intake // 2
    counts = {
        "searching": mix.searching,
        "intake": mix.intake - half,
        "unscreened": half,
        "run_up": mix.run_up,
        "placed": mix.placed,
        "left": mix.left,
    }
    return [phase for phase, count in counts.items() for _ in range(count)]


def classes(stage: Stage, *, chance: Chance, total: int) -> list[Class]:
    """Every training that is offered anywhere, with coaches for so many learners, who are there all the time."""
    days, people = stage.days, stage.people
    offered = list(providers.programmes_on(days.today))
    by_provider: dict[UUID, list[Any]] = {}
    for one in offered:
        by_provider.setdefault(one.location.provider_id, []).append(one)
    since = at(days.first, 0)
    made: list[Class] = []
    for several in by_provider.values():
        provider = several[0].location.provider
        share = round(total * len(several) / len(offered))
        staff = _staff(provider.pk, count=max(1, share // PER_COACH), people=people, since=since)
        made += [_class(one, staff) for one in several]
    return chance.shuffled(made)


def _class(programme: Any, coaches: tuple[Actor, ...]) -> Class:
    place = programme.location
    return Class(place.provider, place, programme.training, _homes(place.lat, place.lon), coaches)


def _staff(provider_id: UUID, *, count: int, people: People, since: datetime) -> tuple[Actor, ...]:
    told = [people.someone() for _ in range(count)]
    opened = accounts.open_accounts(
        actor=SYSTEM, told=[accounts.NewAccount(one.email, one.name, since) for one in told]
    )
    return tuple(personas.give(user.pk, Role.COACH, provider_id, since=since) for user in opened)


def _learner(of: Class, phase: str, *, days: Days, chance: Chance, people: People) -> PastLearner:
    first, _ = school_year(days.running_year)
    starts_on = min(first, days.today - timedelta(days=1))
    home = home_in(of, chance)
    told, birth = people.someone(), born(of, starts_on, chance)
    enrolled_at = chance.office_hour(starts_on - timedelta(days=chance.between(3, 80)))
    coach, law = chance.pick(of.coaches), norms.at(days.today)
    is_special = of.provider.kind == ProviderKind.BUSO or of.training.grade == Grade.SPECIAL_OV3
    phase = "searching" if is_special and phase == "run_up" else phase
    return PastLearner(
        person=PersonForm(told.given, told.family, birth, told.email, f"0499 {chance.between(10, 99)} 00 00"),
        form=TrackForm(
            training=of.training.code,
            starts_on=starts_on,
            school_year=days.running_year,
            secondary_years=4,
            street=chance.pick(STREETS),
            house_number=str(chance.between(1, 120)),
            postal_code=home.postal_code,
            municipality=home.municipality,
        ),
        provider_id=of.provider.pk,
        training_id=of.training.pk,
        location_id=of.location.pk,
        home=position_of(home),
        enrolled_at=enrolled_at,
        by=coach,
        guardian=parent_of(told.family, people) if is_minor(birth, day=days.today, norms=law) else None,
        screening=None
        if phase == "unscreened"
        else screening_of(phase, is_special=is_special, starts_on=starts_on, after=enrolled_at, chance=chance),
        moves=_moves(phase, after=enrolled_at, days=days),
        left_for=chance.pick(_WHYS) if phase == "left" else None,
        is_special_education=is_special,
    )


def _moves(phase: str, *, after: datetime, days: Days) -> tuple[tuple[Move, datetime], ...]:
    then = min(after + timedelta(days=6), days.end - timedelta(hours=14))
    later = max(then, days.working_ago(3))
    return {
        "searching": ((Move.START_SEARCH, then),),
        "run_up": ((Move.START_RUN_UP, then),),
        "placed": ((Move.START_SEARCH, then), (Move.PLACE, later)),
        "left": ((Move.START_SEARCH, then), (Move.LEAVE, later)),
    }.get(phase, ())


def home_in(of: Class, chance: Chance) -> PlaceFound:
    """Where a learner of this class lives: the nearer to school, the likelier."""
    return of.homes[min(len(of.homes) - 1, int(chance.around(_HALF_WITHIN * len(of.homes), 0.8)))]


def born(of: Class, starts_on: date, chance: Chance) -> date:
    """A day of birth that fits the class."""
    least, most = _YEARS.get(Grade(of.training.grade), _USUAL_YEARS) if of.training.grade else _USUAL_YEARS
    if of.provider.kind in _ADULT:
        least, most = _ADULT_YEARS
    year = starts_on.year - chance.between(least, most)
    return date(year, chance.between(1, 8), chance.between(1, 28))


def parent_of(family: str, people: People) -> PersonForm:
    """Somebody with the same family name."""
    someone = people.named(people.someone().given, family)
    return PersonForm(someone.given, someone.family, None, someone.email)


def position_of(home: PlaceFound) -> dict[str, Any]:
    """Where a home lies, as a track keeps it."""
    return {"nis": home.nis, "lat": home.lat, "lon": home.lon, "position_source": PositionSource.POSTAL_CODE}


def _homes_among_places(programme: Any, *, day: date) -> Iterator[tuple[int, float, PlaceFound, Any]]:
    """Where a minor who follows this could live: at how many workplaces a place is near, and the nearness of all."""
    if programme.training.grade not in (Grade.SECOND, Grade.THIRD):
        return
    rows = public_openings.listed(day=day, training=programme.training.code)
    spots = {one.establishment_id: (one.lat, one.lon) for one in rows if one.lat is not None and one.lon is not None}
    for home in _homes(programme.location.lat, programme.location.lon):
        far = [distance_km(home.lat, home.lon, lat, lon) for lat, lon in spots.values()]
        near = [km for km in far if km <= _RIDES_KM]
        yield len(near), -sum(near), home, programme


@lru_cache(maxsize=256)
def _homes(lat: float, lon: float) -> tuple[PlaceFound, ...]:
    """Where learners of a school live: the places around it, the nearest first."""
    places = [several[0] for several in _all_places().values()]
    near = sorted((distance_km(lat, lon, place.lat, place.lon), place.postal_code, place) for place in places)
    return tuple(place for km, _, place in near if km <= _NEAR_KM) or (near[0][2],)


@lru_cache(maxsize=1)
def _all_places() -> Mapping[str, tuple[PlaceFound, ...]]:
    return geo.places_by_postal_code()
