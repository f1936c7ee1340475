"""Who reads which notice and mail; and the rows that cannot be."""

import pytest

from tandem.base.errors import NotFound
from tandem.faces.outbox import actions, queries
from tandem.faces.outbox.models import Notice
from tandem.registers.access.terms import Role
from tests.factories.numbers import NOW
from tests.factories.outbox import MailedResultFactory, MailFactory, NoticeFactory
from tests.tandem.registers.house import ROLES, breaks, constraints_of, once, somebody, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "mail_once_per_event": twice(MailFactory, "event_id", "audience", "recipient"),
    "mail_audience_known": once(MailFactory, audience="everybody"),
    "mailed_result_numbered_once": twice(MailedResultFactory, "fingerprint", "day", "number"),
    "notice_once_per_event": twice(NoticeFactory, "event_id", "organisation_id"),
    "notice_once_per_person": twice(NoticeFactory, "event_id", "user_id", "role", personal=True),
    "notice_for_one": once(NoticeFactory, personal=True, path=""),
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
    assert list(queries.notices_of(reader)) == [notice]
    assert queries.unread_count(reader) == 1
    assert actions.mark_read(actor=reader, notice_ids=[other.pk], now=NOW) == 0
    assert actions.mark_read(actor=reader, notice_ids=None, now=NOW) == 1
    notice.refresh_from_db()
    assert (notice.read_at, notice.read_by) == (NOW, reader.user_id)
    assert Notice.objects.get(pk=other.pk).read_at is None
    assert queries.unread_count(somebody(Role.COMPANY_ADMIN, notice.organisation_id)) == 0


def test_who_stands_for_nobody_has_no_notices():
    NoticeFactory()
    assert not queries.notices_of(somebody(Role.TRADE_UNION)).exists()
    assert not queries.notices_of(somebody(Role.PUBLIC)).exists()


def test_a_notice_for_one_person_is_read_by_that_person_in_that_role_and_by_nobody_else():
    notice = NoticeFactory(personal=True)
    NoticeFactory(personal=True)
    reader = somebody(Role.LEARNER, user_id=notice.user_id)

    assert list(queries.notices_of(reader)) == [notice]
    assert not queries.notices_of(somebody(Role.GUARDIAN, user_id=notice.user_id)).exists()
    assert not queries.notices_of(somebody(Role.LEARNER)).exists()
    assert actions.mark_read(actor=reader, notice_ids=None, now=NOW) == 1
    assert queries.unread_count(reader) == 0


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
