"""What states, moves, kinds and events are called."""

from enum import StrEnum

import pytest

from tandem.base.models import JobState
from tandem.base.privacy import Kind
from tandem.base.verdict import Effect
from tandem.glossary import labels
from tandem.journey.recognition.terms import ExtractModel, MentorProof, State
from tandem.law.values import Certainty
from tests.tandem.glossary.house import choices_of_the_rooms

GROUND = (Effect, Kind, JobState, Certainty)
NO_ENUM = {"geo.RegionCode"}
"""Choices whose codes are data: the two regions of the geographic tables."""


def test_every_choice_of_every_room_has_a_label_in_both_languages():
    missing = []
    for kind in (*choices_of_the_rooms(), *GROUND):
        for member in kind:
            key = f"{labels.key_of(kind)}.{member.value}"
            if not labels.knows(key):
                missing.append(key)
    assert not missing, "add them in tandem/glossary/labelled:\n" + "\n".join(missing)


def test_every_label_belongs_to_a_choice_that_exists():
    known = {f"{labels.key_of(kind)}.{member.value}" for kind in (*choices_of_the_rooms(), *GROUND) for member in kind}
    written = {
        f"{choices.key}.{value}" for choices in labels.ALL if choices.key not in NO_ENUM for value in choices.labels
    }
    assert not sorted(written - known)


def test_no_list_of_choices_is_written_twice():
    keys = [choices.key for choices in labels.ALL]
    assert len(keys) == len(set(keys))


def test_labels_are_short_and_calm():
    for choices in labels.ALL:
        for dutch, english in (choices.name, *choices.labels.values()):
            assert dutch
            assert english
            for text in (dutch, english):
                assert text == text.strip()
                assert len(text) <= 60, text
                assert not text.endswith((".", "!")), text
                assert text[0].isupper() or text.startswith("e-mail"), text


def test_the_choices_of_one_list_differ_from_each_other():
    for choices in labels.ALL:
        for language in (0, 1):
            names = [pair[language] for pair in choices.labels.values()]
            assert len(names) == len(set(names)), choices.key


def test_a_choice_gives_its_dutch_label():
    assert labels.label(State.SUBMITTED) == "Ingediend"
    assert labels.english("recognition.State.submitted") == "Submitted"


def test_a_choice_with_a_dot_or_without_a_value_has_a_label_too():
    assert labels.label(ExtractModel.MINORS) == "Model 596.2, voor werk met minderjarigen"
    assert labels.label(MentorProof.NONE) == "Geen bewijs"


def test_a_filter_shows_its_choices_in_the_order_of_the_work():
    assert labels.choices_of(State)[:2] == (("draft", "Werkversie"), ("submitted", "Ingediend"))
    assert labels.name_of(State) == "Stand van de aanvraag"


def test_a_choice_without_a_label_is_a_defect():
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(KeyError):
        labels.label(Colour.RED)
