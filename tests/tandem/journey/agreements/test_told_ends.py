"""From the day on which an end is announced, everything that looks ahead counts with that last day."""

import html
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from tandem.faces.documents import agreement_dates, dimona
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import ending
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import premiums
from tandem.journey.agreements.terms import EndReason
from tandem.law import norms
from tandem.registers.access.terms import Role
from tests.factories.agreements import AgreementFactory, AgreementWorkplaceFactory
from tests.harness.signed import sign_all
from tests.harness.visitors import visitor
from tests.tandem.journey.agreements.conftest import BEGINS, ENDS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOLD = datetime(2027, 3, 10, 10, tzinfo=UTC)
LAST = date(2027, 3, 31)


@pytest.fixture
def announced(presented):
    sign_all(presented)
    how = Told(EndReason.MUTUAL, last_day=LAST, noticed_on=TOLD.date(), is_consulted=True)
    ending.end(actor=presented.coach, agreement_id=presented.agreement.pk, told=how, now=TOLD)
    presented.again()
    return presented


def elsewhere(story, begins: date):
    """An agreement of the same learner for the same hours, at another company."""
    other = AgreementFactory(track=story.track, begins_on=begins, ends_on=ENDS)
    return snapshot.assess(Agreement.objects.named().get(pk=other.pk), day=TOLD.date())


def same_mentor(story, begins: date) -> int:
    """How many others the mentor guides, for another learner whose agreement begins that day."""
    other = AgreementFactory(company=story.agreement.company, begins_on=begins, ends_on=ENDS)
    AgreementWorkplaceFactory(agreement=other, recognition=story.recognition, mentor=story.mentor)
    facts = snapshot.facts_of(Agreement.objects.named().get(pk=other.pk), day=TOLD.date())
    return facts.workplaces[0].mentor_guides


def test_the_next_agreement_may_begin_the_day_after_the_announced_last_day(announced):
    facts, verdict, _ = elsewhere(announced, LAST + timedelta(days=1))
    assert [one.ends_on for one in facts.others] == [LAST]
    assert verdict.codes().isdisjoint({"agreement.only_one", "agreement.hours_together"})


def test_on_the_announced_last_day_the_old_one_still_counts(announced):
    _, verdict, _ = elsewhere(announced, LAST)
    assert "agreement.only_one" in verdict.codes()


def test_a_mentor_is_free_for_another_from_the_day_after(announced):
    assert same_mentor(announced, LAST + timedelta(days=1)) == 0
    assert same_mentor(announced, LAST) == 1


def test_the_declaration_the_premiums_and_the_calendar_end_with_it(announced):
    agreement = announced.agreement
    assert dimona.record_of(agreement, day=TOLD.date()).ends_on == LAST
    assert agreement_dates.facts_of(agreement).ends == LAST
    assert [one.day for one in agreement_dates.dates_of(agreement) if one.key == "end"] == [LAST]


def test_what_ended_early_is_declared_with_the_day_on_which_it_ended(announced):
    assert ending.carry_out(announced.agreement, now=datetime(2027, 4, 1, 3, tzinfo=UTC))
    agreement = announced.again()
    assert agreement.closed_on == LAST
    assert dimona.record_of(agreement, day=date(2027, 5, 1)).ends_on == LAST
    assert agreement_dates.facts_of(agreement).ends == LAST


def _cells(content: bytes, kind: str) -> str:
    """Everything that a file says."""
    if kind == "csv":
        return content.decode("utf-8-sig")
    sheets = load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("is_over", [False, True])
def test_every_file_that_leaves_says_the_day_on_which_it_really_ends(announced, now, kind, is_over):
    if is_over:
        assert ending.carry_out(announced.agreement, now=datetime(2027, 4, 1, 3, tzinfo=UTC))
    boss = visitor(Role.COMPANY_ADMIN, announced.recognition.company_id)
    part = "voorbij" if is_over else "getekend"
    declared = _cells(boss.get(f"/overeenkomsten/{announced.agreement.pk}/aangifte.{kind}").content, kind)
    listed = _cells(boss.get(f"/overeenkomsten/lijst.{kind}?deel={part}").content, kind)
    assert "31 maart 2027" in declared
    assert "30 juni 2027" not in declared
    assert LAST.isoformat() in listed
    assert ENDS.isoformat() in listed, "what was agreed stands beside it"
    shown = html.unescape(boss.get(f"/overeenkomsten/{announced.agreement.pk}/premies/").content.decode())
    assert "31 maart 2027" in shown
    assert "30 juni 2027" not in shown


def test_only_what_was_signed_holds_until_a_day(presented):
    assert life.holds_until(presented.agreement) is None
    sign_all(presented)
    assert life.holds_until(presented.again()) == ENDS


def test_the_school_years_with_a_premium_end_with_it(announced):
    Agreement.objects.filter(pk=announced.agreement.pk).update(ends_on=date(2028, 6, 30))
    agreement = announced.again()
    assert [one.school_year for one in agreement_dates.premium_years(agreement, day=TOLD.date())] == ["2026-2027"]
    ending.call_off(actor=announced.coach, agreement_id=agreement.pk, now=TOLD)
    years = agreement_dates.premium_years(announced.again(), day=TOLD.date())
    assert [one.school_year for one in years] == ["2026-2027", "2027-2028"]


def test_a_term_without_an_announced_end_is_the_last_day(presented):
    sign_all(presented)
    assert life.last_day_of(presented.again()) == ENDS
    assert dimona.record_of(presented.agreement, day=BEGINS).ends_on == ENDS


def test_four_months_that_are_cut_short_give_no_premium(announced):
    facts = agreement_dates.facts_of(announced.agreement)
    (year,) = (one for one in premiums.school_years() if one.label == "2026-2027")
    whole = premiums.company(replace(facts, ends=ENDS), year=year, today=TOLD.date(), norms=norms.at(BEGINS))
    cut = premiums.company(facts, year=year, today=TOLD.date(), norms=norms.at(BEGINS))
    assert cut.verdict.codes() - whole.verdict.codes() == {"premium.company_months"}
