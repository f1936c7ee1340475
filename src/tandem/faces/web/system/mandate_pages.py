"""What the pages on powers and rules show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.verdict import Effect
from tandem.faces.documents.words import code_label
from tandem.faces.web.site.pages import Link, Page
from tandem.law import catalogue
from tandem.registers.mandates import queries as mandates
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class Setting:
    """One choice of the body."""

    name: str
    key: str
    url: str
    effect: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class RulesPage(Page):
    """The choices of the body so far."""

    settings: Sequence[Setting] = ()


def move_choices(day: date) -> dict[str, Any]:
    """The sectors and bodies of that day."""
    return {
        "sectors": [(one.code, gettext(one.name)) for one in reference.sectors_on(day)],
        "bodies": [(one.code, gettext(one.name)) for one in mandates.bodies_on(day)],
    }


def move(*, day: date, has_errors: bool) -> Page:  # noqa: ARG001 - the day stands in the form
    """Give a power to another body."""
    return Page(
        title=gettext("Verplaats een bevoegdheid"),
        lead=gettext("Open aanvragen gaan mee op die dag. Hun termijn verandert niet."),
        breadcrumb=_crumbs(gettext("Bevoegdheden")),
        area=gettext("Beheer"),
        has_errors=has_errors,
    )


def retold_keys(body_id: UUID, *, day: date) -> list[tuple[str, str]]:
    """The rules on recognition and mentors that are only known retold on that day, in the sector of this body."""
    return [(one.key, gettext(one.name)) for one in mandates.rules_to_switch(mandates.body(body_id), day)]


def rule_settings(body_id: UUID, *, day: date, has_errors: bool) -> RulesPage:  # noqa: ARG001 - all periods are shown
    """The choices of this body so far."""
    rows = mandates.rule_settings(body_id)
    return RulesPage(
        title=gettext("Regels die wij alleen van horen zeggen kennen"),
        lead=gettext("Een officiële regel houdt altijd tegen. Een navertelde regel kan bij u ook alleen waarschuwen."),
        breadcrumb=_crumbs(gettext("Onzekere regels")),
        area=gettext("Beheer"),
        has_errors=has_errors,
        settings=[
            Setting(
                gettext(catalogue.parameter(row.key).name),
                row.key,
                reverse("law:rule", args=[row.key]),
                code_label(Effect(row.effect)),
                row.valid_from,
                row.valid_until,
            )
            for row in rows
        ],
    )


def _crumbs(label: str) -> tuple[Link, ...]:
    return (
        Link(gettext("Start"), reverse("site:home")),
        Link(gettext("Beheer"), reverse("system:home")),
        Link(label, ""),
    )
