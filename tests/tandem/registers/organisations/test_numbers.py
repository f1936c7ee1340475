"""Numbers of the KBO: how people write them, and what their last two digits catch."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import vat

from tandem.registers.organisations.rules import (
    NotANumberError,
    has_check_digits,
    normal_enterprise_number,
    normal_establishment_number,
    search_start,
    shown_enterprise_number,
    shown_establishment_number,
    with_check_digits,
    written,
)
from tandem.registers.organisations.terms import NumberProblem

enterprise_bases = st.integers(0, 19_999_999)
establishment_bases = st.integers(20_000_000, 89_999_999)


@pytest.mark.parametrize(
    "typed",
    [
        "0123456749",
        "0123.456.749",
        "0123 456 749",
        "BE 0123.456.749",
        "be0123456749",
        " 0123.456.749 ",
        "0123-456-749",
        "0123\u00a0456\u00a0749",
        "123456749",
        "BE123.456.749",
    ],
)
def test_an_enterprise_number_is_understood_however_it_is_typed(typed):
    assert normal_enterprise_number(typed) == "0123456749"


@pytest.mark.parametrize("typed", ["2123456791", "2.123.456.791", " 2.123.456.791 ", "2 123 456 791"])
def test_an_establishment_number_is_understood_however_it_is_typed(typed):
    assert normal_establishment_number(typed) == "2123456791"


@pytest.mark.parametrize(
    ("typed", "problem", "words"),
    [
        ("", NumberProblem.EMPTY, "Vul een ondernemingsnummer in"),
        ("BE", NumberProblem.EMPTY, "Vul een ondernemingsnummer in"),
        ("onbekend", NumberProblem.NO_DIGITS, "bestaat uit cijfers"),
        ("٠١٢٣٤٥٦٧٤٩", NumberProblem.NO_DIGITS, "bestaat uit cijfers"),
        ("0123.456.74", NumberProblem.CHECK, "kloppen niet"),
        ("12345678", NumberProblem.LENGTH, "telt er 8"),
        ("0123.456.7499", NumberProblem.LENGTH, "telt er 11"),
        ("2.123.456.791", NumberProblem.SERIES, "begint met een 2"),
        ("0123.456.748", NumberProblem.CHECK, "kloppen niet"),
    ],
)
def test_what_is_no_enterprise_number_is_refused_with_a_whole_sentence(typed, problem, words):
    with pytest.raises(NotANumberError) as refused:
        normal_enterprise_number(typed)
    assert refused.value.problem == problem
    assert words in refused.value.reason
    assert refused.value.reason.endswith(".")
    assert "{" not in refused.value.reason


def test_an_enterprise_number_is_not_taken_for_an_establishment():
    with pytest.raises(NotANumberError) as refused:
        normal_establishment_number("0123.456.749")
    assert refused.value.problem == NumberProblem.SERIES
    assert "ondernemingsnummer" in refused.value.reason


@given(enterprise_bases)
def test_an_enterprise_number_with_our_check_digits_is_one_by_another_library_too(base):
    number = written(with_check_digits(base))
    assert normal_enterprise_number(shown_enterprise_number(number)) == number
    if 2 <= int(number[:2]) <= 19:  # the library knows the numbers that were given out
        assert vat.is_valid(number)


@given(establishment_bases)
def test_an_establishment_number_comes_back_as_it_was_shown(base):
    number = written(with_check_digits(base))
    assert normal_establishment_number(shown_establishment_number(number)) == number


@given(st.integers(0, 89_999_999), st.integers(0, 9), st.sampled_from(string.digits))
def test_one_wrong_digit_is_always_noticed(base, place, digit):
    right = written(with_check_digits(base))
    wrong = right[:place] + digit + right[place + 1 :]
    assert has_check_digits(int(wrong)) == (wrong == right)


@given(st.integers(0, 89_999_999), st.integers(0, 8))
def test_two_digits_that_changed_places_are_always_noticed(base, place):
    right = written(with_check_digits(base))
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert has_check_digits(int(wrong)) == (wrong == right)


@given(st.text(max_size=60), st.sampled_from([normal_enterprise_number, normal_establishment_number]))
def test_nothing_that_is_typed_gives_anything_but_a_sound_number_or_a_sentence(typed, read):
    try:
        number = read(typed)
    except NotANumberError as refused:
        number, reason = "", refused.reason
    else:
        reason = ""
    assert bool(reason) != (len(number) == 10 and has_check_digits(int(number)))


@pytest.mark.parametrize(
    ("name", "searched"),
    [
        ("Bakkerij De Korenaar BV", "bakkerij de korenaar bv"),
        ("  Crème-Façade & Zoë  ", "creme facade zoe"),
        ("B.V.B.A. 't Hoekje", "bvba t hoekje"),
        ("L’Été d'Or", "lete dor"),
        ("Groot" * 20, "groot" * 6 + "gr"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_a_name_is_searched_without_accents_capitals_and_signs(name, searched):
    assert search_start(name) == searched


@given(st.text(alphabet=string.printable, max_size=40))
def test_the_short_way_for_plain_names_gives_what_the_long_way_gives(name):
    assert search_start(name) == search_start(f"{name} é")[: len(search_start(name))]
