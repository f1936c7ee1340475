"""Pages in tests: no script or style inside the page, because the content policy of the site refuses them."""

import re
from html.parser import HTMLParser
from typing import Any, Final

from django.test import Client

DATA_TYPES = {"application/json", "application/ld+json"}
"""A script that is only data: browsers do not run it."""


MAY_RUN_CODE: Final = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|[\s\"'/](?:on|hx-on|style)[\w:.-]*\s*=|javascript:", re.IGNORECASE
)
"""What every page with code of its own holds, and few others: only those are read tag by tag."""


class InlineCodeError(AssertionError):
    """A page carries a script or a style of its own."""


def _runs_code(attribute: str, value: str) -> bool:
    if attribute in {"href", "src", "action", "formaction"}:
        return value.strip().lower().startswith("javascript:")
    return attribute == "style" or attribute.startswith(("on", "hx-on"))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style":
            self._note("<style>")
        if tag == "script" and "src" not in given and given.get("type") not in DATA_TYPES:
            self._note("<script> without src")
        for name, value in attrs:
            if _runs_code(name, value or ""):
                self._note(f'<{tag} {name}="{value}">')

    def _note(self, what: str) -> None:
        line, _ = self.getpos()
        self.found.append(f"line {line}: {what}")


def inline_code(html: str) -> list[str]:
    """Every script and style inside the page, with its line."""
    if not MAY_RUN_CODE.search(html):
        return []
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found


def refuse_inline_code() -> None:
    """From now on a page that the test client gets with inline code fails the test."""
    request = Client.request

    def guarded(self: Client, **environ: Any) -> Any:
        response = request(self, **environ)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            found = inline_code(response.content.decode(response.charset))
            if found:
                raise InlineCodeError(f"{environ.get('PATH_INFO', '')} holds inline code: {'; '.join(found)}")
        return response

    Client.request = guarded  # type: ignore[assignment, method-assign]
