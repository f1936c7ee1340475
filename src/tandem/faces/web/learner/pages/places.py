"""What the list of places shows: the ranking, what else is kept, and where the learner does not want to go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.matching import why_not_here
from tandem.faces.documents.recognition import extent_words
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, hour, search_for, whose, written, written_moment
from tandem.faces.web.placement.trips import Way, modes_of, ways
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.placement.queries import profiles, wishes
from tandem.journey.placement.queries.wishes import KeptPlace, RefusedPlace
from tandem.journey.placement.rules import market
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.rules.wishes import MOST_RANKED
from tandem.journey.placement.snapshot import facts, shelf
from tandem.journey.placement.terms.wishes import Standing
from tandem.registers.travel.terms import TravelMode

_TAGS = {Standing.OPEN: "ok", Standing.FULL: "wait", Standing.PAUSED: "wait"}
_STANDS = (Standing.OPEN, Standing.FULL)
"""What can be ranked: a seat that is taken may be free again."""


@dataclass(frozen=True)
class PlaceCard:
    """One kept place."""

    key: str
    title: str
    company: str
    url: str
    municipality: str
    training: str
    starts: str
    ways: tuple[Way, ...]
    tag: Tag
    what_now: str
    rank: int | None
    is_first: bool
    is_last: bool
    may_rank: bool
    is_vetoed: bool
    propose_url: str
    introduction_url: str
    track_id: UUID
    opening_id: UUID
    establishment_id: UUID
    limit: str = ""
    why_not: tuple[str, ...] = ()
    """Why this place cannot be proposed now, where the learner could still change something or choose another."""


@dataclass(frozen=True)
class Refused:
    """One establishment where the learner does not want to go."""

    key: str
    title: str
    municipality: str
    reason: str
    since: str
    may_say: bool
    establishment_id: UUID


@dataclass(frozen=True)
class PlacesPage(Whose):
    """The list of a learner."""

    track_id: UUID | None = None
    ranked: tuple[PlaceCard, ...] = ()
    others: tuple[PlaceCard, ...] = ()
    refused: tuple[Refused, ...] = ()
    full: str = ""
    search_url: str = ""
    export_of: str = ""


@dataclass(frozen=True)
class VetoPage(Whose):
    """Refuse one establishment."""

    place: str = ""
    reason: str = ""
    back_url: str = ""
    is_refused: bool = False
    may_say: bool = True

    def with_back(self, url: str, *, has_errors: bool) -> Self:
        """The page with the way back, and whether something has to be looked at."""
        return replace(self, back_url=url, has_errors=has_errors)


def places(actor: Actor, track: Any, *, day: date) -> PlacesPage:
    """Everything the learner of a track chose."""
    kept = wishes.kept_in(track, day=day)
    modes = modes_of(profiles.told_in(actor, track, day=day).form.travel_modes)
    ranked = [one for one in kept if one.rank is not None]
    is_full = len(ranked) >= MOST_RANKED
    why_not = _why_not(track, kept, day=day)
    cards = [
        replace(one, why_not=why_not.get(one.opening_id, ()))
        for one in cards_of(track, kept, modes=modes, day=day, last=len(ranked), is_full=is_full)
    ]
    title = ngettext("Je bewaarde %(n)s werkplek", "Je bewaarde %(n)s werkplekken", len(kept)) % {"n": len(kept)}
    return PlacesPage(
        title=title if kept else gettext("Je bewaarde nog geen werkplek"),
        breadcrumb=crumbs(track, here(gettext("Mijn werkplekken"))),
        **whose(actor, track),
        track_id=track.pk,
        ranked=tuple(one for one in cards if one.rank is not None),
        others=tuple(one for one in cards if one.rank is None),
        refused=tuple(_refused(one) for one in wishes.refused_in(actor, track, day=day)),
        full=gettext("Je volgorde is vol: %(n)s werkplekken.") % {"n": MOST_RANKED} if is_full else "",
        search_url=search_for(track),
        export_of=str(track.pk),
    )


def places_table(actor: Actor, track: Any, *, now: datetime) -> Table:
    """The same places, to take along."""
    day = day_of(now)
    modes = modes_of(profiles.told_in(actor, track, day=day).form.travel_modes)
    kept = wishes.kept_in(track, day=day)
    trips = ways(track, [one.opening for one in kept], modes, day=day)
    return Table(
        title=gettext("Mijn werkplekken"),
        columns=(
            gettext("Volgorde"),
            gettext("Werkplek"),
            gettext("Gemeente"),
            gettext("Opleiding"),
            gettext("Hoe het staat"),
            gettext("Begint op"),
            gettext("Reistijd"),
            gettext("Bewaard op"),
        ),
        rows=[
            (
                one.rank,
                one.opening.establishment.name,
                one.opening.establishment.municipality,
                training_name(one.opening.training),
                code_label(one.standing),
                one.opening.starts_on,
                "; ".join(way.words for way in trip),
                day_of(one.saved_at),
            )
            for one, trip in zip(kept, trips, strict=True)
        ],
        made_at=now,
    )


def cards_of(
    track: Any,
    kept: Sequence[KeptPlace],
    *,
    modes: tuple[TravelMode, ...],
    day: date,
    last: int = 0,
    is_full: bool = False,
) -> list[PlaceCard]:
    """Kept places as the learner sees them."""
    trips = ways(track, [one.opening for one in kept], modes, day=day)
    return [
        replace(
            _card(track, one, trip, last=last, is_full=is_full),
            propose_url=_propose_url(track, one),
            introduction_url=_introduction_url(one),
        )
        for one, trip in zip(kept, trips, strict=True)
    ]


def _why_not(track: Any, kept: Sequence[KeptPlace], *, day: date) -> dict[UUID, tuple[str, ...]]:
    """Why the open places of the own training are out of reach, in sentences; nothing for who does not search."""
    asked = [one.opening.pk for one in kept if one.standing is Standing.OPEN and one.is_own_training]
    if not asked or track.phase not in SEARCHES:
        return {}
    (seeker,) = facts.seekers_of([track], day=day)
    if market.why_left_out(seeker) is not None:
        return {}
    told = shelf.shelf_of(day, school_year=track.school_year).why_not(seeker, asked)
    return {key: why_not_here(hurdles) for key, hurdles in told.items()}


def _propose_url(track: Any, kept: KeptPlace) -> str:
    """Where the learner applies; empty where that makes no sense."""
    fits = kept.standing is Standing.OPEN and kept.is_own_training and not kept.is_vetoed
    if not fits or track.phase not in SEARCHES or kept.introduction_id:
        return ""
    return reverse("introductions:propose", args=[track.pk, kept.opening.pk])


def _introduction_url(kept: KeptPlace) -> str:
    one = kept.introduction_id
    return reverse("introductions:introduction", args=[one]) if one else ""


def _card(track: Any, kept: KeptPlace, trip: tuple[Way, ...], *, last: int, is_full: bool) -> PlaceCard:
    opening, place = kept.opening, kept.opening.establishment
    can_be_had = kept.standing in _STANDS and kept.is_own_training and not kept.is_vetoed
    return PlaceCard(
        key=f"plek-{opening.pk}",
        title=place.name,
        company=opening.company.name if opening.company.name != place.name else "",
        url=reverse("workplaces:workplace", args=[opening.recognition.number]),
        municipality=place.municipality,
        training="" if kept.is_own_training else training_name(opening.training),
        starts=_starts(opening),
        ways=trip,
        tag=Tag(_TAGS.get(kept.standing, "stop"), code_label(kept.standing)),
        what_now=_what_now(kept),
        rank=kept.rank,
        is_first=kept.rank == 1,
        is_last=kept.rank == last,
        may_rank=can_be_had and not is_full and track.phase in RUNNING,
        is_vetoed=kept.is_vetoed,
        propose_url="",
        introduction_url="",
        track_id=track.pk,
        opening_id=opening.pk,
        establishment_id=place.pk,
        limit=extent_words(opening.recognition),
    )


def veto(actor: Actor, track: Any, establishment_id: UUID, *, day: date) -> VetoPage:
    """Refuse an establishment, or say something else about a refusal."""
    found = wishes.place_to_refuse(actor, track, establishment_id, day=day)
    place = found.establishment
    list_link = Link(gettext("Mijn werkplekken"), reverse("learner:places", args=[track.pk]))
    return VetoPage(
        title=gettext("Hier niet: %(place)s") % {"place": place.name},
        lead=gettext(
            "Dan stelt Tandem je deze plek niet voor. Loopt er al een kennismaking, dan stopt die meteen."
            " De onderneming hoort dat ze stopt, niet waarom."
        ),
        breadcrumb=crumbs(track, list_link, here(gettext("Hier niet"))),
        **whose(actor, track),
        place=f"{place.name}, {place.municipality}",
        reason=found.reason,
        is_refused=found.vetoed_at is not None,
        may_say=found.may_say,
    )


def _refused(one: RefusedPlace) -> Refused:
    place = one.establishment
    return Refused(
        key=f"toch-{place.pk}",
        title=place.name,
        municipality=place.municipality,
        reason=one.reason,
        since=written_moment(one.vetoed_at) if one.vetoed_at else "",
        may_say=one.may_say,
        establishment_id=place.pk,
    )


def _starts(opening: Any) -> str:
    days = gettext("vanaf %(day)s") % {"day": written(opening.starts_on)}
    if opening.first_minute is None:
        return days
    return gettext("%(days)s, begint om %(hour)s") % {"days": days, "hour": hour(opening.first_minute)}


def _what_now(kept: KeptPlace) -> str:
    """What a place that is not free means, and what the learner can do."""
    return " ".join(_notes(kept))


def _notes(kept: KeptPlace) -> Iterator[str]:
    words = {
        Standing.FULL: gettext("Alle plaatsen zijn ingenomen. Valt er een weg, dan kun je je hier voorstellen."),
        Standing.PAUSED: gettext("De onderneming neemt nu even niemand. Misschien later weer."),
        Standing.FILLED: gettext("Deze plaats is ingevuld. Begin je hier zelf? Vraag je school wat er nu volgt."),
        Standing.CLOSED: gettext("De onderneming zoekt niemand meer voor deze plaats."),
        Standing.EXPIRED: gettext("De onderneming zette deze plaats niet langer open."),
        Standing.NOT_RECOGNISED: gettext("Hier kun je nu niet leren. Je school weet er meer van."),
    }
    if kept.standing in words:
        yield words[kept.standing]
    if kept.is_vetoed:
        yield gettext("Je zei: hier niet.")
    elif not kept.is_own_training and kept.standing in _STANDS:
        yield gettext("Voor een andere opleiding: je kunt deze bewaren, niet in je volgorde zetten.")
