"""What a company ticked, as it travels in an address: short enough for a link, and readable for who looks at it.

`BAK1-5.7_KEU3` is BAK-01 to BAK-05, BAK-07 and KEU-03.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

_CODE: Final = re.compile(r"([A-Z]{3})-?(\d{1,2})")
_RUN: Final = r"\d{1,2}(?:-\d{1,2})?"
_LIST: Final = re.compile(rf"([A-Z]{{3}})({_RUN}(?:\.{_RUN})*)")
LONGEST: Final = 3000
MOST: Final = 1500


def written(codes: Collection[str]) -> str:
    """The codes as one word."""
    lists: defaultdict[str, list[int]] = defaultdict(list)
    for code in codes:
        match = _CODE.fullmatch(code)
        if match is not None:
            lists[match[1]].append(int(match[2]))
    return "_".join(f"{name}{'.'.join(_runs(sorted(set(numbers))))}" for name, numbers in sorted(lists.items()))


def understood(word: str) -> tuple[str, ...]:
    """The codes in such a word; what cannot be read is left out."""
    found: dict[str, None] = {}
    for part in word[:LONGEST].split("_"):
        match = _LIST.fullmatch(part)
        for number in _numbers(match[2]) if match is not None else ():
            found[f"{match[1]}-{number:02d}"] = None  # type: ignore[index] # there is a match where there are numbers
    return tuple(found)[:MOST]


def ticked(values: Collection[str]) -> tuple[str, ...]:
    """The codes of ticked boxes."""
    matches = (_CODE.fullmatch(value) for value in list(values)[:MOST])
    return tuple(f"{match[1]}-{int(match[2]):02d}" for match in matches if match is not None)


def _runs(numbers: list[int]) -> Iterator[str]:
    start = last = numbers[0]
    for one, following in pairwise([*numbers, -1]):
        last = one
        if following != one + 1:
            yield str(start) if start == last else f"{start}-{last}"
            start = following


def _numbers(text: str) -> Iterator[int]:
    for part in text.split("."):
        first, _, last = part.partition("-")
        if first:
            yield from range(int(first), int(last or first) + 1)
