"""What the task list of a form shows: what is done, what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.faces.web.company.pages.frame import ConfirmPage, area, crumbs, here
from tandem.faces.web.company.pages.law import document_asked
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.snapshot import FormAssessment
from tandem.journey.recognition.terms import PER_DOSSIER, PER_REQUEST, Condition, State


@dataclass(frozen=True)
class Task:
    """One section of the form; the shape that `parts/tasks.html` shows."""

    title: str
    hint: str
    url: str
    state: str


@dataclass(frozen=True)
class FormPage(Page):
    """The task list of one form."""

    tasks: tuple[Task, ...] = ()
    saved_at: datetime | None = None
    discard_url: str = ""
    committee_url: str = ""


def form(dossier: Any, *, day: date) -> FormPage:
    """The task list: what is done, what waits."""
    assessment = snapshot.assess_form(dossier, day=day)
    here_url = reverse("company:dossier", args=[dossier.pk])
    committee = f"{reverse('company:joint_committee')}?terug={here_url}"
    return FormPage(
        title=gettext("Vraag een erkenning aan"),
        lead=gettext("U kunt stoppen en later verdergaan. Alles blijft bewaard."),
        breadcrumb=crumbs(here(gettext("Aanvraag"))),
        area=area(),
        tasks=tuple(_tasks(dossier, assessment, day=day)),
        saved_at=dossier.changed_at,
        discard_url=reverse("company:discard", args=[dossier.pk]),
        committee_url=committee if "form.joint_committee" in assessment.form.codes() else "",
    )


def discard(dossier: Any) -> ConfirmPage:
    """Ask once more before a form is thrown away."""
    count = len(dossier.requests.all())
    back = reverse("company:dossier", args=[dossier.pk])
    text = ngettext(
        "U verliest %(n)s werkplek en alles wat u invulde.",
        "U verliest %(n)s werkplekken en alles wat u invulde.",
        count,
    )
    return ConfirmPage(
        title=gettext("Gooit u deze aanvraag weg?"),
        breadcrumb=crumbs(Link(gettext("Aanvraag"), back), here(gettext("Verwijderen"))),
        area=area(),
        text=text % {"n": count} if count else gettext("Er staat nog niets in."),
        button=gettext("Gooi de aanvraag weg"),
        back_url=back,
    )


def may_change(dossier: Any, *, request: Any = None) -> bool:
    """Whether the form, or one request in it, can be changed: before it is handed in, or while the body asks."""
    if dossier.submitted_at is None:
        return True
    asked = [request] if request is not None else dossier.requests.all()
    return any(one.state == State.INCOMPLETE for one in asked)


def back_url(dossier: Any, *, request: Any = None) -> str:
    """Where a section leads back to: the task list, or the request that has to be completed."""
    if dossier.submitted_at is None:
        return reverse("company:dossier", args=[dossier.pk])
    waiting = [one for one in dossier.requests.all() if one.state == State.INCOMPLETE]
    found = request or next(iter(waiting), None)
    return reverse("company:request", args=[found.pk]) if found else reverse("company:receipt", args=[dossier.pk])


def _tasks(dossier: Any, assessment: FormAssessment, *, day: date) -> Iterable[Task]:
    requests = list(dossier.requests.all())
    count = len(requests)
    hint = ngettext("%(n)s werkplek gekozen", "%(n)s werkplekken gekozen", count) % {"n": count} if count else ""
    url = reverse("company:workplaces", args=[dossier.pk])
    yield Task(gettext("Kies opleidingen en vestigingen"), hint, url, "done" if requests else "todo")
    for request in requests:
        yield _workplace_task(request, assessment)
    yield _declarations_task(dossier, day=day)
    has_contact = "form.contact" not in assessment.form.codes()
    is_started = bool(dossier.contact_name or dossier.contact_email or dossier.contact_phone)
    state = "done" if has_contact else ("started" if is_started else "todo")
    yield Task(gettext("Contact"), dossier.contact_name, reverse("company:contact", args=[dossier.pk]), state)
    title = gettext("Kijk alles na en dien in")
    if requests:
        yield Task(title, "", reverse("company:check", args=[dossier.pk]), "todo")
    else:
        yield Task(title, gettext("Kies eerst een opleiding en een vestiging."), "", "locked")


def _workplace_task(request: Any, assessment: FormAssessment) -> Task:
    facts, _ = assessment.workplaces[request.pk]
    parts = (
        facts.declarations.get(PER_REQUEST[0]) is not None,
        bool(facts.mentors),
        bool(facts.activities_offered) or not facts.activities_listed,
    )
    is_touched = any((*parts[:2], facts.activities_offered))
    state = "done" if all(parts) else ("started" if is_touched else "todo")
    hint = request.establishment.name
    if facts.has_other_open_request or not facts.is_in_register:
        state = "wrong"
        problem = (
            gettext("hiervoor loopt al een aanvraag")
            if facts.has_other_open_request
            else gettext("de vestiging staat niet meer in het register")
        )
        hint = f"{hint} · {problem}"
    url = reverse("company:workplace", args=[request.dossier_id, request.pk])
    return Task(training_name(request.training), hint, url, state)


def _declarations_task(dossier: Any, *, day: date) -> Task:
    given = [one for one in dossier.declarations.all() if not one.request_id]
    url = reverse("company:declarations", args=[dossier.pk])
    title = gettext("Verklaringen van uw onderneming")
    if not given:
        return Task(title, "", url, "todo")
    has_document = any(one.condition == Condition.FINANCE for one in dossier.attachments.all())
    asked = "" if has_document else document_asked(dossier, day=day)
    is_done = len(given) == len(PER_DOSSIER) and not asked
    return Task(title, asked, url, "done" if is_done else "started")
