"""Sleeping recognitions: the list, asking whether there is a place, and what companies answer."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.exports import FILES, sent
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, filled, page_of
from tandem.faces.api.v1.sleeping import shapes
from tandem.faces.exchange.tables import Table
from tandem.journey.activation.actions import questions as actions
from tandem.journey.activation.queries import questions, sleeping
from tandem.journey.activation.queries.sleeping import Sleeper

router = Router(tags=["Sleeping recognitions"])

_COLUMNS = (
    "recognition",
    "company",
    "establishment",
    "municipality",
    "training",
    "points",
    "most_points",
    "reasons",
    "state",
    "asked_on",
    "reminded_on",
    "paused_until",
    "has_address",
)


@router.get(
    "/sleepingRecognitions",
    **door("listSleepingRecognitions", "Recognitions that sleep", gives=Page[shapes.SleepingRecognition]),
)
def listed(request: Request, wanted: Query[shapes.SleepingList]) -> Any:
    """Valid recognitions under which nobody learns and no place stands open, the likeliest to say yes first."""
    lines = sleeping.sleepers(request.actor, wanted.wish(), day=clock.today()).lines
    start = (wanted.page - 1) * wanted.page_size
    items = [shapes.SleepingRecognition.of(line, row) for line, row in _named(lines[start : start + wanted.page_size])]
    return filled(request, wanted, items=items, total=len(lines))


@router.get(
    "/sleepingRecognitions/export",
    **door("exportSleepingRecognitions", "The same as a file", media_types=FILES),
)
def listed_file(request: Request, wanted: Query[shapes.SleepingExport]) -> HttpResponse:
    """What fits as CSV or XLSX, with the question written in the file."""
    lines = sleeping.sleepers(request.actor, wanted.wish(), day=clock.today()).lines
    asked = {name: value for name, value in wanted.model_dump(mode="json").items() if value}
    table = Table(
        title=gettext("Slapende erkenningen"),
        columns=_COLUMNS,
        rows=[_row(line, row) for line, row in _named(lines)],
        made_at=clock.now(),
        filters=[(name, str(value)) for name, value in asked.items()],
    )
    return sent(table, kind=wanted.format, name="sleeping-recognitions")


@router.post(
    "/sleepingRecognitions/ask",
    **door("askSleepingRecognitions", "Ask whether there is a place", gives=shapes.Campaign, may_refuse=True),
)
def ask(request: Request, form: shapes.CampaignForm) -> Any:
    """Each company gets a mail with a link that answers; who cannot be asked stands in the answer with the reasons."""
    found = sleeping.by_numbers(request.actor, form.recognitions)
    if set(form.recognitions) - set(found):
        raise NotFound
    done = actions.ask_many(
        actor=request.actor, recognition_ids=list(found.values()), now=clock.now(), dry=form.dry_run
    )
    number = {key: name for name, key in found.items()}
    return shapes.Campaign(
        dry_run=form.dry_run,
        asked=[number[key] for key in done.asked],
        left=[
            shapes.NotAsked(number=number[key], reasons=sorted(one.code for one in verdict.unmet))
            for key, verdict in done.left.items()
        ],
    )


@router.get(
    "/companies/{company_id}/availabilityQuestions",
    **door("listAvailabilityQuestions", "What a company was asked", gives=Page[shapes.AvailabilityQuestion]),
)
def of_company(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """Every question whether there is a place, the newest first, with what was answered."""
    rows = questions.questions_of(request.actor, company_id)
    return page_of(request, wanted, rows, shapes.AvailabilityQuestion.of)


@router.post(
    "/availabilityQuestions/{question_id}/answer",
    **door("answerAvailability", "Say whether there is a place", gives=shapes.AvailabilityQuestion, may_refuse=True),
)
def answer(request: Request, question_id: Path[Key], form: shapes.AvailabilityAnswer) -> Any:
    """There is a place, not now, or the mentor left; the recognition itself does not change."""
    actions.answer(actor=request.actor, question_id=question_id, answer=form.answer, now=clock.now())
    return shapes.AvailabilityQuestion.of(questions.question_for(request.actor, question_id))


@router.post(
    "/availabilityQuestions/{question_id}/wake",
    **door("wakeWorkplace", "End a pause", gives=shapes.AvailabilityQuestion, may_refuse=True),
)
def wake(request: Request, question_id: Path[Key]) -> Any:
    """There is a place again, or another mentor: the earlier answer no longer counts."""
    actions.wake(actor=request.actor, question_id=question_id, now=clock.now())
    return shapes.AvailabilityQuestion.of(questions.question_for(request.actor, question_id))


def _named(lines: Iterable[Sleeper]) -> Iterator[tuple[Sleeper, Any]]:
    lines = list(lines)
    rows = {row.pk: row for row in sleeping.named([line.id for line in lines])}
    return ((line, rows[line.id]) for line in lines if line.id in rows)


def _row(line: Sleeper, row: Any) -> tuple[Any, ...]:
    told = shapes.SleepingRecognition.of(line, row)
    return (
        told.number,
        told.company,
        told.establishment,
        told.municipality,
        told.training,
        told.points,
        told.most_points,
        ", ".join(one.code for one in told.reasons),
        told.state or "",
        told.asked_on,
        told.reminded_on,
        told.paused_until,
        told.has_address,
    )
