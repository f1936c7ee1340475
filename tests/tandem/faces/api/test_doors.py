"""What every door has: a place for its ending, and answers that are kept soundly."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from tandem.faces.api import doors
from tandem.faces.api.doors import Ending, door
from tests.factories.api import IdempotencyKeyFactory
from tests.factories.numbers import NOW


def test_a_door_that_will_close_says_when_and_where_to_go():
    ending = Ending(datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC), "/api/v2/sectors")
    made = door("listSectors", "Sectors", is_public=True, ending=ending)

    class Operation:
        openapi_extra = made["openapi_extra"]

    request = RequestFactory().get("/")
    request.operation = Operation
    response = HttpResponse()
    doors._announce_ending(request, response)

    assert made["deprecated"] is True
    assert response["Deprecation"] == "@1798761600"
    assert response["Sunset"] == "Thu, 01 Jul 2027 00:00:00 GMT"
    assert response["Link"] == '</api/v2/sectors>; rel="successor-version"'


def test_a_tag_changes_with_each_of_its_parts():
    assert doors.etag_of("a", 1) == doors.etag_of("a", 1)
    assert len({doors.etag_of("a", 1), doors.etag_of("a", 2), doors.etag_of("b", 1)}) == 3
    assert doors.etag_of("a").startswith('"')


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"expires_at": NOW, "created_at": NOW}, {"owner": "00000000-0000-0000-0000-000000000001", "key": "twice"}]
)
def test_the_table_of_answers_refuses_what_cannot_be(wrong):
    if "key" in wrong:
        IdempotencyKeyFactory(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdempotencyKeyFactory(**wrong)
