"""Every operation of the API, tried by everybody: who gets in, and what the others hear."""

from functools import cache

import pytest

from tandem.faces.api import description, standards
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Sight
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import OTHERS, Knock
from tests.tandem.faces.api.knocks import DOORS

pytestmark = pytest.mark.slow

SAFE = "GET"


@cache
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
def test_an_operation_opens_for_who_may_and_the_others_hear_that_there_is_nothing_which_is_noted(name, cast, settings):
    door = DOORS[name]
    knock = door.knock(cast)
    assert _is_of(name, knock)
    for other in OTHERS:
        if other not in door.opens_for:
            _is_turned_away(cast, other, knock, expected=door.told.get(other, door.elsewhere))
    if not door.is_public:
        assert _ask(cast, "nobody", knock).status_code == 401
    welcome = door.opens_for if knock.method == SAFE else door.opens_for[:1]
    for who in welcome:
        answer = _ask(cast, who, door.knock(cast))
        assert answer.status_code == door.gives, f"{who}: {answer.content!r}"


def _is_of(name: str, knock: Knock) -> bool:
    """Whether this call is one of the operation it is named after."""
    method, path, _ = _operations()[name]
    pieces, wanted = knock.path.partition("?")[0].split("/"), path.split("/")
    fits = all(want.startswith("{") or piece == want for piece, want in zip(pieces, wanted, strict=False))
    return knock.method == method and len(pieces) == len(wanted) and fits


def _is_turned_away(cast: Cast, other: str, knock: Knock, *, expected: int) -> None:
    """Who may not know of it looks at nothing, and that is noted; who may is told why not."""
    caller, before = cast[other], ReadNote.objects.filter(sight=Sight.REFUSED).count()
    answer = _ask(cast, other, knock)
    assert answer.status_code == expected, f"{other}: {answer.content!r}"
    assert answer["Content-Type"] == "application/problem+json"
    if expected == 404 and caller.secret:
        told = answer.json()
        assert (told["type"], told["issues"]) == ("urn:problem-type:belgif:resourceNotFound", [])
        assert ReadNote.objects.filter(sight=Sight.REFUSED).count() == before + 1


def test_the_control_a_row_that_calls_another_operation_is_found(cast):
    assert _is_of("getProvider", DOORS["getProvider"].knock(cast))
    assert not _is_of("getProvider", DOORS["listProviders"].knock(cast))
    assert not _is_of("getProvider", DOORS["listFreeDays"].knock(cast))
