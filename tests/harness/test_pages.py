"""A page with a script or a style of its own is found."""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.harness.pages import InlineCodeError, inline_code


@pytest.mark.parametrize(
    "html",
    [
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<script type="module">run()</script>',
        '<p style="color: red">',
        "<a onclick=go()>",
        '<div hx-on:click="go()">',
        '<a href=" JavaScript:go()">',
    ],
)
def test_inline_code_is_found(html):
    assert inline_code(f"<main>\n{html}</main>") != []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="/static/tandem/map.js" defer></script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<link rel="stylesheet" href="/static/tandem/base.css">',
        '<p class="style" data-on="1">onclick="go()"</p>',
    ],
)
def test_code_from_its_own_file_is_fine(html):
    assert inline_code(html) == []


def _page(request):
    return HttpResponse("<p style='color: red'>Dag</p>")


urlpatterns = [path("inline/", _page)]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_the_test_client_refuses_a_page_with_inline_code():
    with pytest.raises(InlineCodeError, match="line 1"):
        Client().get("/inline/")
