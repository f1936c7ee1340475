"""The board: who is late, whose last day is today, this week or later; narrowed, counted, exported, in few queries."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tandem.journey.placement.terms.clocks import Milestone
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.handover import WarmHandoverFactory
from tests.factories.organisations import LocationFactory, ProviderFreeDayFactory
from tests.harness.exports import taken
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOARD = reverse("clock:board")
LATE, TODAY, THIS_WEEK, LATER = date(2026, 9, 1), date(2026, 10, 16), date(2026, 10, 19), date(2026, 11, 16)


@pytest.fixture
def monday(fixed_clock):
    """Monday 23 November 2026: whoever began on 16 October ends today."""
    return fixed_clock.set(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


def names(page):
    return [row.split()[0] for row in page.rows[1:]]


def test_a_board_without_learners_says_how_they_come_there(coach):
    page = read(coach.get(BOARD))

    assert page.heading == "Zoektijd van uw lerenden"
    assert "Niemand zoekt een werkplek" in page.words
    assert "verschijnt hier vanzelf" in page.words


def test_who_ends_first_stands_first(monday, coach, searching):
    for name, since in (("Later", LATER), ("Week", THIS_WEEK), ("Vandaag", TODAY), ("Laat", LATE)):
        searching(name, since)

    page = read(coach.get(BOARD))

    assert names(page) == ["Laat", "Vandaag", "Week", "Later"]
    assert "Vandaag is de laatste dag" in page.rows[2]
    assert "Nog 1 opleidingsdag" in page.rows[3]
    assert "33 opleidingsdagen te laat" in page.rows[1]
    assert all("Passende werkplekken" in row for row in page.rows[1:])


def test_who_goes_to_other_hands_is_told_and_so_is_who_waits_too_long(monday, coach, searching):
    going, late = searching("Weg", LATE), searching("Wacht", LATE)
    WarmHandoverFactory(track=going.track, offered=True)
    WarmHandoverFactory(track=late.track, offered=True, answers_until=date(2026, 11, 20))

    page = read(coach.get(BOARD))

    assert "Wordt overgedragen aan VDAB" in page.words
    assert "De overdracht aan VDAB wacht te lang: bel, of neem ze terug" in page.words
    assert "1 overdracht wacht te lang op een antwoord" in page.words


@pytest.mark.parametrize(
    ("when", "told"), [("late", ["Laat"]), ("today", ["Vandaag"]), ("this_week", ["Week"]), ("later", ["Later"])]
)
def test_each_tab_shows_its_own_and_counts_all(monday, coach, searching, when, told):
    for name, since in (("Later", LATER), ("Week", THIS_WEEK), ("Vandaag", TODAY), ("Laat", LATE)):
        searching(name, since)

    page = read(coach.get(BOARD, {"wanneer": when}))

    assert names(page) == told
    for tab in ("Alles 4", "Te laat 1", "Vandaag 1", "Deze week 1", "Later 1"):
        assert tab in page.words


def test_of_two_who_end_together_the_names_decide(coach, searching):
    for name in ("Zoë", "Amina", "Noor"):
        searching(name)

    assert names(read(coach.get(BOARD))) == ["Amina", "Noor", "Zoë"]


def test_a_free_day_of_the_own_location_moves_only_who_is_there(coach, school, campus, searching):
    searching("Hier", date(2026, 10, 26))
    elsewhere = LocationFactory(provider=school, name="Campus Zuid")
    searching("Daar", date(2026, 10, 26), track__location=elsewhere)
    ProviderFreeDayFactory(provider=school, location=campus, day=date(2026, 11, 24))

    page = read(coach.get(BOARD))

    assert names(page) == ["Daar", "Hier"]
    assert "wo 2 december" in page.rows[2]


def test_a_coach_sees_the_own_learners_and_who_nobody_guides(coach, searching):
    searching("Eigen")
    searching("Niemand", track__coach=None)
    searching("Ander", track__coach=UserFactory())

    page = read(coach.get(BOARD))

    assert sorted(names(page)) == ["Eigen", "Niemand"]
    assert "nog niemand" in page.words


def test_who_manages_the_school_sees_all_and_can_choose_a_coach(admin, searching, karin):
    searching("Eigen")
    searching("Ander", track__coach=UserFactory(name="Piet"))

    assert sorted(names(read(admin.get(BOARD)))) == ["Ander", "Eigen"]
    assert names(read(admin.get(BOARD, {"begeleider": str(karin.user_id)}))) == ["Eigen"]


def test_who_does_not_search_is_not_there(coach, searching):
    searching("Stil", stopped=True)
    searching("Klaar", handled=True)
    SearchClockFactory()

    assert "Niemand zoekt een werkplek" in read(coach.get(BOARD)).words


@pytest.mark.parametrize("text", ["amina", "AMINA voor", "Voorbeeld Amina"])
def test_a_learner_is_found_by_name(coach, searching, text):
    searching("Amina")
    searching("Noor")

    assert names(read(coach.get(BOARD, {"tekst": text}))) == ["Amina"]


def test_a_learner_is_found_by_training_place_or_question(coach, school, searching):
    noor = searching("Noor")
    elsewhere = LocationFactory(provider=school)
    sam = searching("Sam", track__location=elsewhere)
    ClockExtensionFactory(clock=sam)

    assert names(read(coach.get(BOARD, {"opleiding": noor.track.training.code}))) == ["Noor"]
    assert names(read(coach.get(BOARD, {"plaats": elsewhere.number}))) == ["Sam"]
    page = read(coach.get(BOARD, {"gevraagd": "on"}))
    assert names(page) == ["Sam"]
    assert "Verlenging gevraagd" in page.rows[1]


def test_a_filter_that_finds_nobody_says_how_to_go_on(coach, searching):
    searching("Noor")

    page = read(coach.get(BOARD, {"tekst": "Zorro"}))

    assert "Niemand past bij deze keuze" in page.words
    assert "Zoekwoord: Zorro" in page.words


@pytest.mark.parametrize("odd", [{"wanneer": "ooit"}, {"begeleider": "x"}, {"tot": "-3"}, {"tekst": "a" * 200}])
def test_a_value_nobody_knows_is_left_out(coach, searching, odd):
    searching("Noor")

    assert coach.get(BOARD, odd).status_code == 200


def test_the_list_alone_comes_where_only_the_list_changes(coach, searching):
    searching("Noor")

    answer = coach.get(BOARD, HTTP_HX_REQUEST="true")

    assert "<html" not in answer.content.decode()
    assert "Noor Voorbeeld" in answer.content.decode()


def test_the_board_goes_along_as_a_file_with_its_filters(monday, coach, searching):
    noor = searching("Noor", TODAY)
    searching("Sam", LATE)
    ClockExtensionFactory(clock=noor)

    about, rows = taken(coach.get(reverse("clock:export", args=["csv"]), {"wanneer": "today"}))

    assert any("Vandaag" in line for line in about)
    (row,) = rows
    assert (row["Voornaam"], row["Laatste dag"], row["Dagen over"], row["Verlenging gevraagd"]) == (
        "Noor",
        "2026-11-23",
        "0",
        "ja",
    )


def test_the_board_asks_as_little_of_the_database_with_many_as_with_few(admin, searching, query_budget):
    for n in range(3):
        searching(f"N{n}", date(2026, 11, 2))
    with query_budget(20) as few:
        admin.get(BOARD)
    for n in range(30):
        searching(f"M{n}", date(2026, 11, 2), told=Milestone.HALFWAY, track__person__email="")
    with query_budget(20) as many:
        admin.get(BOARD)

    assert len(many) <= len(few) + 3  # the list to ring now has somebody on it


def test_a_long_board_shows_some_and_leads_on(coach, searching):
    for n in range(27):
        searching(f"N{n:02}")

    page = read(coach.get(BOARD))

    assert len(page.rows) == 26
    assert "25 van 27 getoond" in page.words
    assert len(read(coach.get(BOARD, {"tot": "50"})).rows) == 28


# ------------------------------------------------------------------------------------------------------- whom to ring


def test_the_board_says_whom_to_ring_and_the_coach_notes_it(coach, searching):
    clock = searching("Noor", told=Milestone.OVER, track__person__email="", track__person__phone="0470 12 34 56")
    assert "Bel nog 1 lerende of ouder zonder e-mailadres" in read(coach.get(BOARD)).words

    page = read(coach.get(reverse("clock:calls")))
    assert "0470 12 34 56" in page.rows[1]
    assert "De laatste dag was dinsdag 29 september 2026" in page.rows[1]

    noted = coach.post(reverse("clock:note_call", args=[clock.pk, clock.track.person_id]), follow=True)
    assert "Genoteerd: u belde." in read(noted).words
    assert "U hoeft niemand te bellen" in read(noted).words


def test_the_list_to_ring_goes_along_as_a_file(coach, searching):
    searching("Noor", told=Milestone.OVER, track__person__email="", track__person__phone="=0470")

    _, rows = taken(coach.get(reverse("clock:calls_export", args=["csv"])))

    assert [(row["Wie"], row["Bericht"]) for row in rows] == [("Noor Voorbeeld", "De dagen zijn om")]
    assert not rows[0]["Telefoon"].startswith("=")


@pytest.mark.parametrize("name", ["board", "calls"])
@pytest.mark.parametrize("role", [Role.LEARNER, Role.GUARDIAN, Role.COMPANY_ADMIN, Role.AGENCY_STAFF])
def test_who_guides_nobody_finds_no_board(role, name):
    from tests.harness.visitors import organisation_for

    assert visitor(role, organisation_for(role)).get(reverse(f"clock:{name}")).status_code == 404


# ------------------------------------------------------------------------------------------------------ early signals


def test_what_asks_attention_stands_with_its_reason_on_the_board_in_the_file_and_with_the_learner(coach, searching):
    noor = searching("Noor", date(2026, 11, 12))
    searching("Sam", date(2026, 11, 19))

    page = read(coach.get(BOARD))
    assert "Na 6 opleidingsdagen nog geen werkplek bewaard en geen kennismaking" in page.words
    assert "Bekijk samen de werkplekken die passen." in page.words
    assert names(read(coach.get(BOARD, {"signaal": ["nothing_yet", "ooit"]}))) == ["Noor", "Sam"]
    page = read(coach.get(BOARD, {"signaal": ["nothing_yet"]}))
    assert names(page) == ["Noor"]
    assert "Vroege signalen: Nog niets in gang" in page.words

    _, rows = taken(coach.get(reverse("clock:export", args=["csv"]), {"signaal": ["nothing_yet"]}))
    assert "nog geen werkplek bewaard" in rows[0]["Vroege signalen"]
    for url in (reverse("clock:clock", args=[noor.pk]), reverse("learners:track", args=[noor.track_id])):
        assert "Bekijk samen de werkplekken die passen." in read(coach.get(url)).words

    found = coach.get("/api/v1/searchTimes", {"signal": "nothing_yet"}).json()
    assert [one["givenName"] for one in found["items"]] == ["Noor"]
    assert {"code": "nothing_yet", "number": 6} in found["items"][0]["signals"]
    one = coach.get(f"/api/v1/searchTimes/{noor.pk}").json()
    assert one["signals"] == found["items"][0]["signals"]
