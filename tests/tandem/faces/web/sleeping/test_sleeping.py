"""The list of sleeping recognitions: what it says, who is asked from it, and the same as a file."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tandem.journey.activation.models import AvailabilityQuestion
from tandem.registers.access.terms import Role
from tests.factories.activation import AvailabilityQuestionFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness.exports import taken
from tests.harness.reading import read
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

URL = "/slapende-erkenningen/"


def words(answer) -> str:
    """What somebody reads on the page."""
    return " ".join(read(answer).words.split())


def test_a_desk_sees_why_asks_who_it_marked_and_hears_who_was_not_asked(query_budget):
    asleep = RecognitionFactory(valid_from=date(2025, 9, 1))
    body = asleep.body
    asked = AvailabilityQuestionFactory(recognition__body=body).recognition
    paused = AvailabilityQuestionFactory(paused=True, recognition__body=body).recognition
    desk = visitor(Role.PARTNERSHIP_MANAGER, body.pk)
    with query_budget(20):
        page = words(desk.get(URL))
    for said in ("3 slapende erkenningen", "punten", "aanname", "wacht op antwoord", "tot 20 mei 2027"):
        assert said in page, said
    assert str(asleep.pk) in desk.get(URL).content.decode()
    assert str(asked.pk) not in desk.get(URL).content.decode(), "who was asked has no box to tick"
    assert "1 slapende erkenning" in words(desk.get(URL, {"deel": "asked"}))
    assert "Hier slaapt geen erkenning" in words(desk.get(URL, {"regio": "bestaat-niet"}))

    nothing = desk.post(f"{URL}vragen/", {"terug": "deel=to_ask"})
    assert nothing.status_code == 422
    assert "Duid minstens één onderneming aan" in words(nothing)
    chosen = [str(asleep.pk), str(paused.pk), "geen-sleutel"]
    done = desk.post(f"{URL}vragen/", {"erkenning": chosen, "terug": "sector=FOOD&kwaad=1"})
    assert done["Location"] == f"{URL}?sector=FOOD"
    heard = [str(one) for one in get_messages(done.wsgi_request)]
    assert heard[0] == "Gevraagd aan 1 onderneming."
    assert any("nu niet" in line for line in heard[1:])
    assert AvailabilityQuestion.objects.filter(recognition=asleep).count() == 1

    _, rows = taken(desk.get(reverse("sleeping:export", args=["csv"])))
    assert {row["Erkenning"] for row in rows} == {asleep.number, asked.number, paused.number}
    staff = visitor(Role.PARTNERSHIP_STAFF, body.pk)
    assert "Vraag aan wie u aanduidde" not in words(staff.get(URL))
    assert staff.post(f"{URL}vragen/", {"erkenning": chosen}).status_code == 404
    assert URL in desk.get(reverse("desk:inbox")).content.decode()
    assert URL not in visitor(Role.PARTNERSHIP_VOTER, body.pk).get(reverse("desk:inbox")).content.decode()
