"""What the page of one introduction shows: where it stands, what comes next, what each side may know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.meetings import Talk
from tandem.faces.documents.recognition import address_line, extent_words
from tandem.faces.documents.words import code_label
from tandem.faces.web.introductions.frame import (
    Reader,
    about,
    area,
    crumbs,
    hides,
    learner_name,
    moment,
    place_name,
    reader_of,
    tag_of,
    title_of,
    written,
)
from tandem.faces.web.introductions.own_words import ended_words, told
from tandem.faces.web.introductions.ways import Way, next_words, ways
from tandem.faces.web.language import training_name
from tandem.faces.web.placement.trips import modes_of
from tandem.faces.web.placement.trips import ways as trips
from tandem.faces.web.placement.words import work_facts
from tandem.faces.web.recognition.pages import Entry, Fact, Step, Tag, history, looks_note, who_looked
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.queries import screening
from tandem.journey.intake.terms.needs import Need
from tandem.journey.placement.queries import introductions as doors
from tandem.journey.placement.queries import openings
from tandem.journey.placement.terms.introductions import Distance, IntroductionState, Origin
from tandem.journey.placement.workflow.introductions import RUNNING
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class IntroductionPage(Page):
    """One introduction."""

    kicker: str = ""
    beside: str = ""
    tag: Tag | None = None
    next_words: str = ""
    ways: tuple[Way, ...] = ()
    talk: tuple[Fact, ...] = ()
    talk_url: str = ""
    talk_label: str = ""
    steps: tuple[Step, ...] = ()
    steps_title: str = ""
    learner: tuple[Fact, ...] = ()
    place: tuple[Fact, ...] = ()
    letter: str = ""
    said: str = ""
    hidden: str = ""
    you: str = ""
    us: str = ""
    history_url: str = ""


@dataclass(frozen=True)
class IntroductionHistory(Page):
    """What happened, and who looked."""

    entries: tuple[Entry, ...] = ()
    looks: tuple[Entry, ...] = ()
    looks_note: str = ""
    export_door: str = ""
    export_of: Any = None


def introduction(actor: Actor, one: Any, *, day: date) -> IntroductionPage:
    """Where an introduction stands and what this reader can do."""
    reader = reader_of(actor)
    is_company, is_family = reader is Reader.COMPANY, reader is Reader.FAMILY
    facts = doors.facts_of(one, day=day)
    return IntroductionPage(
        title=title_of(one, reader),
        breadcrumb=crumbs(Link(title_of(one, reader), "")),
        area=area(reader),
        kicker=about(one) if not is_company else f"{training_name(one.opening.training)} · {place_name(one)}",
        beside=_beside(actor, one),
        tag=tag_of(one),
        next_words=next_words(actor, one, facts, reader),
        ways=tuple(ways(actor, one, facts, day=day)),
        talk=tuple(_talk(one)),
        talk_url=reverse("introductions:talk_file", args=[one.pk]) if one.talk_starts else "",
        talk_label=gettext("Zet het in je agenda") if is_family else gettext("Zet het in uw agenda"),
        steps=tuple(_steps(one, reader)),
        steps_title=gettext("Hoe ver jullie staan") if is_family else gettext("Hoe ver deze kennismaking staat"),
        learner=tuple(_candidate(one) if is_company else _learner(one, reader)),
        place=() if is_company else tuple(_place(actor, one, reader, day=day)),
        letter="" if is_company and one.awaits_learner else one.letter,
        said=one.words,
        hidden=_hidden(one) if hides(one, reader) else "",
        you=_you(reader),
        us=gettext("U") if is_company else gettext("De onderneming"),
        history_url=reverse("introductions:history", args=[one.pk]),
    )


def history_page(actor: Actor, one: Any) -> IntroductionHistory:
    """What happened to an introduction, and who looked; a company that has not answered reads no names."""
    reader = reader_of(actor)
    looks = looks_of(one, reader)
    back = Link(title_of(one, reader), reverse("introductions:introduction", args=[one.pk]))
    return IntroductionHistory(
        title=gettext("Geschiedenis"),
        lead=title_of(one, reader),
        breadcrumb=crumbs(back, Link(gettext("Geschiedenis"), "")),
        area=area(reader),
        entries=tuple(entries_of(one, reader)),
        looks=tuple(looks),
        looks_note=looks_note(looks),
        export_door="introductions:history_export",
        export_of=one.pk,
    )


def entries_of(one: Any, reader: Reader) -> list[Entry]:
    """What happened; to a company that does not know the learner yet without who did it."""
    rows = history([one])
    return [_nameless(row) for row in rows] if hides(one, reader) else rows


def looks_of(one: Any, reader: Reader, *, most: int | None = None) -> list[Entry]:
    """Who looked, under the same rule."""
    rows = who_looked(one, most=most)
    return [_nameless(row) for row in rows] if hides(one, reader) else rows


def talk_of(one: Any, reader: Reader) -> Talk:
    """The talk as a calendar shows it to this reader."""
    path = reverse("introductions:introduction", args=[one.pk])
    other = place_name(one) if reader is not Reader.COMPANY else learner_name(one, reader)
    is_off = one.ended_at is not None and one.state != IntroductionState.MOVED
    return Talk(
        uid=str(doors.talk_key(one.pk)),
        sequence=one.talk_sequence + int(is_off),
        starts=one.talk_starts,
        title=gettext("Kennismaking: %(other)s") % {"other": other},
        place=one.talk_place,
        words=one.talk_words,
        url=f"{settings.BASE_URL}{path}",
        is_off=is_off,
    )


def _hidden(one: Any) -> str:
    """What a company does not see yet, and when it will."""
    if one.awaits_learner:
        return gettext("Wie het is, ziet u pas als de lerende wil kennismaken en u een gesprek plant.")
    return gettext("Naam, adres en contactgegevens ziet u zodra u een gesprek plant.")


def _nameless(row: Entry) -> Entry:
    return Entry(row.at, row.what, "", mandate=row.mandate, note=row.note)


def _beside(actor: Actor, one: Any) -> str:
    if not actor.has_role(Role.GUARDIAN):
        return ""
    name = one.track.person.given_name
    return gettext("Je kijkt en kiest mee voor %(name)s. Met “je” bedoelen wij hier %(name)s.") % {"name": name}


def _you(reader: Reader) -> str:
    return gettext("Jij") if reader is Reader.FAMILY else gettext("De lerende")


def _talk(one: Any) -> Iterator[Fact]:
    if one.talk_starts is None:
        return
    yield Fact(gettext("Wanneer"), moment(one.talk_starts))
    yield Fact(gettext("Waar"), one.talk_place)
    if one.talk_words:
        yield Fact(gettext("Goed om te weten"), one.talk_words)


def _steps(one: Any, reader: Reader) -> Iterator[Step]:
    """The way through an introduction: above the learner, below the company."""
    by_learner = one.origin == Origin.LEARNER
    first = gettext("Voorgesteld") if not by_learner else gettext("Kandidaat gesteld")
    if one.origin == Origin.INVITED:
        yield from _asked_steps(one, reader)
    else:
        yield Step("you", "done", first, day_of(one.proposed_at), note=told(Origin(one.origin), reader))
    runs, state = one.state in RUNNING, IntroductionState(one.state)
    is_next = state is IntroductionState.PROPOSED and not one.awaits_learner
    planned = "done" if one.planned_at else "now" if is_next else "next"
    if one.planned_at or runs:
        yield Step("us", planned, gettext("Gesprek gepland"), _day(one.planned_at))
    promised = "done" if one.promised_at else "now" if state is IntroductionState.PLANNED else "next"
    if one.promised_at or runs:
        yield Step("us", promised, gettext("Plaats toegezegd"), _day(one.promised_at))
    placed = "done" if one.placed_at else "now" if state is IntroductionState.PROMISED else "next"
    if one.placed_at or runs:
        yield Step("you", placed, gettext("Plaats aangenomen"), _day(one.placed_at))
    if one.ended_at:
        yield Step("both", "done", code_label(state), _day(one.ended_at), note=ended_words(one, reader))


def _asked_steps(one: Any, reader: Reader) -> Iterator[Step]:
    """A company asks first, and the learner answers."""
    yield Step("us", "done", gettext("Gevraagd"), day_of(one.proposed_at), note=told(Origin.INVITED, reader))
    if one.interested_at or one.state in RUNNING:
        agreed = "done" if one.interested_at else "now"
        yield Step("you", agreed, gettext("Ja gezegd om kennis te maken"), _day(one.interested_at))


def _candidate(one: Any) -> Iterator[Fact]:
    """What a company may know: what fits, and who it is once it answered."""
    seen = doors.candidate_of(one)
    if seen.identity is not None:
        who = seen.identity
        yield Fact(gettext("Naam"), who.name)
        yield Fact(gettext("Woont in"), who.municipality or gettext("niet bekend"))
        if who.email:
            yield Fact(gettext("E-mail"), who.email, url=f"mailto:{who.email}")
        if who.phone:
            yield Fact(gettext("Telefoon"), who.phone)
        if who.coach:
            reached = f"{who.coach} · {who.coach_email}" if who.coach_email else who.coach
            yield Fact(gettext("Trajectbegeleider"), reached, term="coach")
        if helps := doors.needs_told(one):
            words = ", ".join(code_label(need) for need in Need if need in helps)
            yield Fact(
                gettext("Wat de lerende nodig heeft"), words, note=gettext("De lerende of een ouder gaf dit door.")
            )
    yield Fact(gettext("Opleiding"), training_name(one.track.training))
    if one.awaits_learner:
        return
    yield Fact(gettext("School"), seen.provider)
    yield Fact(gettext("Les vanaf"), written(seen.starts_on))
    yield Fact(gettext("Leeftijd bij het begin van het schooljaar"), code_label(seen.age))
    if seen.min_age is not None and seen.is_old_enough is not None:
        fits = gettext("ja") if seen.is_old_enough else gettext("nee")
        yield Fact(gettext("Oud genoeg voor dit werk (%(age)s jaar)") % {"age": seen.min_age}, fits)
    yield Fact(gettext("Hoe ver de lerende woont"), code_label(Distance(seen.distance)))


def _learner(one: Any, reader: Reader) -> Iterable[Fact]:
    if reader is not Reader.SCHOOL:
        return ()
    track = one.track
    url = reverse("learners:track", args=[track.pk])
    coach = track.coach.name if track.coach else gettext("nog niemand")
    return (
        Fact(gettext("Lerende"), learner_name(one, reader), url),
        Fact(gettext("Traject"), track.number, term="track"),
        Fact(gettext("Trajectbegeleider"), coach, term="coach"),
    )


def _place(actor: Actor, one: Any, reader: Reader, *, day: date) -> Iterator[Fact]:
    opening = one.opening
    place = opening.establishment
    url = reverse("workplaces:workplace", args=[opening.recognition.number])
    yield Fact(gettext("Werkplek"), place.name, url)
    yield Fact(gettext("Onderneming"), opening.company.name)
    yield Fact(gettext("Adres"), address_line(place))
    if limit := extent_words(opening.recognition):
        yield Fact(gettext("Erkend"), limit, note=gettext("De rest leert de lerende elders."), term="recognition")
    yield Fact(gettext("Vanaf"), written(opening.starts_on))
    yield from work_facts(opening)
    profile = screening.profiles_of([one.track_id]).get(one.track_id)
    modes = modes_of(profile.travel_modes if profile else ())
    for way in trips(one.track, [opening], modes, day=day)[0]:
        yield Fact(gettext("Reistijd"), way.words)
    contact = openings.contact_for(actor, opening) if reader is Reader.SCHOOL else None
    if contact is not None:
        reached = (contact.name, contact.email, contact.phone)
        yield Fact(gettext("Contact"), " · ".join(part for part in reached if part))


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at else None
