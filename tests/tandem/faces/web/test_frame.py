"""The building blocks of every page, as files: what they name exists, and nothing hides in them."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from tandem.faces import web
from tests.harness.pages import inline_code

WEB = Path(web.__path__[0])
STATIC = WEB / "static" / "tandem"
TEMPLATES = WEB / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


def test_every_icon_a_template_asks_for_is_drawn():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    asked = {name: page.name for page in PAGES for name in re.findall(r'{% icon "([\w-]+)"', page.read_text())}
    assert asked
    assert {name: page for name, page in asked.items() if name not in drawn} == {}


def test_every_file_a_template_asks_for_is_there():
    for page in PAGES:
        for asked in re.findall(r"{% static '(tandem/[^']+)' %}", page.read_text()):
            assert (WEB / "static" / asked).is_file(), f"{page.name}: {asked}"


def test_tags_and_terms_leave_no_space_behind_them():
    for name in ("tag", "certainty", "term", "mark"):
        assert not (TEMPLATES / "parts" / f"{name}.html").read_text().endswith("\n"), name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_stands_alone_and_evaluates_no_text(script):
    code = script.read_text()
    assert not re.search(r"^\s*(import|export)\b", code, re.MULTILINE)
    assert not re.search(r"\b(eval|Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b", code)


def test_the_page_for_our_own_fault_needs_nothing_but_itself():
    html = render_to_string("errors/500.html")
    assert "Dit ligt niet aan u" in html
    assert inline_code(html) == []
