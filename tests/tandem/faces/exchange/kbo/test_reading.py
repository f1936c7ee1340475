"""One row costs one row: what is wrong is named, the rest is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.faces.exchange.kbo import parsing, reading
from tandem.faces.exchange.kbo.blocks import Block
from tandem.faces.exchange.kbo.values import Codes
from tandem.registers.organisations.rules import (
    shown_enterprise_number,
    shown_establishment_number,
    with_check_digits,
    written,
)
from tandem.registers.organisations.terms import RegisterFile, RowProblem

CODES = Codes(
    {
        "Status": frozenset({"AC"}),
        "JuridicalSituation": frozenset({"000"}),
        "TypeOfEnterprise": frozenset({"1", "2"}),
        "JuridicalForm": frozenset({"610"}),
        "Language": frozenset({"2"}),
        "TypeOfDenomination": frozenset({"001"}),
        "TypeOfAddress": frozenset({"BAET"}),
        "EntityContact": frozenset({"ENT"}),
        "ContactType": frozenset({"TEL"}),
        "ActivityGroup": frozenset({"003"}),
        "Classification": frozenset({"MAIN"}),
    }
)
GOOD = {
    RegisterFile.ENTERPRISE: b'"0123.456.749","AC","000","2","610",,01-02-2003',
    RegisterFile.ESTABLISHMENT: b'"2.123.456.791",01-02-2003,"0123.456.749"',
    RegisterFile.BRANCH: b'"9.000.000.001",01-02-2003,"0123.456.749"',
    RegisterFile.DENOMINATION: b'"0123.456.749","2","001","Bakkerij ""De Zon"", Gent"',
    RegisterFile.ADDRESS: b'"2.123.456.791","BAET",,,"9000","Gent","Gand","Veldstraat","Rue","1","A",,',
    RegisterFile.CONTACT: b'"0123.456.749","ENT","TEL","09 555 00 00"',
    RegisterFile.ACTIVITY: b'"2.123.456.791","003","2025","10712","MAIN"',
}
NEXT = b'"0123.456.749","2","001","Volgende"'


def table(file):
    return parsing.tables(CODES)[file]


def block(*lines, first=2):
    data = b"\n".join(lines) + b"\n"
    return Block(data, first, len(data), first + len(lines) - 1, "")


def read(file, *lines):
    return reading.read(block(*lines), table(file))


@pytest.mark.parametrize("file", GOOD)
def test_a_sound_row_becomes_values(file):
    batch = read(file, GOOD[file])
    assert not batch.rejected
    assert len(batch.rows) == 1
    assert batch.rows[0][0] == 2


def test_the_values_are_those_of_the_row():
    assert read(RegisterFile.ENTERPRISE, GOOD[RegisterFile.ENTERPRISE]).rows == [
        (2, 123456749, "AC", "000", "2", "610", "", "2003-02-01")
    ]
    assert read(RegisterFile.ADDRESS, GOOD[RegisterFile.ADDRESS]).rows == [
        (2, 2123456791, "BAET", "", "9000", "Gent", "Veldstraat", "1", "A", "", None)
    ]
    assert read(RegisterFile.DENOMINATION, GOOD[RegisterFile.DENOMINATION]).rows == [
        (2, 123456749, "2", "001", 'Bakkerij "De Zon", Gent', "bakkerij de zon gent")
    ]


def test_an_address_abroad_keeps_its_country_and_its_own_kind_of_postal_code():
    row = b'"0123.456.749","BAET","Nederland","Pays-Bas","1012 AB","Amsterdam","","Dam","","1",,,01-02-2020'
    (values,) = read(RegisterFile.ADDRESS, row).rows
    assert values[3:6] == ("Nederland", "1012 AB", "Amsterdam")
    assert values[-1] == "2020-02-01"


(ENTERPRISE, ESTABLISHMENT, BRANCH, DENOMINATION, ADDRESS, CONTACT, ACTIVITY) = GOOD
P = RowProblem
CASES = [
    (ENTERPRISE, b'"0123.456.748","AC","000","2","610",,01-02-2003', P.NUMBER, "EnterpriseNumber"),
    (ENTERPRISE, b'"0123456749","AC","000","2","610",,01-02-2003', P.NUMBER, "EnterpriseNumber"),
    (ENTERPRISE, b'"2.123.456.791","AC","000","2","610",,01-02-2003', P.NUMBER, "EnterpriseNumber"),
    (ENTERPRISE, b',"AC","000","2","610",,01-02-2003', P.EMPTY, "EnterpriseNumber"),
    (ENTERPRISE, b'"0123.456.749","XX","000","2","610",,01-02-2003', P.CODE, "Status"),
    (ENTERPRISE, b'"0123.456.749",,"000","2","610",,01-02-2003', P.EMPTY, "Status"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","999",,01-02-2003', P.CODE, "JuridicalForm"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2",,"999",01-02-2003', P.CODE, "JuridicalFormCAC"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",,2003-02-01', P.DAY, "StartDate"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",,31-02-2003', P.DAY, "StartDate"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",,00-00-0000', P.DAY, "StartDate"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",,', P.EMPTY, "StartDate"),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",01-02-2003', P.COLUMNS, ""),
    (ENTERPRISE, b'"0123.456.749","AC","000","2","610",,01-02-2003,x', P.COLUMNS, ""),
    (ESTABLISHMENT, b'"9.123.456.791",01-02-2003,"0123.456.749"', P.NUMBER, "EstablishmentNumber"),
    (ESTABLISHMENT, b'"2.123.456.791",01-02-2003,"0123.456.748"', P.NUMBER, "EnterpriseNumber"),
    (BRANCH, b'"2.123.456.791",01-02-2003,"0123.456.749"', P.NUMBER, "Id"),
    (DENOMINATION, b'"0123.456.749","2","001",', P.EMPTY, "Denomination"),
    (DENOMINATION, b'"0123.456.749","2","001","' + b"a" * 321 + b'"', P.TOO_LONG, "Denomination"),
    (DENOMINATION, b'"0123.456.749","2","001","Zo\xeb"', P.ENCODING, ""),
    (DENOMINATION, b'"0123.456.749","2","001","a\x00b"', P.CONTROL, ""),
    (DENOMINATION, b'"0123.456.749","2","001","a\x1bb"', P.CONTROL, ""),
    (DENOMINATION, b'"0123.456.749","2","001","open', P.QUOTES, ""),
    (DENOMINATION, b'"0123.456.749","2","001","a"b"', P.QUOTES, ""),
    (ADDRESS, b'"2.123.456.791","BAET",,,"90000","Gent","","V","","1",,,', P.ZIPCODE, "Zipcode"),
    (ADDRESS, b'"2.123.456.791","BAET",,,"9000","Gent","","' + b"s" * 201 + b'","","1",,,', P.TOO_LONG, "StreetNL"),
    (ADDRESS, b'"2.123.456.791","BAET",,,"9000","Gent","","V","","1",,,1-2-2003', P.DAY, "DateStrikingOff"),
    (CONTACT, b'"0123.456.749","ENT","FAX","09"', P.CODE, "ContactType"),
    (CONTACT, b'"0123.456.749","XXX","TEL","09"', P.CODE, "EntityContact"),
    (ACTIVITY, b'"2.123.456.791","003","1999","10712","MAIN"', P.CODE, "NaceVersion"),
    (ACTIVITY, b'"2.123.456.791","003","2025","1071A","MAIN"', P.CODE, "NaceCode"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "row", "problem", "column"), CASES)
def test_a_bad_row_is_named_and_its_neighbours_are_read(file, row, problem, column):
    # The same table holds a key once, so the neighbours differ where rows have keys.
    before, after = neighbours(file)
    batch = read(file, before, row, after)
    assert [(one.line, one.problem, one.column) for one in batch.rejected] == [(3, problem, column)]
    assert [values[0] for values in batch.rows] == [2, 4]


def neighbours(file):
    if file is RegisterFile.ENTERPRISE:
        others = [shown_enterprise_number(written(with_check_digits(base))) for base in (2_000_000, 2_000_001)]
    elif file is RegisterFile.ESTABLISHMENT:
        others = [shown_establishment_number(written(with_check_digits(base))) for base in (20_000_000, 20_000_001)]
    elif file is RegisterFile.BRANCH:
        others = ["9.000.000.002", "9.000.000.003"]
    else:
        return GOOD[file], GOOD[file]
    _, rest = GOOD[file].split(b",", 1)
    return [b'"%s",%s' % (other.encode(), rest) for other in others]


def test_a_rejected_row_says_whose_it_was_where_that_can_be_read():
    known = read(RegisterFile.DENOMINATION, b'"0123.456.749","2","001",').rejected[0]
    unknown = read(RegisterFile.DENOMINATION, b'"0123.456.740","2","001","x"').rejected[0]
    garbled = read(RegisterFile.DENOMINATION, b'"0123.456.749","2","001","Zo\xeb"').rejected[0]
    assert (known.entity, unknown.entity, garbled.entity) == (123456749, None, 123456749)


def test_a_name_on_two_lines_is_one_name():
    batch = read(RegisterFile.DENOMINATION, b'"0123.456.749","2","001","Bakkerij', b'  De Zon"', NEXT)
    assert not batch.rejected
    assert [row[4] for row in batch.rows] == ["Bakkerij De Zon", "Volgende"]
    assert [row[0] for row in batch.rows] == [2, 4]


def test_a_quote_that_never_closes_costs_one_row_and_not_the_rest_of_the_file():
    batch = read(RegisterFile.DENOMINATION, NEXT, b'"0123.456.749","2","001","Open', *[NEXT] * 50)
    assert [one.line for one in batch.rejected] == [3]
    assert len(batch.rows) == 51


def test_two_rows_with_open_quotes_are_not_glued_together():
    broken = b'"0123.456.749","2","001","Open'
    batch = read(RegisterFile.DENOMINATION, broken, NEXT, broken, NEXT)
    assert [one.line for one in batch.rejected] == [2, 4]
    assert len(batch.rows) == 2


def test_windows_line_ends_and_blank_lines_are_no_fault():
    batch = read(RegisterFile.DENOMINATION, NEXT + b"\r", b"", b"\r", NEXT + b"\r")
    assert not batch.rejected
    assert [row[4] for row in batch.rows] == ["Volgende", "Volgende"]


def test_a_number_that_comes_twice_counts_once():
    row = GOOD[RegisterFile.ENTERPRISE]
    batch = read(RegisterFile.ENTERPRISE, row, row)
    assert len(batch.rows) == 1
    assert [(one.line, one.problem, one.found) for one in batch.rejected] == [(3, RowProblem.TWICE, "0123.456.749")]


def test_several_names_of_one_company_are_no_double():
    assert len(read(RegisterFile.DENOMINATION, NEXT, NEXT).rows) == 2


rows = st.lists(
    st.one_of(
        st.sampled_from([GOOD[RegisterFile.DENOMINATION], NEXT, b"", b'"', b'",', b'"0123.456.749","2","001","a\nb"']),
        st.binary(max_size=40),
        st.text(max_size=40).map(str.encode),
    ),
    max_size=12,
)


@given(rows)
def test_whatever_stands_in_a_file_every_row_is_read_or_named(lines):
    batch = read(RegisterFile.DENOMINATION, *lines)
    seen = [row[0] for row in batch.rows] + [one.line for one in batch.rejected]
    assert len(seen) == len(set(seen))
    assert all("\x00" not in f"{one.found}{one.row}" for one in batch.rejected)
    assert all(len(one.found) <= 200 and len(one.row) <= 500 for one in batch.rejected)


@given(st.lists(st.sampled_from([GOOD[RegisterFile.DENOMINATION], NEXT]), min_size=1, max_size=30))
def test_the_quick_way_and_the_careful_way_read_the_same(lines):
    quick = reading._at_once(block(*lines), table(RegisterFile.DENOMINATION))
    careful = reading._line_by_line(block(*lines), table(RegisterFile.DENOMINATION))
    assert quick == careful.rows
    assert not careful.rejected
