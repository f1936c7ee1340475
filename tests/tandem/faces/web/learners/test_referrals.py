"""A referral on screen: the one coach and the family, every look noted, and nobody else of the school."""

import pytest
from django.urls import reverse

from tandem.journey.intake.models import Referral, Track
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.harness.reading import read
from tests.harness.school import signed_in
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "Kanarie wil rust."
TOLD = {"kind": "naft", "proposer": "clb", "proposed_on": "2026-11-02", "reason": CANARY}
PAGES = ("learners:referrals", "learner:referrals")


def url(name, track, *more):
    return reverse(name, args=[track.pk, *more])


def test_a_referral_from_proposal_to_its_end(track, coach, admin, query_budget):
    Track.objects.filter(pk=track.pk).update(coach=coach.session["_auth_user_id"])
    learner = visitor(Role.LEARNER, user_id=signed_in(track.person, Role.LEARNER).user_id)
    page, own = (url(name, track) for name in PAGES)
    assert "Zonder dat bewaren wij hier niets." in read(coach.get(page)).words
    learner.post(url("learner:needs_agree", track, "refer"))
    wrong = coach.post(page, TOLD | {"proposer": "provider"})
    assert wrong.status_code == 422
    assert "Een NAFT stelt het CLB voor" in read(wrong).errors
    assert CANARY in wrong.content.decode()

    told = read(coach.post(page, TOLD, follow=True)).words

    assert "Nog akkoord te gaan: Het CLB, De school, De ouders of voogd, De lerende" in told
    row = Referral.objects.get()
    step = url("learners:referral", track, row.pk)
    assert "Kies wie akkoord ging." in read(coach.post(step, {"move": "agree", "on": "2026-11-03"})).errors
    assert CANARY in read(learner.get(own)).words
    learner.post(url("learner:referral_agree", track, row.pk))
    for who in ("clb", "provider", "guardians"):
        coach.post(step, {"move": "agree", "who": who, "on": "2026-11-03"})
    early = coach.post(step, {"move": "start", "on": "2026-11-09"})
    assert "Op deze dag was nog niet iedereen akkoord" in read(early).errors
    assert "Ik wil dit niet" in read(learner.get(own)).words
    coach.post(step, {"move": "start", "on": "2026-11-21"})
    assert "Ik wil dit niet" not in read(learner.get(own)).words
    assert "Gestart" in read(coach.get(page)).words
    for door in (page, step):
        with query_budget(20):
            coach.get(door)
    coach.post(step, {"move": "end", "on": "2026-11-21", "closing": "Terug op school."})
    assert "Terug op school." in read(learner.get(own)).words
    looks = ReadNote.objects.filter(subject_kind="intake.needsfile", subject_id=str(track.pk))
    assert set(PAGES) <= set(looks.values_list("page", flat=True))
    assert admin.get(page).status_code == 404
    assert "erwijzing" not in read(admin.get(url("learners:history", track))).words
    assert "Verwijzing afgerond" in read(coach.get(url("learners:history", track))).words
    assert CANARY not in coach.get(url("learners:track", track)).content.decode()


def test_the_learner_says_no_and_it_does_not_go_on(track, coach):
    Track.objects.filter(pk=track.pk).update(coach=coach.session["_auth_user_id"])
    learner = visitor(Role.LEARNER, user_id=signed_in(track.person, Role.LEARNER).user_id)
    learner.post(url("learner:needs_agree", track, "refer"))
    coach.post(url("learners:referrals", track), TOLD)
    row = Referral.objects.get()

    told = read(learner.post(url("learner:referral_refuse", track, row.pk), follow=True)).words

    assert "Je hebt gezegd dat je dit niet wilt." in told
    assert "Ik ga akkoord" not in told
    row.refresh_from_db()
    assert (row.state, row.ended_on.isoformat()) == ("refused", "2026-11-21")
