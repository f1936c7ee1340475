"""The zip file itself: looked at before it is unpacked; whatever is wrong with it, a sentence says so."""

import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tandem.faces.demo.kbo.files import Edition, meta
from tandem.faces.demo.kbo.hostile import pack, sound_members
from tandem.faces.exchange.kbo import archive
from tandem.faces.exchange.kbo.refusals import RefusedError
from tandem.faces.exchange.kbo.scan import missing_pairs, scan
from tandem.registers.organisations.rules import ReadingMark
from tandem.registers.organisations.terms import ExtractKind

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def members(tmp_path_factory):
    return sound_members(tmp_path_factory.mktemp("sound"), seed=3, establishments=20)


@pytest.fixture(scope="module")
def sound(members, tmp_path_factory):
    path = tmp_path_factory.mktemp("zip") / "sound.zip"
    pack(path, members)
    return path


def read_all(path):
    with archive.opened(path) as extract:
        return sum(len(step.batch.rows) for step in scan(extract, start=ReadingMark()))


def refusal(path):
    with pytest.raises(RefusedError) as refused:
        read_all(path)
    return refused.value.code


def test_an_extract_says_what_it_is(sound):
    with archive.opened(sound) as extract:
        assert extract.facts.number == 140
        assert extract.facts.kind is ExtractKind.FULL
        assert extract.facts.snapshot_on == date(2026, 11, 1)
        assert f"{extract.facts.made_at:%H:%M:%S %z}" == "07:42:55 +0100"
        assert extract.total > 0


def test_the_same_contents_have_the_same_fingerprint_and_others_another(sound, members, tmp_path):
    again, other = tmp_path / "again.zip", tmp_path / "other.zip"
    pack(again, dict(reversed(members.items())), method=zipfile.ZIP_STORED)
    pack(other, members | {"contact.csv": members["contact.csv"] + b"\n"})
    found = []
    for path in (sound, again, other):
        with archive.opened(path) as extract:
            found.append(extract.facts.fingerprint)
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"140"', '"-1"'),
        ('"140"', '"0"'),
        ('"140"', '"1.5"'),
        ('"140"', '"99999999999"'),
        ('"140"', '"١٤٠"'),
        ('"full"', '"half"'),
        ('"ExtractType"', '"Soort"'),
        ("07:42:55", "25:00:00"),
        ('"Variable"', '"Naam"'),
        ('"Variable"', '"Vari'),
        ('"1.0.0"', '""'),
    ],
)
def test_an_extract_that_does_not_say_what_it_is_is_refused(old, new, members, tmp_path):
    path = tmp_path / "x.zip"
    pack(path, members | {"meta.csv": members["meta.csv"].decode().replace(old, new).encode()})
    assert refusal(path) in {"meta.unreadable", "file.header"}


def test_a_mark_of_byte_order_and_capitals_in_a_name_are_no_fault(members, tmp_path):
    path = tmp_path / "x.zip"
    marked = {name: b"\xef\xbb\xbf" + text for name, text in members.items()}
    marked["Branch.CSV"] = marked.pop("branch.csv")
    pack(path, marked)
    assert read_all(path) > 0


def test_an_update_may_leave_out_a_table_but_not_half_of_it(members, tmp_path):
    edition = Edition(141, "update", date(2026, 11, 2))
    path = tmp_path / "x.zip"
    half = {"meta.csv": meta(edition).encode(), "code.csv": members["code.csv"]}
    pack(path, half)
    with archive.opened(path) as extract:
        assert len(missing_pairs(extract)) == 7
    pack(path, half | {"address_insert.csv": members["address.csv"]})
    assert refusal(path) == "zip.member_missing"


def test_the_files_of_a_full_extract_in_an_update_are_refused(members, tmp_path):
    path = tmp_path / "x.zip"
    pack(path, members | {"meta.csv": meta(Edition(141, "update", date(2026, 11, 2))).encode()})
    assert refusal(path) == "zip.unknown_member"


def test_a_folder_or_nothing_at_all_is_refused(tmp_path):
    assert refusal(tmp_path) == "file.not_found"
    assert refusal(tmp_path / "nowhere.zip") == "file.not_found"
    (tmp_path / "empty.zip").touch()
    assert refusal(tmp_path / "empty.zip") == "zip.unreadable"


def test_a_comment_in_the_zip_is_no_fault(members, tmp_path):
    path = tmp_path / "x.zip"
    pack(path, members)
    with zipfile.ZipFile(path, "a") as packed:
        packed.comment = b"PK\x05\x06 is hoe het eindigt" * 20
    assert refusal(path) in {"zip.unreadable", "zip.too_many"} or read_all(path)


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes, st.floats(0, 1))
def test_whatever_happens_to_the_bytes_it_is_read_or_refused(sound, tmp_path, changes, kept):
    """Bits flipped, the end lost: an answer in words or the rows, never anything else."""
    content = bytearray(sound.read_bytes())
    for place, byte in changes:
        content[int(place * len(content))] = byte
    if kept < 0.2:
        content = content[: int(kept * 5 * len(content))]
    path = tmp_path / "fuzzed.zip"
    path.write_bytes(content)
    try:
        assert read_all(path) >= 0
    except RefusedError as refused:
        assert refused.sentence  # noqa: PT017 - either answer is right


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["address.csv", "code.csv", "enterprise.csv", "meta.csv"]), changes, st.binary(max_size=30))
def test_whatever_happens_to_a_file_it_is_read_or_refused(members, tmp_path, name, changes, extra):
    content = bytearray(members[name])
    for place, byte in changes:
        at = int(place * len(content))
        content[at : at + 1] = bytes([byte]) + extra
    path = tmp_path / "fuzzed.zip"
    pack(path, members | {name: bytes(content)})
    try:
        assert read_all(path) >= 0
    except RefusedError as refused:
        assert refused.sentence  # noqa: PT017 - either answer is right
