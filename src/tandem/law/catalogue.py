"""All parameters with their history, for the public page "Regels en bronnen"."""

import difflib
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tandem.law import book, loader, words
from tandem.law import show as showing
from tandem.law.errors import UnknownKey
from tandem.law.show import DUTCH, Shown, Style
from tandem.law.values import EVERYONE, Parameter, Scope, Source, Subject, Value

_NAME, _KEY, _EXPLANATION, _REST = 8, 6, 2, 1
"""How much a word weighs by where it is found."""
_FEWEST_LETTERS: Final = 2


@dataclass(frozen=True)
class Hit:
    """A parameter that was found, with the values that hold on the day asked about, the general one first."""

    parameter: Parameter
    values: tuple[Value[Any], ...]
    weight: int


def subjects() -> tuple[Subject, ...]:
    """All subjects, in the order of the story."""
    law = book.book()
    return tuple(law.subjects[group.SUBJECT] for group in book.GROUPS)


def parameters() -> tuple[Parameter, ...]:
    """All parameters, in the order of the story."""
    return tuple(parameter for subject in subjects() for parameter in subject.parameters)


def parameter(key: str) -> Parameter:
    """The parameter with this key; `UnknownKey` names keys that look like it."""
    held = book.book().parameters
    if key not in held:
        raise UnknownKey(key, close=difflib.get_close_matches(key, held, n=3))
    return held[key]


def history(key: str) -> tuple[Value[Any], ...]:
    """Every value the parameter had, has and will have: for everyone first, then per scope, oldest first."""
    order = {scope: number for number, scope in enumerate(dict.fromkeys(v.scope for v in parameter(key).values))}
    return tuple(sorted(parameter(key).values, key=lambda v: (v.scope.weight, order[v.scope], v.since)))


def show(key: str, *, day: date, scope: Scope = EVERYONE, style: Style = DUTCH) -> Shown:
    """The parameter on that day, in words."""
    return showing.shown(parameter(key).key, day=day, scope=scope, style=style)


def search(text: str = "", *, day: date, style: Style = DUTCH) -> tuple[Hit, ...]:
    """The parameters in which every word of the text is found, the best first; without words all of them."""
    asked = _plain(text).split()
    hits = []
    for held in parameters():
        weight = _weight(held, asked, style=style)
        if weight is not None:
            hits.append(Hit(held, held.all_at(day), weight))
    return tuple(sorted(hits, key=lambda hit: -hit.weight))


def by_rule(rule: str) -> tuple[Parameter, ...]:
    """The parameters that cover this rule, such as R-MEN-01."""
    return tuple(held for held in parameters() if rule in {held.rule, *(value.rule for value in held.values)})


def rules() -> tuple[str, ...]:
    """Every rule, covered by a parameter or not, in order."""
    law = book.book()
    return tuple(sorted(loader.rules_of(law) | set(law.not_parameters)))


def is_numbered_by_tandem(rule: str) -> bool:
    """Whether we gave the rule its number, because no source did."""
    family = book.book().families[rule.split("-")[1]]
    return family.numbered_by == "tandem" or rule in family.added


def sources() -> tuple[Source, ...]:
    """Every source, in the order of the list."""
    return tuple(book.book().sources.values())


def sources_of(value: Value[Any]) -> tuple[Source, ...]:
    """Where this value was read, official sources first."""
    held = (book.book().sources[code] for code in value.source)
    return tuple(sorted(held, key=lambda source: source.kind != "official"))


def source_line(value: Value[Any], *, style: Style = DUTCH) -> str:
    """The best source of the value in one line, with the number of further ones; empty when it has none."""
    held = sources_of(value)
    if not held:
        return ""
    first = showing.source_text(held[0], style=style)
    more = len(held) - 1
    return first if not more else style.translate(words.SOURCE_AND_MORE).format(source=first, n=more)


def version() -> str:
    """The version of the law: it changes when anything that decides changes."""
    return book.version()


def _weight(held: Parameter, asked: list[str], *, style: Style) -> int | None:
    say = style.translate
    keys = f"{held.key} {held.rule} {' '.join(value.rule for value in held.values)}"
    places = (
        (_plain(f"{held.name} {say(held.name)}"), _NAME),
        (_plain(keys), _KEY),
        (_plain(f"{held.explanation} {say(held.explanation)}"), _EXPLANATION),
        (_plain(" ".join((*held.words.values(), *(say(word) for word in held.words.values())))), _REST),
    )
    total = 0
    for word in asked:
        found = [weight for text, weight in places if _has(text, word)]
        if not found:
            return None
        total += max(found)
    return total


def _has(text: str, word: str) -> bool:
    return word in text if len(word) >= _FEWEST_LETTERS else word in text.split()


def _plain(text: str) -> str:
    """Lower case, without accents, so that "geïntegreerd" is found by "geintegreerd"."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
