"""The accessibility statement as data: what was looked at, when, how, and what is not right yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, gettext_noop

CHECKED_ON: Final = date(2026, 11, 21)
STANDARD: Final = "WCAG 2.2 AA"
NORM: Final = "EN 301 549"
DIRECTIVE: Final = "2016/2102"
DIRECTIVE_URL: Final = "https://eur-lex.europa.eu/eli/dir/2016/2102/oj"


@dataclass(frozen=True)
class Issue:
    """Something that does not work for everybody yet, and what does."""

    what: str
    instead: str


_CHECKS: Final = (
    gettext_noop("Een programma (axe) keek elke pagina na, breed en smal, licht en donker."),
    gettext_noop("Wij liepen de hoofdtaken af met alleen het toetsenbord."),
    gettext_noop("Wij keken de pagina's na bij 320 pixels breed en zonder JavaScript."),
)

_ISSUES: Final = (
    (
        gettext_noop("De kaart zegt niets aan wie ze niet ziet."),
        gettext_noop("De lijst ernaast toont dezelfde werkplekken, met afstand en gemeente."),
    ),
    (
        gettext_noop(
            "De brieven in pdf zijn opgebouwd voor schermlezers, maar nog niet met een schermlezer beluisterd."
        ),
        gettext_noop("Alles wat in een brief staat, staat ook op de pagina van het dossier."),
    ),
    (
        gettext_noop("Nog niemand met een beperking toetste deze website."),
        gettext_noop("Loopt u vast? Meld het ons: wij helpen u en passen de pagina aan."),
    ),
    (
        gettext_noop("Sommige bronnen van de regels zijn documenten van anderen die niet toegankelijk zijn."),
        gettext_noop("Wij vertellen de regel in gewone woorden na, met de waarde en de datum."),
    ),
)


def checks() -> tuple[str, ...]:
    """How the website was looked at."""
    return tuple(gettext(text) for text in _CHECKS)


def issues() -> Iterable[Issue]:
    """What is not right yet."""
    return (Issue(gettext(what), gettext(instead)) for what, instead in _ISSUES)
