"""Every page with a list of rows leads to the same list as a file."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.architecture import house
from tools.checks import templates

ROWS = re.compile(r"<tbody>\s*\{% for |\bclass=\"results\"|parts/(more|history)\.html|_mentor\.html|\bclass=\"words\"")
"""How a page draws a list of rows: a table, cards, a part of a long list, a history, mentors, words."""

DOOR = re.compile(r"""\bdoor=|\{% url "[\w:]*export" """)
INCLUDED = re.compile(r"""\{% include "([\w./-]+)\"""")

WITHOUT = {
    "account/keys.html": "one's own keys, a handful",
    "account/notices.html": "what one was told; each notice leads to its file, which has a history to export",
    "agreements_after/change.html": "where one agreement changes; a handful of fields",
    "company/documents.html": "documents of one form; the form itself is printed",
    "company/fitting.html": "what minors tell of themselves stays on the page; nobody takes it along",
    "company/home.html": "what to do today; its recognitions have a list of their own",
    "company/learners.html": "what minors tell of themselves stays on the page; nobody takes it along",
    "company/receipt.html": "one form; it is a PDF",
    "company/workplaces.html": "a form with a row for each choice",
    "learner/needs.html": "what is under seal and who looked at it; nothing of it leaves the page as a file",
    "learners/import_file.html": "what one file would do; every row, and what is left, are files of their own",
    "takeovers/file.html": "what one file would do; every row, and what is left, are files of their own",
    "learners/needs.html": "what is under seal and who looked at it; nothing of it leaves the page as a file",
    "learner/track.html": "the introductions of one learner; all of them are a list of their own",
    "learners/track.html": "the introductions of one learner; all of them are a list of their own",
    "mandates/body.html": "one body; who decides what on a day is the list",
    "plans/templates.html": "a handful, of the own school; what stands in one is a plan",
    "plans/differences.html": "where two versions of one plan differ; the plan itself has a file",
    "rounds/providers.html": "a form with a row for each choice",
    "site/privacy.html": "a text with a table",
    "system/home.html": "the way to the lists",
    "system/import_preview.html": "what one file would do; its faults are a file of their own",
    "trainings/training.html": "one training; the places where it is given are in the list",
    "workplaces/workplace.html": "one workplace; those around it are in the list",
}
"""Pages with rows and no export, and why."""


def faults(names: Mapping[str, Path]) -> list[str]:
    """Pages that show a list of rows and lead to no file with it."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in names.items() if path.suffix == ".html"}
    pages = [name for name, text in texts.items() if '{% extends "base.html" %}' in text]
    whole = {name: _whole(name, texts, seen=set()) for name in pages}
    return sorted(name for name, text in whole.items() if ROWS.search(text) and not DOOR.search(text))


def _whole(name: str, texts: Mapping[str, str], *, seen: set[str]) -> str:
    """The page with everything that it includes."""
    if name in seen or name not in texts or name == "parts/export.html":
        return ""
    seen.add(name)
    inner = (_whole(one, texts, seen=seen) for one in INCLUDED.findall(texts[name]))
    return "\n".join([texts[name], *inner])


def test_every_list_can_be_taken_along():
    found = [name for name in faults(templates.names()) if name not in WITHOUT]
    assert not found, "give the list an export (`@export`, parts/export.html), or say here why not\n" + house.lines(
        found
    )


def test_no_exception_outlives_its_list():
    assert set(WITHOUT) - set(faults(templates.names())) == set()


def test_a_list_without_a_file_is_found(tmp_path):
    pages = {
        "silent.html": '{% extends "base.html" %}<table><tbody>{% for row in page.rows %}<tr></tr>{% endfor %}</tbody>',
        "through.html": '{% extends "base.html" %}{% include "part.html" with rows=page.rows only %}',
        "part.html": '<ul class="results">{% for row in rows %}<li></li>{% endfor %}</ul>',
        "leads.html": '{% extends "base.html" %}<a href="{% url "x:export" "csv" %}">CSV</a>{% include "part.html" %}',
        "text.html": '{% extends "base.html" %}<p>Dag</p>',
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text)

    assert faults({name: tmp_path / name for name in pages}) == ["silent.html", "through.html"]
