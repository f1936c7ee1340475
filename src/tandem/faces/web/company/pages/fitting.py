"""What the pages on learners who fit an opening show to its company: why they fit, and nothing of who they are."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.fitting import to_company
from tandem.faces.documents.words import code_label
from tandem.faces.web.company.pages.frame import area, crumbs, here, place_label, written
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries.profiles import Seen
from tandem.journey.placement.snapshot import fitting
from tandem.journey.placement.terms.fitting import PassReason

_SHORT: Final = 160


@dataclass(frozen=True)
class Card:
    """One learner: why this one fits, and what can be done."""

    title: str
    words: str
    reasons: tuple[str, ...]
    url: str
    invite_url: str
    pass_url: str


@dataclass(frozen=True)
class PassedRow:
    """A learner whom the company did not ask; who it was is not said."""

    reason: str
    day: str
    again_url: str


@dataclass(frozen=True)
class FittingPage(Page):
    """Who fits one opening."""

    cards: tuple[Card, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    is_open: bool = True
    opening_url: str = ""
    introductions_url: str = ""


@dataclass(frozen=True)
class PassPage(Page):
    """Why a company does not ask a learner."""

    back_url: str = ""
    reasons: tuple[str, ...] = ()


def fitting_page(actor: Actor, opening: Any, *, day: date) -> FittingPage:
    """Who fits this opening and wants to be found, those who can be there soonest first."""
    found = fitting.for_company(actor, opening, day=day)
    title = ngettext("%(n)s lerende past bij deze werkplek", "%(n)s lerenden passen bij deze werkplek", len(found)) % {
        "n": len(found)
    }
    return FittingPage(
        title=title if found else gettext("Nu past niemand die gevonden wil worden"),
        lead=f"{training_name(opening.training)} · {place_label(opening.establishment)}",
        breadcrumb=_below(opening, here(gettext("Passende lerenden"))),
        area=area(),
        cards=tuple(_card(one, opening, number, day=day) for number, one in enumerate(found, start=1)),
        passed=tuple(_passed(one, opening) for one in fitting.passed_over(actor, opening)),
        is_open=opening.is_public_on(day),
        opening_url=_url(opening),
        introductions_url=reverse("introductions:list"),
    )


def pass_page(actor: Actor, opening: Any, profile_id: UUID, *, day: date, has_errors: bool) -> PassPage:
    """Ask why, before a learner is passed over."""
    seen = next(one for one in fitting.for_company(actor, opening, day=day) if one.id == profile_id)
    back = reverse("company:fitting", args=[opening.pk])
    return PassPage(
        title=gettext("Waarom vraagt u deze lerende niet?"),
        lead=gettext("De lerende staat dan niet meer in uw lijst, en leest uw reden niet. U kunt het terugnemen."),
        breadcrumb=_below(opening, Link(gettext("Passende lerenden"), back), here(gettext("Niet vragen"))),
        area=area(),
        has_errors=has_errors,
        back_url=back,
        reasons=to_company(seen, opening, day=day),
    )


def _card(seen: Seen, opening: Any, number: int, *, day: date) -> Card:
    words = " ".join((seen.form.likes or seen.form.can).split())
    where = [opening.pk, seen.id]
    return Card(
        title=gettext("Lerende %(n)s") % {"n": number},
        words=Truncator(words).chars(_SHORT),
        reasons=to_company(seen, opening, day=day),
        url=reverse("company:learner", args=[seen.id]),
        invite_url=reverse("company:invite_learner", args=where),
        pass_url=reverse("company:pass_learner", args=where),
    )


def _passed(one: Any, opening: Any) -> PassedRow:
    return PassedRow(
        reason=code_label(PassReason(one.reason)),
        day=written(day_of(one.passed_at)),
        again_url=reverse("company:show_learner", args=[opening.pk, one.pk]),
    )


def _url(opening: Any) -> str:
    return reverse("company:opening", args=[opening.pk])


def _below(opening: Any, *links: Link) -> tuple[Link, ...]:
    openings = Link(gettext("Openstaande werkplekken"), reverse("company:openings"))
    return crumbs(openings, Link(training_name(opening.training), _url(opening)), *links)
