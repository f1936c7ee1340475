"""A year that ended with success while the agreement runs, and the allowance that follows (R-PAY-03)."""

from datetime import UTC, date, datetime

import pytest

from tandem.base import events
from tandem.base.errors import NotFound
from tandem.faces.web.agreements import one_pages
from tandem.journey.agreements.actions import success
from tandem.journey.agreements.models import PassedYear
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import pay
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import AgreementHappened, AgreementState
from tandem.law.allowance import Category
from tests.factories.numbers import somebody
from tests.harness.signed import sign_all
from tests.tandem.registers.house import last, refused

LONG = AgreementForm(begins_on=date(2027, 1, 4), ends_on=date(2029, 6, 30))
JUNE = datetime(2027, 6, 29, 10, tzinfo=UTC)
DECIDED, COUNTS = date(2027, 6, 28), date(2027, 9, 1)


@pytest.fixture
def signed(presented):
    sign_all(presented)
    agreement = presented.agreement
    type(agreement).objects.filter(pk=agreement.pk).update(ends_on=date(2029, 6, 30))
    presented.again()
    return presented


def note(story, actor=None, *, passed_on=DECIDED, now=JUNE):
    return success.note(actor=actor or story.coach, agreement_id=story.agreement.pk, passed_on=passed_on, now=now)


@pytest.mark.django_db
@pytest.mark.slow
def test_the_school_notes_it_and_the_allowance_moves_up_on_the_first_of_september(signed):
    row = note(signed)
    assert (row.passed_on, row.counts_from) == (DECIDED, COUNTS)
    assert last(signed.agreement).code == AgreementHappened.YEAR_PASSED
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
    for actor in (signed.company, signed.learner, signed.guardian):
        with refused("agreement.may_note_success"):
            note(signed, actor)
        with refused("agreement.may_note_success"):
            success.strike(actor=actor, agreement_id=signed.agreement.pk, passed_id=somebody(), now=JUNE)
    assert not PassedYear.objects.exists()


@pytest.mark.django_db
@pytest.mark.slow
def test_what_cannot_be_so_is_refused(signed):
    for day, code in (
        (date(2027, 1, 3), "success.in_term"),
        (date(2027, 6, 30), "success.decided"),
    ):
        with refused(code):
            note(signed, passed_on=day)
    note(signed)
    with refused("success.once_a_year"):
        note(signed, passed_on=date(2027, 6, 1))
    note(signed, passed_on=date(2028, 6, 28), now=datetime(2028, 6, 29, 10, tzinfo=UTC))
    assert life.passed_of(signed.agreement) == (COUNTS, date(2028, 9, 1))


@pytest.mark.django_db
@pytest.mark.slow
def test_before_everybody_signed_it_is_a_field_and_no_step(presented):
    assert presented.agreement.state == AgreementState.SIGNING
    with refused("success.is_signed"):
        note(presented)
    assert life.passed_of(presented.agreement) == ()


@pytest.mark.django_db
@pytest.mark.slow
def test_what_was_noted_by_mistake_is_struck_and_stays_in_the_history(signed):
    row = note(signed)
    success.strike(actor=signed.coach, agreement_id=signed.agreement.pk, passed_id=row.pk, now=JUNE)
    assert life.passed_of(signed.agreement) == ()
    codes = [one.code for one in events.history(signed.agreement)]
    assert {AgreementHappened.YEAR_PASSED, AgreementHappened.YEAR_PASSED_STRUCK} <= set(codes)
    with pytest.raises(NotFound):
        success.strike(actor=signed.coach, agreement_id=signed.agreement.pk, passed_id=row.pk, now=JUNE)


def test_a_success_counts_from_its_day_and_not_before():
    passed = (date(2027, 9, 1), date(2028, 9, 1))
    for day, category in (
        (date(2027, 8, 31), Category.FIRST),
        (date(2027, 9, 1), Category.SECOND),
        (date(2028, 8, 31), Category.SECOND),
        (date(2028, 9, 1), Category.THIRD),
    ):
        assert pay.pay_of(LONG, day=day, passed=passed).now.allowance.category is category
        assert pay.pay_of(LONG, day=day).now.allowance.category is Category.FIRST
    assert pay.pay_of(LONG, day=date(2027, 7, 1), passed=passed).is_passed
    assert not pay.pay_of(LONG, day=date(2027, 7, 1)).is_passed
