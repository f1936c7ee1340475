"""Deferred acceptance in parts that share nothing: each holds its own places and the lists of who may ask there.

A list lies ready in each part that holds a pool of it. What travels from part to part is only how far a learner is:
number, step in the list, stage. It goes on where it is refused. With each list in one part only, either the list
travels too, and a message is ten times as large, or each refusal first travels home, and rounds are twice as many.
In 64 ranges of a million learners a list lies in 2.2 parts. Besides, all parts are told the bars.

The answer is that of `propose`, for any number and shape of parts:

* Deferred acceptance gives one answer whatever the order in which learners ask.
* A bar only rises. So who does not exceed an old bar does not exceed the one of now, and a bar that is out of date
  costs at most a message more. Parts may work with bars of any age.
* A learner is in one part at a time, or under way to one.

A stable round in 64 ranges takes 14 to 20 rounds of messages. With levels, chains of moves cross the parts over and
over for the last few seats: hundreds of rounds. The answer is the same, but that is work for one machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, BinaryIO, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from matchmaker.market import Market, empty_seats, lay_out
from matchmaker.problem import Problem, Whole
from matchmaker.propose import Keys, Proposed, keys_of

WRITTEN: Final = ("step", "stage", "is_here", "bar", "block", "slot_key", "slot_learner", "fill", "held")
"""What a turn writes in the arrays of a state."""


@dataclass(frozen=True, eq=False)
class Part:
    """What a part knows and never changes: m learners that may ask here, `q` pools of which the first `own` lie here.

    Learners, places and pools are numbered from 0 within the part.
    """

    number: int
    own: int
    learners: Whole
    """The number in the problem of each learner, rising: m."""
    ptr: Whole
    packed: NDArray[Any]
    """Each edge in one word: pool, class, nearness; what is larger is better."""
    near_bits: int
    tail_bits: int
    pool: Whole
    """The number of each pool over all parts, in which those of a part stand together: q."""
    pool_starts: Whole
    """Where the pools of each part start in that numbering: parts + 1."""
    pool_place: Whole
    place_first: Whole
    pool_cap: Whole
    """The seats of each pool, 0 for those of other parts: q."""
    place_cap: Whole
    luck: Whole
    lift: Whole
    stages: Whole
    """The level and the promotion of each stage: stages, 2."""
    class_shift: int
    near_shift: int

    def market(self) -> Market:
        """The part as a market."""
        names = {one.name for one in fields(Market)} - {"number_of_pool"}
        known = {name: getattr(self, name) for name in names}
        return Market(**known, number_of_pool=np.arange(len(self.pool), dtype=np.int32))


@dataclass(frozen=True, eq=False)
class State:
    """How far a part is: where its learners stand, who holds its seats, its bars."""

    waiting: Whole
    """Who has not asked yet."""
    step: Whole
    """The edge each learner holds, counted from its first one, or the number of its edges; only for who is here: m."""
    stage: Whole
    is_here: NDArray[np.bool_]
    bar: Whole
    """What a key must exceed to get in, as far as it is known here: q."""
    pool_block: Whole
    block: Whole
    slot_ptr: Whole
    slot_key: Whole
    slot_learner: Whole
    fill: Whole
    held: Whole
    looked: int
    """How many edges were looked at here."""


@dataclass(frozen=True, eq=False)
class Messages:
    """Learners on their way: a row for each."""

    part: Whole
    """To which part."""
    learner: Whole
    """The number in the problem."""
    step: Whole
    stage: Whole

    def __len__(self) -> int:
        return len(self.part)

    def only(self, rows: Any) -> "Messages":
        """These rows."""
        return Messages(self.part[rows], self.learner[rows], self.step[rows], self.stage[rows])


COLUMNS: Final = tuple(one.name for one in fields(Messages))
NOTHING: Final = Messages(*(np.zeros(0, np.int32) for _ in COLUMNS))


def in_ranges(problem: Problem, parts: int) -> Whole:
    """The part of each place: neighbours together, with as many first wishes in each part."""
    first = problem.ptr[:-1][np.diff(problem.ptr) > 0]
    wished = np.bincount(problem.pool_place[problem.pool[first]], minlength=problem.n_places)
    before = np.cumsum(wished) - wished
    return (before * parts // max(len(first), 1)).clip(max=parts - 1)


def split(
    problem: Problem, part_of_place: Whole, *, parts: int, levels: int, promotions: int, luck: Whole
) -> list[Part]:
    """The parts of a round; `problem` has nothing forbidden, who is locked is placed beforehand."""
    keys = keys_of(problem, levels=levels, promotions=promotions, luck=luck)
    order = np.argsort(part_of_place, kind="stable")
    number = np.empty(problem.n_places, np.int32)
    number[order] = np.arange(problem.n_places, dtype=np.int32)
    together = replace(problem, pool_place=number[problem.pool_place], place_cap=problem.place_cap[order])
    market = lay_out(together, keys.cls, keys.minutes)
    place_starts = np.searchsorted(part_of_place[order], np.arange(parts + 1))
    pool_starts = market.place_first[place_starts]
    pool = market.pool_of(np.arange(market.ptr[-1]))
    learner = np.repeat(np.arange(len(market.learners)), np.diff(market.ptr))
    near = np.unique((np.searchsorted(pool_starts, pool, side="right") - 1) * len(market.learners) + learner)
    ends = np.searchsorted(near, np.arange(parts + 1) * len(market.learners))
    rows = [near[ends[one] : ends[one + 1]] - one * len(market.learners) for one in range(parts)]
    return [_part(one, rows[one], market, keys, (place_starts, pool_starts)) for one in range(parts)]


def _part(number: int, rows: Whole, market: Market, keys: Keys, starts: tuple[Whole, Whole]) -> Part:
    """The part with these learners of the market; `starts` are those of places and of pools."""
    place_starts, pool_starts = starts
    places = slice(place_starts[number], place_starts[number + 1])
    low, high = pool_starts[number], pool_starts[number + 1]
    counts = np.diff(market.ptr)[rows]
    ptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    edges = np.repeat(market.ptr[:-1][rows] - ptr[:-1], counts) + np.arange(ptr[-1])
    wanted = market.pool_of(edges)
    elsewhere = np.unique(wanted[(wanted < low) | (wanted >= high)])
    pool = np.concatenate([np.arange(low, high), elsewhere])
    here = np.where((low <= wanted) & (wanted < high), wanted - low, high - low + np.searchsorted(elsewhere, wanted))
    tail = market.packed[edges].astype(np.int64) & ((1 << market.tail_bits) - 1)
    learners = market.learners[rows]
    return Part(
        number=number,
        own=int(high - low),
        learners=learners,
        ptr=ptr,
        packed=(here << market.tail_bits | tail).astype(market.packed.dtype),
        near_bits=market.near_bits,
        tail_bits=market.tail_bits,
        pool=pool.astype(np.int32),
        pool_starts=pool_starts,
        pool_place=market.pool_place[low:high] - places.start,
        place_first=market.place_first[places.start : places.stop + 1] - low,
        pool_cap=np.concatenate([market.pool_cap[low:high], np.zeros(len(elsewhere), np.int32)]),
        place_cap=market.place_cap[places],
        luck=keys.luck[learners],
        lift=keys.lift,
        stages=np.array(keys.stages, np.uint8),
        class_shift=keys.class_shift,
        near_shift=keys.near_shift,
    )


def start(part: Part) -> State:
    """Nobody has asked yet; who asks here first waits."""
    market = part.market()
    seats, step = empty_seats(market), market.empty_steps()
    pool_block, block = seats.few
    slot_ptr, slot_key, slot_learner, fill, held = seats.heaps
    is_here = market.first_pool() < part.own
    return State(
        waiting=np.flatnonzero(is_here).astype(np.int32),
        step=step,
        stage=np.zeros(len(step), np.uint8),
        is_here=is_here,
        bar=seats.bar,
        pool_block=pool_block,
        block=block,
        slot_ptr=slot_ptr,
        slot_key=slot_key,
        slot_learner=slot_learner,
        fill=fill,
        held=held,
        looked=0,
    )


def step(part: Part, state: State, inbox: Messages, bars: Whole) -> tuple[State, Messages]:
    """What a part does with its messages: its state after it, and who goes on elsewhere. Nothing that is given changes.

    `bars` are those of all parts, of any age; those of the part itself stand first in the state it gives. The order of
    the inbox changes nothing, not even in the state: a turn that is done again gives the same.
    """
    from matchmaker._kernels.propose import propose as kernel

    now = replace(state, **{name: getattr(state, name).copy() for name in WRITTEN})
    inbox = inbox.only(np.argsort(inbox.learner))
    arrived = np.searchsorted(part.learners, inbox.learner)
    now.step[arrived], now.stage[arrived], now.is_here[arrived] = inbox.step, inbox.stage, True
    now.bar[part.own :] = bars[part.pool[part.own :]]
    queue = np.concatenate([state.waiting, arrived]).astype(np.int32)
    away = np.empty(len(queue) + 1, np.int32)
    looked, sent = kernel(
        queue,
        (0, part.own),
        away,
        (part.ptr, part.packed, part.near_bits, part.tail_bits),
        (part.lift, part.luck, part.class_shift, part.near_shift),
        (part.pool_place, part.place_first, part.pool_cap, part.place_cap),
        (now.pool_block, now.block),
        (now.slot_ptr, now.slot_key, now.slot_learner, now.fill, now.held),
        now.bar,
        (now.step, now.stage),
    )
    leaving = np.sort(away[:sent])
    now.is_here[leaving] = False
    return replace(now, waiting=queue[:0], looked=state.looked + int(looked)), _sent(part, now, leaving)


def _sent(part: Part, state: State, leaving: Whole) -> Messages:
    """Who goes to which part: that of the pool where it would get in."""
    at = state.step[leaving].astype(np.int32)
    wanted = part.pool[part.packed[part.ptr[leaving] + at].astype(np.int64) >> part.tail_bits]
    to = np.searchsorted(part.pool_starts, wanted, side="right") - 1
    return Messages(to.astype(np.int32), part.learners[leaving], at, state.stage[leaving].astype(np.int32))


def known_bars(parts: Sequence[Part], states: Sequence[State]) -> Whole:
    """The bars of all pools, in the numbering over all parts."""
    return np.concatenate([state.bar[: part.own] for part, state in zip(parts, states, strict=True)])


def in_messages(
    parts: Sequence[Part], states: Sequence[State], inbox: Messages = NOTHING
) -> tuple[list[State], list[int]]:
    """Go on until nobody is on the way, all in one process; also how many learners travelled after each round.

    In a round every part has the bars of the round before.
    """
    states, travelled = list(states), []
    while len(inbox) or any(len(state.waiting) for state in states):
        bars, inboxes = known_bars(parts, states), sorted_out(inbox, len(parts))
        turns = [step(*each, bars) for each in zip(parts, states, inboxes, strict=True)]
        states = [state for state, _ in turns]
        inbox = gathered([sent for _, sent in turns])
        travelled.append(len(inbox))
    return states, travelled


def gathered(each: Sequence[Messages]) -> Messages:
    """Messages of several parts together."""
    return Messages(*(np.concatenate([getattr(one, name) for one in [NOTHING, *each]]) for name in COLUMNS))


def sorted_out(messages: Messages, parts: int) -> list[Messages]:
    """What each part receives."""
    order = np.argsort(messages.part, kind="stable")
    starts = np.searchsorted(messages.part[order], np.arange(parts + 1))
    return [messages.only(order[starts[one] : starts[one + 1]]) for one in range(parts)]


def merge(problem: Problem, parts: Sequence[Part], states: Sequence[State]) -> Proposed:
    """The answer for the whole market."""
    edge = np.full(problem.n_learners, -1, np.int64)
    stage = np.zeros(problem.n_learners, np.uint8)
    for part, state in zip(parts, states, strict=True):
        here = np.flatnonzero(state.is_here)
        learners, at = part.learners[here], state.step[here]
        is_placed = at < np.diff(part.ptr)[here]
        edge[learners] = np.where(is_placed, problem.ptr[learners] + at, -1)
        stage[learners] = state.stage[here]
    edge[problem.locked[:, 0]] = problem.edges_of(problem.locked)
    level, promotion = parts[0].stages.T
    return Proposed(edge, level=level[stage], promotion=promotion[stage], asked=sum(one.looked for one in states))


Kind = TypeVar("Kind", Part, State)


def store(thing: Part | State, file: BinaryIO) -> None:
    """Write a part or a state as NPZ."""
    arrays: dict[str, Any] = {one.name: np.asarray(getattr(thing, one.name)) for one in fields(thing)}
    np.savez(file, allow_pickle=False, **arrays)


def fetch(kind: type[Kind], file: BinaryIO) -> Kind:
    """Read a part or a state from NPZ."""
    with np.load(file, allow_pickle=False) as arrays:
        known: dict[str, Any] = {name: array if array.ndim else int(array) for name, array in arrays.items()}
    return kind(**known)
