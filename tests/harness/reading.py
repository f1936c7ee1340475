"""A page as somebody reads it: its heading, its words, its links and its forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_SILENT = {"script", "style", "title", "template", "svg"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Form:
    """A form with what stands in it."""

    method: str
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Page:
    """What a page says."""

    title: str = ""
    heading: str = ""
    words: str = ""
    errors: str = ""
    links: dict[str, str] = field(default_factory=dict)
    urls: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def read(response: Any) -> Page:
    """The page of an answer, or of HTML."""
    html = response if isinstance(response, str) else response.content.decode(response.charset)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.done()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._heard: dict[str, list[str]] = {"title": [], "h1": [], "errors": [], "words": []}
        self._link: list[str] = []
        self._row: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, given))
        if tag not in _EMPTY:
            self._open.append((tag, given))
        if tag == "a" and "href" in given:
            self._link = []
            self.page.urls.append(given["href"])
        if tag == "tr":
            self._row = []
        if tag == "form":
            self.page.forms.append(Form(given.get("method", "get"), given.get("action", "")))
        if self.page.forms and tag in {"input", "select", "textarea", "button"} and given.get("name"):
            self.page.forms[-1].values.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, given = self._open.pop()
            if closed == "a" and "href" in given:
                self.page.links.setdefault(_joined(self._link), given["href"])
            if closed == "tr":
                self.page.rows.append(_joined(self._row))
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        if "title" in inside and "svg" not in inside:
            self._heard["title"].append(data)
        if _SILENT & set(inside):
            return
        self._heard["words"].append(data)
        self._link.append(data)
        self._row.append(data)
        if "h1" in inside:
            self._heard["h1"].append(data)
        if any("error-summary" in given.get("class", "").split() for _, given in self._open):
            self._heard["errors"].append(data)

    def handle_comment(self, data: str) -> None:
        self.page.comments.append(data)

    def done(self) -> Page:
        page = self.page
        page.title, page.heading = _joined(self._heard["title"]), _joined(self._heard["h1"])
        page.words, page.errors = _joined(self._heard["words"]), _joined(self._heard["errors"])
        return page


def _joined(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())
