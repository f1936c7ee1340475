"""What the home of a company shows: what we ask today, the establishments, what the register says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.recognition import address_line, extent_words
from tandem.faces.documents.words import written_number
from tandem.faces.web.company.pages import asks, availability
from tandem.faces.web.company.pages.asks import Ask, Rows
from tandem.faces.web.company.pages.frame import area, crumbs, here, person_name, written
from tandem.faces.web.company.pages.recognitions import tag_of
from tandem.faces.web.company.pages.standing import standing
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition import pages as shared
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.activation.queries import questions
from tandem.journey.placement.queries import introduction_lists, openings
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.recognition import policies, snapshot
from tandem.journey.recognition.queries import forms, recognitions
from tandem.journey.recognition.queries import mentors as mentor_doors
from tandem.journey.recognition.terms import RecognitionState, State
from tandem.registers.organisations.queries import companies
from tandem.registers.organisations.terms import RegisterField

STEP = 20


@dataclass(frozen=True)
class Line:
    """One training at an establishment: recognised, or asked for."""

    training: str
    url: str
    tag: Tag
    when: str
    limit: str = ""


@dataclass(frozen=True)
class Guide:
    """A mentor at an establishment, with what is missing."""

    name: str
    tag: Tag
    missing: str


@dataclass(frozen=True)
class Place:
    """An establishment with what goes on there."""

    name: str
    address: str
    number: str
    is_gone: bool
    gone: str
    doubt_url: str
    lines: tuple[Line, ...]
    guides: tuple[Guide, ...]

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """Where something goes on comes first, what the register lost last."""
        return not self.lines, not self.guides, self.is_gone


@dataclass(frozen=True)
class Known:
    """A fact of the register, with the way to say that it is wrong."""

    label: str
    value: str
    url: str


@dataclass(frozen=True)
class Home(Page):
    """The home of a company."""

    company: str = ""
    asks: tuple[Ask, ...] = ()
    places: tuple[Place, ...] = ()
    total: int = 0
    more_url: str = ""
    known: tuple[Known, ...] = ()
    committees: tuple[str, ...] = ()
    may_file: bool = False
    sees_inside: bool = False
    links: tuple[Link, ...] = ()
    open_words: str = ""


def home(actor: Actor, company: Any, *, day: date, number: int) -> Home:
    """The home of a company; who only guides there sees what it is recognised for."""
    sees_inside = policies.may_see_company(actor, company.pk).is_ok
    may_file = policies.may_file(actor, company.pk).is_ok
    rows = _rows(actor, company, sees_inside=sees_inside)
    committees = companies.joint_committees_on(company.pk, day)
    places = sorted(_places(rows, day=day), key=lambda place: place.weight)
    shown = max(number, STEP)
    return Home(
        title=_title(rows, day=day),
        breadcrumb=(crumbs()[0], here(gettext("Mijn onderneming"))),
        area=area(),
        company=company.name,
        asks=tuple(_asks(actor, company, rows, day=day, has_committee=bool(committees))) if may_file else (),
        places=tuple(places[:shown]),
        total=len(places),
        more_url=f"?tot={shown + STEP}" if len(places) > shown else "",
        known=tuple(_known(company, may_doubt=sees_inside)),
        committees=tuple(f"{one.number} {gettext(one.name)}" for one in committees),
        may_file=may_file,
        sees_inside=sees_inside,
        links=tuple(_links(may_file=may_file)) if sees_inside else (),
        open_words=_open_words(rows) if sees_inside else "",
    )


def _asks(actor: Actor, company: Any, rows: Rows, *, day: date, has_committee: bool) -> Iterable[Ask]:
    yield from availability.asks(questions.standing_of(actor, company.pk, day=day))
    yield from asks.asks(rows, day=day, has_committee=has_committee)


def _rows(actor: Actor, company: Any, *, sees_inside: bool) -> Rows:
    company_id = company.pk
    places = list(companies.establishments_of(company))
    recognised = list(recognitions.recognitions_in_brief(actor, company_id))
    if not sees_inside:
        return Rows(places, recognised)
    mentors = [one for one in mentor_doors.mentors_of(actor, company_id) if one.deactivated_at is None]
    return Rows(
        places,
        recognised,
        requests=list(forms.running_requests_of(actor, company_id)),
        drafts=list(forms.drafts_of(actor, company_id)),
        mentors=mentors,
        duties=snapshot.training_duties(mentors),
        openings=list(openings.live_in_brief(actor, company_id)),
        waiting=introduction_lists.waiting_for(actor, company_id),
    )


def _title(rows: Rows, *, day: date) -> str:
    count = sum(one.state == RecognitionState.VALID and one.valid_from <= day for one in rows.recognitions)
    if not count:
        return gettext("U bent nog niet erkend als leeronderneming")
    text = ngettext("U hebt %(n)s erkende leerwerkplek", "U hebt %(n)s erkende leerwerkplekken", count)
    return text % {"n": count}


def _open_words(rows: Rows) -> str:
    """How many places are free; empty where none can stand open."""
    stand = [one.seats_left for one in rows.openings if one.state == OpeningState.OPEN]
    if stand and not sum(stand):
        return gettext("Al uw plaatsen zijn ingenomen: scholen vinden u nu niet.")
    count = sum(stand)
    if not count and not any(one.state == RecognitionState.VALID for one in rows.recognitions):
        return ""
    text = ngettext("Er staat %(n)s plaats open.", "Er staan %(n)s plaatsen open.", count)
    return text % {"n": count} if count else gettext("Er staat geen plaats open: scholen vinden u nu niet.")


def _places(rows: Rows, *, day: date) -> Iterable[Place]:
    lines: defaultdict[UUID, list[Line]] = defaultdict(list)
    running = {(one.establishment_id, one.training_id) for one in rows.requests}
    for recognition in rows.recognitions:
        pair = (recognition.establishment_id, recognition.training_id)
        if recognition.state == RecognitionState.VALID or pair not in running:
            running.add(pair)
            lines[recognition.establishment_id].append(_recognised(recognition, day=day))
    for request in rows.requests:
        lines[request.establishment_id].append(_asked(request, day=day))
    guides = _guides(rows, day=day)
    for place in rows.places:
        yield Place(
            name=place.name,
            address=address_line(place),
            number=written_number(place.number),
            is_gone=place.gone_since is not None,
            gone=written(place.gone_since) if place.gone_since else "",
            doubt_url=_doubt(RegisterField.ADDRESS, place=place.pk),
            lines=tuple(sorted(lines[place.pk], key=lambda line: line.training)),
            guides=tuple(guides[place.pk]),
        )


def _recognised(recognition: Any, *, day: date) -> Line:
    return Line(
        training=training_name(recognition.training),
        url=reverse("company:request", args=[recognition.request_id]),
        tag=tag_of(recognition, day=day),
        when=gettext("tot %(day)s") % {"day": written(recognition.valid_until)},
        limit=extent_words(recognition),
    )


def _asked(request: Any, *, day: date) -> Line:
    meter = shared.deadline(request, today=day)
    when = meter.left.lower() if meter else ""
    if request.state == State.INCOMPLETE:
        when = gettext("u bent aan zet")
    return Line(
        training=training_name(request.training),
        url=reverse("company:request", args=[request.pk]),
        tag=shared.tag(request.state),
        when=when or gettext("wij kijken of alles er is"),
    )


def _guides(rows: Rows, *, day: date) -> Mapping[UUID, list[Guide]]:
    guides: defaultdict[UUID, list[Guide]] = defaultdict(list)
    for mentor in rows.mentors:
        stands = standing(mentor, rows.duties.get(mentor.pk), day=day)
        guide = Guide(person_name(mentor.person), stands.tag, "; ".join(stands.missing))
        for posting in mentor.postings.all():
            guides[posting.establishment_id].append(guide)
    return guides


def _known(company: Any, *, may_doubt: bool) -> Iterable[Known]:
    facts = (
        (RegisterField.NAME, gettext("Naam"), company.name),
        (RegisterField.STARTED_ON, gettext("Begonnen op"), written(company.started_on) if company.started_on else ""),
        (RegisterField.CONTACT, gettext("Contact"), company.contact_email or company.contact_phone),
    )
    yield Known(gettext("Ondernemingsnummer"), written_number(company.number), "")
    for field, label, value in facts:
        if value:
            yield Known(label, value, _doubt(field) if may_doubt else "")


def _doubt(field: RegisterField, *, place: UUID | None = None) -> str:
    where = f"&vestiging={place}" if place else ""
    return f"{reverse('company:doubt')}?gegeven={field}{where}"


def _links(*, may_file: bool) -> Iterable[Link]:
    yield Link(gettext("Erkenningen"), reverse("company:recognitions"))
    yield Link(gettext("Openstaande werkplekken"), reverse("company:openings"))
    yield Link(gettext("Kennismakingen"), reverse("introductions:list"))
    yield Link(gettext("Opleidingsplannen"), reverse("plans:list"))
    yield Link(gettext("Overeenkomsten"), reverse("agreements:list"))
    yield Link(gettext("Samen opleiden"), reverse("company:joints"))
    yield Link(gettext("Mentoren"), reverse("company:mentors"))
    yield Link(gettext("Lerenden die gevonden willen worden"), reverse("company:learners"))
    if may_file:
        yield Link(gettext("Collega's"), reverse("company:invite"))
        yield Link(gettext("Vestigingen in het register"), reverse("company:establishments"))
