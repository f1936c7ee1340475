"""Powers and rules: move a power to another body, and let a retold rule warn instead of block."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.documents.reasons import titles
from tandem.faces.exchange.tables import Table
from tandem.faces.web.answers import export
from tandem.faces.web.middleware import Request
from tandem.faces.web.system import exports
from tandem.faces.web.system import mandate_pages as pages
from tandem.faces.web.system.forms import MoveForm, RuleForm
from tandem.journey.recognition import policies
from tandem.journey.recognition.actions import routing
from tandem.registers.mandates import actions as mandates
from tandem.registers.mandates import policies as mandate_policies


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request) -> HttpResponse:
    """Give a power to another body from a day on; open files go along."""
    if not policies.may_move_power(request.actor).is_ok:
        raise NotFound
    form = MoveForm(request.POST or None, **pages.move_choices(clock.today()))
    if request.method == "POST" and form.is_valid() and _moved(request, form):
        return redirect("system:move_power")
    page = pages.move(day=clock.today(), has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "system/move_power.html", {"page": page, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: Request) -> HttpResponse:
    """How this body applies the rules that are only known retold."""
    body_id = _own_body(request)
    form = RuleForm(request.POST or None, keys=pages.retold_keys(body_id, day=clock.today()))
    if request.method == "POST" and form.is_valid() and _switched(request, form, body_id=body_id):
        messages.success(request, gettext("De keuze is bewaard en geldt vanaf de dag die u koos."))
        return redirect("system:rule_settings")
    page = pages.rule_settings(body_id, day=clock.today(), has_errors=bool(form.errors))
    status = 422 if form.errors else 200
    return render(request, "system/rules.html", {"page": page, "form": form}, status=status)


@export("onzekere-regels")
def rules_export(request: Request) -> Table:
    """The choices of this body so far, as a file."""
    return exports.rules_table(_own_body(request), now=clock.now())


def _own_body(request: Request) -> UUID:
    """The body whose rules this actor may switch."""
    body_id = request.actor.organisation_id
    if body_id is None or not mandate_policies.may_switch_rule(request.actor, body_id).is_ok:
        raise NotFound
    return body_id


def _moved(request: Request, form: MoveForm) -> bool:
    try:
        count = routing.move_power(actor=request.actor, move=form.as_move(), now=clock.now())
    except NotPossible as refusal:
        form.refuse(refusal.verdict)
        return False
    words = ngettext(
        "De bevoegdheid is verplaatst; %(n)s open aanvraag ging mee.",
        "De bevoegdheid is verplaatst; %(n)s open aanvragen gingen mee.",
        count,
    )
    messages.success(request, words % {"n": count})
    return True


def _switched(request: Request, form: RuleForm, *, body_id: UUID) -> bool:
    try:
        mandates.switch_rule(actor=request.actor, body_id=body_id, now=clock.now(), **form.as_choice())
    except NotPossible as refusal:
        for line in titles(refusal.verdict.unmet):
            form.add_error(None, line)
        return False
    return True
