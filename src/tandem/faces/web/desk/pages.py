"""What the desk shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict
from tandem.faces.documents import recognition as letters
from tandem.faces.documents.letter import Letter
from tandem.faces.documents.lifting import is_lifted, uncertainties
from tandem.faces.documents.lifting import lifting as lifting_letter
from tandem.faces.documents.reasons import Reason, met_lines, named, reasons_of
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Deadline, Fact, Step, Tag
from tandem.faces.web.recognition.together import Panel, panel
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import policies, snapshot
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.queries import lifting as lifting_doors
from tandem.journey.recognition.terms import Move, Outcome, State
from tandem.journey.recognition.workflow import OPEN_STATES, REQUEST


@dataclass(frozen=True)
class Way:
    """What the desk can do now with a file."""

    url: str
    label: str
    is_post: bool
    is_quiet: bool = False


@dataclass(frozen=True)
class FilePage(Page):
    """One file."""

    tag: Tag | None = None
    steps: tuple[Step, ...] = ()
    deadline: Deadline | None = None
    facts: tuple[Fact, ...] = ()
    declarations: tuple[Fact, ...] = ()
    activities: tuple[tuple[str, bool], ...] = ()
    offered: int = 0
    together: Panel | None = None
    mentors: tuple["MentorCard", ...] = ()
    attachments: tuple[Link, ...] = ()
    questions: tuple["Question", ...] = ()
    checks: tuple[Reason, ...] = ()
    met: tuple[str, ...] = ()
    verdict_words: str = ""
    moves: tuple[Way, ...] = ()
    documents: tuple[Link, ...] = ()
    remarks: str = ""
    contact: tuple[Fact, ...] = ()
    history_url: str = ""


@dataclass(frozen=True)
class MentorCard:
    """A mentor with what was found."""

    name: str
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    met: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question for completion."""

    at: datetime
    items: str
    words: str
    answered_at: datetime | None


@dataclass(frozen=True)
class CompletionPage(Page):
    """Ask what is missing."""

    back_url: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class DecisionPage(Page):
    """Decide, with the letter beside the form."""

    checks: tuple[Reason, ...] = ()
    met: tuple[str, ...] = ()
    refusals: tuple[Reason, ...] = ()
    letter: Letter | None = None
    preview_url: str = ""
    back_url: str = ""
    is_open: bool = True
    deadline: Deadline | None = None


@dataclass(frozen=True)
class LiftPage(Page):
    """Lift a recognition: what is at stake beside the form, and what our sources do not say."""

    facts: tuple[Fact, ...] = ()
    unsure: tuple[str, ...] = ()
    back_url: str = ""
    is_open: bool = True


def request(actor: Actor, file: Any, *, day: date) -> FilePage:
    """One file with its checks, timeline and next step; what was decided shows what was found that day."""
    open_now = State(file.state) in OPEN_STATES
    verdict = snapshot.assess(file, day=day)[1] if open_now else Verdict(())
    listed = shared.activities(file, day=day)
    return FilePage(
        title=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=_crumbs(file.dossier.number or ""),
        area=gettext("Werkbank"),
        tag=shared.tag_of(file),
        steps=tuple(shared.timeline(file, today=day)),
        deadline=shared.deadline(file, today=day),
        facts=tuple(shared.facts(file)),
        declarations=tuple(shared.declarations(file)),
        activities=tuple(listed),
        offered=sum(offered for _, offered in listed),
        together=panel(actor, file),
        mentors=tuple(_mentors(file, verdict)),
        attachments=_attachments(file),
        questions=tuple(
            Question(q.asked_at, shared.question_items(q), q.words, q.answered_at) for q in file.questions.all()
        ),
        checks=_of_the_place(reasons_of(verdict)) if open_now else _as_decided(file),
        met=_met(verdict),
        verdict_words=_verdict_words(verdict) if open_now else "",
        moves=(*_moves(actor, file), *_lift(actor, file, day=day)),
        documents=_documents(file),
        remarks=file.dossier.remarks,
        contact=_contact(file.dossier),
        history_url=reverse("desk:history", args=[file.pk]),
    )


