"""The sentences of a verdict."""

import ast
import importlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from string import Formatter

import pytest

from tandem.base.verdict import Effect, Finding, refusal
from tandem.base.workflow import Workflow
from tandem.faces.documents.sealing.checking import Check
from tandem.glossary import findings, labels
from tandem.journey.recognition.terms import Condition, ExtractModel, State
from tests.tandem.glossary.house import SRC, module_of, sources


def processes() -> Iterator[Workflow]:
    """The process of every room that has one."""
    for path in sorted((*SRC.glob("*/*/workflow.py"), *SRC.glob("*/*/workflow/*.py"))):
        module = importlib.import_module(module_of(path))
        yield from (value for value in vars(module).values() if isinstance(value, Workflow))


PUT_TOGETHER = {
    "journey/agreements/rules/premiums.py": {"premium.work_share_asked", "premium.level_asked"},
    "base/workflow.py": {f"{process.name}.{step.move}.state" for process in processes() for step in process.steps},
    "faces/documents/sealing/checking.py": set(Check),
    "journey/recognition/rules.py": {f"condition.{condition}" for condition in Condition},
}
"""Files that put a code together as they run, and every code that can come out."""


@pytest.mark.slow
def test_every_finding_and_refusal_in_the_code_has_its_sentences():
    known = {wording.code for wording in findings.ALL}
    missing = sorted({f"{code} ({where})" for code, where in codes() if code not in known})
    assert not missing, "add them in tandem/glossary/worded:\n" + "\n".join(missing)


@pytest.mark.slow
def test_every_sentence_belongs_to_a_finding_that_exists():
    used = {code for code, _ in codes()}
    assert not sorted({wording.code for wording in findings.ALL} - used)


def test_sentences_are_complete_calm_and_say_the_same_in_both_languages():
    for wording in findings.ALL:
        assert wording.title != findings.NOTHING
        for dutch, english in wording.pairs:
            assert dutch, wording.code
            assert english, wording.code
            assert _holes(dutch) == _holes(english), wording.code
            assert _holes(dutch) <= {"found", "needed"}, wording.code
            assert "!" not in dutch + english
        for text in wording.title:
            assert not text.endswith("."), wording.code
            assert not _holes(text), wording.code
        for text in wording.next:
            assert not text or text.endswith("."), wording.code


def test_a_sentence_shows_stored_values_by_a_choice_or_measure_that_exists():
    known = {choices.key for choices in labels.ALL} | {"bytes", "day", ""}
    for wording in findings.ALL:
        assert wording.found_as in known, wording.code
        assert wording.needed_as in known, wording.code


def test_no_code_has_two_wordings():
    every = [wording.code for wording in findings.ALL]
    assert len(every) == len(set(every))


def test_an_unmet_condition_says_what_was_found_what_is_needed_and_what_to_do():
    said = findings.sentence(Finding("mentor.age", is_met=False, found=22, needed=25))
    assert said.title == "De mentor is te jong"
    assert said.found == "22 jaar"
    assert said.needed == "Minstens 25 jaar"
    assert said.next.startswith("Duid een andere mentor aan")


def test_a_met_condition_only_names_itself():
    said = findings.sentence(Finding("mentor.age", is_met=True, found=44, needed=25))
    assert said.title == "Leeftijd van de mentor"
    assert said.next == ""


def test_what_was_not_found_is_said_in_words():
    said = findings.sentence(Finding("mentor.age", is_met=False, found=None, needed=25))
    assert said.found == "De geboortedatum ontbreekt"


def test_a_warning_has_the_same_sentences_as_a_refusal():
    warned = Finding("mentor.age", is_met=False, found=22, needed=25, effect=Effect.WARN)
    assert findings.sentence(warned).title == "De mentor is te jong"


def test_a_step_that_is_not_possible_names_the_states_in_words():
    (finding,) = refusal("recognition_request.submit.state", found="granted", needed=["draft", "incomplete"]).unmet
    said = findings.sentence(finding)
    assert said.found == "Stand: Erkend"
    assert said.needed == "Stand: Werkversie of Onvolledig"


