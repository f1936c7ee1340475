"""The words of our own models of agreements: whoever changes one letter of them gives the model a new edition."""

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.utils import translation

from tandem.faces.documents import agreement_paper, agreement_parts, amendment_words, pdf
from tandem.faces.documents import plans as plan_papers
from tandem.faces.documents.agreement_paper import MODELS, title_of
from tandem.registers.reference.terms import AgreementType

KEPT = Path(__file__).with_name("models.yaml")
SHAPE = Path(pdf.__file__).parent / "typst" / "agreement.typ"
TRANSLATED = {"gettext", "gettext_lazy", "ngettext", "pgettext"}
OF_THE_PAPER = {"agreement_pdf", "_plan_words"}


def said(tree: ast.AST) -> Iterator[str]:
    """Every text that a module hands out, in the order in which it stands there."""
    for one in ast.walk(tree):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id in TRANSLATED:
            yield from (
                part.value for part in one.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def shared() -> list[str]:
    """What is the same in each kind: the words of the sections and annexes, and the shape of the paper."""
    found = []
    for module in (agreement_paper, agreement_parts, amendment_words, plan_papers):
        tree = ast.parse(Path(module.__file__).read_text())
        titles = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == "title_of"]
        own = {text for one in titles for text in said(one)}
        found += [text for text in said(tree) if text not in own]
    for one in ast.parse(Path(pdf.__file__).read_text()).body:
        if isinstance(one, ast.FunctionDef) and one.name in OF_THE_PAPER:
            found += said(one)
    return [*found, SHAPE.read_text()]


def digest_of(kind: AgreementType) -> str:
    with translation.override("nl"):
        words = [title_of(kind), *shared()]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


@pytest.mark.parametrize("kind", AgreementType)
def test_a_model_whose_words_change_gets_a_new_edition(kind):
    """Changed on purpose: raise the edition of the kind in `agreement_paper.MODELS` and add its digest in the file."""
    kept = yaml.safe_load(KEPT.read_text())[kind.value]
    assert max(kept) == MODELS[kind], f"add edition {MODELS[kind]} of {kind} to {KEPT.name}: {digest_of(kind)}"
    assert kept[MODELS[kind]] == digest_of(kind), (
        f"the words of model {kind} changed: raise its edition above {MODELS[kind]}, and add {digest_of(kind)}"
    )
    assert len(set(kept.values())) == len(kept)


def test_one_other_word_is_seen():
    before = digest_of(AgreementType.OAO)
    changed = [one.replace("bewaard", "behouden") for one in shared()]
    assert changed != shared()
    assert (
        hashlib.sha256("\0".join(["Overeenkomst van alternerende opleiding", *changed]).encode()).hexdigest() != before
    )
