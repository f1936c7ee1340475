"""The front page and the pages about the site itself."""

import re
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.conf import settings

from tandem.base import privacy
from tandem.faces.web.site import guides, privacy_words
from tandem.glossary import terms
from tandem.registers.access.terms import Role
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import RecognitionFactory, RecognitionRequestFactory
from tests.harness import places
from tests.harness.visitors import somebody_in

pytestmark = pytest.mark.django_db


def words(response) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_front_page_has_a_search_and_four_ways_in(client):
    page = words(client.get("/"))
    assert 'role="search"' in page
    for way in ("Lerende en ouder", "Onderneming", "School en aanbieder", "Sector en partner"):
        assert way in page


def test_the_front_page_counts_what_is_recognised_today(client):
    shop = EstablishmentFactory()
    for _ in range(2):
        RecognitionFactory(request=RecognitionRequestFactory(granted=True, establishment=shop))
    values = re.findall(r'figure-value">(\d+)<', words(client.get("/")))
    assert values == ["2", "1", "2"]


def test_every_link_of_the_front_page_leads_somewhere(client):
    page = words(client.get("/"))
    links = set(re.findall(r'href="(/[^"#]*)', page))
    assert len(links) > 10
    for link in links:
        if not link.startswith("/static"):
            assert client.get(link).status_code in {200, 302}, link


@pytest.mark.slow
def test_the_front_page_asks_as_few_questions_of_many_places_as_of_few(client, query_budget):
    for size in (10, 990):
        places.build(size)
        with query_budget(3):
            client.get("/")


def test_the_accessibility_statement_says_what_is_not_right_yet(client):
    page = words(client.get("/toegankelijkheid/"))
    assert "WCAG 2.2 AA" in page
    assert "21 november 2026" in page
    assert "Wat nog niet goed is" in page
    assert "Een onafhankelijke toets is er nog niet geweest." in page


def test_the_privacy_page_names_every_table_that_tells_of_people(client):
    page = words(client.get("/privacy/"))
    for name in ("Mentor", "Persoon", "Dossier"):
        assert f">{name}" in page
    assert "extra gevoelig" in page


def test_everything_that_is_kept_of_people_has_words_for_people():
    missing = set()
    for model in apps.get_models():
        if not model.__module__.startswith("tandem."):
            continue
        for name, held in privacy.of(model).items():
            if held is None or not held.purpose:
                continue
            said = {
                name: privacy_words.field(name),
                held.purpose: privacy_words.purpose(held.purpose),
                held.retention: privacy_words.retention(held.retention),
            }
            missing |= {english for english, dutch in said.items() if not dutch}
    assert not missing, f"give these their Dutch in faces/web/site/privacy_words.py: {sorted(missing)}"


def test_a_table_is_called_by_its_word_in_the_glossary():
    assert privacy_words.table("RecognitionRequest").lower() == terms.term("recognition_request").nl


def test_the_contact_page_has_an_address_that_a_human_reads(client):
    assert "mailto:contact@tandem.example" in words(client.get("/contact/"))


def test_weaknesses_can_be_reported_at_the_usual_address(client):
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"].startswith("text/plain")
    assert lines["Contact"] == "mailto:contact@tandem.example"
    expires = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert 0 < (expires - datetime(2026, 11, 21, tzinfo=UTC)).days < 366


def test_language_and_theme_are_kept_and_lead_back(client):
    response = client.get("/taal/", {"language": "en", "next": "/contact/"})
    assert (response.status_code, response["Location"]) == (302, "/contact/")
    assert "A question?" in words(client.get("/contact/")) or 'lang="en"' in words(client.get("/contact/"))
    client.get("/weergave/", {"theme": "dark", "next": "/"})
    assert 'data-theme="dark"' in words(client.get("/"))


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)", "\x00", ""])
def test_nobody_is_led_away_from_the_site(client, target):
    for url in ("/taal/", "/weergave/"):
        assert client.get(url, {"next": target})["Location"] == "/"


@pytest.mark.parametrize("value", ["", "xx", "\x00", "🍞", "x" * 9000])
def test_an_odd_language_or_theme_does_not_matter(client, value):
    assert client.get("/taal/", {"language": value}).status_code == 302
    assert client.get("/weergave/", {"theme": value}).status_code == 302
    words(client.get("/contact/"))


@pytest.mark.parametrize("url", ["/", "/toegankelijkheid/", "/privacy/", "/contact/"])
def test_a_page_is_read_and_never_written_to(client, url):
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("url", ["/afmelden/", "/meldingen/gelezen/"])
def test_an_address_for_a_form_says_so_to_who_opens_it(client, url):
    answer = client.get(url)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Dit adres is alleen voor een formulier" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "is_shown"), [(Role.PARTNERSHIP_STAFF, True), (Role.COMPANY_ADMIN, False), (Role.PUBLIC, True)]
)
def test_the_desk_is_offered_to_who_may_have_one(role, is_shown):
    assert ("Open uw werkbank" in words(somebody_in(role).get("/"))) is is_shown


# --------------------------------------------------------------------------------------------------------------- help


def test_help_leads_to_the_guide_of_each_role(client):
    page = words(client.get("/hulp/"))
    for guide in settings.GUIDES.glob("*.md"):
        title = guide.read_text().splitlines()[0].removeprefix("# ")
        assert f'<a href="/hulp/{guide.stem}/">{title}</a>' in page
        assert f">{title}</h1>" in words(client.get(f"/hulp/{guide.stem}/"))


def test_a_guide_shows_its_headings_lists_and_tables_as_a_page(client):
    page = words(client.get("/hulp/onderneming/"))
    assert "<h2>Mentoren</h2>" in page
    assert '<th scope="col">Rol</th>' in page
    assert "**" not in page


def test_no_heading_of_a_guide_is_lost(client):
    for guide in settings.GUIDES.glob("*.md"):
        page = words(client.get(f"/hulp/{guide.stem}/"))
        headings = [line.removeprefix("## ") for line in guide.read_text().splitlines() if line.startswith("## ")]
        assert len(headings) > 2
        for heading in headings:
            assert f"<h2>{heading}</h2>" in page


def test_a_guide_without_first_lines_loses_nothing(settings, tmp_path, client):
    (tmp_path / "kort.md").write_text("# Kort\n\n## Meteen\n\nDe zin.\n")
    settings.GUIDES = tmp_path
    guides._guides.cache_clear()
    try:
        page = words(client.get("/hulp/kort/"))
    finally:
        guides._guides.cache_clear()
    assert "<h2>Meteen</h2> <p>De zin.</p>" in page


def test_a_guide_cannot_bring_html_of_its_own(settings, tmp_path, client):
    (tmp_path / "vreemd.md").write_text("# Vreemd\n\nEerste zin.\n\nEn <script>alert(1)</script>\n")
    settings.GUIDES = tmp_path
    guides._guides.cache_clear()
    try:
        page = words(client.get("/hulp/vreemd/"))
    finally:
        guides._guides.cache_clear()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_guide_nobody_wrote_is_not_found(client):
    assert client.get("/hulp/bestaat-niet/").status_code == 404
