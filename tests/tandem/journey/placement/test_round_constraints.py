"""Every round that cannot be, refused by the database itself."""

import pytest

from tandem.journey.placement.terms.rounds import NotProposed, RoundState, RunState
from tests.factories.numbers import somebody
from tests.factories.rounds import RoundFactory, RoundMemberFactory, RoundPairFactory, RunFactory, RunLineFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "round_state_known": once(RoundFactory, state="forgotten"),
    "round_has_one_runner": once(RoundFactory, provider=None),
    "round_has_title": once(RoundFactory, title=""),
    "round_published_whole": once(RoundFactory, state=RoundState.PUBLISHED),
    "round_published_paired": once(RoundFactory, published_by=somebody()),
    "round_ended_paired": once(RoundFactory, ended_by=somebody()),
    "round_member_once": twice(RoundMemberFactory, "round", "provider"),
    "round_member_paired": once(RoundMemberFactory, joined_by=somebody()),
    "round_pair_kind_known": once(RoundPairFactory, kind="perhaps"),
    "round_pair_once": twice(RoundPairFactory, "round", "track", "opening", kind="forbidden"),
    "round_pair_one_lock": twice(RoundPairFactory, "round", "track"),
    "round_run_once": twice(RunFactory, "round", "number"),
    "round_run_rule_known": once(RunFactory, rule="by_hand"),
    "round_run_done_is_whole": once(RunFactory, state=RunState.DONE),
    "run_line_once": twice(RunLineFactory, "run", "track"),
    "run_line_place_has_minutes": once(RunLineFactory, minutes=5),
    "run_line_not_proposed_known": once(RunLineFactory, not_proposed=NotProposed.VETOED),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_the_database_refuses_what_cannot_be(name: str) -> None:
    assert breaks(constraints_of("placement")[name], BROKEN[name])
