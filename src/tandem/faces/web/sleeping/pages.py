"""The list of sleeping recognitions: how likely a yes is and why, and what became of the question."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.activation import likelihood_words, reason_lines, weight_lines
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import MOST_EXPORTED, Table, cut_words
from tandem.faces.outbox.queries import not_sent
from tandem.faces.web.availability.pages import TAGS
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import Group, Option, more_url, page_size, without
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.sleeping.forms import FilterForm
from tandem.glossary import findings
from tandem.journey.activation import policies
from tandem.journey.activation.actions.questions import Campaign
from tandem.journey.activation.queries import sleeping as doors
from tandem.journey.activation.queries.sleeping import Sleeper, SleepWish
from tandem.journey.activation.terms import ActivationHappened, AskedPart, QuestionState
from tandem.law import norms
from tandem.registers.geo import queries as geo
from tandem.registers.geo.terms import RegionKind
from tandem.registers.reference import queries as reference

STEP = 25
_MAILS: Final = (ActivationHappened.ASKED, ActivationHappened.REMINDED)
_POST_TAKES: Final = timedelta(hours=1)
"""A mail that waits longer than this is told of."""


@dataclass(frozen=True)
class Row:
    """One sleeping recognition."""

    id: str
    url: str
    company: str
    place: str
    training: str
    likely: str
    reasons: tuple[str, ...]
    tag: Tag | None
    note: str
    can_ask: bool
    is_chosen: bool = False


@dataclass(frozen=True)
class _Marks:
    """What else a line says: that it was chosen, and that its mail did not go out yet."""

    chosen: frozenset[UUID]
    stuck: frozenset[str]


@dataclass(frozen=True)
class SleepingPage(Page):
    """Everything that sleeps, as it is filtered."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    query: str = ""
    may_ask: bool = False
    errors: tuple[Mapping[str, str], ...] = ()
    again_days: int = 0
    reminder_days: int = 0
    weights: tuple[str, ...] = ()
    mark: str = ""


