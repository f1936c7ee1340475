"""A session belongs to one person, for a time, in one capacity; what is over stays over.

Where a protection is tested, its control is beside it: the same visit with the protection away ends otherwise.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tandem.journey.recognition.models import Dossier
from tandem.registers.access import actions as access
from tandem.registers.accounts import actions as accounts
from tandem.registers.accounts import queries as account_queries
from tandem.registers.accounts.models import SignInLink
from tandem.registers.accounts.rules import LINK_LIFE, fingerprint
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.accounts import UserFactory
from tests.factories.organisations import CompanyFactory
from tests.harness.visitors import enter

pytestmark = pytest.mark.django_db

HOME = "/onderneming/"
MENTORS = "/onderneming/mentoren/"
SIGN_IN = "/aanmelden/"
COMPANY = "Bakkerij Aan de Leie"
IDLE, LONGEST = 30 * 60, 12 * 3600
GENTLE = "Wij meldden u af"


@pytest.fixture(autouse=True)
def _as_in_production(settings) -> None:
    settings.SESSION_IDLE_SECONDS, settings.SESSION_LONGEST_SECONDS = IDLE, LONGEST


@pytest.fixture
def held():
    """Who manages a bakery and signs in with links by mail."""
    return CapacityFactory(user=UserFactory(without_identity=True, name="Noor Voorbeeld"), company__name=COMPANY)


@pytest.fixture
def secret(held, now) -> str:
    """What stands in the mail with the link to sign in."""
    return link_of(held.user, now)


@pytest.fixture
def boss(client, secret) -> Client:
    """The browser of who manages the bakery, signed in through the mail."""
    client.post(f"/aanmelden/link/{secret}/")
    assert is_in(client)
    return client


def link_of(user, now) -> str:
    accounts.make_sign_in_link(email=user.email, now=now)
    return newest_secret(user, now)


def newest_secret(user, now) -> str:
    mail = account_queries.link_mail(user.links.latest("created_at", "id").pk, now=now)
    assert mail is not None
    return mail.secret


def is_in(client: Client) -> bool:
    answer = client.get(HOME)
    if answer.status_code == 302:
        assert answer["Location"].startswith(SIGN_IN)
        return False
    return answer.status_code == 200 and COMPANY in answer.content.decode()


def key_of(client: Client) -> str:
    return client.cookies["sessionid"].value


def with_key(key: str) -> Client:
    """Another browser with this key."""
    other = Client()
    other.cookies["sessionid"] = key
    return other


@pytest.fixture
def keys_stay(monkeypatch) -> None:
    """The protection away: a session keeps the key it had."""
    monkeypatch.setattr(SessionBase, "cycle_key", lambda self: None)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.cycle_key", lambda self: None, raising=False)


# ------------------------------------------------------------------------------------------------- a key of one's own


def planted(client: Client) -> str:
    """A key that somebody else put in this browser before its owner signed in."""
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sessionid"] = session.session_key
    return str(session.session_key)


def test_a_key_planted_before_signing_in_opens_nothing_after(client, secret):
    key = planted(client)

    client.post(f"/aanmelden/link/{secret}/")

    assert is_in(client)
    assert key_of(client) != key
    assert not is_in(with_key(key))


def test_control_where_keys_stay_the_planted_key_opens_the_file(client, secret, keys_stay):
    key = planted(client)

    client.post(f"/aanmelden/link/{secret}/")

    assert is_in(with_key(key))


def test_who_signs_in_again_gets_another_key(boss, held, now):
    key = key_of(boss)

    boss.post(f"/aanmelden/link/{link_of(held.user, now)}/")

    assert is_in(boss)
    assert not is_in(with_key(key))


def other_capacity(held):
    return CapacityFactory(user=held.user, company=CompanyFactory(name="Bakkerij Aan de Schelde"))


def test_another_capacity_comes_with_another_key(boss, held):
    key, other = key_of(boss), other_capacity(held)

    boss.post("/hoedanigheid/", {"capacity": str(other.pk)})

    assert "Bakkerij Aan de Schelde" in boss.get(HOME).content.decode()
    assert key_of(boss) != key
    assert with_key(key).get(HOME).status_code == 302


def test_control_where_keys_stay_the_old_key_follows_into_the_other_capacity(boss, held, keys_stay):
    key, other = key_of(boss), other_capacity(held)

    boss.post("/hoedanigheid/", {"capacity": str(other.pk)})

    assert "Bakkerij Aan de Schelde" in with_key(key).get(HOME).content.decode()


def test_an_invitation_accepted_while_signed_in_comes_with_another_key_and_no_more_time(boss, fixed_clock):
    InvitationFactory(secret_hash=fingerprint("geheim"), company__name="Bakkerij Aan de Dender")
    fixed_clock.move(minutes=20)
    key, entered = key_of(boss), boss.session["entered_at"]

    boss.post("/uitnodiging/geheim/")

    assert "Bakkerij Aan de Dender" in boss.get(HOME).content.decode()
    assert with_key(key).get(HOME).status_code == 302
    assert boss.session["entered_at"] == entered


def test_the_key_of_who_signed_off_opens_nothing(boss):
    key = key_of(boss)
    assert is_in(with_key(key))  # the control: until then it does

    boss.post("/afmelden/")

    assert not is_in(with_key(key))
    assert not Session.objects.filter(session_key=key).exists()


# -------------------------------------------------------------------------------------------------------------- time


def test_a_session_lasts_as_long_as_the_settings_say(client, settings):
    assert settings.SESSION_COOKIE_AGE == LONGEST


def test_who_is_away_longer_than_half_an_hour_signs_in_again(boss, fixed_clock):
    fixed_clock.move(seconds=IDLE)
    assert is_in(boss)

    fixed_clock.move(seconds=IDLE + 1)

    assert not is_in(boss)


def test_control_with_more_time_to_be_away_the_session_goes_on(boss, fixed_clock, settings):
    settings.SESSION_IDLE_SECONDS = 2 * IDLE
    fixed_clock.move(seconds=IDLE + 1)

    assert is_in(boss)


def busy_for(client: Client, clock, seconds: int) -> None:
    """Open a page every quarter of an hour."""
    until = clock.moment + timedelta(seconds=seconds)
    while clock.moment < until:
        clock.set(min(clock.moment + timedelta(minutes=15), until))
        assert is_in(client)


@pytest.mark.slow
def test_who_worked_for_twelve_hours_signs_in_again_however_busy(boss, fixed_clock):
    busy_for(boss, fixed_clock, LONGEST)

    fixed_clock.move(seconds=1)

    assert not is_in(boss)


@pytest.mark.slow
def test_control_without_an_end_a_busy_session_never_stops(boss, fixed_clock, settings):
    settings.SESSION_LONGEST_SECONDS = 10 * LONGEST

    busy_for(boss, fixed_clock, LONGEST + 1)


def test_changing_capacity_does_not_make_a_session_longer(boss, held, fixed_clock):
    began = fixed_clock.moment
    for minutes in range(25, 12 * 60, 25):
        fixed_clock.set(began + timedelta(minutes=minutes))
        assert boss.post("/hoedanigheid/", {"capacity": str(held.pk)})["Location"] == HOME

    fixed_clock.set(began + timedelta(seconds=LONGEST + 1))

    assert not is_in(boss)


def test_signing_in_again_starts_the_time_anew(boss, held, fixed_clock):
    began = fixed_clock.moment
    fixed_clock.set(began + timedelta(seconds=IDLE - 1))
    boss.post(f"/aanmelden/link/{link_of(held.user, fixed_clock.moment)}/")

    assert boss.session["entered_at"] == fixed_clock.moment.timestamp()


def test_an_ended_session_is_gone_from_our_side_too(boss, fixed_clock):
    key = key_of(boss)
    fixed_clock.move(seconds=IDLE + 1)
    boss.get(HOME)

    fixed_clock.move(seconds=-IDLE)

    assert not is_in(with_key(key))


def test_who_was_signed_off_hears_why_and_comes_back_to_the_page_asked(boss, held, fixed_clock):
    fixed_clock.move(seconds=IDLE + 1)

    asked = boss.get(MENTORS)
    page = boss.get(asked["Location"])

    assert GENTLE in page.content.decode()
    assert f'name="next" value="{MENTORS}"' in page.content.decode()
    boss.post("/aanmelden/link/", {"email": held.user.email, "next": MENTORS})
    answer = boss.post(f"/aanmelden/link/{newest_secret(held.user, fixed_clock.moment)}/")
    assert answer["Location"] == MENTORS
    assert answer.cookies["next"].value == ""


def test_a_link_asked_without_a_page_leads_home_whatever_was_asked_before(client, held, now):
    for target in (MENTORS, "", "https://elders.example/"):
        client.post("/aanmelden/link/", {"email": held.user.email, "next": target})

    assert client.post(f"/aanmelden/link/{link_of(held.user, now)}/")["Location"] == HOME


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_the_page_remembered_in_a_browser_is_one_of_ours(client, held, now, elsewhere):
    client.cookies["next"] = elsewhere

    assert client.post(f"/aanmelden/link/{link_of(held.user, now)}/")["Location"] == HOME


def test_a_form_that_comes_too_late_is_not_lost_in_silence(boss, held, fixed_clock, now):
    words = "Bel liefst in de voormiddag.\n<b>Dank u</b>"
    boss.post("/onderneming/aanvraag/")
    dossier = Dossier.objects.get()
    page = reverse("company:contact", args=[dossier.pk])
    fixed_clock.move(seconds=IDLE + 1)

    answer = boss.post(page, {"name": "Noor", "remarks": words}, headers={"referer": f"http://testserver{page}"})
    text = answer.content.decode()

    assert answer.status_code == 403
    assert "is niet bewaard" in text
    assert "Bel liefst in de voormiddag.<br>&lt;b&gt;Dank u&lt;/b&gt;" in text
    assert f"next={page.replace('/', '%2F')}" in text
    assert answer["Cache-Control"] == "no-store, private"
    dossier.refresh_from_db()
    assert dossier.remarks == ""


def test_sentences_are_shown_also_when_the_key_is_already_gone(boss, held, now):
    boss.post("/onderneming/aanvraag/")
    page = reverse("company:contact", args=[Dossier.objects.get().pk])
    accounts.end_sessions(actor=accounts.as_self(held.user), user_id=held.user.pk, now=now)
    boss.get(page)

    answer = boss.post(page, {"remarks": "Bel liefst in de voormiddag."})

    assert "sessionid" not in boss.cookies or not key_of(boss)
    assert answer.status_code == 403
    assert "Bel liefst in de voormiddag." in answer.content.decode()


def test_a_form_that_comes_too_late_leads_only_to_pages_of_ours(boss, fixed_clock):
    fixed_clock.move(seconds=IDLE + 1)

    answer = boss.post("/onderneming/aanvraag/", headers={"referer": "https://elders.example/"})

    assert "elders.example" not in answer.content.decode()


@pytest.mark.parametrize(("origin", "is_shown"), [("http://testserver", True), ("https://elders.example", False)])
def test_a_form_that_waited_while_somebody_signed_in_again_gives_back_what_was_written(held, origin, is_shown):
    strict = enter(Client(enforce_csrf_checks=True), held.user, held)

    answer = strict.post(
        "/onderneming/aanvraag/", {"remarks": "Bel liefst in de voormiddag."}, headers={"origin": origin}
    )

    assert answer.status_code == 403
    assert "Er is niets verstuurd." in answer.content.decode()
    assert ("Bel liefst in de voormiddag." in answer.content.decode()) is is_shown
    assert answer["Cache-Control"] == "no-store, private"


def test_a_form_of_somebody_who_never_signed_in_leads_to_the_sign_in_page(client):
    assert client.post("/onderneming/aanvraag/")["Location"] == SIGN_IN


def test_a_list_that_is_narrowed_too_late_does_not_show_the_sign_in_page_inside_itself(boss, fixed_clock):
    fixed_clock.move(seconds=IDLE + 1)
    told = {"HX-Request": "true", "HX-Current-URL": "http://testserver/werkbank/?laat=on"}

    answer = boss.get("/werkbank/", headers=told)

    assert answer["HX-Redirect"] == "/aanmelden/?next=%2Fwerkbank%2F%3Flaat%3Don"
    assert answer.content == b""


# ------------------------------------------------------------------------------------------------- who may not be here


def test_a_closed_account_is_out_at_the_next_page(boss, held, now):
    accounts.close_account(actor=accounts.as_self(held.user), user_id=held.user.pk, now=now)

    assert not is_in(boss)


def test_an_account_that_is_switched_off_is_out_at_the_next_page(boss, held):
    held.user.is_active = False  # also without the new password that closing an account brings
    held.user.closed_at = held.user.created_at
    held.user.save()

    assert not is_in(boss)


def test_a_capacity_that_ended_opens_nothing_at_the_next_page(boss, held, now):
    CapacityFactory(company=held.company)  # a company keeps somebody who manages it
    access.end_capacity(actor=accounts.as_self(held.user), capacity_id=held.pk, now=now)

    assert boss.get(HOME)["Location"] == "/onderneming/starten/"
    assert boss.get(MENTORS).status_code == 404
    assert boss.post("/onderneming/aanvraag/").status_code == 404
    assert not Dossier.objects.exists()


def test_a_capacity_of_somebody_else_cannot_be_taken(boss):
    stranger = CapacityFactory(company__name="Bakkerij van een ander")

    assert boss.post("/hoedanigheid/", {"capacity": str(stranger.pk)}).status_code == 404
    assert is_in(boss)


# ---------------------------------------------------------------------------------------------------- links and cookies


def test_a_link_works_once(client, secret):
    assert client.post(f"/aanmelden/link/{secret}/")["Location"] == HOME

    second = Client()
    assert second.post(f"/aanmelden/link/{secret}/").status_code == 409
    assert not is_in(second)


def test_looking_at_a_link_does_not_use_it_up(client, secret):
    client.get(f"/aanmelden/link/{secret}/")
    client.head(f"/aanmelden/link/{secret}/")

    assert SignInLink.objects.get().used_at is None


def test_a_link_works_until_its_time_and_not_after(held, now, fixed_clock):
    early, late = link_of(held.user, now), link_of(held.user, now)
    fixed_clock.set(now + LINK_LIFE - timedelta(seconds=1))
    assert Client().post(f"/aanmelden/link/{early}/").status_code == 302

    fixed_clock.set(now + LINK_LIFE)

    answer = Client().post(f"/aanmelden/link/{late}/")
    assert answer.status_code == 409
    assert "sessionid" not in answer.cookies


def test_pages_of_who_signed_in_are_kept_nowhere(boss):
    for page in (HOME, MENTORS, "/meldingen/", "/werkplekken/", "/"):
        assert boss.get(page)["Cache-Control"] == "no-store, private", page
    assert "no-store" in boss.post("/onderneming/aanvraag/")["Cache-Control"]


def test_control_a_public_page_of_a_visitor_may_be_kept(client):
    assert "no-store" not in client.get("/werkplekken/").headers.get("Cache-Control", "")


def test_the_key_is_out_of_reach_of_scripts_and_other_sites(client, secret):
    cookie = client.post(f"/aanmelden/link/{secret}/").cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert cookie["max-age"] == LONGEST


COOKIES = ("SECURE", "HTTPONLY", "SAMESITE", "NAME")
WANTED = [
    *(f"{cookie}_COOKIE_{what}" for cookie in ("SESSION", "CSRF") for what in COOKIES),
    *("SESSION_IDLE_SECONDS", "SESSION_LONGEST_SECONDS", "SESSION_COOKIE_AGE", "DEBUG"),
]


_SETTINGS = {"DJANGO_SETTINGS_MODULE": "tandem.config.settings"}


def settings_of(**environment: str) -> dict[str, object]:
    """The settings of an installation with this environment."""
    code = f"import json; from django.conf import settings as s; print(json.dumps([getattr(s, n) for n in {WANTED}]))"
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "PYTHONPATH", "TANDEM_VAR"}}
    told = kept | {"SECRET_KEY": "x" * 60, "NEEDS_KEYS": f"a:{'A' * 43}", **_SETTINGS} | environment
    done = subprocess.run([sys.executable, "-c", code], env=told, check=True, capture_output=True, text=True)
    return dict(zip(WANTED, json.loads(done.stdout), strict=True))


@pytest.mark.slow
def test_in_production_keys_travel_over_a_secured_line_only():
    found = settings_of(TANDEM_MODE="production")

    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"], found["DEBUG"]) == (True, True, False)
    assert (found["SESSION_COOKIE_HTTPONLY"], found["SESSION_COOKIE_SAMESITE"]) == (True, "Lax")
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert (found["SESSION_IDLE_SECONDS"], found["SESSION_LONGEST_SECONDS"]) == (IDLE, LONGEST)
    assert found["SESSION_COOKIE_AGE"] == LONGEST


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "is_secured"), [("https://tandem.example", True), ("http://localhost:8000", False)]
)
def test_a_demonstration_secures_its_keys_where_its_address_is_secured(address, is_secured):
    found = settings_of(TANDEM_MODE="demo", BASE_URL=address)

    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (is_secured, is_secured)
