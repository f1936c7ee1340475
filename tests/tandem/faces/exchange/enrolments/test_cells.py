"""How cells are read as Excel and the packages of schools leave them behind, and when a national number can be one."""

from datetime import date

import pytest

from tandem.faces.exchange.enrolments import cells
from tandem.faces.exchange.enrolments.reading import pupils
from tandem.faces.exchange.sheets import CellError
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.people.rules import birth_in, may_be_number
from tests.tandem.faces.exchange.enrolments.files import csv, number, row


@pytest.mark.parametrize(
    "cell", ["12/04/2009", "12-4-2009", "12.04.2009", "2009-04-12", "2009-04-12 00:00:00", "39915"]
)
def test_a_day_is_read_in_belgian_and_iso_form_and_as_excel_counts(cell):
    assert cells.day(cell) == date(2009, 4, 12)


@pytest.mark.parametrize("cell", ["12/04/09", "31/02/2009", "morgen", "1", "0009-04-12", "2009-04-12T10"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(CellError):
        cells.day(cell)


@pytest.mark.parametrize("cell", ["09.04.12-123.45", "09041212345", "9041212345", "9041212345.0", "090412 123 45"])
def test_a_national_number_comes_back_with_the_zeros_that_excel_lost(cell):
    assert cells.national_number(cell) == "09041212345"


@pytest.mark.parametrize("cell", ["9,04121E+09", "123", "090412123456", "0904121234x"])
def test_what_is_no_national_number_is_refused(cell):
    with pytest.raises(CellError):
        cells.national_number(cell)


def test_the_other_cells():
    assert cells.phone("470000001") == "0470000001"
    assert cells.phone("+32 470 00 00 01") == "+32 470 00 00 01"
    assert cells.postal_code("9800.0") == "9800"
    assert cells.left_for("Voltijds onderwijs") is LeftReason.FULL_TIME
    assert cells.secondary_years("2.0") == 2
    for read, wrong in (
        (cells.phone, "bel mij"),
        (cells.postal_code, "0123"),
        (cells.email, "a@"),
        (cells.left_for, "zin"),
    ):
        with pytest.raises(CellError):
            read(wrong)


@pytest.mark.parametrize("birth", ["1999-12-31", "2000-01-01", "2009-04-12", "1961-02-28"])
def test_the_control_of_a_national_number_tells_the_century(birth):
    assert birth_in(number(birth)) == date.fromisoformat(birth)
    assert may_be_number(number(birth), birth_date=date.fromisoformat(birth)).is_ok
    assert not may_be_number(number(birth), birth_date=date(2001, 1, 1)).is_ok
    wrong = f"{number(birth)[:9]}{(int(number(birth)[9:]) % 97) + 1:02d}"
    assert birth_in(wrong) is None


def test_a_bis_number_is_read_and_an_open_one_tells_no_day():
    assert birth_in(number("2009-44-12".replace("44", "24"))) == date(2009, 4, 12)
    assert birth_in(number("2009-40-00")) is None
    assert may_be_number(number("2009-40-00"), birth_date=date(2009, 4, 12)).is_ok
    assert not may_be_number(number("2009-64-12"), birth_date=None).is_ok


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_a_file_is_read_in_the_alphabets_and_with_the_signs_of_schools(encoding, separator):
    content = csv(row("Zoë", "Dübois")).decode().replace(";", separator).encode(encoding)
    (found,) = pupils("klas.csv", content).rows
    assert (found.person.given_name, found.person.family_name) == ("Zoë", "Dübois")
    assert found.person.birth_date == date(2009, 4, 12)
