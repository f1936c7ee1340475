"""Making an agreement: begin, fill in a part, workplaces, hand over, remark, give up."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.words import code_label
from tandem.faces.web.agreements import step_pages as pages
from tandem.faces.web.agreements.doors import METHODS, only, open_track, opened, posted
from tandem.faces.web.agreements.forms import (
    HandOverForm,
    PartForm,
    RecognitionForm,
    RemarkForm,
    WhyForm,
    WorkplaceForm,
)
from tandem.faces.web.agreements.frame import SECTIONS
from tandem.faces.web.company.forms.gentle import GentleForm
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import drafts as actions
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import choices
from tandem.journey.agreements.rules import forms as rules
from tandem.journey.agreements.rules.forms import FILLED_BY
from tandem.journey.agreements.terms import AgreementState, Party
from tandem.journey.placement.actions import agreeing
from tandem.journey.recognition.queries import public


@require_http_methods(METHODS)
def begin(request: Request, track_id: UUID) -> HttpResponse:
    """Begin an agreement of a learner with the company of a recognised workplace."""
    track = open_track(request, track_id)
    form = RecognitionForm(posted(request), initial={"erkenning": request.GET.get("erkenning", "")[:20]})
    if form.is_bound and form.is_valid():
        try:
            recognition = _numbered(form)
            made = actions.begin(actor=request.actor, track_id=track_id, recognition_id=recognition, now=clock.now())
        except NotPossible as refusal:
            form.refuse(refusal)
        except NotFound:
            form.add_error("erkenning", gettext("Deze erkenning kennen wij niet. Kijk het nummer na."))
        else:
            messages.success(request, gettext("De overeenkomst is begonnen. Vul ze aan, of geef ze door."))
            return redirect("agreements:agreement", made.pk)
    page = pages.begin(request.actor, track, day=clock.today(), has_errors=bool(form.errors))
    return _shown(request, page=page, form=form)


@require_POST
def from_introduction(request: Request, introduction_id: UUID) -> HttpResponse:
    """The agreement of a place to which both said yes: the one that is there, or a new one."""
    made = agreeing.begin(actor=request.actor, introduction_id=introduction_id, now=clock.now())
    return redirect("agreements:agreement", made.pk)


@require_http_methods(METHODS)
def part(request: Request, agreement_id: UUID, section: str) -> HttpResponse:
    """Fill in a part of the agreement; the rules are read beside it."""
    day = clock.today()
    if section not in SECTIONS:
        raise Http404
    found = _to_fill(request, agreement_id)
    form = part_form(request, found, section, day=day)
    if not form.names and not form.weeks:
        only(request, rules.may_fill(SECTIONS[section][1], party=_party(request, found), alone=frozenset()))
    if form.is_bound and form.is_valid():
        try:
            actions.fill(**_given(request, agreement_id), version=form.cleaned_data["version"], told=form.told())
        except NotPossible as refusal:
            pages.refuse_part(form, refusal)
        else:
            messages.success(request, gettext("Bewaard."))
            return redirect("agreements:agreement", agreement_id)
    page = pages.part(request.actor, found, section, form=form, day=day)
    status = 422 if form.errors else 200
    return render(request, "agreements/part.html", {"page": page, "form": form}, status=status)


def part_form(request: Request, found: Any, section: str, *, day: Any) -> PartForm:
    """The form of a part with the fields that this reader fills in."""
    party = _party(request, found)
    alone = actions.alone(found, day=day) if party is Party.PROVIDER else frozenset()
    names = SECTIONS[section][1]
    mine = [name for name in names if party in FILLED_BY[name] or (party is Party.PROVIDER and FILLED_BY[name] & alone)]
    return PartForm(posted(request), names=mine, kept=found)


@require_http_methods(METHODS)
def add_workplace(request: Request, agreement_id: UUID) -> HttpResponse:
    """Add a second workplace, by the number of its recognition."""
    found = _to_place(request, agreement_id)
    form = RecognitionForm(posted(request))

    def act() -> object:
        return actions.set_workplace(**_given(request, agreement_id), recognition_id=_numbered(form), mentor_id=None)

    done = gettext("De werkplek staat erbij. Is ze van een andere onderneming, dan vragen wij haar of ze meedoet.")
    return _step(request, found, form=form, act=act, page=pages.add_workplace, done=done)


@require_http_methods(METHODS)
def workplace(request: Request, agreement_id: UUID, workplace_id: UUID) -> HttpResponse:
    """The mentor and the days of a workplace."""
    found = _to_place(request, agreement_id)
    row = choices.workplace_in(found, workplace_id)
    first = {"mentor": str(row.mentor_id or ""), "van": row.begins_on, "tot": row.ends_on}
    may_choose = queries.may_choose_at(request.actor, found, row, day=clock.today())
    mentors = choices.mentors_of(row) if may_choose else None
    form = WorkplaceForm(posted(request), mentors=mentors, initial=first)

    def act() -> object:
        told = form.cleaned_data
        return actions.set_workplace(
            **_given(request, agreement_id),
            recognition_id=row.recognition_id,
            mentor_id=UUID(told["mentor"]) if told.get("mentor") else None,
            begins_on=told["van"],
            ends_on=told["tot"],
        )

    page = partial(pages.workplace, may_choose=may_choose)
    return _step(request, found, form=form, act=act, page=page, done=gettext("Bewaard."))


@require_POST
def remove_workplace(request: Request, agreement_id: UUID, workplace_id: UUID) -> HttpResponse:
    """Take a workplace out."""
    actions.remove_workplace(**_given(request, agreement_id), workplace_id=workplace_id)
    messages.success(request, gettext("De werkplek is eruit."))
    return redirect("agreements:agreement", agreement_id)


@require_http_methods(METHODS)
def hand_over(request: Request, agreement_id: UUID) -> HttpResponse:
    """Let another party go on."""
    found = _to_fill(request, agreement_id)
    parties = [one for one in (Party.PROVIDER, Party.COMPANY, Party.LEARNER) if one != found.ball]
    form = HandOverForm(posted(request), parties=[(one, code_label(one)) for one in parties])

    def act() -> object:
        return actions.hand_over(**_given(request, agreement_id), to=Party(form.cleaned_data["naar"]))

    done = gettext("Doorgegeven. Wie aan zet is, krijgt een bericht.")
    return _step(request, found, form=form, act=act, page=pages.hand_over, done=done)


@require_http_methods(METHODS)
def remark(request: Request, agreement_id: UUID) -> HttpResponse:
    """Say something to the others."""
    found = _to_fill(request, agreement_id)
    form = RemarkForm(posted(request))

    def act() -> object:
        told = form.cleaned_data
        return actions.remark(**_given(request, agreement_id), field=told["veld"], words=told["woorden"])

    return _step(request, found, form=form, act=act, page=pages.remark, done=gettext("De anderen lezen uw opmerking."))


@require_POST
def settle(request: Request, agreement_id: UUID, remark_id: UUID) -> HttpResponse:
    """Say that a remark is dealt with."""
    actions.settle(**_given(request, agreement_id), remark_id=remark_id)
    messages.success(request, gettext("Afgehandeld."))
    return redirect("agreements:agreement", agreement_id)


@require_http_methods(METHODS)
def withdraw(request: Request, agreement_id: UUID) -> HttpResponse:
    """Give up what not all have signed."""
    found = opened(request, agreement_id)
    only(request, policies.may_withdraw(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    form = WhyForm(posted(request))

    def act() -> object:
        return actions.withdraw(**_given(request, agreement_id), words=form.cleaned_data["woorden"])

    done = gettext("De overeenkomst is opgegeven. De anderen lezen waarom.")
    return _step(request, found, form=form, act=act, page=pages.withdraw, done=done)


def _to_fill(request: Request, agreement_id: UUID) -> Any:
    """The agreement, for who fills it in; a text that stands has no form."""
    found = opened(request, agreement_id)
    only(request, policies.may_fill(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    if request.method != "POST" and found.state != AgreementState.DRAFT:
        raise NotFound
    return found


def _to_place(request: Request, agreement_id: UUID) -> Any:
    """The same, for who says where the learner works."""
    found = _to_fill(request, agreement_id)
    only(request, rules.may_fill(SECTIONS["periode"][1], party=_party(request, found), alone=frozenset()))
    return found


def _party(request: Request, found: Any) -> Party:
    return queries.party_of(request.actor, found, day=clock.today())


def _numbered(form: GentleForm) -> UUID:
    key: UUID = public.recognition_by_number(form.cleaned_data["erkenning"].strip().upper()).pk
    return key


def _given(request: Request, agreement_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "agreement_id": agreement_id, "now": clock.now()}


def _step(
    request: Request, found: Any, *, form: GentleForm, act: Callable[[], object], page: Callable[..., Any], done: str
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        except NotFound:
            if "erkenning" not in form.fields:
                raise
            form.add_error("erkenning", gettext("Deze erkenning kennen wij niet. Kijk het nummer na."))
        else:
            messages.success(request, done)
            return redirect("agreements:agreement", found.pk)
    return _shown(request, page=page(request.actor, found, has_errors=bool(form.errors)), form=form)


def _shown(request: Request, *, page: Any, form: GentleForm) -> HttpResponse:
    return render(request, "agreements/step.html", {"page": page, "form": form}, status=422 if form.errors else 200)
