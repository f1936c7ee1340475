"""Runs on Spark workers: candidate edges chunk by chunk, and a round part by part. Needs the extra `spark` and Java.

One machine is the default and solves ten million learners; this is for edges that are made where the data lie. Workers
must find this package. Of a round, the parts and their states lie as NPZ files in a folder that every worker sees and
the messages of each round as Parquet beside them; only the messages are shuffled, and only the bars are broadcast. A
turn is a pure function of its files, so a worker that fails is simply asked again.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import numpy as np

from matchmaker.candidates import candidates
from matchmaker.distribute import (
    COLUMNS,
    Messages,
    Part,
    State,
    fetch,
    in_messages,
    known_bars,
    merge,
    split,
    start,
    step,
    store,
)
from matchmaker.problem import Problem, Whole
from matchmaker.propose import Proposed
from matchmaker.region import Learners, Region
from matchmaker.search import Search, prepare

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Table
    from pyspark.sql import DataFrame, SparkSession

MOST_ROUNDS: Final = 40
"""Who is on the way after so many rounds goes on in one process: a round on workers takes longer than that."""

EDGES: Final = {"pool": "int", "lrank": "int", "prank": "smallint", "minutes": "int"}
"""The columns of edges and their types."""


@dataclass(frozen=True, eq=False)
class People:
    """Learners as rows of one table: columns, and lists with the number of entries of each learner."""

    columns: Mapping[str, Whole]
    lists: Mapping[str, tuple[Whole, Whole]]

    def only(self, first: int, last: int) -> "People":
        """The learners from one row up to another."""
        columns = {name: column[first:last] for name, column in self.columns.items()}
        return People(columns, {name: _cut(one, first, last) for name, one in self.lists.items()})


def _cut(one: tuple[Whole, Whole], first: int, last: int) -> tuple[Whole, Whole]:
    counts, values = one
    ends = np.concatenate([[0], np.cumsum(counts)])
    return counts[first:last], values[ends[first] : ends[last]]


def people_of(region: Region) -> People:
    """The learners of a region with what they rank and refuse, and who refuses them."""
    learners, count, places = region.learners, len(region.learners), max(len(region.places), 1)
    columns: dict[str, Whole] = {"index": np.arange(count)}
    for one in fields(Learners):
        column = getattr(learners, one.name)
        if isinstance(column, Mapping):
            columns |= {f"{one.name}.{name}": each for name, each in column.items()}
        elif not one.name.startswith("own_"):
            columns[one.name] = column
    lists = {"own_pool": (np.diff(learners.own_ptr), learners.own_pool)}
    for name in ("learner_vetoes", "place_vetoes"):
        vetoes = getattr(region, name)
        lists[name] = (np.bincount(vetoes // places, minlength=count), vetoes % places)
    return People(columns, lists)


def with_people(ground: Search, people: People) -> Search:
    """The same region, rules and weights with these learners alone."""
    places = max(len(ground.region.places), 1)
    plain = {name: column for name, column in people.columns.items() if "." not in name and name != "index"}
    for table in ("wishes", "points"):
        named = {name: column for name, column in people.columns.items() if name.startswith(f"{table}.")}
        plain[table] = {name.partition(".")[2]: column for name, column in named.items()}  # type: ignore[assignment]
    counts, own_pool = people.lists["own_pool"]
    learners = Learners(**plain, own_ptr=np.concatenate([[0], np.cumsum(counts)]), own_pool=own_pool)  # type: ignore[arg-type]
    vetoes: dict[str, Any] = {}
    for name in ("learner_vetoes", "place_vetoes"):
        counts, refused = people.lists[name]
        vetoes[name] = np.repeat(np.arange(len(counts)), counts) * places + refused
    region = replace(ground.region, learners=learners, **vetoes)
    return prepare(region, ground.rules, ground.weights, ground.place_weights)


def ground_of(search: Search) -> Search:
    """What every worker must know: everything but the learners."""
    return with_people(search, people_of(search.region).only(0, 0))


def edges_of(ground: Search, people: People, k: int) -> dict[str, Any]:
    """The edges of some learners in the exchange format: the same as these learners get among all."""
    return candidates(with_people(ground, people), k=k, threads=1)


def candidates_on_workers(spark: "SparkSession", search: Search, *, k: int, chunks: int) -> dict[str, Any]:
    """All edges in the exchange format, as `candidates` gives them; learners go to workers in chunks."""
    ground = spark.sparkContext.broadcast(ground_of(search))
    names = [one.name for one in search.weights.criteria]
    types = EDGES | {f"part_{at}": "smallint" for at in range(len(names))}
    schema = ", ".join(["index bigint", *(f"{name} array<{kind}>" for name, kind in types.items())])

    def chunk(batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        rows = list(batches)
        if rows:
            people = _from_arrow(pa.Table.from_batches(rows).rename_columns(known))
            yield from _edges_to_arrow(people, edges_of(ground.value, people, k)).to_batches()

    table = _to_arrow(people_of(search.region))
    known = table.column_names  # a criterion may be called what no column of a frame may
    frame = spark.createDataFrame(table.rename_columns([f"c{at}" for at in range(len(known))]))
    found = frame.repartitionByRange(chunks, f"c{known.index('index')}").mapInArrow(chunk, schema).toArrow()
    return _market(search, found.sort_by("index"), names)


def _to_arrow(people: People) -> "Table":
    import pyarrow as pa

    lists = {name: _list_array(*one) for name, one in people.lists.items()}
    return pa.table({name: pa.array(column) for name, column in people.columns.items()} | lists)


def _from_arrow(table: "Table") -> People:
    columns, lists = {}, {}
    for name in table.column_names:
        column = table[name].combine_chunks()
        if hasattr(column, "offsets"):
            lists[name] = (np.diff(column.offsets.to_numpy()), column.flatten().to_numpy())
        else:
            columns[name] = column.to_numpy()
    return People(columns, lists)


def _list_array(counts: Whole, values: Whole) -> Any:
    import pyarrow as pa

    ptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ptr), pa.array(values))


def _edges_to_arrow(people: People, found: Mapping[str, Any]) -> "Table":
    import pyarrow as pa

    counts = np.diff(found["ptr"])
    columns = {name: found[name] for name in EDGES}
    columns |= {f"part_{at}": part for at, part in enumerate(found["score_parts"].values())}
    lists = {name: _list_array(counts, column) for name, column in columns.items()}
    return pa.table({"index": pa.array(people.columns["index"])} | lists)


def _market(search: Search, found: "Table", names: Sequence[str]) -> dict[str, Any]:
    """The edges of all learners as one market."""
    lists, region = _from_arrow(found).lists, search.region
    nothing = edges_of(search, people_of(region).only(0, 0), 1)
    return nothing | {
        "n_learners": len(region.learners),
        "ptr": np.concatenate([[0], np.cumsum(lists["pool"][0], dtype=np.int64)]),
        **{name: lists[name][1] for name in EDGES},
        "score_parts": {name: lists[f"part_{at}"][1] for at, name in enumerate(names)},
    }


def propose_on_workers(
    spark: "SparkSession",
    problem: Problem,
    part_of_place: Whole,
    folder: Path,
    *,
    parts: int,
    levels: int,
    promotions: int,
    luck: Whole,
    most_rounds: int = MOST_ROUNDS,
) -> tuple[Proposed, list[int]]:
    """What `propose` gives, decided on workers; also how many learners travelled after each round.

    With levels a chain of moves crosses the parts so often that most rounds would be for a few: see `most_rounds`.
    """
    each = split(problem, part_of_place, parts=parts, levels=levels, promotions=promotions, luck=luck)
    states = [start(part) for part in each]
    for part, state in zip(each, states, strict=True):
        _write(part, _part_file(folder, part.number))
        _write(state, _state_file(folder, part.number, 0))
    run = _Run(spark, folder, np.zeros(parts, np.int64), known_bars(each, states))
    mail, travelled = run.wake(), list[int]()
    while len(travelled) < most_rounds and (not travelled or travelled[-1]):
        mail = run.round(mail, len(travelled) + 1)
        travelled.append(mail.count())
    states = [_read(State, _state_file(folder, number, int(turn))) for number, turn in enumerate(run.turned)]
    left = mail.toArrow()
    inbox = Messages(*(left[name].to_numpy() for name in COLUMNS))
    states, more = in_messages(each, states, inbox)
    return merge(problem, each, states), travelled + more


SCHEMA: Final = "part int, learner int, step int, stage int, pool int, bar bigint"
"""A message, or with the part -1 what a part (its number stands under `learner`) tells of the bar of a pool."""


@dataclass(frozen=True, eq=False)
class _Run:
    """What the one who leads a run knows: the last turn of each part, and all bars."""

    spark: "SparkSession"
    folder: Path
    turned: Whole
    bars: Whole

    def wake(self) -> "DataFrame":
        """A message to each part that brings nobody."""
        import pyarrow as pa

        nobody = np.full(len(self.turned), -1, np.int32)
        columns = {name: pa.array(nobody) for name in COLUMNS}
        return self.spark.createDataFrame(pa.table(columns | {"part": np.arange(len(nobody), dtype=np.int32)}))

    def round(self, mail: "DataFrame", number: int) -> "DataFrame":
        """Let every part that has mail take its turn; gives the mail of the next round."""
        told = self.spark.sparkContext.broadcast((self.turned.copy(), self.bars.copy()))
        folder, file = self.folder, str(self.folder / f"mail-{number}.parquet")

        def turn(table: "Table") -> "Table":
            return _turn(table, folder, number, *told.value)

        mail.groupBy("part").applyInArrow(turn, SCHEMA).write.mode("overwrite").parquet(file)
        sent = self.spark.read.schema(SCHEMA).parquet(file)
        tells = sent.where("part < 0").select("learner", "pool", "bar").toArrow()
        part, pool, bar = (tells[name].to_numpy() for name in ("learner", "pool", "bar"))
        for one in np.unique(part).tolist():
            _state_file(folder, one, int(self.turned[one])).unlink()
        self.turned[part] = number
        self.bars[pool[pool >= 0]] = bar[pool >= 0]
        told.destroy()
        return sent.where("part >= 0").select(*COLUMNS)


def _turn(mail: "Table", folder: Path, number: int, turned: Whole, bars: Whole) -> "Table":
    """The turn of one part on a worker: its messages, and the bars that rose."""
    import pyarrow as pa

    columns = [mail[name].to_numpy() for name in COLUMNS]
    inbox = Messages(*columns)
    part = _read(Part, _part_file(folder, int(inbox.part[0])))
    before = _read(State, _state_file(folder, part.number, int(turned[part.number])))
    after, sent = step(part, before, inbox.only(inbox.learner >= 0), bars)
    _write(after, _state_file(folder, part.number, number))
    rose = np.flatnonzero(after.bar[: part.own] != before.bar[: part.own])
    pool, bar = np.append(part.pool[rose], -1), np.append(after.bar[rose], 0)
    nothing = np.zeros(len(pool))
    tells = [nothing - 1, nothing + part.number, nothing, nothing, pool, bar]
    goes = [*(getattr(sent, name) for name in COLUMNS), np.full(len(sent), -1), np.zeros(len(sent))]
    kinds = [np.int32] * 5 + [np.int64]
    both = [np.concatenate(pair).astype(kind) for *pair, kind in zip(goes, tells, kinds, strict=True)]
    return pa.table(dict(zip([*COLUMNS, "pool", "bar"], both, strict=True)))


def _part_file(folder: Path, number: int) -> Path:
    return folder / f"part-{number}.npz"


def _state_file(folder: Path, number: int, turn: int) -> Path:
    return folder / f"state-{number}-{turn}.npz"


def _write(thing: Part | State, path: Path) -> None:
    """Write whole or not at all: the same turn may run twice at once."""
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    with draft.open("wb") as file:
        store(thing, file)
    os.replace(draft, path)  # noqa: PTH105


def _read(kind: Any, path: Path) -> Any:
    with path.open("rb") as file:
        return fetch(kind, file)
