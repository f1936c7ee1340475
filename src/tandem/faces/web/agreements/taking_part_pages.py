"""What a company reads of an agreement that another company leads: its own workplace, and what that needs.

Before its yes the learner has no name here; after it only what somebody needs who guides the learner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents import timetable as timetable_words
from tandem.faces.web.agreements.frame import area, crumbs, learner_name, tag_of, written
from tandem.faces.web.agreements.one_pages import Way, place_days
from tandem.faces.web.agreements.pages import Row, term_words
from tandem.faces.web.agreements.step_pages import StepPage
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.agreements import policies
from tandem.journey.agreements.queries import places as queries
from tandem.journey.agreements.terms import AgreementState


@dataclass(frozen=True)
class OwnPlace:
    """One own workplace, and what can be answered."""

    title: str
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class SharedPage(Page):
    """What concerns the own workplaces in an agreement."""

    kicker: str = ""
    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    places: tuple[OwnPlace, ...] = ()


def shared(actor: Actor, places: Sequence[Any]) -> SharedPage:
    """What concerns the own workplaces in this agreement."""
    one = places[0].agreement
    title = title_of(places[0])
    text = gettext("%(company)s sluit deze overeenkomst. U leest hier wat over uw werkplek gaat.")
    if any(_waits(row) for row in places):
        text = gettext("%(company)s vraagt of uw werkplek meedoet. Lees wat er gevraagd wordt en antwoord onderaan.")
    return SharedPage(
        title=title,
        lead=text % {"company": one.company.name},
        breadcrumb=crumbs(Link(title, "")),
        area=area(actor),
        kicker=one.number,
        tag=tag_of(one),
        facts=tuple(_facts(one)),
        places=tuple(_own(actor, row) for row in places),
    )


def agree(actor: Actor, row: Any, *, has_errors: bool) -> StepPage:
    """Say yes, with a mentor."""
    lead = gettext(
        "U kiest zelf wie begeleidt. Verandert er later iets aan de periode of de uren, dan vragen wij het u opnieuw."
    )
    return _step(actor, row, gettext("Doe mee"), lead, gettext("Doe mee"), has_errors=has_errors)


def decline(actor: Actor, row: Any, *, has_errors: bool) -> StepPage:
    """Say no."""
    lead = gettext("Uw werkplek gaat dan uit de overeenkomst. De school en de andere onderneming lezen waarom.")
    return _step(actor, row, gettext("Doe niet mee"), lead, gettext("Doe niet mee"), has_errors=has_errors)


def rows(actor: Actor, *, most: int) -> tuple[Row, ...]:
    """The agreements that another company leads, for the list."""
    found = list(queries.shared_with(actor)[:most])
    places: dict[Any, Any] = {}
    for row in queries.places_for(actor).filter(agreement__in=[one.pk for one in found]).order_by("agreed_at", "pk"):
        places.setdefault(row.agreement_id, row)
    return tuple(_row(one, places[one.pk]) for one in found)


def title_of(row: Any) -> str:
    """What such an agreement is called: the learner, once the company said yes."""
    if row.agreed_at is not None:
        return learner_name(row.agreement)
    return gettext("Een lerende van %(school)s") % {"school": row.agreement.track.provider.name}


def _row(one: Any, row: Any) -> Row:
    return Row(
        url=reverse("agreements:shared", args=[one.pk]),
        title=title_of(row),
        about=f"{one.number} · {training_name(one.track.training)}",
        kind=one.company.name,
        term=term_words(one),
        tag=tag_of(one),
        waits=_next_words(one, row),
    )


def _waits(row: Any) -> bool:
    """Whether the own company is to answer."""
    return row.agreed_at is None and row.agreement.state == AgreementState.DRAFT


def _next_words(one: Any, row: Any) -> str:
    if one.state in {AgreementState.DRAFT, AgreementState.SIGNING}:
        return gettext("Zeg of u meedoet") if _waits(row) else gettext("U doet mee")
    last = one.closed_on or one.ends_on
    return gettext("Tot %(day)s") % {"day": written(last)} if last else ""


def _facts(one: Any) -> Iterator[Fact]:
    track = one.track
    yield Fact(gettext("Opleiding"), training_name(track.training))
    yield Fact(gettext("School"), track.provider.name)
    if track.coach:
        yield Fact(gettext("Trajectbegeleider"), track.coach.name)
    yield Fact(gettext("Onderneming die de overeenkomst sluit"), one.company.name)
    yield Fact(gettext("Periode"), term_words(one))
    for number, line in enumerate(one.hours.splitlines(), start=1):
        for day, hours in enumerate(part.strip() for part in line.split(";")):
            if hours:
                label = timetable_words.day_words(f"{number}.{day + 1}", has_turns=len(one.hours.splitlines()) > 1)
                yield Fact(label[:1].upper() + label[1:], hours)
    if one.closed_on:
        yield Fact(gettext("Laatste dag"), written(one.closed_on))


def _own(actor: Actor, row: Any) -> OwnPlace:
    one, place, mentor = row.agreement, row.recognition.establishment, row.mentor
    days = place_days(one, row) if row.begins_on or row.ends_on else ""
    said = gettext("ja, op %(day)s") % {"day": written(day_of(row.agreed_at))} if row.agreed_at else gettext("nog niet")
    facts = (
        Fact(gettext("Plaats"), f"{place.street} {place.house_number}, {place.postal_code} {place.municipality}"),
        Fact(gettext("Erkenning"), row.recognition.number),
        *((Fact(gettext("Dagen"), days),) if days else ()),
        Fact(
            gettext("Mentor"),
            f"{mentor.person.given_name} {mentor.person.family_name}" if mentor else gettext("nog niet gekozen"),
        ),
        Fact(gettext("Doet u mee?"), said),
    )
    may = one.state == AgreementState.DRAFT and policies.may_answer(actor, row.recognition.company_id).is_ok
    ways = [
        Way(
            gettext("Kies een andere mentor") if row.agreed_at else gettext("Doe mee"),
            reverse("agreements:agree_place", args=[one.pk, row.pk]),
            is_quiet=row.agreed_at is not None,
        ),
        Way(gettext("Doe niet mee"), reverse("agreements:decline_place", args=[one.pk, row.pk]), is_quiet=True),
    ]
    return OwnPlace(place.name, facts, tuple(ways) if may else ())


def _step(actor: Actor, row: Any, title: str, lead: str, button: str, *, has_errors: bool) -> StepPage:
    one = row.agreement
    back = reverse("agreements:shared", args=[one.pk])
    return StepPage(
        title=title,
        lead=lead,
        breadcrumb=crumbs(Link(title_of(row), back), Link(title, "")),
        area=area(actor),
        has_errors=has_errors,
        kicker=f"{one.number} · {row.recognition.establishment.name}",
        button=button,
        back_url=back,
    )
