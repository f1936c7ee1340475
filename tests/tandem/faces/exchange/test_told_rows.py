"""Rows that were told field by field are known by their name or by how they begin."""

import pytest

from tandem.faces.exchange import told_rows


@pytest.mark.parametrize("name", ["", "3 duaal/", "lijst.json", "lijst.csv", "LIJST.JSON"])
def test_a_message_is_one_whatever_it_is_called(name):
    assert told_rows.is_message(name, b' {"rows": []}')


@pytest.mark.parametrize("content", [b"", b"naam;klas\r\n", b"PK\x03\x04"])
def test_a_table_is_no_message(content):
    assert not told_rows.is_message("lijst.csv", content)
