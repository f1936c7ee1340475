"""What the front page and the pages about the site show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext

from tandem.base import privacy as classes
from tandem.base.actor import Actor
from tandem.faces.web.site import privacy_words as words
from tandem.faces.web.site import statement
from tandem.faces.web.site.statement import Issue
from tandem.journey.recognition.queries import public
from tandem.registers.access.terms import BODY_ROLES


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
    value: str
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
class KeptLine:
    """Some facts with one purpose, and how long they are kept."""

    what: str
    purpose: str
    retention: str


@dataclass(frozen=True)
class Kept:
    """What one table keeps of people."""

    table: str
    lines: tuple[KeptLine, ...]
    is_sensitive: bool


@dataclass(frozen=True)
class PrivacyPage(Page):
    """What we keep of people, why and how long."""

    kept: tuple[Kept, ...] = ()
    mail: str = ""


@dataclass(frozen=True)
class ContactPage(Page):
    """Whom to ask."""

    mail: str = ""
    first: tuple[Link, ...] = ()


@dataclass(frozen=True)
class StatementPage(Page):
    """The accessibility statement."""

    checked_on: date | None = None
    standard: str = ""
    norm: str = ""
    directive: str = ""
    directive_url: str = ""
    checks: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    mail: str = ""


def home(actor: Actor, *, day: date) -> Home:
    """Four gateways, and how many workplaces are recognised today; the desk for who may have one."""
    counts = public.totals(day=day)
    search = reverse("workplaces:search")
    return Home(
        title=gettext("School en werk, zij aan zij"),
        lead=gettext("Leer een beroep op school en in een onderneming. Hier komt alles samen."),
        gateways=_gateways(search, shows_desk=actor.user_id is None or actor.has_role(*BODY_ROLES)),
        figures=(
            Figure(
                gettext("erkende leerwerkplekken"),
                _written(counts.recognitions),
                gettext("Eén opleiding op één vestiging, vandaag geldig."),
                f"{reverse('glossary:terms')}#recognition",
            ),
            Figure(
                gettext("vestigingen waar u kunt leren"),
                _written(counts.establishments),
                gettext("Met minstens één erkenning die vandaag geldt."),
                f"{reverse('glossary:terms')}#establishment",
            ),
            Figure(
                gettext("opleidingen met een werkplek"),
                _written(counts.trainings),
                gettext("Duale opleidingen waarvoor vandaag minstens één werkplek erkend is."),
                f"{reverse('glossary:terms')}#training",
            ),
        ),
    )


def accessibility() -> StatementPage:
    """The accessibility statement, from what was really looked at."""
    return StatementPage(
        title=gettext("Toegankelijkheid van deze website"),
        lead=gettext("Iedereen moet Tandem kunnen gebruiken. Hier leest u wat al goed is en wat nog niet."),
        breadcrumb=below_home(gettext("Toegankelijkheid")),
        checked_on=statement.CHECKED_ON,
        standard=statement.STANDARD,
        norm=statement.NORM,
        directive=statement.DIRECTIVE,
        directive_url=statement.DIRECTIVE_URL,
        checks=statement.checks(),
        issues=tuple(statement.issues()),
        mail=settings.REPLY_TO_EMAIL,
    )


def privacy() -> PrivacyPage:
    """Read from the list that the tables carry, so that it cannot be out of date."""
    return PrivacyPage(
        title=gettext("Wat wij van u bewaren"),
        lead=gettext("Niet meer dan nodig, niet langer dan nodig. U mag altijd vragen wat er van u is."),
        breadcrumb=below_home(gettext("Privacy")),
        kept=tuple(sorted(_kept(), key=lambda one: (not one.is_sensitive, one.table))),
        mail=settings.REPLY_TO_EMAIL,
    )


def contact() -> ContactPage:
    """Whom to ask."""
    return ContactPage(
        title=gettext("Een vraag? Een mens antwoordt"),
        lead=gettext("Schrijf ons. Wij sturen uw vraag door naar wie ze kan beantwoorden."),
        breadcrumb=below_home(gettext("Contact")),
        mail=settings.REPLY_TO_EMAIL,
        first=(
            Link(gettext("Welke instantie behandelt mijn aanvraag?"), reverse("mandates:route")),
            Link(gettext("Waaraan moet een onderneming voldoen?"), f"{reverse('law:rules')}?onderwerp=recognition"),
            Link(gettext("Wat betekent dit woord?"), reverse("glossary:terms")),
        ),
    )


def below_home(label: str) -> tuple[Link, ...]:
    """The way from the front page to a page right below it."""
    return (Link(gettext("Start"), reverse("site:home")), Link(label, ""))


def security_text(*, url: str, now: datetime) -> str:
    """Where to report a weakness, in the form of RFC 9116; it asks to be looked at again within a year."""
    expires = (now + timedelta(days=180)).replace(microsecond=0)
    lines = (
        f"Contact: mailto:{settings.REPLY_TO_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {url}",
    )
    return "\n".join(lines) + "\n"


def _gateways(search: str, *, shows_desk: bool) -> tuple[Gateway, ...]:
    desk = (Link(gettext("Open uw werkbank"), reverse("desk:inbox")),) if shows_desk else ()
    return (
        Gateway(
            "person",
            gettext("Lerende en ouder"),
            gettext("Zoek een werkplek die bij u past en die u kunt bereiken."),
            (
                Link(gettext("Is duaal iets voor mij?"), reverse("learner_scan:start")),
                Link(gettext("Vind een opleiding"), reverse("trainings:search")),
                Link(gettext("Zoek een werkplek"), search),
                Link(gettext("Leervergoeding"), reverse("allowance:calculator")),
                Link(gettext("Geen school? Vraag hulp"), reverse("enquire:start")),
                Link(gettext("Begrippen"), reverse("glossary:terms")),
            ),
        ),
        Gateway(
            "building",
            gettext("Onderneming"),
            gettext("Word erkend, per opleiding en per vestiging, en leid een vakmens op."),
            (
                Link(gettext("Hoe klaar ben ik voor duaal?"), reverse("scan:start")),
                Link(gettext("Voor welke opleidingen kan ik opleiden?"), reverse("coverage:start")),
                Link(gettext("Vraag een erkenning"), reverse("company:home")),
                Link(gettext("Welke premies?"), reverse("premiums:check")),
                Link(gettext("Lees de voorwaarden"), f"{reverse('law:rules')}?onderwerp=recognition"),
            ),
        ),
        Gateway(
            "school",
            gettext("School en aanbieder"),
            gettext("Vind erkende werkplekken voor uw lerenden, op kaart en in een lijst."),
            (
                Link(gettext("Hoe klaar is uw school voor duaal?"), reverse("provider_scan:start")),
                Link(gettext("Kijk een uurrooster na"), reverse("timetable:check")),
                Link(gettext("Zoek een werkplek"), search),
                Link(gettext("Regels en bronnen"), reverse("law:rules")),
            ),
        ),
        Gateway(
            "scales",
            gettext("Sector en partner"),
            gettext("Behandel aanvragen op tijd, onder een bevoegdheid die iedereen kan nakijken."),
            (*desk, Link(gettext("Wie beslist waarover"), reverse("mandates:matrix"))),
        ),
    )


def _written(count: int) -> str:
    return number_format(count, force_grouping=True)


def _kept() -> Iterable[Kept]:
    """What each table keeps of people, in one line for each purpose; the most sensitive first."""
    for model in apps.get_models():
        if not model.__module__.startswith("tandem."):
            continue
        found: dict[tuple[str, str], list[str]] = {}
        is_sensitive = False
        for name, held in classes.of(model).items():
            if held is None or not held.purpose:
                continue
            is_sensitive = is_sensitive or held.kind is classes.Kind.SENSITIVE
            line = found.setdefault((_said(words.purpose, held.purpose), _said(words.retention, held.retention)), [])
            line.append(_said(words.field, name))
        lines = tuple(
            KeptLine(", ".join(dict.fromkeys(what)), purpose, retention) for (purpose, retention), what in found.items()
        )
        if lines:
            yield Kept(words.table(model.__name__), lines, is_sensitive)


def _said(words_for: Callable[[str], str], english: str) -> str:
    """The words people read; what has none yet is shown as it stands in the code, and a test asks for words."""
    return words_for(english) or english
