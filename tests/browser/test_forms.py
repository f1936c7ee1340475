"""Forms that help: errors that are found, answers that stay, saving by itself, two windows at once."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from tandem.journey.recognition.actions import dossiers
from tandem.journey.recognition.models import Dossier, RecognitionRequest
from tandem.journey.recognition.terms import State
from tandem.registers.accounts import actions as accounts
from tests.browser.visitor import Visitor
from tests.harness.bakery import World

pytestmark = pytest.mark.django_db(transaction=True)

NEW_MENTOR = "/onderneming/mentoren/nieuw/"


@pytest.fixture
def form(world: World) -> Dossier:
    """A form with a workplace that nothing is said about yet."""
    dossier = dossiers.start(actor=world.boss, company_id=world.company.pk, now=world.now)
    place, training = world.establishment.pk, world.training
    told = {"dossier_id": dossier.pk, "establishment_id": place, "training": training, "now": world.now}
    dossiers.add_request(actor=world.boss, **told)
    return dossier


# --------------------------------------------------------------------------------------------------------------- errors


def test_a_form_with_errors_leads_to_each_of_them_and_forgets_nothing(visits: Any, boss: Any) -> None:
    noor = visits(boss)
    noor.opens(NEW_MENTOR)
    noor.fills("Voornaam", "Sam")
    noor.fills("E-mailadres", "sam-zonder-adres")
    noor.fills("Jaren ervaring in het beroep", "900")
    noor.presses("Voeg de mentor toe", status=422)

    assert "Kijk dit nog even na" in noor.focus()
    assert noor.page.title().startswith("Fout: ")
    assert noor.field("Voornaam").input_value() == "Sam"
    assert noor.field("E-mailadres").input_value() == "sam-zonder-adres"
    summary = noor.page.get_by_role("alert")
    links = summary.get_by_role("link").all()
    assert len(links) == 4
    for link in links:
        link.click()
        field = noor.page.locator(":focus")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_in_viewport()
        described = " ".join(
            noor.page.locator(f"#{one}").inner_text() for one in (field.get_attribute("aria-describedby") or "").split()
        )
        assert link.inner_text().split(" – ", 1)[1] in described


def test_an_error_at_choices_leads_to_the_first_of_them(visits: Any, world: World, boss: Any) -> None:
    mentor = world.mentor(with_extract=False)
    noor = visits(boss)
    noor.opens(f"/onderneming/mentoren/{mentor.pk}/uittreksel/")
    noor.fills("Uitgereikt op", "2026-10-01")
    noor.presses("Noteer dat ik het zag", status=422)

    noor.page.get_by_role("alert").get_by_role("link", name="Kies welk model").click()
    assert noor.page.evaluate("document.activeElement.type") == "radio"
    assert noor.focus() == "Model 596.2, voor werk met minderjarigen"
    expect(noor.page.get_by_role("group", name="Welk model zag u?")).to_have_accessible_description(
        "Kies welk model boven op het uittreksel staat."
    )
    assert noor.field("Uitgereikt op").input_value() == "2026-10-01"


def test_a_refusal_without_a_reason_is_explained_and_the_choice_stays(visits: Any, world: World, manager: Any) -> None:
    request = world.in_treatment()
    mieke = visits(manager)
    mieke.opens(f"/werkbank/aanvragen/{request.pk}/beslissen/")
    mieke.chooses("Weigering")
    mieke.presses("Neem de beslissing", status=422)

    mieke.sees("de onderneming heeft recht op een motivering")
    expect(mieke.page.get_by_label("Weigering", exact=True)).to_be_checked()


def test_a_form_that_is_not_ready_says_what_is_missing_and_leads_there(visits: Any, form: Dossier, boss: Any) -> None:
    noor = visits(boss)
    noor.opens(f"/onderneming/aanvraag/{form.pk}/nakijken/")
    noor.sees("Dit moet nog in orde voor u kunt indienen")
    assert noor.page.get_by_role("button", name="Dien de aanvraag in").count() == 0
    for link in noor.page.locator(".tasks").get_by_role("link").all():
        assert link.get_attribute("href")


# -------------------------------------------------------------------------------------------------------- save, return


def test_who_stops_half_way_finds_everything_back(visits: Any, world: World, form: Dossier, boss: Any) -> None:
    noor = visits(boss)
    noor.opens("/onderneming/")
    noor.follows("Werk uw aanvraag af")
    noor.follows("Brood- en banketbakkerij duaal")
    noor.answers("Volstaan uw uitrusting", "Ja")
    noor.page.get_by_role("checkbox").nth(0).check()
    noor.page.get_by_role("checkbox").nth(3).check()
    noor.presses("Bewaar en ga verder")
    noor.presses("Meld af", within="header")
    noor.sees("U bent afgemeld.")

    again = visits(boss)
    again.opens("/onderneming/")
    again.follows("Werk uw aanvraag af")
    again.sees("bezig")
    again.follows("Brood- en banketbakkerij duaal")
    again.sees("2 van de 24 aangevinkt")
    expect(again.page.get_by_role("checkbox").nth(0)).to_be_checked()
    expect(again.page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    expect(again.page.get_by_label("Ja", exact=True)).to_be_checked()


def contact_page(form: Dossier) -> str:
    return f"/onderneming/aanvraag/{form.pk}/contact/"


def saves_itself(noor: Visitor) -> None:
    """The pause after the last change goes by at once."""
    noor.page.clock.run_for(5000)


def test_a_long_form_saves_itself(visits: Any, form: Dossier, boss: Any) -> None:
    noor = visits(boss)
    noor.page.clock.install()
    noor.opens(contact_page(form))
    noor.fills("Wilt u nog iets toevoegen?", "Bel liefst in de voormiddag.")
    saves_itself(noor)
    expect(noor.page.locator("[data-autosave-status]")).to_have_text("Bewaard om 10:30")
    noor.looks_well()

    form.refresh_from_db()
    assert form.remarks == "Bel liefst in de voormiddag."
    noor.opens(contact_page(form))
    expect(noor.field("Wilt u nog iets toevoegen?")).to_have_value("Bel liefst in de voormiddag.")


def test_saving_that_does_not_work_says_so_and_is_tried_again(visits: Any, form: Dossier, boss: Any) -> None:
    noor = visits(boss, axe=False)
    noor.page.clock.install()
    noor.opens(contact_page(form))
    noor.context.set_offline(True)
    noor.fills("Telefoon", "09 123 45 67")
    saves_itself(noor)
    expect(noor.page.locator("[data-autosave-status]")).to_have_text("Bewaren lukt nu niet. We proberen het opnieuw.")
    noor.context.set_offline(False)
    noor.page.wait_for_function("navigator.onLine")
    noor.page.clock.run_for(20_000)
    expect(noor.page.locator("[data-autosave-status]")).to_have_text("Bewaard om 10:30")
    form.refresh_from_db()
    assert form.contact_phone == "09 123 45 67"


def test_saving_stops_and_says_so_when_the_session_is_over(visits: Any, form: Dossier, boss: Any, now: Any) -> None:
    noor = visits(boss, axe=False)
    noor.page.clock.install()
    noor.opens(contact_page(form))
    accounts.end_sessions(actor=accounts.as_self(boss.user), user_id=boss.user.pk, now=now)
    noor.fills("Wilt u nog iets toevoegen?", "Bel liefst in de voormiddag.")
    saves_itself(noor)
    expect(noor.page.locator("[data-autosave-status]")).to_contain_text("meld opnieuw aan")
    noor.forgives("403 for")

    noor.presses("Bewaar en ga verder", status=403)
    noor.sees("is niet bewaard", "Bel liefst in de voormiddag.")
    noor.follows("Meld u aan en ga verder")
    assert noor.page.locator("main input[name=next]").first.input_value().endswith(contact_page(form))


# ---------------------------------------------------------------------------------------------------------- two windows


def test_a_form_that_was_handed_in_elsewhere_leads_to_its_receipt(visits: Any, world: World, boss: Any) -> None:
    dossier, _ = world.draft()
    first, second = visits(boss), visits(boss)
    for window in (first, second):
        window.opens(f"/onderneming/aanvraag/{dossier.pk}/nakijken/")
    first.presses("Dien de aanvraag in")
    second.presses("Dien de aanvraag in")
    second.sees("Wij kregen uw aanvraag")
    assert RecognitionRequest.objects.get().state == State.SUBMITTED


def test_who_decides_after_a_colleague_hears_that_it_was_decided(visits: Any, world: World, manager: Any) -> None:
    request = world.in_treatment()
    first, second = visits(manager), visits(manager)
    for window in (first, second):
        window.opens(f"/werkbank/aanvragen/{request.pk}/beslissen/")
    first.chooses("Erkenning")
    first.presses("Neem de beslissing")
    second.chooses("Weigering")
    second.fills("Motivering", "De uitrusting volstaat niet.")
    second.presses("Neem de beslissing", status=409)

    second.sees("Ze is al beslist, of nog niet in behandeling.")
    assert RecognitionRequest.objects.get().state == State.GRANTED


# ---------------------------------------------------------------------------------------------------------- the way out


def test_the_back_button_after_signing_off_shows_nothing_of_the_file(visits: Any, world: World, boss: Any) -> None:
    world.submitted()
    noor = visits(boss)
    noor.opens("/onderneming/mentoren/")
    noor.sees("Noor Voorbeeld")
    noor.presses("Meld af", within="header")
    noor.page.go_back()
    noor.is_at("/aanmelden/")
    noor.does_not_see("Uittreksel")
    assert Client().get("/onderneming/mentoren/").status_code == 302


def test_a_form_that_waited_while_its_writer_signed_in_again_gives_back_what_was_written(
    visits: Any, form: Dossier, boss: Any
) -> None:
    noor = visits(boss)
    noor.opens(contact_page(form))
    noor.fills("Wilt u nog iets toevoegen?", "Bel liefst in de voormiddag.")
    noor.context.clear_cookies(name="csrftoken")
    noor.presses("Bewaar en ga verder", status=403)
    noor.sees("Er is niets verstuurd.", "Dit schreef u", "Bel liefst in de voormiddag.")
