"""The colours of the website: read from the stylesheet, judged by the formula of WCAG 2."""

import re
from itertools import pairwise, product
from pathlib import Path

import pytest

from tandem.faces import web

CSS = Path(web.__path__[0]) / "static" / "tandem" / "css"
TEXT, LINE = 7.0, 3.0
"""The contrast we promise for text, and for lines that mean something."""

SURFACES = ("paper", "paper-2")
TINTS = ("school-soft", "work-soft", "ok-soft", "wait-soft", "stop-soft")
READ_ON_PAPER = ("ink", "ink-soft", "school", "school-strong", "work", "ok", "wait", "stop")
READ_ON_TINTS = ("ink", "ink-soft", "school")
FILLED = (
    ("on-school", "school"),
    ("on-school", "school-strong"),
    ("on-stop", "stop"),
    ("on-bar", "bar"),
    ("on-sun", "sun"),
    ("ok", "ok-soft"),
    ("wait", "wait-soft"),
    ("stop", "stop-soft"),
    ("work", "work-soft"),
)
LINES = ("edge", "school", "work", "ok", "wait", "stop")


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def _block(selector: str) -> dict[str, str]:
    """The colours that one rule sets; the light ones stand in several rules and come together."""
    sheet = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.DOTALL)
    found = {}
    for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        if selector in [part.strip() for part in head.split(",")]:
            found |= _colours(body)
    return found


LIGHT = _block(":root")
DARK = LIGHT | _block(':root[data-theme="dark"]')
THEMES = {"light": LIGHT, "dark": DARK}


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_choosing_dark_shows_the_same_colours_as_a_device_that_asks_for_dark():
    chosen = _block(':root[data-theme="dark"]')
    assert len(chosen) > 30
    assert chosen == _block(':root:not([data-theme="light"])')


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_every_surface(theme):
    colours = THEMES[theme]
    pairs = [*product(READ_ON_PAPER, SURFACES), *product(READ_ON_TINTS, TINTS), *FILLED]
    low = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in pairs
        if contrast(colours[text], colours[ground]) < TEXT
    }
    assert low == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_that_means_something_can_be_seen(theme):
    colours = THEMES[theme]
    low = {
        f"{line} on {ground}": round(contrast(colours[line], colours[ground]), 2)
        for line, ground in product(LINES, SURFACES)
        if contrast(colours[line], colours[ground]) < LINE
    }
    assert low == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_ring_is_seen_on_every_surface(theme):
    colours = THEMES[theme]
    for ground in (*SURFACES, *TINTS, "school", "bar"):
        best = max(contrast(colours[part], colours[ground]) for part in ("sun", "ring"))
        assert best >= LINE, ground
    assert contrast(colours["sun"], colours["ring"]) >= LINE


@pytest.mark.parametrize("theme", THEMES)
def test_the_five_classes_of_a_map_go_one_way_from_faint_to_strong(theme):
    colours = THEMES[theme]
    strength = [contrast(colours[f"seq-{step}"], colours["paper"]) for step in range(1, 6)]
    assert all(stronger / fainter > 1.25 for fainter, stronger in pairwise(strength)), strength


@pytest.mark.parametrize("theme", THEMES)
def test_the_middle_of_a_two_sided_scale_is_the_faintest(theme):
    colours = THEMES[theme]
    strength = [contrast(colours[f"div-{step}"], colours["paper"]) for step in range(1, 6)]
    assert strength[0] > strength[1] > strength[2] < strength[3] < strength[4], strength


def test_no_other_stylesheet_has_a_colour_of_its_own():
    sheets = [sheet for sheet in CSS.glob("*.css") if sheet.name not in {"tokens.css", "print.css"}]
    assert len(sheets) > 5
    own = {sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", sheet.read_text()) for sheet in sheets}
    assert {name: colours for name, colours in own.items() if colours} == {}


def test_every_colour_a_stylesheet_asks_for_exists():
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text()))
    for sheet in CSS.glob("*.css"):
        text = sheet.read_text()
        asked = set(re.findall(r"var\(--([\w-]+)\)", text))
        own = set(re.findall(r"--([\w-]+):", text))
        assert asked <= known | own, sheet.name