def sleeping(
    actor: Actor, *, query: QueryDict, now: datetime, error: str = "", chosen: Collection[UUID] = ()
) -> SleepingPage:
    """What sleeps, the likeliest to say yes first; what was chosen before something went wrong is chosen still."""
    form, day = FilterForm(query), day_of(now)
    found = doors.sleepers(actor, _wish(form), day=day)
    total, shown = len(found.lines), max(page_size(query), STEP, _last_of(found.lines, chosen))
    lines = found.lines[:shown]
    named = {one.pk: one for one in doors.named([line.id for line in lines])}
    stuck = not_sent(_MAILS, before=now - _POST_TAKES)
    known = tuple(_known(day=day))
    marks = _Marks(frozenset(chosen), frozenset(stuck))
    rows = tuple(_row(line, named[line.id], marks) for line in lines if line.id in named)
    held = norms.at(day).activation
    return SleepingPage(
        title=gettext("Slapende erkenningen"),
        lead=gettext("Erkend, maar er leert niemand en er staat geen plaats open. Vraag of er plaats is."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Slapende erkenningen"), "")),
        area=gettext("Werkbank"),
        has_errors=bool(error),
        rows=rows,
        total=total,
        count_words=ngettext("%(n)s slapende erkenning", "%(n)s slapende erkenningen", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        groups=tuple(_groups(form, found, known)),
        chips=tuple(_chips(form, query, known)),
        query=query.urlencode(),
        may_ask=policies.may_campaign(actor) and any(row.can_ask for row in rows),
        errors=({"text": error},) if error else (),
        again_days=held.again_days.value,
        reminder_days=held.reminder_days.value,
        weights=tuple(weight_lines(day=day)),
        mark=gettext("aanname"),
    )


def _last_of(lines: Sequence[Sleeper], chosen: Collection[UUID]) -> int:
    """So many lines hold everything that was chosen."""
    wanted = set(chosen)
    return max((at for at, line in enumerate(lines, start=1) if line.id in wanted), default=0)


def table(actor: Actor, *, query: QueryDict, now: datetime) -> Table:
    """The list as it is filtered, to export."""
    form, day = FilterForm(query), day_of(now)
    lines = doors.sleepers(actor, _wish(form), day=day).lines
    chips = _chips(form, query, tuple(_known(day=day)))
    return Table(
        title=gettext("Slapende erkenningen"),
        columns=(
            gettext("Erkenning"),
            gettext("Onderneming"),
            gettext("Ondernemingsnummer"),
            gettext("Vestiging"),
            gettext("Gemeente"),
            gettext("Opleiding"),
            gettext("Erkend door"),
            gettext("Kans op ja"),
            gettext("Waarom"),
            gettext("Staat"),
            gettext("Gevraagd op"),
            gettext("Herinnerd op"),
            gettext("Gepauzeerd tot"),
            gettext("Mailadres bekend"),
        ),
        rows=_cells(lines[:MOST_EXPORTED]),
        made_at=now,
        filters=[(chip.label.split(": ")[0], chip.label.split(": ")[-1]) for chip in chips],
        note=cut_words(len(lines)),
    )


def told(done: Campaign) -> Iterator[tuple[int, str]]:
    """What became of a campaign: how many were asked, and why others were not."""
    count = len(done.asked)
    if count:
        text = ngettext("Gevraagd aan %(n)s onderneming.", "Gevraagd aan %(n)s ondernemingen.", count)
        yield messages.SUCCESS, text % {"n": count}
    reasons = sorted(findings.sentence(finding).title for verdict in done.left.values() for finding in verdict.unmet)
    for title in dict.fromkeys(reasons):
        words = {"n": reasons.count(title), "why": title}
        yield messages.WARNING, gettext("Niet gevraagd (%(n)s): %(why)s.") % words


def _wish(form: FilterForm) -> SleepWish:
    return SleepWish(form.value("opleiding"), form.value("sector"), form.value("regio"), form.part)


def _row(line: Sleeper, held: Any, marks: _Marks) -> Row:
    place = held.establishment
    return Row(
        id=str(line.id),
        url=reverse("workplaces:workplace", args=[held.number]),
        company=held.company.name,
        place=f"{place.name}, {place.municipality}",
        training=training_name(held.training),
        likely=likelihood_words(line.likelihood),
        reasons=tuple(reason_lines(line.likelihood)),
        tag=_tag(line),
        note=_note(line, is_stuck=line.asked is not None and str(line.asked.id) in marks.stuck),
        can_ask=line.can_ask,
        is_chosen=line.id in marks.chosen,
    )


def _tag(line: Sleeper) -> Tag | None:
    if line.asked is None:
        return None if line.has_address else Tag("neutral", gettext("geen mailadres"))
    return Tag(TAGS[line.asked.state], code_label(line.asked.state).lower())


def _note(line: Sleeper, *, is_stuck: bool) -> str:
    """When it was asked, reminded, and until when a pause runs; or that the mail still waits for the post."""
    asked = line.asked
    if asked is None:
        return ""
    if is_stuck and asked.state is QuestionState.ASKED:
        return gettext("de mail kon nog niet verstuurd worden")
    if asked.state is QuestionState.PAUSED and asked.paused_until:
        return gettext("tot %(day)s") % {"day": _written(asked.paused_until)}
    if asked.state is QuestionState.ASKED and asked.reminded_on:
        return gettext("herinnerd op %(day)s") % {"day": _written(asked.reminded_on)}
    return gettext("gevraagd op %(day)s") % {"day": _written(asked.asked_on)}


def _cells(lines: Iterable[Sleeper]) -> Iterator[tuple[Any, ...]]:
    lines = list(lines)
    named = {one.pk: one for one in doors.named([line.id for line in lines])}
    for line in lines:
        held, asked = named[line.id], line.asked
        yield (
            held.number,
            held.company.name,
            held.company.number,
            held.establishment.name,
            held.establishment.municipality,
            training_name(held.training),
            held.body.name,
            likelihood_words(line.likelihood),
            "; ".join(reason_lines(line.likelihood)),
            code_label(asked.state) if asked else "",
            asked.asked_on if asked else None,
            asked.reminded_on if asked else None,
            asked.paused_until if asked else None,
            gettext("ja") if line.has_address else gettext("nee"),
        )


_Filters = Sequence[tuple[str, str, list[tuple[str, str]]]]


def _groups(form: FilterForm, found: doors.Sleepers, filters: _Filters) -> Iterator[Group]:
    part = form.part
    parts = [Option("", gettext("alle"), checked=part is None)]
    parts += [Option(one, code_label(one), checked=part is one, count=found.counts[one]) for one in AskedPart]
    yield Group(gettext("Stand"), "deel", tuple(parts), single=True)
    for label, name, known in filters:
        chosen = form.value(name)
        every = Option("", gettext("alle"), checked=not chosen)
        options = tuple(Option(code, words, checked=code == chosen) for code, words in known)
        yield Group(label, name, (every, *options), single=True)


def _known(*, day: date) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The filters with what can be chosen."""
    forums = [(one.code, gettext(one.name)) for one in geo.regions(RegionKind.FORUM, day)]
    provinces = [(one.code, gettext(one.name)) for one in geo.regions(RegionKind.PROVINCE, day)]
    yield gettext("Regio"), "regio", [*provinces, *forums]
    yield gettext("Sector"), "sector", [(one.code, gettext(one.name)) for one in reference.sectors_on(day)]
    yield gettext("Opleiding"), "opleiding", [(one.code, training_name(one)) for one in reference.trainings_on(day)]


def _chips(form: FilterForm, query: QueryDict, filters: _Filters) -> Iterator[Link]:
    if form.part is not None:
        yield Link(f"{gettext('Stand')}: {code_label(form.part)}", without(query, "deel"))
    for label, name, known in filters:
        words = dict(known).get(form.value(name), form.value(name))
        if words:
            yield Link(f"{label}: {words}", without(query, name))


def _written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
