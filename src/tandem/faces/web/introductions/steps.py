"""The steps of an introduction: propose, write, plan, promise, say yes or no, go on elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import BRUSSELS
from tandem.faces.documents.reasons import line, reasons_of
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.introductions import step_pages as pages
from tandem.faces.web.introductions.doors import only, open_introduction, open_track
from tandem.faces.web.introductions.forms import FallAwayForm, LetterForm, MoveForm, RefuseForm, TalkForm
from tandem.faces.web.introductions.frame import Reader, reader_of, spoken_for
from tandem.faces.web.introductions.own_words import chosen
from tandem.faces.web.middleware import Request
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import introduction_ends, introduction_moves
from tandem.journey.placement.actions import introductions as actions
from tandem.journey.placement.actions.introductions import Talk
from tandem.journey.placement.policies import introductions as policies
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.terms.introductions import EndReason, RefusalReason

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def propose(request: Request, track_id: UUID, opening_id: UUID) -> HttpResponse:
    """Bring a learner and a workplace together."""
    track, opening = open_track(request, track_id), doors.opening_to_propose(opening_id)
    facts = tracks.facts_of(track, day=clock.today())
    only(request, policies.may_propose(request.actor, facts))
    speaks = policies.may_speak(request.actor, facts).is_ok
    name = spoken_for(request.actor, track)
    form: GentleForm = LetterForm(_posted(request), name=name) if speaks else GentleForm(_posted(request))
    if form.is_bound and form.is_valid():
        letter = form.cleaned_data.get("letter", "")
        given: dict[str, Any] = {"actor": request.actor, "now": clock.now(), "letter": letter}
        try:
            made = actions.propose(track_id=track_id, opening_id=opening_id, **given)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Voorgesteld. De onderneming antwoordt binnen tien dagen."))
            return redirect("introductions:introduction", made.pk)
    page = pages.propose(request.actor, track, opening, has_errors=bool(form.errors))
    return _shown(request, page=page, form=form)


@require_http_methods(_METHODS)
def letter(request: Request, introduction_id: UUID) -> HttpResponse:
    """The words of a learner to a company."""
    found = open_introduction(request, introduction_id)
    only(request, policies.may_speak(request.actor, doors.facts_of(found, day=clock.today()).track))
    name = spoken_for(request.actor, found.track)
    form = LetterForm(_posted(request), name=name, initial={"letter": found.letter})

    def act() -> object:
        told = form.cleaned_data["letter"]
        return actions.write_letter(**_given(request, introduction_id), letter=told)

    done = gettext("De brief is bewaard.") if name else gettext("Je brief is bewaard.")
    return _step(request, found, form=form, act=act, page=pages.letter, done=done)


@require_http_methods(_METHODS)
def plan(request: Request, introduction_id: UUID) -> HttpResponse:
    """When and where they meet."""
    found = _for_company(request, introduction_id)
    form = TalkForm(_posted(request), initial=_talk(found))

    def act() -> object:
        told = form.cleaned_data
        talk = Talk(form.starts(), told["place"], told["words"])
        return actions.plan(**_given(request, introduction_id), talk=talk)

    done = gettext("De uitnodiging is verstuurd. U ziet nu wie de lerende is.")
    return _step(request, found, form=form, act=act, page=pages.plan, done=done)


@require_http_methods(_METHODS)
def transfer(request: Request, introduction_id: UUID) -> HttpResponse:
    """Go on with another place of the company."""
    found = _for_company(request, introduction_id)
    form = MoveForm(_posted(request), places=pages.places_to_move_to(found, day=clock.today()))
    if form.is_bound and form.is_valid():
        other = UUID(form.cleaned_data["opening"])
        try:
            new = introduction_moves.transfer(**_given(request, introduction_id), opening_id=other)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Het gaat verder met deze werkplek."))
            return redirect("introductions:introduction", new.pk)
    page = pages.transfer(request.actor, found, has_errors=bool(form.errors))
    return _shown(request, page=page, form=form)


@require_http_methods(_METHODS)
def refuse(request: Request, introduction_id: UUID) -> HttpResponse:
    """Say no, and why."""
    found = open_introduction(request, introduction_id)
    day = clock.today()
    only(request, policies.may_refuse(request.actor, doors.facts_of(found, day=day)))
    is_formal = reader_of(request.actor) is not Reader.FAMILY
    side, says = doors.side_of(request.actor, found, day=day), partial(chosen, actor=request.actor)
    form = RefuseForm(_posted(request), side=side, says=says, is_formal=is_formal)

    def act() -> object:
        reason, words = RefusalReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        return introduction_ends.refuse(**_given(request, introduction_id), reason=reason, words=words)

    done = gettext("Genoteerd. De andere kant en de school horen het.")
    return _step(request, found, form=form, act=act, page=pages.refuse, done=done)


@require_http_methods(_METHODS)
def fall_away(request: Request, introduction_id: UUID) -> HttpResponse:
    """The place fell away, and why."""
    found = open_introduction(request, introduction_id)
    only(request, policies.may_end_place(request.actor, doors.facts_of(found, day=clock.today())))
    form = FallAwayForm(_posted(request))

    def act() -> object:
        reason, words = EndReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        return introduction_ends.fall_away(**_given(request, introduction_id), reason=reason, words=words)

    done = gettext("Genoteerd. De plaats is weer vrij en de lerende zoekt opnieuw.")
    return _step(request, found, form=form, act=act, page=pages.fall_away, done=done)


@require_POST
def promise(request: Request, introduction_id: UUID) -> HttpResponse:
    """Keep a seat for the learner."""
    done = gettext("De plaats is toegezegd. De lerende beslist nu.")
    return _at_once(request, introduction_id, actions.promise, done=done)


@require_POST
def show_interest(request: Request, introduction_id: UUID) -> HttpResponse:
    """The learner wants to get to know the company."""
    words = gettext("Genoteerd: je wilt kennismaken."), gettext("Genoteerd: %(name)s wil kennismaken.")
    return _at_once(request, introduction_id, actions.show_interest, done=words[0], for_another=words[1])


@require_POST
def accept(request: Request, introduction_id: UUID) -> HttpResponse:
    """The learner takes the seat."""
    words = (
        gettext("Je hebt een werkplek. Goed gedaan!"),
        gettext("%(name)s heeft een werkplek. Maak nu samen de overeenkomst."),
    )
    return _at_once(request, introduction_id, actions.accept, done=words[0], for_another=words[1])


@require_POST
def withdraw(request: Request, introduction_id: UUID) -> HttpResponse:
    """Take it back."""
    return _at_once(
        request, introduction_id, introduction_ends.withdraw, done=gettext("De kennismaking is ingetrokken.")
    )


def _at_once(
    request: Request, introduction_id: UUID, act: Callable[..., Any], *, done: str, for_another: str = ""
) -> HttpResponse:
    """One step without a form; what cannot be is told on the page of the introduction.

    `for_another` is what somebody of the school reads instead, who answers for a learner.
    """
    if not policies.has_introductions(request.actor):
        raise NotFound
    try:
        one = act(**_given(request, introduction_id))
    except NotPossible as refusal:
        if any(finding.code.rpartition(".")[2].startswith("may_") for finding in refusal.verdict.unmet):
            raise
        for reason in reasons_of(refusal.verdict):
            messages.warning(request, line(reason))
    else:
        name = spoken_for(request.actor, one.track)
        messages.success(request, for_another % {"name": name} if for_another and name else done)
    return redirect("introductions:introduction", introduction_id)


def _step(
    request: Request,
    found: Any,
    *,
    form: GentleForm,
    act: Callable[[], object],
    page: Callable[..., pages.StepPage],
    done: str,
) -> HttpResponse:
    """One step with a form, and back to the introduction."""
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("introductions:introduction", found.pk)
    return _shown(request, page=page(request.actor, found, has_errors=bool(form.errors)), form=form)


def _for_company(request: Request, introduction_id: UUID) -> Any:
    found = open_introduction(request, introduction_id)
    only(request, policies.may_answer(request.actor, doors.facts_of(found, day=clock.today())))
    return found


def _given(request: Request, introduction_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "introduction_id": introduction_id, "now": clock.now()}


def _posted(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def _talk(found: Any) -> dict[str, Any]:
    """What stands in the form to begin with: the talk as it is planned, else the address of the workplace."""
    if found.talk_starts is None:
        place = found.opening.establishment
        street = f"{place.street} {place.house_number}".strip()
        return {"place": f"{street}, {place.postal_code} {place.municipality}".strip(", ")}
    starts = found.talk_starts.astimezone(BRUSSELS)
    told = {"place": found.talk_place, "words": found.talk_words}
    return {"day": starts.date(), "hour": starts.time(), **told}


def _shown(request: Request, *, page: pages.StepPage, form: GentleForm) -> HttpResponse:
    return render(request, "introductions/step.html", {"page": page, "form": form}, status=422 if form.errors else 200)
