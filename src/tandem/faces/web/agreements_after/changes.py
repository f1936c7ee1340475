"""Changing a signed agreement: proposed with a text, read, agreed to on the screen or on paper, refused, taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.base.verdict import refusal
from tandem.faces.documents import amendment as documents
from tandem.faces.exchange.signing import queries as sealed_papers
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.web.agreements.doors import only
from tandem.faces.web.agreements.forms import ScanForm, SignerForm, SignForm
from tandem.faces.web.agreements.signing import strength_of
from tandem.faces.web.agreements_after import change_pages, doors, pages
from tandem.faces.web.agreements_after.forms import AmendForm, NoForm
from tandem.faces.web.agreements_after.views import given, taken
from tandem.faces.web.answers import inline_pdf
from tandem.faces.web.company.forms.gentle import GentleForm, as_answer
from tandem.faces.web.middleware import Request
from tandem.journey.agreements import policies
from tandem.journey.agreements.actions import amendments
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.queries import life as after
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.rules.amendments import AMENDABLE, side_of
from tandem.journey.agreements.rules.scans import MOST_BYTES
from tandem.journey.agreements.terms import AmendmentState, Signer


@require_http_methods(doors.METHODS)
def amend(request: Request, agreement_id: UUID) -> HttpResponse:
    """Propose a change; its text is made and stands from then on."""
    found = doors.running(request, agreement_id, policies.may_amend)
    if request.method != "POST" and after.amending(found) is not None:
        raise NotFound
    kept = {name: getattr(found, name) for name in AMENDABLE}
    kept["holiday_approved"] = as_answer(given=found.holiday_approved)
    at_work = pages.at_work(request.actor, found, day=clock.today())
    form = AmendForm(doors.posted(request), at_work=at_work, initial=kept)

    def act() -> object:
        told = form.cleaned_data
        draft = amendments.drafted(
            **given(request, agreement_id),
            from_on=told["vanaf"],
            told=form.told(),
            places=form.chosen(),
            words=told["woorden"],
        )
        return amendments.propose(
            actor=request.actor,
            draft=draft,
            paper=documents.unsigned(draft),
            strength=strength_of(request),
            now=clock.now(),
        )

    done = gettext("De wijziging is voorgesteld. De anderen krijgen een bericht.")
    lead = gettext("Pas aan wat anders wordt en laat de rest staan. Ze geldt als de anderen akkoord gaan.")
    return taken(request, found, form, act, title=gettext("Stel een wijziging voor"), lead=lead, done=done)


@require_safe
def amendment(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """What differs, and who said yes."""
    found, row = _opened(request, agreement_id, amendment_id)
    page = pages.change(request.actor, found, row, day=clock.today())
    return render(request, "agreements_after/change.html", {"page": page})


@require_safe
def paper(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """The text of a change."""
    found, row = _opened(request, agreement_id, amendment_id)
    with papers.content_of(row.paper) as stored:
        return inline_pdf(stored.read(), name=f"wijziging-{found.number}-{row.number}")


@require_safe
def sealed(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """The text that everybody agreed to, sealed by the platform."""
    found, row = _opened(request, agreement_id, amendment_id)
    with sealed_papers.sealed(SubjectKind.AMENDMENT, row.pk) as stored:
        return inline_pdf(stored.read(), name=f"wijziging-{found.number}-{row.number}-verzegeld")


@require_safe
def evidence(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Who agreed to it, how and when, sealed by the platform."""
    found, row = _opened(request, agreement_id, amendment_id)
    with sealed_papers.evidence(SubjectKind.AMENDMENT, row.pk) as stored:
        return inline_pdf(stored.read(), name=f"wijziging-{found.number}-{row.number}-bewijs")


