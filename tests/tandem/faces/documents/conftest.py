"""The bakery, and the letters of its request."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tandem.faces.documents import recognition as letters
from tandem.faces.documents.letter import Certificate, Letter
from tandem.journey.recognition.actions import desk
from tandem.journey.recognition.queries import files, forms, public
from tandem.journey.recognition.terms import CompletionItem
from tests.harness import bakery
from tests.harness.bakery import World

MOTIVE = "De mentor is te jong.\n\nProbeer het volgend jaar opnieuw."
QUESTION = "Wij missen de namen van de activiteiten.\n\nVink ze aan."


@pytest.fixture
def world(db: None, now: datetime) -> World:
    """A bakery that asks recognition."""
    return bakery.build(now)


@pytest.fixture
def letter_of(world: World) -> Callable[[str], Letter | Certificate]:
    """Makes one of the documents of the story, by its name."""
    makers = {
        "receipt": _receipt,
        "completion": _completion,
        "grant": _grant,
        "refusal": _refusal,
        "certificate": _certificate,
    }
    return lambda kind: makers[kind](world)


def _receipt(world: World) -> Letter:
    request = world.submitted()
    dossier = forms.submitted_form(world.boss, request.dossier_id)
    return letters.receipt(dossier, list(dossier.requests.all()))


def _completion(world: World) -> Letter:
    request = world.submitted()
    manager = world.manager(request)
    asked = [CompletionItem.ACTIVITIES, CompletionItem.MENTORS]
    desk.ask_completion(actor=manager, request_id=request.pk, items=asked, words=QUESTION, now=world.now)
    file = files.request_for(manager, request.pk)
    return letters.completion(file, file.questions.all()[0])


def _grant(world: World) -> Letter:
    request = world.in_treatment()
    manager = world.manager(request)
    desk.grant(actor=manager, request_id=request.pk, now=world.now + timedelta(days=2))
    return letters.decided(files.request_for(manager, request.pk))


def _refusal(world: World) -> Letter:
    young = world.mentor(birth=world.now.date().replace(year=2004), years=2, with_extract=False)
    request = world.in_treatment(mentor=young)
    manager = world.manager(request)
    desk.refuse(actor=manager, request_id=request.pk, motive=MOTIVE, now=world.now)
    return letters.decided(files.request_for(manager, request.pk))


def _certificate(world: World) -> Certificate:
    request = world.in_treatment()
    granted = desk.grant(actor=world.manager(request), request_id=request.pk, now=world.now)
    return letters.certificate(public.recognition_by_number(granted.number), today=world.day)
