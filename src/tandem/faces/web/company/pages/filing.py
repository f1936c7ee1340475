"""What the last steps of the form show: check your answers, and the receipt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.errors import NotPossible
from tandem.base.verdict import Finding, Verdict
from tandem.faces.documents.letter import Letter
from tandem.faces.documents.reasons import Reason, reason_of, reasons_of
from tandem.faces.documents.recognition import mandate_line
from tandem.faces.documents.recognition import receipt as receipt_letter_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.company.pages.form import Task
from tandem.faces.web.company.pages.frame import area, crumbs, here, person_name, place_label
from tandem.faces.web.company.pages.standing import without_repeats
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import snapshot
from tandem.journey.recognition.snapshot import FormAssessment
from tandem.journey.recognition.terms import PER_DOSSIER, PER_REQUEST, Condition, Extent
from tandem.law import norms
from tandem.registers.mandates.terms import RoutingReason


@dataclass(frozen=True)
class Section:
    """Answers of one section; the shape that `parts/answers.html` shows."""

    title: str
    url: str
    answers: tuple[Fact, ...]


@dataclass(frozen=True)
class Preview:
    """What the body would find at one workplace today."""

    title: str
    words: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class CheckPage(Page):
    """Everything once more, before it is handed in."""

    missing: tuple[Task, ...] = ()
    hints: tuple[Task, ...] = ()
    may_submit: bool = False
    sections: tuple[Section, ...] = ()
    previews: tuple[Preview, ...] = ()
    submit_url: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class Receipt:
    """That we received the form; the shape that `parts/receipt.html` shows."""

    title: str
    number_label: str
    number: str
    next: str
    document_url: str


@dataclass(frozen=True)
class Routed:
    """A request with who treats it and why."""

    training: str
    place: str
    url: str
    body: str
    why: str
    mandate: str


@dataclass(frozen=True)
class ReceiptPage(Page):
    """What happened, and what comes next."""

    receipt: Receipt | None = None
    requests: tuple[Routed, ...] = ()
    steps: tuple[str, ...] = ()


def check(dossier: Any, *, day: date, refusal: NotPossible | None = None) -> CheckPage:
    """Every answer with its way to change it, what stands in the way, and what the body will look at."""
    assessment = snapshot.assess_form(dossier, day=day)
    verdict = refusal.verdict if refusal else assessment.form
    requests = list(dossier.requests.all())
    names = {str(one.pk): f"{training_name(one.training)} · {one.establishment.name}" for one in requests}
    back = reverse("company:dossier", args=[dossier.pk])
    return CheckPage(
        title=gettext("Kijk uw aanvraag na"),
        lead=gettext("Klopt alles? Dan kunt u indienen. U kunt elk antwoord nog wijzigen."),
        breadcrumb=crumbs(Link(gettext("Aanvraag"), back), here(gettext("Nakijken"))),
        area=area(),
        missing=tuple(_missing(one, dossier, names) for one in verdict.unmet if one.blocks),
        hints=tuple(_missing(one, dossier, names) for one in verdict.warnings),
        may_submit=assessment.form.is_ok,
        has_errors=refusal is not None,
        sections=tuple(_sections(dossier, assessment)),
        previews=tuple(_preview(one, assessment) for one in requests),
        submit_url=reverse("company:submit", args=[dossier.pk]),
        back_url=back,
    )


def receipt(dossier: Any, *, day: date) -> ReceiptPage:
    """We received the form: number, who treats what and why, what comes next."""
    term = norms.at(day).recognition.decision_term_days.value
    count = len(dossier.requests.all())
    words = ngettext("%(n)s aanvraag ingediend", "%(n)s aanvragen ingediend", count) % {"n": count}
    return ReceiptPage(
        title=gettext("Wij kregen uw aanvraag"),
        breadcrumb=crumbs(here(dossier.number)),
        area=area(),
        receipt=Receipt(
            title=words,
            number_label=gettext("Uw dossiernummer is"),
            number=dossier.number,
            next=gettext("U hoeft nu niets te doen. U krijgt een bericht bij elke stap."),
            document_url=reverse("company:receipt_pdf", args=[dossier.pk]),
        ),
        requests=tuple(_routed(one) for one in dossier.requests.all()),
        steps=(
            gettext("De bevoegde instantie kijkt of alles er is. Ontbreekt er iets, dan vraagt zij het u."),
            gettext("Is uw aanvraag volledig, dan beslist zij binnen %(n)s kalenderdagen.") % {"n": term},
            gettext("U krijgt de beslissing met uitleg. Sluit voordien geen overeenkomst."),
        ),
    )


def receipt_letter(dossier: Any) -> Letter:
    """The receipt as a letter."""
    return receipt_letter_of(dossier, list(dossier.requests.all()))


def named(reasons: Iterable[Reason], mentors: Mapping[str, str]) -> list[Reason]:
    """Reasons with the names of the mentors they are about."""
    return [replace(reason, subject=mentors.get(reason.subject, "")) for reason in reasons]


def mentor_names(request: Any) -> dict[str, str]:
    """The mentors of a request, by their key."""
    return {str(one.mentor_id): person_name(one.mentor.person) for one in request.nominations.all()}


def _missing(finding: Finding, dossier: Any, names: Mapping[str, str]) -> Task:
    """What stands in the way, at which workplace, with the way to repair it."""
    reason, where = reason_of(finding), names.get(finding.subject, "")
    hint = f"{where} · {reason.todo}" if where else reason.todo
    return Task(reason.title, hint, _repair_url(finding, dossier, names), "wrong" if finding.blocks else "todo")


def _repair_url(finding: Finding, dossier: Any, names: Mapping[str, str]) -> str:
    form = [dossier.pk]
    known = {
        "form.joint_committee": reverse("company:joint_committee"),
        "form.contact": reverse("company:contact", args=form),
        "form.declarations": reverse("company:declarations", args=form),
        "form.requests": reverse("company:workplaces", args=form),
        "form.no_other_open_request": reverse("company:workplaces", args=form),
        "form.establishment_in_register": reverse("company:workplaces", args=form),
    }
    if finding.code in known:
        return known[finding.code]
    if finding.subject in names:
        return reverse("company:workplace", args=[dossier.pk, finding.subject])
    return reverse("company:dossier", args=form)


def _sections(dossier: Any, assessment: FormAssessment) -> Iterable[Section]:
    for request in dossier.requests.all():
        facts, _ = assessment.workplaces[request.pk]
        is_limited = facts.extent is Extent.LIMITED
        part = gettext("alleen voor %(offered)s van de %(listed)s")
        offered = part if is_limited else gettext("%(offered)s van de %(listed)s")
        words = {"offered": facts.activities_offered, "listed": facts.activities_listed}
        mentors = ", ".join(mentor_names(request).values())
        answers = (
            Fact(gettext("Vestiging"), place_label(request.establishment)),
            Fact(gettext("Uitrusting volstaat"), _answer(facts.declarations.get(PER_REQUEST[0]))),
            Fact(gettext("Activiteiten"), offered % words if facts.activities_listed else gettext("geen lijst")),
            Fact(gettext("Mentoren"), mentors or gettext("nog niemand")),
        )
        url = reverse("company:workplace", args=[dossier.pk, request.pk])
        yield Section(training_name(request.training), url, answers)
    yield _declared(dossier)
    yield _contact(dossier)


def _declared(dossier: Any) -> Section:
    given = {Condition(one.condition): one.is_met for one in dossier.declarations.all() if not one.request_id}
    answers = [Fact(code_label(condition), _answer(given.get(condition))) for condition in PER_DOSSIER]
    files = ", ".join(one.file_name for one in dossier.attachments.all())
    if files:
        answers.append(Fact(gettext("Documenten"), files))
    url = reverse("company:declarations", args=[dossier.pk])
    return Section(gettext("Verklaringen van uw onderneming"), url, tuple(answers))


def _contact(dossier: Any) -> Section:
    lines = (
        (gettext("Naam"), dossier.contact_name),
        (gettext("E-mailadres"), dossier.contact_email),
        (gettext("Telefoon"), dossier.contact_phone),
        (gettext("Opmerking"), dossier.remarks),
    )
    answers = tuple(Fact(label, value) for label, value in lines if value)
    missing = (Fact(gettext("Naam"), gettext("nog niet ingevuld")),)
    return Section(gettext("Contact"), reverse("company:contact", args=[dossier.pk]), answers or missing)


def _preview(request: Any, assessment: FormAssessment) -> Preview:
    whole = assessment.workplaces[request.pk][1]
    verdict = _beyond_the_form(whole)
    return Preview(
        title=f"{training_name(request.training)} · {request.establishment.name}",
        words=_preview_words(verdict, is_whole=whole.is_ok or not verdict.is_ok),
        reasons=tuple(named(reasons_of(verdict), mentor_names(request))),
    )


def _beyond_the_form(verdict: Verdict) -> Verdict:
    """What the body would find; a question without an answer is said above already."""
    said = {"mentor.named", "activities.ticked"}
    findings = (one for one in verdict.findings if one.code not in said)
    answered = (one for one in findings if not (one.code.startswith("condition.") and one.found is None))
    return without_repeats(Verdict(tuple(answered)))


def _preview_words(verdict: Verdict, *, is_whole: bool) -> str:
    if not is_whole:
        return gettext("Vul eerst aan wat ontbreekt. Dan kijken wij de rest na.")
    if not verdict.is_ok:
        return gettext("Zo kan de instantie nog niet erkennen. Herstel liever eerst dit:")
    if verdict.warnings:
        return gettext("De voorwaarden zijn vervuld. De instantie oordeelt zelf over dit:")
    return gettext("Wij zien niets dat een erkenning in de weg staat.")


def _answer(given: bool | None) -> str:  # noqa: FBT001 - one word for three answers
    return {True: gettext("ja"), False: gettext("nee"), None: gettext("nog niet beantwoord")}[given]


def _routed(request: Any) -> Routed:
    return Routed(
        training=training_name(request.training),
        place=place_label(request.establishment),
        url=reverse("company:request", args=[request.pk]),
        body=request.competent_body.name,
        why=code_label(RoutingReason(request.routing_reason)),
        mandate=mandate_line(request),
    )
