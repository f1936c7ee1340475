"""The public pages in a real browser: nothing for axe to find, wide and narrow, light and dark."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    *("/", "/werkplekken/", "/wie-beslist/", "/wie-beslist/waarheen/", "/regels/", "/begrippen/", "/aanmelden/"),
    *("/regels/bronnen/", "/contact/", "/privacy/", "/toegankelijkheid/"),
)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (375, "light"), (320, "dark")])
def test_the_public_pages_work_for_everybody(visits: Any, width: int, theme: str) -> None:
    somebody = visits(width=width, theme=theme)
    for address in PAGES:
        somebody.opens(address)
    assert somebody.page.evaluate("document.documentElement.dataset.theme") == theme
