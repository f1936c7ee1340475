"""The Dutch texts of the law and their English."""

import re
import string

import pytest

from tandem.law import book, loader, texts
from tandem.law.errors import LawError
from tandem.law.reading import read

INFORMAL = re.compile(r"\b(je|jij|jouw|jullie)\b", re.IGNORECASE)
FILES = sorted(texts.by_file())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", FILES)
def test_every_dutch_text_of_a_file_has_english_in_the_file_beside_it(name: str):
    mistakes: list[str] = []
    english = read(loader.FOLDER / "en" / f"{name}.yaml", mistakes)
    assert not mistakes
    assert set(texts.by_file()[name]) == set(english)


def test_there_is_no_english_file_without_a_dutch_one():
    assert {path.stem for path in (loader.FOLDER / "en").glob("*.yaml")} == set(FILES)


def test_english_keeps_the_places_that_are_filled_in():
    for nl, en in texts.english().items():
        assert placeholders(nl) == placeholders(en), nl


def test_every_text_stands_on_one_line_and_says_u():
    names = {source.title for source in book.book().sources.values()}
    for text in texts.dutch():
        assert "\n" not in text
        assert text == text.strip()
        assert text in names or not INFORMAL.search(text), text
        assert "!" not in text


def test_explanations_and_notes_are_short_sentences():
    for parameter in book.book().parameters.values():
        for text in (parameter.explanation, *(value.note for value in parameter.values if value.note)):
            longest = max(re.split(r"[.:;?] ", text), key=len)
            assert len(longest.split()) <= 28, longest


def test_no_two_parameters_of_a_subject_have_the_same_name():
    for subject in book.book().subjects.values():
        names = [parameter.name for parameter in subject.parameters]
        assert len(names) == len(set(names)), subject.code


def test_a_text_without_english_stays_dutch():
    assert texts.in_english("ja") == "yes"
    assert texts.in_english("kabouter") == "kabouter"


def test_one_dutch_text_has_one_english(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.yaml").write_text('"bouw": construction\n"ja": ""\n', encoding="utf-8")
    (tmp_path / "en" / "b.yaml").write_text('"bouw": building\n', encoding="utf-8")
    with pytest.raises(LawError) as caught:
        texts.english(tmp_path)
    assert caught.value.mistakes == (
        "en/a.yaml: 'ja' has no English",
        "en/b.yaml: 'bouw' has another English in another file",
    )
