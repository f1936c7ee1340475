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
