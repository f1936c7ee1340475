"""The list of sleeping recognitions: what it says, who is asked from it, and the same as a file."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tandem.base import events
from tandem.faces.outbox.models import Mail
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.rules import MOST_AT_ONCE
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


def test_who_ticks_too_many_loses_no_tick_and_a_mail_that_waits_is_told(now):
    asleep = RecognitionFactory(valid_from=date(2025, 9, 1))
    desk = visitor(Role.PARTNERSHIP_MANAGER, asleep.body_id)
    chosen = [str(asleep.pk), *(str(uuid4()) for _ in range(MOST_AT_ONCE))]
    page = desk.post(f"{URL}vragen/", {"erkenning": chosen, "terug": ""})
    assert page.status_code == 422
    assert "U duidde 201 erkenningen aan" in words(page)
    assert f'id="erkenning-{asleep.pk}" checked' in page.content.decode()
    assert not AvailabilityQuestion.objects.exists()

    assert "Vraag aan wie u aanduidde" in words(desk.get(URL))
    desk.post(f"{URL}vragen/", {"erkenning": chosen[:1], "terug": ""})
    assert "Vraag aan wie u aanduidde" not in words(desk.get(URL)), "there is nobody to ask"
    row = AvailabilityQuestion.objects.get()
    event = events.history(row)[0]
    mail = {"event_id": event.pk, "code": event.code, "audience": "person", "recipient": "a@voorbeeld.example"}
    Mail.objects.create(**mail, subject="x", text="x", html="x", created_at=now - timedelta(minutes=5))
    assert "nog niet verstuurd" not in words(desk.get(URL))
    Mail.objects.update(created_at=now - timedelta(hours=2))
    assert "nog niet verstuurd" in words(desk.get(URL))
