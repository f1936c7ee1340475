"""A plan that stands ready to be filed together, or why it cannot be filed yet."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.web.company.pages.frame import area, crumbs, here
from tandem.faces.web.coverage.together import Together as Asked
from tandem.faces.web.coverage.together import member_name, note_words
from tandem.faces.web.language import in_language, training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.readiness.queries.partners import Found
from tandem.journey.recognition.actions.joint import Asked as AskedPart


@dataclass(frozen=True)
class PlanPart:
    """What one workplace of a plan would teach."""

    name: str
    company: str
    role: str
    is_lead: bool
    teaches: tuple[str, ...]


@dataclass(frozen=True)
class NewPage(Page):
    """A plan that stands ready to be filed together."""

    parts: tuple[PlanPart, ...] = ()
    at_school: tuple[str, ...] = ()
    note: str = ""
    lacks: str = ""
    back_url: str = ""


def new(asked: Asked, found: Found | None, *, has_errors: bool, back_url: str) -> NewPage:
    """The plan once more, before the others are asked; or why it cannot be filed."""
    return NewPage(
        title=gettext("Dien samen een aanvraag in: %(training)s") % {"training": training_name(asked.training)},
        lead=gettext("Elke leerwerkplek vraagt een erkenning voor haar eigen activiteiten. U bent de trekker."),
        breadcrumb=crumbs(
            Link(gettext("Samen opleiden"), reverse("company:joints")), here(training_name(asked.training))
        ),
        area=area(),
        has_errors=has_errors,
        parts=tuple(_plan_part(share, found) for share in found.plan.shares) if found else (),
        at_school=tuple(in_language(one.text_nl, one.text_en) for one in found.plan.at_school) if found else (),
        note=note_words(found) if found else "",
        lacks=lacks(found),
        back_url=back_url,
    )


def asked_parts(found: Found, *, own: UUID) -> list[AskedPart]:
    """Who is asked to teach what, by a plan; the company that asks teaches its part at `own`."""
    return [
        AskedPart(share.site.establishment or own, tuple(one.code for one in share.teaches))
        for share in found.plan.shares
    ]


def lacks(found: Found | None) -> str:
    """Why a plan cannot be filed yet, in a sentence; nothing where it can."""
    if found is None:
        return gettext("Er is geen plan dat alles dekt. Kijk op de vorige pagina wat u kunt doen.")
    leads = any(share.site.establishment is None for share in found.plan.shares)
    if leads and len(found.plan.shares) == 1:
        return gettext("U leert alles zelf aan. Vraag een gewone erkenning aan: u hebt geen partner nodig.")
    if not leads:
        return gettext("Vink eerst aan wat bij u gebeurt. Dan doet uw eigen onderneming mee en bent u de trekker.")
    return ""


def _plan_part(share: Any, found: Found) -> PlanPart:
    place = found.places.get(share.site.establishment) if share.site.establishment else None
    return PlanPart(
        name=member_name(share.site, found.places),
        company=place.company.name if place is not None and place.company.name != place.name else "",
        role=gettext("trekker") if share.is_lead else gettext("partner"),
        is_lead=share.is_lead,
        teaches=tuple(in_language(one.text_nl, one.text_en) for one in share.teaches),
    )
