"""The engine: its rules in plain words, what comes in and goes out, and every code it tells."""

import inspect
import re
from collections.abc import Iterator
from enum import StrEnum

from matchmaker.exact import GOALS
from matchmaker.explain import Limit, Outcome, Reason
from matchmaker.hard import Code
from matchmaker.options import RULES

FORMAT = """
## What comes in

One JSON object, or the same names in an NPZ file (several markets in one file: `FILE.npz#ID`, with names like
`ID_ptr`). All numbers are whole. A lower rank is better, equal ranks are ties, and only the order of ranks counts.

| Name | Length | What it is |
|---|---|---|
| `n_learners`, `n_places`, `n_pools` | – | how many there are; all are numbered from 0 |
| `place_cap` | places | the seats of the mentors of a place, shared by its pools |
| `pool_place`, `pool_cap` | pools | the place of a pool (one training at one place), its own seats within those |
| `ptr` | learners + 1 | where the edges of each learner start |
| `pool` | edges | where the learner could go; each pool once |
| `lrank` | edges | how the learner ranks it, the best first |
| `prank` | edges | how the place ranks the learner, one scale over all its pools |
| `minutes` | edges | how long the trip takes |
| `locked`, `forbidden` | rows of 2 | pairs of learner and pool that are fixed, or may not be |
| `score_parts` | edges each | what each criterion adds; carried along |

What is not a market is refused with every reason (which array, which index, found, needed), and exit code 2.

## What goes out

`edge` and `pool` of each learner (-1: no place), `level` (its priority), `by_chain` (whom chains of moves gave another
edge after all had asked), `placed`, `total_minutes`, `blocking_pairs`, `rule`, `seed`, `check` (what the independent
checker says), `seconds` by phase, `certificate` (what proves it, where the rule has a proof) and `ends` (what the
checker says of `stable` and of `min_minutes`, so that the price of the choice is seen).

A pair blocks when the learner likes the edge strictly better than what it got, and (a) pool and place have room, or
(b) the pool is full and its worst holder ranks strictly worse, or (c) the pool has room, the place is full and its
worst holder ranks strictly worse. What only a lock makes block is counted apart. """


def page() -> str:
    """The rules, the format and the codes."""
    rules = "\n\n".join(f"**`{name}`.** {words}" for name, words in RULES.items())
    goals = "\n\n".join(f"**`--goal {name}`.** {words}" for name, words in GOALS.items())
    codes = "\n\n".join(_codes(kind, words) for kind, words in _kinds())
    top = f"# The matching engine\n\n## The rules\n\n{rules}\n\nWhat `exact` can look for:\n\n{goals}"
    return f"{top}\n{FORMAT}\n{codes}"


def _kinds() -> Iterator[tuple[type[StrEnum], str]]:
    yield Reason, "Why an edge was not given, or what put a learner before others"
    yield Limit, "Which seats decided"
    yield Outcome, "What became of a learner"
    yield Code, "Why a learner may not go to a pool at all"


def _codes(kind: type[StrEnum], words: str) -> str:
    notes = dict(_notes(kind))
    rows = [f"| `{member.value}` | {notes.get(member.name, '')} |" for member in kind]
    return "\n".join([f"## {words}", "", "| Code | Meaning |", "|---|---|", *rows])


def _notes(kind: type[StrEnum]) -> Iterator[tuple[str, str]]:
    """The text that stands under a member in the source."""
    for name, text in re.findall(
        r'^    (\w+) = "[^"]*"\n    """(.*?)"""', inspect.getsource(kind), re.MULTILINE | re.DOTALL
    ):
        yield name, " ".join(text.split())
