"""With the keyboard alone: everything is reached, the focus shows where it is, nothing needs a mouse."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.models import Dossier, RecognitionRequest
from tandem.journey.recognition.terms import State
from tests.browser.conftest import link_in_mail
from tests.harness.bakery import World

pytestmark = pytest.mark.django_db(transaction=True)

TRAINING = "Brood- en banketbakkerij duaal"


def test_somebody_signs_in_and_hands_a_form_in(visits: Any, world: World, boss: Any) -> None:
    noor = visits(axe=False)
    noor.opens("/aanmelden/")
    noor.tabs_to("E-mailadres")
    noor.types(boss.user.email)
    noor.enters()
    noor.opens(link_in_mail(boss.user.email))
    noor.tabs_to("Meld mij aan")
    noor.enters()

    noor.tabs_to("Start een aanvraag")
    noor.enters("Space")
    noor.tabs_to("Kies opleidingen en vestigingen")
    noor.enters()
    noor.tabs_to("Welke opleiding?")
    noor.types("brood- en banket")
    expect(noor.suggestions()).not_to_have_count(0)
    field = noor.field("Welke opleiding?")
    expect(field).to_have_attribute("aria-expanded", "true")
    noor.hits("ArrowDown")
    pointed = field.get_attribute("aria-activedescendant")
    expect(noor.page.locator(f"#{pointed}")).to_have_attribute("aria-selected", "true")
    noor.hits("Enter")
    expect(field).to_have_value(TRAINING)
    expect(field).to_have_attribute("aria-expanded", "false")
    noor.tabs_to("Voeg toe")
    noor.enters()
    assert RecognitionRequest.objects.get().training.code == world.training

    noor.tabs_to("Ga verder")
    noor.enters()
    noor.tabs_to("Contact", least=12)
    noor.enters()
    noor.tabs_to("Telefoon")
    noor.types("09 123 45 67")
    noor.tabs_to("Bewaar en ga verder")
    noor.enters()
    assert Dossier.objects.get().contact_phone == "09 123 45 67"


def test_a_finished_form_is_handed_in(visits: Any, world: World, boss: Any) -> None:
    dossier, request = world.draft()
    noor = visits(boss, axe=False)
    noor.opens(f"/onderneming/aanvraag/{dossier.pk}/")
    noor.tabs_to("Verklaringen van uw onderneming")
    noor.enters()
    noor.tabs_to("Ja")
    noor.hits("ArrowRight")
    assert noor.focus() == "Nee"
    noor.hits("ArrowLeft")
    noor.tabs_to("Bewaar en ga verder")
    noor.enters()
    noor.tabs_to("Kijk alles na en dien in")
    noor.enters()
    noor.tabs_to("Dien de aanvraag in")
    noor.enters()
    noor.sees("Wij kregen uw aanvraag")
    request.refresh_from_db()
    assert request.state == State.SUBMITTED


def test_a_decision_is_taken(visits: Any, world: World, manager: Any) -> None:
    request = world.in_treatment()
    mieke = visits(manager, axe=False)
    mieke.opens("/werkbank/")
    mieke.tabs_to("Bakkerij Voorbeeld")
    mieke.enters()
    mieke.tabs_to("Beslis over de aanvraag")
    mieke.enters()
    mieke.tabs_to("Erkenning")
    mieke.hits("Space")
    mieke.tabs_to("Motivering")
    mieke.types("Een mooie leerplek.")
    expect(mieke.page.locator("#brief")).to_contain_text("Een mooie leerplek.")
    assert "Motivering" in mieke.focus()
    mieke.tabs_to("Neem de beslissing")
    mieke.enters()
    request.refresh_from_db()
    assert request.state == State.GRANTED


def test_the_first_key_leads_past_the_menu(visits: Any) -> None:
    somebody = visits(axe=False)
    somebody.opens("/regels/")
    somebody.tabs_to("Naar de inhoud")
    expect(somebody.page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    somebody.hits("Enter")
    assert somebody.page.evaluate("document.activeElement.id") == "inhoud"
    somebody.hits("Tab")
    assert somebody.page.evaluate("document.activeElement.closest('main') !== null")


def test_on_a_phone_the_menu_opens_and_closes(visits: Any) -> None:
    somebody = visits(width=375, axe=False)
    somebody.opens("/")
    link = somebody.page.get_by_role("navigation", name="Hoofdnavigatie").get_by_text("Regels en bronnen")
    expect(link).not_to_be_visible()
    somebody.tabs_to("Menu")
    somebody.hits("Enter")
    expect(link).to_be_visible()
    somebody.hits("Space")
    expect(link).not_to_be_visible()
    somebody.hits("Enter")
    somebody.tabs_to("Regels en bronnen")
    somebody.enters()
    somebody.is_at("/regels/$")


def test_a_term_shows_its_meaning_and_hides_it_again(visits: Any) -> None:
    somebody = visits(axe=False)
    somebody.opens("/")
    meaning = somebody.page.get_by_role("tooltip").first
    somebody.tabs_to("erkende leerwerkplekken")
    expect(meaning).to_be_hidden()
    somebody.hits("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_have_text("Eén opleiding op één vestiging, vandaag geldig.")
    somebody.hits("Escape")
    expect(meaning).to_be_hidden()
    somebody.hits("Space")
    expect(meaning).to_be_visible()
    somebody.hits("Tab")
    expect(meaning).to_be_hidden()


def test_a_word_of_the_form_is_explained_where_it_stands(visits: Any, world: World, boss: Any) -> None:
    dossier, request = world.draft()
    noor = visits(boss, width=320)
    noor.opens(f"/onderneming/aanvraag/{dossier.pk}/werkplek/{request.pk}/")
    noor.tabs_to("Mentoren")
    noor.hits("Space")
    meaning = noor.page.get_by_role("tooltip")
    expect(meaning).to_be_visible()
    expect(meaning).to_be_in_viewport()
    noor.looks_well()
    noor.hits("Escape")
    expect(meaning).to_have_count(0)


@pytest.fixture
def recognised(world: World) -> World:
    """The bakery, recognised."""
    found = world.in_treatment()
    desk.grant(actor=world.manager(found), request_id=found.pk, now=world.now)
    return world


def test_narrowing_the_list_keeps_the_place_of_the_keyboard(visits: Any, recognised: World) -> None:
    somebody = visits(axe=False)
    somebody.opens("/werkplekken/")
    somebody.tabs_to("Voeding")
    name = somebody.focus()
    somebody.hits("Space")
    somebody.page.wait_for_url("**sector=**")
    expect(somebody.page.locator("#melding")).to_contain_text("1 ")
    assert somebody.focus() == name
    somebody.tabs_to("Verwijder filter")
    somebody.enters()
    somebody.is_at(r"/werkplekken/\??$")


def test_narrowing_a_desk_keeps_the_place_of_the_keyboard(visits: Any, world: World, manager: Any) -> None:
    world.submitted()
    mieke = visits(manager, axe=False)
    mieke.opens("/werkbank/")
    mieke.tabs_to("Toon de aanvragen")
    mieke.page.keyboard.press("Shift+Tab")
    name = mieke.focus()
    mieke.hits("Space")
    mieke.page.wait_for_url("**/werkbank/?**")
    assert mieke.focus() == name


def test_the_list_says_what_the_map_says(visits: Any, recognised: World) -> None:
    somebody = visits(axe=False)
    somebody.opens("/werkplekken/")
    somebody.tabs_to("Wat")
    somebody.types("brood- en banket")
    expect(somebody.suggestions()).not_to_have_count(0)
    somebody.hits("ArrowDown", "Escape")
    expect(somebody.suggestions()).to_have_count(0)
    somebody.enters()
    somebody.tabs_to("De lijst zegt hetzelfde.")
    somebody.hits("Enter")
    somebody.tabs_to(TRAINING)
    somebody.enters()
    somebody.is_at("/werkplekken/E-")

    somebody.page.go_back()
    somebody.page.locator("#map").scroll_into_view_if_needed()
    expect(somebody.page.locator(".map-point")).to_have_count(1)
    somebody.tabs_to("De lijst zegt hetzelfde.")
    somebody.tabs_to(TRAINING)
    somebody.hits("Enter")
    expect(somebody.page.locator(".leaflet-popup")).to_contain_text("Bakkerij Voorbeeld")
    somebody.hits("Escape")
    expect(somebody.page.locator(".leaflet-popup")).to_have_count(0)
