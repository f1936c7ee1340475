"""The public pages in a real browser: nothing for axe to find, wide and narrow, light and dark."""

from typing import Any

import pytest

from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    *("/", "/werkplekken/", "/wie-beslist/", "/wie-beslist/waarheen/", "/regels/", "/begrippen/", "/aanmelden/"),
    *("/regels/bronnen/", "/contact/", "/privacy/", "/toegankelijkheid/"),
    *("/hulp/", "/hulp/onderneming/"),
    *("/maximaal-duaal/?q=brood&w=BAK1-3", "/maximaal-duaal/?vak=BAK&w=BAK1-3", "/maximaal-duaal/tekst/"),
    "/maximaal-duaal/opleidingen/?w=BAK1-18_WIN1-5&waar=9000",
    "/maximaal-duaal/samen/brood-en-banketbakkerij-duaal/?w=BAK1-24&waar=9000",
    "/maximaal-duaal/samen/brood-en-banketbakkerij-duaal/?w=BAK1-18&waar=9000",
    "/maximaal-duaal/opleidingen/brood-en-banketbakkerij-duaal/?w=BAK1-18&waar=9000",
    *("/klaar-voor-duaal/", "/klaar-voor-duaal/vraag/?v=1&a=ab", "/klaar-voor-duaal/vraag/?v=1&a=a&stuur=1"),
    "/klaar-voor-duaal/resultaat/?v=1&a=abacaaaaaaab",
    *("/school-klaar-voor-duaal/", "/school-klaar-voor-duaal/resultaat/?v=1&a=abcaaabaaabaaac"),
    *("/opleidingen/", "/opleidingen/?waar=9000+Gent&sector=FOOD", "/opleidingen/chocolatier-duaal/?waar=9000+Gent"),
    *("/duaal-iets-voor-mij/", "/duaal-iets-voor-mij/vraag/?v=1&a=aa", "/duaal-iets-voor-mij/mail/?v=1&a=aaabcbabca"),
    "/duaal-iets-voor-mij/resultaat/?v=1&a=aaabcbabca",
)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (320, "dark")])
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


def test_who_asks_for_what_is_near_sends_no_exact_place(visits: Any) -> None:
    somebody = visits()
    somebody.context.grant_permissions(["geolocation"])
    somebody.context.set_geolocation({"latitude": 51.054321, "longitude": 3.724567})
    somebody.opens("/werkplekken/")
    somebody.presses("Rond mij")
    somebody.is_at(r"waar=51\.05%2C3\.72&")
    somebody.sees("het punt op de kaart")


def test_a_device_that_tells_nothing_leaves_the_field_as_it_was(visits: Any) -> None:
    somebody = visits()
    somebody.opens("/werkplekken/")
    somebody.clicks("Rond mij")
    somebody.sees("Uw toestel zegt niet waar u bent. Typ een gemeente.")
    somebody.looks_well()
