"""Mentors of a company: name, correct, note the extract somebody saw, note the training, let go."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.mentors import shapes
from tandem.journey.recognition.actions import mentors as actions
from tandem.journey.recognition.queries import mentors as doors
from tandem.registers.organisations.queries import companies

router = Router(tags=["Mentors"])


@router.get(
    "/companies/{company_id}/mentors", **door("listMentors", "Mentors of a company", gives=Page[shapes.MentorLine])
)
def mentors(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """The mentors of a company, for who may see them from the inside."""
    rows = doors.mentors_of(request.actor, company_id)
    note(request, companies.company_for(request.actor, company_id))
    return page_of(request, wanted, rows, shapes.MentorLine.of)


@router.post(
    "/companies/{company_id}/mentors",
    **door("nameMentor", "Name a mentor", gives=shapes.MentorRef, status=HTTPStatus.CREATED, may_refuse=True),
)
def name_mentor(request: Request, company_id: Path[Key], form: shapes.MentorForm) -> Any:
    """Name a person as mentor, at one or more establishments."""
    companies.company_for(request.actor, company_id)
    made = actions.name_mentor(
        actor=request.actor,
        company_id=company_id,
        form=form.form(),
        establishments=form.establishments,
        now=clock.now(),
    )
    return Answer(
        shapes.MentorRef(id=made.pk, company_id=made.company_id),
        status=HTTPStatus.CREATED,
        location=f"/api/v1/mentors/{made.pk}",
    )


@router.get("/mentors/{mentor_id}", **door("getMentor", "One mentor", gives=shapes.Mentor, has_etag=True))
def mentor(request: Request, mentor_id: Path[Key]) -> Any:
    """A mentor with the checks of extracts, for the company where the mentor trains."""
    row = doors.mentor_for(request.actor, mentor_id)
    note(request, row)
    return Answer(shapes.Mentor.of(row), etag=shapes.tag_of(row))


@router.put(
    "/mentors/{mentor_id}",
    **door("changeMentor", "Correct a mentor", gives=shapes.MentorRef, has_etag=True, needs_match=True),
)
def change(request: Request, mentor_id: Path[Key], form: shapes.MentorForm) -> Any:
    """Correct what is known of a mentor."""
    act = partial(actions.change_mentor, form=form.form(), establishments=form.establishments)
    return _step(request, mentor_id, act)


@router.post(
    "/mentors/{mentor_id}/extractChecks",
    **door("noteExtract", "Note that the extract was seen", gives=shapes.MentorRef, has_etag=True, needs_match=True),
)
def note_extract(request: Request, mentor_id: Path[Key], form: shapes.ExtractForm) -> Any:
    """Note that the actor saw the extract from the criminal record. The extract itself is never kept."""
    act = partial(actions.note_extract, model=form.model, issued_on=form.issued_on, outcome=form.outcome)
    return _step(request, mentor_id, act)


@router.post(
    "/mentors/{mentor_id}/training",
    **door("noteTraining", "Note the mentor training", gives=shapes.MentorRef, has_etag=True, needs_match=True),
)
def note_training(request: Request, mentor_id: Path[Key], form: shapes.TrainingForm) -> Any:
    """Note that the mentor followed the mentor training."""
    return _step(
        request,
        mentor_id,
        partial(actions.note_training, trained_on=form.trained_on, organiser=form.organiser),
    )


@router.post(
    "/mentors/{mentor_id}/deactivate",
    **door("deactivateMentor", "Let a mentor go", gives=shapes.MentorRef, has_etag=True, needs_match=True),
)
def deactivate(request: Request, mentor_id: Path[Key]) -> Any:
    """The person no longer trains learners here."""
    return _step(request, mentor_id, actions.deactivate)


@router.post(
    "/mentors/{mentor_id}/reactivate",
    **door("reactivateMentor", "Take a mentor back", gives=shapes.MentorRef, has_etag=True, needs_match=True),
)
def reactivate(request: Request, mentor_id: Path[Key]) -> Any:
    """The person trains learners here again."""
    return _step(request, mentor_id, actions.reactivate)


def _step(request: Request, mentor_id: Any, act: Callable[..., Any]) -> Answer:
    with unchanged(request, partial(doors.mentor_for, request.actor, mentor_id, lock=True), shapes.tag_of):
        act(actor=request.actor, mentor_id=mentor_id, now=clock.now())
        row = doors.mentor_for(request.actor, mentor_id)
    return Answer(shapes.MentorRef(id=row.pk, company_id=row.company_id), etag=shapes.tag_of(row))
