"""What the pages of one run show: its figures between the two ends, everybody's line, and one line in sentences."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import BRUSSELS, day_of
from tandem.faces.documents.helps import help_words
from tandem.faces.documents.matching import InWords, PlaceName, minutes_words, told_to_learner
from tandem.faces.documents.travel import schedule_words
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.lists import Group, Option, with_, without
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.rounds.cost_pages import LockCost, end_cost, lock_costs
from tandem.faces.web.rounds.forms import LinesForm
from tandem.faces.web.rounds.publish_pages import publish_url
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.queries import places
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.queries.fairness import may_see
from tandem.journey.placement.queries.round_averages import guarded
from tandem.journey.placement.rules import schedule as schedules
from tandem.journey.placement.rules.lines import Line, ids_in, told
from tandem.journey.placement.rules.schedule import Schedule
from tandem.journey.placement.terms.reasons import Outcome, Weighed
from tandem.journey.placement.terms.rounds import LeftOut, NotProposed, RoundState, RunFault, RunRule, RunState
from tandem.registers.reference import queries as reference

STEP: Final = 50
LONG: Final = timedelta(minutes=2)
"""Whoever waits longer for an answer need not stay on the page."""


@dataclass(frozen=True)
class EndRow:
    """This run or one of the two ends, so that everybody sees what the choice costs."""

    name: str
    is_this: bool
    placed: str
    minutes: str
    blocking: str
    cost: str
    """What that end gives and takes beside this run; empty for this run."""


@dataclass(frozen=True)
class LineRow:
    """One learner in the list."""

    url: str
    learner: str
    training: str
    place: str
    minutes: str
    tag: Tag
    not_proposed: str = ""
    """Why no proposal came of it once the run was published."""


@dataclass(frozen=True)
class RunPage(Page):
    """One run."""

    state: str = ""
    facts: tuple[Fact, ...] = ()
    ends: tuple[EndRow, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    locks: tuple[LockCost, ...] = ()
    faults: tuple[str, ...] = ()
    rows: tuple[LineRow, ...] = ()
    total: int = 0
    count_words: str = ""
    unseen: str = ""
    """How many learners take part whom this reader does not know; empty where there are none."""
    groups: tuple[Group, ...] = ()
    chips: tuple[Link, ...] = ()
    text: str = ""
    more_url: str = ""
    query: str = ""
    url: str = ""
    run_id: str = ""
    verify_url: str = ""
    market_url: str = ""
    replay: str = ""
    """What one types to work it out again from the file."""
    is_long: bool = False
    """Whether it takes longer than it should."""
    round_url: str = ""
    fairness_url: str = ""
    """Where what it gives each group stands; empty for who may not know."""
    publish_url: str = ""
    """Where it becomes proposals; empty for who may not decide that."""


@dataclass(frozen=True)
class LinePage(Page):
    """One line, as the learner would read it."""

    words: InWords | None = None
    helps: tuple[str, ...] = ()
    """What one change would give, a sentence each."""
    facts: tuple[Fact, ...] = ()
    lock: tuple[tuple[str, str], ...] = ()
    """What a pair form carries: track and opening, where the round is still prepared."""
    pair_url: str = ""
    back_url: str = ""
    now_url: str = ""
    """Where the places stand that suit the learner today."""


def run(actor: Actor, one: Any, *, form: LinesForm, query: QueryDict, now: datetime) -> RunPage:
    """One run; while it is worked out, only that."""
    state, rule, day = RunState(one.state), RunRule(one.rule), day_of(now)
    plain: dict[str, Any] = {
        "title": gettext("Berekening %(n)s: %(rule)s") % {"n": one.number, "rule": code_label(rule)},
        "lead": rule_words(rule),
        "breadcrumb": crumbs(one.round, gettext("Berekening %(n)s") % {"n": one.number}),
        "area": gettext("Matchronden"),
        "state": state.value,
        "url": reverse("rounds:run", args=[one.pk]),
        "run_id": str(one.pk),
        "round_url": reverse("rounds:round", args=[one.round_id]),
    }
    if state is RunState.WAITING:
        return RunPage(**plain, is_long=now - one.asked_at > LONG)
    if state is RunState.FAILED:
        return RunPage(**plain, faults=tuple(_faults(actor, one, day=day)))
    form.is_valid()
    data = form.cleaned_data
    seen = doors.lines_for(actor, one, day=day)
    rows = filtered(seen, data)
    total, shown = rows.count(), max(data.get("tot") or 0, STEP)
    least = guarded(actor, [one], day=day)[one.pk]
    has_market = doors.may_take_market(actor, one, day=day)
    schedule = schedules.told(one.options.get("timetable"))
    return RunPage(
        **plain,
        facts=_facts(one, least=least),
        ends=_ends(one, least=least),
        checks=tuple(_checks(one)),
        locks=lock_costs(actor, one, day=day),
        rows=tuple(_line_row(one, line, schedule) for line in rows[:shown]),
        total=total,
        count_words=ngettext("%(n)s lerende", "%(n)s lerenden", total) % {"n": number_format(total)},
        unseen=_unseen(one, seen=total) if rows is seen else "",
        groups=_groups(actor, one, data, day=day),
        chips=tuple(_chips(data, query)),
        text=data.get("tekst", ""),
        more_url=with_(query, tot=str(shown + STEP)) if total > shown else "",
        query=query.urlencode(),
        verify_url=reverse("rounds:verify", args=[one.pk]) if doors.may_verify(actor, one) else "",
        market_url=reverse("rounds:market", args=[one.pk]) if has_market else "",
        replay=replay_command(one) if has_market else "",
        fairness_url=reverse("rounds:fairness", args=[one.pk]) if may_see(actor, one, day=day) else "",
        publish_url=publish_url(actor, one),
    )


def market_name(one: Any) -> str:
    """How the file with the market of a run is called."""
    return f"{one.round.number.lower()}-{one.number}.npz"


def replay_command(one: Any) -> str:
    """What one types, beside the file, to work the same answer out again."""
    return f"python -m matchmaker solve {market_name(one)} --rule {one.rule} --seed {one.options.get('seed', 0)}"


def line(actor: Actor, one: Any, row: Any) -> LinePage:
    """One line, as the learner would read it."""
    story, schedule = told(row.story), schedules.told(one.options.get("timetable"))
    names = names_of(ids_in(story))
    person = row.track.person
    may_fix = doors.may_run(actor, one.round) and one.round.state == RoundState.PREPARING and story.opening_id
    return LinePage(
        title=f"{person.given_name} {person.family_name}",
        lead=gettext("Zo vertellen we het aan de lerende."),
        breadcrumb=crumbs(
            one.round,
            Link(gettext("Berekening %(n)s") % {"n": one.number}, reverse("rounds:run", args=[one.pk])),
            row.track.number,
        ),
        area=gettext("Matchronden"),
        words=told_to_learner(story, names.places, schedule),
        helps=help_words(story.helps, names.places, names.trainings, schedule=schedule),
        facts=(
            Fact(gettext("Traject"), row.track.number),
            Fact(gettext("Opleiding"), training_name(row.track.training)),
            Fact(gettext("Plaatsen op de lijst"), number_format(story.reachable)),
            *([Fact(gettext("Geen voorstel"), not_proposed_words(row))] if row.not_proposed else ()),
            *_weighed(story),
        ),
        lock=(("track", str(row.track_id)), ("opening", story.opening_id or "")) if may_fix else (),
        pair_url=reverse("rounds:set_pair", args=[one.round_id]) if may_fix else "",
        back_url=reverse("rounds:run", args=[one.pk]),
        now_url=reverse("proposals:suited", args=[row.track_id]),
    )


def _weighed(story: Line) -> list[Fact]:
    """What counted for the place of the learner, and how much it could at most."""
    parts = story.parts or {}
    return [
        Fact(code_label(Weighed(name)), gettext("%(n)s van %(most)s punten") % {"n": points, "most": most})
        for name, (points, most) in parts.items()
    ]


def rule_words(rule: RunRule) -> str:
    """What a rule does, for somebody of fifteen."""
    return {
        RunRule.LEVELS: gettext(
            "Wie overal nee kreeg, mag opnieuw beginnen met voorrang. Zo krijgen zoveel mogelijk lerenden een plaats."
            " Soms gaat een plaats die jij wilde naar iemand met meer voorrang. Dat zeggen we er dan bij."
        ),
        RunRule.STABLE: gettext(
            "We vragen eerst je beste plaats. Zegt die nee, dan vragen we de volgende. Niemand kan daarna nog ruilen"
            " met een plaats die hem of haar ook liever had."
        ),
        RunRule.MIN_MINUTES: gettext(
            "Zoveel mogelijk lerenden krijgen een plaats, en samen reist iedereen zo weinig mogelijk. Wie wat liever"
            " heeft, telt niet mee."
        ),
        RunRule.FAIR: gettext(
            "Zoveel mogelijk lerenden krijgen een plaats. Daarna maken we de langste reis zo kort mogelijk."
        ),
    }[rule]


def filtered(rows: Any, data: dict[str, Any]) -> Any:
    """The lines that fit what was asked."""
    chosen = {
        "geplaatst": Q(opening__isnull=False),
        "zonder": Q(opening__isnull=True) & ~Q(outcome__in=[one.value for one in LeftOut]),
        "niet_mee": Q(outcome__in=[one.value for one in LeftOut]),
        "overgeslagen": ~Q(not_proposed=""),
    }
    if data.get("uitkomst"):
        rows = rows.filter(chosen[data["uitkomst"]])
    if data.get("opleiding"):
        rows = rows.filter(track__training__code=data["opleiding"])
    text = " ".join((data.get("tekst") or "").split())
    for word in text.split()[:5]:
        rows = rows.filter(
            Q(track__person__given_name__icontains=word)
            | Q(track__person__family_name__icontains=word)
            | Q(track__number__icontains=word)
        )
    return rows


@dataclass(frozen=True)
class Named:
    """How openings and their trainings are called; one question."""

    places: Mapping[UUID, PlaceName]
    trainings: Mapping[str, str]


def names_of(keys: Collection[UUID]) -> Named:
    """How these openings and their trainings are called in a sentence."""
    openings = list(places.openings_named(keys))
    return Named(
        {
            one.pk: PlaceName(one.establishment.name, one.establishment.municipality, one.first_minute)
            for one in openings
        },
        {one.training.code: training_name(one.training) for one in openings},
    )


def place_names(keys: Collection[UUID]) -> dict[UUID, PlaceName]:
    """How these openings are called in a sentence."""
    return dict(names_of(keys).places)


def _facts(one: Any, *, least: int) -> tuple[Fact, ...]:
    report = one.report
    return (
        Fact(gettext("Gevraagd op"), date_format(one.asked_at.astimezone(BRUSSELS), "SHORT_DATETIME_FORMAT")),
        Fact(gettext("Lerenden die zoeken"), number_format(report["seekers"])),
        Fact(gettext("Doen niet mee"), number_format(report["left_out"]), note=gettext("zie de lijst: met reden")),
        Fact(gettext("Openstaande werkplekken"), number_format(report["openings"])),
        Fact(gettext("Vrije plaatsen"), number_format(report["seats"])),
        Fact(gettext("Voorstellen"), number_format(report["placed"])),
        Fact(gettext("Gemiddelde reis"), _average(report, least=least)),
        Fact(gettext("Op hun beste plaats"), number_format(report["first_wish"])),
        *_timetable(schedules.told(one.options.get("timetable"))),
        Fact(gettext("Gewichten"), one.weights, note=gettext("keuze van Tandem")),
        Fact(gettext("Controlegetal van de gegevens"), one.inputs[:16]),
        Fact(gettext("Controlegetal van het antwoord"), one.answer[:16]),
    )


def _unseen(one: Any, *, seen: int) -> str:
    """How many learners the list leaves out because somebody else guides them; the counts above hold them."""
    hidden = one.report["seekers"] - seen
    if hidden <= 0:
        return ""
    words = ngettext(
        "%(n)s lerende in deze berekening begeleidt u niet. Die telt hierboven mee en staat niet in de lijst.",
        "%(n)s lerenden in deze berekening begeleidt u niet. Die tellen hierboven mee en staan niet in de lijst.",
        hidden,
    )
    return words % {"n": number_format(hidden)}


def _timetable(schedule: Schedule | None) -> tuple[Fact, ...]:
    """Whose timetables say how long public transport takes; nothing where it was estimated like all the rest."""
    if schedule is None:
        return ()
    note = gettext("bus en trein op %(day)s; de rest is geschat") % {"day": date_format(schedule.day, "l j F Y")}
    return (Fact(gettext("Dienstregeling"), schedule_words(schedule), note=note),)


def _ends(one: Any, *, least: int) -> tuple[EndRow, ...]:
    """This run between the two ends; an end that is this run is not told twice."""
    others = [(RunRule(rule), told) for rule, told in one.report["ends"].items() if rule != one.rule]
    this = one.report["check"]
    rows = [_end(code_label(RunRule(one.rule)), this, cost="", is_this=True, least=least)]
    for rule, told_of in others:
        cost = end_cost(this, told_of, least=least)
        rows.append(_end(code_label(rule), told_of, cost=cost, is_this=False, least=least))
    return tuple(rows)


def _average(told: Mapping[str, Any], *, least: int) -> str:
    """How long the trips take, where so many are placed that it says nothing about one of them."""
    placed = told["placed"]
    if 0 < placed < least:
        return gettext("te weinig lerenden")
    return minutes_words(round(told["total_minutes"] / placed) if placed else None)


def _end(name: str, told: Mapping[str, Any], *, cost: str, is_this: bool, least: int) -> EndRow:
    return EndRow(
        name=name,
        is_this=is_this,
        placed=number_format(told["placed"]),
        minutes=_average(told, least=least),
        blocking=number_format(told["blocking_pairs"]),
        cost=cost,
    )


def _checks(one: Any) -> list[tuple[str, str]]:
    """What the independent check found, as a state and a sentence."""
    check, placed = one.report["check"], one.report["placed"]
    kept = gettext("Elke harde regel is gevolgd bij elk van de %(n)s voorstellen.") % {"n": number_format(placed)}
    broken = gettext("Een harde regel is niet gevolgd. Gebruik deze berekening niet.")
    said = [("ok", kept) if check["is_allowed"] else ("stop", broken)]
    count = check["blocking_pairs"]
    if count == 0:
        none = gettext("Er is geen lerende en geen plaats die elkaar liever hadden dan wat ze kregen.")
        return [*said, ("ok", none)]
    words = ngettext(
        "Bij %(n)s lerende en plaats hadden beide elkaar liever. Bij elk staat waarom het zo uitkwam.",
        "Bij %(n)s paren van lerende en plaats hadden beide elkaar liever. Bij elk staat waarom het zo uitkwam.",
        count,
    )
    return [*said, ("info", words % {"n": number_format(count)})]


def _faults(actor: Actor, one: Any, *, day: date) -> list[str]:
    """Why the run came to nothing and what to do, a sentence each."""
    locks = [fault for fault in one.faults if fault.get("code") == RunFault.LOCK_IMPOSSIBLE]
    if locks:
        return _impossible(actor, locks, day=day)
    codes = {fault.get("code") for fault in one.faults}
    if RunFault.ROUND_ENDED in codes:
        return [gettext("De matchronde is weggelegd voor deze berekening klaar was.")]
    if RunFault.GAVE_UP in codes:
        return [
            gettext(
                "We probeerden deze berekening meermaals en het lukte niet. Vraag een nieuwe. Lukt ook die niet, meld"
                " het dan: met uw gegevens is niets misgegaan."
            )
        ]
    return [
        gettext(
            "De gegevens passen niet bij elkaar. Misschien zijn er meer lerenden vastgelegd dan er plaatsen zijn."
            " Kijk na wat u vooraf vastlegde, en bereken opnieuw."
        )
    ]


def _impossible(actor: Actor, locks: Collection[Mapping[str, Any]], *, day: date) -> list[str]:
    """Which learners are fixed where they cannot go; by name for who may know them, as a number for who may not."""
    pairs = [(UUID(lock["track"]), UUID(lock["opening"])) for lock in locks]
    seen = tracks.tracks_for(actor, day=day).filter(pk__in=[track for track, _ in pairs]).select_related("person")
    learners = {track.pk: f"{track.person.given_name} {track.person.family_name}" for track in seen}
    names = place_names([opening for _, opening in pairs])
    said = [
        gettext(
            "%(learner)s ligt vast bij %(place)s, en dat kan niet: de werkplek staat niet meer open, of een regel laat"
            " het niet toe. Maak los wat u vooraf besliste, of kies een andere plaats. Bereken daarna opnieuw."
        )
        % {"learner": learners[track], "place": names.get(opening, "")}
        for track, opening in pairs
        if track in learners
    ]
    others = len(pairs) - len(said)
    if others:
        words = ngettext(
            "%(n)s lerende die u niet kent ligt vast op een plaats die niet kan.",
            "%(n)s lerenden die u niet kent liggen vast op een plaats die niet kan.",
            others,
        )
        said.append(words % {"n": others})
    return said


def _line_row(one: Any, row: Any, schedule: Schedule | None) -> LineRow:
    person, place = row.track.person, row.opening.establishment if row.opening else None
    is_out = row.outcome in {why.value for why in LeftOut}
    state = "ok" if row.opening_id else ("neutral" if is_out else "stop")
    return LineRow(
        url=reverse("rounds:line", args=[one.pk, row.track_id]),
        learner=f"{person.given_name} {person.family_name}",
        training=training_name(row.track.training),
        place=f"{place.name}, {place.municipality}" if place else "",
        minutes=minutes_words(row.minutes, schedules.known_by(row.story.get("mode", ""), schedule)),
        tag=Tag(state, code_label(Outcome(row.outcome))),
        not_proposed=not_proposed_words(row),
    )


def not_proposed_words(row: Any) -> str:
    """Why no proposal came of a line; empty where one did, or the run was not published."""
    return code_label(NotProposed(row.not_proposed)) if row.not_proposed else ""


def _groups(actor: Actor, one: Any, data: dict[str, Any], *, day: date) -> tuple[Group, ...]:
    chosen = data.get("uitkomst", "")
    outcome: tuple[Option, ...] = (
        Option("", gettext("alle"), not chosen),
        Option("geplaatst", gettext("met een voorstel"), chosen == "geplaatst"),
        Option("zonder", gettext("zonder voorstel"), chosen == "zonder"),
        Option("niet_mee", gettext("deed niet mee"), chosen == "niet_mee"),
    )
    if one.round.published_run_id == one.pk:
        outcome = (*outcome, Option("overgeslagen", _passed_over(), chosen == "overgeslagen"))
    codes = set(doors.lines_for(actor, one, day=day).order_by().values_list("track__training__code", flat=True))
    named = reference.trainings_on(day).filter(code__in=codes)
    trainings = tuple(
        Option(training.code, training_name(training), training.code == data.get("opleiding")) for training in named
    )
    every = Option("", gettext("alle"), not data.get("opleiding"))
    return (
        Group(gettext("Uitkomst"), "uitkomst", outcome, single=True),
        Group(gettext("Opleiding"), "opleiding", (every, *trainings), single=True),
    )


def _passed_over() -> str:
    return gettext("overgeslagen bij het voorstellen")


def _chips(data: dict[str, Any], query: QueryDict) -> list[Link]:
    words = {
        "geplaatst": gettext("met een voorstel"),
        "zonder": gettext("zonder voorstel"),
        "niet_mee": gettext("deed niet mee"),
        "overgeslagen": _passed_over(),
    }
    chips = []
    if data.get("uitkomst"):
        chips.append(Link(f"{gettext('Uitkomst')}: {words[data['uitkomst']]}", without(query, "uitkomst")))
    if data.get("opleiding"):
        chips.append(Link(f"{gettext('Opleiding')}: {data['opleiding']}", without(query, "opleiding")))
    if data.get("tekst"):
        chips.append(Link(f"{gettext('Zoekwoord')}: {data['tekst']}", without(query, "tekst")))
    return chips


def crumbs(one: Any, *last: "str | Link") -> tuple[Link, ...]:
    """The way to a page below a round."""
    below = tuple(each if isinstance(each, Link) else Link(each, "") for each in last)
    return (
        Link(gettext("Start"), reverse("site:home")),
        Link(gettext("Matchronden"), reverse("rounds:list")),
        Link(one.title, reverse("rounds:round", args=[one.pk])),
        *below,
    )