def completion(file: Any, *, has_errors: bool) -> CompletionPage:
    """Ask what is missing; what the rules already found stands beside it."""
    _, verdict = snapshot.assess(file, day=day_of(file.submitted_at))
    return CompletionPage(
        title=gettext("Wat moet de onderneming aanvullen?"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=_crumbs(file.dossier.number or "", file, here=gettext("Aanvulling")),
        area=gettext("Werkbank"),
        has_errors=has_errors,
        back_url=reverse("desk:request", args=[file.pk]),
        reasons=tuple(named(reasons_of(verdict), letters.mentor_names(file))),
    )


def decision(file: Any, *, form: Any, refusal: NotPossible | None, day: date) -> DecisionPage:
    """Grant or refuse, with the letter as it would be."""
    _, verdict = snapshot.assess(file, day=day)
    asked = form.data.get("outcome") if form.is_bound else None
    suggested = Outcome.GRANTED if verdict.is_ok else Outcome.REFUSED
    outcome = Outcome(asked) if asked in set(Outcome) else suggested
    return DecisionPage(
        title=gettext("Beslis over deze aanvraag"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=_crumbs(file.dossier.number or "", file, here=gettext("Beslissing")),
        area=gettext("Werkbank"),
        has_errors=bool(form.errors) or refusal is not None,
        checks=tuple(named(reasons_of(verdict), letters.mentor_names(file))),
        met=_met(verdict),
        refusals=tuple(reasons_of(refusal.verdict)) if refusal else (),
        letter=letters.decision(
            file, outcome=outcome, verdict=verdict, motive=form.data.get("motive", ""), day=day, recognition=None
        ),
        preview_url=reverse("desk:preview", args=[file.pk]),
        back_url=reverse("desk:request", args=[file.pk]),
        is_open=State(file.state) is State.IN_TREATMENT,
        deadline=shared.deadline(file, today=day),
    )


def lifting(file: Any, *, may_lift: bool, has_errors: bool) -> LiftPage:
    """Lift the recognition of a request."""
    found = file.recognition
    return LiftPage(
        title=gettext("Hef deze erkenning op"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=_crumbs(file.dossier.number or "", file, here=gettext("Opheffen")),
        area=gettext("Werkbank"),
        has_errors=has_errors,
        facts=(
            Fact(gettext("Onderneming"), file.dossier.company.name),
            Fact(gettext("Erkenningsnummer"), found.number),
            Fact(gettext("Geldig van"), date_format(found.valid_from, "DATE_FORMAT")),
            Fact(gettext("Geldig tot"), date_format(found.valid_until, "DATE_FORMAT")),
        ),
        unsure=uncertainties(),
        back_url=reverse("desk:request", args=[file.pk]),
        is_open=may_lift,
    )


def lifted_message(recognition: Any) -> str:
    """What was decided, and what follows."""
    day = date_format(recognition.ended_on or recognition.valid_until, "DATE_FORMAT")
    text = gettext("Erkenning %(number)s is opgeheven vanaf %(day)s. De brief is onderweg; overeenkomsten eindigen.")
    return text % {"number": recognition.number, "day": day}


def letter_of(file: Any, *, kind: str) -> Letter | None:
    """A letter of the file, or None where there is none of that kind."""
    if kind == "beslissing" and file.decided_at is not None:
        return letters.decided(file)
    questions = list(file.questions.all())
    if kind == "aanvulling" and questions:
        return letters.completion(file, questions[-1])
    return lifting_letter(file) if kind == "opheffing" and is_lifted(file) else None


def history(file: Any) -> shared.HistoryPage:
    """What happened to the file, and who looked at it."""
    looks = shared.who_looked(file)
    return shared.HistoryPage(
        title=gettext("Geschiedenis"),
        lead=f"{training_name(file.training)} · {file.establishment.name}",
        breadcrumb=_crumbs(file.dossier.number or "", file, here=gettext("Geschiedenis")),
        area=gettext("Werkbank"),
        entries=tuple(shared.history([file, file.dossier])),
        looks=tuple(looks),
        looks_note=shared.looks_note(looks),
        export_door="desk:history_export",
        export_of=file.pk,
    )


def complete_message(file: Any) -> str:
    """What comes after the file is complete."""
    day = date_format(file.due_on, "DATE_FORMAT")
    return gettext("De aanvraag is volledig. Beslis ten laatste op %(day)s.") % {"day": day}


def _moves(actor: Actor, file: Any) -> tuple[Way, ...]:
    if not policies.may_treat(actor, files.file_facts(file)).is_ok:
        return ()
    possible = REQUEST.moves_from(file.state)
    known = (
        (Move.DECLARE_COMPLETE, "desk:declare_complete", gettext("Verklaar de aanvraag volledig")),
        (Move.ASK_COMPLETION, "desk:ask_completion", gettext("Vraag een aanvulling")),
        (Move.TAKE_UP, "desk:take_up", gettext("Neem de aanvraag in behandeling")),
        (Move.GRANT, "desk:decide", gettext("Beslis over de aanvraag")),
    )
    return tuple(
        Way(
            reverse(door, args=[file.pk]),
            label,
            is_post=move in {Move.DECLARE_COMPLETE, Move.TAKE_UP},
            is_quiet=move is Move.ASK_COMPLETION,
        )
        for move, door, label in known
        if move in possible
    )


def _lift(actor: Actor, file: Any, *, day: date) -> tuple[Way, ...]:
    """To lift what came of it, for the body that holds the power today: not always the one that treated the file."""
    if not lifting_doors.may_lift_today(actor, file, day=day):
        return ()
    return (Way(reverse("desk:lift", args=[file.pk]), gettext("Hef de erkenning op"), is_post=False, is_quiet=True),)


def _mentors(file: Any, verdict: Verdict) -> list[MentorCard]:
    reasons = reasons_of(verdict)
    cards = []
    for nomination in file.nominations.all():
        mentor = nomination.mentor
        person = mentor.person
        own = tuple(replace(reason, subject="") for reason in reasons if reason.subject == str(mentor.pk))
        met = _met(verdict, of=str(mentor.pk))
        lines = (
            Fact(gettext("Geboren op"), date_format(person.birth_date, "DATE_FORMAT") if person.birth_date else "–"),
            Fact(gettext("Ervaring in het beroep"), _years(mentor.experience_years)),
            Fact(gettext("Mentoropleiding"), _training(mentor), term="mentor_training"),
        )
        cards.append(MentorCard(f"{person.given_name} {person.family_name}", lines, own, met))
    return cards


def _of_the_place(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The reasons that are not about one mentor: those stand with the mentor."""
    return tuple(reason for reason in reasons if not reason.subject)


def _met(verdict: Verdict, *, of: str = "") -> tuple[str, ...]:
    """The conditions that are met by the place, or by one mentor."""
    return tuple(met_lines(finding for finding in verdict.findings if finding.subject == of))


def _years(count: int) -> str:
    return ngettext("%(n)s jaar", "%(n)s jaar", count) % {"n": count}


def _training(mentor: Any) -> str:
    if mentor.trained_on:
        return gettext("gevolgd op %(day)s") % {"day": date_format(mentor.trained_on, "DATE_FORMAT")}
    return gettext("nog te volgen")


def _attachments(file: Any) -> tuple[Link, ...]:
    return tuple(
        Link(one.file_name, reverse("desk:attachment", args=[one.pk])) for one in file.dossier.attachments.all()
    )


def _documents(file: Any) -> tuple[Link, ...]:
    found = []
    if file.decided_at is not None:
        found.append(Link(gettext("Beslissing (PDF)"), reverse("desk:document", args=[file.pk, "beslissing"])))
    if file.questions.all():
        found.append(Link(gettext("Vraag om aanvulling (PDF)"), reverse("desk:document", args=[file.pk, "aanvulling"])))
    if is_lifted(file):
        found.append(Link(gettext("Opheffing (PDF)"), reverse("desk:document", args=[file.pk, "opheffing"])))
    return tuple(found)


def _as_decided(file: Any) -> tuple[Reason, ...]:
    return letters.decided(file).reasons if file.decided_at is not None else ()


def _verdict_words(verdict: Verdict) -> str:
    blocking = sum(finding.blocks for finding in verdict.findings)
    if blocking:
        text = ngettext("%(n)s voorwaarde is niet vervuld.", "%(n)s voorwaarden zijn niet vervuld.", blocking)
        return text % {"n": blocking}
    warnings = len(verdict.warnings)
    if warnings:
        text = ngettext(
            "De voorwaarden zijn vervuld; %(n)s punt vraagt uw oordeel.",
            "De voorwaarden zijn vervuld; %(n)s punten vragen uw oordeel.",
            warnings,
        )
        return text % {"n": warnings}
    return gettext("Alle voorwaarden zijn vervuld.")


def _contact(dossier: Any) -> tuple[Fact, ...]:
    lines = (
        (gettext("Naam"), dossier.contact_name),
        (gettext("E-mail"), dossier.contact_email),
        (gettext("Telefoon"), dossier.contact_phone),
    )
    return tuple(Fact(label, value) for label, value in lines if value)


def _crumbs(label: str, file: Any = None, *, here: str = "") -> tuple[Link, ...]:
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Werkbank"), reverse("desk:inbox")))
    if file is None:
        return (*start, Link(label, ""))
    return (*start, Link(label, reverse("desk:request", args=[file.pk])), Link(here, ""))
