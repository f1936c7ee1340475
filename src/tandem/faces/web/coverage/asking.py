"""What a company tells in the address: what it does, from where, by what, and how long a trip may take."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.web import language
from tandem.faces.web.coverage.written import ticked, understood, written
from tandem.faces.web.lists import Option
from tandem.faces.web.workplaces.asking import Place, places_like
from tandem.faces.web.workplaces.forms import MODES
from tandem.journey.readiness.queries.around import Around
from tandem.journey.readiness.queries.work import Work, work_on
from tandem.journey.readiness.rules.coverage import Listed

MINUTES: Final = (15, 30, 45, 60)
USUAL_MINUTES: Final = 30
USUAL_MODE: Final = "auto"
_LONGEST_QUESTION: Final = 80


@dataclass(frozen=True)
class Asked:
    """What the address tells."""

    work: Work
    codes: tuple[str, ...]
    """The activities that were ticked; only those we know."""
    unknown: int
    """How many codes of the address we do not know: a list has changed since."""
    question: str = ""
    trade: str = ""
    place_text: str = ""
    place: Place | None = None
    mode_name: str = USUAL_MODE
    minutes: int = USUAL_MINUTES

    @property
    def word(self) -> str:
        """The ticked activities as they travel."""
        return written(self.codes)

    def around(self) -> Around | None:
        """From where we look; None where no place was told, or none we know."""
        if self.place is None:
            return None
        return Around(self.place.lat, self.place.lon, MODES[self.mode_name], self.minutes)

    def done(self) -> list[Listed]:
        """The ticked activities; of those that are the same only one."""
        keys = dict.fromkeys(self.work.by_code[code].key for code in self.codes)
        return [self.work.by_key[key][0] for key in keys]

    def does(self, listed: Listed) -> bool:
        """Whether this activity, or one that is the same, was ticked."""
        return listed.key in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        return self.work.keys_of(self.codes)

    def query(self, **other: str) -> dict[str, str]:
        """What every address of this question carries along; empty parts are left out."""
        told = {"w": self.word, "waar": self.place_text}
        if self.place_text:
            told |= {"met": self.mode_name, "min": str(self.minutes)}
        return {name: value for name, value in (told | other).items() if value}

    def at(self, name: str = "coverage:start", *arguments: str, **other: str) -> str:
        """The address of a page with this question."""
        query = urlencode(self.query(**other))
        return f"{reverse(name, args=arguments)}{'?' if query else ''}{query}"

    def without(self, listed: Listed) -> "Asked":
        """The same without this activity, and without those that are the same."""
        same = {one.code for one in self.work.by_key[listed.key]}
        return replace(self, codes=tuple(code for code in self.codes if code not in same))

    def having(self, codes: Collection[str]) -> "Asked":
        """The same with these activities too."""
        return replace(self, codes=tuple(dict.fromkeys((*self.codes, *codes))))

    def mode_options(self) -> list[Option]:
        """By what one can travel."""
        return [Option(name, code_label(mode), name == self.mode_name) for name, mode in MODES.items()]

    def minute_options(self) -> list[Option]:
        """How long a trip may take."""
        return [Option(str(n), gettext("%(n)s minuten") % {"n": n}, n == self.minutes) for n in MINUTES]


def asked(query: QueryDict, *, day: date) -> Asked:
    """What the address tells; what it does not say in words we know is left out."""
    work = work_on(day)
    told = understood(query.get("w", ""))
    shown = set(understood(query.get("toon", "")))
    told = (*(code for code in told if code not in shown), *ticked(query.getlist("a")))
    codes = tuple(sorted(code for code in set(told) if code in work.by_code))
    minutes, mode, trade = query.get("min", ""), query.get("met", ""), query.get("vak", "")
    place_text = query.get("waar", "").strip()[:_LONGEST_QUESTION]
    places = places_like(place_text, day, limit=1) if place_text else []
    return Asked(
        work=work,
        codes=codes,
        unknown=len(set(told)) - len(codes),
        question=query.get("q", "").strip()[:_LONGEST_QUESTION],
        trade=trade if trade in work.trades else "",
        place_text=place_text,
        place=places[0] if places else None,
        mode_name=mode if mode in MODES else USUAL_MODE,
        minutes=int(minutes) if minutes in {str(n) for n in MINUTES} else USUAL_MINUTES,
    )


def is_sent(query: Mapping[str, str]) -> bool:
    """Whether boxes were sent, which then move into the address."""
    return "toon" in query


def text_of(listed: Listed) -> str:
    """An activity in the language of the page."""
    return language.in_language(listed.text_nl, listed.text_en)
