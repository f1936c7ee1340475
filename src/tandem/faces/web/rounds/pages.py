"""What the pages of matching rounds show: the list, one round with its answers beside each other, what is chosen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.rounds.publish_pages import proposals
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.policies import rounds as policies
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.round_averages import guarded
from tandem.journey.placement.rules.rounds import RoundForm
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule, RunState
from tandem.registers.organisations.queries import providers as registers
from tandem.registers.reference import queries as reference

STEP: Final = 25
_TAGS: Final = {
    RoundState.PREPARING: "wait",
    RoundState.PUBLISHED: "ok",
    RoundState.CLOSED: "neutral",
    RoundState.DISCARDED: "neutral",
}
_RUN_TAGS: Final = {RunState.WAITING: "wait", RunState.DONE: "ok", RunState.FAILED: "stop"}


@dataclass(frozen=True)
class RoundRow:
    """One round in the list."""

    url: str
    title: str
    number: str
    runner: str
    school_year: str
    started: str
    tag: Tag


@dataclass(frozen=True)
class RoundsPage(Page):
    """All rounds of an organisation."""

    rows: tuple[RoundRow, ...] = ()
    total: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class RunRow:
    """One answer beside the others."""

    url: str
    number: int
    rule: str
    tag: Tag
    is_waiting: bool
    placed: str
    minutes: str
    first_wish: str
    blocking: str
    at: str


@dataclass(frozen=True)
class PairRow:
    """Something that was decided beforehand."""

    learner: str
    place: str
    kind: str
    words: str
    drop_url: str
    is_idle: bool
    """Whether it counts for nothing now: the learner no longer searches in this round."""


@dataclass(frozen=True)
class MemberRow:
    """A provider that was asked."""

    name: str
    tag: Tag


@dataclass(frozen=True)
class RoundPage(Page):
    """One round."""

    number: str = ""
    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    runs: tuple[RunRow, ...] = ()
    pairs: tuple[PairRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    ways: tuple[Link, ...] = ()
    url: str = ""
    pairs_of: str = ""
    """Whose decisions the file holds; empty without any."""
    run_url: str = ""
    join_url: str = ""
    has_joined: bool = False
    may_run: bool = False
    is_waiting: bool = False
    searching: int = 0
    proposals: tuple[Fact, ...] = ()
    """Where the proposals stand that were made of it."""
    introductions_url: str = ""


@dataclass(frozen=True)
class AskRow:
    """A provider that can be asked."""

    key: str
    name: str
    is_asked: bool


@dataclass(frozen=True)
class ProvidersPage(Page):
    """Which providers to ask."""

    rows: tuple[AskRow, ...] = ()
    text: str = ""
    total: int = 0
    round_id: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class DiscardPage(Page):
    """A second look before a round is put aside."""

    back_url: str = ""


def listed(actor: Actor, *, query: QueryDict) -> RoundsPage:
    """The rounds of this organisation and those it was asked for, the newest first."""
    rows = doors.rounds_for(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    return RoundsPage(
        title=gettext("Matchronden"),
        lead=gettext(
            "Leg lerenden die zoeken naast de werkplekken die openstaan. De ronde stelt voor, mensen beslissen."
        ),
        breadcrumb=_crumbs(),
        area=gettext("Matchronden"),
        rows=tuple(_row(one) for one in rows[:shown]),
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
    )


def new(*, has_errors: bool) -> Page:
    """Begin a round."""
    return Page(
        title=gettext("Een matchronde beginnen"),
        lead=gettext("De loting wordt nu één keer getrokken. Opnieuw berekenen loot niet opnieuw."),
        breadcrumb=_crumbs(gettext("Nieuw")),
        area=gettext("Matchronden"),
        has_errors=has_errors,
    )


def change(one: Any, *, has_errors: bool) -> Page:
    """Choose again."""
    return Page(
        title=gettext("De matchronde aanpassen"),
        lead=gettext("Berekeningen die er al zijn, blijven staan zoals ze waren."),
        breadcrumb=_crumbs(Link(one.title, _url(one)), gettext("Aanpassen")),
        area=gettext("Matchronden"),
        has_errors=has_errors,
    )


def details_choices(actor: Actor, known: RoundForm | None, *, now: datetime) -> dict[str, Any]:
    """The school years and trainings that can be chosen, those that were chosen before among them."""
    years = dict.fromkeys((*doors.school_years(now), *([known.school_year] if known else [])))
    codes = set(doors.trainings_with_learners(actor, day=day_of(now))) | set(known.trainings if known else ())
    trainings = reference.trainings_on(day_of(now)).filter(code__in=codes)
    return {
        "years": [(year, f"{year}-{year + 1}") for year in years],
        "trainings": sorted(((one.code, training_name(one)) for one in trainings), key=lambda pair: pair[1]),
    }


def one_round(actor: Actor, one: Any, *, day: date, has_errors: bool = False) -> RoundPage:
    """One round: who takes part, what was fixed, the answers."""
    may_run = doors.may_run(actor, one) and one.state == RoundState.PREPARING
    runs = _run_rows(actor, one, day=day)
    members = list(doors.members_of(one))
    searching = doors.searching(one).count()
    pairs = _pair_rows(actor, one, may_run=may_run, day=day)
    own = next((member for member in members if member.provider_id == actor.organisation_id), None)
    decides = doors.may_join(actor, one) and one.state == RoundState.PREPARING
    return RoundPage(
        title=one.title,
        breadcrumb=_crumbs(one.title),
        area=gettext("Matchronden"),
        has_errors=has_errors,
        number=one.number,
        tag=_tag(one),
        facts=_facts(one, searching, day=day),
        runs=runs,
        pairs=pairs,
        pairs_of=str(one.pk) if pairs else "",
        members=tuple(_member_row(member) for member in members),
        ways=_ways(one) if may_run else (),
        url=_url(one),
        run_url=reverse("rounds:ask_run", args=[one.pk]) if may_run else "",
        join_url=reverse("rounds:join", args=[one.pk]) if decides else "",
        has_joined=own is not None and own.joined_at is not None,
        may_run=may_run,
        is_waiting=any(run.is_waiting for run in runs),
        searching=searching,
        proposals=proposals(actor, one, day=day),
        introductions_url=reverse("introductions:list") if policies.is_provider(actor) else "",
    )


def providers(one: Any, *, text: str, day: date, has_errors: bool) -> ProvidersPage:
    """The providers of today whose name holds this text, by name, to ask."""
    rows = registers.providers_on(day)
    rows = rows.filter(name__icontains=text) if text else rows
    asked = set(doors.facts_of(one).asked)
    total = rows.count()
    return ProvidersPage(
        title=gettext("Andere aanbieders vragen"),
        lead=gettext("Hun lerenden doen pas mee als de aanbieder zelf ja zegt."),
        breadcrumb=_crumbs(Link(one.title, _url(one)), gettext("Aanbieders")),
        area=gettext("Matchronden"),
        has_errors=has_errors,
        rows=tuple(AskRow(str(row.pk), row.name, row.pk in asked) for row in rows[: 2 * STEP]),
        text=text,
        total=total,
        round_id=str(one.pk),
        back_url=_url(one),
    )


def discard(one: Any) -> DiscardPage:
    """A second look."""
    return DiscardPage(
        title=gettext("Deze matchronde wegleggen?"),
        lead=gettext("U kunt ze daarna nog lezen, maar er komen geen voorstellen meer uit."),
        breadcrumb=_crumbs(Link(one.title, _url(one)), gettext("Wegleggen")),
        area=gettext("Matchronden"),
        back_url=_url(one),
    )


def run_words(run: Any, *, least: int) -> tuple[str, str, str, str]:
    """How many were placed of how many, the minutes each, the first wishes and the pairs that would rather swap."""
    report = run.report
    if run.state != RunState.DONE:
        return ("", "", "", "")
    placed, seekers = report["placed"], report["seekers"]
    each = gettext("%(n)s min.") % {"n": round(report["total_minutes"] / placed)} if placed else ""
    return (
        gettext("%(n)s van %(total)s") % {"n": number_format(placed), "total": number_format(seekers)},
        each if placed >= least else gettext("te weinig lerenden"),
        number_format(report["first_wish"]),
        number_format(report["blocking_pairs"]),
    )


def _row(one: Any) -> RoundRow:
    runner = one.provider or one.body
    return RoundRow(
        url=_url(one),
        title=one.title,
        number=one.number,
        runner=runner.name if runner else "",
        school_year=f"{one.school_year}-{one.school_year + 1}",
        started=date_format(day_of(one.started_at)),
        tag=_tag(one),
    )


def _run_rows(actor: Actor, one: Any, *, day: date) -> tuple[RunRow, ...]:
    runs = list(doors.runs_of(one))
    least = guarded(actor, runs, day=day)
    return tuple(_run_row(run, least=least[run.pk]) for run in runs)


def _run_row(run: Any, *, least: int) -> RunRow:
    placed, minutes, first_wish, blocking = run_words(run, least=least)
    state = RunState(run.state)
    return RunRow(
        url=reverse("rounds:run", args=[run.pk]),
        number=run.number,
        rule=code_label(RunRule(run.rule)),
        tag=Tag(_RUN_TAGS[state], code_label(state)),
        is_waiting=state is RunState.WAITING,
        placed=placed,
        minutes=minutes,
        first_wish=first_wish,
        blocking=blocking,
        at=date_format(run.asked_at.astimezone(BRUSSELS), "SHORT_DATETIME_FORMAT"),
    )


def _pair_rows(actor: Actor, one: Any, *, may_run: bool, day: date) -> tuple[PairRow, ...]:
    found = list(doors.pairs_for(actor, one, day=day))
    keys = [pair.track_id for pair in found]
    active = set(doors.searching(one).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    return tuple(_pair_row(pair, may_run=may_run, is_idle=pair.track_id not in active) for pair in found)


def _pair_row(pair: Any, *, may_run: bool, is_idle: bool) -> PairRow:
    person, place = pair.track.person, pair.opening.establishment
    return PairRow(
        learner=f"{person.given_name} {person.family_name}",
        place=f"{place.name}, {place.municipality}",
        kind=code_label(PairKind(pair.kind)),
        words=pair.words,
        drop_url=reverse("rounds:drop_pair", args=[pair.round_id, pair.pk]) if may_run else "",
        is_idle=is_idle,
    )


def _member_row(member: Any) -> MemberRow:
    joined = member.joined_at is not None
    return MemberRow(
        member.provider.name, Tag("ok", gettext("doet mee")) if joined else Tag("wait", gettext("gevraagd"))
    )


def _facts(one: Any, searching: int, *, day: date) -> tuple[Fact, ...]:
    runner = one.provider or one.body
    named = reference.trainings_on(day).filter(code__in=one.trainings) if one.trainings else ()
    names = ", ".join(sorted(training_name(training) for training in named)) or gettext("alle opleidingen")
    found = ngettext("%(n)s lerende", "%(n)s lerenden", searching) % {"n": number_format(searching)}
    facts = [
        Fact(gettext("Leiding"), runner.name if runner else ""),
        Fact(gettext("Schooljaar"), f"{one.school_year}-{one.school_year + 1}"),
        Fact(gettext("Opleidingen"), names),
        Fact(gettext("Zoeken nu"), found),
        Fact(gettext("Begonnen op"), date_format(day_of(one.started_at))),
        Fact(gettext("Lotnummer van de ronde"), str(one.seed)),
    ]
    if one.answers_until is not None:
        facts.append(Fact(gettext("Antwoorden tot en met"), date_format(one.answers_until)))
    return tuple(facts)


def _ways(one: Any) -> tuple[Link, ...]:
    return (
        Link(gettext("Pas de ronde aan"), reverse("rounds:change", args=[one.pk])),
        Link(gettext("Vraag andere aanbieders"), reverse("rounds:ask_provider", args=[one.pk])),
        Link(gettext("Leg de ronde weg"), reverse("rounds:discard", args=[one.pk])),
    )


def _tag(one: Any) -> Tag:
    state = RoundState(one.state)
    return Tag(_TAGS[state], code_label(state))


def _url(one: Any) -> str:
    return reverse("rounds:round", args=[one.pk])


def _crumbs(*last: "str | Link") -> tuple[Link, ...]:
    below = tuple(one if isinstance(one, Link) else Link(one, "") for one in last)
    rounds = Link(gettext("Matchronden"), reverse("rounds:list") if below else "")
    return (Link(gettext("Start"), reverse("site:home")), rounds, *below)
