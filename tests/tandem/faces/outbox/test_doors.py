"""Who reads which notice and mail; and the rows that cannot be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tandem.base.errors import NotFound
from tandem.faces.outbox import actions, queries
from tandem.faces.outbox.models import Notice
from tandem.journey.placement.rules.openings import a_year_later
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.numbers import NOW
from tests.factories.organisations import ProviderFactory
from tests.factories.outbox import MailedResultFactory, MailFactory, NoticeFactory
from tests.harness import learner
from tests.tandem.registers.house import ROLES, breaks, constraints_of, once, somebody, twice

pytestmark = pytest.mark.django_db

DAY = NOW.date()

BROKEN = {
    "mail_once_per_event": twice(MailFactory, "event_id", "audience", "recipient"),
    "mail_audience_known": once(MailFactory, audience="everybody"),
    "mailed_result_numbered_once": twice(MailedResultFactory, "fingerprint", "day", "number"),
    "notice_once_per_event": twice(NoticeFactory, "event_id", "organisation_id"),
    "notice_once_per_person": twice(NoticeFactory, "event_id", "user_id", "role", personal=True),
    "notice_for_one": once(NoticeFactory, personal=True, track_id=None),
    "notice_read_paired": once(NoticeFactory, read_at=NOW),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_row_that_cannot_be(name):
    assert breaks(constraints_of("outbox")[name], BROKEN[name])


def test_every_constraint_of_the_outbox_is_broken_once():
    assert BROKEN.keys() == constraints_of("outbox").keys()


def test_a_notice_is_for_everybody_of_one_organisation_and_for_nobody_else():
    notice = NoticeFactory()
    other = NoticeFactory()
    reader = somebody(Role.COMPANY_HR, notice.organisation_id)
    assert list(queries.notices_of(reader, day=DAY)) == [notice]
    assert queries.unread_count(reader, day=DAY) == 1
    assert actions.mark_read(actor=reader, notice_ids=[other.pk], now=NOW) == 0
    assert actions.mark_read(actor=reader, notice_ids=None, now=NOW) == 1
    notice.refresh_from_db()
    assert (notice.read_at, notice.read_by) == (NOW, reader.user_id)
    assert Notice.objects.get(pk=other.pk).read_at is None
    assert queries.unread_count(somebody(Role.COMPANY_ADMIN, notice.organisation_id), day=DAY) == 0


def test_who_stands_for_nobody_has_no_notices():
    NoticeFactory()
    assert not queries.notices_of(somebody(Role.TRADE_UNION), day=DAY).exists()
    assert not queries.notices_of(somebody(Role.PUBLIC), day=DAY).exists()


def test_a_notice_for_one_person_is_read_by_that_person_in_that_role_and_by_nobody_else():
    noor = learner.build(NOW)
    notice = about(noor, noor.learner)
    about(noor, noor.parent)

    assert list(queries.notices_of(noor.learner, day=DAY)) == [notice]
    assert not queries.notices_of(somebody(Role.GUARDIAN, user_id=notice.user_id), day=DAY).exists()
    assert not queries.notices_of(somebody(Role.LEARNER), day=DAY).exists()
    assert actions.mark_read(actor=noor.learner, notice_ids=None, now=NOW) == 1
    assert queries.unread_count(noor.learner, day=DAY) == 0


def test_a_coach_reads_of_a_learner_at_the_school_of_that_learner_only():
    noor = learner.build(NOW)
    notice = about(noor, noor.coach)
    at_another_school = replace(noor.coach, organisation_id=ProviderFactory().pk)

    assert list(queries.notices_of(noor.coach, day=DAY)) == [notice]
    assert not queries.notices_of(at_another_school, day=DAY).exists()
    assert actions.mark_read(actor=at_another_school, notice_ids=[notice.pk], now=NOW) == 0


def test_a_coach_who_guides_a_learner_no_more_reads_no_more_of_that_learner():
    noor = learner.build(NOW)
    about(noor, noor.coach)
    noor.track.coach_id = CapacityFactory(coach=True, provider=noor.track.provider).user_id
    noor.track.save()

    assert queries.unread_count(noor.coach, day=DAY) == 0


def test_a_parent_reads_of_a_child_until_the_child_is_of_age():
    noor = learner.build(NOW)
    notice = about(noor, noor.parent)
    birthday = a_year_later(noor.track.person.birth_date, years=18)

    assert list(queries.notices_of(noor.parent, day=birthday - timedelta(days=1))) == [notice]
    assert not queries.notices_of(noor.parent, day=birthday).exists()


def about(noor, reader):
    """A line on the track of this learner, for one person."""
    return NoticeFactory(personal=True, user_id=reader.user_id, role=reader.role, track_id=noor.track.pk)


def test_a_notice_that_was_read_keeps_its_first_reader():
    notice = NoticeFactory(read=True)
    actions.mark_read(actor=somebody(Role.COMPANY_HR, notice.organisation_id), notice_ids=None, now=NOW)
    assert Notice.objects.get().read_by == notice.read_by


@pytest.mark.parametrize("role", ROLES)
def test_only_who_runs_the_platform_sees_the_mails(role):
    mail = MailFactory()
    if role is Role.PLATFORM_ADMIN:
        assert mail in queries.mails(somebody(role))
    else:
        with pytest.raises(NotFound):
            queries.mails(somebody(role))


def test_mails_and_notices_are_kept_a_year_and_not_a_day_longer():
    long_ago = NOW - timedelta(days=365)
    for at in (long_ago, long_ago - timedelta(minutes=1)):
        MailFactory(created_at=at)
        NoticeFactory(at=at)

    assert actions.sweep(now=NOW) == 2
    assert actions.sweep(now=NOW) == 0
    assert Notice.objects.get().at == long_ago
