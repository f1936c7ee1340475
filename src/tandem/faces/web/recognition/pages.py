"""A request as a page shows it, the same for the company and for the desk: where it stands, and what is in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base import events
from tandem.base.periods import day_of
from tandem.faces.documents.lifting import is_lifted
from tandem.faces.documents.recognition import address_line, mandate_line
from tandem.faces.documents.words import code_label, event_label, role_label, written_number
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.site.pages import Page
from tandem.journey.recognition.terms import CompletionItem, Condition, Extent, RecognitionState, State
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Sight
from tandem.registers.accounts import queries as accounts
from tandem.registers.mandates.terms import RoutingReason
from tandem.registers.reference import queries as reference

SOON_DAYS = 3
"""From so many days on a deadline is shown as near."""

MOST_LOOKS = 200
"""So many looks stand on the page; the file that goes with it holds more."""

TAGS = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "wait",
    State.INCOMPLETE: "stop",
    State.COMPLETE: "wait",
    State.IN_TREATMENT: "wait",
    State.GRANTED: "ok",
    State.REFUSED: "stop",
    State.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Step:
    """One step of the two-track timeline."""

    who: str
    state: str
    title: str
    on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Deadline:
    """How long until the legal day."""

    state: str
    left: str
    sentence: str
    total: int = 0
    spent: int = 0


@dataclass(frozen=True)
class Fact:
    """A label with its value."""

    label: str
    value: str
    url: str = ""
    note: str = ""
    term: str = ""
    """The entry of the glossary that says what the label means."""


@dataclass(frozen=True)
class Entry:
    """One line of the history."""

    at: datetime
    what: str
    who: str
    mandate: str = ""
    note: str = ""


@dataclass(frozen=True)
class HistoryPage(Page):
    """What happened, and who looked; the door and the row of the file with the same."""

    entries: tuple[Entry, ...] = ()
    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    export_door: str = ""
    export_of: UUID | None = None


@dataclass(frozen=True)
class Tag:
    """A state with its colour and word."""

    state: str
    label: str


def tag(state: str) -> Tag:
    """The tag of a state."""
    member = State(state)
    return Tag(TAGS[member], code_label(member))


def tag_of(request: Any) -> Tag:
    """The tag of a request; where its recognition was lifted it says so."""
    if not is_lifted(request):
        return tag(request.state)
    is_over = request.recognition.state == RecognitionState.LIFTED
    return Tag("stop", gettext("Opgeheven") if is_over else gettext("Wordt opgeheven"))


def timeline(request: Any, *, today: date) -> list[Step]:
    """Upper track what the company does, lower track what the body does; they meet in the decision."""
    state = State(request.state)
    if state is State.WITHDRAWN:
        return [
            Step("you", "done", gettext("Aanvraag ingediend"), _day(request.submitted_at)),
            Step("together", "done", gettext("Aanvraag ingetrokken"), _day(request.withdrawn_at)),
        ]
    steps = [
        Step("you", _done(request.submitted_at, State.DRAFT, state), gettext("Indienen"), _day(request.submitted_at))
    ]
    questions = list(request.questions.all()) if request.submitted_at else []
    for question in questions:
        steps.append(Step("us", "done", gettext("Aanvulling gevraagd"), _day(question.asked_at)))
        waits = "done" if question.answered_at else "now"
        steps.append(Step("you", waits, gettext("Aanvullen"), _day(question.answered_at)))
    check = "now" if state is State.SUBMITTED else ("done" if request.completed_at else "next")
    steps.append(Step("us", check, gettext("Kijken of alles er is"), _day(request.completed_at)))
    treat = _treating(request, state=state, today=today)
    steps.append(Step("us", treat, gettext("Behandelen"), _day(request.taken_up_at)))
    decided = request.decided_at is not None
    title = code_label(state) if decided else gettext("Beslissing")
    done = "done" if decided else "next"
    steps.append(Step("together", done, title, _day(request.decided_at), note=_before(request)))
    return steps


def deadline(request: Any, *, today: date) -> Deadline | None:
    """The meter to the legal day; None where no term runs."""
    if request.due_on is None or State(request.state) not in {State.COMPLETE, State.IN_TREATMENT}:
        return None
    left = (request.due_on - today).days
    total = (request.due_on - day_of(request.completed_at)).days
    body = request.competent_body.name
    day = date_format(request.due_on, "DATE_FORMAT")
    if left < 0:
        late = ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -left) % {"days": -left}
        sentence = gettext("%(body)s moest beslissen voor het einde van %(day)s.") % {"body": body, "day": day}
        return Deadline("late", late, sentence, total, total)
    words = ngettext("Nog %(days)s dag", "Nog %(days)s dagen", left) % {"days": left}
    sentence = gettext("%(body)s beslist ten laatste op %(day)s.") % {"body": body, "day": day}
    return Deadline("soon" if left <= SOON_DAYS else "calm", words, sentence, total, total - left)


def facts(request: Any) -> list[Fact]:
    """What is asked, where, who decides and why that body."""
    place, company = request.establishment, request.dossier.company
    reason = code_label(RoutingReason(request.routing_reason)) if request.routing_reason else ""
    lines = [
        Fact(gettext("Opleiding"), training_name(request.training)),
        Fact(gettext("Vestiging"), place.name, note=written_number(place.number), term="establishment"),
        Fact(gettext("Adres"), address_line(place)),
        Fact(gettext("Onderneming"), company.name, note=written_number(company.number), term="company"),
    ]
    if request.extent == Extent.LIMITED:
        lines.append(Fact(gettext("Gevraagd voor"), gettext("een deel: alleen de aangevinkte activiteiten")))
    if request.dossier.number:
        lines.append(Fact(gettext("Dossier"), request.dossier.number))
    if request.competent_body is not None:
        lines.append(
            Fact(gettext("Bevoegde instantie"), request.competent_body.name, note=reason, term="competent_body")
        )
        lines.append(Fact(gettext("Bevoegdheid"), mandate_line(request), term="mandate"))
    recognition = getattr(request, "recognition", None)
    if recognition is not None and recognition.lifting_decided_on is not None:
        day = recognition.ended_on or recognition.valid_until
        lines.append(Fact(gettext("Opgeheven vanaf"), date_format(day, "DATE_FORMAT")))
    if request.routing_candidates:
        lines.append(Fact(gettext("Kandidaten"), ", ".join(str(one) for one in request.routing_candidates)))
    return lines


def activities(request: Any, *, day: date) -> list[tuple[str, bool]]:
    """Each activity of the list, and whether the company ticked it."""
    offered = {one.activity_id for one in request.activities.all()}
    listed = reference.activity_list_for(request.training_id, day)
    return [(in_language(one.text_nl, one.text_en), one.pk in offered) for one in listed.activities] if listed else []


def declarations(request: Any) -> list[Fact]:
    """What the company declared, for the company and for this workplace."""
    rows = [one for one in request.dossier.declarations.all() if one.request_id in {None, request.pk}]
    order = list(Condition)
    rows.sort(key=lambda one: order.index(Condition(one.condition)))
    words = {True: gettext("ja"), False: gettext("nee")}
    return [Fact(code_label(Condition(one.condition)), words[one.is_met]) for one in rows]


def question_items(question: Any) -> str:
    """What a question asks to complete, in words."""
    return ", ".join(code_label(CompletionItem(item)) for item in question.items)


def history(subjects: Sequence[Any], *, without: Collection[str] = ()) -> list[Entry]:
    """Everything that happened to these rows, newest first, with who did it in which capacity.

    What stands in `without` is not for who reads.
    """
    rows = [row for row in events.histories(subjects) if row.code not in without]
    names = accounts.names_of({row.actor_user for row in rows if row.actor_user})
    return [_entry(row, names) for row in reversed(rows)]


def looks_note(looks: Sequence[Entry]) -> str:
    """That there may be more than stand on the page; empty where all of them do."""
    if len(looks) < MOST_LOOKS:
        return ""
    return gettext("U ziet de laatste %(n)s. Zijn er meer, dan staan ze in het bestand.") % {"n": MOST_LOOKS}


def who_looked(file: Any, *, most: int | None = None) -> list[Entry]:
    """Who opened this file, newest first; the file came through its door."""
    looks = access.who_looked(subject_kind=file._meta.label_lower, subject_id=file.pk, limit=most or MOST_LOOKS)
    return [look(one) for one in looks]


def look(one: access.Look) -> Entry:
    """One look at a file."""
    what = gettext("bekeek het dossier") if one.sight is Sight.SEEN else gettext("wilde het dossier zien en mocht niet")
    capacity = ", ".join(part for part in (role_label(one.role), one.organisation) if part)
    return Entry(one.at, what, one.user_name, mandate=capacity)


def _entry(row: Any, names: dict[UUID, str]) -> Entry:
    who = names.get(row.actor_user, "") if row.actor_user else gettext("Tandem")
    detail = getattr(row, "detail", None)
    body = detail.body if detail is not None and detail.body else {}
    note = str(body.get("words") or body.get("motive") or "") or _limit_words(row.data)
    if detail is not None and detail.erased_at:
        note = gettext("De woorden zijn gewist; de keten klopt nog.")
    return Entry(row.at, event_label(row.code), who, mandate=role_label(row.actor_role), note=note)


def _limit_words(data: Mapping[str, Any]) -> str:
    """To how many activities a decision limited a recognition."""
    if data.get("extent") != Extent.LIMITED or not data.get("taught"):
        return ""
    words = {"n": data["taught"], "total": data["listed"]}
    return gettext("beperkt tot %(n)s van de %(total)s activiteiten") % words


def _treating(request: Any, *, state: State, today: date) -> str:
    if request.decided_at is not None:
        return "done"
    if state in {State.COMPLETE, State.IN_TREATMENT}:
        return "late" if request.due_on and request.due_on < today else "now"
    return "next"


def _before(request: Any) -> str:
    if request.due_on is None or request.decided_at is not None:
        return ""
    return gettext("ten laatste op %(day)s") % {"day": date_format(request.due_on, "DATE_FORMAT")}


def _done(moment: datetime | None, here: State, state: State) -> str:
    return "done" if moment else ("now" if state is here else "next")


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment else None
