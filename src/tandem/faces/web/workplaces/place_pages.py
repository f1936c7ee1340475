"""What the page of one recognised workplace shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.recognition import address_line, extent_words, mandate_line
from tandem.faces.documents.words import code_label, written_number
from tandem.faces.web.language import in_language
from tandem.faces.web.learner.doors import FAMILY
from tandem.faces.web.learner.pages.keeping import Keep, keep_at
from tandem.faces.web.placement.words import free_words, period_words, starts_words
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.faces.web.workplaces import linked, maps
from tandem.faces.web.workplaces.asking import places_like
from tandem.faces.web.workplaces.forms import FromForm
from tandem.faces.web.workplaces.pages import ICONS, Card, card_of, kilometres, way_there
from tandem.journey.activation.queries import questions
from tandem.journey.placement.queries import public_openings
from tandem.journey.recognition import policies
from tandem.journey.recognition.queries import joint, lifting, public
from tandem.journey.recognition.queries.nearness import Near
from tandem.journey.recognition.queries.public import Wish
from tandem.journey.recognition.terms import Extent, RecognitionState
from tandem.registers.geo.rules import distance_km
from tandem.registers.geo.terms import PlaceKind
from tandem.registers.reference import queries as reference
from tandem.registers.travel.rules.estimates import Spot
from tandem.registers.travel.terms import TravelMode

SIMILAR = 5
SIMILAR_KM = 30


@dataclass(frozen=True)
class Journey:
    """How far it is from somewhere."""

    place: str
    distance: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OpenPlace:
    """A place that stands open at this workplace."""

    label: str
    url: str
    places: str
    is_free: bool


@dataclass(frozen=True)
class WorkplacePage(Page):
    """One recognised workplace."""

    number: str = ""
    place: str = ""
    state: Tag | None = None
    state_note: str = ""
    is_valid: bool = False
    tags: tuple[Link, ...] = ()
    about: str = ""
    activities: tuple[str, ...] = ()
    limit: str = ""
    partners: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    ground: tuple[Fact, ...] = ()
    from_text: str = ""
    from_note: str = ""
    journey: Journey | None = None
    openings: tuple[OpenPlace, ...] = ()
    has_free: bool = False
    """One of the openings has a free place."""
    paused: str = ""
    others: tuple[Link, ...] = ()
    similar: tuple[Card, ...] = ()
    search_url: str = ""
    report_url: str = ""
    linked_data: str = ""
    map: maps.Map | None = None
    map_data: dict[str, Any] | None = None
    keep: Keep | None = None
    lift_url: str = ""
    """For the body that holds the power today, which need not be the one that recognised it."""


def workplace(actor: Actor, found: Any, form: FromForm, *, day: date) -> WorkplacePage:
    """One entry of the register: what is taught there, where, recognised by whom, until when."""
    place, training = found.establishment, found.training
    title = in_language(training.name, training.name_en)
    form.is_valid()
    from_text = form.cleaned_data.get("van", "").strip()
    journey, from_note = _journey(found, from_text, day=day)
    activities = public.activities_of(found)
    state, note = _state(found, day)
    keep = _keep(actor, found, day=day)
    others = tuple(public.others_at(found, day=day))
    openings = tuple(_open_places(found, day=day))
    drawn, data = (None, None) if found.lat is None else maps.map_of(found.lat, found.lon, place.name, day=day)
    return WorkplacePage(
        title=gettext("%(training)s leren bij %(place)s") % {"training": title, "place": place.name},
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Zoek een werkplek"), reverse("workplaces:search")),
            Link(place.name, ""),
        ),
        number=found.number,
        place=place.name,
        state=state,
        state_note=note,
        is_valid=state.state == "ok",
        tags=_sections(activities=bool(activities), others=bool(others), keep=keep is not None),
        about=in_language(training.summary, training.summary_en),
        activities=tuple(in_language(one.activity.text_nl, one.activity.text_en) for one in activities),
        limit=extent_words(found),
        partners=tuple(_partners(found, day=day)),
        facts=_facts(found),
        ground=_ground(found),
        from_text=from_text,
        from_note=from_note,
        journey=journey,
        openings=openings,
        has_free=any(one.is_free for one in openings),
        paused=_paused(found, day=day),
        others=tuple(_link(one) for one in others),
        similar=tuple(_similar(found, day=day)),
        search_url=f"{reverse('workplaces:search')}?wat={quote(title)}&waar={quote(place.municipality)}",
        report_url=_report_url(found),
        linked_data=linked.as_text(found, url=settings.BASE_URL + reverse("workplaces:workplace", args=[found.number])),
        map=drawn,
        map_data=data,
        keep=keep,
        lift_url=_lift_url(actor, found, day=day),
    )


def _lift_url(actor: Actor, found: Any, *, day: date) -> str:
    may_lift = policies.decides(actor) and lifting.may_lift_today(actor, found.request, day=day)
    return reverse("desk:lift", args=[found.request_id]) if may_lift else ""


def _partners(found: Any, *, day: date) -> Iterable[Link]:
    """Who teaches the rest, where the recognition is limited."""
    for one in joint.partners_of(found, day=day) if found.extent == Extent.LIMITED else ():
        yield Link(one.establishment.name, reverse("workplaces:workplace", args=[one.number]))


def _keep(actor: Actor, found: Any, *, day: date) -> Keep | None:
    """What a learner can choose here."""
    openings = list(public_openings.at_recognition(found.pk, day=day)) if actor.has_role(*FAMILY) else []
    back = f"{reverse('workplaces:workplace', args=[found.number])}#bewaar"
    about = {"establishment_id": found.establishment_id, "training_id": found.training_id}
    return keep_at(actor, openings, **about, back=back, day=day)


def suggestion(found: Any) -> dict[str, str]:
    """A place under the search field: what is filled in, and what tells it from its namesakes."""
    label = f"{found.postal_code} {found.name}".strip()
    if found.kind is PlaceKind.MUNICIPALITY:
        return {"value": found.nis, "label": label, "detail": gettext("gemeente")}
    detail = "" if found.name == found.municipality else gettext("in %(town)s") % {"town": found.municipality}
    return {"value": found.nis, "label": label, "detail": detail}


def _state(found: Any, day: date) -> tuple[Tag, str]:
    """Whether the recognition counts today, and why not."""
    if found.state != RecognitionState.VALID:
        word = code_label(RecognitionState(found.state)).lower()
        ended = date_format(found.ended_on or found.valid_until, "DATE_FORMAT")
        return Tag("stop", word), gettext("Deze erkenning geldt niet meer sinds %(day)s.") % {"day": ended}
    if found.valid_until <= day:
        ended = date_format(found.valid_until, "DATE_FORMAT")
        return Tag("stop", gettext("verlopen")), gettext("Deze erkenning geldt niet meer sinds %(day)s.") % {
            "day": ended
        }
    if found.gone_since is not None:
        since = date_format(found.gone_since, "DATE_FORMAT")
        words = gettext(
            "De vestiging staat sinds %(day)s niet meer in het ondernemingsregister. Vraag na voor u afspreekt."
        )
        return Tag("wait", gettext("niet meer in het register")), words % {"day": since}
    if found.valid_from > day:
        start = date_format(found.valid_from, "DATE_FORMAT")
        return Tag("wait", gettext("nog niet geldig")), gettext("Deze erkenning geldt pas vanaf %(day)s.") % {
            "day": start
        }
    until = date_format(found.valid_until, "DATE_FORMAT")
    if found.lifting_decided_on is not None:
        return Tag("wait", gettext("wordt opgeheven")), gettext("Deze erkenning geldt niet meer vanaf %(day)s.") % {
            "day": until
        }
    return Tag("ok", gettext("erkend")), gettext("Deze erkenning geldt vandaag, tot %(day)s.") % {"day": until}


def _sections(*, activities: bool, others: bool, keep: bool) -> tuple[Link, ...]:
    """What the page holds, to jump to."""
    found = [
        (gettext("Jouw keuze"), "#bewaar", keep),
        (gettext("Wat u er leert"), "#leren", activities),
        (gettext("Waar het is"), "#waar", True),
        (gettext("Wie erkende"), "#erkenning", True),
        (gettext("Andere opleidingen hier"), "#andere", others),
    ]
    return tuple(Link(label, url) for label, url, there in found if there)


def _facts(found: Any) -> tuple[Fact, ...]:
    place, company = found.establishment, found.company
    lines = [
        Fact(gettext("Adres"), address_line(place)),
        Fact(gettext("Vestiging"), place.name, note=written_number(place.number), term="establishment"),
        Fact(gettext("Onderneming"), company.name, note=written_number(company.number)),
    ]
    if place.website.startswith(("https://", "http://")):
        lines.append(Fact(gettext("Website"), place.website, url=place.website))
    return tuple(lines)


def _ground(found: Any) -> tuple[Fact, ...]:
    body = found.body
    return (
        Fact(gettext("Erkenningsnummer"), found.number),
        Fact(
            gettext("Beslist door"),
            in_language(body.name, body.name_en),
            url=reverse("mandates:body", args=[body.code]),
        ),
        Fact(gettext("Bevoegdheid"), mandate_line(found.request), term="mandate"),
        Fact(gettext("Beslist op"), date_format(day_of(found.granted_at), "DATE_FORMAT")),
        Fact(gettext("Geldig van"), date_format(found.valid_from, "DATE_FORMAT")),
        Fact(gettext("Geldig tot"), date_format(found.valid_until, "DATE_FORMAT")),
    )


def _journey(found: Any, text: str, *, day: date) -> tuple[Journey | None, str]:
    """How far it is from there; a word when we do not know where that is, or where the workplace lies."""
    if not text:
        return None, ""
    places = places_like(text, day, limit=1)
    if not places:
        words = gettext("Wij kennen geen plaats “%(place)s”. Vul een gemeente of een postcode in.")
        return None, words % {"place": text}
    if found.lat is None:
        return None, gettext("Wij weten niet waar deze vestiging precies ligt.")
    start = Spot(places[0].lat, places[0].lon)
    km = distance_km(start.lat, start.lon, found.lat, found.lon)
    ways = tuple((ICONS[mode], way_there(start, found, mode, day=day)) for mode in TravelMode)
    return Journey(places[0].label, kilometres(km), ways), ""


def _similar(found: Any, *, day: date) -> list[Card]:
    """The nearest places for the same training."""
    if found.lat is None:
        return []
    wish = Wish(trainings=(found.training_id,), near=Near(found.lat, found.lon, SIMILAR_KM))
    hits = public.find(wish, sort="nearest", most=SIMILAR + 1, day=day).hits
    km = {hit.id: hit.km for hit in hits if hit.id != found.pk}
    rows = public.shown(list(km)[:SIMILAR])
    years = reference.shortage_years(found.training_id)
    start = Spot(found.lat, found.lon)
    return [
        card_of(row, km=km[row.pk], minutes=way_there(start, row, TravelMode.BIKE, day=day), shortage=years)
        for row in rows
    ]


def _open_places(found: Any, *, day: date) -> Iterable[OpenPlace]:
    for one in public_openings.at_recognition(found.pk, day=day):
        url = reverse("workplaces:opening", args=[one.pk])
        when, left = f"{period_words(one)}, {starts_words(one, day=day)}", one.seats_left
        yield OpenPlace(when if left else period_words(one), url, free_words(left), is_free=left > 0)


def _paused(found: Any, *, day: date) -> str:
    """Until when the company says that there is no place; empty where it says no such thing."""
    until = questions.paused_among([found.pk], day=day).get(found.pk)
    return date_format(until, "DATE_FORMAT") if until else ""


def _link(one: Any) -> Link:
    return Link(
        in_language(one.training.name, one.training.name_en), reverse("workplaces:workplace", args=[one.number])
    )


def _report_url(found: Any) -> str:
    subject = gettext("Fout bij %(number)s, %(place)s") % {"number": found.number, "place": found.establishment.name}
    return f"mailto:{settings.REPLY_TO_EMAIL}?subject={quote(subject)}"
