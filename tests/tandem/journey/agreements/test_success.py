"""A year that ended with success while the agreement runs, and the allowance that follows (R-PAY-03)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tandem.base import events
from tandem.base.errors import NotFound
from tandem.faces.web.agreements import one_pages
from tandem.journey.agreements.actions import drafts, ending, night, success
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Agreement, PassedYear
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import pay
from tandem.journey.agreements.rules import success as rules
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.rules.success import SuccessFacts
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, EndReason
from tandem.law import allowance, norms
from tandem.registers.reference.terms import AgreementType
from tests.factories.agreement_life import PassedYearFactory
from tests.factories.numbers import NOW, somebody
from tests.harness import agreeing
from tests.harness.signed import sign_all
from tests.tandem.registers.house import last, refused

CASES = yaml.safe_load((Path(__file__).parent / "successes.yaml").read_text(encoding="utf-8"))
LONG = {"begins_on": date(2027, 1, 4), "ends_on": date(2029, 6, 30)}
JUNE = datetime(2027, 6, 29, 10, tzinfo=UTC)
DECIDED, COUNTS = date(2027, 6, 28), date(2027, 9, 1)


@pytest.fixture
def signed(presented):
    sign_all(presented)
    Agreement.objects.filter(pk=presented.agreement.pk).update(ends_on=LONG["ends_on"])
    presented.again()
    return presented


def note(story, actor=None, *, passed_on=DECIDED, now=JUNE):
    return success.note(actor=actor or story.coach, agreement_id=story.agreement.pk, passed_on=passed_on, now=now)


def strike(story, row_id, actor=None, *, now=JUNE):
    actor = actor or story.coach
    return success.strike(actor=actor, agreement_id=story.agreement.pk, passed_id=row_id, now=now)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_success_of_the_list(case: dict[str, Any]) -> None:
    told = CASES["usual"] | case.get("facts", {})
    facts = SuccessFacts(**{**told, "kind": AgreementType(told["kind"])})
    verdict = rules.check(facts, norms=norms.at(facts.passed_on))
    assert sorted(one.code for one in verdict.unmet) == case.get("unmet", [])
    assert {one.ground.key for one in verdict.findings} == {"allowance.moves_up_on"}


@pytest.mark.parametrize("case", CASES["pays"], ids=lambda case: case["name"])
def test_what_is_due_of_the_list(case: dict[str, Any]) -> None:
    form = AgreementForm(**LONG, **case.get("form", {}))
    found = pay.pay_of(form, day=case["day"], passed=case.get("passed", ()))
    coming = found.when_passed
    assert found.now.allowance.category == case["category"]
    assert (coming and coming.since, coming and coming.allowance.category) == (case["moves"], case["to"])
    assert found.is_passed is case["is_passed"]


@pytest.mark.slow
@given(st.dates(date(2027, 1, 4), date(2029, 6, 30)), st.sets(st.sampled_from([COUNTS, date(2028, 9, 1)])))
def test_what_comes_is_what_is_due_when_its_day_is_there(day: date, passed: set[date]) -> None:
    form = AgreementForm(**LONG)
    found = pay.pay_of(form, day=day, passed=passed)
    for told in (found.indexed, found.when_passed if found.is_passed else None):
        if told is not None:
            then = pay.pay_of(form, day=told.since, passed=passed)
            assert told.allowance == then.now.allowance


@pytest.mark.django_db
@pytest.mark.slow
def test_the_school_notes_it_and_the_allowance_moves_up_on_the_first_of_september(signed):
    row = note(signed)
    assert (row.passed_on, row.counts_from) == (DECIDED, COUNTS)
    told = last(signed.agreement)
    assert (told.code, told.data) == (
        AgreementHappened.YEAR_PASSED,
        {"passed_year": str(row.pk), "from_on": COUNTS.isoformat()},
    )
    assert life.passed_of(signed.agreement) == (COUNTS,)

    def categories(day):
        shown = one_pages.agreement(signed.coach, signed.again(), day=day).amounts
        return [(one.label, one.words.partition("(")[2].rstrip(")")) for one in shown]

    before, after = categories(date(2027, 7, 1)), categories(date(2027, 9, 1))
    assert before[0] == ("Op 1 juli 2027", "categorie 1")
    assert ("Vanaf 1 september 2027, want de lerende is dit jaar geslaagd", "categorie 2") in before
    assert after[0] == ("Op 1 september 2027", "categorie 2")
    assert ("Vanaf 1 september 2028, als de lerende dit jaar slaagt", "categorie 3") in after


@pytest.mark.django_db
@pytest.mark.slow
def test_only_the_school_notes_it(signed):
    winter = {"passed_on": date(2027, 1, 10), "now": datetime(2027, 1, 20, 10, tzinfo=UTC)}
    row = note(signed, **winter)
    for actor in (signed.company, signed.learner, signed.guardian):
        with refused("agreement.may_note_success"):
            note(signed, actor, **winter)
        with refused("agreement.may_note_success"):
            strike(signed, row.pk, actor, now=winter["now"])
    assert PassedYear.objects.get() == row


@pytest.mark.django_db
@pytest.mark.slow
def test_what_cannot_be_so_is_refused(signed):
    for day, code in ((date(2027, 1, 3), "success.in_term"), (date(2027, 6, 30), "success.decided")):
        with refused(code):
            note(signed, passed_on=day)
    note(signed)
    with refused("success.once_a_year"):
        note(signed, passed_on=date(2027, 6, 1))
    note(signed, passed_on=date(2028, 6, 28), now=datetime(2028, 6, 29, 10, tzinfo=UTC))
    assert life.passed_of(signed.agreement) == (COUNTS, date(2028, 9, 1))


def _withdrawn(story):
    drafts.withdraw(actor=story.company, agreement_id=story.agreement.pk, words="Toch niet.", now=NOW)


def _ended(story):
    sign_all(agreeing.presented(agreeing.filled(story)))
    told = Told(EndReason.MUTUAL, last_day=date(2027, 3, 10), noticed_on=date(2027, 3, 10))
    now = datetime(2027, 3, 10, 10, tzinfo=UTC)
    ending.end(actor=story.coach, agreement_id=story.agreement.pk, told=told, now=now)


STANDS = {
    AgreementState.DRAFT: lambda _story: None,
    AgreementState.SIGNING: lambda story: agreeing.presented(agreeing.filled(story)),
    AgreementState.WITHDRAWN: _withdrawn,
    AgreementState.LAPSED: lambda _story: [night.tick(now=NOW + timedelta(days=days)) for days in (200, 300)],
    AgreementState.ENDED: _ended,
}


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("state", STANDS)
def test_before_everybody_signed_and_after_it_ended_nothing_is_noted_or_struck(story, state):
    STANDS[state](story)
    agreement = story.again()
    assert agreement.state == state
    kept = PassedYearFactory(agreement=agreement)
    with refused("success.is_signed"):
        note(story)
    with refused("success.is_signed"):
        strike(story, kept.pk)
    assert life.passed_of(agreement) == ((COUNTS,) if state == AgreementState.ENDED else ())
    assert PassedYear.objects.get() == kept


def test_every_other_state_is_tried():
    assert set(STANDS) == set(AgreementState) - {AgreementState.SIGNED}


@pytest.mark.django_db
@pytest.mark.slow
def test_what_was_noted_by_mistake_is_struck_and_stays_in_the_history(signed):
    row, other = note(signed), PassedYearFactory()
    with pytest.raises(NotFound):
        strike(signed, other.pk)
    strike(signed, row.pk)
    assert life.passed_of(signed.agreement) == ()
    codes = [one.code for one in events.history(signed.agreement)]
    assert {AgreementHappened.YEAR_PASSED, AgreementHappened.YEAR_PASSED_STRUCK} <= set(codes)
    for gone in (row.pk, somebody()):
        with pytest.raises(NotFound):
            strike(signed, gone)
    assert PassedYear.objects.get() == other


@pytest.mark.django_db
def test_who_erases_an_agreement_erases_its_years():
    row = PassedYearFactory()
    kept = PassedYearFactory()
    row.agreement.delete()
    assert PassedYear.objects.get() == kept


def test_a_success_counts_from_the_first_of_september_on_or_after_it():
    for day, counts in ((date(2027, 6, 28), COUNTS), (COUNTS, COUNTS), (date(2027, 9, 2), date(2028, 9, 1))):
        assert allowance.counts_from(day, norms=norms.at(day)) == counts
