"""Nothing in the repository names a machine."""

import pytest

from tools.checks import repository


def test_no_file_names_a_machine():
    found = list(repository.faults(repository.files_of()))
    assert not found, "\n".join(found)


# In two parts, so that this file is not found itself.
@pytest.mark.parametrize(
    "line",
    [
        ("data = Path('/ho", "me/jan/data')"),
        ("cd /wo", "rk/main"),
        ("pip install --index", "-url=x"),
        ("url = 'https://files.pyth", "onhosted.org/x'"),
        ("connect('10.1", ".2.3')"),
        ("see http://build.lo", "cal/1"),
    ],
)
def test_a_line_that_names_a_machine_is_found(line, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("first\n" + "".join(line))

    assert [fault.partition(": ")[0] for fault in repository.faults([path], root=tmp_path)] == ["notes.txt:2"]


@pytest.mark.parametrize(
    "line", ["https://codex.vlaanderen.be/home/x", "127.0.0.1:8000", "../shared/data", "v10.2.3.4.5", "a/home/b"]
)
def test_a_line_that_names_a_source_is_fine(line, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(line)

    assert list(repository.faults([path], root=tmp_path)) == []


def test_a_lock_that_names_an_address_is_found(tmp_path):
    path = tmp_path / "dev.lock"
    path.write_text("django @ https://example.org/django.whl")

    assert len(list(repository.faults([path], root=tmp_path))) == 1
