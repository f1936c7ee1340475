"""Goes through an extract from a mark on, block by block; stores nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tandem.faces.exchange.kbo import blocks, parsing, reading, refusals
from tandem.faces.exchange.kbo.archive import Archive
from tandem.faces.exchange.kbo.blocks import Block, ChangedError, Mark
from tandem.faces.exchange.kbo.facts import FileCount
from tandem.faces.exchange.kbo.parsing import Table
from tandem.faces.exchange.kbo.reading import Batch
from tandem.faces.exchange.kbo.values import Codes
from tandem.registers.organisations.rules import ReadingMark
from tandem.registers.organisations.terms import ExtractKind, RegisterFile

CODES: Final = "code.csv"
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

MOST_REJECTED: Final = 100_000
MOST_REJECTED_SHARE: Final = 0.05
FEW_REJECTED: Final = 100
"""Up to this many bad rows a file is taken over whatever its size; above it, up to this share. Our own choice."""

MOST_UPDATE_ROWS: Final = 200_000
"""An update is applied in one transaction, so a larger one is refused; the full extract has the same contents."""


@dataclass(frozen=True)
class Step:
    """One block: what it holds, and the marks before and after it."""

    name: str
    table: Table
    batch: Batch
    before: ReadingMark
    after: ReadingMark


def scan(extract: Archive, *, start: ReadingMark, block_size: int = blocks.BLOCK) -> Iterator[Step]:
    """Every block after the mark, in the order in which the files build on each other."""
    plan = _plan(extract, _codes(extract))
    names = list(plan)
    before = start
    for name in names[names.index(start.file) if start.file in plan else 0 :]:
        after = Mark(start.offset, start.line, start.checksum) if start.file == name else Mark()
        if extract.sizes[name] == 0:
            raise refusals.wrong_header(name, found="", needed=plan[name].header)
        for block in _blocks(extract, name, after=after, size=block_size):
            mark = ReadingMark(name, block.offset, block.line, block.checksum)
            yield Step(name, plan[name], _batch(block, plan[name], name), before, mark)
            before = mark


def missing_pairs(extract: Archive) -> tuple[str, ...]:
    """The tables of which an update holds no files: nothing changed there."""
    if extract.facts.kind is ExtractKind.FULL:
        return ()
    return tuple(
        file for file in RegisterFile if file is not RegisterFile.CODE and f"{file}_insert.csv" not in extract.sizes
    )


class Tally:
    """Counts rows, and refuses the file when too much of it is wrong."""

    def __init__(self, kind: ExtractKind, counts: Mapping[str, FileCount]) -> None:
        self._kind = kind
        self.counts = dict(counts)

    def with_batch(self, name: str, batch: Batch) -> Mapping[str, FileCount]:
        """The counts after this batch; the tally itself stays as it was until the batch is stored."""
        rejected = len(batch.rejected)
        count = self.counts.get(name, FileCount()).plus(rows=len(batch.rows) + rejected, rejected=rejected)
        counts = {**self.counts, name: count}
        _refuse_many_rejected(name, count, total=sum(one.rejected for one in counts.values()))
        if self._kind is ExtractKind.UPDATE:
            _refuse_unsafe_update(name, batch, rows=sum(one.rows for one in counts.values()))
        return counts


def _refuse_many_rejected(name: str, count: FileCount, *, total: int) -> None:
    if total > MOST_REJECTED:
        raise refusals.too_many_rejected(name, rejected=total, read=count.rows, most=f"{MOST_REJECTED}")
    if count.rejected > max(FEW_REJECTED, MOST_REJECTED_SHARE * count.rows):
        most = f"{FEW_REJECTED}, of {MOST_REJECTED_SHARE:.0%}"
        raise refusals.too_many_rejected(name, rejected=count.rejected, read=count.rows, most=most)


def _refuse_unsafe_update(name: str, batch: Batch, *, rows: int) -> None:
    if name != CODES:
        for row in batch.rejected:
            if row.entity is None:
                raise refusals.number_unreadable_in_update(name, line=row.line)
    if rows > MOST_UPDATE_ROWS:
        raise refusals.update_too_large(most=MOST_UPDATE_ROWS)


def _plan(extract: Archive, codes: Codes) -> Mapping[str, Table]:
    """The files in the order in which they are read, each with how its rows are read."""
    tables = parsing.tables(codes)
    plan = {CODES: parsing.code_table()}
    if extract.facts.kind is ExtractKind.FULL:
        return plan | {f"{file}.csv": table for file, table in tables.items()}
    deletions = parsing.deletions()
    for file, table in tables.items():
        plan |= {f"{file}_delete.csv": deletions[file], f"{file}_insert.csv": table}
    return {name: table for name, table in plan.items() if name in extract.sizes}


def _codes(extract: Archive) -> Codes:
    """All codes, read apart: the other files are checked against them, also where an import goes on half-way."""
    table = parsing.code_table()
    rows = (
        row[1:]
        for block in _blocks(extract, CODES, after=Mark(), size=blocks.BLOCK)
        for row in _batch(block, table, CODES).rows
    )
    return Codes.of(rows)


def _blocks(extract: Archive, name: str, *, after: Mark, size: int) -> Iterator[Block]:
    with extract.open(name) as member:
        try:
            yield from blocks.blocks(member.read, name=name, after=after, size=size)
        except ChangedError as error:
            raise refusals.another_file(extract.facts.number) from error


def _batch(block: Block, table: Table, name: str) -> Batch:
    if block.first_line == 1:
        block = _without_header(block, table, name)
    return reading.read(block, table) if block.rows else Batch((), ())


def _without_header(block: Block, table: Table, name: str) -> Block:
    header, _, rows = block.rows.partition(b"\n")
    found = header.removeprefix(BYTE_ORDER_MARK).decode(errors="replace").strip()
    if [column.strip().strip('"') for column in found.split(",")] != list(table.columns):
        raise refusals.wrong_header(name, found=found, needed=table.header)
    return replace(block, rows=rows, first_line=2)
