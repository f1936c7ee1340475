"""A whole week of an agreement with the keyboard alone: every day is reached, the rules answer, the focus stays."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tandem.journey.agreements.actions import drafts
from tandem.journey.agreements.models import Agreement
from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor
from tests.factories.agreements import WEEK
from tests.factories.numbers import NOW
from tests.harness import agreeing, visitors
from tests.harness.agreeing import BEGINS, ENDS, Story

pytestmark = pytest.mark.django_db(transaction=True)

DAYS = ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag")
FREE = ("Zaterdag", "Zondag")
TOO_LONG = "Te veel uren op een dag voor een minderjarige"


@pytest.fixture
def story(transactional_db: None, now: Any) -> Story:
    """Begun, with its days; a learner who is a minor, and no hours yet."""
    found = agreeing.begun()
    told = {"begins_on": BEGINS, "ends_on": ENDS}
    drafts.fill(actor=found.coach, agreement_id=found.agreement.pk, version=1, told=told, now=NOW)
    found.again()
    return found


def _coach(story: Story, visits: Visits, *, width: int) -> Visitor:
    held = visitors.capacity(story.coach.role, story.coach.organisation_id, user_id=story.coach.user_id)
    return visits(held, width=width)


@pytest.mark.parametrize("width", [1280, 375])
def test_a_week_is_filled_and_mended_with_the_keys_while_the_rules_answer(
    story: Story, visits: Visits, width: int
) -> None:
    coach = _coach(story, visits, width=width)
    coach.opens(f"/overeenkomsten/{story.agreement.pk}/")
    coach.tabs_to("Vul aan: Uurrooster")
    coach.enters()
    rules = coach.page.locator("#regels")
    expect(rules).not_to_contain_text(TOO_LONG)

    coach.tabs_to("Maandag")
    coach.types("8:00-22:00")
    expect(rules).to_contain_text(TOO_LONG)
    assert coach.focus() == "Maandag", "the answer of the rules takes the keyboard nowhere"
    stops = coach.page.locator("#stand").inner_text()

    coach.hits("Control+A")
    hours = WEEK.split("; ")
    for day, said in zip(DAYS, hours, strict=True):
        assert coach.focus() == day
        coach.types(said)
        coach.hits("Tab")
    expect(rules).not_to_contain_text(TOO_LONG)
    expect(rules).to_contain_text("Genoeg uren op een reële werkplek")
    assert coach.page.locator("#stand").inner_text() != stops

    for day in FREE:
        assert coach.focus() == day
        coach.hits("Tab")
    assert "Nog een week" in coach.focus()
    coach.hits("Enter", "Tab")
    assert coach.focus() == "Maandag", "of the second week, unfolded"
    coach.types("school 8:30-12:00")
    coach.hits("Control+A", "Delete", "Shift+Tab", "Enter")
    coach.looks_well()
    coach.tabs_to("Bewaar")
    coach.enters()
    coach.sees("Bewaard.")
    assert Agreement.objects.get().hours.rstrip("; ") == WEEK, "Saturday and Sunday are free"


def test_what_is_no_hour_is_told_and_the_keyboard_comes_to_it(story: Story, visits: Visits) -> None:
    coach = _coach(story, visits, width=1280)
    coach.opens(f"/overeenkomsten/{story.agreement.pk}/deel/uurrooster/")
    coach.tabs_to("Dinsdag")
    coach.types("van acht tot vijf")
    coach.tabs_to("Bewaar")
    coach.hits("Enter")
    coach.page.wait_for_load_state()
    summary = coach.page.locator(".error-summary")
    expect(summary).to_be_focused()
    coach.hits("Tab", "Enter")
    assert coach.focus() == "Dinsdag"
    assert Agreement.objects.get().hours == ""