@require_http_methods(doors.METHODS)
def agree(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Read the text and say yes to it."""
    found, row = _opened(request, agreement_id, amendment_id)
    form, day = SignForm(doors.posted(request), initial={"tekst": row.paper}), clock.today()
    party, asked = queries.party_of(request.actor, found, day=day), after.acceptances_of(row)
    is_asked = row.state == AmendmentState.PROPOSED and pages.may_agree(request.actor, asked, party, found, day=day)
    if request.method != "POST" and not is_asked:
        raise NotFound
    if not is_asked and pages.is_for_parent(request.actor, found, day=day):
        refusal("amendment.parent_says_yes").or_raise()
    for one in (each for each in asked if side_of(Signer(each.signer)) is party):
        policies.may_sign(
            request.actor, queries.access_for(request.actor, found, day=day), Signer(one.signer)
        ).or_raise()

    def act() -> object:
        told = {"shown": form.cleaned_data["tekst"], "strength": strength_of(request), "now": clock.now()}
        return amendments.agree(actor=request.actor, amendment_id=amendment_id, **told)

    def page(*, has_errors: bool) -> Any:
        return change_pages.agree(request.actor, row, has_errors=has_errors)

    return _step(request, row, form, act, page=page, done=gettext("Het akkoord is genoteerd."))


@require_http_methods(doors.METHODS)
def scan(request: Request, agreement_id: UUID, amendment_id: UUID, signer: str) -> HttpResponse:
    """Keep the scan of a paper on which somebody agreed."""
    found, row = _opened(request, agreement_id, amendment_id)
    only(request, policies.may_scan(request.actor, queries.access_for(request.actor, found, day=clock.today())))
    if signer not in set(Signer) or (request.method != "POST" and row.state != AmendmentState.PROPOSED):
        raise NotFound
    form = ScanForm(doors.posted(request), request.FILES if request.method == "POST" else None)

    def act() -> object:
        content = form.cleaned_data["bestand"].read(MOST_BYTES + 1)
        told = {"signer": Signer(signer), "content": content, "now": clock.now()}
        return amendments.scan(actor=request.actor, amendment_id=amendment_id, **told)

    def page(*, has_errors: bool) -> Any:
        return change_pages.scan(request.actor, row, Signer(signer), has_errors=has_errors)

    return _step(request, row, form, act, page=page, done=gettext("De scan is bewaard."))


@require_http_methods(doors.METHODS)
def replace_signer(request: Request, agreement_id: UUID, amendment_id: UUID, signer: str) -> HttpResponse:
    """Let somebody else decide on it, come by a mailed link."""
    found, row = _opened(request, agreement_id, amendment_id)
    only(request, policies.may_present(request.actor, queries.access_of(found, day=clock.today())))
    who = _signer(signer)
    if request.method != "POST" and row.state != AmendmentState.PROPOSED:
        raise NotFound
    form = SignerForm(doors.posted(request))

    def act() -> object:
        told = {"signer": who, "name": form.cleaned_data["naam"], "email": form.cleaned_data["mail"]}
        return amendments.replace_signer(actor=request.actor, amendment_id=amendment_id, now=clock.now(), **told)

    def page(*, has_errors: bool) -> Any:
        return change_pages.replace_signer(request.actor, row, who, has_errors=has_errors)

    return _step(request, row, form, act, page=page, done=gettext("De link is verstuurd."))


@require_POST
def remind(request: Request, agreement_id: UUID, amendment_id: UUID, signer: str) -> HttpResponse:
    """Ask somebody again who did not answer yet."""
    _opened(request, agreement_id, amendment_id)
    amendments.remind(actor=request.actor, amendment_id=amendment_id, signer=_signer(signer), now=clock.now())
    messages.success(request, gettext("De herinnering is verstuurd."))
    return redirect("agreement_life:amendment", agreement_id, amendment_id)


@require_http_methods(doors.METHODS)
def refuse(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Say no, and why."""
    found = doors.running(request, agreement_id, policies.may_amend)
    row = doors.amendment(request, found, amendment_id)
    is_own = queries.party_of(request.actor, found, day=clock.today()) == row.side
    if request.method != "POST" and (is_own or row.state != AmendmentState.PROPOSED):
        raise NotFound
    if is_own:
        refusal("amendment.not_own", found=row.side).or_raise()
    form = NoForm(doors.posted(request))

    def act() -> object:
        words = form.cleaned_data["woorden"]
        return amendments.refuse(actor=request.actor, amendment_id=amendment_id, words=words, now=clock.now())

    return taken(
        request,
        found,
        form,
        act,
        title=gettext("Weiger de wijziging"),
        done=gettext("De wijziging is geweigerd. Er verandert niets."),
    )


@require_POST
def withdraw(request: Request, agreement_id: UUID, amendment_id: UUID) -> HttpResponse:
    """Take it back."""
    _opened(request, agreement_id, amendment_id)
    amendments.withdraw(actor=request.actor, amendment_id=amendment_id, now=clock.now())
    messages.success(request, gettext("De wijziging is ingetrokken."))
    return redirect("agreement_life:life", agreement_id)


def _signer(told: str) -> Signer:
    if told not in set(Signer):
        raise NotFound
    return Signer(told)


def _opened(request: Request, agreement_id: UUID, amendment_id: UUID) -> tuple[Any, Any]:
    found = doors.opened(request, agreement_id)
    return found, doors.amendment(request, found, amendment_id)


def _step(
    request: Request,
    row: Any,
    form: GentleForm,
    act: Callable[[], object],
    *,
    page: Callable[..., Any],
    done: str,
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            act()
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("agreement_life:amendment", row.agreement_id, row.pk)
    context = {"page": page(has_errors=bool(form.errors)), "form": form}
    return render(request, "agreements/step.html", context, status=422 if form.errors else 200)
