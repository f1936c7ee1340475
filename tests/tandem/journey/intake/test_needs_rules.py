"""What may be kept of what a learner needs, who agrees, and whether a workplace meets it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.glossary import labels
from tandem.journey.intake.rules import needs as rules
from tandem.journey.intake.rules.needs import NOTHING, Told
from tandem.journey.intake.terms.needs import GivenBy, Need
from tandem.journey.placement.terms.openings import Accommodation
from tandem.law import norms

DAY = date(2026, 11, 21)
NORMS = norms.at(DAY)
some = st.frozensets(st.sampled_from(list(Need)))


def test_learners_need_what_openings_offer_by_the_same_words():
    assert {str(one) for one in Need} == {str(one) for one in Accommodation}
    for need in Need:
        assert labels.label(need) == labels.label(Accommodation(need.value))


@pytest.mark.parametrize(
    ("told", "is_agreed", "unmet"),
    [
        (Told(frozenset({Need.QUIET_PLACE})), True, set()),
        (Told(words="Rust."), True, set()),
        (Told(), True, {"needs.says_something"}),
        (Told(words="Rust."), False, {"needs.agreed"}),
        (Told(words="a" * 2001), True, {"needs.words"}),
    ],
)
def test_nothing_is_kept_without_an_agreement(told, is_agreed, unmet):
    assert rules.may_keep(told, seen=NOTHING, kept=NOTHING, is_agreed=is_agreed).codes() == unmet


@pytest.mark.parametrize(
    ("seen", "kept", "told", "unmet"),
    [
        ("", "", "Rust.", set()),
        ("Rust.", "Rust.", "Pauzes.", set()),
        ("", "Rust.", "Pauzes.", {"needs.as_seen"}),
        ("Rust.", "", "Pauzes.", {"needs.as_seen"}),
        ("", "Pauzes.", "Pauzes.", set()),
    ],
)
def test_nobody_writes_over_what_was_not_seen(seen, kept, told, unmet):
    verdict = rules.may_keep(Told(words=told), seen=Told(words=seen), kept=Told(words=kept), is_agreed=True)

    assert verdict.codes() == unmet


@pytest.mark.parametrize(
    ("given_by", "birth", "is_agreed", "unmet"),
    [
        (GivenBy.LEARNER, date(2009, 4, 12), False, set()),
        (GivenBy.LEARNER, date(2013, 11, 21), False, set()),
        (GivenBy.LEARNER, date(2013, 11, 22), False, {"needs.learner_old_enough"}),
        (GivenBy.LEARNER, None, False, {"needs.learner_old_enough"}),
        (GivenBy.LEARNER, date(2000, 1, 1), False, set()),
        (GivenBy.GUARDIAN, date(2009, 4, 12), False, set()),
        (GivenBy.GUARDIAN, date(2008, 11, 21), False, {"needs.guardian_of_minor"}),
        (GivenBy.GUARDIAN, None, False, {"needs.guardian_of_minor"}),
        (GivenBy.LEARNER, date(2009, 4, 12), True, {"needs.agreed_once"}),
    ],
)
def test_a_learner_who_is_old_enough_agrees_or_a_parent_of_a_minor(given_by, birth, is_agreed, unmet):
    verdict = rules.may_agree(given_by, birth_date=birth, day=DAY, is_agreed_already=is_agreed, norms=NORMS)

    assert verdict.codes() == unmet


def test_a_paper_is_not_signed_in_the_future():
    assert rules.may_note_paper(signed_on=DAY, day=DAY, withdrawn_on=None).is_ok
    future = rules.may_note_paper(signed_on=date(2026, 11, 22), day=DAY, withdrawn_on=None)
    assert future.codes() == {"needs.signed_in_past"}


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, False), (1, True)])
def test_a_paper_from_before_a_withdrawal_no_longer_counts(days, counts):
    withdrawn = date(2026, 11, 10)
    verdict = rules.may_note_paper(signed_on=withdrawn + timedelta(days=days), day=DAY, withdrawn_on=withdrawn)

    assert verdict.codes() == (set() if counts else {"needs.signed_after_withdrawal"})


@given(some, some)
def test_a_workplace_meets_what_it_offers(needs, offered):
    words = [str(one) for one in offered]

    assert rules.are_met(needs, words) is (needs <= offered)
    assert rules.are_met(frozenset(), words)
    assert rules.are_met(needs, [*words, *map(str, needs)])
