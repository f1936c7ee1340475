"""Dutch words as a search sees them: without endings, in their parts, and how far two of them lie apart.

A few rules of our own instead of a dictionary: they need not give the right root of a word, only the same one for the
forms in which people write it. `knipt`, `knippen` and `geknipt` are one; so are `tegel` and `tegels`.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

STOP_WORDS: Final = frozenset(
    {
        "de", "het", "een", "en", "of", "van", "met", "in", "op", "te", "aan", "voor", "bij", "naar", "uit", "tot",
        "om", "als", "die", "dat", "deze", "dit", "er", "ze", "zij", "zich", "ik", "jij", "je", "u", "uw", "wij",
        "we", "ons", "onze", "jullie", "hun", "hem", "zijn", "is", "was", "ben", "bent", "waren", "wordt", "worden",
        "werd", "heeft", "hebben", "had", "ook", "nog", "wel", "dan", "maar", "dus", "door", "over", "onder", "per",
        "eigen", "elke", "elk", "alle", "alles", "veel", "meer", "soms", "vaak", "altijd", "onszelf", "zelf", "kan",
        "kunnen", "moet", "moeten", "mag", "mogen", "wil", "willen", "zal", "zullen", "gaat", "gaan", "doen", "doet",
        "the", "a", "an", "and", "or", "with", "to", "for", "from", "at", "by", "on", "our", "they", "it", "its",
        "are", "be", "own",
    }
)  # fmt: skip
"""Words that say nothing of the work. `haar` does: it is what a hairdresser cuts."""

NOT_SAID: Final = frozenset({"geen", "niet", "nooit", "no", "not", "never"})
"""A sentence with one of these says what does not happen."""

SEPARABLE: Final = ("aan", "achter", "af", "bij", "door", "in", "los", "mee", "na", "om", "op", "over", "terug", "uit")
"""What comes off a verb: `opruimen` is `ruimt … op`."""

_WORD: Final = re.compile(r"[a-z0-9]+")
_OWNED: Final = re.compile(r"['\u2019](s)\b")
_WEAK: Final = re.compile(r"(aai|ooi|oei|(?:aa|ee|oo|uu|oe|ie|eu|ou)[gklmnrw])d$")
"""A past participle whose last letter is no part of the verb: `gesorteerd` is of `sorteren`."""
_VOWELS: Final = "aeiouy"
_SHORTEST: Final = 3
_SHORTEST_ROOT: Final = 4
_IRREGULAR: Final = {
    "slaan": "sla",
    "slaat": "sla",
    "opslaan": "opsla",
    "gesneden": "snijd",
    "snede": "snijd",
    "geschreven": "schrijf",
    "gebracht": "breng",
    "verkocht": "verkop",
    "gesproken": "sprek",
    "genomen": "nem",
    "neem": "nem",
    "neemt": "nem",
    "gegeven": "gef",
    "gereden": "rijd",
    "plant": "plant",
    "planten": "plant",
    "kast": "kast",
    "kasten": "kast",
    "haar": "haar",
    "haren": "haar",
}
"""Forms that no ending explains, and words that would be taken for another one."""


def plain(text: str) -> str:
    """Small letters without accents; a possessive or a plural with an apostrophe is one word."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _OWNED.sub(r"\1", "".join(c for c in folded if not unicodedata.combining(c)))


def words(text: str) -> list[str]:
    """The words of a text, as they are written."""
    return _WORD.findall(plain(text))


def telling(text: str) -> list[str]:
    """The words that say something; all of them where none does."""
    found = words(text)
    return [word for word in found if word not in STOP_WORDS] or found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of a word share."""
    return _IRREGULAR.get(word) or _evened(_without_ending(_without_small(_without_ge(word))))


@lru_cache(maxsize=20_000)
def kin(root: str) -> str:
    """What a verb and the noun made of it share: `levering` and `levert`, `controle` and `controleert`."""
    for ending in ("ing", "erij", "er", "ar"):
        if root.endswith(ending) and len(root) - len(ending) >= _SHORTEST_ROOT - (ending == "erij"):
            return _evened(root.removesuffix(ending))
    return root


def parts(root: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words a compound is made of: `gistdeeg` is `gist` and `deeg`; none for a word that is no compound."""
    found = next(_splits(root, known), ())
    return found if len(found) > 1 else ()


def apart(one: str, other: str, *, most: int) -> int:
    """How many letters to add, drop, change or swap to make the other word; more than `most` is `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for to, against in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != against))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _without_ge(word: str) -> str:
    """The verb of a past participle, also of one that comes apart: `opgeruimd` is `ruimd`."""
    for before in ("", *SEPARABLE):
        rest = word.removeprefix(before)
        is_participle = rest.startswith("ge") and rest.endswith(("d", "t", "en")) and len(rest) > 5  # noqa: PLR2004
        if word.startswith(before) and is_participle:
            return before + _WEAK.sub(r"\1", rest[2:])
    return word


def _without_small(word: str) -> str:
    for ending in ("tjes", "tje", "pjes", "pje", "jes", "je"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _without_ending(word: str) -> str:
    ending = next((one for one in ("en", "e", "s") if word.endswith(one)), "")
    is_ending = len(word) > _SHORTEST_ROOT and not (ending == "s" and word[-2] in "sae")
    root = word.removesuffix(ending) if is_ending else word
    if ending == "e" and is_ending and len(root) > _SHORTEST_ROOT + 1:
        root = root.removesuffix("s")
    return root[:-1] if len(root) >= _SHORTEST_ROOT and _ends_a_verb(root, word) else root


def _ends_a_verb(root: str, word: str) -> bool:
    """Whether the last letter is only there because somebody does it, or did it."""
    before = root[-2]
    if root.endswith("t"):
        return before not in _VOWELS or root[-3:-1] in {"ai", "oi"}
    return root.endswith("d") and word != f"{root}en" and before not in f"{_VOWELS}lnrj"


def _evened(root: str) -> str:
    """`bakk` and `bak`, `verdeel` and `verdel`, `lez` and `les` are one."""
    even = _single(root)
    return even[:-1] + {"v": "f", "z": "s"}.get(even[-1:], even[-1:])


def _single(root: str) -> str:
    """Without doubled vowels, and without a doubled consonant at the end."""
    return re.sub(r"([^aeiou])\1$", r"\1", re.sub(r"(aa|ee|oo|uu)", lambda pair: pair[0][0], root))


def _splits(root: str, known: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Every way to read a word as known words with a joint between them, the longest first part first."""
    for end in range(len(root) - 1, 1, -1):
        head, tail = root[:end], root[end:]
        joined = [head, *(head[: -len(joint)] for joint in ("s", "en", "e") if head.endswith(joint))]
        first = next((one for part in joined for one in (part, _single(part)) if _is_part(one, known)), None)
        if first is None:
            continue
        if _is_part(tail, known):
            yield first, tail
        yield from ((first, *rest) for rest in _splits(tail, known) if len(tail) > _SHORTEST_ROOT)


def _is_part(word: str, known: Collection[str]) -> bool:
    return word in SEPARABLE or (len(word) >= _SHORTEST and word in known)


def same_words(text: str) -> str:
    """What two texts share that say the same in other forms or another order."""
    return " ".join(sorted({stem(word) for word in telling(text)}))
