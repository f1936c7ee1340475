"""The guide of each role, as it stands in the documentation: written once, read on the site too."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tandem.base.errors import NotFound
from tandem.faces.web.site.pages import Link, Page, below_home

_NO_HTML_OF_ITS_OWN = {"html": False}

_BLOCK = 3
"""A heading or a paragraph is three tokens: where it opens, what it says, where it closes."""


@dataclass(frozen=True)
class Guide:
    """A guide of a role: its title, its first lines in plain words, and the rest as a page."""

    code: str
    title: str
    lead: str
    body: SafeString


@dataclass(frozen=True)
class GuideLine:
    """A guide in the list."""

    title: str
    lead: str
    url: str


@dataclass(frozen=True)
class HelpPage(Page):
    """Where help stands: the guides, the words, the rules, and people."""

    guides: tuple[GuideLine, ...] = ()
    further: tuple[Link, ...] = ()


@dataclass(frozen=True)
class GuidePage(Page):
    """One guide."""

    body: str = ""


def help_page() -> HelpPage:
    """Where help stands."""
    guides = (GuideLine(one.title, one.lead, reverse("site:guide", args=[one.code])) for one in _guides().values())
    return HelpPage(
        title=gettext("Hulp"),
        lead=gettext("Een gids voor wat u doet, de woorden en regels, en mensen die antwoorden."),
        breadcrumb=below_home(gettext("Hulp")),
        guides=tuple(guides),
        further=(
            Link(gettext("Wat betekent dit woord?"), reverse("glossary:terms")),
            Link(gettext("Welke regels gelden, en waar staan ze?"), reverse("law:rules")),
            Link(gettext("Welke instantie behandelt mijn aanvraag?"), reverse("mandates:route")),
            Link(gettext("Stel uw vraag aan het aanspreekpunt"), reverse("site:contact")),
        ),
    )


def guide_page(code: str) -> GuidePage:
    """One guide; NotFound where there is none of that name."""
    found = _guides().get(code)
    if found is None:
        raise NotFound
    start, _ = below_home("")
    crumbs = (start, Link(gettext("Hulp"), reverse("site:help")), Link(found.title, ""))
    return GuidePage(title=found.title, lead=found.lead, breadcrumb=crumbs, body=found.body)


@cache
def _guides() -> dict[str, Guide]:
    files = sorted(settings.GUIDES.glob("*.md"))
    return {file.stem: _read(file.stem, file.read_text(encoding="utf-8")) for file in files}


def _read(code: str, text: str) -> Guide:
    """The heading is the title and a paragraph right below it the lead; the page shows them itself."""
    reader = MarkdownIt("commonmark", _NO_HTML_OF_ITS_OWN).enable("table")
    tokens = reader.parse(text)
    title, rest = tokens[1].content, tokens[_BLOCK:]
    has_lead = bool(rest) and rest[0].type == "paragraph_open"
    lead = " ".join(rest[1].content.split()) if has_lead else ""
    body = reader.renderer.render(list(_marked(rest[_BLOCK:] if has_lead else rest)), reader.options, {})
    return Guide(code, title, lead, mark_safe(body))  # noqa: S308 - our own file, and HTML in it is shown as text


def _marked(tokens: list[Token]) -> Iterator[Token]:
    """The tables with the class of our tables, and heads that say what they are the head of."""
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("class", "table")
        if token.type == "th_open":
            token.attrSet("scope", "col")
        yield token
