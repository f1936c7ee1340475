"""Finds activities by the words people use for them: forms, compounds, synonyms and typing errors.

Everything is compared with everything, in memory: a few hundred activities of a few words each. A word of the question
meets a word of an activity in the best way there is; rare words weigh more than common ones.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from tandem.journey.readiness.rules.words import NOT_SAID, SEPARABLE, apart, kin, parts, stem, telling, words

SAME: Final = 1.0
KIN: Final = 0.9
SYNONYM: Final = 0.85
PART: Final = 0.8
PART_OF_SYNONYM: Final = 0.65
TYPO: Final = 0.7
"""How well a word answers another: the same one, one made of it, one that means it, a part of it; and what is left of
that where it was typed wrong."""

ENOUGH: Final = 0.4
BESIDE: Final = 0.72
"""An activity that answers less of a question than this, or less than this share of the best answer, is not shown."""
SURE: Final = 0.75
PERHAPS: Final = 0.5
"""So much of an activity stands in a text that surely, or perhaps, is meant."""

FEW: Final = 12
MOST_LETTERS: Final = 4000
"""So much of a pasted text is read."""
_ONE_TYPO, _TWO_TYPOS = 4, 8
"""A word of so many letters may hold one or two typing errors."""
_SHORTEST_PART: Final = 4
_LONGEST_WORD: Final = 40
_SENTENCE: Final = re.compile(r"[.!?;:\n\r\t•*|]+|\s[-–]\s")
_CLAUSE: Final = re.compile(r",(?=\s)|\b(?:maar|behalve|but|except)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """Something that can be found: its key, and its words."""

    key: str
    text: str


@dataclass(frozen=True)
class Hit:
    """What was found, and how well it answers: 1 at best."""

    key: str
    score: float


@dataclass(frozen=True)
class Meant:
    """What a text seems to mean, and the part of it that says so."""

    key: str
    score: float
    because: str

    @property
    def is_sure(self) -> bool:
        """Whether nearly all of it stands there."""
        return self.score >= SURE


class Index:
    """Texts to search in. Made once for the same texts; asking changes nothing that shows."""

    def __init__(self, said: Iterable[Said], *, synonyms: Iterable[Sequence[str]] = ()) -> None:
        self._said = {one.key: tuple(dict.fromkeys(stem(word) for word in telling(one.text))) for one in said}
        counts = Counter(root for roots in self._said.values() for root in roots)
        self._known = tuple(sorted(counts))
        self._weight = {root: math.log(1 + len(self._said) / count) for root, count in counts.items()}
        self._heaviest = max(self._weight.values(), default=1.0)
        self._groups = _groups(synonyms)
        self._vocabulary = frozenset((*self._known, *self._groups))
        self._parts = {root: frozenset(parts(root, self._vocabulary)) for root in self._known}
        self._kin = _by_kin(self._known)
        self._met: dict[str, Mapping[str, float]] = {}

    def find(self, text: str, *, limit: int = FEW) -> list[Hit]:
        """What answers the text, the best first; nothing for a text without a word we know."""
        asked = list(dict.fromkeys(word[:_LONGEST_WORD] for word in telling(text[:MOST_LETTERS])))
        meetings = [(self._asked_weight(word), self._meeting(word)) for word in asked]
        whole = sum(weight for weight, _ in meetings)
        hits = []
        for key, roots in self._said.items():
            score = sum(weight * _best(roots, met) for weight, met in meetings) / whole if whole else 0.0
            if score >= ENOUGH:
                hits.append((-round(score, 3), len(roots), key, score))
        best = max((score for *_, score in hits), default=0.0)
        return [Hit(key, score) for *_, key, score in sorted(hits)[:limit] if score >= BESIDE * best]

    def meant(self, text: str) -> list[Meant]:
        """What a longer text says, sentence by sentence, the surest first; what it denies is left out."""
        found: dict[str, Meant] = {}
        for sentence in _SENTENCE.split(text[:MOST_LETTERS]):
            said = [
                word
                for clause in _CLAUSE.split(sentence)
                if not NOT_SAID & {*words(clause)}
                for word in telling(clause)
            ]
            meetings = [self._meeting(word[:_LONGEST_WORD]) for word in dict.fromkeys(said)]
            for key, roots in self._said.items():
                score = self._stands_in(roots, meetings)
                if score >= PERHAPS and (key not in found or score > found[key].score):
                    found[key] = Meant(key, score, " ".join(sentence.split()))
        return sorted(found.values(), key=lambda one: (-one.score, one.key))

    def _stands_in(self, roots: Sequence[str], meetings: Sequence[Mapping[str, float]]) -> float:
        """How much of these words a sentence holds."""
        whole = sum(self._weight[root] for root in roots)
        held = sum(self._weight[root] * max((met.get(root, 0.0) for met in meetings), default=0.0) for root in roots)
        return held / whole if whole else 0.0

    def _asked_weight(self, word: str) -> float:
        return self._weight.get(stem(word), self._heaviest)

    def _meeting(self, word: str) -> Mapping[str, float]:
        """The words we know that answer this one, and how well."""
        if word not in self._met:
            if len(self._met) > 5 * len(self._known) + 1000:
                self._met.clear()
            self._met[word] = self._met_by(word)
        return self._met[word]

    def _met_by(self, word: str) -> Mapping[str, float]:
        answers = self._meant_by(word)
        root = stem(word)
        if answers or root in self._vocabulary:
            return answers
        meant = [self._meant_by(known) for known in self._typed_for(root)]
        return {one: TYPO * sure for met in meant for one, sure in sorted(met.items(), key=itemgetter(1))}

    def _meant_by(self, word: str) -> Mapping[str, float]:
        """The words that answer this one as it is typed."""
        root = stem(word)
        meaning = self._groups.get(root, frozenset()) - {root}
        answers: dict[str, float] = {}
        for sure, roots in (
            (SAME, {root} & self._weight.keys()),
            (KIN, self._kin.get(kin(root), frozenset())),
            (SYNONYM, meaning & self._weight.keys()),
            (PART, self._sharing(word, root)),
            (PART_OF_SYNONYM, {word for one in meaning for word in self._sharing(one, one)}),
        ):
            for one in roots:
                answers.setdefault(one, sure)
        return answers

    def _sharing(self, word: str, root: str) -> set[str]:
        """Compounds that hold this word, words that this compound holds, and words that begin or end with it."""
        asked = {one for one in parts(root, self._vocabulary) if one not in SEPARABLE}
        held = {one for one in self._known if one in asked or root in self._parts[one] or asked & self._parts[one]}
        if len(word) < _SHORTEST_PART:
            return held
        return held | {one for one in self._known if one.startswith((word, root)) or one.endswith(root)}

    def _typed_for(self, root: str) -> list[str]:
        """The words that somebody may have wanted to type."""
        most = 2 if len(root) >= _TWO_TYPOS else 1
        if len(root) < _ONE_TYPO:
            return []
        near = [(apart(root, known, most=most), known) for known in self._vocabulary]
        least = min((steps for steps, _ in near), default=most + 1)
        return sorted(known for steps, known in near if steps == least <= most)


def _best(roots: Sequence[str], met: Mapping[str, float]) -> float:
    return max((met.get(root, 0.0) for root in roots), default=0.0)


def _by_kin(roots: Iterable[str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for root in roots:
        found[kin(root)].add(root)
    return {shared: frozenset(some) for shared, some in found.items()}


def _groups(synonyms: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """For each word all others that may stand in its place."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for group in synonyms:
        roots = {stem(word) for text in group for word in telling(text)}
        for root in roots:
            groups[root] |= roots
    return {root: frozenset(others) for root, others in groups.items()}
