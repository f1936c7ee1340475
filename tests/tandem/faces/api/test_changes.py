"""The changes of an agreement by the API ask as little of the database for many as for one."""

from uuid import uuid4

import pytest

from tandem.journey.agreements.terms import AmendmentState
from tests.factories.agreement_life import AcceptanceFactory, AmendmentFactory
from tests.factories.numbers import NOW
from tests.harness.queries import query_budget
from tests.tandem.faces.api import outside

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_three_changes_ask_no_more_than_one(cast):
    one = outside.agreement(cast)
    for number in (1, 2, 3):
        over = {"state": AmendmentState.REFUSED, "closed_at": NOW, "closed_by": uuid4()} if number < 3 else {}
        AcceptanceFactory(amendment=AmendmentFactory(agreement=one, number=number, **over))
    with query_budget(10):
        told = cast.coach.get(f"/agreements/{one.pk}/changes").json()["items"]
    assert sorted((row["number"], len(row["yes"])) for row in told) == [(1, 1), (2, 1), (3, 1)]