def test_days_are_written_out_also_when_they_come_from_storage():
    for issued in (date(2026, 1, 3), "2026-01-03"):
        said = findings.sentence(Finding("mentor.extract_fresh", is_met=False, found=issued, needed=12))
        assert said.found == "Uitgereikt op 3 januari 2026"


def test_a_moment_is_the_day_and_hour_in_brussels_and_a_number_has_a_comma():
    assert findings.plain(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).startswith("2 juli 2026")
    assert findings.plain(8.5) == "8,5"


def test_a_file_that_is_too_large_is_measured_in_megabytes():
    said = findings.sentence(Finding("attachment.size", is_met=False, found=9_000_000, needed=5 * 1024 * 1024))
    assert said.found == "8,6 MB"
    assert said.needed == "Hoogstens 5 MB"


def test_a_choice_is_shown_by_its_label_as_member_or_as_stored_code():
    for model in (ExtractModel.GENERAL, "596.1"):
        said = findings.sentence(Finding("mentor.extract_model", is_met=False, found=model, needed="596.2"))
        assert said.found == "Model 596.1, algemeen"


def test_yes_and_no_are_words():
    said = findings.sentence(Finding("condition.finance", is_met=False, found=False, needed=True))
    assert said.found == "Verklaard: nee"


def test_a_face_says_it_in_the_language_and_with_the_days_of_its_reader():
    english = {dutch: text for wording in findings.ALL for dutch, text in wording.pairs}
    english |= dict(findings.WORDS) | {pair[0]: pair[1] for one in labels.ALL for pair in one.labels.values()}
    said = findings.sentence(
        Finding("form.request_closed", is_met=False, found=State.GRANTED, needed=[State.DRAFT, State.INCOMPLETE]),
        translate=english.__getitem__,
    )
    assert said.found == "State: Recognised"
    assert said.needed == "State: Draft or Incomplete"
    said = findings.sentence(
        Finding("mentor.extract_fresh", is_met=False, found=date(2026, 1, 3), needed=12),
        show=lambda value: f"<{value}>",
    )
    assert said.found == "Uitgereikt op <2026-01-03>"


def test_a_finding_without_sentences_is_a_defect():
    with pytest.raises(KeyError):
        findings.sentence(Finding("no.such.code", is_met=False))


def codes() -> Iterator[tuple[str, str]]:
    """Every code that the product gives to a finding or refusal, with the file it stands in."""
    for path, tree in sources():
        where = str(path.relative_to(SRC))
        yield from ((code, where) for code in PUT_TOGETHER.get(where, ()))
        givers = _givers(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in givers and node.args:
                yield from _code(node.args[0], where, path)


def _givers(tree: ast.Module) -> set[str]:
    """The names that take a code first: `Finding`, `refusal`, and the file's own functions that hand a code on."""
    givers = {"Finding", "refusal"}
    own = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.args.args]
    handing = {node.name: _called_in(node) for node in own if node.args.args[0].arg == "code"}
    while more := {name for name, called in handing.items() if called & givers} - givers:
        givers |= more
    return givers


def _called_in(function: ast.FunctionDef) -> set[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {func.id for func in calls if isinstance(func, ast.Name)}


def _code(given: ast.expr, where: str, path) -> Iterator[tuple[str, str]]:
    if isinstance(given, ast.Constant):
        yield str(given.value), where
    elif isinstance(given, ast.Attribute) and isinstance(given.value, ast.Name) and given.value.id[0].isupper():
        kind = getattr(importlib.import_module(module_of(path)), given.value.id)
        assert issubclass(kind, Enum)
        yield str(kind[given.attr].value), where
    elif isinstance(given, ast.JoinedStr):
        assert where in PUT_TOGETHER, f"{where} puts a code together: list what can come out in PUT_TOGETHER"


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
