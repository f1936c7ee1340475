"""How the databases share out what each is asked in the short form."""

import pytest

from tests.trust.conftest import shared_out

pytestmark = pytest.mark.any_database
EVERY = list("abcdefg")


def test_one_turn_and_the_next_ask_everything_of_a_database(monkeypatch):
    asked = []
    for turn in ("7", "8"):
        monkeypatch.setenv("TANDEM_TRUST_SHARED", turn)
        asked.append(list(shared_out(EVERY)))
    assert sorted(asked[0] + asked[1]) == EVERY
    assert min(map(len, asked)) == len(EVERY) // 2


def test_who_runs_alone_asks_everything(monkeypatch):
    monkeypatch.delenv("TANDEM_TRUST_SHARED", raising=False)
    assert shared_out(EVERY) == EVERY
