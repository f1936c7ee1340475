"""What surrounds every page: who acts, for whom, where they can go."""

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tandem.base import clock
from tandem.base.actor import PUBLIC, Actor
from tandem.faces.outbox import queries as outbox
from tandem.faces.web.learner.doors import FAMILY
from tandem.faces.web.middleware import THEME_COOKIE
from tandem.journey.demand import policies as demand
from tandem.registers.access.terms import BODY_ROLES, COMPANY_ROLES, PROVIDER_ROLES, Role

_REGION = (Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP)
_HELPERS = (Role.CLB, Role.EMPLOYMENT_SERVICE)
"""Who takes up what people without a school ask, and nothing else."""
_KEEPERS = (Role.PLATFORM_ADMIN, Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP, Role.PARTNERSHIP_MANAGER)
"""Who has something to look after."""


@dataclass(frozen=True)
class Item:
    """One word of the main navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class CapacityChoice:
    """One capacity the visitor can switch to."""

    key: str
    label: str
    detail: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context of `base.html`; lazy, so that a fragment does not pay for it."""
    return {"shell": Shell(request)}


class Shell:
    """Read once per page; each part asks the database only when the template shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.actor: Actor = getattr(request, "actor", PUBLIC)

    is_demo = settings.DEMO
    version = version("tandem")
    header_widget_id = settings.HEADER_WIDGET_ID
    footer_widget_id = settings.FOOTER_WIDGET_ID
    widget_host = settings.WIDGET_HOST

    @property
    def language(self) -> str:
        """The language of the page."""
        return get_language() or settings.LANGUAGE_CODE

    @property
    def theme(self) -> str:
        """`light` or `dark` when the visitor chose one."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in {"light", "dark"} else ""

    @property
    def user_name(self) -> str:
        """The name of who signed in."""
        return self.request.user.name if self.actor.user_id and self.request.user.is_authenticated else ""

    @property
    def capacities(self) -> list[CapacityChoice]:
        """The capacities of who signed in, on this day."""
        return [
            CapacityChoice(str(one.id), one.organisation, gettext(one.role_label), one.id == self.actor.capacity_id)
            for one in getattr(self.request, "held", ())
        ]

    @property
    def capacity_name(self) -> str:
        """The organisation the visitor acts for."""
        return next((choice.label for choice in self.capacities if choice.current), "")

    @property
    def notices_count(self) -> int:
        """How many notices were not read yet."""
        return outbox.unread_count(self.actor, day=clock.today()) if self.actor.user_id else 0

    @property
    def navigation(self) -> list[Item]:
        """At most six words, those of the capacity in use first."""
        match = self.request.resolver_match
        area = match.app_name if match else ""
        return [Item(label, reverse(name), current=area == key) for label, name, key in self._places()]

    def _places(self) -> list[tuple[str, str, str]]:
        places = []
        if self.actor.has_role(*COMPANY_ROLES):
            places.append((gettext("Mijn onderneming"), "company:home", "company"))
        if self.actor.has_role(*FAMILY):
            places.append((gettext("Mijn traject"), "learner:home", "learner"))
        if self.actor.has_role(*PROVIDER_ROLES):
            places.append((gettext("Mijn lerenden"), "learners:list", "learners"))
        if self.actor.has_role(*_HELPERS):
            places.append((gettext("Hulpvragen"), "enquiries:list", "enquiries"))
        if self.actor.has_role(Role.EMPLOYMENT_SERVICE):
            places.append((gettext("Overdrachten"), "handovers:list", "handovers"))
        if self.actor.has_role(*BODY_ROLES):
            places.append((gettext("Mijn werkbank"), "desk:inbox", "desk"))
        if self.actor.has_role(*PROVIDER_ROLES):
            places.append((gettext("Zoektijd"), "clock:board", "clock"))
        if self.actor.has_role(*PROVIDER_ROLES, *_REGION):
            places.append((gettext("Matchronden"), "rounds:list", "rounds"))
        if demand.may_see(self.actor):
            places.append((gettext("Onvervulde vraag"), "demand:list", "demand"))
        if self.actor.has_role(*_KEEPERS):
            places.append((gettext("Beheer"), "system:home", "system"))
        return [
            *places,
            (gettext("Vind een opleiding"), "trainings:search", "trainings"),
            (gettext("Zoek een werkplek"), "workplaces:search", "workplaces"),
            (gettext("Wie beslist"), "mandates:matrix", "mandates"),
            (gettext("Regels en bronnen"), "law:rules", "law"),
        ]
