"""Doors to the question whether there is a place: by the link in the mail, for the company, for the public register."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.journey.activation import policies, rules
from tandem.journey.activation.models import AvailabilityQuestion
from tandem.journey.activation.terms import QuestionState
from tandem.journey.activation.workflow import ANSWERED, STANDING
from tandem.journey.placement.models import Opening
from tandem.journey.recognition.queries.correspondence import About
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.rules import fingerprint

PURPOSE: Final = "availability"
QUESTION: Final = AvailabilityQuestion._meta.label_lower
"""What a question is called in the history."""


@dataclass(frozen=True)
class QuestionMail:
    """What a mail with the question says, and every other place that is asked about at the same moment."""

    to: str
    secret: str
    company: str
    establishment: str
    training: Any
    body: Any
    answers_until: date
    others: tuple["OtherPlace", ...] = ()


@dataclass(frozen=True)
class OtherPlace:
    """Another place of the same company in the same mail, with a link of its own."""

    secret: str
    establishment: str
    training: Any


def secret_of(question_id: UUID) -> str:
    """The secret of the link of a question; only its fingerprint is kept."""
    return accounts.secret_for(PURPOSE, question_id)


def by_link(secret: str) -> AvailabilityQuestion:
    """The question of who holds this link; the page says when it is over and what was answered."""
    row = AvailabilityQuestion.objects.named().filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    return row


def question_for(actor: Actor, question_id: UUID, *, lock: bool = False) -> AvailabilityQuestion:
    """The question, for who answers for the company; locked to answer it."""
    rows = AvailabilityQuestion.objects.select_for_update(of=("self",)) if lock else AvailabilityQuestion.objects.all()
    found = row_with(rows.named(), question_id)
    if found is None or not policies.may_answer(actor, found.recognition.company_id).is_ok:
        raise NotFound
    return found


def questions_of(actor: Actor, company_id: UUID) -> "QuerySet[AvailabilityQuestion]":
    """What a company was asked, the newest first."""
    if not policies.may_answer(actor, company_id).is_ok:
        raise NotFound
    rows = AvailabilityQuestion.objects.named().filter(recognition__company=company_id)
    return rows.order_by("-asked_on", "recognition__training__name", "pk")


def standing_of(actor: Actor, company_id: UUID, *, day: date) -> list[AvailabilityQuestion]:
    """What a company still has to answer, and the answers that still stand; the newest of each recognition."""
    rows = questions_of(actor, company_id).filter(state__in=STANDING).order_by("-asked_on", "-asked_at", "pk")
    newest = {row.recognition_id: row for row in reversed(rows)}
    return [row for row in newest.values() if stands_on(row, day=day)]


def stands_on(row: AvailabilityQuestion, *, day: date) -> bool:
    """Whether the question still asks something of the company that day, or its answer still counts."""
    if row.state == QuestionState.ASKED:
        return day <= row.answers_until
    return row.state in ANSWERED and (row.paused_until is None or day < row.paused_until)


def paused_among(recognitions: Collection[UUID], *, day: date) -> dict[UUID, date]:
    """Which of these recognitions are paused that day, each with the day on which that ends. Public.

    A place that stands open says more than an older answer.
    """
    is_open = Exists(Opening.objects.open_on(day).filter(recognition=OuterRef("recognition")))
    rows = AvailabilityQuestion.objects.paused_on(day).filter(~is_open, recognition__in=recognitions)
    return {key: until for key, until in rows.values_list("recognition", "paused_until") if until}


def mail_of(question_id: UUID) -> QuestionMail | None:
    """What to write to the company; None where it answered meanwhile, or nobody knows where to write.

    What one address is asked at the same moment stands in one mail: that of the first of these questions.
    """
    waiting = AvailabilityQuestion.objects.named().filter(state=QuestionState.ASKED)
    row = row_with(waiting, question_id)
    to = "" if row is None else address_of(row)
    if row is None or not to:
        return None
    beside = waiting.filter(
        recognition__company=row.recognition.company_id, asked_for=row.asked_for_id, asked_at=row.asked_at
    )
    together = [one for one in beside.order_by("pk") if address_of(one) == to]
    if together[0].pk != row.pk:
        return None
    return QuestionMail(
        to=to,
        secret=secret_of(row.pk),
        company=row.recognition.company.name,
        establishment=row.recognition.establishment.name,
        training=row.recognition.training,
        body=row.asked_for,
        answers_until=row.answers_until,
        others=tuple(
            OtherPlace(secret_of(one.pk), one.recognition.establishment.name, one.recognition.training)
            for one in together[1:]
        ),
    )


def address_of(row: AvailabilityQuestion) -> str:
    """Where the company reads its mail on this recognition."""
    return row.recognition.request.dossier.contact_email or row.recognition.company.contact_email


def about_question(actor: Actor, question_id: UUID) -> About:
    """The facts of a message about a question; `valid_until` is the day on which a pause ends. For the platform."""
    rows = AvailabilityQuestion.objects.named().select_related("recognition__body")
    row = row_with(rows, question_id)
    if row is None or not actor.has_role(Role.SYSTEM):
        raise NotFound
    held = row.recognition
    return About(
        company_id=held.company_id,
        company=held.company.name,
        company_email=address_of(row),
        number=held.number,
        establishment=held.establishment.name,
        training=held.training.name,
        body_id=held.body_id,
        body=held.body.name,
        body_email=held.body.email,
        valid_until=row.paused_until,
    )


def pause_ends(day: date) -> date:
    """When a pause that is asked for today ends."""
    return rules.paused_until(day, norms=norms.at(day))
