"""What was ticked travels in an address: short, readable, and whatever stands there is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.faces.web.coverage.written import LONGEST, MOST, ticked, understood, written

CODES = st.builds(lambda name, n: f"{name}-{n:02d}", st.sampled_from(["BAK", "KEU", "ZZZ"]), st.integers(1, 99))


@pytest.mark.parametrize(
    ("codes", "word"),
    [
        ([], ""),
        (["BAK-01"], "BAK1"),
        (["KEU-03", "BAK-07", "BAK-02", "BAK-01", "BAK-03"], "BAK1-3.7_KEU3"),
        (["BAK-01", "BAK-02"], "BAK1-2"),
        (["iets anders"], ""),
    ],
)
def test_codes_as_one_word(codes, word):
    assert written(codes) == word


@given(codes=st.sets(CODES))
def test_what_is_written_is_understood(codes):
    assert set(understood(written(codes))) == codes
    assert set(ticked(sorted(codes))) == codes


@given(word=st.text(max_size=80) | st.from_regex(r"[A-Z]{3}[0-9.\-]{0,40}(_[A-Z]{3}[0-9.\-]{0,9})?", fullmatch=True))
def test_whatever_stands_there_is_read(word):
    assert set(understood(written(understood(word)))) == set(understood(word))


def test_an_endless_word_ends():
    assert len(understood("_".join(f"AA{letter}1-99" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) == MOST
    assert understood("A" * (LONGEST * 10)) == ()
    assert understood("AAA" + "1" * 2000) == ()


def test_a_box_may_be_written_with_or_without_its_line():
    assert ticked(["BAK-01", "BAK2", "onzin", "BAK-111"]) == ("BAK-01", "BAK-02")
