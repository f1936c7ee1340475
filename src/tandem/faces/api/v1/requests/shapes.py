"""Requests for recognition as the API gives them: one training at one establishment, from draft to decision."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.actor import Actor
from tandem.base.verdict import Verdict
from tandem.faces.api import issues
from tandem.faces.api.doors import etag_of
from tandem.faces.api.fields import (
    SOME_KEY,
    ActivityCode,
    Asked,
    Both,
    Day,
    Flag,
    Given,
    Key,
    LongWords,
    Words,
    shown,
)
from tandem.faces.api.problems import Issue
from tandem.journey.recognition import policies, snapshot
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import CompletionItem, Condition, Extent, LiftGround, State, Who
from tandem.journey.recognition.workflow import REQUEST


class RequestSummary(Given):
    """Where a request stands; nothing of a person."""

    id: UUID
    dossier_id: UUID
    dossier_number: str | None
    company_id: UUID
    company: str = Field(description="The enterprise number.")
    company_name: str
    establishment_id: UUID
    establishment: str = Field(description="The establishment number.")
    establishment_name: str
    municipality: str
    training: str
    training_name: Both
    state: State
    version: int
    competent_body: str | None = Field(description="The code of the body that treats it.")
    routing_reason: str
    routing_candidates: list[str]
    submitted_at: datetime | None
    completed_at: datetime | None
    due_on: date | None = Field(description="The last day on which to decide.")
    taken_up_at: datetime | None
    decided_at: datetime | None
    withdrawn_at: datetime | None
    recognition: str | None = Field(description="The number of the recognition it led to.")
    moves: list[str] = Field(description="What this actor can do with it now.")

    @classmethod
    def of(cls, row: Any, *, actor: Actor) -> Self:
        """A request with its dossier, company, establishment, training and body at hand."""
        company, place = row.dossier.company, row.establishment
        return cls(
            id=row.pk,
            dossier_id=row.dossier_id,
            dossier_number=row.dossier.number,
            company_id=company.pk,
            company=company.number,
            company_name=company.name,
            establishment_id=place.pk,
            establishment=place.number,
            establishment_name=place.name,
            municipality=place.municipality,
            training=row.training.code,
            training_name=Both.of(row.training.name, row.training.name_en),
            state=State(row.state),
            version=row.version,
            competent_body=row.competent_body.code if row.competent_body else None,
            routing_reason=row.routing_reason,
            routing_candidates=[str(one) for one in row.routing_candidates],
            submitted_at=row.submitted_at,
            completed_at=row.completed_at,
            due_on=row.due_on,
            taken_up_at=row.taken_up_at,
            decided_at=row.decided_at,
            withdrawn_at=row.withdrawn_at,
            recognition=_recognition(row),
            moves=moves(row, actor=actor),
        )


class Attachment(Given):
    """A document under a condition."""

    id: UUID
    dossier_id: UUID
    condition: Condition
    file_name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime

    @classmethod
    def of(cls, row: Any) -> Self:
        """A document of a dossier."""
        return cls(
            id=row.pk,
            dossier_id=row.dossier_id,
            condition=Condition(row.condition),
            file_name=row.file_name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            added_at=row.added_at,
        )


class NamedMentor(Given):
    """A mentor named for a request, with what the rules look at."""

    id: UUID
    name: str
    birth_date: date | None
    experience_years: int
    proof: str
    exemption: str
    trained_on: date | None
    extract_model: str | None = Field(description="The model of the newest extract that somebody saw.")
    extract_valid_until: date | None
    extract_outcome: str | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A mentor, with the person and the extracts at hand."""
        checks = sorted(row.extract_checks.all(), key=lambda check: (check.seen_at, check.pk))
        seen = checks[-1] if checks else None
        return cls(
            id=row.pk,
            name=f"{row.person.given_name} {row.person.family_name}",
            birth_date=row.person.birth_date,
            experience_years=row.experience_years,
            proof=row.proof,
            exemption=row.exemption,
            trained_on=row.trained_on,
            extract_model=seen.model if seen else None,
            extract_valid_until=seen.valid_until if seen else None,
            extract_outcome=seen.outcome if seen else None,
        )


class Question(Given):
    """What the body asked to complete."""

    id: UUID
    items: list[CompletionItem]
    words: str
    asked_at: datetime
    answered_at: datetime | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """A question on a request."""
        return cls(
            id=row.pk,
            items=[CompletionItem(item) for item in row.items],
            words=row.words,
            asked_at=row.asked_at,
            answered_at=row.answered_at,
        )


class Decision(Given):
    """The decision as it was taken: under which mandate, on which rules, with every unmet condition."""

    outcome: str
    taken_at: datetime
    mandate: UUID | None
    law_version: str
    motive: str
    unmet: list[Issue]

    @classmethod
    def of(cls, row: Any) -> Self:
        """A decision from its own row."""
        return cls(
            outcome=row.outcome,
            taken_at=row.taken_at,
            mandate=row.mandate_id,
            law_version=row.law_version,
            motive=row.motive,
            unmet=[issues.of_finding(one) for one in snapshot.stored_verdict(row).unmet],
        )


class Contact(Given):
    """Whom the body can reach about a form."""

    name: str
    email: str
    phone: str


