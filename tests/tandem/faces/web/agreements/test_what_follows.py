"""What follows from an agreement, on its page and while somebody types: the kind, the pay, social security."""

import html
from datetime import date

import pytest

from tandem.faces.web.agreements import one_pages
from tests.harness import agreeing
from tests.harness.signed import sign_all
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WEEK = {"ma1": "school 8:30-16:00", "wo1": "8:00-12:00 13:00-17:00", "do1": "8:00-12:00 13:00-17:00"}
LONG = WEEK | {"vr1": "8:00-12:00 13:00-17:00"}
CRITERIA = 6


def acting(actor):
    return visitor(actor.role, actor.organisation_id, user_id=actor.user_id)


def words(response):
    assert response.status_code == 200, response.content.decode()[-2000:]
    return html.unescape(" ".join(response.content.decode().split()))


@pytest.fixture
def filled(now):
    return agreeing.filled(agreeing.begun())


def test_while_somebody_types_the_kind_the_pay_and_the_statute_follow(filled):
    coach, one = acting(filled.coach), f"/overeenkomsten/{filled.agreement.pk}/deel/uurrooster/"
    form = words(coach.get(one))
    assert 'hx-trigger="input delay:400ms, change delay:200ms"' in form
    assert '<p id="stand" class="is-soft" role="status">' in form

    few = words(coach.post(f"{one}nakijken/", WEEK))
    assert "Te weinig uren op een reële werkplek" in few
    assert "geen Dimona van dit type" in few
    assert "Leervergoeding per maand" not in few
    enough = words(coach.post(f"{one}nakijken/", LONG))
    assert "Genoeg uren op een reële werkplek" in enough
    assert "Dimona, type ALT" in enough
    assert "Vanaf 1 september 2027, als de lerende dit jaar slaagt" not in enough  # after the last day
    assert "Leervergoeding per maand" in enough
    assert enough.count('<article class="reason') >= CRITERIA
    assert 'id="stand" class="is-soft" role="status" hx-swap-oob="innerHTML"' in enough
    assert filled.again().hours == agreeing.TOLD["hours"]


def test_a_running_agreement_shows_the_amount_of_today_and_what_comes(filled):
    agreement = filled.agreement
    agreement.begins_on, agreement.ends_on = date(2023, 9, 1), date(2025, 6, 30)
    agreement.save()
    shown = one_pages.agreement(filled.coach, filled.again(), day=date(2024, 3, 4)).amounts
    assert [(one.label, one.words) for one in shown] == [
        ("Op 4 maart 2024", "€ 578,40 (categorie 1)"),
        ("Vanaf 1 september 2024, als de lerende dit jaar slaagt", "€ 662,60 (categorie 2)"),
        ("Vanaf 1 april 2024, door de index", "€ 588,70 (categorie 1)"),
    ]
    assert all(one.basis and one.certainty and one.url for one in shown)
    over = one_pages.agreement(filled.coach, filled.again(), day=date(2026, 1, 5)).amounts
    assert [one.label for one in over] == ["Op 30 juni 2025"]


def test_a_forecast_is_marked_as_one(filled):
    shown = one_pages.agreement(filled.coach, filled.again(), day=date(2026, 11, 21)).amounts
    assert shown[0].label == "Vanaf 4 januari 2027"
    assert any("raming" in one.basis for one in shown)
    assert {one.certainty for one in shown if "raming" in one.basis} <= {"uncertain", "invented"}


def test_the_family_opens_the_six_criteria_of_its_own_agreement(filled):
    sign_all(agreeing.presented(filled))
    for actor in (filled.learner, filled.guardian, filled.company, filled.coach):
        page = words(acting(actor).get(f"/overeenkomsten/{filled.agreement.pk}/"))
        assert "De zes voorwaarden van het statuut van leerling" in page
        assert "Dimona, type ALT" in page
        part = page.partition("De zes voorwaarden van het statuut van leerling")[2].partition("</details>")[0]
        assert part.count('<article class="reason') == CRITERIA
