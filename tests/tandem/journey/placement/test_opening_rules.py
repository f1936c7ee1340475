"""When a place can stand open: every condition, by facts alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tandem.base.verdict import Effect
from tandem.glossary import findings
from tandem.journey.placement.rules import openings as rules
from tandem.journey.placement.rules.opening_forms import Contact, OpeningForm, taken_over
from tandem.journey.placement.rules.openings import Guide, OpeningFacts, Wish
from tandem.journey.placement.terms.openings import WishKind, WishLanguage
from tandem.law import norms

DAY = date(2026, 11, 21)
WHOLE = OpeningFacts(
    day=DAY,
    sector="FOOD",
    school_year=2026,
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 6, 30),
    expires_on=date(2027, 2, 1),
    places=1,
    recognised_from=date(2026, 10, 20),
    recognised_until=date(2031, 10, 20),
    is_recognised=True,
    is_in_register=True,
    guides=(Guide("mentor", 1),),
)


def verdict(facts: OpeningFacts):
    return rules.may_open(facts, norms=norms.at(DAY, sector=facts.sector or None))


def wish(kind: WishKind, *, why: str = "Het werk vraagt het.", **values) -> Wish:
    return Wish(kind, why, **values)


def test_a_whole_opening_can_stand_open():
    assert verdict(WHOLE).unmet == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"is_recognised": False}, "opening.recognised"),
        ({"recognised_until": date(2026, 12, 1)}, "opening.recognised"),
        ({"recognised_from": date(2026, 12, 2)}, "opening.recognised"),
        ({"is_in_register": False}, "opening.in_register"),
        ({"lifted_from": date(2027, 7, 1)}, "opening.not_lifted"),
        ({"ends_on": date(2026, 11, 30), "expires_on": date(2026, 11, 29)}, "opening.dates_in_order"),
        ({"ends_on": date(2027, 9, 1)}, "opening.in_school_year"),
        ({"starts_on": date(2026, 8, 31), "recognised_from": date(2026, 1, 1)}, "opening.in_school_year"),
        ({"expires_on": DAY}, "opening.expires_later"),
        ({"expires_on": date(2027, 7, 1)}, "opening.expires_in_period"),
        ({"places": 0}, "opening.places"),
        ({"places": 2}, "opening.places_guided"),
        ({"guides": (), "places": 0}, "opening.mentor_named"),
        ({"guides": (Guide("a", 1, is_active=False),)}, "opening.mentor_active"),
        ({"guides": (Guide("a", 1, works_here=False),)}, "opening.mentor_here"),
        ({"guides": (Guide("a", 1, has_clean_extract=False),)}, "opening.mentor_extract"),
        ({"guides": (Guide("a", 21),)}, "opening.mentor_guides"),
        ({"guides": (Guide("a", 0), Guide("b", 1))}, "opening.mentor_guides"),
        ({"work_days": ("mon", "payday")}, "opening.work_days"),
        ({"first_minute": 1440}, "opening.first_minute"),
        ({"hours_per_week": Decimal(0)}, "opening.hours"),
        ({"hours_per_week": Decimal(61)}, "opening.hours"),
        ({"wishes": (wish(WishKind.HYGIENE, why=" "),)}, "wish.why"),
        ({"wishes": (wish(WishKind.MIN_AGE),)}, "wish.age"),
        ({"wishes": (wish(WishKind.MIN_AGE, age=14),)}, "wish.age"),
        ({"wishes": (wish(WishKind.LANGUAGE),)}, "wish.language"),
        ({"wishes": (wish(WishKind.HYGIENE), wish(WishKind.HYGIENE))}, "wish.once"),
        ({"accommodations": ("quiet_place", "a_pony")}, "opening.accommodations"),
        ({"has_contact": False}, "opening.contact"),
    ],
)
def test_an_opening_that_lacks_something_is_refused_in_words(changed, code):
    found = verdict(replace(WHOLE, **changed))

    assert code in {finding.code for finding in found.unmet if finding.blocks}
    assert all(findings.sentence(finding).title for finding in found.unmet)


def test_a_place_that_is_over_is_refused():
    over = replace(WHOLE, day=date(2027, 7, 1), expires_on=date(2027, 6, 30))

    assert {"opening.not_over", "opening.expires_later"} <= verdict(over).codes()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"recognised_until": date(2027, 6, 30)}, "opening.recognised_throughout"),
        ({"has_twin": True}, "opening.no_twin"),
        ({"places_beside": 1}, "opening.workplace_guided"),
        ({"guides": (Guide("a", 1, training_due=date(2026, 11, 20)),)}, "opening.mentor_trained"),
        ({"first_minute": 4 * 60}, "opening.start_for_minors"),
        ({"first_minute": 20 * 60}, "opening.start_for_minors"),
        ({"wishes": (wish(WishKind.MIN_AGE, age=19),)}, "wish.age_above_adult"),
        ({"words": "Wij zoeken een flinke jongen."}, "opening.lawful_words"),
        ({"wishes": (wish(WishKind.HYGIENE, why="Geen hoofddoek"),)}, "opening.lawful_words"),
    ],
)
def test_what_only_needs_a_second_look_warns(changed, code):
    found = verdict(replace(WHOLE, **changed))

    assert found.is_ok
    assert code in {finding.code for finding in found.warnings}


def test_a_place_for_adults_may_start_at_night():
    baker = replace(WHOLE, first_minute=4 * 60, wishes=(wish(WishKind.MIN_AGE, age=18),))

    assert verdict(baker).unmet == ()


def test_a_mentor_in_construction_guides_one_learner_at_once_at_all_establishments_together():
    building = replace(WHOLE, sector="CONSTRUCTION", guides=(Guide("mason", 1, elsewhere=1),))
    (finding,) = [one for one in verdict(building).unmet if one.blocks]

    assert (finding.code, finding.found, finding.needed) == ("mentor.max_learners", 2, 1)
    assert finding.ground is not None
    assert finding.ground.rule == "R-MEN-10"


def test_where_no_maximum_is_known_none_is_made_up():
    many = verdict(replace(WHOLE, places=9, guides=(Guide("mentor", 9),)))

    assert many.unmet == ()


def test_a_sector_that_advises_a_number_only_warns():
    lorries = verdict(replace(WHOLE, sector="TRANSPORT", guides=(Guide("driver", 2),)))

    assert [(one.code, one.effect) for one in lorries.unmet] == [("mentor.recommended_learners", Effect.WARN)]


def test_mentors_of_other_openings_count_for_the_whole_establishment():
    assert verdict(replace(WHOLE, places_beside=2, guided_beside=2)).unmet == ()


@pytest.mark.parametrize(
    "text",
    [
        "Je werkt met mannen en vrouwen van alle leeftijden? Ja.",
        "Een vrouwelijke collega geeft de opleiding.",
        "Wij zoeken iemand van Vlaamse afkomst.",
        "Geen beperkingen.",
    ],
)
def test_words_that_often_go_with_a_forbidden_wish_are_seen(text):
    assert rules.doubtful_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je leert gezonde voeding maken.",
        "Ik geloof dat iedereen kan leren.",
        "Je werkt in een joviale ploeg in de Vlaamse Ardennen.",
        "Jongensachtige grapjes horen er niet bij.",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert rules.doubtful_words(text) == ()


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), 2026),
        (date(2026, 9, 1), 2026),
        (date(2027, 2, 28), 2026),
        (date(2027, 3, 1), 2027),
    ],
)
def test_from_march_on_places_are_opened_for_the_next_school_year(day, year):
    assert rules.year_to_open(day) == year


@pytest.mark.parametrize(
    ("school_year", "is_live", "year"),
    [(2026, True, 2027), (2026, False, 2026), (2025, True, 2026), (2025, False, 2026), (2027, True, 2026)],
)
def test_a_place_that_still_stands_open_is_taken_over_for_another_year(school_year, is_live, year):
    assert rules.year_to_take_over(school_year, day=DAY, is_live=is_live) == year


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "year"),
    [
        (date(2026, 9, 1), date(2027, 6, 30), 2026),
        (date(2027, 7, 6), date(2027, 8, 28), 2026),
        (date(2027, 7, 6), date(2027, 8, 31), 2026),
        (date(2027, 7, 6), date(2027, 9, 1), 2027),
        (date(2027, 8, 25), date(2028, 6, 30), 2027),
        (date(2027, 6, 30), date(2028, 6, 30), 2026),
    ],
)
def test_the_days_say_which_school_year_is_meant(starts_on, ends_on, year):
    assert rules.year_meant(starts_on, ends_on) == year


def test_a_school_year_begins_in_september():
    assert rules.school_year_of(date(2026, 8, 31)) == 2025
    assert rules.school_year_of(date(2026, 9, 1)) == 2026


@pytest.mark.parametrize("day", [date(2026, 9, 1), DAY, date(2027, 5, 20), date(2027, 6, 30)])
def test_the_usual_period_can_be_opened_as_it_is(day):
    usual = rules.usual_period(2026, day=day, until=date(2031, 10, 20))
    facts = replace(WHOLE, day=day, starts_on=usual.starts_on, ends_on=usual.ends_on, expires_on=usual.expires_on)
    refused = verdict(replace(facts, recognised_from=date(2026, 1, 1))).codes()

    assert refused <= ({"opening.expires_later"} if day == usual.ends_on else set())


def test_the_usual_period_ends_with_the_recognition():
    usual = rules.usual_period(2026, day=DAY, until=date(2027, 3, 1))

    assert usual.ends_on == date(2027, 2, 28)
    assert usual.expires_on <= usual.ends_on


FORM = OpeningForm(
    school_year=2027,
    starts_on=date(2028, 2, 29),
    ends_on=date(2028, 6, 30),
    expires_on=date(2028, 4, 1),
    places=2,
    mentors={},
    contact=Contact("Noor", phone="09 000 00 00"),
)


def test_a_year_later_every_day_moves_along():
    later = taken_over(FORM, school_year=2028, day=date(2028, 5, 1), until=date(2031, 1, 1))

    assert (later.starts_on, later.ends_on, later.expires_on) == (
        date(2029, 2, 28),
        date(2029, 6, 30),
        date(2029, 4, 1),
    )
    assert later.places == FORM.places


def test_what_is_taken_over_late_starts_today_and_is_shown_anew():
    later = taken_over(FORM, school_year=2028, day=date(2029, 5, 1), until=date(2031, 1, 1))

    assert later.starts_on == date(2029, 5, 1)
    assert later.expires_on == later.ends_on == date(2029, 6, 30)


def test_a_contact_is_a_name_and_a_way_to_reach_it():
    assert Contact("Noor", email="noor@voorbeeld.example").can_be_reached
    assert not Contact("Noor").can_be_reached
    assert not Contact(" ", phone="09 000 00 00").can_be_reached


def test_a_language_is_named():
    french = replace(WHOLE, wishes=(wish(WishKind.LANGUAGE, language=WishLanguage.FRENCH),))

    assert verdict(french).unmet == ()