class RequestDetail(RequestSummary):
    """Everything of a request, for the company and the body that treats it."""

    contact: Contact
    remarks: str
    declarations: dict[str, bool] = Field(description="What the company declared, by condition.")
    extent: Extent = Field(description="A limited request asks for its activities and for nothing else.")
    activities: list[str] = Field(description="Codes of the activities the establishment says it can offer.")
    mentors: list[NamedMentor]
    attachments: list[Attachment]
    questions: list[Question]
    decision: Decision | None

    @classmethod
    def whole(cls, row: Any, *, actor: Actor, activities: list[str]) -> Self:
        """A request with everything that `files.request_for` brings along."""
        given = [*row.dossier.declarations.all(), *row.declarations.all()]
        own = [one for one in given if one.request_id in {None, row.pk}]
        return cls(
            **RequestSummary.of(row, actor=actor).model_dump(),
            contact=contact_of(row.dossier),
            remarks=row.dossier.remarks,
            declarations={one.condition: one.is_met for one in own},
            extent=Extent(row.extent),
            activities=activities,
            mentors=[NamedMentor.of(one.mentor) for one in row.nominations.all()],
            attachments=[Attachment.of(one) for one in row.dossier.attachments.all()],
            questions=[Question.of(one) for one in row.questions.all()],
            decision=Decision.of(row.decision) if row.decided_at else None,
        )


class Check(Issue):
    """One condition, met or not."""

    is_met: bool


class Checks(Given):
    """What the rules say today: every condition, those that are not met first."""

    is_ok: bool = Field(description="Whether nothing stops the step; a warning does not.")
    items: list[Check]
    total: int

    @classmethod
    def of(cls, verdict: Verdict) -> Self:
        """A verdict with all its findings."""
        ordered = [*verdict.unmet, *(one for one in verdict.findings if one.is_met)]
        items = [Check(**issues.of_finding(one).model_dump(), is_met=one.is_met) for one in ordered]
        return cls(is_ok=verdict.is_ok, items=items, total=len(items))


class HistoryEntry(Given):
    """Something that happened."""

    at: datetime
    code: str
    text: str = Field(description="What happened, in the language asked.")
    role: str
    name: str = Field(description="Who did it; empty for the platform.")
    data: dict[str, Any]
    words: str = Field(description="The words that go with it; empty where there are none, or where they were erased.")
    is_erased: bool


class History(Given):
    """Everything that happened to a file, oldest first."""

    items: list[HistoryEntry]
    total: int


class Look(Given):
    """Somebody opened this file, or was turned away."""

    at: datetime
    name: str
    role: str
    organisation: str
    page: str
    sight: str


class Looks(Given):
    """Who opened this file, newest first."""

    items: list[Look]
    total: int


class WorkplaceForm(Asked):
    """For one request: is the equipment there, which activities can be offered, who guides."""

    model_config = shown(equipment=True, activities=["BAK-01", "BAK-02"], mentors=[SOME_KEY])

    equipment: Flag | None
    activities: list[ActivityCode] = Field(max_length=200)
    mentors: list[Key] = Field(max_length=50)
    extent: Extent | None = Field(None, description="Without it the extent stays as it is.")


class CompletionForm(Asked):
    """What is missing."""

    model_config = shown(items=["mentors"], words="Wie begeleidt de lerende?")

    items: list[CompletionItem] = Field(min_length=1, max_length=20)
    words: Words = Field(min_length=1, description="The company reads this word for word.")


class GrantForm(Asked):
    """A grant may have a motive."""

    model_config = shown(motive="Alle voorwaarden zijn vervuld.")

    motive: LongWords = ""


class RefusalForm(Asked):
    """A refusal has a motive."""

    model_config = shown(motive="De mentor heeft te weinig ervaring.")

    motive: LongWords = Field(min_length=1)


class LiftForm(Asked):
    """Why a recognition is lifted, what was tried first, and from which day on."""

    model_config = shown(
        grounds=["mentor"],
        guidance="In oktober en november zochten wij samen een mentor.",
        motive="Er is geen mentor meer.",
        liftsOn="2026-12-01",
    )

    grounds: list[LiftGround] = Field(min_length=1, max_length=6, description="The conditions that failed.")
    guidance: Words = Field(min_length=1, description="Guidance comes before a sanction (R-SAN-01).")
    motive: LongWords = Field(min_length=1, description="The company reads this word for word.")
    lifts_on: Day = Field(description="The first day on which it is not recognised any more.")


def moves(row: Any, *, actor: Actor) -> list[str]:
    """The moves this actor can take from here; the rules may still refuse one."""
    facts = files.file_facts(row)
    mine = set()
    if policies.may_file(actor, facts.company_id).is_ok:
        mine.add(Who.COMPANY)
    if policies.may_treat(actor, facts).is_ok:
        mine.add(Who.COMPETENT_BODY)
    return [step.move for step in REQUEST.steps if row.state in step.origins and step.by in mine]


def tag_of(row: Any) -> str:
    """The version of a request, and of the form it stands in."""
    return etag_of("request", row.pk, row.version, row.dossier.version)


def contact_of(dossier: Any) -> Contact:
    """Whom the body can reach."""
    return Contact(name=dossier.contact_name, email=dossier.contact_email, phone=dossier.contact_phone)


def _recognition(row: Any) -> str | None:
    if State(row.state) is not State.GRANTED:
        return None
    found = getattr(row, "recognition", None)
    return found.number if found else None
