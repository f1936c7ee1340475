"""What the pages of modules show: the question of a school to another provider, and what stands in its own plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import name_of, written
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.plans.edit_pages import FormPage
from tandem.faces.web.plans.forms import VDAB
from tandem.faces.web.plans.frame import activity_name, crumbs, period, plan_crumbs, url
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.plans.queries import modules as queries
from tandem.journey.plans.terms import ModuleState, Part, Where
from tandem.registers.access.terms import PROVIDER_ROLES

STEP = 25
TAGS = {ModuleState.ASKED: "wait", ModuleState.CONFIRMED: "ok", ModuleState.REFUSED: "stop"}


@dataclass(frozen=True)
class ModuleCard:
    """A module in the plan of the school that asks."""

    name: str
    giver: str
    tag: Tag
    facts: tuple[Fact, ...]
    change_url: str = ""
    withdraw_url: str = ""


@dataclass(frozen=True)
class Row:
    """One question in the list of who is asked."""

    url: str
    name: str
    school: str
    training: str
    period: str
    tag: Tag


@dataclass(frozen=True)
class AskedPage(Page):
    """What somebody is asked to give."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class Line:
    """One activity of a module."""

    code: str
    name: str
    what: str


@dataclass(frozen=True)
class ModulePage(Page):
    """One question, for who is asked."""

    tag: Tag | None = None
    next_words: str = ""
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    reason: str = ""
    confirm_url: str = ""
    refuse_url: str = ""
    back_url: str = ""


def cards(plan: Any, *, edits: bool) -> Iterator[ModuleCard]:
    """The modules of a plan."""
    for one in queries.modules_of(plan):
        yield ModuleCard(
            name=one.name,
            giver=one.giver_name(),
            tag=_tag(one),
            facts=tuple(_facts(one)),
            change_url=url("module", plan, one.number) if edits else "",
            withdraw_url=url("withdraw_module", plan, one.number) if edits else "",
        )


def _facts(one: Any) -> Iterator[Fact]:
    yield Fact(gettext("Periode"), period(one.begins, one.ends))
    yield Fact(gettext("Wat"), code_label(queries.part_of(one)))
    yield Fact(gettext("Activiteiten"), "; ".join(activity_name(line) for line in one.lines.all()))
    if one.reason:
        yield Fact(gettext("Waarom niet"), one.reason)


