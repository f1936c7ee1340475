"""The documents under a condition of the form: add, look at, take away."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.base import clock
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.web.company import doors
from tandem.faces.web.company.forms import dossier as forms
from tandem.faces.web.company.pages import form as pages
from tandem.faces.web.company.pages import sections
from tandem.faces.web.company.views.coming import DOSSIER, FORM_METHODS, note_seen, posted, show_form
from tandem.faces.web.company.views.form import open_form
from tandem.faces.web.middleware import Request
from tandem.journey.recognition.actions import attachments as actions
from tandem.journey.recognition.queries import attachments
from tandem.journey.recognition.terms import PER_DOSSIER, Condition


@require_http_methods(FORM_METHODS)
def documents(request: Request, dossier_id: UUID, condition: str) -> HttpResponse:
    """Add documents under a condition, or take them away."""
    dossier, about = open_form(request, dossier_id), _condition(condition)
    if not pages.may_change(dossier):
        return redirect("company:receipt", dossier_id)
    form = forms.DocumentForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        told = {"condition": about, "file_name": form.cleaned_data["document"].name, "content": form.content()}
        try:
            added = actions.attach(actor=request.actor, dossier_id=dossier_id, now=clock.now(), **told)
        except NotPossible as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Toegevoegd: %(name)s.") % {"name": added.file_name})
            return redirect("company:documents", dossier_id, condition)
    page = sections.documents(dossier, condition=about, has_errors=bool(form.errors), day=clock.today())
    return show_form(request, "company/documents.html", page=page, form=form)


@require_safe
def attachment(request: Request, attachment_id: UUID) -> FileResponse:
    """A document that was added; always a download, never shown in the page."""
    doors.inner_company(request.actor)
    found = attachments.attachment_for(request.actor, attachment_id)
    note_seen(request, kind=DOSSIER, subject_id=found.dossier_id)
    content = attachments.content_of(found)
    return FileResponse(content, as_attachment=True, filename=found.file_name, content_type=found.media_type)


@require_POST
def remove_attachment(request: Request, attachment_id: UUID) -> HttpResponse:
    """Take a document out of the form."""
    doors.managed_company(request.actor)
    found = attachments.attachment_for(request.actor, attachment_id)
    actions.detach(actor=request.actor, attachment_id=attachment_id, now=clock.now())
    messages.success(request, gettext("Verwijderd: %(name)s.") % {"name": found.file_name})
    return redirect("company:documents", found.dossier_id, found.condition)


def _condition(text: str) -> Condition:
    if text not in set(PER_DOSSIER):
        raise NotFound
    return Condition(text)
