"""A refusal says for each condition which rule it is, where it stands, what was found and what is needed."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_recognition_story import text_of
from tests.harness.bakery import World

pytestmark = pytest.mark.django_db(transaction=True)

MOTIVE = "De mentor werkt nog te kort in het beroep."
RULE = "De mentor heeft te weinig ervaring in het beroep"
FOUND, NEEDED = "1 jaar ervaring", "Minstens 5 jaar ervaring in het beroep"
SOURCE = "Vlaamse overheid, erkenning van een onderneming als leerwerkplek"
GROUND = "Praktijkervaring van de mentor (R-MEN-03)"
ARTICLE = "onze bronnen noemen geen artikel"
APPEAL = "binnen 10 dagen na ontvangst van deze brief in beroep gaan"


def test_a_company_reads_why_it_is_not_recognised(visits: Any, world: World, boss: Any, manager: Any) -> None:
    request = world.in_treatment(mentor=world.mentor(years=1))
    mieke, noor = visits(manager), visits(boss, width=375)

    mieke.opens(f"/werkbank/aanvragen/{request.pk}/")
    mieke.sees("1 voorwaarde is niet vervuld.", RULE, FOUND, NEEDED)
    mieke.follows("Beslis over de aanvraag")
    mieke.chooses("Weigering")
    mieke.fills("Motivering", MOTIVE)
    letter = mieke.page.locator("#brief")
    expect(letter).to_contain_text(MOTIVE)
    for told in ("Geen erkenning", RULE, FOUND, NEEDED, GROUND, ARTICLE, SOURCE, APPEAL):
        expect(letter).to_contain_text(told)
    mieke.looks_well()
    mieke.presses("Neem de beslissing")

    noor.opens(f"/onderneming/aanvragen/{request.pk}/")
    noor.sees("U bent niet erkend", MOTIVE, RULE, FOUND, NEEDED, "Geldt sinds", GROUND, ARTICLE, SOURCE, APPEAL)
    _, decision = noor.receives("Beslissing (PDF)")
    for told in (MOTIVE, RULE, FOUND, NEEDED, GROUND, ARTICLE, SOURCE, APPEAL):
        assert told in text_of(decision)
    noor.follows(GROUND)
    noor.is_at("/regels/mentor.min_experience_years/$")
    noor.sees("Praktijkervaring van de mentor", "R-MEN-03")
