"""A list asks the database as often for forty rows as for four."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import (
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
    RecognitionRequestFactory,
)
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

MOST = 20


def _asked(caller: Caller, path: str) -> tuple[int, int]:
    caller.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = caller.get(path)
    assert answer.status_code == 200, answer.content
    return len(asked), len(answer.json()["items"])


def _more(cast, count: int) -> None:
    body = cast.manager.capacity.body
    for _ in range(count):
        place = EstablishmentFactory(company=cast.world.company)
        RecognitionFactory(request=RecognitionRequestFactory(granted=True, establishment=place, competent_body=body))
        RecognitionRequestFactory(in_treatment=True, establishment=EstablishmentFactory(), competent_body=body)
        MentorPostingFactory(mentor=MentorFactory(company=cast.world.company))
        CompanyFactory()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("manager", "/requests"),
        ("manager", "/requests?state=granted&state=in_treatment"),
        ("boss", "/companies/{company}/requests"),
        ("boss", "/companies/{company}/recognitions"),
        ("boss", "/companies/{company}/mentors"),
        ("boss", "/companies/{company}/establishments"),
        ("admin", "/companies"),
        ("nobody", "/workplaces?near=51.05,3.72"),
        ("nobody", "/workplaces?q=voorbeeld"),
    ],
)
def test_a_longer_page_asks_no_more(who, path, cast):
    caller, path = cast[who], path.format(company=cast.company)
    path = f"{path}{'&' if '?' in path else '?'}pageSize=100"
    _more(cast, 4)
    few, rows = _asked(caller, path)
    _more(cast, 36)
    many, more_rows = _asked(caller, path)

    assert more_rows >= rows + 30
    assert many <= few
    assert many <= MOST


def test_a_file_is_read_in_a_few_questions(cast):
    with CaptureQueriesContext(connection) as asked:
        cast.manager.get(f"/requests/{cast.in_treatment.pk}")
        first = len(asked)
    with CaptureQueriesContext(connection) as asked:
        cast.manager.get(f"/requests/{cast.in_treatment.pk}")
    assert first
    assert len(asked) <= MOST
