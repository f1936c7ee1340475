"""The list of training plans, files of it, and where two versions of one differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table, for_a_file
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import listed_name, written
from tandem.faces.web.lists import more_url, page_size
from tandem.faces.web.plans.frame import activity_name, area, crumbs, period, place_name, plan_crumbs, tag_of, url
from tandem.faces.web.plans.module_pages import waiting_words
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.plans.queries import plans as queries
from tandem.journey.plans.queries import templates as template_queries
from tandem.journey.plans.rules import versions
from tandem.journey.plans.terms import PlanState, Setting, Where
from tandem.registers.access.terms import FAMILY_ROLES, PROVIDER_ROLES
from tandem.registers.reference.terms import Safety

STEP = 25
_NONE: Mapping[str, Any] = {"workplaces": [], "lines": []}


@dataclass(frozen=True)
class Row:
    """One plan in the list."""

    url: str
    name: str
    training: str
    period: str
    tag: Tag
    waits: str


@dataclass(frozen=True)
class ListPage(Page):
    """The plans of somebody."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    count_words: str = ""
    more_url: str = ""
    empty_text: str = ""
    templates_url: str = ""
    modules_url: str = ""
    modules_words: str = ""


@dataclass(frozen=True)
class Template:
    """One template."""

    name: str
    training: str
    lines: str
    remove_url: str


@dataclass(frozen=True)
class TemplatesPage(Page):
    """The templates of a school."""

    rows: tuple[Template, ...] = ()


@dataclass(frozen=True)
class Change:
    """One thing that is other."""

    about: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangesPage(Page):
    """Where two versions differ."""

    rows: tuple[Change, ...] = ()
    back_url: str = ""


def plans(actor: Actor, *, query: QueryDict, day: date) -> ListPage:
    """The plans that this reader may read."""
    rows = queries.plans_for(actor, day=day)
    total, shown = rows.count(), max(page_size(query), STEP)
    found = queries.first_of(rows, shown)
    waiting = queries.open_comments([one.pk for one in found])
    return ListPage(
        title=gettext("Opleidingsplannen"),
        lead=gettext("Wat een lerende waar leert, wanneer en met wie."),
        breadcrumb=crumbs(),
        area=area(actor),
        rows=tuple(_row(one, waiting.get(one.pk, 0)) for one in found),
        total=total,
        count_words=ngettext("%(n)s opleidingsplan", "%(n)s opleidingsplannen", total) % {"n": total},
        more_url=more_url(query, shown=shown, total=total, step=STEP),
        empty_text=_empty(actor),
        templates_url=reverse("plans:templates") if actor.has_role(*PROVIDER_ROLES) else "",
        modules_url=reverse("plans:asked") if actor.has_role(*PROVIDER_ROLES) else "",
        modules_words=waiting_words(actor) if actor.has_role(*PROVIDER_ROLES) else "",
    )


def table(actor: Actor, *, now: datetime) -> Table:
    """The same list, to export."""
    rows, cut = for_a_file(queries.plans_for(actor, day=day_of(now)))
    return Table(
        title=gettext("Opleidingsplannen"),
        columns=(
            gettext("Traject"),
            gettext("Lerende"),
            gettext("Opleiding"),
            gettext("Aanbieder"),
            gettext("Eerste dag"),
            gettext("Laatste dag"),
            gettext("Stand"),
        ),
        rows=(
            (
                one.track.number,
                listed_name(one.track.person),
                training_name(one.track.training),
                one.track.provider.name,
                one.begins,
                one.ends,
                code_label(PlanState(one.state)),
            )
            for one in rows
        ),
        made_at=now,
        note=cut,
    )


def lines(plan: Any, *, now: datetime) -> Table:
    """The activities of one plan, to export."""
    names = {one.number: place_name(one) for one in plan.workplaces.all()}
    return Table(
        title=gettext("Opleidingsplan"),
        columns=(
            gettext("Code"),
            gettext("Activiteit"),
            gettext("Veiligheid"),
            gettext("Aangebracht"),
            gettext("Ingeoefend"),
            gettext("Werkplekken"),
            gettext("Van"),
            gettext("Tot en met"),
            gettext("Wie begeleidt"),
            gettext("Andere aanbieder"),
            gettext("Vrijstelling"),
        ),
        rows=(
            (
                one.code,
                activity_name(one),
                code_label(care) if (care := one.care()) else "",
                _where(one.introduced),
                _where(one.practised),
                "; ".join(names[n] for n in one.workplaces if n in names),
                one.begins or plan.begins,
                one.ends or plan.ends,
                one.guide,
                one.elsewhere,
                one.exempt_words if one.is_exempt else "",
            )
            for one in plan.lines.all()
        ),
        made_at=now,
        filters=[
            (gettext("Traject"), plan.track.number),
            (gettext("Opleiding"), training_name(plan.track.training)),
            (gettext("Periode"), period(plan.begins, plan.ends)),
        ],
    )


