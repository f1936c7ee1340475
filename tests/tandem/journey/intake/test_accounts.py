"""Inviting the learner of a track, and who acts for the learner."""

from datetime import date, timedelta

import pytest

from tandem.journey.intake.actions import accounts
from tandem.journey.intake.queries import tracks
from tandem.registers.access import actions as access
from tandem.registers.access import queries as access_queries
from tandem.registers.access.terms import Role
from tests.harness import school as harness
from tests.harness.school import signed_in
from tests.tandem.registers.house import opens, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(now):
    return harness.build(now)


def accept(invitation, now):
    return access.accept_invitation(secret=access_queries.invitation_mail(invitation.pk, now=now).secret, now=now)


def test_a_learner_who_was_invited_knows_the_own_track(school, now, day):
    track = school.learner()

    given = accept(accounts.invite_learner(actor=school.admin, track_id=track.pk, now=now), now)

    actor = access_queries.actor_of(given.user_id, given.pk, day)
    assert list(tracks.tracks_for(actor, day=day)) == [track]


def test_a_parent_who_was_invited_knows_the_track_until_the_learner_is_of_age(school, now, day):
    track = school.learner()
    row = school.parent(track)

    given = accept(
        accounts.invite_guardian(actor=school.admin, track_id=track.pk, guardianship_id=row.pk, now=now), now
    )

    actor = access_queries.actor_of(given.user_id, given.pk, day)
    assert list(tracks.tracks_for(actor, day=day)) == [track]
    assert not tracks.tracks_for(actor, day=date(2027, 4, 12)).exists()


def test_an_invitation_can_be_taken_back(school, now):
    track = school.learner()
    row = school.parent(track)
    given = {"actor": school.admin, "track_id": track.pk, "now": now}
    accounts.invite_learner(**given)
    accounts.invite_guardian(**given, guardianship_id=row.pk)

    accounts.withdraw_learner(**given)
    accounts.withdraw_guardian(**given, guardianship_id=row.pk)

    for person, role in ((track.person, Role.LEARNER), (row.guardian, Role.GUARDIAN)):
        assert access_queries.invitation_of(person.pk, role=role, now=now) is None


def test_a_parent_of_another_learner_is_not_invited_here(school, now):
    from dataclasses import replace

    track, other = school.learner(), school.learner(replace(harness.NOOR, given_name="Zus"))
    row = school.parent(other)

    assert not opens(accounts.invite_guardian, actor=school.admin, track_id=track.pk, guardianship_id=row.pk, now=now)


def test_who_no_longer_acts_is_not_invited(school, now):
    track = school.learner()
    row = school.parent(track)
    later = now + timedelta(days=200)

    assert not opens(accounts.invite_guardian, actor=school.admin, track_id=track.pk, guardianship_id=row.pk, now=later)


def test_the_learner_invites_nobody(school, now):
    track = school.learner()
    learner = signed_in(track.person, Role.LEARNER)

    with refused("track.may_guide"):
        accounts.invite_learner(actor=learner, track_id=track.pk, now=now)
