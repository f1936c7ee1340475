"""Scans: the questions, what answers say, and a form that stands ready. Without an account; nothing is kept."""

from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import WHOLE, Key, Wanted, example, shape
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.dossiers import shapes as dossier_shapes
from tandem.faces.api.v1.scans import shapes
from tandem.faces.documents.pdf import report_pdf
from tandem.faces.documents.readiness import report
from tandem.journey.readiness.actions import preparing
from tandem.journey.readiness.queries import scans as queries
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import QuestionSet
from tandem.journey.readiness.terms import Scan
from tandem.registers.organisations.queries import companies

router = Router(tags=["Readiness"])

PDF: Final = ("application/pdf",)
Which = Annotated[Literal["company", "provider", "learner"], example("company")]
Letters = Annotated[str, shape(r"^[a-z]+$", 40)]


class Answers(Wanted):
    """The answers: one letter for each question, in order."""

    answers: Annotated[
        Letters, Field(description="A letter for each question, in their order.", examples=["abacaaaaaaab"])
    ]
    version: Annotated[
        int | None, Field(description="The version of the questions that were answered.", ge=1, le=10_000), WHOLE
    ] = None


@router.get("/scans", **door("listScans", "Sets of questions", gives=Page[shapes.ScanSummary], is_public=True))
def scans(request: Request, wanted: Query[Paging]) -> Any:
    """The sets of questions: for a company, for a school or other provider, for a learner."""
    every = [queries.question_set(scan) for scan in Scan]
    return page_of(request, wanted, every, shapes.ScanSummary.of)


@router.get("/scans/{scan}", **door("getScan", "The questions of a scan", gives=shapes.ScanDetail, is_public=True))
def scan_questions(request: Request, scan: Path[Which]) -> Any:  # noqa: ARG001 - ninja's first argument
    """The questions in the order in which they are asked, with what the law says today."""
    return shapes.ScanDetail.whole(queries.question_set(Scan(scan)), day=clock.today())


@router.get(
    "/scans/{scan}/result",
    **door("getScanResult", "What answers say", gives=shapes.ScanResult, is_public=True),
)
def scan_result(request: Request, scan: Path[Which], wanted: Query[Answers]) -> Any:  # noqa: ARG001
    """How ready, theme by theme, with what to do; for a learner the way that is open. Nothing is kept."""
    asked = _answered(scan, wanted)
    found = rules.result(asked, wanted.answers)
    told = report(asked, wanted.answers, day=clock.today())
    way = rules.way(found) if asked.scan is Scan.LEARNER else None
    return shapes.ScanResult.of(asked, wanted.answers, found=found, way=way, told=told)


@router.get(
    "/scans/{scan}/resultLetter",
    **door("getScanResultLetter", "What answers say, as PDF", is_public=True, media_types=PDF),
)
def scan_result_letter(request: Request, scan: Path[Which], wanted: Query[Answers]) -> HttpResponse:  # noqa: ARG001
    """The same result as a tagged PDF, in the language asked."""
    asked = _answered(scan, wanted)
    made = report(asked, wanted.answers, day=clock.today())
    return HttpResponse(report_pdf(made), content_type=PDF[0])


@router.post(
    "/companies/{company_id}/preparedDossiers",
    **door(
        "prepareDossier",
        "Start a form with trainings and establishments",
        gives=dossier_shapes.DossierSummary,
        status=HTTPStatus.CREATED,
        has_etag=True,
        may_refuse=True,
    ),
)
def prepare(request: Request, company_id: Path[Key], form: shapes.PrepareForm) -> Any:
    """Open a form in which each of these trainings is asked at each of these establishments: all of it, or nothing."""
    companies.company_for(request.actor, company_id)
    made = preparing.prepare(
        actor=request.actor,
        company_id=company_id,
        establishments=form.places(),
        trainings=form.trainings,
        now=clock.now(),
    )
    return Answer(
        dossier_shapes.DossierSummary.of(made),
        status=HTTPStatus.CREATED,
        etag=dossier_shapes.tag_of(made),
        location=f"/api/v1/dossiers/{made.pk}",
    )


def _answered(scan: str, wanted: Answers) -> QuestionSet:
    """The questions that these answers answer; refused where one is missing, unknown, or of another version."""
    asked = queries.question_set(Scan(scan))
    rules.may_be_read(asked, wanted.answers, version=wanted.version).or_raise()
    return asked
