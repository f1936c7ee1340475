"""`tandem token` and `tandem openapi`."""

import uuid

import pytest
from typer.testing import CliRunner

from tandem.config.command import build
from tests.tandem.faces.api.house import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _run(*words: str):
    return CliRunner().invoke(build(), list(words))


def test_a_key_made_on_the_command_line_works(cast):
    capacity = str(cast.boss.capacity.pk)
    made = _run("token", capacity, "--name", "Loonprogramma", "--days", "7")
    assert made.exit_code == 0
    me = Caller(secret=made.stdout.strip()).get("/me").json()
    assert me["capacityId"] == capacity


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((str(uuid.uuid4()),), "bestaat niet"),
        ((None, "--days", "900"), "Zo lang kan"),
        ((None, "--name", " "), "geen naam"),
    ],
)
def test_a_key_that_cannot_be_made_says_why(words, told, cast):
    words = [word or str(cast.boss.capacity.pk) for word in words]
    refused = _run("token", *words)
    assert refused.exit_code == 1
    assert told in refused.output


def test_the_description_is_compared_on_request(tmp_path):
    assert _run("openapi", "--folder", str(tmp_path), "--check").exit_code == 1
    assert _run("openapi", "--folder", str(tmp_path)).exit_code == 0
    assert _run("openapi", "--folder", str(tmp_path), "--check").exit_code == 0
