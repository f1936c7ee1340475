"""What the front page and the pages about the site show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from tandem.base import privacy as classes
from tandem.journey.recognition.queries import public


@dataclass(frozen=True)
class Link:
    """An address with its words."""

    label: str
    url: str


@dataclass(frozen=True)
class Gateway:
    """One of the four ways in."""

    icon: str
    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Figure:
    """A number with its meaning."""

    name: str
    value: int
    meaning: str
    url: str = ""


@dataclass(frozen=True)
class Page:
    """What `base.html` asks of a page."""

    title: str
    lead: str = ""
    breadcrumb: tuple[Link, ...] = ()
    area: str = ""
    has_errors: bool = False


@dataclass(frozen=True)
class Home(Page):
    """The front page."""

    gateways: tuple[Gateway, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Kept:
    """What one table keeps of people."""

    table: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class PrivacyPage(Page):
    """What we keep of people, why and how long."""

    kept: tuple[Kept, ...] = field(default=())


@dataclass(frozen=True)
class ContactPage(Page):
    """Whom to ask."""

    mail: str = ""


def home(*, day: date) -> Home:
    """Four gateways, and how many workplaces are recognised today."""
    counts = public.totals(day=day)
    search = reverse("workplaces:search")
    return Home(
        title=gettext("School en werk, zij aan zij"),
        lead=gettext("Leer een beroep op school en in een onderneming. Hier komt alles samen."),
        gateways=_gateways(search),
        figures=(
            Figure(
                gettext("erkende leerwerkplekken"), counts.recognitions, gettext("opleiding op een vestiging"), search
            ),
            Figure(
                gettext("vestigingen"), counts.establishments, gettext("met minstens één geldige erkenning"), search
            ),
            Figure(gettext("opleidingen"), counts.trainings, gettext("waarvoor een werkplek erkend is"), search),
        ),
    )


def accessibility() -> Page:
    """The accessibility statement."""
    return Page(title=gettext("Toegankelijkheidsverklaring"), breadcrumb=_below_home(gettext("Toegankelijkheid")))


def privacy() -> PrivacyPage:
    """Read from the list that the tables carry, so that it cannot be out of date."""
    return PrivacyPage(
        title=gettext("Wat wij van u bewaren"),
        lead=gettext("Niet meer dan nodig, niet langer dan nodig. U mag altijd vragen wat er van u is."),
        breadcrumb=_below_home(gettext("Privacy")),
        kept=tuple(_kept()),
    )


def contact(*, day: date) -> ContactPage:  # noqa: ARG001 - opening days follow with the contact point
    """Whom to ask."""
    return ContactPage(
        title=gettext("Een vraag? Een mens antwoordt"),
        breadcrumb=_below_home(gettext("Contact")),
        mail=settings.REPLY_TO_EMAIL,
    )


def _gateways(search: str) -> tuple[Gateway, ...]:
    return (
        Gateway(
            "person",
            gettext("Lerende en ouder"),
            gettext("Zoek een werkplek die bij u past en die u kunt bereiken."),
            (Link(gettext("Zoek een werkplek"), search), Link(gettext("Begrippen"), reverse("glossary:terms"))),
        ),
        Gateway(
            "building",
            gettext("Onderneming"),
            gettext("Word erkend, per opleiding en per vestiging, en leid een vakmens op."),
            (
                Link(gettext("Vraag een erkenning"), reverse("company:home")),
                Link(gettext("Lees de voorwaarden"), f"{reverse('law:rules')}?onderwerp=recognition"),
            ),
        ),
        Gateway(
            "school",
            gettext("School en aanbieder"),
            gettext("Vind erkende werkplekken voor uw lerenden, op kaart en in een lijst."),
            (Link(gettext("Zoek een werkplek"), search), Link(gettext("Regels en bronnen"), reverse("law:rules"))),
        ),
        Gateway(
            "scales",
            gettext("Sector en partner"),
            gettext("Behandel aanvragen op tijd, onder een bevoegdheid die iedereen kan nakijken."),
            (
                Link(gettext("Open uw werkbank"), reverse("desk:inbox")),
                Link(gettext("Wie beslist waarover"), reverse("mandates:matrix")),
            ),
        ),
    )


def _below_home(label: str) -> tuple[Link, ...]:
    return (Link(gettext("Start"), reverse("site:home")), Link(label, ""))


def _kept() -> Iterable[Kept]:
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label):
        if not model.__module__.startswith("tandem."):
            continue
        found = [(name, field) for name, field in classes.of(model).items() if field and field.purpose]
        lines = tuple(
            (purpose, ", ".join(name for name, _ in group), retention)
            for (purpose, retention), group in groupby(
                sorted(found, key=lambda item: (item[1].purpose, item[1].retention, item[0])),
                key=lambda item: (item[1].purpose, item[1].retention),
            )
        )
        if lines:
            yield Kept(model._meta.label, lines)
