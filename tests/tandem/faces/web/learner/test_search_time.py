"""What a learner and a parent read of the search time."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.faces.documents.words import code_label
from tandem.journey.placement.terms.clocks import ClockOutcome
from tests.factories.clocks import SearchClockFactory
from tests.harness.exports import taken
from tests.tandem.faces.web.learner.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def page(noor):
    return reverse("learner:search_time", args=[noor.track.pk])


def test_a_learner_reads_how_many_days_are_left_and_how_they_were_counted(noor, browser, page):
    SearchClockFactory(track=noor.track, started_on=date(2026, 10, 26))

    told = text_of(browser.get(page))

    assert "Nog 7 opleidingsdagen" in told
    assert "De laatste dag is dinsdag 1 december 2026. 13 van de 20 dagen zijn voorbij." in told
    assert "Herfstvakantie" in told
    assert "R-AGR-17" in told
    assert "Zonder overeenkomst gaat de lerende voltijds naar school." in told


def test_the_meter_stands_on_the_page_of_the_track(noor, browser, page):
    SearchClockFactory(track=noor.track, started_on=date(2026, 10, 26))

    told = text_of(browser.get(reverse("learner:track", args=[noor.track.pk])))

    assert "Nog 7 opleidingsdagen" in told
    assert page in told


def test_a_parent_reads_the_same_and_for_whom(noor, parents, page):
    SearchClockFactory(track=noor.track)

    told = text_of(parents.get(page))

    assert "Je kijkt en kiest mee voor Noor" in told
    assert "Je wordt niet zomaar uitgeschreven" in told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"started_on": date(2026, 11, 30)}, "Je mag nu al zoeken"),
        ({"started_on": date(2026, 11, 16)}, "Bewaar werkplekken die je leuk lijken"),
        ({"started_on": date(2026, 10, 19)}, "Er blijft weinig tijd over"),
        ({"stopped": True}, "Staat stil vanaf dinsdag 15 september 2026: Werkplek gevonden."),
        ({"handled": True, "outcome": ClockOutcome.NAFT, "words": "Wij bellen het CLB."}, "Wij bellen het CLB."),
        ({"started_on": date(2026, 10, 19), "extended_days": 20}, "Je kreeg 20 dagen extra."),
    ],
)
def test_the_page_says_what_a_learner_can_do_now(noor, browser, page, values, told):
    SearchClockFactory(track=noor.track, **values)

    assert told in text_of(browser.get(page))


@pytest.mark.parametrize("outcome", ClockOutcome)
def test_whatever_follows_is_told_in_a_sentence(noor, browser, page, outcome):
    SearchClockFactory(track=noor.track, handled=True, outcome=outcome)

    text = text_of(browser.get(page))

    assert "Afgehandeld op" in text
    assert code_label(outcome) in text


def test_who_has_no_clock_reads_when_it_begins(noor, browser, page):
    assert "Er loopt nog geen zoektijd." in text_of(browser.get(page))
    assert "Je zoektijd" not in text_of(browser.get(reverse("learner:track", args=[noor.track.pk])))
    assert browser.get(reverse("learner:days_export", args=[noor.track.pk, "csv"])).status_code == 404


def test_the_count_goes_along_as_a_file(noor, browser):
    SearchClockFactory(track=noor.track)

    _, rows = taken(browser.get(reverse("learner:days_export", args=[noor.track.pk, "csv"])))

    assert rows[0]["Telt als"] == "1"
