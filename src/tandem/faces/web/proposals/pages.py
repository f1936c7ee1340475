"""What the page with the places that suit one learner shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents import suited as documents
from tandem.faces.documents.helps import help_words
from tandem.faces.documents.matching import hurdle_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.rounds.run_pages import Named, names_of
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.queries import needs
from tandem.journey.placement.queries import introductions, rounds
from tandem.journey.placement.rules import lines
from tandem.journey.placement.rules import schedule as schedules
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.rules.lines import Hurdle, Line
from tandem.journey.placement.rules.market import Seeker
from tandem.journey.placement.snapshot.shelf import Suited
from tandem.journey.placement.terms.reasons import Outcome
from tandem.journey.placement.terms.rounds import LeftOut
from tandem.registers.access.terms import FAMILY_ROLES, Role
from tandem.registers.travel.terms import TravelMode


@dataclass(frozen=True)
class Card:
    """One place, and why it suits."""

    name: str
    url: str
    reasons: tuple[str, ...]
    propose_url: str = ""
    introduction_url: str = ""


@dataclass(frozen=True)
class SuitedPage(Page):
    """The best places for one learner."""

    cards: tuple[Card, ...] = ()
    hurdles: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    """What one change would have given in the last round, a sentence each."""
    helps_on: str = ""
    """The day of that round."""
    missing: str = ""
    exits: tuple[Link, ...] = ()
    """Where one goes on when there is nothing to propose."""
    facts: tuple[Fact, ...] = ()
    track_id: str = ""


def suited(actor: Actor, track: Any, *, day: date) -> SuitedPage:
    """The best places that stand open for a learner of a track that came through its door."""
    seen = documents.look(track, day=day)
    seeker, found, why_not = seen.seeker, seen.suited, seen.why_not
    line = _left_without(track)
    story = lines.told(line.story) if line else None
    own = actor.has_role(Role.LEARNER)
    may_read = needs.may_read(actor, track, day=day)
    told = (*found.hurdles, *(found.shielded if may_read else ())) if found else ()
    names = _names(told, story)
    person = track.person
    return SuitedPage(
        title=gettext("Werkplekken die bij je passen")
        if own
        else gettext("Werkplekken voor %(name)s") % {"name": f"{person.given_name} {person.family_name}"},
        lead=gettext("De plaats die het best past staat bovenaan. Wij stellen voor, jij kiest.")
        if own
        else gettext("Zo leest de lerende het ook. De plaats die het best past staat bovenaan."),
        breadcrumb=_crumbs(actor, track),
        area=gettext("Passende werkplekken"),
        cards=tuple(_cards(track, found, day=day)) if found else (),
        hurdles=_hurdles(found, told, names) if found else (),
        helps=_helps(line, story, names) if story else (),
        helps_on=date_format(line.run.day) if line else "",
        missing=_missing(why_not, is_own=own) if why_not else "",
        exits=tuple(_exits(actor, track, why_not)) if why_not else (),
        facts=(
            Fact(gettext("Traject"), track.number),
            Fact(gettext("Opleiding"), training_name(track.training)),
            Fact(gettext("Reist"), _ways(seeker)),
            *(_needed(seeker) if may_read else ()),
        ),
        track_id=str(track.pk),
    )


def table(track: Any, *, now: datetime) -> Table:
    """The same places as a list."""
    day = day_of(now)
    found = documents.look(track, day=day).suited
    openings = found.openings if found else {}
    return Table(
        title=gettext("Passende werkplekken"),
        columns=(
            gettext("Onderneming"),
            gettext("Gemeente"),
            gettext("Minuten"),
            gettext("Vervoer"),
            gettext("Waarop de reistijd steunt"),
            gettext("Vanaf"),
            gettext("Tot en met"),
        ),
        rows=[
            (
                openings[one.opening_id].establishment.name,
                openings[one.opening_id].establishment.municipality,
                one.minutes,
                code_label(TravelMode(one.mode)),
                code_label(schedules.known_by(one.mode, found.schedule)),
                openings[one.opening_id].starts_on,
                openings[one.opening_id].ends_on,
            )
            for one in found.found
            if one.opening_id in openings
        ]
        if found
        else [],
        made_at=now,
        filters=[(gettext("Traject"), track.number)],
    )


def _crumbs(actor: Actor, track: Any) -> tuple[Link, ...]:
    """The path: over the own track for the family, over the list of learners for the school."""
    start, here = Link(gettext("Start"), reverse("site:home")), Link(gettext("Passende werkplekken"), "")
    if actor.has_role(*FAMILY_ROLES):
        return (start, Link(gettext("Mijn traject"), reverse("learner:track", args=[track.pk])), here)
    name = f"{track.person.given_name} {track.person.family_name}"
    learners = Link(gettext("Mijn lerenden"), reverse("learners:list"))
    return (start, learners, Link(name, reverse("learners:track", args=[track.pk])), here)


def _missing(why: LeftOut, *, is_own: bool) -> str:
    """Why there is nothing to propose."""
    if is_own and why is LeftOut.ALREADY_PROMISED:
        return gettext("Er is al een plaats voor jou. Open de kennismaking, en zeg ja of nee als dat nog moet.")
    if is_own and why is LeftOut.NO_TRAVEL:
        return gettext("Wij weten nog niet hoe je reist en hoe lang. Vertel dat eerst.")
    return code_label(Outcome(why.value))


def _exits(actor: Actor, track: Any, why: LeftOut) -> Iterator[Link]:
    is_family = actor.has_role(*FAMILY_ROLES)
    if why is LeftOut.ALREADY_PROMISED:
        label = gettext("Je kennismakingen") if is_family else gettext("Kennismakingen van uw lerenden")
        yield Link(label, reverse("introductions:list"))
    elif why is LeftOut.NO_TRAVEL and is_family:
        yield Link(gettext("Vertel over jezelf"), reverse("learner:telling", args=[track.pk]))
    elif why is LeftOut.NO_TRAVEL:
        yield Link(gettext("Open de screening"), reverse("learners:screening", args=[track.pk]))
    elif why is LeftOut.NO_HOME and not is_family:
        yield Link(gettext("Wijzig de gegevens"), reverse("learners:correct", args=[track.pk]))
    name = "learner:track" if is_family else "learners:track"
    yield Link(
        gettext("Terug naar je traject") if is_family else gettext("Naar het dossier"), reverse(name, args=[track.pk])
    )


def _cards(track: Any, found: Suited, *, day: date) -> list[Card]:
    named = [(found.openings[one.opening_id], one) for one in found.found]
    known, searches = introductions.known_openings(track.pk), track.phase in SEARCHES
    return [
        Card(
            propose_url=reverse("introductions:propose", args=[track.pk, opening.pk])
            if searches and opening.pk not in known
            else "",
            introduction_url=reverse("introductions:introduction", args=[known[opening.pk]])
            if opening.pk in known
            else "",
            name=f"{opening.establishment.name}, {opening.establishment.municipality}",
            url=reverse("workplaces:workplace", args=[opening.recognition.number]),
            reasons=documents.reasons(one, opening, found, day=day),
        )
        for opening, one in named
    ]


def _needed(seeker: Seeker) -> tuple[Fact, ...]:
    """That what the learner needs counts here, for who may read it; to anybody else the page is the same without."""
    return (Fact(gettext("Afgeschermd deel"), gettext("telt mee in deze lijst")),) if seeker.needs else ()


def _hurdles(found: Suited, told: Sequence[Hurdle], names: Named) -> tuple[str, ...]:
    return hurdle_words(told, names.places, without_training=found.without_training)


def _helps(line: Any, story: Line, names: Named) -> tuple[str, ...]:
    schedule = schedules.told(line.run.options.get("timetable"))
    return help_words(story.helps, names.places, names.trainings, only_own=True, schedule=schedule)


def _left_without(track: Any) -> Any:
    """What the last round that became proposals said about a learner it left without a place, who still searches."""
    line = rounds.published_line(track) if track.phase in SEARCHES else None
    return line if line is not None and line.opening_id is None else None


def _names(hurdles: Sequence[Hurdle], story: Line | None) -> Named:
    """How every place is called that something is said about; one question."""
    helped = {UUID(one.opening_id) for one in story.helps} if story else set()
    return names_of({UUID(one.opening_id) for one in hurdles} | helped)


def _ways(seeker: Seeker) -> str:
    ways = ", ".join(code_label(mode).lower() for mode in TravelMode if mode.value in seeker.modes)
    if not ways or seeker.limit_minutes is None:
        return gettext("nog niet ingevuld")
    return gettext("%(ways)s, hoogstens %(n)s minuten") % {"ways": ways, "n": seeker.limit_minutes}
