"""The page of a track: where it stands and what comes next, for the learner and for a parent."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.terms.tracks import Phase
from tandem.registers.access.terms import Role
from tests.factories.intake import TrackFactory
from tests.factories.placement import SavedOpeningFactory
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.faces.web.learner.reading import text_of

HOME = reverse("learner:home")


def page_of(noor) -> str:
    return reverse("learner:track", args=[noor.track.pk])


def test_who_has_one_track_comes_straight_to_it(browser, parents, noor):
    assert browser.get(HOME)["Location"] == page_of(noor)
    assert parents.get(HOME)["Location"] == page_of(noor)


def test_signing_in_leads_there_and_the_menu_names_it(browser):
    text = text_of(browser.get("/"))

    assert f'href="{HOME}"' in text
    assert "Mijn traject" in text


def test_who_has_no_track_yet_reads_how_one_comes_to_one(db):
    text = text_of(visitor(Role.LEARNER).get(HOME))
    assert "Je school schrijft je in" in text

    text = text_of(visitor(Role.GUARDIAN).get(HOME))
    assert "zolang je kind minderjarig is" in text


def test_a_parent_of_two_chooses_whose_track(parents, noor):
    from tests.factories.people import GuardianshipFactory, PersonFactory

    sister = PersonFactory(given_name="Mila", birth_date=noor.track.person.birth_date)
    GuardianshipFactory(child=sister, guardian=noor.guardianship.guardian)
    TrackFactory(person=sister)

    text = text_of(parents.get(HOME))

    assert "Welk traject wil je zien?" in text
    assert "Mila: " in text
    assert "Noor: " in text


def test_the_track_that_runs_stands_before_the_one_that_was_left(browser, noor):
    left = TrackFactory(person=noor.track.person, left=True, starts_on=date(2026, 9, 2))
    assert left.starts_on > noor.track.starts_on

    text = text_of(browser.get(HOME))

    assert text.index(page_of(noor)) < text.index(reverse("learner:track", args=[left.pk]))


@pytest.mark.parametrize(
    ("phase", "title", "told"),
    [
        ("intake", "Je traject begint", "Praat met je school"),
        ("run_up", "Je bereidt je voor op het werk", "De aanloop: oefenen voor het werk"),
        ("searching", "Je zoekt een werkplek", "Zoek en bewaar"),
        ("placed", "Je hebt een werkplek", "Goed gedaan"),
    ],
)
def test_each_phase_says_where_one_stands_and_what_comes_next(browser, noor, phase, title, told):
    noor.track.phase = phase
    noor.track.save()

    answer = browser.get(page_of(noor))

    assert read(answer).heading == title
    suited = reverse("proposals:suited", args=[noor.track.pk])
    assert (suited in read(answer).urls) == (phase == "searching")
    assert told in text_of(answer)


def test_who_left_can_still_look(browser, noor):
    noor.track.phase, noor.track.left_on, noor.track.left_reason = Phase.LEFT, noor.day, "full_time"
    noor.track.save()

    text = text_of(browser.get(page_of(noor)))

    assert "Dit traject is afgelopen" in text
    assert "voltijds onderwijs" in text
    assert "Zoek verder" not in text


def test_the_next_step_follows_what_was_chosen(browser, noor):
    kept = SavedOpeningFactory(track=noor.track, opening=noor.opening())
    text = text_of(browser.get(page_of(noor)))
    assert "Maak je volgorde" in text
    assert "1 werkplek bewaard, nog geen in je volgorde." in text

    kept.rank = 1
    kept.save()
    text = text_of(browser.get(page_of(noor)))
    assert "Je volgorde staat klaar" in text
    assert kept.opening.establishment.name in text


def test_a_list_of_what_is_gone_is_no_list_to_rank(browser, noor):
    SavedOpeningFactory(track=noor.track, opening=noor.opening(closed=True))

    assert "Zoek en bewaar" in text_of(browser.get(page_of(noor)))


def test_a_parent_reads_whose_page_it_is_and_the_learner_does_not(browser, parents, noor):
    assert "Je kijkt en kiest mee voor Noor" in text_of(parents.get(page_of(noor)))
    assert "kiest mee" not in text_of(browser.get(page_of(noor)))


def test_the_page_asks_little_of_the_database_however_long_the_list(browser, noor, query_budget):
    browser.get(page_of(noor))
    for number in range(8):
        SavedOpeningFactory(track=noor.track, opening=noor.opening(), rank=number + 1)

    with query_budget(20):
        browser.get(page_of(noor))


def test_the_page_speaks_english_too(browser, noor):
    browser.cookies["language"] = "en"

    text = text_of(browser.get(page_of(noor)))

    assert "You are looking for a workplace" in text


@pytest.mark.parametrize("name", ["track", "places"])
def test_nobody_else_opens_the_page(noor, name, client):
    url = reverse(f"learner:{name}", args=[noor.track.pk])

    assert client.get(url)["Location"].startswith(reverse("account:sign_in"))
    for role in (Role.LEARNER, Role.GUARDIAN, Role.COMPANY_ADMIN, Role.COACH, Role.PLATFORM_ADMIN):
        organisation = noor.track.provider_id if role is Role.COACH else None
        held = visitor(role, organisation) if role is not Role.COMPANY_ADMIN else company()
        assert held.get(url).status_code == 404


def company():
    from tests.factories.organisations import CompanyFactory

    return visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)
