"""Lists in pages: whole, without doubles, and calm at the edges."""

import pytest

from tests.tandem.faces.api.house import API, NOBODY

pytestmark = pytest.mark.django_db


def _pages(path: str) -> list[dict]:
    pages = [NOBODY.get(path).json()]
    while pages[-1]["next"]:
        pages.append(NOBODY.get(pages[-1]["next"].removeprefix(API)).json())
    return pages


def test_all_pages_together_hold_every_item_once():
    pages = _pages("/trainings?pageSize=7")
    codes = [item["code"] for page in pages for item in page["items"]]

    assert len(codes) == len(set(codes)) == pages[0]["total"]
    assert [page["page"] for page in pages] == list(range(1, len(pages) + 1))
    assert all(len(page["items"]) == 7 for page in pages[:-1])
    assert codes == [item["code"] for item in NOBODY.get("/trainings?pageSize=100").json()["items"]]


def test_a_page_knows_itself_and_its_neighbours():
    second = NOBODY.get("/trainings?pageSize=5&page=2&q=installatie").json()

    assert second["self"] == "/api/v1/trainings?pageSize=5&page=2&q=installatie"
    assert second["prev"] == "/api/v1/trainings?pageSize=5&page=1&q=installatie"
    assert (second["page"], second["pageSize"]) == (2, 5)


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after():
    total = NOBODY.get("/sectors").json()["total"]
    only = NOBODY.get(f"/sectors?pageSize={total}").json()
    last = NOBODY.get(f"/sectors?pageSize=1&page={total}").json()

    assert (only["prev"], only["next"]) == (None, None)
    assert last["next"] is None
    assert len(last["items"]) == 1


@pytest.mark.parametrize("path", ["/sectors", "/trainings?q=bak", "/law/parameters", "/workplaces"])
def test_a_page_after_the_last_is_empty_and_leads_back(path):
    beyond = NOBODY.get(f"{path}{'&' if '?' in path else '?'}page=400&pageSize=100").json()

    assert beyond["items"] == []
    assert beyond["next"] is None
    last = NOBODY.get(beyond["prev"].removeprefix(API)).json()
    assert last["next"] is None
    assert last["items"] or last["total"] == 0


@pytest.mark.parametrize("wrong", ["page=0", "page=-1", "page=1.5", "page=x", "page=", "pageSize=0", "pageSize=101"])
def test_a_page_that_cannot_be_is_refused(wrong):
    assert NOBODY.get(f"/sectors?{wrong}").status_code == 400


def test_the_furthest_page_that_can_be_asked_is_answered():
    assert NOBODY.get("/sectors?page=100000&pageSize=100").json()["items"] == []
    assert NOBODY.get("/workplaces?page=500&pageSize=100").json()["items"] == []
