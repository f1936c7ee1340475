"""What the file of a learner shows: where the track stands, what comes next, what is known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import age_on, day_of
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.signals import Sign
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import MOST_EXPORTED, Table
from tandem.faces.web.agreements.frame import tag_of
from tandem.faces.web.clock.pages.counting import Running, running, signals_of
from tandem.faces.web.introductions.frame import Reader
from tandem.faces.web.introductions.pages import Row, row_of
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages import advice
from tandem.faces.web.learners.pages import entry as entries
from tandem.faces.web.learners.pages import screening as screenings
from tandem.faces.web.learners.pages.entry import Entry
from tandem.faces.web.learners.pages.frame import (
    address,
    area,
    crumbs,
    file_crumbs,
    name_of,
    path_tag,
    phase_tag,
    school_year,
    written,
)
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Fact, Step, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.queries import lists as agreements
from tandem.journey.handover.queries import handovers
from tandem.journey.intake.policies import needs as needs_policies
from tandem.journey.intake.policies import tracks as policies
from tandem.journey.intake.queries import advice as advice_queries
from tandem.journey.intake.queries import needs as needs_queries
from tandem.journey.intake.queries import screening as screening_queries
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.terms.screening import Path, ScreeningState
from tandem.journey.intake.terms.tracks import Move, Phase, Source
from tandem.journey.placement.queries import introduction_lists
from tandem.journey.plans.queries import plans
from tandem.registers.people import queries as people

_TOLD = ("work_willing", "work_ready", "travel_modes", "longest_minutes", "work_days", "available_from", "interests")


@dataclass(frozen=True)
class Way:
    """What can be done now: a page to open, or a step to take at once."""

    label: str
    url: str
    move: str = ""
    is_post: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class GuardianCard:
    """A parent or guardian."""

    name: str
    facts: tuple[Fact, ...]
    correct_url: str
    end_url: str
    entry: Entry


@dataclass(frozen=True)
class Agreed:
    """An agreement of the learner, with the changes that everybody agreed to."""

    link: Link
    tag: Tag
    changes: tuple[Link, ...]


@dataclass(frozen=True)
class FilePage(Page):
    """The file of one learner."""

    tag: Tag | None = None
    steps: tuple[Step, ...] = ()
    search: Running | None = None
    signals: tuple[Sign, ...] = ()
    next_words: str = ""
    ways: tuple[Way, ...] = ()
    reasons: tuple[Reason, ...] = ()
    screening: tuple[Fact, ...] = ()
    screening_tag: Tag | None = None
    screening_words: str = ""
    screening_url: str = ""
    advice: tuple[Fact, ...] = ()
    advice_url: str = ""
    person: tuple[Fact, ...] = ()
    entry: Entry | None = None
    track: tuple[Fact, ...] = ()
    guardians: tuple[GuardianCard, ...] = ()
    guardian_url: str = ""
    is_minor: bool = False
    correct_url: str = ""
    coach: str = ""
    coach_url: str = ""
    take_url: str = ""
    leave_url: str = ""
    introductions: tuple[Row, ...] = ()
    suited_url: str = ""
    history_url: str = ""
    needs_url: str = ""
    choices_url: str = ""
    run_up_url: str = ""
    handover_url: str = ""
    agreement_url: str = ""
    agreements: tuple[Agreed, ...] = ()
    is_handed_over: bool = False
    plan_url: str = ""
    has_plan: bool = False


def track(actor: Actor, found: Any, *, now: datetime) -> FilePage:
    """One learner: where the track stands, what comes next, what is known."""
    day = day_of(now)
    last = screening_queries.screening_of(actor, found.pk, day=day)
    is_here = Phase(found.phase) is not Phase.LEFT
    decides = policies.may_assign(actor, found.facts(), None).is_ok
    takes = policies.may_assign(actor, found.facts(), actor.user_id).is_ok and found.coach_id is None and not decides
    words, ways = _next(actor, found, last, day=day)
    search = running(found, day=day)
    plan = plans.plan_of(found)
    handover, advised = handovers.open_of(actor, found.pk, day=day), advice_queries.standing_on(found.pk)
    advice_queries.readable(actor, found, advised, day=day)
    return FilePage(
        title=name_of(found.person),
        lead=training_name(found.training),
        breadcrumb=crumbs(Link(name_of(found.person), "")),
        area=area(),
        tag=phase_tag(found),
        steps=_steps(found, last),
        search=search,
        signals=signals_of(search.reading, day=day) if search else (),
        next_words=words,
        ways=ways,
        reasons=_reasons(found, last, advised, day=day) if is_here else (),
        screening=screenings.facts(last, _TOLD) if last else (),
        screening_tag=path_tag(last.path) if last else None,
        screening_words=_screening_words(last),
        screening_url=_url("screening", found),
        advice=advice.lines(advised),
        advice_url=_url("advice", found),
        person=_person(found, day=day),
        entry=entries.of_learner(found, is_here=is_here, now=now),
        track=_track(found),
        guardians=_guardians(actor, found, now=now),
        guardian_url=_url("guardian", found) if is_here else "",
        is_minor=people.is_minor(found.person, day=day),
        correct_url=_url("correct", found),
        coach=found.coach.name if found.coach else "",
        coach_url=_url("coach", found) if decides and is_here else "",
        take_url=_url("take", found) if takes and is_here else "",
        leave_url=_url("leave", found) if is_here else "",
        introductions=tuple(
            row_of(one, Reader.SCHOOL) for one in introduction_lists.of_track(actor, found.pk, day=day)
        ),
        suited_url=reverse("proposals:suited", args=[found.pk]) if found.phase == Phase.SEARCHING else "",
        history_url=_url("history", found),
        needs_url=_url("needs", found) if needs_policies.may_read(actor, found.facts()).is_ok else "",
        choices_url=_url("choices", found),
        run_up_url=_url("run_up", found),
        handover_url=_handover_url(actor, found, handover) if is_here else "",
        agreement_url=reverse("agreements:begin", args=[found.pk])
        if is_here and policies.may_guide(actor, found.facts()).is_ok
        else "",
        agreements=tuple(_agreements(actor, found, day=day)),
        is_handed_over=handover is not None,
        plan_url=_plan_url(actor, found, plan),
        has_plan=plan is not None and plan.closed_at is None,
    )


def _reasons(found: Any, last: Any, advised: list[Any], *, day: date) -> tuple[Reason, ...]:
    """What stands in the way, or may be a slip; what advice says matters until there is a workplace."""
    verdict = tracks.standing(found)
    if Phase(found.phase) is not Phase.PLACED:
        told = [one.form() for one in reversed(advised)]
        path = Path(last.path) if last and last.path and found.phase == Phase.INTAKE else None
        verdict += advice_queries.verdict(found, told, path, day=day)
    return tuple(reasons_of(verdict))


def _agreements(actor: Actor, found: Any, *, day: date) -> Iterator[Agreed]:
    """Every agreement, the newest first; of each the changes that hold, or will."""
    rows = agreements.of_track(actor, found.pk, day=day)
    changes = life.agreed_changes([one.pk for one in rows])
    for one in rows:
        link = Link(f"{one.number} · {one.company.name}", reverse("agreements:agreement", args=[one.pk]))
        told = [
            Link(
                gettext("Wijziging nr. %(n)s") % {"n": row.number},
                reverse("agreement_life:amendment", args=[one.pk, row.pk]),
            )
            for row in changes.get(one.pk, ())
        ]
        yield Agreed(link, tag_of(one), tuple(told))


def _handover_url(actor: Actor, found: Any, handover: Any) -> str:
    """Where a handover runs, or can begin."""
    if handover is not None:
        return reverse("handovers:handover", args=[handover.pk])
    return reverse("handovers:give", args=[found.pk]) if policies.may_guide(actor, found.facts()).is_ok else ""


def _plan_url(actor: Actor, found: Any, plan: Any) -> str:
    """Where the training plan stands, or can begin."""
    if plan is not None and plan.closed_at is None:
        return reverse("plans:plan", args=[plan.pk])
    begins = Phase(found.phase) is not Phase.LEFT and policies.may_guide(actor, found.facts()).is_ok
    return reverse("plans:start", args=[found.pk]) if begins else ""


def history(actor: Actor, found: Any, *, day: date) -> shared.HistoryPage:
    """What happened to the track, and who looked at it."""
    looks = shared.who_looked(found)
    return shared.HistoryPage(
        title=gettext("Geschiedenis"),
        lead=name_of(found.person),
        breadcrumb=file_crumbs(found, gettext("Geschiedenis")),
        area=area(),
        entries=tuple(_happened(actor, found, day=day)),
        looks=tuple(looks),
        looks_note=shared.looks_note(looks),
        export_door="learners:history_export",
        export_of=found.pk,
    )


def history_table(actor: Actor, found: Any, *, now: datetime) -> Table:
    """The same history, to export."""
    happened, looked = gettext("Wat er gebeurde"), gettext("Wie keek")
    entries = [(happened, one) for one in _happened(actor, found, day=day_of(now))]
    entries += [(looked, one) for one in shared.who_looked(found, most=MOST_EXPORTED)]
    return Table(
        title=gettext("Geschiedenis"),
        columns=(gettext("Soort"), gettext("Wanneer"), gettext("Wat"), gettext("Wie"), gettext("Hoedanigheid")),
        rows=[(kind, one.at, one.what, one.who, one.mandate) for kind, one in entries],
        made_at=now,
        filters=[(gettext("Traject"), found.number)],
    )


def _happened(actor: Actor, found: Any, *, day: date) -> list[shared.Entry]:
    """What happened; that there is a shielded part only for who may open it."""
    return shared.history([found], without=needs_queries.hidden_from(actor, found, day=day))


def _next(actor: Actor, found: Any, last: Any, *, day: date) -> tuple[str, tuple[Way, ...]]:
    """What comes next, in words, with the ways to do it."""
    phase = Phase(found.phase)
    fill_in = Way(gettext("Vul de screening in"), _url("screening", found))
    path = Path(last.path) if last and last.path else None
    if phase is Phase.LEFT:
        reason = code_label(needs_queries.left_for(actor, found, day=day))
        told = gettext("Vertrokken op %(day)s: %(reason)s.") % {"day": written(found.left_on), "reason": reason}
        return told, ()
    if phase is Phase.PLACED:
        return gettext("De lerende heeft een werkplek."), ()
    if phase is Phase.RUN_UP:
        words = gettext("De lerende bereidt zich voor. Overstappen kan op elk moment van het jaar.")
        end = replace(_move(found, Move.END_RUN_UP, gettext("Rond de aanloopfase af")), is_quiet=True)
        return words, (Way(gettext("Open de aanloop"), _url("run_up", found)), end)
    if phase is Phase.SEARCHING:
        words = gettext("De lerende zoekt een werkplek. U zoekt mee.")
        suited = Way(gettext("Passende werkplekken"), reverse("proposals:suited", args=[found.pk]))
        back = (replace(_run_up(found), is_quiet=True),) if tracks.run_up(found, day=day).is_ok else ()
        return words, (suited, *back)
    if path is None:
        return gettext("Praat met de lerende en vul de screening in. Daarna weet u welke weg past."), (fill_in,)
    return _after_screening(found, path, day=day)


def _after_screening(found: Any, path: Path, *, day: date) -> tuple[str, tuple[Way, ...]]:
    """What comes next in the intake, where the screening says which way fits."""
    search = _move(found, Move.START_SEARCH, gettext("Start het zoeken"))
    if path is Path.DUAL:
        return gettext("De lerende is klaar voor duaal leren. Start het zoeken naar een werkplek."), (search,)
    if path is Path.OTHER:
        words = gettext("De lerende wil nu niet leren op een werkplek. Zoek samen ander onderwijs of een NAFT.")
        leaves = Way(gettext("Noteer het vertrek"), _url("leave", found), is_quiet=True)
        return words, (leaves, replace(search, is_quiet=True))
    if tracks.run_up(found, day=day).is_ok:
        words = gettext("De lerende wil, en is nog niet klaar. Een aanloopfase bereidt voor.")
        return words, (_run_up(found), replace(search, is_quiet=True))
    words = gettext(
        "De lerende wil, en is nog niet klaar. De aanloopfase is er niet voor deze lerende: kijk bij de screening"
        " waarom. Zoek met de klassenraad een andere voorbereiding."
    )
    return words, (Way(gettext("Open de screening"), _url("screening", found)), replace(search, is_quiet=True))


def _run_up(found: Any) -> Way:
    return _move(found, Move.START_RUN_UP, gettext("Start de aanloopfase"))


def _move(found: Any, move: Move, label: str) -> Way:
    return Way(label, _url("move", found), move=str(move), is_post=True)


def _steps(found: Any, last: Any) -> tuple[Step, ...]:
    """Upper track the learner, lower track the school; they meet at the workplace."""
    phase = Phase(found.phase)
    is_left = phase is Phase.LEFT
    concluded = bool(last and last.concluded_at)
    ahead = "next" if not is_left else "done"
    steps = [Step("us", "done", gettext("Ingeschreven"), day_of(found.enrolled_at))]
    screened = "done" if concluded or phase in {Phase.SEARCHING, Phase.PLACED, Phase.RUN_UP} else "now"
    on = day_of(last.concluded_at) if concluded else None
    steps.append(Step("together", screened if not is_left else ahead, gettext("Screening"), on))
    if phase is Phase.RUN_UP:
        steps.append(Step("you", "now", code_label(Phase.RUN_UP)))
    if is_left:
        return (*steps[:1], Step("together", "done", code_label(Phase.LEFT), found.left_on))
    searching = "now" if phase is Phase.SEARCHING else ("done" if phase is Phase.PLACED else "next")
    steps.append(Step("you", searching, gettext("Een werkplek zoeken")))
    steps.append(Step("together", "done" if phase is Phase.PLACED else "next", gettext("Werkplek gevonden")))
    return tuple(steps)


def _screening_words(last: Any) -> str:
    if last is None:
        return gettext("Er is nog niets ingevuld.")
    if last.state == ScreeningState.OPEN:
        return gettext("De screening is bezig.")
    return gettext("Besloten op %(day)s.") % {"day": written(day_of(last.concluded_at))}


def _person(found: Any, *, day: date) -> tuple[Fact, ...]:
    person = found.person
    born = ""
    if person.birth_date:
        age = gettext("%(n)s jaar") % {"n": age_on(person.birth_date, day)}
        born = f"{written(person.birth_date)} ({age})"
    told = (
        (gettext("Geboren"), born),
        (gettext("E-mail"), person.email),
        (gettext("Telefoon"), person.phone),
        (gettext("Adres"), address(found)),
    )
    return tuple(Fact(label, value) for label, value in told if value)


def _track(found: Any) -> tuple[Fact, ...]:
    told = (
        (gettext("Nummer"), found.number),
        (gettext("Opleiding"), training_name(found.training)),
        (gettext("Vestigingsplaats"), found.location.name if found.location else ""),
        (gettext("Schooljaar"), school_year(found.school_year)),
        (gettext("Eerste lesdag"), written(found.starts_on)),
        (gettext("Einde"), written(found.ends_on)),
        (gettext("Administratieve groep"), found.group_number),
        (gettext("Herkomst"), code_label(Source(found.source))),
    )
    return tuple(Fact(label, value) for label, value in told if value)


def _guardians(actor: Actor, found: Any, *, now: datetime) -> tuple[GuardianCard, ...]:
    rows = people.guardians_of(actor, found.person_id, day=day_of(now))
    return tuple(_guardian(found, row, now=now) for row in rows)


def _guardian(found: Any, row: Any, *, now: datetime) -> GuardianCard:
    told = ((gettext("E-mail"), row.guardian.email), (gettext("Telefoon"), row.guardian.phone))
    return GuardianCard(
        name=name_of(row.guardian),
        facts=tuple(Fact(label, value) for label, value in told if value),
        correct_url=reverse("learners:correct_guardian", args=[found.pk, row.pk]),
        end_url=reverse("learners:end_guardian", args=[found.pk, row.pk]),
        entry=entries.of_guardian(found, row, now=now),
    )


def _url(name: str, found: Any) -> str:
    key: UUID = found.pk
    return reverse(f"learners:{name}", args=[key])
