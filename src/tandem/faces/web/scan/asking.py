"""From a result to a request for recognition: which trainings, and then where, by whom.

The choice travels in the address too, so that it is still there after signing in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.company.pages.frame import place_choices
from tandem.faces.web.company.pages.sections import training_choices
from tandem.faces.web.middleware import Request
from tandem.faces.web.scan.pages import Asked, below_start
from tandem.faces.web.site.pages import Page
from tandem.journey.recognition import policies
from tandem.registers.access.terms import COMPANY_ROLES, Role

Choice = tuple[str, str]
Known = list[tuple[str, list[Choice]]]
"""Trainings under their sector."""


@dataclass(frozen=True)
class Capacity:
    """A capacity in which the visitor could go on."""

    key: str
    label: str


@dataclass(frozen=True)
class AskingPage(Page):
    """Which trainings; and once they are chosen, what is still needed to ask for them."""

    answers: str = ""
    version: int = 0
    is_change: bool = False
    chosen: tuple[str, ...] = ()
    change: str = ""
    here: str = ""
    prepare: str = ""
    whole: str = ""
    """The whole address, for who hands it on."""
    sign_in: str = ""
    begin: str = ""
    capacities: tuple[Capacity, ...] = ()
    is_colleague: bool = False
    may_file: bool = False
    has_places: bool = False
    work: str = ""
    """The activities that were ticked before, as they travel."""


def company_of(actor: Actor) -> UUID | None:
    """The company this visitor files requests for, if any."""
    company_id = actor.organisation_id
    return company_id if company_id and policies.may_file(actor, company_id).is_ok else None


def known_trainings(*, day: date) -> Known:
    """The trainings of that day under their sector."""
    return training_choices(day=day)


def chosen_of(codes: Sequence[str], known: Known) -> list[Choice]:
    """The trainings that the address names, as far as they exist, in the order of the list."""
    wanted = set(codes)
    return [pair for _sector, pairs in known for pair in pairs if pair[0] in wanted]


def places_of(actor: Actor, company_id: UUID, *, day: date) -> list[Choice]:
    """Where this company can train."""
    return place_choices(actor, company_id, day=day)


def address(asked: Asked, codes: Collection[str], *, page: str = "request", work: str = "") -> str:
    """The page with these trainings chosen, and the activities that were ticked before."""
    told: list[tuple[str, str]] = [("v", str(asked.questions.version)), ("a", asked.letters)] if asked.letters else []
    told += [("opleiding", code) for code in sorted(codes)]
    told += [("werk", work)] if work else []
    query = f"?{urlencode(told)}" if told else ""
    return f"{reverse(f'scan:{page}')}{query}"


def choosing(asked: Asked, *, work: str, has_errors: bool, is_change: bool) -> AskingPage:
    """Which trainings."""
    return AskingPage(
        title=gettext("Voor welke opleidingen vraagt u een erkenning?"),
        lead=gettext("U kunt er meer dan één kiezen. Per opleiding en per vestiging is één erkenning nodig."),
        breadcrumb=below_start(asked, gettext("Aanvraag")),
        has_errors=has_errors,
        answers=asked.letters,
        version=asked.questions.version,
        is_change=is_change,
        work=work,
    )


def going_on(asked: Asked, chosen: Sequence[Choice], *, work: str, request: Request, form: Any) -> AskingPage:
    """The trainings are chosen: what is still needed depends on who this is."""
    actor: Actor = request.actor
    may_file, is_known = form is not None, actor.user_id is not None
    codes = [code for code, _name in chosen]
    here = address(asked, codes, work=work)
    page = AskingPage(
        title=gettext("Waar wilt u opleiden?") if may_file else gettext("Nog één stap voor uw aanvraag klaarstaat"),
        lead=gettext("Wij zetten de aanvraag klaar. U vult ze daarna in uw eigen tempo aan en dient ze in."),
        breadcrumb=below_start(asked, gettext("Aanvraag")),
        has_errors=bool(form and form.errors),
        chosen=tuple(name for _code, name in chosen),
        change=f"{here}&wijzig=1",
        here=here,
        prepare=address(asked, codes, page="prepare", work=work),
        whole=request.build_absolute_uri(here),
        may_file=may_file,
        has_places=may_file and bool(form.offered("establishments")),
    )
    if may_file:
        return page
    if not is_known:
        return replace(page, sign_in=f"{reverse('account:sign_in')}?{urlencode({'next': here})}")
    if others := _capacities(request.held):
        return replace(page, capacities=others)
    if actor.has_role(*COMPANY_ROLES):
        return replace(page, is_colleague=True)
    return replace(page, begin=f"{reverse('company:start')}?{urlencode({'terug': here})}")


def _capacities(held: Sequence[Any]) -> tuple[Capacity, ...]:
    """The companies that this person manages in another capacity."""
    return tuple(Capacity(str(one.id), one.organisation) for one in held if one.role is Role.COMPANY_ADMIN)
