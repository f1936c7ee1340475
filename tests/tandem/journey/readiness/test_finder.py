"""Which trainings are found: given within reach, or prepared for by a run-up; and what they lead to."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.placement.queries.public_openings import recognised_with_opening
from tandem.journey.readiness.queries import finder, outcomes
from tandem.journey.readiness.queries.finder import Around
from tandem.journey.readiness.rules import finder as rules
from tandem.journey.readiness.rules.finder import Taught
from tandem.journey.readiness.rules.outcomes import outcome_of
from tandem.journey.recognition.queries.minutes import Trip
from tandem.law.values import Certainty
from tandem.registers.reference import queries as reference
from tandem.registers.reference.terms import Form, Grade
from tandem.registers.travel.queries.areas import Area
from tandem.registers.travel.queries.doors import Spot, travel_minutes
from tandem.registers.travel.terms import TravelMode
from tests.factories.organisations import AanloopProgrammeFactory, LocationFactory, ProgrammeFactory
from tests.factories.placement import OpeningFactory
from tests.factories.recognition import RecognitionFactory

SINCE = date(2020, 9, 1)
GENT, AALST, HASSELT = Spot(51.05, 3.72), Spot(50.94, 4.04), Spot(50.93, 5.33)
A, B = UUID(int=1), UUID(int=2)


def taught(training: UUID | None = None, *, sector: str = "", name: str = "", km: float | None = None) -> Taught:
    """Something that is given somewhere."""
    blank = dict.fromkeys(("provider", "provider_name", "provider_kind", "website"), "")
    blank |= dict.fromkeys(("location_name", "address", "municipality", "agreement"), "")
    rest = {"location": uuid4(), "lat": None, "lon": None, "valid_from": SINCE, "valid_until": None}
    return Taught(training=training, sector=sector, name=name, km=km, **blank, **rest)


@pytest.mark.parametrize(
    ("run_up", "leads"),
    [
        (taught(A, name="x"), {A}),
        (taught(sector="FOOD", name="x"), {A}),
        (taught(sector="WOOD", name="x"), {B}),
        (taught(name="x"), {A, B}),
        (taught(uuid4(), name="x"), set()),
    ],
)
def test_a_run_up_leads_to_one_training_to_a_sector_or_to_all(run_up: Taught, leads: set[UUID]) -> None:
    sectors = {A: ("FOOD",), B: ("WOOD", "NONE")}
    assert {key for key in sectors if rules.leads_to(run_up, key, sectors=sectors[key])} == leads


def test_only_a_run_up_that_names_a_training_makes_it_found() -> None:
    sectors = {A: ("FOOD",), B: ("WOOD",)}
    broad, wood, named = taught(name="breed"), taught(sector="WOOD", name="hout"), taught(B, name="dak")
    assert rules.found([], [broad, wood], sectors_of=sectors, workplaces={}, open_workplaces={}) == []
    (one,) = rules.found([], [broad, wood, named], sectors_of=sectors, workplaces={B: 3}, open_workplaces={})
    assert (one.training, one.places, one.workplaces) == (B, (), 3)
    assert set(one.run_ups) == {broad, wood, named}
    assert one.nearest is None


@given(far=st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=8))
def test_the_nearest_place_stands_first_and_an_unknown_distance_last(far: list[float | None]) -> None:
    (one,) = rules.found([taught(A, km=km) for km in far], [], sectors_of={A: ()}, workplaces={}, open_workplaces={})
    known = sorted(km for km in far if km is not None)
    assert [place.km for place in one.places] == [*known, *([None] * (len(far) - len(known)))]
    assert rules.nearest_first(one) == ((False, known[0]) if known else (True, 0.0))


def test_a_run_up_nearby_is_no_training_nearby() -> None:
    sectors = {A: (), B: ()}
    given = [taught(A, km=30.0), taught(A, km=50.0)]
    prepared = [taught(A, name="x", km=2.0), taught(B, name="y", km=4.0), taught(B, name="z")]
    one, only_run_up = rules.found(given, prepared, sectors_of=sectors, workplaces={}, open_workplaces={})
    assert rules.far_to(one, with_run_up=False) == 30.0
    assert rules.far_to(one, with_run_up=True) == 30.0
    assert rules.far_to(only_run_up, with_run_up=False) == 4.0
    (far,) = rules.found(
        [taught(A, km=3.0)], [taught(A, name="x", km=9.0)], sectors_of=sectors, workplaces={}, open_workplaces={}
    )
    assert (rules.far_to(far, with_run_up=False), rules.far_to(far, with_run_up=True)) == (3.0, 9.0)
    (unknown,) = rules.found(
        [taught(A)], [taught(A, name="x", km=9.0)], sectors_of=sectors, workplaces={}, open_workplaces={}
    )
    assert rules.far_to(unknown, with_run_up=False) is rules.far_to(unknown, with_run_up=True) is None


# --------------------------------------------------------------------------------------------------- what comes after


@pytest.mark.parametrize("grade", [*Grade, ""])
@pytest.mark.parametrize("form", [*Form, ""])
def test_every_training_leads_to_something_that_is_said_with_its_certainty(grade: str, form: str) -> None:
    told = outcomes.outcome(grade=grade, form=form)
    assert told.certificate.nl != told.certificate.en
    assert told.certainty in Certainty
    assert told.grade in {grade, ""}
    assert bool(told.after) == bool(grade)


def test_the_outcome_that_says_most_counts() -> None:
    known = outcomes.outcomes()
    assert outcome_of(known, grade="3", form="bso").certificate.nl.startswith("Studiegetuigschrift")
    assert outcome_of(known, grade="3", form="tso").certificate.nl.startswith("Diploma")
    assert outcome_of(known, grade="3", form="").certificate.nl.startswith("Een studiegetuigschrift of")
    assert len({(one.grade, one.form) for one in known}) == len(known)


# -------------------------------------------------------------------------------------------------- from the registers


def _sectors_of(day: date) -> dict[UUID, tuple[str, ...]]:
    trainings = [one.pk for one in reference.trainings_on(day)]
    return {key: reference.sector_codes_by_training(trainings, day).get(key, ()) for key in trainings}


def _told(day: date) -> dict[str, object]:
    return {"sectors_of": _sectors_of(day), "today": day, "with_opening": recognised_with_opening(day)}


@pytest.fixture
def trainings(db: None, day: date) -> Iterator[list[object]]:
    """Two trainings of the shipped list."""
    return [reference.training_by_code(code) for code in ("CHO-CHOCOLATIER", "BOU-AFWERKING")]


def _at(spot: Spot, **more: object) -> object:
    return LocationFactory(lat=spot.lat, lon=spot.lon, **more)


@pytest.mark.django_db
def test_only_what_is_given_that_day_and_within_the_circle_is_found(trainings: list, day: date) -> None:
    chocolate, building = trainings
    near, far = _at(AALST), _at(HASSELT)
    ProgrammeFactory(training=chocolate, location=near)
    ProgrammeFactory(training=chocolate, location=far)
    ProgrammeFactory(training=building, location=far)
    ProgrammeFactory(training=building, location=near, valid_from=day + timedelta(days=300))
    told = _told(day)
    around = Around(GENT, 40.0)
    (one,) = finder.trainings_in_reach(around, start=day, **told)
    assert one.training == chocolate.pk
    (place,) = one.places
    assert place.location == near.pk
    assert 24 < place.km < 27
    later = finder.trainings_in_reach(around, start=day + timedelta(days=301), **told)
    assert {found.training for found in later} == {chocolate.pk, building.pk}
    everywhere = {found.training: found for found in finder.trainings_in_reach(None, start=day, **told)}
    assert len(everywhere[chocolate.pk].places) == 2
    assert everywhere[building.pk].places[0].km is None
    wide = finder.trainings_in_reach(Around(GENT, None), start=day, **told)
    anywhere = [one for one in wide if one.training == chocolate.pk]
    assert [place.location for place in anywhere[0].places] == [near.pk, far.pk]


@pytest.mark.django_db
def test_a_place_we_do_not_know_lies_in_no_circle(trainings: list, day: date) -> None:
    unknown = LocationFactory(lat=None, lon=None, position_source="")
    ProgrammeFactory(training=trainings[0], location=unknown)
    told = {"start": day, **_told(day)}
    assert not finder.trainings_in_reach(Around(GENT, 50.0), **told)
    (found,) = finder.trainings_in_reach(Around(GENT, None), **told)
    assert found.places[0].km is None


@pytest.mark.django_db
def test_run_ups_and_recognised_workplaces_nearby_are_counted(trainings: list, day: date) -> None:
    chocolate, building = trainings
    ProgrammeFactory(training=chocolate, location=_at(GENT))
    AanloopProgrammeFactory(location=_at(GENT), name="Aanloop afwerking", training=building)
    AanloopProgrammeFactory(location=_at(HASSELT), name="Breed")
    RecognitionFactory(request__training=chocolate, lat=AALST.lat, lon=AALST.lon)
    told = {"start": day, **_told(day)}
    found = {one.training: one for one in finder.trainings_in_reach(Around(GENT, 30.0), **told)}
    assert building.pk in found
    assert not found[building.pk].places
    assert [one.name for one in found[building.pk].run_ups] == ["Aanloop afwerking"]
    assert not found[chocolate.pk].run_ups
    assert (found[chocolate.pk].workplaces, found[building.pk].workplaces) == (1, 0)
    assert found[chocolate.pk].open_workplaces == 0
    everywhere = {one.training: one for one in finder.trainings_in_reach(None, **told)}
    assert [one.name for one in everywhere[chocolate.pk].run_ups] == ["Breed"]


@pytest.mark.django_db
def test_recognised_is_not_yet_available(trainings: list, day: date) -> None:
    chocolate, _ = trainings
    ProgrammeFactory(training=chocolate, location=_at(GENT))
    near, _full, far = [
        RecognitionFactory(request__training=chocolate, lat=s.lat, lon=s.lon) for s in (GENT, GENT, HASSELT)
    ]
    for recognition, starts_on in ((near, date(2026, 11, 1)), (near, date(2027, 1, 11)), (far, date(2026, 11, 1))):
        OpeningFactory(recognition=recognition, starts_on=starts_on)
    (found,) = finder.trainings_in_reach(Around(GENT, 30.0), start=day, **_told(day))
    assert (found.workplaces, found.open_workplaces) == (2, 1)
    (everywhere,) = finder.trainings_in_reach(None, start=day, **_told(day))
    assert (everywhere.workplaces, everywhere.open_workplaces) == (3, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("mode", TravelMode)
def test_by_minutes_what_takes_longer_is_out_whatever_the_kilometres(
    trainings: list, day: date, mode: TravelMode
) -> None:
    chocolate, building = trainings
    unknown = LocationFactory(lat=None, lon=None, position_source="")
    for place in (_at(GENT), _at(AALST), _at(HASSELT), unknown):
        ProgrammeFactory(training=chocolate, location=place)
    AanloopProgrammeFactory(location=_at(AALST), name="Aanloop afwerking", training=building)
    RecognitionFactory(request__training=chocolate, lat=AALST.lat, lon=AALST.lon)
    to_aalst, to_hasselt = (travel_minutes(GENT, spot, mode, day=day).minutes for spot in (AALST, HASSELT))
    assert to_aalst < to_hasselt

    def within(minutes: int) -> dict[UUID, rules.Found]:
        around = Around(GENT, 1.0, Trip(Area(GENT, mode, minutes, day), day))
        return {one.training: one for one in finder.trainings_in_reach(around, start=day, **_told(day))}

    just, short = within(to_aalst), within(to_aalst - 1)
    assert [one.minutes for one in just[chocolate.pk].places] == [
        within(1_000)[chocolate.pk].places[0].minutes,
        to_aalst,
    ]
    assert [one.minutes for one in just[building.pk].run_ups] == [to_aalst]
    assert just[chocolate.pk].workplaces == 1
    assert len(short[chocolate.pk].places) == 1
    assert short[chocolate.pk].workplaces == 0
    assert building.pk not in short
    assert len(within(to_hasselt)[chocolate.pk].places) == 3


@pytest.mark.django_db
def test_a_hundred_times_as_much_asks_no_more_questions(trainings: list, day: date, query_budget) -> None:
    told = {"start": day, **_told(day)}
    for _ in range(60):
        ProgrammeFactory(training=trainings[0], location=_at(GENT))
    with query_budget(4):
        (one,) = finder.trainings_in_reach(Around(GENT, 5.0), **told)
    assert len(one.places) == 60
