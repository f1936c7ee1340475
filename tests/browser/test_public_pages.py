"""The public pages in a real browser: nothing for axe to find, wide and narrow, light and dark."""

from typing import Any

import pytest

from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory

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


@pytest.mark.parametrize("width", [1280, 320])
def test_in_a_demonstration_one_button_is_enough(visits: Any, settings: Any, width: int) -> None:
    settings.DEMO = True
    for name in ("Noor Verzonnen", "Anke Bedacht"):
        CapacityFactory(user=UserFactory(is_demo=True, name=name), company__name=f"Bakkerij {name.split()[0]}")
    somebody = visits(width=width)
    somebody.opens("/aanmelden/?next=/onderneming/mentoren/")
    somebody.presses("Anke Bedacht")
    somebody.is_at("/onderneming/mentoren/$")
    somebody.sees("Bakkerij Anke")
