"""The run-up on screen: begun in the file, planned, looked at, read by the family, ended; and which end soon."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.models import RunUp, RunUpEvaluation, Track
from tandem.registers.access.terms import Role
from tests.factories.intake import RunUpEvaluationFactory, RunUpFactory
from tests.factories.organisations import AanloopProgrammeFactory
from tests.harness.reading import read
from tests.harness.school import signed_in
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PLAN = {
    "partner": "Aanloop vzw",
    "contents": ["work", "technical"],
    "goals": "Op tijd komen.",
    "week_hours": "28,5",
    "until": "2026-12-01",
}


def url(name, *key):
    return reverse(name, args=key)


def test_a_run_up_from_start_to_end(school, track, coach, query_budget):
    key, plan = track.pk, url("learners:plan_run_up", track.pk)
    programme = AanloopProgrammeFactory(location=school.location, name="Aanloop bouw")
    begun = read(coach.post(url("learners:move", key), {"move": "start_run_up"}, follow=True))
    assert "Vul het programma in" in begun.words
    assert "Er is nog geen laatste dag gepland" in begun.words
    few = coach.post(plan, PLAN | {"week_hours": "20"})
    assert few.status_code == 422
    assert "School en aanloop samen zijn te weinig uren" in read(few).errors
    assert "Op tijd komen." in few.content.decode()
    assert "Schrijf een aantal uren" in read(coach.post(plan, PLAN | {"week_hours": "veel"})).errors

    page = read(coach.post(plan, PLAN | {"programme": str(programme.pk)}, follow=True))

    assert "Bijna om" in page.words
    assert "Aanloop bouw" in page.words
    assert 'value="28,5"' in coach.get(plan).content.decode()
    told = {"held_on": "2026-11-21", "progress": "growing", "words": "Het gaat beter."}
    assert coach.post(url("learners:evaluate_run_up", key), told | {"progress": ""}).status_code == 422
    coach.post(url("learners:evaluate_run_up", key), told)
    learner = visitor(Role.LEARNER, user_id=signed_in(track.person, Role.LEARNER).user_id)
    assert "Bekijk je aanloop" in read(learner.get(url("learner:track", key))).words
    words = read(learner.get(url("learner:run_up", key))).words
    assert all(one in words for one in ("Aanloop bouw", "Op tijd komen.", "Het gaat beter.", "28,5"))
    back = url("learners:take_back_evaluation", key, RunUpEvaluation.objects.get().pk)
    assert back in coach.get(url("learners:run_up", key)).content.decode()
    assert back not in learner.get(url("learner:run_up", key)).content.decode()
    assert "Schrijf kort waarom." in read(coach.post(back, {"why": ""})).errors
    coach.post(back, {"why": "Bij de verkeerde lerende genoteerd."})
    for words in (
        read(one).words for one in (coach.get(url("learners:run_up", key)), learner.get(url("learner:run_up", key)))
    ):
        assert "21 november 2026: teruggenomen" in words
        assert "Het gaat beter." not in words
    assert "Bij de verkeerde lerende genoteerd." in read(coach.get(url("learners:history", key))).words
    assert coach.get(back).status_code == 404
    for name in ("run_up", "plan_run_up", "evaluate_run_up", "close_run_up"):
        with query_budget(20):
            assert coach.get(url(f"learners:{name}", key)).status_code == 200

    coach.post(url("learners:close_run_up", key), {"closing": "Kan beginnen."})

    assert Track.objects.get(pk=key).phase == "searching"
    assert "Kan beginnen." in read(learner.get(url("learner:run_up", key))).words
    assert coach.post(plan, PLAN).status_code == 422
    assert RunUp.objects.get().outcome == "to_dual"


def test_who_ends_soon_stands_on_top_and_in_the_file(school, track, admin, query_budget):
    named = {"track__provider": school.provider, "track__person__kept_by": school.provider.pk}
    assert "Niemand zit in de aanloop" in read(admin.get(url("learners:run_ups"))).words
    for family_name, until in (("Later", date(2027, 3, 1)), ("Eerst", date(2026, 11, 10))):
        row = RunUpFactory(**named, until=until, track__person__family_name=family_name)
        RunUpEvaluationFactory(run_up=row)

    with query_budget(20):
        page = read(admin.get(url("learners:run_ups")))
    file = admin.get(url("learners:run_ups_export", "csv")).content.decode()

    for words in (page.words, file):
        assert words.index("Eerst") < words.index("Later")
        assert "Over de laatste dag" in words
    assert url("learners:run_ups") in read(admin.get(url("learners:list"))).urls
