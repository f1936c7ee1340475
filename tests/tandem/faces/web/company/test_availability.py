"""A company answers whether there is a place: by its link without an account, and in its own area."""

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.terms import QuestionState
from tandem.registers.access.terms import Role
from tandem.registers.accounts.rules import fingerprint
from tests.factories.activation import AvailabilityQuestionFactory
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.harness.workplace import build

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def words(answer) -> str:
    """What somebody reads on the page."""
    return " ".join(read(answer).words.split())


def state(row: AvailabilityQuestion) -> str:
    row.refresh_from_db()
    return row.state


def test_a_link_changes_nothing_until_a_button_is_pressed_and_then_says_what_was_answered(now, query_budget):
    row = AvailabilityQuestionFactory(secret_hash=fingerprint("een-geheim"))
    url, post = (reverse(f"availability:{door}", args=["een-geheim"]) for door in ("question", "answer"))
    visitor = Client()
    with query_budget(6):
        page = words(visitor.get(url))
    assert [button for button in ("Ja, er is plaats", "Nu niet", "De mentor is weg") if button in page] == [
        "Ja, er is plaats",
        "Nu niet",
        "De mentor is weg",
    ]
    assert visitor.head(url).status_code == 200
    assert visitor.get(post).status_code == 405, "a reader of mail that follows links answers nothing"
    assert visitor.post(post, {"antwoord": "misschien"}).status_code == 404
    assert state(row) == QuestionState.ASKED
    assert visitor.post(post, {"antwoord": "not_now"})["Location"] == url
    assert state(row) == QuestionState.PAUSED
    after = words(visitor.get(url))
    assert "U antwoordde: nu niet" in after
    assert "Wilt u uw antwoord wijzigen?" in after
    again = visitor.post(post, {"antwoord": "places"})
    assert again.status_code == 409
    assert "U antwoordde: nu niet" in words(again)
    assert state(row) == QuestionState.PAUSED
    public = visitor.get(reverse("workplaces:workplace", args=[row.recognition.number]))
    assert "20 mei 2027 geen plaats" in words(public)
    assert visitor.get(reverse("availability:question", args=["een-ander"])).status_code == 404


def test_a_late_link_says_so_and_where_to_go(now, fixed_clock):
    AvailabilityQuestionFactory(secret_hash=fingerprint("een-geheim"))
    fixed_clock.move(days=40)
    url = reverse("availability:question", args=["een-geheim"])
    assert "is verlopen" in words(Client().get(url))
    late = Client().post(reverse("availability:answer", args=["een-geheim"]), {"antwoord": "places"})
    assert late.status_code == 409
    assert "Zet een werkplek open" in words(late)


def test_with_an_account_the_home_asks_and_each_answer_leads_on(now):
    held = build(now)
    row = AvailabilityQuestionFactory(recognition=held.recognition)
    boss = visitor(Role.COMPANY_ADMIN, held.company.pk)
    own, post, wake = (
        reverse(f"company:{door}", args=[row.pk]) for door in ("availability", "answer_availability", "wake")
    )
    assert own in boss.get(reverse("company:home")).content.decode()
    assert "Ja, er is plaats" in words(boss.get(own))
    assert boss.post(post, {"antwoord": "mentor_left"})["Location"] == own
    assert reverse("company:mentors") in boss.get(own).content.decode()
    assert "Duid een andere mentor aan" in words(boss.get(reverse("company:home")))
    assert "u zei dat de mentor weg is" in words(boss.get(reverse("company:openings")))
    assert boss.post(wake)["Location"] == reverse("company:openings")
    assert state(row) == QuestionState.AWAKE
    assert boss.post(post, {"antwoord": "places"}).status_code == 409
    fresh = AvailabilityQuestionFactory(recognition=held.recognition)
    there = boss.post(reverse("company:answer_availability", args=[fresh.pk]), {"antwoord": "places"})
    assert there["Location"] == reverse("company:open_place", args=[held.recognition.pk])
    assert state(fresh) == QuestionState.PLACES
