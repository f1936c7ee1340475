"""What the steps of a plan share: an action on it, a form that is sent, the way back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tandem.base import clock
from tandem.base.errors import NotPossible
from tandem.faces.web.middleware import Request


def acting(action: Callable[..., Any], request: Request, plan_id: UUID) -> Callable[..., Any]:
    """The action of who asks, on this plan, now."""

    def act(**told: Any) -> Any:
        return action(actor=request.actor, plan_id=plan_id, now=clock.now(), **told)

    return act


def done(form: Any, act: Callable[[], Any]) -> Any:
    """What was made of what was posted; None where nothing was, and then the form says why."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return act()
    except NotPossible as refusal:
        form.refuse(refusal)
        return None


def saved(request: Request, plan_id: UUID, words: str, *, part: str = "") -> HttpResponse:
    """Back at the plan, at this part of it, with what was done."""
    messages.success(request, words)
    answer = redirect("plans:plan", plan_id)
    answer["Location"] += part
    return answer


def shown(request: Request, page: Any, form: Any, *, template: str = "plans/form.html") -> HttpResponse:
    """The page with its form, as it was sent or empty."""
    return render(request, template, {"page": page, "form": form}, status=422 if form.errors else 200)
