"""What the list of openings shows and exports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.base.verdict import OK, Verdict
from tandem.faces.documents.reasons import titles
from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.company.pages import availability
from tandem.faces.web.company.pages.frame import area, crumbs, here, person_name, written
from tandem.faces.web.language import training_name
from tandem.faces.web.placement.words import period_words, seats_words, year_words
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Page
from tandem.journey.activation.queries import questions
from tandem.journey.placement.policies import openings as policies
from tandem.journey.placement.queries import openings as doors
from tandem.journey.placement.rules.openings import year_to_open
from tandem.journey.placement.snapshot import openings as snapshot
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.placement.workflow.openings import LIVE

STEP = 50
MOST_TO_OPEN = 100
TAGS = {
    OpeningState.OPEN: "ok",
    OpeningState.PAUSED: "wait",
    OpeningState.CLOSED: "neutral",
    OpeningState.EXPIRED: "neutral",
}


@dataclass(frozen=True)
class Row:
    """One opening in the list."""

    training: str
    place: str
    url: str
    tag: Tag
    period: str
    places: str
    until: str
    lacks: tuple[str, ...]
    limit: str = ""


@dataclass(frozen=True)
class ToOpen:
    """A recognised workplace where nobody is looked for yet."""

    training: str
    place: str
    url: str
    again_url: str
    said: str = ""
    said_url: str = ""


@dataclass(frozen=True)
class OpeningsPage(Page):
    """Every opening of the company, and where one can still be made."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    to_open: tuple[ToOpen, ...] = ()
    year: str = ""
    may_keep: bool = False
    is_recognised: bool = False


def openings(actor: Actor, company_id: UUID, *, day: date, number: int) -> OpeningsPage:
    """Every opening, the newest school year first, with what lacks; and what can still be opened."""
    rows = doors.openings_of(actor, company_id)
    total, shown = rows.count(), max(number, STEP)
    held = list(rows[:shown])
    live = [one for one in held if one.state in LIVE]
    verdicts = snapshot.assess_all(live, day=day) if live else {}
    year = year_to_open(day)
    to_open = list(doors.can_be_opened(actor, company_id, school_year=year, day=day)[:MOST_TO_OPEN])
    standing = {one.recognition_id: one for one in questions.standing_of(actor, company_id, day=day)}
    return OpeningsPage(
        title=_title(actor, company_id),
        lead=gettext("Erkend is nog niet vrij. Zeg hier dat u dit jaar een lerende zoekt, dan vinden scholen u."),
        breadcrumb=crumbs(here(gettext("Openstaande werkplekken"))),
        area=area(),
        rows=tuple(_row(one, verdicts.get(one.pk, OK)) for one in held),
        total=total,
        count_words=ngettext("%(n)s werkplek die u openzette", "%(n)s werkplekken die u openzette", total)
        % {"n": total},
        more_url=f"?tot={shown + STEP}" if total > shown else "",
        to_open=tuple(_to_open(to_open, standing)),
        year=year_words(year),
        may_keep=policies.may_keep_openings(actor, company_id).is_ok,
        is_recognised=bool(to_open or held),
    )


def openings_table(actor: Actor, company_id: UUID, *, now: datetime) -> Table:
    """The list to export, with what lacks today."""
    rows, cut = for_a_file(doors.openings_of(actor, company_id))
    return Table(
        title=gettext("Openstaande werkplekken"),
        columns=(
            gettext("Schooljaar"),
            gettext("Staat"),
            gettext("Opleiding"),
            gettext("Vestiging"),
            gettext("Gemeente"),
            gettext("Plaatsen"),
            gettext("Ingenomen"),
            gettext("Eerste dag"),
            gettext("Laatste dag"),
            gettext("Tonen tot"),
            gettext("Uren per week"),
            gettext("Mentoren"),
            gettext("Na te kijken"),
        ),
        rows=list(_lines(list(rows), day=day_of(now))),
        made_at=now,
        note=cut,
    )


def tag_of(opening: Any) -> Tag:
    """Where an opening stands."""
    state = OpeningState(opening.state)
    return Tag(TAGS[state], code_label(state).lower())


def _title(actor: Actor, company_id: UUID) -> str:
    stand = [one.seats_left for one in doors.live_in_brief(actor, company_id) if one.state == OpeningState.OPEN]
    places = sum(stand)
    if stand and not places:
        return gettext("Al uw plaatsen zijn ingenomen")
    if not places:
        return gettext("U hebt nu geen plaats openstaan")
    return ngettext("U hebt %(n)s plaats openstaan", "U hebt %(n)s plaatsen openstaan", places) % {"n": places}


def _row(one: Any, verdict: Verdict) -> Row:
    return Row(
        training=training_name(one.training),
        place=f"{one.establishment.name}, {one.establishment.municipality}",
        url=reverse("company:opening", args=[one.pk]),
        tag=tag_of(one),
        period=period_words(one),
        places=seats_words(one),
        until=written(one.expires_on) if one.state in LIVE else "",
        lacks=tuple(titles(verdict.unmet)),
        limit=extent_words(one.recognition),
    )


def _to_open(recognitions: list[Any], standing: Mapping[UUID, Any]) -> Iterable[ToOpen]:
    before = doors.last_year_of(recognitions)
    for one in recognitions:
        url, source = reverse("company:open_place", args=[one.pk]), before.get(one.pk)
        asked = standing.get(one.pk)
        yield ToOpen(
            training=training_name(one.training),
            place=f"{one.establishment.name}, {one.establishment.municipality}",
            url=url,
            again_url=f"{url}?van={source}" if source else "",
            said=availability.said(asked) if asked else "",
            said_url=reverse("company:availability", args=[asked.pk]) if asked else "",
        )


def _lines(rows: list[Any], *, day: date) -> Iterable[tuple[Any, ...]]:
    live = [one for one in rows if one.state in LIVE]
    verdicts = snapshot.assess_all(live, day=day) if live else {}
    for one in rows:
        yield (
            year_words(one.school_year),
            code_label(OpeningState(one.state)),
            training_name(one.training),
            one.establishment.name,
            one.establishment.municipality,
            one.places,
            one.taken,
            one.starts_on,
            one.ends_on,
            one.expires_on,
            one.hours_per_week,
            ", ".join(sorted(person_name(link.mentor.person) for link in one.mentors.all())),
            "; ".join(titles(verdicts.get(one.pk, OK).unmet)),
        )
