"""What the pages of run-ups show: what was planned, how it goes, what is still to do, and which end soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.forms.run_ups import Choice
from tandem.faces.web.learners.pages.frame import area, crumbs, file_crumbs, listed_name, name_of, written
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import run_ups as queries
from tandem.journey.intake.terms.run_ups import Content, Nearness, Progress, RunUpOutcome, RunUpState
from tandem.journey.intake.terms.tracks import Phase

MOST: Final = 200
"""So many run-ups stand on the page; the file holds them all."""
_TAGS: Final = {Nearness.LATE: "stop", Nearness.SOON: "wait", Nearness.FINE: "ok", Nearness.OPEN: "wait"}


@dataclass(frozen=True)
class Evaluation:
    """How it went on a day."""

    title: str
    words: str
    take_back_url: str = ""


@dataclass(frozen=True)
class Card:
    """One run-up."""

    title: str
    facts: tuple[Fact, ...]
    goals: str
    evaluations: tuple[Evaluation, ...]
    closing: str
    tag: Tag | None = None


@dataclass(frozen=True)
class RunUpPage(Page):
    """The run-ups of one learner."""

    cards: tuple[Card, ...] = ()
    is_running: bool = False
    is_planned: bool = False
    reasons: tuple[Reason, ...] = ()
    plan_url: str = ""
    evaluate_url: str = ""
    close_url: str = ""
    leave_url: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class FormPage(Page):
    """A form about a run-up."""

    back_url: str = ""
    button: str = ""


@dataclass(frozen=True)
class Row:
    """One running run-up in the list."""

    url: str
    name: str
    training: str
    programme: str
    since: date
    until: date | None
    evaluated_on: date | None
    tag: Tag


@dataclass(frozen=True)
class ListPage(Page):
    """The run-ups that run."""

    rows: tuple[Row, ...] = ()
    count_words: str = ""
    cut_words: str = ""
    back_url: str = ""


def run_up(actor: Actor, track: Any, *, day: date) -> RunUpPage:
    """How the run-up of this learner goes, and what is to be done."""
    rows = queries.run_ups_of(actor, track.pk, day=day)
    guides = policies.may_guide(actor, track.facts()).is_ok
    is_running = track.phase == Phase.RUN_UP and guides
    current = next((one for one in rows if one.state == RunUpState.RUNNING), None)
    planned = current is not None and current.planned_at is not None
    missing = queries.planning(track, current, current.form(), day=day) if is_running and current else None
    return RunUpPage(
        title=gettext("Aanloop van %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Zo kort mogelijk, zo lang als nodig. Overstappen naar duaal leren kan op elk moment."),
        breadcrumb=file_crumbs(track, gettext("Aanloop")),
        area=area(),
        cards=tuple(card(track, one, day=day, guides=guides) for one in rows),
        is_running=is_running,
        is_planned=planned,
        reasons=tuple(reasons_of(missing)) if missing else (),
        plan_url=_url("plan_run_up", track),
        evaluate_url=_url("evaluate_run_up", track),
        close_url=_url("close_run_up", track),
        leave_url=_url("leave", track),
        back_url=_url("track", track),
    )


def plan(track: Any, *, has_errors: bool) -> FormPage:
    """Say what the run-up is."""
    return _form(track, gettext("Programma van de aanloop"), gettext("Bewaar het programma"), has_errors=has_errors)


def evaluate(track: Any, *, has_errors: bool) -> FormPage:
    """Say how it goes."""
    return _form(track, gettext("Evalueer de aanloop"), gettext("Bewaar de evaluatie"), has_errors=has_errors)


def take_back(track: Any, *, has_errors: bool) -> FormPage:
    """Take an evaluation back."""
    title = gettext("Neem een evaluatie terug")
    return _form(track, title, gettext("Neem de evaluatie terug"), has_errors=has_errors)


def close(track: Any, *, has_errors: bool) -> FormPage:
    """Say how it ended."""
    title = gettext("Rond de aanloop af")
    return _form(track, title, gettext("Stap over naar duaal leren"), has_errors=has_errors)


def known(row: Any) -> dict[str, Any]:
    """What was planned, as the form shows it."""
    if row is None:
        return {}
    told = row.form()
    return {
        "programme": str(told.programme_id or ""),
        "partner": told.partner,
        "contents": sorted(told.contents),
        "goals": told.goals,
        "week_hours": told.week_hours,
        "until": told.until,
    }


def programmes(track: Any, row: Any, *, day: date) -> list[Choice]:
    """The programmes of the school as choices, and the one that was chosen."""
    found = queries.programmes_for(track, day=day)
    more = [row.programme] if row is not None and row.programme and row.programme not in found else []
    return [(str(one.pk), f"{one.name}, {one.location.name}") for one in (*found, *more)]


def card(track: Any, row: Any, *, day: date, guides: bool = False) -> Card:
    """One run-up: what was planned, how it went, where it led."""
    is_running = row.state == RunUpState.RUNNING
    row.track = track
    near = queries.nearness(row, day=day)
    return Card(
        title=gettext("Sinds %(day)s") % {"day": written(row.started_on)} if is_running else _span(row),
        facts=tuple(_facts(row)),
        goals=row.goals,
        evaluations=tuple(_evaluation(track, one, guides=guides) for one in row.evaluations.all()),
        closing=row.closing,
        tag=Tag(_TAGS[near], code_label(near)) if is_running else Tag("neutral", code_label(RunUpOutcome(row.outcome))),
    )


def running(actor: Actor, *, day: date) -> ListPage:
    """The run-ups that run, those that end first on top."""
    rows = queries.running(actor, day=day)
    total = rows.count()
    more = gettext("De eerste %(n)s staan hieronder; het bestand bevat ze allemaal.") % {"n": MOST}
    return ListPage(
        title=gettext("Wie in de aanloop zit"),
        lead=gettext("Wie bijna aan de laatste dag is, staat bovenaan."),
        breadcrumb=crumbs(Link(gettext("Aanloop"), "")),
        area=area(),
        rows=tuple(_row(one, day=day) for one in rows[:MOST]),
        count_words=ngettext("%(n)s lerende", "%(n)s lerenden", total) % {"n": total},
        cut_words=more if total > MOST else "",
        back_url=reverse("learners:list"),
    )


def table(actor: Actor, *, now: datetime) -> Table:
    """The same list, to export."""
    day = day_of(now)
    rows, cut = for_a_file(queries.running(actor, day=day))
    return Table(
        title=gettext("Wie in de aanloop zit"),
        columns=(
            gettext("Traject"),
            gettext("Familienaam"),
            gettext("Voornaam"),
            gettext("Opleiding"),
            gettext("Programma"),
            gettext("Externe partner"),
            gettext("Uren per week"),
            gettext("Sinds"),
            gettext("Laatste dag"),
            gettext("Laatste evaluatie"),
            gettext("Stand"),
            gettext("Trajectbegeleider"),
        ),
        rows=(_cells(one, day=day) for one in rows),
        made_at=now,
        filters=[(gettext("Let op"), cut)] if cut else [],
    )


def _cells(one: Any, *, day: date) -> tuple[Any, ...]:
    track = one.track
    return (
        track.number,
        track.person.family_name,
        track.person.given_name,
        training_name(track.training),
        one.programme.name if one.programme else "",
        one.partner,
        one.week_hours,
        one.started_on,
        one.until,
        one.evaluated_on,
        code_label(queries.nearness(one, day=day)),
        track.coach.name if track.coach else "",
    )


def _row(one: Any, *, day: date) -> Row:
    near = queries.nearness(one, day=day)
    return Row(
        url=_url("run_up", one.track),
        name=listed_name(one.track.person),
        training=training_name(one.track.training),
        programme=" · ".join(filter(None, (one.programme.name if one.programme else "", one.partner))),
        since=one.started_on,
        until=one.until,
        evaluated_on=one.evaluated_on,
        tag=Tag(_TAGS[near], code_label(near)),
    )


def _facts(row: Any) -> Iterator[Fact]:
    if row.programme:
        yield Fact(gettext("Programma"), row.programme.name, note=row.programme.location.name)
    if row.partner:
        yield Fact(gettext("Externe partner"), row.partner)
    if row.contents:
        yield Fact(gettext("Werkt aan"), "; ".join(code_label(Content(one)) for one in row.contents))
    if row.week_hours:
        yield Fact(gettext("Uren per week"), number_format(row.week_hours.normalize()))
    if row.until:
        yield Fact(gettext("Laatste dag"), written(row.until))


def _span(row: Any) -> str:
    return gettext("%(start)s tot %(end)s") % {"start": written(row.started_on), "end": written(row.ended_on)}


def _evaluation(track: Any, one: Any, *, guides: bool) -> Evaluation:
    """How it went; of one that was taken back, no more than that it was."""
    if one.withdrawn_at is not None:
        return Evaluation(gettext("%(day)s: teruggenomen") % {"day": written(one.held_on)}, "")
    url = reverse("learners:take_back_evaluation", args=[track.pk, one.pk]) if guides else ""
    return Evaluation(f"{written(one.held_on)}: {code_label(Progress(one.progress))}", one.words, url)


def _form(track: Any, title: str, button: str, *, has_errors: bool) -> FormPage:
    return FormPage(
        title=title,
        lead=name_of(track.person),
        breadcrumb=file_crumbs(track, title),
        area=area(),
        has_errors=has_errors,
        back_url=_url("run_up", track),
        button=button,
    )


def _url(name: str, track: Any) -> str:
    return reverse(f"learners:{name}", args=[track.pk])
