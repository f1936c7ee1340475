"""Somebody with a browser: what a visitor does and sees, and what must hold on every page on the way.

Every page a visitor reaches is looked at as it arrives: nothing for axe to find, nothing to scroll sideways for, no
error in the console. The content policy stays on, so a refusal by it is an error in the console too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import axe_playwright_python
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response, expect

LOAD_FAILED = "Failed to load resource"
"""What the console says beside an answer of 400 and more; `answers` keeps those themselves."""


_LONGEST_WALK = 90
"""So many stops has no page before what a task asks for."""

_PATIENCE = 15_000
"""Milliseconds; a busy machine is no fault of the page."""

expect.set_options(timeout=_PATIENCE)


@dataclass
class Visitor:
    """One browser window and who sits behind it."""

    context: BrowserContext
    home: str
    with_axe: bool = True
    pages_seen: list[str] = field(default_factory=list)
    _wrong: list[str] = field(default_factory=list)
    _answer: Response | None = None

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.context.set_default_timeout(_PATIENCE)
        self._follow(self.page)

    def _follow(self, page: Page) -> None:
        self._inspector = self.context.new_cdp_session(page)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._wrong.append(f"script: {error}"))
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(LOAD_FAILED):
            self._wrong.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request() and response.frame == self.page.main_frame
        if is_page:
            self._answer = response
        elif response.status >= 400:
            self._wrong.append(f"{response.status} for {response.url}")

    # --------------------------------------------------------------------------------------------------------- does

    def opens(self, address: str, *, status: int = 200) -> None:
        """Type an address."""
        self.page.goto(urljoin(self.home, address))
        self.arrives(status=status)

    def follows(self, name: str, *, within: str = "main") -> None:
        """Take a link to another page."""
        self._goes(self._one("link", name, within=within))

    def presses(self, name: str, *, within: str = "main", status: int = 200) -> None:
        """Press a button that leads to another page."""
        self._goes(self._one("button", name, within=within), status=status)

    def clicks(self, name: str, *, role: str = "button", within: str = "main") -> None:
        """Press something that stays on this page."""
        self._one(role, name, within=within).click()

    def unfolds(self, name: str) -> None:
        """Open what is folded."""
        self.page.locator("main summary").filter(has_text=name).first.click()

    def fills(self, label: str, text: str) -> None:
        """Type in the field with this label."""
        self.field(label).fill(text)

    def chooses(self, *labels: str, within: str = "main") -> None:
        """Tick boxes or choose from possibilities, by their label."""
        for label in labels:
            self.page.locator(within).get_by_label(label, exact=True).check()

    def answers(self, question: str, answer: str) -> None:
        """Answer a question that has a few possible answers."""
        self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()

    def _goes(self, target: Locator, *, status: int = 200) -> None:
        self._answer = None
        with self.page.expect_navigation():
            target.click()
        self.arrives(status=status)

    def arrives(self, *, status: int = 200) -> None:
        """A page came: it is the one meant, and it is sound."""
        self.page.wait_for_load_state("load")
        found = self._answer.status if self._answer else None
        assert found == status, f"{self.page.url} answered {found}"
        self.pages_seen.append(self.page.url)
        self.looks_well()

    # ------------------------------------------------------------------------------------------------- with the keys

    def tabs_to(self, name: str, *, least: int = 1) -> None:
        """Press Tab until what carries this name has the focus; everything on the way shows that it has it."""
        met = []
        for _ in range(_LONGEST_WALK):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(_FOCUS)
            is_outside = focus["tag"] == "BODY"  # past the last stop: the bar of the browser itself
            assert focus["shown"] or is_outside, f"{self.page.url}: the focus does not show on {focus}"
            met.append(focus["name"])
            if name in focus["name"] and len(met) >= least:
                return
        raise AssertionError(f"{self.page.url}: Tab never comes to {name!r}, only to {met}")

    def types(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def hits(self, *keys: str) -> None:
        """Press keys that stay on this page."""
        for key in keys:
            self.page.keyboard.press(key)

    def enters(self, key: str = "Enter") -> None:
        """Press the key that leads to another page."""
        self._answer = None
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.arrives()

    def focus(self) -> str:
        """The name of what has the focus."""
        return str(self.page.evaluate(_FOCUS)["name"])

    # --------------------------------------------------------------------------------------------------------- sees

    def sees(self, *texts: str) -> None:
        """Read something in the page."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        """Read nothing like it in the page."""
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def is_at(self, pattern: str) -> None:
        """Be on the page whose address looks like this."""
        assert re.search(pattern, self.page.url), f"{self.page.url} is not {pattern}"

    def field(self, label: str) -> Locator:
        """The field with this label."""
        said = re.compile(rf"^\s*{re.escape(label)}(\s*\(.*\))?\s*$")  # a field may add “(niet verplicht)”
        return self.page.get_by_label(said).and_(self.page.locator("input, select, textarea"))

    def suggestions(self) -> Locator:
        """What is suggested under the field."""
        return self.page.locator("[role=listbox]:not([hidden]) [role=option]")

    def receives(self, name: str, *, within: str = "main") -> tuple[str, bytes]:
        """Take a document along; gives its kind and its content."""
        address = self._one("link", name, within=within).get_attribute("href") or ""
        answer = self.context.request.get(urljoin(self.page.url, address))
        assert answer.ok, f"{address} answered {answer.status}"
        return answer.headers["content-type"], answer.body()

    def _one(self, role: Any, name: str, *, within: str) -> Locator:
        ground = self.page.locator(within)
        found = ground.get_by_role(role, name=name, exact=True)
        return found if found.count() else ground.get_by_role(role, name=name)

    # -------------------------------------------------------------------------------------------------------- holds

    def looks_well(self) -> None:
        """Nothing on this page stands in anybody's way."""
        wrong = [*self._wrong, *self._sideways(), *(self._axe() if self.with_axe else ())]
        self._wrong.clear()
        assert not wrong, "\n".join([f"{self.page.url} at {self.page.viewport_size}:", *wrong])

    def forgives(self, told: str) -> None:
        """What went wrong here was meant to: it did go wrong, and the journey goes on."""
        meant = [one for one in self._wrong if told in one]
        assert meant, f"{told} did not go wrong"
        self._wrong = [one for one in self._wrong if one not in meant]

    def _axe(self) -> Iterable[str]:
        # Through the inspector: our own content policy, which stays on, lets no page evaluate text.
        self._inspect(_axe_source())
        for violation in self._inspect('axe.run({resultTypes: ["violations"]}).then((found) => found.violations)'):
            where = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            yield f"axe {violation['id']}: {violation['help']} at {where}"

    def _inspect(self, code: str) -> Any:
        told = {"expression": code, "awaitPromise": True, "returnByValue": True}
        answer = self._inspector.send("Runtime.evaluate", told)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def _sideways(self) -> Iterable[str]:
        width = (self.page.viewport_size or {"width": 0})["width"]
        needed = self._inspect("document.documentElement.scrollWidth")
        if needed > width:
            yield f"scrolls sideways: {needed} pixels in a window of {width}; {self._inspect(_TOO_WIDE)}"


@cache
def _axe_source() -> str:
    source = (Path(axe_playwright_python.__path__[0]) / "axe.min.js").read_text()
    return f"{source};0"


_FOCUS = """() => {
    const one = document.activeElement;
    const marks = [one, ...['::before', '::after'].map((part) => [one, part]), one.closest('.task, .choice, .card')];
    const isDrawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const drawn = marks.filter(Boolean).some((mark) => isDrawn(getComputedStyle(...[mark].flat())));
    const box = one.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
    const own = one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent || one.name;
    const said = one === document.body ? '' : own;
    const name = (said ?? '').replace(/\\s+/g, ' ').trim().slice(0, 120);
    return {name, tag: one.tagName, id: one.id, shown: drawn && seen};
}"""

_TOO_WIDE = """[...document.querySelectorAll('main *, header *, footer *')]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 4).map((one) => one.outerHTML.slice(0, 90)).join(' | ')"""
