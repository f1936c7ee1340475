"""Signing in and out, capacities, invitations, keys for programs, notices."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.outbox import actions as outbox
from tandem.faces.web import sessions
from tandem.faces.web.account import pages
from tandem.faces.web.account.forms import AskLinkForm, InvitationForm, KeyForm
from tandem.faces.web.lists import page_size
from tandem.faces.web.middleware import Request
from tandem.faces.web.onward import ours
from tandem.registers.access import actions as access
from tandem.registers.access import queries as access_queries
from tandem.registers.accounts import actions as accounts
from tandem.registers.accounts.rules import LINK_LIFE

_NEXT = "next"


@never_cache
@require_safe
def sign_in(request: Request) -> HttpResponse:
    """Choose how to sign in; in demo mode, whom to be."""
    page = pages.sign_in(next_url=_next(request), is_demo=settings.DEMO, day=clock.today())
    return render(request, "account/sign_in.html", {"page": page, "form": AskLinkForm()})


@require_POST
def ask_link(request: Request) -> HttpResponse:
    """Send a link to sign in; the answer is the same for every address."""
    form = AskLinkForm(request.POST)
    if not form.is_valid():
        page = pages.sign_in(next_url=_next(request), is_demo=settings.DEMO, day=clock.today(), has_errors=True)
        return render(request, "account/sign_in.html", {"page": page, "form": form}, status=422)
    accounts.make_sign_in_link(email=form.cleaned_data["email"], now=clock.now())
    response = render(request, "account/link_sent.html", {"page": pages.link_sent(form.cleaned_data["email"])})
    _remember(response, request, target=_next(request))
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def use_link(request: Request, secret: str) -> HttpResponse:
    """Open the account of a link. A mail reader that follows links cannot use it up: a button does."""
    if request.method != "POST":
        return render(request, "account/use_link.html", {"page": pages.use_link(), "secret": secret})
    user = accounts.use_sign_in_link(secret=secret, now=clock.now())
    response = _enter(request, user, otherwise=ours(request.COOKIES.get(_NEXT, "")))
    response.delete_cookie(_NEXT, path=reverse("account:sign_in"))
    return response


@require_POST
def persona(request: Request) -> HttpResponse:
    """Become an invented person; only in demo mode."""
    if not settings.DEMO:
        raise NotFound
    user = accounts.become_persona(user_id=_uuid(request.POST.get("persona", "")), now=clock.now())
    return _enter(request, user)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Leave; the session ends on our side too."""
    logout(request)
    messages.success(request, gettext("U bent afgemeld."))
    return redirect("site:home")


@require_POST
def capacity(request: Request) -> HttpResponse:
    """Act in another capacity from now on."""
    wanted = _uuid(request.POST.get("capacity", ""))
    if request.actor.user_id is None:
        return redirect("account:sign_in")
    actor = access_queries.actor_of(request.actor.user_id, wanted, clock.today())
    if actor.capacity_id != wanted:
        raise NotFound
    sessions.renew(request)
    request.session["capacity"] = str(wanted)
    return redirect(ours(request.POST.get("verder", "")) or pages.home_of(actor))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request, secret: str) -> HttpResponse:
    """Look at an invitation, and accept it."""
    offered = access_queries.invitation_by_secret(secret, now=clock.now())
    form = InvitationForm(request.POST or None, initial={"name": offered.name})
    if request.method == "POST" and (request.actor.user_id is not None or form.is_valid()):
        name = form.cleaned_data.get("name", "") if form.is_bound and form.is_valid() else ""
        given = access.accept_invitation(secret=secret, user_id=request.actor.user_id, name=name, now=clock.now())
        if request.actor.user_id is None:
            return _enter(request, given.user, capacity_id=given.pk)
        sessions.renew(request)
        return _act(request, given.user, capacity_id=given.pk)
    page = pages.invitation(offered, is_known=request.actor.user_id is not None, has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "account/invitation.html", {"page": page, "form": form}, status=status)


@require_safe
def notices(request: Request) -> HttpResponse:
    """What happened, for the organisation and for the person."""
    if request.actor.user_id is None:
        return redirect(f"{reverse('account:sign_in')}?next={reverse('account:notices')}")
    page = pages.notices(request.actor, number=page_size(request.GET), day=clock.today())
    return render(request, "account/notices.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: Request) -> HttpResponse:
    """The own keys for programs, and a new one; its secret is shown on this one answer only."""
    if request.actor.user_id is None:
        return redirect(f"{reverse('account:sign_in')}?next={reverse('account:keys')}")
    form, secret = KeyForm(request.POST if request.method == "POST" else None), ""
    if request.actor.capacity_id is not None and form.is_valid():
        try:
            secret = access.issue_token(actor=request.actor, now=clock.now(), **form.cleaned_data).secret
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            form = KeyForm()
    page = pages.keys(request.actor, secret=secret, now=clock.now(), has_errors=bool(form.errors))
    return render(request, "account/keys.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_POST
def revoke_key(request: Request, token_id: UUID) -> HttpResponse:
    """Let a key open nothing any more."""
    if request.actor.user_id is None:
        return redirect("account:sign_in")
    access.revoke_token(actor=request.actor, token_id=token_id, now=clock.now())
    messages.success(request, gettext("De sleutel is ingetrokken. Het programma komt er niet meer in."))
    return redirect("account:keys")


@require_POST
def read_notices(request: Request) -> HttpResponse:
    """Mark every notice as read."""
    if request.actor.user_id is None:
        return redirect("account:sign_in")
    outbox.mark_read(actor=request.actor, notice_ids=None, now=clock.now())
    return redirect("account:notices")


def _enter(request: Request, user: Any, *, capacity_id: UUID | None = None, otherwise: str = "") -> HttpResponse:
    sessions.enter(request, user, now=clock.now())
    held = access_queries.capacities_of(user.pk, clock.today())
    return _act(request, user, capacity_id=capacity_id or (held[0].id if held else None), otherwise=otherwise)


def _act(request: Request, user: Any, *, capacity_id: UUID | None, otherwise: str = "") -> HttpResponse:
    """Go on in this capacity, where the person was going or at its home."""
    if capacity_id is not None:
        request.session["capacity"] = str(capacity_id)
    actor = access_queries.actor_of(user.pk, capacity_id, clock.today())
    return redirect(_next(request) or otherwise or pages.home_of(actor))


def _next(request: Request) -> str:
    return ours(request.POST.get("next") or request.GET.get("next") or "")


def _remember(response: HttpResponse, request: Request, *, target: str) -> None:
    """Keep the page that was asked until the link in the mail is used in this browser."""
    path = reverse("account:sign_in")
    if not target:
        response.delete_cookie(_NEXT, path=path)
        return
    life = int(LINK_LIFE.total_seconds())
    safe = request.is_secure()
    response.set_cookie(_NEXT, target, max_age=life, path=path, httponly=True, samesite="Lax", secure=safe)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