def asked(actor: Actor, *, query: QueryDict) -> AskedPage:
    """What schools ask this provider, the newest first."""
    rows = queries.asked_of(actor)
    total, shown = rows.count(), max(page_size(query), STEP)
    return AskedPage(
        title=gettext("Modules die scholen u vragen"),
        lead=gettext("Een school vraagt u om een deel van een opleiding te geven. U zegt of dat kan."),
        breadcrumb=_crumbs(actor),
        area=_area(actor),
        rows=tuple(_row(one) for one in rows[:shown]),
        total=total,
        count_words=ngettext("%(n)s module", "%(n)s modules", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
    )


def table(actor: Actor, *, now: datetime) -> Table:
    """The same list, to export."""
    rows, cut = for_a_file(queries.asked_of(actor))
    return Table(
        title=gettext("Modules die scholen u vragen"),
        columns=(
            gettext("Module"),
            gettext("School"),
            gettext("Opleiding"),
            gettext("Eerste dag"),
            gettext("Laatste dag"),
            gettext("Stand"),
            gettext("Waarom niet"),
        ),
        rows=(
            (
                one.name,
                one.plan.track.provider.name,
                training_name(one.plan.track.training),
                one.begins,
                one.ends,
                code_label(ModuleState(one.state)),
                one.reason,
            )
            for one in rows
        ),
        made_at=now,
        note=cut,
    )


def module(actor: Actor, one: Any) -> ModulePage:
    """One question: which activities, for which training, when; who it is about once it was confirmed."""
    state, track = ModuleState(one.state), one.plan.track
    facts = [
        Fact(gettext("School"), track.provider.name),
        Fact(gettext("Opleiding"), training_name(track.training)),
        Fact(gettext("Periode"), period(one.begins, one.ends)),
        Fact(gettext("Gevraagd op"), written(one.asked_at)),
    ]
    if state is ModuleState.CONFIRMED:
        facts.insert(0, Fact(gettext("Lerende"), name_of(track.person)))
        facts += [Fact(gettext("Trajectbegeleider"), track.coach.name, term="coach")] if track.coach else []
    lead = {
        ModuleState.ASKED: gettext("%(school)s vraagt of u dit geeft."),
        ModuleState.CONFIRMED: gettext("U geeft dit voor een lerende van %(school)s."),
        ModuleState.REFUSED: gettext("%(school)s vroeg of u dit geeft. U zei nee."),
    }[state]
    return ModulePage(
        title=one.name,
        lead=lead % {"school": track.provider.name},
        breadcrumb=_crumbs(actor, Link(one.name, "")),
        area=_area(actor),
        tag=_tag(one),
        next_words=_next_words(state),
        facts=tuple(facts),
        lines=tuple(Line(row.code, activity_name(row), _what(row)) for row in one.lines.all()),
        reason=one.reason,
        confirm_url=reverse("plans:confirm_module", args=[one.pk]) if state is not ModuleState.CONFIRMED else "",
        refuse_url=reverse("plans:refuse_module", args=[one.pk]) if state is not ModuleState.REFUSED else "",
        back_url=reverse("plans:asked"),
    )


def form(plan: Any, title: str, *, has_errors: bool) -> FormPage:
    """Ask somebody else for it."""
    return FormPage(
        title=title,
        lead=f"{name_of(plan.track.person)}, {training_name(plan.track.training)}",
        breadcrumb=plan_crumbs(plan, title),
        area=gettext("Aanbieder"),
        has_errors=has_errors,
        button=gettext("Vraag het"),
        back_url=url("plan", plan),
        note=gettext(
            "Die aanbieder leest de opleiding, de periode en deze activiteiten, en zegt of het kan. Pas na een ja leest"
            " die ook hoe de lerende heet."
        ),
    )


def refusal(actor: Actor, one: Any, *, has_errors: bool) -> FormPage:
    """Say no."""
    title = gettext("Dit kan niet")
    return FormPage(
        title=title,
        lead=one.name,
        breadcrumb=_crumbs(actor, Link(one.name, reverse("plans:given", args=[one.pk])), Link(title, "")),
        area=_area(actor),
        has_errors=has_errors,
        button=gettext("Zeg nee"),
        back_url=reverse("plans:given", args=[one.pk]),
    )


def givers(plan: Any, *, day: date) -> list[tuple[str, str]]:
    """Who can be asked, as choices."""
    return [(str(one.pk), one.name) for one in queries.givers(plan, day=day)]


def lines(plan: Any, *, besides: Any = None) -> list[tuple[str, str]]:
    """The activities that can be asked for, as choices."""
    return [(one.code, f"{one.code} {activity_name(one)}") for one in queries.free_lines(plan, besides=besides)]


def start_of(plan: Any, one: Any = None) -> dict[str, Any]:
    """What the form holds before somebody writes in it."""
    if one is None:
        return {"begins": plan.begins, "ends": plan.ends, "part": Part.BOTH, "seen": plan.version}
    return {
        "giver": str(one.provider_id) if one.provider_id else VDAB,
        "name": one.name,
        "part": queries.part_of(one),
        "lines": [line.code for line in one.lines.all()],
        "begins": one.begins,
        "ends": one.ends,
        "seen": plan.version,
    }


def waiting_words(actor: Actor) -> str:
    """How many questions wait for an answer."""
    n = queries.waiting(actor)
    words = ngettext(
        "%(n)s vraag om een module te geven wacht op u", "%(n)s vragen om een module te geven wachten op u", n
    )
    return words % {"n": n} if n else gettext("Modules die scholen u vragen")


def _row(one: Any) -> Row:
    track = one.plan.track
    return Row(
        url=reverse("plans:given", args=[one.pk]),
        name=one.name,
        school=track.provider.name,
        training=training_name(track.training),
        period=period(one.begins, one.ends),
        tag=_tag(one),
    )


def _tag(one: Any) -> Tag:
    state = ModuleState(one.state)
    return Tag(TAGS[state], code_label(state))


def _what(row: Any) -> str:
    introduced, practised = (getattr(row, name) == Where.EXTERNAL for name in ("introduced", "practised"))
    return code_label(Part.BOTH if introduced and practised else Part.INTRODUCE if introduced else Part.PRACTISE)


def _next_words(state: ModuleState) -> str:
    return {
        ModuleState.ASKED: gettext("Zeg of u dit geeft. Kan het niet, zeg dan waarom, zodat de school verder zoekt."),
        ModuleState.CONFIRMED: gettext("U geeft dit. Kan het toch niet, zeg het dan zo snel mogelijk."),
        ModuleState.REFUSED: gettext("U zei dat het niet kan. Kan het toch, zeg dan alsnog ja."),
    }[state]


def _area(actor: Actor) -> str:
    return gettext("Aanbieder") if actor.has_role(*PROVIDER_ROLES) else VDAB


def _crumbs(actor: Actor, *more: Link) -> tuple[Link, ...]:
    here = Link(gettext("Modules"), reverse("plans:asked") if more else "")
    if actor.has_role(*PROVIDER_ROLES):
        return crumbs(here, *more)
    return (Link(gettext("Start"), reverse("site:home")), here, *more)
