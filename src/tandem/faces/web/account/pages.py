"""What the sign-in pages show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.demo import personas as invented
from tandem.faces.documents.words import role_label
from tandem.faces.outbox import queries as outbox
from tandem.faces.outbox.letters import letters_on
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import policies
from tandem.registers.access import queries as access
from tandem.registers.access import rules
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, FAMILY_ROLES, PROVIDER_ROLES, Role
from tandem.registers.accounts import queries as accounts

STEP = 20


@dataclass(frozen=True)
class Persona:
    """An invented person to be."""

    id: str
    name: str
    organisation: str
    """For whom that person acts; what there is to see as somebody of a family."""


@dataclass(frozen=True)
class PersonaGroup:
    """Invented people who do the same."""

    what: str
    people: tuple[Persona, ...]


@dataclass(frozen=True)
class SignInPage(Page):
    """The ways in."""

    next_url: str = ""
    personas: tuple[PersonaGroup, ...] = ()


@dataclass(frozen=True)
class InvitationPage(Page):
    """What is offered, by whom, until when."""

    role: str = ""
    person: str = ""
    """Who a learner or parent comes in as."""
    organisation: str = ""
    expires_at: datetime | None = None
    is_known: bool = False


@dataclass(frozen=True)
class NoticeLine:
    """One notice."""

    title: str
    url: str
    text: str
    at: datetime
    is_new: bool


@dataclass(frozen=True)
class NoticesPage(Page):
    """The notices, newest first."""

    notices: tuple[NoticeLine, ...] = ()
    total: int = 0
    unread: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class KeyLine:
    """One key: for which program, in which capacity, until when, and whether it was used."""

    name: str
    acts_for: str
    until: datetime
    used_on: date | None
    tag: Tag
    revoke_url: str


@dataclass(frozen=True)
class KeysPage(Page):
    """The own keys for programs."""

    keys: tuple[KeyLine, ...] = ()
    secret: str = ""
    may_make: bool = False


def home_of(actor: Actor) -> str:
    """Where somebody in this capacity starts."""
    if actor.has_role(*COMPANY_ROLES):
        return reverse("company:home")
    if actor.has_role(*PROVIDER_ROLES):
        return reverse("learners:list")
    if actor.has_role(*BODY_ROLES):
        return reverse("desk:inbox")
    if actor.has_role(Role.LEARNER, Role.GUARDIAN):
        return reverse("learner:home")
    if actor.has_role(Role.PLATFORM_ADMIN):
        return reverse("system:home")
    return reverse("site:home")


def sign_in(*, next_url: str, is_demo: bool, day: date, has_errors: bool = False) -> SignInPage:
    """The ways in; the invented people stand first in demo mode."""
    return SignInPage(
        title=gettext("Meld u aan"),
        breadcrumb=_crumbs(gettext("Aanmelden")),
        has_errors=has_errors,
        next_url=next_url,
        personas=_personas(day) if is_demo else (),
    )


def link_sent(email: str) -> Page:
    """The mail is on its way, if there is an account."""
    lead = gettext("Kennen wij %(email)s, dan vindt u daar binnen enkele minuten een link.") % {"email": email}
    return Page(title=gettext("Kijk in uw mailbox"), lead=lead, breadcrumb=_crumbs(gettext("Aanmelden")))


def use_link() -> Page:
    """One button away from being in."""
    return Page(title=gettext("Nog één klik"), breadcrumb=_crumbs(gettext("Aanmelden")))


def invitation(offered: Any, *, is_known: bool, has_errors: bool) -> InvitationPage:
    """What is offered, by whom, until when."""
    return InvitationPage(
        title=gettext("U bent uitgenodigd"),
        breadcrumb=_crumbs(gettext("Uitnodiging")),
        has_errors=has_errors,
        role=gettext(offered.role_label),
        person=offered.name if offered.role in FAMILY_ROLES else "",
        organisation=offered.organisation,
        expires_at=offered.expires_at,
        is_known=is_known,
    )


def notices(actor: Actor, *, number: int, day: date) -> NoticesPage:
    """The notices of the organisation and of the person, newest first."""
    rows = outbox.notices_of(actor, day=day)
    total, shown = rows.count(), max(number, STEP)
    lines = tuple(_line(row, actor) for row in rows[:shown])
    return NoticesPage(
        title=gettext("Meldingen"),
        lead=_who_reads(actor),
        breadcrumb=_crumbs(gettext("Meldingen")),
        notices=lines,
        total=total,
        unread=outbox.unread_count(actor, day=day),
        more_url=f"?tot={shown + STEP}" if total > shown else "",
    )


def _who_reads(actor: Actor) -> str:
    """Who sees these notices too; what is about a learner is told to one person."""
    if actor.organisation_id is None:
        return gettext("Alles wat u moet weten, op één plek.")
    if actor.has_role(*PROVIDER_ROLES):
        return gettext("Een melding over een lerende is voor u alleen, zolang u het traject van die lerende mag zien.")
    if actor.has_role(Role.COMPANY_ADMIN, Role.COMPANY_HR):
        return gettext(
            "Iedereen die voor de onderneming handelt, ziet dezelfde meldingen. Over een lerende leest alleen wie"
            " antwoordt."
        )
    return gettext("Iedereen die voor dezelfde organisatie handelt, ziet dezelfde meldingen.")


def keys(actor: Actor, *, secret: str, now: datetime, has_errors: bool) -> KeysPage:
    """The own keys for programs, the newest first."""
    return KeysPage(
        title=gettext("Sleutels voor programma's"),
        lead=gettext("Met een sleutel doet een programma in uw naam wat u zelf mag, via de API."),
        breadcrumb=_crumbs(gettext("Sleutels")),
        has_errors=has_errors,
        keys=tuple(_key(row, now=now) for row in access.tokens_of(actor)),
        secret=secret,
        may_make=actor.capacity_id is not None,
    )


def _key(row: Any, *, now: datetime) -> KeyLine:
    is_open = rules.is_open(row.facts(), now=now)
    ended = gettext("ingetrokken") if row.revoked_at else gettext("verlopen")
    return KeyLine(
        name=row.name,
        acts_for=" · ".join(filter(None, (role_label(Role(row.capacity.role)), row.capacity.organisation_name()))),
        until=row.expires_at,
        used_on=row.last_used_on,
        tag=Tag("ok", gettext("werkt")) if is_open else Tag("neutral", ended),
        revoke_url=reverse("account:revoke_key", args=[row.pk]) if is_open else "",
    )


def _line(row: Any, actor: Actor) -> NoticeLine:
    if row.path:
        return NoticeLine(row.title, row.path, "", row.at, row.read_at is None)
    letter = next((one for one in letters_on(row.code) if _is_for(one.audience, actor)), None)
    return NoticeLine(row.title, _url(letter, row) if _may_open(letter, actor) else "", "", row.at, row.read_at is None)


def _is_for(audience: str, actor: Actor) -> bool:
    return (audience == "company") == actor.has_role(*COMPANY_ROLES)


def _may_open(letter: Any, actor: Actor) -> bool:
    """Whether the page behind the notice opens: who only guides learners hears of a request and does not see it."""
    company_id = actor.organisation_id
    if letter is None or letter.audience != "company" or company_id is None:
        return True
    return policies.may_see_company(actor, company_id).is_ok


def _url(letter: Any, row: Any) -> str:
    if letter is None:
        return ""
    try:
        return reverse(letter.url_name, args=[row.subject_id] if letter.is_about_one else [])
    except NoReverseMatch:
        return ""


def _personas(day: date) -> tuple[PersonaGroup, ...]:
    """The invented people, together with those who do the same, in the order of the roles."""
    people = list(accounts.personas())
    held = access.capacities_of_each([user.pk for user in people], day)
    groups: dict[Role, list[Persona]] = {role: [] for role in (*_USUAL_FIRST, *Role)}
    for user in people:
        first = next(iter(held.get(user.pk, ())), None)
        nothing_yet = gettext("Handelt nog voor niemand: begin hier met een onderneming")
        role, organisation = (first.role, first.organisation) if first else (Role.PUBLIC, nothing_yet)
        groups[role].append(Persona(str(user.pk), user.name, organisation or invented.to_see(user.email)))
    return tuple(PersonaGroup(role_label(role), tuple(persons)) for role, persons in groups.items() if persons)


_USUAL_FIRST = (Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR, Role.PARTNERSHIP_STAFF, Role.PARTNERSHIP_VOTER)
"""Who asks, then who treats; the others follow in the order of the roles."""


def _crumbs(label: str) -> tuple[Link, ...]:
    return (Link(gettext("Start"), reverse("site:home")), Link(label, ""))
