"""The control of every journey: a page with a flaw does not pass."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

SOUND = '<!DOCTYPE html><html lang="nl"><title>Bakkerij</title><main><h1>Bakkerij</h1>{}</main>'


def test_a_sound_page_passes(visits: Any) -> None:
    somebody = visits()
    somebody.page.set_content(SOUND.format("<p>Brood</p>"))
    somebody.looks_well()


@pytest.mark.parametrize(
    ("flaw", "said"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "axe image-alt"),
        ('<p style="color: #aaa; background: #fff">Brood</p>', "axe color-contrast"),
        ("<input>", "axe label"),
        ('<div style="width: 2000px">Brood</div>', "scrolls sideways: 2008 pixels"),
        ("<script>console.error('stuk')</script>", "console: stuk"),
        ("<script>niets.replace()</script>", "script: niets is not defined"),
    ],
)
def test_a_page_with_a_flaw_does_not(visits: Any, flaw: str, said: str) -> None:
    somebody = visits()
    somebody.page.set_content(SOUND.format(flaw))
    with pytest.raises(AssertionError, match=said):
        somebody.looks_well()


def test_what_the_content_policy_refuses_is_seen(visits: Any) -> None:
    somebody = visits()
    policy = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""
    somebody.page.set_content(SOUND.format(f"{policy}<script>let stil = 1</script>"))
    with pytest.raises(AssertionError, match="Content Security Policy"):
        somebody.looks_well()


@pytest.mark.parametrize(("style", "is_seen"), [("outline: 3px solid #06c", True), ("outline: none", False)])
def test_a_focus_that_does_not_show_is_seen(visits: Any, style: str, is_seen: bool) -> None:
    somebody = visits()
    somebody.page.set_content(SOUND.format(f'<button style="{style}">Bak</button>'))
    if is_seen:
        somebody.tabs_to("Bak")
    else:
        with pytest.raises(AssertionError, match="the focus does not show"):
            somebody.tabs_to("Bak")


def test_what_cannot_be_reached_with_the_keys_is_seen(visits: Any) -> None:
    somebody = visits()
    somebody.page.set_content(
        SOUND.format("<a href='#x' style='outline: 3px solid'>Brood</a><span onclick='x()'>Bak</span>")
    )
    with pytest.raises(AssertionError, match="never comes to 'Bak'"):
        somebody.tabs_to("Bak")