def templates(actor: Actor) -> TemplatesPage:
    """The templates of the own school."""
    return TemplatesPage(
        title=gettext("Sjablonen"),
        lead=gettext("Waar de activiteiten van een opleiding meestal geleerd worden. Er staat geen lerende in."),
        breadcrumb=crumbs(Link(gettext("Sjablonen"), "")),
        area=area(actor),
        rows=tuple(
            Template(
                one.name,
                training_name(one.training),
                ngettext("%(n)s activiteit", "%(n)s activiteiten", len(one.lines)) % {"n": len(one.lines)},
                reverse("plans:remove_template", args=[one.pk]),
            )
            for one in template_queries.templates_for(actor)
        ),
    )


def differences(plan: Any, *, query: QueryDict) -> ChangesPage:
    """Between two versions by their number; without numbers, between the last one and now."""
    kept = {one.number: one for one in queries.versions_of(plan)}
    first, then = (_number(query.get(name, "")) for name in ("van", "naar"))
    if first in kept or then in kept:
        before = kept[first].content if first in kept else _NONE
        after = kept[then].content if then in kept else queries.content_of(plan)
        title = gettext("Van versie %(first)s naar versie %(then)s") % {"first": first, "then": then}
        title = title if then in kept else gettext("Sinds versie %(first)s") % {"first": first}
    else:
        newest = max(kept, default=None)
        before = kept[newest].content if newest else _NONE
        after = queries.content_of(plan)
        title = gettext("Sinds versie %(first)s") % {"first": newest} if newest else gettext("Nog geen versie")
    names = _names(before) | _names(after)
    return ChangesPage(
        title=title,
        lead=gettext("Wat er anders is."),
        breadcrumb=plan_crumbs(plan, title),
        rows=tuple(_changes(versions.differences(before, after), names)),
        back_url=url("plan", plan),
    )


def _row(one: Any, comments: int) -> Row:
    said = ngettext("%(n)s opmerking wacht", "%(n)s opmerkingen wachten", comments) % {"n": comments}
    return Row(
        url=url("plan", one),
        name=listed_name(one.track.person),
        training=training_name(one.track.training),
        period=period(one.begins, one.ends),
        tag=tag_of(one),
        waits=said if comments else "",
    )


def _empty(actor: Actor) -> str:
    if actor.has_role(*FAMILY_ROLES):
        return gettext("Je school schrijft je opleidingsplan en deelt het met jou. Dan staat het hier.")
    if actor.has_role(*PROVIDER_ROLES):
        return gettext("U begint een plan in het dossier van een lerende.")
    return gettext("Zodra een school een plan met een werkplek van u deelt, staat het hier.")


def _changes(found: tuple[versions.Difference, ...], names: Mapping[int, str]) -> Iterator[Change]:
    """Each difference in words; what came or went says only that."""
    gone, came = gettext("staat er niet meer"), gettext("is nieuw")
    for one in found:
        about = f"{one.key} {one.name}".strip() or gettext("Het hele plan")
        if not one.field:
            yield Change(about, "", "", came if one.after else gone)
        else:
            before, after = (_value(one.field, value, names) for value in (one.before, one.after))
            yield Change(about, _label(one.field), before, after)


def _names(content: Mapping[str, Any]) -> dict[int, str]:
    return {one["number"]: one["establishment"] for one in content["workplaces"]}


def _label(field: str) -> str:
    known = {
        "begins": gettext("Eerste dag"),
        "ends": gettext("Laatste dag"),
        "training": gettext("Opleiding"),
        "activity_list": gettext("Activiteitenlijst"),
        "introduced": gettext("Aangebracht"),
        "practised": gettext("Ingeoefend"),
        "workplaces": gettext("Werkplekken"),
        "guide": gettext("Wie begeleidt"),
        "safety": gettext("Veiligheid"),
        "elsewhere": gettext("Andere aanbieder"),
        "is_exempt": gettext("Vrijstelling"),
        "exempt_words": gettext("Waar de lerende dit leerde"),
        "setting": gettext("Soort werkplek"),
        "days": gettext("Dagen"),
        "supervised_days": gettext("Dagen onder toezicht in de eerste maand"),
        "is_lead": gettext("Leiding"),
        "recognition": gettext("Erkenning"),
        "company": gettext("Onderneming"),
        "company_number": gettext("Ondernemingsnummer"),
        "municipality": gettext("Gemeente"),
    }
    return known.get(field, field)


def _value(field: str, value: Any, names: Mapping[int, str]) -> str:
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nee")
    if value is None or value in ("", []):
        return "–"
    if field in {"introduced", "practised"}:
        return code_label(Where(value))
    if field == "safety":
        return code_label(Safety(value))
    if field == "setting":
        return code_label(Setting(value))
    if field in {"begins", "ends"}:
        return written(date.fromisoformat(value))
    return "; ".join(names.get(one, str(one)) for one in value) if field == "workplaces" else str(value)


def _where(value: str) -> str:
    return code_label(Where(value)) if value else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1  # noqa: PLR2004 - few versions
