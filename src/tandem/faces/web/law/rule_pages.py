"""What the page of one rule shows, and the list of sources."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tandem.faces.documents.law import style
from tandem.faces.exchange.tables import Table
from tandem.faces.web.law.forms import DayForm
from tandem.faces.web.law.writing import Origin, asked, cells, columns, crumbs, origin, shown
from tandem.faces.web.site.pages import Link, Page
from tandem.law import book, catalogue, show, words
from tandem.law.show import ShownValue
from tandem.law.values import Parameter, Value


@dataclass(frozen=True)
class Held:
    """One value in the history of a rule."""

    text: str
    since: str
    until: str
    scope: str
    certainty: str
    effect: str
    article: str
    note: str
    rule: str
    sources: tuple[Origin, ...]
    is_current: bool


@dataclass(frozen=True)
class RulePage(Page):
    """One rule with its whole history."""

    key: str = ""
    rule: str = ""
    rule_note: str = ""
    subject: Link | None = None
    day: date | None = None
    day_note: str = ""
    day_words: str = ""
    value: Held | None = None
    variants: tuple[Held, ...] = ()
    first_since: str = ""
    certainty_meaning: str = ""
    effect_meaning: str = ""
    history: tuple[Held, ...] = ()
    has_scopes: bool = False


@dataclass(frozen=True)
class SourcesPage(Page):
    """Where the rules were read."""

    kinds: tuple[tuple[str, tuple[Origin, ...]], ...] = ()


def rule(key: str, form: DayForm, *, today: date) -> RulePage:
    """One rule with its whole history."""
    parameter = catalogue.parameter(key)
    _, day, note = asked(form, today)
    held, subject = shown(parameter, day), book.book().subjects[parameter.subject]
    current = held.value.value if held.value else None
    certainty, effect = (held.value.certainty_meaning, _effect_meaning(held.value)) if held.value else ("", "")
    return RulePage(
        title=held.name,
        lead=held.explanation,
        breadcrumb=crumbs(held.name, parent=Link(gettext("Regels en bronnen"), reverse("law:rules"))),
        key=key,
        rule=held.rule,
        rule_note=gettext("nummer van Tandem zelf") if catalogue.is_numbered_by_tandem(held.rule) else "",
        subject=Link(gettext(subject.name), f"{reverse('law:rules')}?onderwerp={subject.code}"),
        day=day,
        day_note=note,
        day_words=held.day_text,
        value=_held(parameter, current, day=day) if current else None,
        variants=tuple(_held(parameter, one.value, day=day) for one in held.variants),
        first_since=held.first_since,
        certainty_meaning=certainty,
        effect_meaning=effect,
        history=tuple(_held(parameter, one, day=day) for one in catalogue.history(key)),
        has_scopes=any(one.scope.weight for one in parameter.values),
    )


def rule_table(key: str, *, now: datetime) -> Table:
    """The history of one rule, to export."""
    parameter = catalogue.parameter(key)
    values = [show.shown_value(parameter, one, style=style()) for one in catalogue.history(key)]
    return Table(
        title=gettext(parameter.name),
        columns=columns(),
        rows=[cells(one) for one in values],
        made_at=now,
        filters=[(gettext("Regel"), parameter.rule), (gettext("Sleutel"), key)],
        note=gettext("Versie van de regels: %(version)s") % {"version": catalogue.version()[:12]},
    )


def sources() -> SourcesPage:
    """Every source, the official ones first."""
    listed = sorted(catalogue.sources(), key=lambda one: list(_KINDS).index(one.kind))
    grouped = groupby(listed, key=lambda one: one.kind)
    return SourcesPage(
        title=gettext("Waar wij de regels lazen"),
        lead=gettext("Een officiële bron weegt het zwaarst. Wat alleen naverteld is, dragen wij als naverteld."),
        breadcrumb=crumbs(gettext("Bronnen"), parent=Link(gettext("Regels en bronnen"), reverse("law:rules"))),
        kinds=tuple((str(_KINDS[kind]), tuple(origin(one) for one in rows)) for kind, rows in grouped),
    )


def sources_table(*, now: datetime) -> Table:
    """Every source, to export."""
    return Table(
        title=gettext("Waar wij de regels lazen"),
        columns=(gettext("Soort"), gettext("Bron"), gettext("Code"), gettext("Waarvoor"), gettext("Waar te lezen")),
        rows=[
            (kind, one.title, one.code, one.used_for, " ".join(one.urls))
            for kind, rows in sources().kinds
            for one in rows
        ],
        made_at=now,
        note=gettext("Versie van de regels: %(version)s") % {"version": catalogue.version()[:12]},
    )


_KINDS = {
    "official": gettext_lazy("Overheid"),
    "education": gettext_lazy("Onderwijs"),
    "sector": gettext_lazy("Sectoren"),
    "social_secretariat": gettext_lazy("Sociale secretariaten"),
    "union": gettext_lazy("Vakbonden"),
    "press": gettext_lazy("Pers"),
    "other": gettext_lazy("Andere bronnen"),
}


def _held(parameter: Parameter, value: Value[Any], *, day: date) -> Held:
    one = show.shown_value(parameter, value, style=style())
    return Held(
        text=one.text,
        since=one.since,
        until=one.until,
        scope=one.scope,
        certainty=str(value.certainty),
        effect=one.effect,
        article=one.article,
        note=one.note,
        rule=value.rule,
        sources=tuple(origin(source) for source in catalogue.sources_of(value)),
        is_current=value.holds_on(day),
    )


def _effect_meaning(one: ShownValue) -> str:
    return next((gettext(word.meaning) for word in words.EFFECT.values() if gettext(word.name) == one.effect), "")
