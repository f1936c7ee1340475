"""What the pages on which a school reads in its pupils show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import Effect
from tandem.faces.documents.reasons import line, reason_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.enrolments import doors
from tandem.faces.exchange.enrolments.importer import Asked, Preview
from tandem.faces.exchange.enrolments.reading import explained
from tandem.faces.exchange.magda import transport
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.enrolling import FormPage
from tandem.faces.web.learners.pages.frame import area, crumbs, listed_name, name_of, written
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.queries import importing as queries
from tandem.journey.intake.rules.importing import BOTH, NO, YES, Change, RowPlan
from tandem.journey.intake.terms.importing import Ask, Fate
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.reference import queries as reference

STEP = 25
MOST_SHOWN = 50
MOST_QUESTIONS = 40
_TAGS = {
    Fate.NEW: "ok",
    Fate.JOINS: "ok",
    Fate.CHANGES: "info",
    Fate.LEAVES: "neutral",
    Fate.ASKS: "wait",
    Fate.STUCK: "stop",
    Fate.SAME: "neutral",
}


@dataclass(frozen=True)
class File:
    """A file that was handed in."""

    name: str
    url: str
    when: str
    state: Tag
    told: str


@dataclass(frozen=True)
class StartPage(Page):
    """Choose a file, how it looks, and the files so far."""

    columns: Sequence[tuple[str, str, str]] = ()
    files: Sequence[File] = ()
    total: int = 0
    more_url: str = ""
    may_ask: bool = False


@dataclass(frozen=True)
class Count:
    """How many rows go one way."""

    tag: Tag
    count: int


@dataclass(frozen=True)
class Line:
    """One row of the file: who, what changes, what to know."""

    number: int
    name: str
    training: str = ""
    starts: str = ""
    changes: Sequence[tuple[str, str, str]] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Part:
    """The rows that go one way."""

    title: str
    lines: Sequence[Line]
    more: int = 0


@dataclass(frozen=True)
class PreviewPage(Page):
    """What the file does, or did."""

    file_id: Any = None
    counts: Sequence[Count] = ()
    parts: Sequence[Part] = ()
    faults: Sequence[tuple[int, str]] = ()
    more_faults: int = 0
    has_rest: bool = False
    more_questions: int = 0
    absent: Sequence[Link] = ()
    more_absent: int = 0
    goes_in: int = 0
    goes_in_words: str = ""
    is_done: bool = False
    is_busy: bool = False
    busy_words: str = ""
    new: int = 0
    may_invite: bool = False
    kept_words: str = ""
    is_wiped: bool = False
    refusals: Sequence[Mapping[str, str]] = ()


def start(actor: Actor, query: QueryDict, *, has_errors: bool) -> StartPage:
    """Choose a file."""
    rows = doors.files_for(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    return StartPage(
        title=gettext("Lees uw leerlingen in"),
        lead=gettext("Niemand typt een leerling twee keer: neem over wat uw schoolpakket al weet."),
        breadcrumb=crumbs(Link(gettext("Inlezen"), "")),
        area=area(),
        has_errors=has_errors,
        columns=explained(),
        files=[_file(one) for one in rows.defer("sealed", "agreed", "answers")[:shown]],
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        may_ask=transport.is_on(),
    )


def ask(*, has_errors: bool) -> FormPage:
    """Ask the enrolments of a class list; said when this platform cannot."""
    title = gettext("Vraag inschrijvingen op bij Onderwijs")
    lead = gettext(
        "Wie u hier noemt, hoeft u niet in te typen: de opleiding, de dagen en de groep komen van Onderwijs."
    )
    off = gettext("Dit platform is niet aangesloten op MAGDA. Lees een bestand van uw schoolpakket in.")
    return FormPage(
        title=title,
        lead=lead if transport.is_on() else off,
        breadcrumb=crumbs(Link(gettext("Inlezen"), reverse("learners:import")), Link(title, "")),
        area=area(),
        has_errors=has_errors,
        back_url=reverse("learners:import"),
        button=gettext("Vraag op"),
    )


def files_table(actor: Actor, *, now: datetime) -> Table:
    """The files so far, as a file."""
    rows, cut = for_a_file(doors.files_for(actor).defer("sealed", "agreed", "answers"))
    return Table(
        title=gettext("Ingelezen bestanden met leerlingen"),
        columns=(gettext("Bestand"), gettext("Gekozen op"), gettext("Ingelezen op"), gettext("Wat er gebeurde")),
        rows=((one.name, one.uploaded_at, one.done_at, _told(one)) for one in rows),
        made_at=now,
        filters=[(gettext("Let op"), cut)] if cut else [],
    )


def questions(looked: Preview, *, day: date) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The questions as fields of a form: key, question, what it is about, and the choices."""
    names = _trainings(day)
    return [_question(one, names) for one in looked.asked[:MOST_QUESTIONS]]


