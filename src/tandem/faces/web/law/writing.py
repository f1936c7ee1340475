"""How the pages of rules write the law: its words, numbers and days in the language of the page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.law import style
from tandem.faces.web.law.forms import DayForm
from tandem.faces.web.site.pages import Link
from tandem.law import show
from tandem.law.show import Shown, ShownValue
from tandem.law.values import Parameter, Source


@dataclass(frozen=True)
class Origin:
    """A source with its address."""

    code: str
    title: str
    urls: tuple[str, ...]
    kind: str = ""
    used_for: str = ""


def asked(form: DayForm, today: date) -> tuple[dict[str, Any], date, str]:
    """What was asked, the day to look at, and a word when the day was not understood."""
    form.is_valid()
    data = form.cleaned_data
    note = gettext("Die dag begrijpen wij niet. U ziet de regels van vandaag.") if "dag" in form.errors else ""
    return data, data.get("dag") or today, note


def shown(parameter: Parameter, day: date) -> Shown:
    """The rule on that day, in words."""
    return show.shown(parameter.key, day=day, style=style())


def columns() -> tuple[str, ...]:
    """What an export says of a value."""
    return (
        gettext("Geldt voor"),
        gettext("Waarde"),
        gettext("Geldt vanaf"),
        gettext("Geldt tot en met"),
        gettext("Zekerheid"),
        gettext("Wat Tandem ermee doet"),
        gettext("Artikel"),
        gettext("Bron"),
        gettext("Opmerking"),
    )


def cells(one: ShownValue) -> tuple[str, ...]:
    """One value as a line of an export."""
    sources = "; ".join(show.source_text(source, style=style()) for source in one.sources)
    scope = one.scope or gettext("iedereen")
    return (scope, one.text, one.since, one.until, one.certainty, one.effect, one.article, sources, one.note)


def origin(source: Source) -> Origin:
    """A source with the addresses that can be opened."""
    urls = tuple(url for url in source.address if url.startswith(("https://", "http://")))
    return Origin(source.code, show.source_text(source, style=style()), urls, source.kind, gettext(source.used_for))


def crumbs(label: str, *, parent: Link | None = None) -> tuple[Link, ...]:
    """Where the page stands."""
    start = (Link(gettext("Start"), reverse("site:home")),)
    return (*start, *((parent,) if parent else ()), Link(label, ""))
