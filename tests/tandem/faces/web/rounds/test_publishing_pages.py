"""The page on which a run becomes proposals, and what the round says of them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.intake.models import Track
from tandem.journey.placement.actions import publishing
from tandem.journey.placement.models import Introduction, MatchingRound
from tandem.journey.placement.terms.rounds import RoundState
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.placement import VetoFactory
from tests.factories.rounds import RunFactory
from tests.harness.exports import taken
from tests.harness.matching import School
from tests.harness.queries import query_budget
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.faces.api.house import caller_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_run_becomes_proposals_after_a_second_look(school: School, head: Client) -> None:
    school.bakery()
    track = school.learner()
    run = school.run(school.round())
    ask = reverse("rounds:publish", args=[run.pk])
    assert ask in read(head.get(reverse("rounds:run", args=[run.pk]))).urls
    page = read(head.get(ask))
    assert "Lerenden met een voorstel 1" in page.words
    assert "Ondernemingen die bericht krijgen 1" in page.words
    assert "Verstuur de voorstellen" in page.words

    answer = head.post(ask, {"until": "2026-12-04"}, follow=True)
    assert "De voorstellen vertrekken." in read(answer).words
    one = MatchingRound.objects.get()
    assert one.state == RoundState.PUBLISHED
    publishing.propose(round_id=str(one.pk), now=school.now)
    assert Introduction.objects.get().track == track
    page = read(head.get(reverse("rounds:round", args=[one.pk])))
    assert "Voorstellen" in page.words
    assert reverse("introductions:list") in page.urls
    assert ask not in read(head.get(reverse("rounds:run", args=[run.pk]))).urls


def test_who_was_passed_over_stands_there_with_the_reason(school: School, head: Client) -> None:
    opening, track = school.bakery(), school.learner()
    run = school.run(school.round())
    one = publishing.publish(actor=school.head, run_id=run.pk, answers_until=date(2026, 12, 4), now=school.now)
    VetoFactory(track=track, establishment=opening.establishment)
    publishing.propose(round_id=str(one.pk), now=school.now)

    page = read(head.get(reverse("rounds:round", args=[one.pk])))
    assert "Zonder voorstel 1 lerende De lerende zei: hier niet: 1" in page.words
    (url,) = {url for url in page.urls if "overgeslagen" in url}
    with query_budget(20):
        assert "geen voorstel: De lerende zei: hier niet" in read(head.get(url)).words
    assert (
        "Geen voorstel De lerende zei: hier niet"
        in read(head.get(reverse("rounds:line", args=[run.pk, track.pk]))).words
    )
    file = taken(head.get(reverse("rounds:run_export", args=[run.pk, "csv"]), {"uitkomst": "overgeslagen"}))
    assert "De lerende zei: hier niet" in str(file)

    program = caller_of(school.head)
    (line,) = program.get(f"/runs/{run.pk}/learners?outcome=passedOver").json()["items"]
    assert (line["trackId"], line["notProposed"]) == (str(track.pk), "vetoed")
    assert program.get(f"/rounds/{one.pk}").json()["passedOver"] == {"vetoed": 1}
    Track.objects.filter(pk=track.pk).update(coach=UserFactory())
    for words in (
        read(visitor(Role.COACH, school.provider.pk).get(reverse("rounds:round", args=[one.pk]))).words,
        str(caller_of(school.coach).get(f"/rounds/{one.pk}").json()["passedOver"]),
    ):
        assert "hier niet" not in words
        assert "vetoed" not in words
        assert "Er veranderde iets bij de lerende: 1" in words or "learner_changed" in words


def test_a_day_that_has_passed_is_said_beside_the_field_and_nothing_is_sent(school: School, head: Client) -> None:
    run = RunFactory(round=school.round(), done=True)
    ask = reverse("rounds:publish", args=[run.pk])
    for told, sentence in (
        ("2026-11-01", "De dag om te antwoorden moet nog komen"),
        ("", "Kies tot welke dag er geantwoord kan worden."),
        ("9999-12-31", "kijk het jaar na"),
    ):
        answer = head.post(ask, {"until": told})
        assert answer.status_code == 422
        assert sentence in read(answer).words
    assert MatchingRound.objects.get().state == RoundState.PREPARING


def test_a_run_that_cannot_become_proposals_says_why_and_offers_no_button(school: School, head: Client) -> None:
    run = RunFactory(round=school.round())
    page = read(head.get(reverse("rounds:publish", args=[run.pk])))
    assert "Deze berekening is niet klaar" in page.words
    assert "Verstuur de voorstellen" not in page.words


def test_a_coach_compares_and_does_not_publish(school: School) -> None:
    run = RunFactory(round=school.round(), done=True)
    coach = visitor(Role.COACH, school.provider.pk)
    ask = reverse("rounds:publish", args=[run.pk])
    assert coach.get(ask).status_code == 404
    assert coach.post(ask, {"until": "2026-12-04"}).status_code == 404
    assert ask not in read(coach.get(reverse("rounds:run", args=[run.pk]))).urls


def test_the_second_look_asks_as_many_questions_for_many_learners_as_for_one(school: School, head: Client) -> None:
    for _ in range(3):
        school.bakery()
        school.learner()
    run = school.run(school.round())
    with query_budget(20):
        head.get(reverse("rounds:publish", args=[run.pk]))