def preview(
    actor: Actor, file: Any, looked: Preview, *, now: datetime, refusals: Sequence[Mapping[str, str]] = ()
) -> PreviewPage:
    """What the file would do, or what is left of it."""
    day = day_of(now)
    names = _trainings(day)
    absent = queries.not_named(actor, file.provider_id, looked.plans, day=day) if not file.done_at else ()
    shown_absent = list(absent[: MOST_SHOWN + 1]) if absent != () else []
    fates = (Fate.NEW, Fate.JOINS, Fate.CHANGES, Fate.LEAVES)
    goes_in = len(looked.agreed) if not file.confirmed_at else 0
    return PreviewPage(
        **_frame(file),
        has_errors=bool(refusals),
        refusals=refusals,
        counts=[Count(_tag(fate), count) for fate, count in looked.counts.items() if count and not file.done_at],
        parts=[part for part in (_part(fate, looked, names) for fate in fates) if part.lines and not file.confirmed_at],
        faults=looked.faults[:MOST_SHOWN],
        more_faults=max(0, len(looked.faults) - MOST_SHOWN),
        has_rest=bool(looked.faults or looked.asked),
        more_questions=max(0, len(looked.asked) - MOST_QUESTIONS),
        absent=[
            Link(listed_name(one.person), reverse("learners:track", args=[one.pk])) for one in shown_absent[:MOST_SHOWN]
        ],
        more_absent=int(len(shown_absent) > MOST_SHOWN),
        goes_in=goes_in,
        goes_in_words=ngettext("Lees %(n)s rij in", "Lees %(n)s rijen in", goes_in) % {"n": goes_in},
    )


def gone(file: Any) -> PreviewPage:
    """What became of a file that we no longer have."""
    return PreviewPage(**_frame(file))


def _frame(file: Any) -> dict[str, Any]:
    is_busy = bool(file.confirmed_at and not file.done_at)
    done = sum(1 for _one in file.results)
    new = sum(1 for fate, _track in file.results.values() if fate in {Fate.NEW, Fate.JOINS})
    title = gettext("Dit doet het bestand")
    if file.confirmed_at:
        title = gettext("Uw leerlingen worden ingelezen") if is_busy else gettext("Uw leerlingen zijn ingelezen")
    if file.wiped_at and not file.done_at:
        title = gettext("Dit bestand is weg")
    return {
        "title": title,
        "lead": file.name,
        "breadcrumb": crumbs(Link(gettext("Inlezen"), reverse("learners:import")), Link(title, "")),
        "area": area(),
        "file_id": file.pk,
        "is_done": bool(file.done_at),
        "is_busy": is_busy,
        "busy_words": gettext("%(n)s van %(total)s rijen zijn klaar.") % {"n": done, "total": len(file.agreed)},
        "is_wiped": bool(file.wiped_at),
        "new": new,
        "may_invite": bool(file.done_at and new and not file.invited_at),
        "kept_words": _told(file) if file.done_at else "",
    }


def _part(fate: Fate, looked: Preview, names: dict[str, str]) -> Part:
    plans = looked.of(fate)
    lines = [_line(plan, names) for plan in plans[:MOST_SHOWN]]
    return Part(f"{code_label(fate)}: {len(plans)}", lines, max(0, len(plans) - MOST_SHOWN))


def _line(plan: RowPlan, names: dict[str, str]) -> Line:
    changes = [_change(one) for one in plan.changes]
    if plan.fate is Fate.LEAVES:
        reason = code_label(plan.row.left_for or LeftReason.OTHER)
        changes.append((gettext("Vertrokken op"), "", f"{written(plan.row.left_on)} ({reason})"))
    if plan.notes_number:
        changes.append((gettext("Rijksregisternummer"), "", gettext("wij herkennen de lerende er voortaan aan")))
    return Line(
        number=plan.row.line,
        name=name_of(plan.person),
        training=names.get(plan.form.training, plan.form.training),
        starts=written(plan.form.starts_on),
        changes=changes,
        notes=[line(reason_of(one)) for one in plan.findings if one.effect is Effect.WARN or not one.blocks],
    )


