"""What the page of one request shows to the company that filed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents import recognition as letters
from tandem.faces.documents.letter import Certificate, Letter
from tandem.faces.documents.lifting import is_lifted, lifting
from tandem.faces.documents.reasons import Reason
from tandem.faces.web.company.pages.filing import mentor_names, named
from tandem.faces.web.company.pages.form import Task
from tandem.faces.web.company.pages.frame import ConfirmPage, area, crumbs, here
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Deadline, Fact, Step, Tag
from tandem.faces.web.recognition.together import Panel, panel
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import policies
from tandem.journey.recognition.terms import CompletionItem, Condition, Move, RecognitionState, State
from tandem.journey.recognition.workflow import REQUEST


@dataclass(frozen=True)
class Asked:
    """A question of the body."""

    at: datetime
    items: str
    words: str
    answered_at: datetime | None


@dataclass(frozen=True)
class RequestPage(Page):
    """One request: where it stands, what is asked, what is in it."""

    tag: Tag | None = None
    steps: tuple[Step, ...] = ()
    deadline: Deadline | None = None
    facts: tuple[Fact, ...] = ()
    asked: Asked | None = None
    todo: tuple[Task, ...] = ()
    resubmit_url: str = ""
    withdraw_url: str = ""
    outcome: str = ""
    outcome_words: str = ""
    public_url: str = ""
    reasons: tuple[Reason, ...] = ()
    motive: str = ""
    documents: tuple[Link, ...] = ()
    declarations: tuple[Fact, ...] = ()
    activities: tuple[tuple[str, bool], ...] = ()
    offered: int = 0
    together: Panel | None = None
    mentors: tuple[str, ...] = ()
    answered: tuple[Asked, ...] = ()
    history_url: str = ""


def request(actor: Actor, file: Any, *, day: date) -> RequestPage:
    """Where a request stands and what the company can do now."""
    listed = shared.activities(file, day=day)
    may_file = policies.may_file(actor, file.dossier.company_id).is_ok
    moves = REQUEST.moves_from(file.state) if may_file else ()
    questions = [_asked(one) for one in file.questions.all()]
    waiting = (
        next((one for one in questions if one.answered_at is None), None) if file.state == State.INCOMPLETE else None
    )
    can_resubmit = Move.RESUBMIT in moves
    return RequestPage(
        title=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=crumbs(here(file.dossier.number or "")),
        area=area(),
        tag=shared.tag_of(file),
        steps=tuple(shared.timeline(file, today=day)),
        deadline=shared.deadline(file, today=day),
        facts=tuple(shared.facts(file)),
        asked=waiting,
        todo=tuple(_todo(file)) if can_resubmit else (),
        resubmit_url=reverse("company:resubmit", args=[file.pk]) if can_resubmit else "",
        withdraw_url=reverse("company:withdraw", args=[file.pk]) if Move.WITHDRAW in moves else "",
        **_decision(file),
        documents=tuple(_documents(file)),
        declarations=tuple(shared.declarations(file)),
        together=panel(actor, file, leads_on=True),
        activities=tuple(listed),
        offered=sum(offered for _, offered in listed),
        mentors=tuple(mentor_names(file).values()),
        answered=tuple(one for one in questions if one.answered_at is not None),
        history_url=reverse("company:history", args=[file.pk]),
    )


def withdraw(file: Any) -> ConfirmPage:
    """Ask once more before a request is taken back."""
    back = reverse("company:request", args=[file.pk])
    return ConfirmPage(
        title=gettext("Trekt u deze aanvraag in?"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=crumbs(Link(file.dossier.number or "", back), here(gettext("Intrekken"))),
        area=area(),
        text=gettext("De instantie beslist er dan niet meer over. U kunt later een nieuwe aanvraag indienen."),
        button=gettext("Trek de aanvraag in"),
        back_url=back,
    )


def history(file: Any) -> shared.HistoryPage:
    """What happened to the request, and who looked at it."""
    back = reverse("company:request", args=[file.pk])
    looks = shared.who_looked(file)
    return shared.HistoryPage(
        title=gettext("Geschiedenis"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=crumbs(Link(file.dossier.number or "", back), here(gettext("Geschiedenis"))),
        area=area(),
        entries=tuple(shared.history([file, file.dossier])),
        looks=tuple(looks),
        looks_note=shared.looks_note(looks),
        export_door="company:history_export",
        export_of=file.pk,
    )


def document(file: Any, *, kind: str, day: date) -> Letter | Certificate | None:
    """A letter or the certificate of a request, or None where there is none of that kind."""
    if kind == "beslissing" and file.decided_at is not None:
        return letters.decided(file)
    if kind == "aanvulling" and file.questions.all():
        return letters.completion(file, list(file.questions.all())[-1])
    recognition = getattr(file, "recognition", None)
    if kind == "opheffing" and is_lifted(file):
        return lifting(file)
    if kind == "erkenningsbewijs" and recognition is not None:
        return letters.certificate(recognition, today=day)
    return None


def _asked(question: Any) -> Asked:
    return Asked(question.asked_at, shared.question_items(question), question.words, question.answered_at)


def _todo(file: Any) -> Iterable[Task]:
    """Where the company repairs what was asked; everything where the question is about something else."""
    dossier, questions = file.dossier_id, [one for one in file.questions.all() if one.answered_at is None]
    asked = {CompletionItem(item) for one in questions for item in one.items}
    everything = CompletionItem.OTHER in asked or not asked
    workplace = reverse("company:workplace", args=[dossier, file.pk])
    ways = (
        (
            CompletionItem.DECLARATIONS,
            gettext("Kijk de verklaringen na"),
            reverse("company:declarations", args=[dossier]),
        ),
        (CompletionItem.MENTORS, gettext("Kijk de mentoren van deze werkplek na"), workplace),
        (CompletionItem.EXTRACT, gettext("Noteer een nieuw uittreksel"), reverse("company:mentors")),
        (CompletionItem.ACTIVITIES, gettext("Kijk de activiteiten na"), workplace),
        (
            CompletionItem.ATTACHMENT,
            gettext("Voeg een document toe"),
            reverse("company:documents", args=[dossier, Condition.FINANCE]),
        ),
        (CompletionItem.CONTACT, gettext("Kijk de contactgegevens na"), reverse("company:contact", args=[dossier])),
    )
    for item, title, url in ways:
        if everything or item in asked:
            yield Task(title, "", url, "todo")


def _decision(file: Any) -> dict[str, Any]:
    taken = getattr(file, "decision", None)
    if taken is None:
        return {}
    recognition = getattr(file, "recognition", None)
    letter = letters.decided(file)
    granted = file.state == State.GRANTED
    words = gettext("U mag vanaf nu een overeenkomst sluiten voor deze opleiding op deze vestiging.")
    if recognition is not None:
        period = gettext("Erkenning %(number)s geldt van %(start)s tot %(end)s.")
        days = {
            "start": letters.written_day(recognition.valid_from),
            "end": letters.written_day(recognition.valid_until),
        }
        words = f"{period % {'number': recognition.number, **days}} {words}"
    public = reverse("workplaces:workplace", args=[recognition.number]) if recognition is not None else ""
    outcome = gettext("U bent erkend") if granted else gettext("U bent niet erkend")
    reasons, motive = tuple(named(letter.reasons, mentor_names(file))), taken.motive
    if recognition is not None and is_lifted(file):
        words = _lifted_words(recognition)
        guidance = gettext("Deze begeleiding ging vooraf: %(words)s") % {"words": recognition.lifting.guidance}
        reasons, motive = lifting(file).reasons, f"{recognition.lifting.motive}\n\n{guidance}"
        is_over = recognition.state == RecognitionState.LIFTED
        outcome = gettext("Uw erkenning is opgeheven") if is_over else gettext("Uw erkenning wordt opgeheven")
    return {
        "outcome": outcome,
        "outcome_words": words if granted else " ".join(letter.closing),
        "public_url": public,
        "reasons": reasons,
        "motive": motive,
    }


def _lifted_words(recognition: Any) -> str:
    """From which day on, and what to do; the letter says why."""
    text = gettext(
        "Erkenning %(number)s geldt niet meer vanaf %(day)s. Overeenkomsten eindigen dan. In de brief “Opheffing” "
        "leest u waarom en hoe u in beroep kunt gaan."
    )
    day = letters.written_day(recognition.ended_on or recognition.valid_until)
    return text % {"number": recognition.number, "day": day}


def _documents(file: Any) -> Iterable[Link]:
    yield Link(gettext("Ontvangstbewijs (PDF)"), reverse("company:receipt_pdf", args=[file.dossier_id]))
    if file.questions.all():
        yield Link(gettext("Vraag om aanvulling (PDF)"), _pdf(file, "aanvulling"))
    if file.decided_at is not None:
        yield Link(gettext("Beslissing (PDF)"), _pdf(file, "beslissing"))
    if getattr(file, "recognition", None) is not None:
        yield Link(gettext("Erkenningsbewijs met QR-code (PDF)"), _pdf(file, "erkenningsbewijs"))
    if is_lifted(file):
        yield Link(gettext("Opheffing (PDF)"), _pdf(file, "opheffing"))


def _pdf(file: Any, kind: str) -> str:
    return reverse("company:document", args=[file.pk, kind])
