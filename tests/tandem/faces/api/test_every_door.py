"""Every operation of the API, tried by everybody: who gets in, and what the others hear."""

import pytest

from tandem.faces.api import description, standards
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Sight
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocks import DOORS, OTHERS, Door, Knock

pytestmark = pytest.mark.slow

SAFE = "GET"


def _operations() -> dict[str, tuple[str, str, dict]]:
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, method, operation in standards.operations(description.newest())
    }


def _ask(cast: Cast, name: str, knock: Knock):
    headers = {} if knock.method == SAFE else {"If_Match": "*"}
    return cast[name](knock.method, knock.path, knock.body, files=knock.files, **headers)


def test_no_operation_is_forgotten():
    assert set(_operations()) == set(DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_an_operation_opens_for_who_may_and_for_nobody_else(name, cast, settings):
    door = DOORS[name]
    for other in OTHERS:
        if other not in door.opens_for:
            answer = _ask(cast, other, door.knock(cast))
            expected = door.told.get(other, door.elsewhere)
            assert answer.status_code == expected, f"{other}: {answer.content!r}"
            assert answer["Content-Type"] == "application/problem+json"
    if not door.is_public:
        assert _ask(cast, "nobody", door.knock(cast)).status_code == 401
    welcome = door.opens_for if door.knock(cast).method == SAFE else door.opens_for[:1]
    for who in welcome:
        answer = _ask(cast, who, door.knock(cast))
        assert answer.status_code == door.gives, f"{who}: {answer.content!r}"


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if not door.is_public])
def test_who_is_turned_away_looks_as_if_nothing_were_there_and_is_noted(name, cast):
    door: Door = DOORS[name]
    shut = [one for one in OTHERS if one not in door.opens_for and door.told.get(one, door.elsewhere) == 404]
    knock = door.knock(cast)
    for other in shut:
        before = ReadNote.objects.filter(sight=Sight.REFUSED).count()
        refused = _ask(cast, other, knock).json()
        assert refused["type"] == "urn:problem-type:belgif:resourceNotFound"
        assert refused["issues"] == []
        assert ReadNote.objects.filter(sight=Sight.REFUSED).count() == before + 1


@pytest.mark.parametrize("name", DOORS)
def test_a_row_of_the_table_calls_the_operation_it_names(name, cast):
    knock = DOORS[name].knock(cast)
    method, path, _ = _operations()[name]
    pieces, wanted = knock.path.partition("?")[0].split("/"), path.split("/")

    assert knock.method == method
    assert len(pieces) == len(wanted)
    assert all(want.startswith("{") or piece == want for piece, want in zip(pieces, wanted, strict=True))