def _change(one: Change) -> tuple[str, str, str]:
    return _field(one.field), _shown(one.before), _shown(one.after)


def _field(name: str) -> str:
    own = {
        "given_name": gettext("Voornaam"),
        "family_name": gettext("Familienaam"),
        "birth_date": gettext("Geboortedatum"),
        "email": gettext("E-mailadres"),
        "phone": gettext("Telefoon"),
        "starts_on": gettext("Eerste lesdag"),
        "ends_on": gettext("Einde van het traject"),
        "location_number": gettext("Vestigingsplaats"),
        "group_number": gettext("Administratieve groep"),
        "secondary_years": gettext("Jaren secundair onderwijs"),
        "street": gettext("Straat"),
        "house_number": gettext("Huisnummer"),
        "postal_code": gettext("Postcode"),
        "municipality": gettext("Gemeente"),
        "guardian": gettext("Ouder of voogd"),
    }
    if name.startswith("guardian_"):
        return gettext("%(field)s van de ouder") % {"field": _field(name.removeprefix("guardian_"))}
    return own.get(name, name)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return gettext("niet ingevuld")
    return written(value) if hasattr(value, "isoformat") else str(value)


def _question(asked: Asked, names: dict[str, str]) -> tuple[str, str, str, list[tuple[str, str]]]:
    question, plan = asked.question, asked.plans[0]
    who = {"line": plan.row.line, "name": name_of(plan.person)}
    if question.ask is Ask.WHICH_TRAINING:
        rows = ngettext("In %(n)s rij.", "In %(n)s rijen.", len(asked.plans)) % {"n": len(asked.plans)}
        label = gettext("Welke opleiding is “%(words)s”?") % {"words": question.about}
        return question.key, label, rows, [(code, f"{names.get(code, code)} ({code})") for code in question.options]
    if question.ask is Ask.SWITCHES:
        label = gettext("Rij %(line)s: verandert %(name)s van opleiding?") % who
        about = gettext("Volgt hier nu %(training)s.") % {"training": names.get(question.about, question.about)}
        return question.key, label, about, [(code, _switch(code, names)) for code in question.options]
    label = gettext("Rij %(line)s: is %(name)s de lerende die u al kent?") % who
    about = gettext("Dezelfde naam en geboortedatum (%(day)s).") % {"day": written(plan.person.birth_date)}
    follows = dict(zip(question.options, question.about.split("|"), strict=False))
    return question.key, label, about, [(one, _person(one, names, follows.get(one, ""))) for one in question.options]


def _switch(code: str, names: dict[str, str]) -> str:
    if code == BOTH:
        return gettext("Nee, deze opleiding komt erbij")
    return gettext("Ja, stopt met %(training)s") % {"training": names.get(code, code)}


def _person(option: str, names: dict[str, str], code: str) -> str:
    words = {YES: gettext("Ja, het is dezelfde lerende"), NO: gettext("Nee, het is iemand anders")}
    return words.get(option, gettext("Ja, wie hier %(training)s volgt") % {"training": names.get(code, code)})


def _file(one: Any) -> File:
    if one.done_at:
        state = Tag("ok", gettext("ingelezen"))
    elif one.confirmed_at:
        state = Tag("wait", gettext("bezig"))
    elif one.wiped_at:
        state = Tag("neutral", gettext("weggegooid"))
    else:
        state = Tag("wait", gettext("nog niet ingelezen"))
    url = reverse("learners:import_file", args=[one.pk])
    return File(one.name, url, written(day_of(one.uploaded_at)), state, _told(one))


def _told(one: Any) -> str:
    counts: dict[str, int] = {}
    for fate, _track in one.results.values():
        counts[fate] = counts.get(fate, 0) + 1
    return ", ".join(f"{code_label(fate)}: {counts[fate]}" for fate in Fate if counts.get(fate))


def _tag(fate: Fate) -> Tag:
    return Tag(_TAGS[fate], code_label(fate))


def _trainings(day: date) -> dict[str, str]:
    return {one.code: training_name(one) for one in reference.trainings_on(day)}
