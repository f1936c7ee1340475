"""What the pages about the company itself show: starting, committee, colleagues, register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.faces.documents.recognition import address_line
from tandem.faces.documents.words import code_label, role_label, written_number
from tandem.faces.web.company.pages.frame import Choice, ConfirmPage, area, crumbs, here, place_label, written
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.access import queries as access
from tandem.registers.organisations.queries import companies, register
from tandem.registers.organisations.terms import RegisterField
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class Colleague:
    """Somebody who acts for the company, or is invited to."""

    name: str
    role: str
    since: str
    end_url: str
    is_self: bool = False


@dataclass(frozen=True)
class InvitePage(Page):
    """Who acts for the company, and who is invited."""

    people: tuple[Colleague, ...] = ()
    invited: tuple[Colleague, ...] = ()


@dataclass(frozen=True)
class CommitteePage(Page):
    """Under which joint committees the company falls."""

    current: tuple[Link, ...] = ()
    before: tuple[Fact, ...] = ()
    back_url: str = ""


@dataclass(frozen=True)
class DoubtPage(Page):
    """What the company finds wrong in the register."""

    before: tuple[Fact, ...] = ()
    back_url: str = ""


@dataclass(frozen=True)
class EstablishmentsPage(Page):
    """The establishments that the register holds, and whether they take part."""

    joined: tuple[Fact, ...] = ()
    open_count: int = 0
    source: str = ""
    has_register: bool = True


def invite(actor: Actor, company_id: UUID, *, has_errors: bool, now: datetime, day: date) -> InvitePage:
    """Who acts for the company, who is invited, and whom to invite."""
    return InvitePage(
        title=gettext("Wie handelt voor uw onderneming?"),
        breadcrumb=crumbs(here(gettext("Collega's"))),
        area=area(),
        has_errors=has_errors,
        people=tuple(_person(one, actor) for one in access.capacities_in(actor, company_id, day)),
        invited=tuple(_invited(one) for one in access.invitations_in(actor, company_id, now)),
    )


def end_capacity(capacity: Any) -> ConfirmPage:
    """Ask once more before somebody can no longer act for the company."""
    words = {"name": capacity.user.name, "role": role_label(capacity.role).lower()}
    return ConfirmPage(
        title=gettext("Mag %(name)s niet meer voor u handelen?") % words,
        breadcrumb=crumbs(Link(gettext("Collega's"), reverse("company:invite")), here(gettext("Toegang beëindigen"))),
        area=area(),
        text=gettext("%(name)s is %(role)s. Vanaf nu kan deze persoon niets meer bekijken of doen voor u.") % words,
        button=gettext("Beëindig de toegang"),
        back_url=reverse("company:invite"),
    )


def joint_committee(actor: Actor, company_id: UUID, *, has_errors: bool, back_url: str, day: date) -> CommitteePage:
    """Under which committees the company falls, and fell."""
    rows = list(companies.joint_committee_history(actor, company_id))
    current = [one for one in rows if one.valid_from <= day and (one.valid_until is None or day < one.valid_until)]
    return CommitteePage(
        title=gettext("Onder welk paritair comité valt u?"),
        lead=gettext("Het paritair comité bepaalt wie over uw aanvraag beslist."),
        breadcrumb=crumbs(here(gettext("Paritair comité"))),
        area=area(),
        has_errors=has_errors,
        current=tuple(_committee_link(one) for one in current),
        before=tuple(_committee_fact(one) for one in rows if one not in current),
        back_url=back_url or reverse("company:home"),
    )


def leave_committee(number: str, *, has_errors: bool) -> ConfirmPage:
    """Until when a committee counts."""
    back = reverse("company:joint_committee")
    return ConfirmPage(
        title=gettext("U valt niet meer onder paritair comité %(number)s") % {"number": number},
        breadcrumb=crumbs(Link(gettext("Paritair comité"), back), here(number)),
        area=area(),
        has_errors=has_errors,
        button=gettext("Bewaar"),
        back_url=back,
    )


def doubt(actor: Actor, company_id: UUID, *, has_errors: bool) -> DoubtPage:
    """Say what is not right in the register; what was said before stands below."""
    return DoubtPage(
        title=gettext("Wat klopt er niet in het register?"),
        lead=gettext("Wij geven uw opmerking door. Het gegeven verandert pas als het ondernemingsregister verandert."),
        breadcrumb=crumbs(here(gettext("Klopt dit niet?"))),
        area=area(),
        has_errors=has_errors,
        before=tuple(_doubted(one) for one in companies.doubts_for(actor, company_id)),
        back_url=reverse("company:home"),
    )


def establishments(rows: Sequence[Any], *, has_errors: bool, open_count: int) -> EstablishmentsPage:
    """Which establishments take part, and how many of the register do not yet."""
    extract = register.current_extract()
    source = gettext("Ondernemingsregister van %(day)s")
    return EstablishmentsPage(
        title=gettext("Uw vestigingen in het ondernemingsregister"),
        lead=gettext("Een vestiging die meedoet, kunt u kiezen in een aanvraag. Nieuwe vestigingen volgen vanzelf."),
        breadcrumb=crumbs(here(gettext("Vestigingen"))),
        area=area(),
        has_errors=has_errors,
        joined=tuple(_joined(one) for one in rows),
        open_count=open_count,
        source=source % {"day": written(extract.snapshot_on)} if extract else "",
        has_register=extract is not None,
    )


def places_to_adopt(company: Any, rows: Sequence[Any]) -> list[Choice]:
    """The establishments of the company in the register that do not take part yet, as choices of a form."""
    try:
        generation = register.generation_in_use()
    except NotFound:
        return []
    held = register.facts_of([int(company.number)], generation=generation).get(int(company.number))
    known = {place.number for place in rows}
    return [
        (place.number, f"{place_label(place)} ({written_number(place.number)})")
        for place in (held.establishments if held else ())
        if place.number not in known
    ]


def suggested_committees(text: str, *, day: date) -> list[dict[str, str]]:
    """Joint committees for what was typed so far."""
    found = reference.search_joint_committees(text, day=day)
    return [{"value": one.number, "label": f"{one.number} {gettext(one.name)}", "detail": ""} for one in found]


def _person(capacity: Any, actor: Actor) -> Colleague:
    return Colleague(
        name=capacity.user.name,
        role=role_label(capacity.role),
        since=written(capacity.valid_from),
        end_url=reverse("company:end_capacity", args=[capacity.pk]),
        is_self=capacity.user_id == actor.user_id,
    )


def _invited(invitation: Any) -> Colleague:
    return Colleague(
        name=invitation.email,
        role=role_label(invitation.role),
        since=written(day_of(invitation.expires_at)),
        end_url=reverse("company:withdraw_invitation", args=[invitation.pk]),
    )


def _committee_link(link: Any) -> Link:
    committee = link.joint_committee
    return Link(
        f"{committee.number} {gettext(committee.name)}", reverse("company:leave_committee", args=[committee.number])
    )


def _committee_fact(link: Any) -> Fact:
    until = gettext(" tot %(day)s") % {"day": written(link.valid_until)} if link.valid_until else ""
    start = gettext("vanaf %(day)s") % {"day": written(link.valid_from)}
    return Fact(f"{link.joint_committee.number} {gettext(link.joint_committee.name)}", f"{start}{until}")


def _doubted(one: Any) -> Fact:
    where = f" · {one.establishment.name}" if one.establishment else ""
    settled = one.answer or gettext("nagekeken") if one.settled_at else gettext("wij kijken het na")
    label = f"{code_label(RegisterField(one.field))}{where}"
    return Fact(label, one.explanation, note=f"{written(day_of(one.raised_at))} · {settled}")


def _joined(place: Any) -> Fact:
    gone = gettext("niet meer in het register sinds %(day)s")
    note = gone % {"day": written(place.gone_since)} if place.gone_since else ""
    return Fact(place.name, f"{address_line(place)} · {written_number(place.number)}", note=note)
