"""Agreements on paper: the text that is signed, and the evidence of who signed it. Always in Dutch."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from tandem.base.periods import day_of
from tandem.faces.documents import evidence as proof
from tandem.faces.documents import pdf
from tandem.faces.documents.agreement_paper import AgreementPaper, paper_of
from tandem.faces.documents.agreement_parts import name_of
from tandem.faces.documents.plans import sheet
from tandem.journey.agreements.actions.signing import Text
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.plans.queries.plans import Edition

__all__ = ["AgreementPaper", "evidence", "paper_of", "text_of", "unsigned"]


def unsigned(agreement: Any, *, day: date) -> bytes:
    """The whole agreement as it stands that day, as PDF; the same agreement on the same day gives the same bytes."""
    return _printed(agreement, day=day)[1]


def text_of(agreement: Any, *, day: date) -> Text:
    """The text as it is presented: with the training plan in it, by the model of its kind."""
    page, content = _printed(agreement, day=day)
    return Text(content, agreement.version, model=page.edition, plan=page.plan.mark if page.plan else "")


def _printed(agreement: Any, *, day: date) -> tuple[AgreementPaper, bytes]:
    with translation.override(settings.LANGUAGE_CODE):
        page = paper_of(agreement, day=day)
        return page, pdf.agreement_pdf(page)


def evidence(agreement: Any, *, sealed: bytes, with_files: bool = True) -> bytes:
    """Who signed the text, how and when, with the sealed text and the scans in it, as PDF."""
    with translation.override(settings.LANGUAGE_CODE):
        title = gettext("Handtekeningen bij overeenkomst %(number)s") % {"number": agreement.number}
    rows = doors.signatures_of(agreement)
    plan = papers.plan_in(agreement)
    return proof.evidence(
        number=agreement.number,
        title=title,
        paper=agreement.paper,
        rows=rows,
        sealed=sealed,
        plan=None if plan is None else annex_file(plan, agreement),
        with_files=with_files,
    )


def annex_file(plan: Edition, agreement: Any) -> proof.SignedPlan:
    """The version of the training plan that was signed along, as a document of its own."""
    person, version = agreement.track.person, plan.version
    day = day_of(version.made_at) if version else day_of(agreement.presented_at)
    page = sheet(plan.content, learner=name_of(person), version=version, day=day)
    return proof.SignedPlan(plan.number, plan.digest, pdf.training_plan_pdf(page))
