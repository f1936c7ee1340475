"""A mistake in a parameter file is named, with its place, together with all others."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tandem.law import book, loader
from tandem.law.errors import LawError

GOOD = """
subject: thing
name: Ding
explanation: Een onderwerp om te proberen.
applies_from: 2016-09-01
applies_until: null
parameters:
  thing.days:
    rule: R-MEN-01
    name: Aantal dagen
    explanation: Zoveel dagen duurt het.
    unit: calendar_days
    values:
      - from: 2016-09-01
        until: 2019-09-01
        value: 10
        certainty: official
        source: [S15]
      - from: 2019-09-01
        until: null
        value: 14
        certainty: retold
        source: [S27]
  thing.kinds:
    rule: R-MEN-02
    name: Soorten
    explanation: Welke soorten er zijn.
    unit: codes
    words:
      one: eerste soort
      two: tweede soort
    values:
      - from: 2016-09-01
        until: null
        value: [one, two]
        certainty: invented
        source: []
        note: Eigen keuze.
"""

Law = Callable[[str], Path]


@pytest.fixture
def law(tmp_path: Path) -> Law:
    for name in (loader.SOURCES, loader.FAMILIES, loader.NOT_PARAMETERS):
        shutil.copy(loader.FOLDER / f"{name}.yaml", tmp_path)

    def write(text: str) -> Path:
        (tmp_path / "thing.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def mistakes_in(folder: Path) -> str:
    with pytest.raises(LawError) as caught:
        loader.load(folder)
    return "\n".join(caught.value.mistakes)


def test_a_good_file_is_read_with_its_history(law: Law):
    held = loader.load(law(GOOD)).parameters["thing.days"]
    assert [value.value for value in held.values] == [10, 14]
    assert held.words == {}


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ("applies_from: 2016-09-01\n", "", "thing.yaml: misses applies_from"),
        ("rule: R-MEN-01", "rule: MEN-1", "needed something like R-MEN-01"),
        ("rule: R-MEN-01", "rule: R-ZZZ-01", "R-ZZZ-01: its family is not in families.yaml"),
        ("rule: R-MEN-01", "rule: R-REC-22", "R-REC-22: is a parameter and stands in not_parameters.yaml too"),
        ("thing.days", "other.days", "the key needs to start with thing."),
        ("subject: thing", "subject: other", "subject is other, needed thing"),
        ("name: Aantal dagen", "name: Aantal dagen.", "has a full stop at the end"),
        ("name: Aantal dagen", "nome: Aantal dagen", "misses name"),
        ("name: Aantal dagen", "nome: Aantal dagen", "has unknown nome"),
        ("duurt het.", "duurt het", "needs a full stop at the end"),
        ("duurt het.", "duurt het!.", "exclamation mark"),
        ("unit: calendar_days", "unit: moons", "unit is 'moons'"),
        ("value: 10", "value: tien", "value is 'tien', which does not fit unit calendar_days"),
        ("value: 10", "value: 10.5", "does not fit unit calendar_days"),
        ("value: 10", "value: true", "does not fit unit calendar_days"),
        ("value: 10", "value: null", "a value that is not known is uncertain and has a note"),
        ("value: 10", "value: 20:00", "write 20:00 between quotes"),
        ("until: 2019-09-01", "until: 2016-08-31", "ends on 2016-08-31, before it starts on 2016-09-01"),
        ("until: 2019-09-01", "until: 2019-09-02", "starts before the one from 2016-09-01 has ended"),
        ("until: 2019-09-01", "until: soon", "until is 'soon', needed a day"),
        ("until: 2019-09-01", "until: 2019-02-30", "thing.yaml: day is out of range"),
        ("certainty: official", "certainty: sure", "certainty is 'sure'"),
        ("certainty: official", "certainty: uncertain", "uncertain needs a note that says why"),
        ("source: [S15]", "source: [S999]", "source S999 is not in sources.yaml"),
        ("source: [S15]", "source: [S27]", "official needs an official source, or two sources"),
        ("source: [S27]", "source: []", "retold needs a source"),
        ("source: [S15]", "source: [S15]\n        from_is: known", "from_is is 'known'"),
        ("source: [S15]", "source: [S15]\n        scope: {province: X}", "has unknown province"),
        ("source: [S15]", "source: [S15]\n        scope: {sector: X}", "names sector X, which is not in"),
        ("value: [one, two]", "value: [one, three]", "words misses three"),
        ("value: [one, two]", "value: [one]", "words has two, which no value uses"),
        ("value: [one, two]", "value: [one, one]", "does not fit unit codes"),
        ("note: Eigen keuze.", "article: Art. 1", "invented needs a note"),
        ("  thing.kinds:", "  thing.days:", "thing.days comes twice"),
        ("parameters:", "parameters: {}\nrest:", "parameters is empty"),
        ("subject: thing", "- subject", "thing.yaml"),
    ],
)
def test_each_mistake_is_named(law: Law, written: str, instead: str, named: str):
    assert written in GOOD
    assert named in mistakes_in(law(GOOD.replace(written, instead, 1)))


def test_all_mistakes_are_named_at_once(law: Law):
    broken = GOOD.replace("value: 10", "value: tien").replace("S27", "S999").replace("R-MEN-02", "R-ZZZ-02")
    found = mistakes_in(law(broken))
    assert all(part in found for part in ("'tien'", "S999", "R-ZZZ-02"))


def test_a_mistake_says_where_it_stands(law: Law):
    found = mistakes_in(law(GOOD.replace("value: 14", "value: veertien")))
    assert found.startswith("thing.yaml: thing.days: value 2: ")


def test_the_same_parameter_in_two_files_is_a_mistake(law: Law):
    folder = law(GOOD)
    (folder / "other.yaml").write_text(GOOD.replace("subject: thing", "subject: other"), encoding="utf-8")
    assert "thing.days: stands in two files" in mistakes_in(folder)


def test_a_source_without_a_title_is_a_mistake(law: Law):
    folder = law(GOOD)
    path = folder / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    kind: official\n", "", 1), encoding="utf-8")
    assert "sources.yaml: S1: misses kind" in mistakes_in(folder)


def test_the_version_changes_with_every_byte_that_decides_and_not_with_a_translation(law: Law):
    folder = law(GOOD)
    before = loader.load(folder).version
    (folder / "en").mkdir()
    (folder / "en" / "thing.yaml").write_text('"Ding": thing\n', encoding="utf-8")
    assert loader.load(folder).version == before
    law(GOOD.replace("value: 14", "value: 15"))
    assert loader.load(folder).version != before


def test_the_version_is_the_same_with_the_line_ends_of_another_system(law: Law):
    folder = law(GOOD)
    before = loader.version_of(folder)
    (folder / "thing.yaml").write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert loader.version_of(folder) == before


def test_a_subject_without_a_group_of_norms_is_a_misfit(law: Law):
    found = book.misfits(loader.load(law(GOOD)))
    assert "thing.yaml: no group of norms has this subject" in found
    assert "MentorNorms: there is no mentor.yaml" in found


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ("  mentor.min_age:", "  mentor.lowest_age:", "mentor.lowest_age: MentorNorms has no such field"),
        ("  mentor.min_age:", "  mentor.lowest_age:", "MentorNorms.min_age: mentor.yaml has no such key"),
        ("unit: years", "unit: percent", "mentor.min_age: its unit is percent, which does not fit"),
        ("from: 2016-09-01", "from: 2017-09-01", "mentor.min_age: has no value for everyone on 2016-09-01"),
        (
            "value: 25\n        certainty: official",
            "value: null\n        note: Niet gevonden.\n        certainty: uncertain",
            "mentor.min_age: a value is not known, so the field must allow a value of None",
        ),
    ],
)
def test_the_files_and_the_groups_of_norms_must_fit(tmp_path: Path, written: str, instead: str, named: str):
    folder = tmp_path / "parameters"
    shutil.copytree(loader.FOLDER, folder)
    path = folder / "mentor.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  mentor.min_age:")
    assert written in text[start:]
    path.write_text(text[:start] + text[start:].replace(written, instead, 1), encoding="utf-8")
    assert any(found.startswith(named) for found in book.misfits(loader.load(folder)))


def test_the_law_of_the_product_fits():
    assert book.misfits(loader.load()) == []
