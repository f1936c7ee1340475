"""Cutting a file into blocks: no byte lost, no row cut, the same wherever one starts."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.faces.exchange.kbo.blocks import ChangedError, Mark, blocks
from tandem.faces.exchange.kbo.refusals import RefusedError

lines = st.lists(
    st.one_of(
        st.text(alphabet='ab,"é', max_size=12),
        st.just('"één\nnaam",x'),
        st.just("gewoon"),
    ),
    max_size=60,
)


START = Mark()


def cut(data, *, size, after=START):
    return list(blocks(BytesIO(data).read, name="x.csv", after=after, size=size))


@given(lines, st.integers(1, 200))
def test_all_blocks_together_are_the_file_and_every_line_has_its_number(texts, size):
    data = "".join(f"{text}\n" for text in texts).encode()
    try:
        parts = cut(data, size=size)
    except RefusedError:
        assert any(len(line) >= size for line in data.split(b"\n"))
        return
    assert b"".join(part.rows for part in parts) == data
    at = 1
    for part in parts:
        assert part.first_line == at
        assert part.rows.endswith(b"\n")
        at += part.rows.count(b"\n")
        assert part.line == at - 1
    assert not parts or parts[-1].offset == len(data)


@given(lines, st.integers(20, 200), st.data())
def test_reading_goes_on_from_any_block_as_if_it_never_stopped(texts, size, data):
    content = "".join(f"{text}\n" for text in texts).encode()
    parts = cut(content, size=size)
    if not parts:
        return
    stopped = data.draw(st.integers(0, len(parts) - 1))
    mark = Mark(parts[stopped].offset, parts[stopped].line, parts[stopped].checksum)
    rest = cut(content, size=size, after=mark)
    assert b"".join(part.rows for part in rest) == content[mark.offset :]
    if rest:
        assert (rest[-1].offset, rest[-1].line, rest[-1].checksum) == (
            parts[-1].offset,
            parts[-1].line,
            parts[-1].checksum,
        )


def test_a_file_that_changed_before_the_mark_is_noticed():
    content = b"een\ntwee\ndrie\n" * 20
    first = cut(content, size=100)[0]
    mark = Mark(first.offset, first.line, first.checksum)
    for other in (content.replace(b"een", b"EEN", 1), content[: first.offset - 1]):
        with pytest.raises(ChangedError):
            cut(other, size=100, after=mark)


def test_a_file_without_a_last_line_end_loses_nothing():
    parts = cut(b"een\ntwee\ndrie", size=6)
    assert b"".join(part.rows for part in parts) == b"een\ntwee\ndrie"
    assert parts[-1].line == 3


def test_a_line_that_never_ends_is_refused_before_it_fills_the_memory():
    class Endless:
        given = 0

        def read(self, size):
            self.given += size
            return b"x" * size

    source = Endless()
    with pytest.raises(RefusedError) as refused:
        list(blocks(source.read, name="x.csv", size=1000))
    assert refused.value.code == "file.endless_line"
    assert source.given <= 2000
