"""The screening on screen: fill in, see what the other said, conclude, begin anew."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.actions import screening as actions
from tandem.journey.intake.models import Screening
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import Answer, Path, Voice
from tandem.registers.access.terms import Role
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.travel.terms import TravelMode
from tests.harness.reading import read
from tests.harness.school import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = {
    "work_willing": "yes",
    "work_ready": "no",
    "strengths": ["teamwork"],
    "to_practise": ["on_time"],
    "longest_minutes": "45",
    "earliest_start": "7.30",
    "available_from": "2026-12-01",
    "school_days": ["mon", "tue"],
    "work_days": ["wed", "thu", "fri"],
    "dutch": "fluent",
    "words": "Vlotte leerling.",
}


def url(name, track, query=""):
    return reverse(f"learners:{name}", args=[track.pk]) + query


def test_a_coach_fills_in_what_is_known(track, admin):
    page = read(admin.post(url("screening", track), SAID, follow=True))

    assert "Bewaard. U kunt later verder." in page.words
    told = Screening.objects.get().by_coach()
    assert (told.work_willing, told.longest_minutes, told.earliest_start) == (Answer.YES, 45, 450)
    assert 'value="7.30"' in admin.get(url("screening", track)).content.decode()


def test_what_the_learner_said_stands_beside_the_question(track, admin, now):
    learner = signed_in(track.person, Role.LEARNER)
    told = Answers(work_willing=Answer.YES, travel_modes=frozenset({TravelMode.BIKE, TravelMode.CAR}))
    actions.answer(actor=learner, track_id=track.pk, voice=Voice.LEARNER, answers=told, now=now)

    page = read(admin.get(url("screening", track)))

    assert "De lerende: Ja" in page.words
    assert "De lerende: Fiets, Auto" in page.words


def test_a_coach_notes_what_the_learner_said(track, admin):
    page = read(admin.get(url("screening", track, "?stem=learner")))
    assert "Hoe kan je naar het werk gaan?" in page.words

    admin.post(url("screening", track, "?stem=learner"), {"work_willing": "yes", "work_ready": "unknown"})

    assert Screening.objects.get().by_learner().work_willing is Answer.YES
    assert Screening.objects.get().coach_said == {}


def test_answers_that_cannot_be_are_said_at_the_field(track, admin):
    answer = admin.post(url("screening", track), SAID | {"work_days": ["mon"], "to_practise": ["teamwork"]})
    assert answer.status_code == 422
    errors = read(answer).errors
    assert "Een dag staat bij school en bij werk" in errors
    assert "Iets gaat goed en moet ook nog geoefend worden" in errors

    errors = read(
        admin.post(url("screening", track), SAID | {"earliest_start": "25.00", "longest_minutes": "x"})
    ).errors
    assert "“25.00” is geen uur" in errors
    assert "Schrijf het aantal minuten als een getal" in errors
    assert not Screening.objects.exists()


@pytest.mark.parametrize(
    ("written", "minutes"), [("7.30", 450), ("07:30", 450), ("7u30", 450), ("7u", 420), ("16", 960), ("", None)]
)
def test_an_hour_is_read_as_people_write_it(written, minutes, track, admin):
    admin.post(url("screening", track), SAID | {"earliest_start": written})

    assert Screening.objects.get().by_coach().earliest_start == minutes


def test_two_windows_do_not_overwrite_each_other_in_silence(track, admin):
    admin.post(url("screening", track), SAID)
    page = read(admin.get(url("screening", track)))
    known = next(form.values["known"][0] for form in page.forms if "known" in form.values)
    admin.post(url("screening", track), SAID | {"longest_minutes": "30"})

    answer = admin.post(url("screening", track), SAID | {"longest_minutes": "60", "known": known})

    assert answer.status_code == 422
    assert "veranderde intussen" in read(answer).errors
    assert Screening.objects.get().by_coach().longest_minutes == 30


def test_it_is_concluded_when_enough_is_known(track, admin):
    assert "Besluit de screening" not in read(admin.get(url("screening", track))).words
    admin.post(url("screening", track), {"work_willing": "yes", "work_ready": "unknown"})
    page = read(admin.get(url("screening", track)))
    assert "Wij weten nog niet of de lerende arbeidsrijp is" in page.words
    assert "Besluiten kan zodra dit bekend is." in page.words
    assert admin.post(url("conclude", track)).status_code == 409

    admin.post(url("screening", track), SAID)
    page = read(admin.post(url("conclude", track), follow=True))

    assert Screening.objects.get().path == Path.RUN_UP
    assert "Een aanloopfase bereidt voor" in page.words
    page = read(admin.get(url("screening", track)))
    assert "Versie 1, besloten op 21 november 2026" in page.words
    assert "De lerende is nog niet arbeidsrijp" in page.words
    assert "zegt de trajectbegeleider" in page.words


def test_the_findings_of_a_conclusion_are_read_as_they_were_kept(track, admin):
    admin.post(url("screening", track), SAID)
    admin.post(url("conclude", track))
    track.person.birth_date = date(1990, 1, 1)
    track.person.save()

    page = read(admin.get(url("screening", track)))

    assert "De lerende is nog niet arbeidsrijp" in page.words
    assert "Wij weten niet hoe de lerende naar het werk gaat" in page.words
    assert "te oud voor de aanloopfase" not in page.words


def test_where_the_run_up_is_not_open_the_file_offers_none(track, admin):
    admin.post(url("screening", track), SAID)
    admin.post(url("conclude", track))
    track.provider.kind = ProviderKind.BUSO
    track.provider.save()

    page = read(admin.get(reverse("learners:track", args=[track.pk])))

    assert "De aanloopfase is er niet voor deze lerende" in page.words
    assert "start_run_up" not in [form.values["move"][0] for form in page.forms if "move" in form.values]


def test_a_new_version_begins_with_the_answers_of_the_last(track, admin):
    admin.post(url("screening", track), SAID)
    admin.post(url("conclude", track))

    page = read(admin.post(url("reopen", track), follow=True))

    assert "De vorige blijft bewaard" in page.words
    assert [one.version for one in Screening.objects.order_by("version")] == [1, 2]
    assert 'value="45"' in admin.get(url("screening", track)).content.decode()


def test_whose_session_ended_keeps_what_was_written(track, client):
    answer = client.post(url("screening", track), SAID | {"words": "Werkt graag samen en komt altijd op tijd."})

    assert answer.status_code == 403
    assert "Werkt graag samen en komt altijd op tijd." in answer.content.decode()
    assert client.get(url("screening", track)).status_code == 302


def test_an_earlier_version_opens_from_the_newest(track, admin):
    admin.post(url("screening", track), SAID)
    admin.post(url("conclude", track))
    first = reverse("learners:screening_version", args=[track.pk, 1])
    assert first not in read(admin.get(url("screening", track))).urls
    admin.post(url("reopen", track))
    admin.post(url("screening", track), SAID | {"longest_minutes": "60", "words": "Nu anders."})

    assert first in read(admin.get(url("screening", track))).urls
    page = read(admin.get(first))

    assert page.heading == "Versie 1 van de screening"
    assert "45 minuten" in page.words
    assert "Vlotte leerling." in page.words
    assert "Nu anders." not in page.words
    assert admin.get(reverse("learners:screening_version", args=[track.pk, 2])).status_code == 404
    assert admin.get(reverse("learners:screening_version", args=[track.pk, 0])).status_code == 404
