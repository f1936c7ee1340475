"""What the list of recognitions shows and exports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import add_months, day_of
from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.company.pages.frame import area, crumbs, here, written
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Page
from tandem.journey.recognition import policies
from tandem.journey.recognition.queries import recognitions as doors
from tandem.journey.recognition.terms import RecognitionState
from tandem.law import norms

STEP = 50


@dataclass(frozen=True)
class Row:
    """One recognition in the list."""

    training: str
    place: str
    number: str
    url: str
    tag: Tag
    valid_from: str
    valid_until: str
    limit: str = ""


@dataclass(frozen=True)
class RecognitionsPage(Page):
    """Every recognition of the company."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    may_file: bool = False


def recognitions(actor: Actor, company_id: UUID, *, day: date, number: int) -> RecognitionsPage:
    """Every recognition of the company, the one that ends last first."""
    rows = doors.recognitions_of(actor, company_id)
    total, shown = rows.count(), max(number, STEP)
    sees_inside = policies.may_see_company(actor, company_id).is_ok
    return RecognitionsPage(
        title=gettext("Uw erkenningen"),
        lead=gettext("Eén erkenning geldt voor één opleiding op één vestiging."),
        breadcrumb=crumbs(here(gettext("Erkenningen"))),
        area=area(),
        rows=tuple(_row(one, day=day, sees_inside=sees_inside) for one in rows[:shown]),
        total=total,
        count_words=ngettext("%(n)s erkenning", "%(n)s erkenningen", total) % {"n": total},
        more_url=f"?tot={shown + STEP}" if total > shown else "",
        may_file=policies.may_file(actor, company_id).is_ok,
    )


def recognitions_table(actor: Actor, company_id: UUID, *, now: datetime) -> Table:
    """The list to export."""
    return Table(
        title=gettext("Erkenningen"),
        columns=(
            "Erkenning",
            "Stand",
            "Opleiding",
            "Vestiging",
            "Vestigingsnummer",
            "Gemeente",
            "Van",
            "Tot",
            "Door",
            "Beperking",
        ),
        rows=_lines(doors.recognitions_of(actor, company_id).iterator(chunk_size=2000)),
        made_at=now,
        note=gettext("Toestand op %(day)s") % {"day": written(day_of(now))},
    )


def tag_of(recognition: Any, *, day: date) -> Tag:
    """Whether a recognition counts today, ends soon, or is over."""
    if recognition.state != RecognitionState.VALID:
        return Tag("neutral", code_label(RecognitionState(recognition.state)).lower())
    if recognition.gone_since is not None:
        return Tag("stop", gettext("niet meer in het register"))
    if recognition.valid_from > day:
        return Tag("neutral", gettext("begint nog"))
    if recognition.lifting_decided_on is not None:
        return Tag("stop", gettext("wordt opgeheven"))
    warned = add_months(day, norms.at(day).recognition.expiry_warning_months.value)
    if recognition.valid_until <= warned:
        return Tag("wait", gettext("loopt af"))
    return Tag("ok", gettext("erkend"))


def _lines(rows: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    for one in rows:
        place = one.establishment
        state = code_label(RecognitionState(one.state))
        training = training_name(one.training)
        where = (place.name, place.number, place.municipality)
        yield (one.number, state, training, *where, one.valid_from, one.valid_until, one.body.name, extent_words(one))


def _row(one: Any, *, day: date, sees_inside: bool) -> Row:
    public = reverse("workplaces:workplace", args=[one.number])
    return Row(
        training=training_name(one.training),
        place=f"{one.establishment.name}, {one.establishment.municipality}",
        number=one.number,
        url=reverse("company:request", args=[one.request_id]) if sees_inside else public,
        tag=tag_of(one, day=day),
        valid_from=written(one.valid_from),
        valid_until=written(one.valid_until),
        limit=extent_words(one),
    )
