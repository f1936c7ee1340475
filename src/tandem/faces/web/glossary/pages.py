"""What the page of words shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tandem.faces.documents.words import code_label
from tandem.faces.exchange.tables import Table
from tandem.faces.web.glossary.forms import SearchForm
from tandem.faces.web.language import code as in_use
from tandem.faces.web.site.pages import Link, Page
from tandem.glossary import terms
from tandem.glossary.entry import Language, Term
from tandem.law.values import Certainty


@dataclass(frozen=True)
class Origin:
    """Where a meaning comes from."""

    title: str
    period: str
    url: str


@dataclass(frozen=True)
class Word:
    """One word: its name, its twin in the other language, its meaning, and where that comes from."""

    code: str
    name: str
    plural: str
    abbreviation: str
    twin: str
    meaning: str
    also: str
    see: tuple[Link, ...]
    sources: tuple[Origin, ...]
    certainty: str


@dataclass(frozen=True)
class Letter:
    """The words that begin with one letter; without a letter, the words that a search found, the best first."""

    name: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class TermsPage(Page):
    """The words of the field."""

    text: str = ""
    query: str = ""
    count_words: str = ""
    letters: tuple[Letter, ...] = ()
    twin_language: str = ""
    exits: tuple[Link, ...] = ()


def terms_page(form: SearchForm) -> TermsPage:
    """Every word in alphabetical order, or those that fit the text."""
    text, letters = _asked(form)
    language = in_use()
    count = sum(len(letter.words) for letter in letters)
    return TermsPage(
        title=gettext("Woorden die u hier tegenkomt"),
        lead=gettext("Wat elk woord betekent, waar dat staat, en hoe het in het Engels heet."),
        breadcrumb=(Link(gettext("Start"), reverse("site:home")), Link(gettext("Begrippen"), "")),
        text=text,
        query=urlencode({"tekst": text}) if text else "",
        count_words=ngettext("%(n)s begrip", "%(n)s begrippen", count) % {"n": count},
        letters=letters,
        twin_language="nl" if language == "en" else "en",
        exits=(
            Link(gettext("Toon alle begrippen"), reverse("glossary:terms")),
            Link(gettext("Zoek het in de regels"), reverse("law:rules")),
            Link(gettext("Stel uw vraag aan het aanspreekpunt"), reverse("site:contact")),
        ),
    )


def terms_table(form: SearchForm, *, now: datetime) -> Table:
    """The words that fit, to export."""
    text, letters = _asked(form)
    return Table(
        title=gettext("Begrippen"),
        columns=(
            gettext("Begrip"),
            gettext("Afkorting"),
            gettext("Betekenis"),
            gettext("Nederlands") if in_use() == "en" else gettext("Engels"),
            gettext("Ook"),
            gettext("Zie ook"),
            gettext("Bron"),
            gettext("Zekerheid"),
        ),
        rows=[_cells(word) for letter in letters for word in letter.words],
        made_at=now,
        filters=[(gettext("Zoekwoord"), text)] if text else [],
    )


def _asked(form: SearchForm) -> tuple[str, tuple[Letter, ...]]:
    form.is_valid()
    text = form.cleaned_data.get("tekst", "").strip()
    return text, _found(text, in_use()) if text else _alphabet(in_use())


def _cells(word: Word) -> tuple[str, ...]:
    see = ", ".join(link.label for link in word.see)
    sources = "; ".join(f"{one.title} ({one.period})" if one.period else one.title for one in word.sources)
    certainty = code_label(Certainty(word.certainty))
    return (word.name, word.abbreviation, word.meaning, word.twin, word.also, see, sources, certainty)


def _alphabet(language: Language) -> tuple[Letter, ...]:
    grouped = terms.by_letter(language)
    return tuple(Letter(letter, tuple(_words(words, language))) for letter, words in grouped.items())


def _found(text: str, language: Language) -> tuple[Letter, ...]:
    words = tuple(_words(terms.search(text, language), language))
    return (Letter("", words),) if words else ()


def _words(words: Iterable[Term], language: Language) -> Iterable[Word]:
    return (_word(one, language) for one in words)


def _word(one: Term, language: Language) -> Word:
    other: Language = "nl" if language == "en" else "en"
    public = (terms.term(code) for code in one.see)
    return Word(
        code=one.code,
        name=one.name(language),
        plural=one.plural(language),
        abbreviation=one.abbreviation,
        twin=one.name(other),
        meaning=one.meaning(language),
        also=", ".join(one.also_nl) if language == "nl" else "",
        see=tuple(Link(term.name(language), f"#{term.code}") for term in public if not term.is_internal),
        sources=tuple(
            Origin(source.title if language == "nl" else source.title_en, source.period, source.url)
            for source in one.sources
        ),
        certainty=one.certainty,
    )
