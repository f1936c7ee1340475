"""What who guides reads of the places that a learner chose: kept, ranked, and where not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import area, file_crumbs, name_of, written
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Page
from tandem.journey.placement.queries import wishes
from tandem.journey.placement.queries.wishes import KeptPlace, RefusedPlace
from tandem.journey.placement.terms.wishes import Standing


@dataclass(frozen=True)
class ChoicesPage(Page):
    """The places of a learner; why not somewhere only for who may read it."""

    kept: tuple[Fact, ...] = ()
    refused: tuple[Fact, ...] = ()
    hidden: str = ""


def choices(actor: Actor, track: Any, *, day: date) -> ChoicesPage:
    """What the learner of this track chose, for who guides."""
    refused = wishes.refused_places(actor, track.pk, day=day)
    title = gettext("Werkplekken die de lerende koos")
    hidden = gettext("Waarom niet, lezen alleen de lerende, de trajectbegeleider van de lerende en wie het schreef.")
    return ChoicesPage(
        title=title,
        lead=name_of(track.person),
        breadcrumb=file_crumbs(track, title),
        area=area(),
        kept=tuple(_kept(one) for one in wishes.kept_places(actor, track.pk, day=day)),
        refused=tuple(_refused(one) for one in refused),
        hidden=hidden if any(not one.may_say for one in refused) else "",
    )


def _kept(one: KeptPlace) -> Fact:
    place = one.opening.establishment
    return Fact(
        gettext("Keuze %(n)s") % {"n": one.rank} if one.rank else gettext("Bewaard"),
        f"{place.name}, {place.municipality}",
        url=reverse("workplaces:workplace", args=[one.opening.recognition.number]),
        note=" · ".join(_notes(one)),
    )


def _notes(one: KeptPlace) -> Iterator[str]:
    if one.standing is not Standing.OPEN:
        yield code_label(one.standing)
    if not one.is_own_training:
        yield training_name(one.opening.training)


def _refused(one: RefusedPlace) -> Fact:
    place = one.establishment
    since = gettext("sinds %(day)s") % {"day": written(day_of(one.vetoed_at))} if one.vetoed_at else ""
    said = f"“{one.reason}”" if one.reason else ""
    note = " · ".join(filter(None, (since, said)))
    return Fact(place.name, place.municipality, note=note)
