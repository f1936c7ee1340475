"""Every row of agreements that cannot be, refused by the database itself."""

from datetime import date

import pytest

from tests.factories.agreement_life import (
    AcceptanceFactory,
    AmendmentFactory,
    EndingFactory,
    PassedYearFactory,
    SuspensionFactory,
)
from tests.factories.agreements import (
    AgreementFactory,
    AgreementWorkplaceFactory,
    RemarkFactory,
    SignatureFactory,
    TakeoverFactory,
)
from tests.factories.numbers import NOW, somebody
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db


def _two_leads():
    first = AgreementWorkplaceFactory()
    AgreementWorkplaceFactory(agreement=first.agreement)


def _two_changes():
    first = AmendmentFactory()
    AmendmentFactory(agreement=first.agreement, number=2)


BROKEN = {
    "agreement_state_known": once(AgreementFactory, withdrawn=True, state="lost"),
    "agreement_party_known": once(AgreementFactory, ball="neighbour"),
    "agreement_holiday_why_known": once(AgreementFactory, holiday_why="boredom"),
    "agreement_kind_has_reason": once(AgreementFactory, kind="OAO"),
    "agreement_dates_in_order": once(AgreementFactory, ends_on=date(2027, 1, 3)),
    "agreement_presented_is_whole": once(AgreementFactory, signing=True, paper=""),
    "agreement_outside_is_whole": once(AgreementFactory, outside=True, signed_on=None),
    "takeover_scan_is_whole": once(TakeoverFactory, scan="c" * 64),
    "agreement_signed_is_registered": once(AgreementFactory, signed=True, registered_at=None),
    "agreement_closed_has_reason": once(AgreementFactory, withdrawn=True, closed_reason=""),
    "agreement_who_needs_when": once(AgreementFactory, presented_by=somebody()),
    "agreement_numbers_plausible": once(AgreementFactory, years_passed=11),
    "agreement_once_per_company": twice(AgreementFactory, "track", "company"),
    "agreement_workplace_once": twice(AgreementWorkplaceFactory, "agreement", "recognition", is_lead=False),
    "agreement_one_lead": _two_leads,
    "agreement_workplace_dates_in_order": once(
        AgreementWorkplaceFactory, begins_on=date(2027, 2, 1), ends_on=date(2027, 1, 31)
    ),
    "agreement_workplace_past_has_end": once(AgreementWorkplaceFactory, is_past=True),
    "agreement_workplace_who_needs_when": once(AgreementWorkplaceFactory, agreed_by=somebody()),
    "signature_once_per_signer": twice(SignatureFactory, "agreement"),
    "signature_words_known": once(SignatureFactory, signer="neighbour"),
    "signature_asked_has_moment": once(SignatureFactory, asked=True, asked_at=None),
    "signature_set_is_whole": once(SignatureFactory, signed=True, paper=""),
    "signature_paper_has_proof": once(SignatureFactory, signed=True, kind="scan"),
    "remark_said_by_party": once(RemarkFactory, words=""),
    "ending_words_known": once(EndingFactory, reason="boredom"),
    "ending_days_in_order": once(EndingFactory, last_day=date(2027, 2, 28)),
    "passed_year_days_in_order": once(PassedYearFactory, counts_from=date(2027, 6, 27)),
    "passed_year_once": twice(PassedYearFactory, "agreement"),
    "suspension_cause_known": once(SuspensionFactory, cause="boredom"),
    "suspension_days_in_order": once(SuspensionFactory, ends_on=date(2027, 1, 31)),
    "suspension_one_without_end": twice(SuspensionFactory, "agreement", ends_on=None),
    "amendment_words_known": once(AmendmentFactory, side="neighbour"),
    "amendment_applied_has_day": once(AmendmentFactory, applied_on=date(2027, 2, 1)),
    "amendment_closed_has_moment": once(AmendmentFactory, state="refused"),
    "amendment_who_needs_when": once(AmendmentFactory, closed_by=somebody()),
    "amendment_one_at_a_time": _two_changes,
    "amendment_number_once": twice(AmendmentFactory, "agreement", state="withdrawn", closed_at=NOW),
    "amendment_proposed_has_paper": once(AmendmentFactory, paper=""),
    "acceptance_once_per_signer": twice(AcceptanceFactory, "amendment"),
    "acceptance_words_known": once(AcceptanceFactory, signer="neighbour"),
    "acceptance_asked_has_moment": once(AcceptanceFactory, asked_at=None),
    "acceptance_set_is_whole": once(AcceptanceFactory, given=True, paper=""),
    "acceptance_paper_has_proof": once(AcceptanceFactory, given=True, kind="scan"),
    "remark_settled_has_moment": once(RemarkFactory, settled_by=somebody()),
}


@pytest.mark.parametrize("name", sorted(constraints_of("agreements")))
def test_the_database_refuses_what_cannot_be(name):
    assert breaks(constraints_of("agreements")[name], BROKEN[name])
