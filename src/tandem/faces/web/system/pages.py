"""What the pages for who runs the platform show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base import events, jobs
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import Job, JobState
from tandem.faces.documents.words import code_label, event_label
from tandem.faces.exchange import policies as exchange_policies
from tandem.faces.exchange.terms import FileKind
from tandem.faces.outbox import queries as outbox
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition import policies
from tandem.registers.access.terms import Role
from tandem.registers.organisations import policies as organisation_policies
from tandem.registers.organisations.queries import companies

STEP = 100

TAGS = {JobState.QUEUED: "wait", JobState.RUNNING: "wait", JobState.DONE: "ok", JobState.FAILED: "stop"}


@dataclass(frozen=True)
class Part:
    """One thing to look after."""

    title: str
    text: str
    url: str
    count: int | None = None
    is_urgent: bool = False


@dataclass(frozen=True)
class HomePage(Page):
    """What can be looked after here."""

    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class JobRow:
    """One job."""

    name: str
    tag: str
    state: str
    at: Any
    attempts: int
    error: str
    again_url: str


@dataclass(frozen=True)
class Tab:
    """One tab with its count."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True)
class JobsPage(Page):
    """The jobs."""

    rows: tuple[JobRow, ...] = ()
    tabs: tuple[Tab, ...] = ()
    total: int = 0
    more_url: str = ""
    query: str = ""


@dataclass(frozen=True)
class ListPage(Page):
    """A page with plain rows."""

    rows: Sequence[Any] = ()
    total: int = 0
    more_url: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class ChainsPage(ListPage):
    """The daily seals."""

    event_count: int = 0


def home(actor: Actor) -> HomePage:
    """The parts this capacity may look after."""
    parts = [*_platform_parts(actor), *_people_parts(actor)]
    if not parts:
        raise NotFound
    return HomePage(title=gettext("Beheer"), breadcrumb=_crumbs(), area=gettext("Beheer"), parts=tuple(parts))


def job_list(query: QueryDict) -> JobsPage:
    """The jobs in one state, or all, the newest first."""
    state = query.get("staat", "")
    chosen = state if state in JobState.values else ""
    counts = jobs.backlog()
    every = sum(counts.values())
    total, shown = counts[chosen] if chosen else every, max(page_size(query), STEP)
    tabs = [Tab(gettext("alle"), "?", not chosen, every)]
    tabs += [Tab(code_label(one), f"?staat={one}", one == chosen, counts[one]) for one in JobState]
    return JobsPage(
        title=gettext("Taken"),
        lead=gettext("Werk dat de werker doet: mails, meldingen, nachtwerk. Wat acht keer mislukt, wacht hier op u."),
        breadcrumb=_crumbs(gettext("Taken")),
        area=gettext("Beheer"),
        rows=tuple(_job(one) for one in jobs.listed(state=chosen)[:shown]),
        tabs=tuple(tabs),
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        query=f"staat={chosen}" if chosen else "",
    )


