"""The public pages in a real browser: nothing for axe to find, wide and narrow, and no sideways scrolling."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("/", "/werkplekken/", "/wie-beslist/", "/regels/", "/begrippen/", "/aanmelden/", "/contact/", "/privacy/")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_works_for_everybody(browser: Any, live_server: Any, address: str, width: int) -> None:
    # Our own content policy would keep the checker out; only this test goes around it.
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    try:
        page = context.new_page()
        answer = page.goto(live_server.url + address)
        assert answer.status == 200
        found = Axe().run(page)
        assert [violation["id"] for violation in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
