"""The page of one clock: how it stands, every day counted, more days, what follows."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import ClockExtension, SearchClock
from tandem.journey.placement.terms.clocks import ClockOutcome, ClockState, ExtensionReason, ExtensionState, Milestone
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.organisations import ProviderFreeDayFactory
from tests.factories.people import GuardianshipFactory
from tests.harness.exports import taken
from tests.harness.reading import read as read_page
from tests.harness.visitors import capacity, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AUTUMN = date(2026, 10, 12)


def read(answer, status=200):
    assert answer.status_code == status
    return read_page(answer)


def at(name, *args):
    return reverse(f"clock:{name}", args=[getattr(one, "pk", one) for one in args])


def test_every_day_is_counted_and_every_holiday_named(coach, school, searching):
    clock = searching("Noor", AUTUMN)
    ProviderFreeDayFactory(provider=school, day=date(2026, 10, 19), words="Studiedag rekenen")

    page = read(coach.get(at("clock", clock)))

    assert page.heading == "Zoektijd van Noor Voorbeeld"
    assert "De laatste dag was woensdag 18 november 2026. Alle 20 dagen zijn voorbij." in page.words
    assert "Eerste lesdag: maandag 12 oktober 2026. Die dag zelf telt niet mee." in page.words
    for told in ("ma 19 okt: Studiedag rekenen", "Herfstvakantie", "wo 11 nov: Wapenstilstand"):
        assert told in page.words
    for rule in ("R-AGR-10", "R-AGR-17", "R-AGR-14", "R-AGR-15", "R-AGR-13"):
        assert rule in page.words
    assert "onzeker" in page.words
    assert "officieel" in page.words


def test_the_count_goes_along_as_a_file(coach, school, searching):
    clock = searching("Noor", AUTUMN)
    ProviderFreeDayFactory(provider=school, day=date(2026, 10, 19), words="Studiedag rekenen")

    _, rows = taken(coach.get(at("days_export", clock, "csv")))

    by_day = {row["Dag"]: row for row in rows}
    assert by_day["2026-10-13"]["Telt als"] == "1"
    assert by_day["2026-10-19"]["Waarom niet"] == "Studiedag rekenen"
    assert by_day["2026-11-04"]["Waarom niet"] == "herfstvakantie"
    assert by_day["2026-11-18"]["Telt als"] == "20"
    assert rows[-1]["Dag"] == "2026-11-18"


def test_a_late_start_is_shown_as_uncertain(coach, searching):
    page = read(coach.get(at("clock", searching("Noor", date(2026, 11, 9)))))

    assert "De lerende stapte in na de laatste startdag" in page.words
    assert "R-AGR-16" in page.words
    assert "30 oktober 2026" in page.words


def test_a_clock_that_has_not_begun_says_when(coach, searching):
    page = read(coach.get(at("clock", searching("Noor", date(2026, 11, 30)))))

    assert "Begint op maandag 30 november 2026" in page.words


def test_a_place_that_begins_too_late_is_told(coach, searching):
    clock = searching("Noor", stopped=True, stopped_on=date(2026, 12, 1))

    page = read(coach.get(at("clock", clock)))

    assert "Staat stil vanaf dinsdag 1 december 2026: Werkplek gevonden." in page.words
    assert "De werkplek begint na de laatste dag" in page.words


def test_a_term_past_the_school_years_we_know_is_told_as_such(coach, searching):
    clock = searching("Noor", date(2030, 6, 20), why="place_lost")

    assert "nog niet te tellen" in read(coach.get(at("clock", clock))).words
    assert "Niet te tellen 1" in read(coach.get(reverse("clock:board"))).words


def test_the_page_says_who_hears_it_and_notes_a_call_where_it_stands(coach, searching):
    clock = searching("Noor", told=Milestone.OVER)
    rita = GuardianshipFactory(
        child=clock.track.person, guardian__given_name="Rita", guardian__family_name="Ouder", guardian__email=""
    ).guardian
    page = at("clock", clock)
    assert "Rita Ouder ouder of voogd geen e-mailadres" in read(coach.get(page)).words

    noted = coach.post(at("note_call", clock, rita), {"terug": page}, follow=True)

    assert noted.redirect_chain[-1][0] == page
    assert "Ik belde" not in read(noted).words


def test_who_looked_is_noted_and_shown(coach, searching):
    clock = searching("Noor")
    coach.get(at("clock", clock))

    page = read(coach.get(at("history", clock)))

    assert ReadNote.objects.filter(subject_id=clock.pk).count() == 2
    assert "Karin Begeleidt" in page.words
    _, rows = taken(coach.get(at("history_export", clock, "csv")))
    assert {row["Soort"] for row in rows} == {"Wie keek"}


def test_earlier_clocks_lead_on(coach, searching):
    now = searching("Noor", date(2026, 10, 26))
    earlier = SearchClockFactory(track=now.track, stopped=True, started_on=date(2026, 9, 1))

    links = read(coach.get(at("clock", now))).links

    assert at("clock", earlier) in links.values()


# ---------------------------------------------------------------------------------------------------------- more days


def test_a_coach_asks_and_the_school_decides(coach, admin, searching):
    clock = searching("Noor", date(2026, 10, 26))
    form = {"reason": ExtensionReason.TALKS_PLANNED, "words": "Twee gesprekken."}

    asked = coach.post(at("ask", clock), form, follow=True)
    assert "De vraag is verstuurd." in read(asked).words
    assert "Vraag een verlenging" not in read(asked).words
    extension = ClockExtension.objects.get()

    page = read(admin.get(at("decide", extension)))
    assert "Toestaan: 20 opleidingsdagen erbij, tot en met dinsdag 12 januari 2027" in page.words
    assert "Twee gesprekken." in page.words
    assert "onzeker" in page.words
    decided = admin.post(at("decide", extension), {"decision": ExtensionState.GRANTED}, follow=True)

    assert "De verlenging is toegestaan." in read(decided).words
    assert "Toegestaan: 20 opleidingsdagen" in read(decided).words
    assert "dinsdag 12 januari 2027" in read(coach.get(at("clock", clock))).words


def test_a_refusal_without_a_reason_comes_back_with_what_was_typed(admin, searching):
    extension = ClockExtensionFactory(clock=searching("Noor", date(2026, 10, 26)))

    page = read(admin.post(at("decide", extension), {"decision": ExtensionState.REFUSED}), status=422)
    assert "Zeg waarom u niet verlengt" in page.words

    told = {"decision": ExtensionState.REFUSED, "words": "Er zijn plaatsen genoeg."}
    assert "De verlenging is geweigerd." in read(admin.post(at("decide", extension), told, follow=True)).words


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "Kies waarom er meer dagen nodig zijn."),
        ({"reason": "other"}, "Zeg waarom er meer dagen nodig zijn"),
        ({"reason": "magie"}, "Deze keuze kennen wij niet"),
        ({"reason": "other", "words": "a" * 1001}, "U schreef 1001 tekens"),
    ],
)
def test_a_question_that_cannot_be_is_told_at_the_field(coach, searching, form, told):
    page = read(coach.post(at("ask", searching("Noor")), form), status=422)

    assert told in page.words
    assert not ClockExtension.objects.exists()


def test_a_second_question_is_refused_with_the_reason(coach, searching):
    clock = searching("Noor")
    ClockExtensionFactory(clock=clock)

    page = read(coach.post(at("ask", clock), {"reason": "talks_planned"}), status=422)

    assert "Er wacht al een vraag om verlenging" in page.words


def test_a_second_extension_is_marked_and_possible(coach, admin, searching):
    clock = searching("Noor", extended_days=20)
    ClockExtensionFactory(clock=clock, granted=True)

    assert "Deze zoektijd werd al verlengd" in read(coach.get(at("ask", clock))).words


def test_a_question_is_taken_back(coach, searching):
    extension = ClockExtensionFactory(clock=searching("Noor"))

    page = read(coach.post(at("withdraw", extension), follow=True))

    assert "De vraag is ingetrokken." in page.words
    extension.refresh_from_db()
    assert extension.state == ExtensionState.WITHDRAWN


def test_a_coach_finds_no_page_to_decide_on_and_is_told_why_a_decision_is_not_taken(coach, searching):
    extension = ClockExtensionFactory(clock=searching("Noor"))

    assert coach.get(at("decide", extension)).status_code == 404
    assert coach.post(at("decide", extension), {"decision": "granted"}).status_code == 409


# ----------------------------------------------------------------------------------------------------- when it is over


def test_the_coach_chooses_with_the_learner_what_follows(coach, searching):
    clock = searching("Noor")
    form = {"outcome": ClockOutcome.RUN_UP, "words": "Wij starten maandag.", "agreed": "on"}

    page = read(coach.post(at("handle", clock), form, follow=True))

    assert "De keuze is vastgelegd." in page.words
    assert "Afgehandeld op zaterdag 21 november 2026: Aanloopfase." in page.words
    assert "Wij starten maandag." in page.words
    clock.refresh_from_db()
    assert (clock.state, clock.track.phase) == (ClockState.HANDLED, Phase.RUN_UP)


def test_vdab_is_chosen_by_a_handover_where_somebody_there_answers(coach, searching):
    clock = searching("Noor")
    assert "Begeleiding door VDAB" in read(coach.get(at("handle", clock))).words
    capacity(Role.EMPLOYMENT_SERVICE)
    page = read(coach.get(at("handle", clock)))
    assert "VDAB aanvaardt eerst" in page.words
    assert "Begeleiding door VDAB" not in page.words
    assert "Draag warm over aan VDAB" in read(coach.get(at("clock", clock))).words


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"agreed": "on"}, "Kies wat er volgt."),
        ({"outcome": "naft"}, "Spreek eerst met de lerende."),
        ({"outcome": "weg", "agreed": "on"}, "Deze keuze kennen wij niet"),
    ],
)
def test_what_follows_is_not_chosen_by_halves(coach, searching, form, told):
    clock = searching("Noor")

    assert told in read(coach.post(at("handle", clock), form), status=422).words
    clock.refresh_from_db()
    assert clock.state == ClockState.RUNNING


def test_before_the_days_are_over_nothing_follows(coach, searching):
    clock = searching("Noor", date(2026, 11, 16))
    assert "Kies wat er volgt" not in read(coach.get(at("clock", clock))).words

    form = {"outcome": ClockOutcome.FULL_TIME, "agreed": "on"}
    assert "De zoektijd is nog niet voorbij" in read(coach.post(at("handle", clock), form), status=422).words


# --------------------------------------------------------------------------------------------------------------- doors


@pytest.mark.parametrize("name", ["clock", "ask", "handle", "history"])
def test_a_clock_of_another_school_is_not_there(coach, name):
    elsewhere = SearchClockFactory()

    assert coach.get(at(name, elsewhere)).status_code == 404


def test_a_learner_reads_the_own_page_and_not_that_of_the_coach(searching):
    clock = searching("Noor")
    held = visitor(Role.LEARNER)

    assert held.get(at("clock", clock)).status_code == 404


def test_the_page_asks_as_little_of_the_database_with_much_behind_it(coach, searching, query_budget):
    clock = searching("Noor", AUTUMN)
    with query_budget(20) as few:
        coach.get(at("clock", clock))
    for n in range(5):
        ClockExtensionFactory(clock=clock, refused=True)
        SearchClockFactory(track=clock.track, stopped=True, started_on=date(2026, 9, n + 1))
    with query_budget(20) as many:
        coach.get(at("clock", clock))

    assert len(many) == len(few)
    assert SearchClock.objects.count() == 6