def mails(actor: Actor, query: QueryDict) -> ListPage:
    """The mails with their fate, the newest first."""
    rows = outbox.mails(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    return ListPage(
        title=gettext("Mails"),
        breadcrumb=_crumbs(gettext("Mails")),
        area=gettext("Beheer"),
        rows=[(row, event_label(row.code)) for row in rows[:shown]],
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
    )


def chains(query: QueryDict) -> ChainsPage:
    """The daily seals over the events, the newest first."""
    rows = events.anchors()
    total, shown = rows.count(), max(page_size(query), STEP)
    return ChainsPage(
        title=gettext("Ketens"),
        lead=gettext("Elke gebeurtenis staat in een keten. Elke nacht komt er een zegel op wat die dag gebeurde."),
        breadcrumb=_crumbs(gettext("Ketens")),
        area=gettext("Beheer"),
        rows=list(rows[:shown]),
        total=total,
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        event_count=events.count(),
    )


def doubts(actor: Actor) -> ListPage:
    """What companies say is wrong in the register, the oldest first."""
    rows = list(companies.open_doubts(actor))
    return ListPage(
        title=gettext("Opmerkingen over het register"),
        breadcrumb=_crumbs(gettext("Opmerkingen")),
        area=gettext("Beheer"),
        rows=rows,
        total=len(rows),
    )


def doubt(actor: Actor, doubt_id: UUID, *, has_errors: bool) -> ListPage:
    """One remark to answer."""
    row = companies.doubt_to_settle(actor, doubt_id)
    return ListPage(
        title=gettext("Beantwoord de opmerking"),
        lead=row.company.name,
        breadcrumb=_crumbs(gettext("Opmerking")),
        area=gettext("Beheer"),
        has_errors=has_errors,
        rows=[row],
        back_url=reverse("system:doubts"),
    )


def _platform_parts(actor: Actor) -> list[Part]:
    if not actor.has_role(Role.PLATFORM_ADMIN):
        return []
    counts = jobs.backlog()
    failed = counts[JobState.FAILED]
    return [
        Part(
            gettext("Taken"),
            gettext("Wat de werker doet, en wat mislukte."),
            reverse("system:jobs"),
            failed,
            is_urgent=failed > 0,
        ),
        Part(gettext("Mails"), gettext("Wat wij schreven, en of het vertrok."), reverse("system:mails")),
        Part(gettext("Ketens"), gettext("De zegels op wat er gebeurde."), reverse("system:chains")),
        Part(
            gettext("Dienstregelingen"),
            gettext("Bus en trein, zodat reistijden geen schatting zijn."),
            reverse("system:timetables"),
        ),
    ]


def _people_parts(actor: Actor) -> list[Part]:
    parts = []
    if actor.has_role(Role.PLATFORM_ADMIN, Role.AGENCY_STAFF, Role.PARTNERSHIP_MANAGER):
        parts.append(
            Part(gettext("Mensen"), gettext("Wie voor wie handelt, en wie u uitnodigt."), reverse("system:people"))
        )
    if policies.may_move_power(actor).is_ok:
        parts.append(
            Part(
                gettext("Bevoegdheden"),
                gettext("Geef een bevoegdheid aan een andere instantie."),
                reverse("system:move_power"),
            )
        )
    if actor.has_role(Role.PARTNERSHIP_MANAGER, Role.FLEMISH_PARTNERSHIP, Role.AGENCY_STAFF):
        parts.append(
            Part(
                gettext("Onzekere regels"),
                gettext("Laat een navertelde regel waarschuwen."),
                reverse("system:rule_settings"),
            )
        )
    if organisation_policies.may_keep_providers(actor).is_ok:
        parts.append(
            Part(
                gettext("Invoer"),
                gettext("Aanbieders, vestigingsplaatsen en opleidingen uit een bestand, met proef en ongedaan maken."),
                reverse("system:imports"),
            )
        )
    if exchange_policies.may_hand_in(actor, FileKind.ACTIVITIES).is_ok:
        parts.append(
            Part(
                gettext("Activiteitenlijsten"),
                gettext("Wat een leerwerkplek moet kunnen aanbieden, per opleiding; nieuwe versies uit een bestand."),
                reverse("system:activity_lists"),
            )
        )
    if actor.has_role(Role.AGENCY_STAFF):
        parts.append(
            Part(
                gettext("Opmerkingen"),
                gettext("Wat volgens ondernemingen niet klopt in het register."),
                reverse("system:doubts"),
            )
        )
    return parts


def _job(job: Job) -> JobRow:
    state = JobState(job.state)
    again = reverse("system:job_again", args=[job.pk]) if state is JobState.FAILED else ""
    return JobRow(job.name, TAGS[state], code_label(state), job.run_at, job.attempts, job.last_error, again)


def _crumbs(label: str = "") -> tuple[Link, ...]:
    start = Link(gettext("Start"), reverse("site:home"))
    if not label:
        return (start, Link(gettext("Beheer"), ""))
    return (start, Link(gettext("Beheer"), reverse("system:home")), Link(label, ""))
