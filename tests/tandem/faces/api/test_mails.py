"""The mails the platform wrote, with their fate, for who runs it."""

from datetime import timedelta

import pytest

from tests.factories.numbers import NOW
from tests.factories.outbox import MailFactory
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.slow


@pytest.fixture
def mails(cast):
    """One that left and a newer one that waits."""
    left = MailFactory(sent=True, created_at=NOW - timedelta(hours=2))
    return left, MailFactory(created_at=NOW - timedelta(hours=1))


def test_mails_come_in_pages_with_the_newest_first_and_without_their_text(cast, mails):
    first = cast.admin.get("/system/mails?pageSize=1").json()
    second = cast.admin.get("/system/mails?pageSize=1&page=2").json()
    assert (first["total"], second["next"]) == (2, None)
    (waits,), (left,) = first["items"], second["items"]
    assert (waits["id"], waits["sentAt"]) == (str(mails[1].pk), None)
    assert left["sentAt"]
    assert (left["recipient"], left["code"]) == (mails[0].recipient, "recognition.granted")
    assert left["text"] != left["code"]
    assert "Uw werkplek is erkend." not in cast.admin.get("/system/mails").content.decode()


def test_mails_that_wait_can_be_asked_alone(cast, mails):
    for asked, expected in (("true", mails[0]), ("false", mails[1])):
        (found,) = cast.admin.get(f"/system/mails?isSent={asked}").json()["items"]
        assert found["id"] == str(expected.pk)


@pytest.mark.parametrize(("query", "name"), [("isSent=ja", "isSent"), ("page=0", "page"), ("aan=wie", "aan")])
def test_a_question_that_cannot_be_is_refused_in_dutch(cast, query, name):
    refused = cast.admin.get(f"/system/mails?{query}")
    assert refused.status_code == 400
    (issue,) = refused.json()["issues"]
    assert (issue["in"], issue["name"]) == ("query", name)
    assert issue["title"] in {"Deze waarde past hier niet.", "Dit veld kennen wij niet."}


def test_nobody_else_sees_a_mail(cast, mails):
    for other in (cast.boss, cast.manager, cast.agency):
        assert other.get("/system/mails").status_code == 404
    assert NOBODY.get("/system/mails").status_code == 401
