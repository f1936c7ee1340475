"""Plays drawn files through the actions that people use, each step on its day."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.periods import add_months, day_of
from tandem.faces.demo.timeline import Timeline
from tandem.journey.recognition.actions import attachments, clock, desk, dossiers, filing, mentors
from tandem.journey.recognition.actions.past import nights
from tandem.journey.recognition.actions.past.facts import (
    PastDossier,
    PastExtract,
    PastFiles,
    PastMentor,
    PastRequest,
)
from tandem.journey.recognition.terms import Outcome
from tandem.law import norms

Clerks = Mapping[UUID, Actor]
"""Who treats for each body."""


def play(files: PastFiles, *, timeline: Timeline, clerks: Clerks, sector: str) -> None:
    """Put every step of these files on the timeline."""
    _Player(files, timeline, clerks, sector).schedule()


class _Player:
    """The files of one company, with the keys of what was stored so far."""

    def __init__(self, files: PastFiles, timeline: Timeline, clerks: Clerks, sector: str) -> None:
        self._files, self._timeline, self._clerks, self._sector = files, timeline, clerks, sector
        self._boss = files.filed_by
        self._mentors: dict[int, UUID] = {}

    def schedule(self) -> None:
        """Mentors first: who is named at the moment a form begins is named before it."""
        for n, mentor in enumerate(self._files.mentors):
            self._timeline.at(mentor.named_at, partial(self._name, n, mentor))
        for past in self._files.dossiers:
            self._timeline.at(past.started_at, partial(self._fill_in, past))

    def _name(self, n: int, past: PastMentor, now: datetime) -> None:
        mentor = mentors.name_mentor(
            actor=self._boss,
            company_id=self._files.company_id,
            form=past.form,
            establishments=past.establishments,
            now=now,
        )
        self._mentors[n] = mentor.pk
        for extract in past.extracts:
            self._timeline.at(extract.seen_at, partial(self._see_extract, mentor.pk, extract))
        if past.training is not None:
            trained = partial(
                mentors.note_training,
                actor=self._boss,
                mentor_id=mentor.pk,
                trained_on=past.training.trained_on,
                organiser=past.training.organiser,
            )
            self._timeline.at(past.training.noted_at, lambda moment: trained(now=moment))

    def _see_extract(self, mentor_id: UUID, past: PastExtract, now: datetime) -> None:
        mentors.note_extract(
            actor=self._boss,
            mentor_id=mentor_id,
            model=past.model,
            issued_on=past.issued_on,
            outcome=past.outcome,
            now=now,
        )

    def _fill_in(self, past: PastDossier, now: datetime) -> None:
        """The whole form, section by section, a few minutes each."""
        dossier = dossiers.start(actor=self._boss, company_id=self._files.company_id, now=now)
        pen = _Pen(past)
        contact = past.contact
        dossiers.set_contact(
            actor=self._boss,
            dossier_id=dossier.pk,
            name=contact.name,
            email=contact.email,
            phone=contact.phone,
            remarks=contact.remarks,
            now=pen.next(),
        )
        asked = [self._ask(dossier.pk, request, pen) for request in past.requests]
        declared_at = pen.next()
        dossiers.declare(actor=self._boss, dossier_id=dossier.pk, answers=past.answers, now=declared_at)
        if past.document is not None:
            attachments.attach(
                actor=self._boss,
                dossier_id=dossier.pk,
                condition=past.document.condition,
                file_name=past.document.file_name,
                content=past.document.content,
                now=declared_at,
            )
        for request_id, request in zip(asked, past.requests, strict=True):
            self._describe(request_id, request, now=pen.next())
        if past.submitted_at is not None:
            self._timeline.at(past.submitted_at, partial(self._hand_in, dossier.pk, asked, past))

    def _ask(self, dossier_id: UUID, past: PastRequest, pen: "_Pen") -> UUID:
        request = dossiers.add_request(
            actor=self._boss,
            dossier_id=dossier_id,
            establishment_id=past.establishment_id,
            training=past.training,
            now=pen.next(),
        )
        return request.pk

    def _describe(self, request_id: UUID, past: PastRequest, now: datetime) -> None:
        dossiers.describe_workplace(
            actor=self._boss,
            request_id=request_id,
            equipment=past.has_equipment,
            activities=past.activities,
            mentors=[self._mentors[n] for n in past.mentors],
            now=now,
        )

    def _hand_in(self, dossier_id: UUID, asked: list[UUID], past: PastDossier, now: datetime) -> None:
        dossier = filing.submit(actor=self._boss, dossier_id=dossier_id, now=now)
        bodies = dict(dossier.requests.values_list("pk", "competent_body_id"))
        for request_id, request in zip(asked, past.requests, strict=True):
            self._treat(request_id, request, clerk=self._clerks[bodies[request_id]])

    def _treat(self, request_id: UUID, past: PastRequest, *, clerk: Actor) -> None:
        steps: tuple[tuple[datetime | None, Any], ...] = (
            (past.question.asked_at if past.question else None, self._question),
            (past.question.answered_at if past.question else None, self._answer),
            (past.completed_at, self._complete),
            (past.taken_up_at, self._take_up),
            (past.decided_at, self._decide),
            (past.withdrawn_at, self._withdraw),
        )
        for moment, step in steps:
            if moment is not None:
                self._timeline.at(moment, partial(step, request_id, past, clerk))

    def _question(self, request_id: UUID, past: PastRequest, clerk: Actor, now: datetime) -> None:
        if past.question is not None:
            asked = past.question
            desk.ask_completion(actor=clerk, request_id=request_id, items=asked.items, words=asked.words, now=now)

    def _answer(self, request_id: UUID, past: PastRequest, _: Actor, now: datetime) -> None:
        self._describe(request_id, past, now)
        filing.resubmit(actor=self._boss, request_id=request_id, now=now)

    def _complete(self, request_id: UUID, _: PastRequest, clerk: Actor, now: datetime) -> None:
        request = desk.declare_complete(actor=clerk, request_id=request_id, now=now)
        if request.due_on is not None:
            self._timeline.look_for_late_decisions(request.due_on)

    def _take_up(self, request_id: UUID, _: PastRequest, clerk: Actor, now: datetime) -> None:
        desk.take_up(actor=clerk, request_id=request_id, now=now)

    def _decide(self, request_id: UUID, past: PastRequest, clerk: Actor, now: datetime) -> None:
        if past.outcome is Outcome.REFUSED:
            desk.refuse(actor=clerk, request_id=request_id, motive=past.motive, now=now)
            return
        recognition = desk.grant(actor=clerk, request_id=request_id, motive=past.motive, now=now)
        self._timeline.look_for_the_end_of(recognition)
        if any(self._files.mentors[n].training is None for n in past.mentors):
            self._look_for_trainings(now)

    def _look_for_trainings(self, granted_at: datetime) -> None:
        """The term of a mentor training differs by sector: look in the night of each."""
        day = day_of(granted_at)
        for sector in (None, self._sector):
            term = norms.at(day, sector=sector).mentor.training_term_months
            if term is not None:
                due = add_months(day, term.value)
                near = nights.first_day_within(due, months=clock.TRAINING_WARNING_MONTHS)
                self._timeline.look_for_trainings(near)

    def _withdraw(self, request_id: UUID, _: PastRequest, __: Actor, now: datetime) -> None:
        filing.withdraw(actor=self._boss, request_id=request_id, now=now)


class _Pen:
    """The moments at which the sections of a form are filled in."""

    def __init__(self, past: PastDossier) -> None:
        self._past, self._section = past, 0

    def next(self) -> datetime:
        """The moment of the next section."""
        self._section += 1
        return self._past.filled_at(self._section)
