"""What a learner can tell, and what nobody should be able to read in it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.placement.rules import profiles as rules
from tandem.journey.placement.rules.profiles import LONGEST, Names, ProfileForm
from tandem.journey.placement.terms.profiles import DistanceBand
from tandem.registers.travel.terms import TravelMode

DAY = date(2026, 11, 21)
NOOR = Names("Noor", "Van den Broeck")


def unmet(**values) -> set[str]:
    return set(rules.can_be(ProfileForm(**values), names=NOOR, day=DAY).codes())


@pytest.mark.parametrize("name", LONGEST)
def test_own_words_have_a_gentle_end(name):
    assert unmet(**{name: "x" * LONGEST[name]}) == set()
    verdict = rules.can_be(ProfileForm(**{name: "x" * (LONGEST[name] + 1)}), names=NOOR, day=DAY)
    assert [(finding.code, finding.subject) for finding in verdict.unmet] == [("profile.words_short", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Mail me op noor@voorbeeld.example",
        "Insta: @noor.bakt",
        "Kijk op https://noor.example",
        "www.noorbakt.be",
        "Ik sta op noorbakt.be",
        "Bel 0470 12 34 56",
        "Bel +32 470/12.34.56",
        "09 123 45 67 8",
        "0470123456",
        "Bel 0470 - 12 - 34 - 56",
        "0470-12-03-2026",
        "09.12.34.56.7",
        "insta: noorbakt",
        "Mijn snap is noorbakt.",
        "Snapchat = noor-bakt",
        "Ik sta op TikTok als noor.bakt",
        "noor2009 op insta",
        "discord noor#1234",
        "Zoek noor_bakt",
        "volg me op insta noorbakt",
        "Je kan mij volgen op YouTube",
        "Stuur mij een berichtje via whatsapp",
        "Add me op snap",
        "tiktok.com/@noorbakt",
        "t.me/noorbakt",
        "wa.me/32470123456",
        "linktr.ee/noor",
        "noor apenstaart gmail punt com",
        "noor(at)voorbeeld",
    ],
)
def test_nobody_can_be_reached_by_a_profile(text):
    assert unmet(likes=text) == {"profile.no_contact"}


@pytest.mark.parametrize(
    "text",
    [
        "Ik werkte van 2024 tot 2026 op zaterdag.",
        "Ik sta op om 5.30 uur en werk graag tot 14 uur.",
        "Ik speel al 9 jaar voetbal (U17) en deed 3 x mee aan 10 km.",
        "Ik werk graag met z'n tweeën. Samen gaat het beter.",
        "Ik ken HTML, een beetje C# en Excel 2021.",
        "Vrij van 1/7/2026 tot 31/8/2026",
        "Vrij 01/07/2026-31/08/2026",
        "Vrij 01/07/2026 - 31/08/2026",
        "Vrij 1-7-2026 31-8-2026",
        "Vrij van 2026-07-01 / 2026-08-31",
        "Ik deed mee in 2023 2024 2025",
        "Schooljaar 2024-2025, 2025-2026 en 2026-2027",
        "Ik werk 8.30-12.00 13.00-16.30",
        "Ik maak filmpjes voor TikTok en Instagram van de bakkerij.",
        "Ik ken Instagram, Canva en Excel 2021 goed.",
        "Ik snap alles snel. Mijn hobby is dansen.",
        "Sociale media: TikTok, Instagram en YouTube",
        "Ik maak foto's voor Facebook: van taarten en van brood.",
        "Vraag het me op school",
        "Ik werkte 3 weken bij een bakker.Daarna stopte ik.",
        "Op zaterdag help ik mij oma en opa, via de buurt.",
    ],
)
def test_what_reaches_nobody_is_fine(text):
    assert unmet(likes=text) == set()


@pytest.mark.parametrize(
    ("text", "names_somebody"),
    [
        ("Ik ben Noor en ik bak graag.", True),
        ("Iedereen kent de van den broeck's", True),
        ("VAN DEN BROECK", True),
        ("Ik ga graag naar het noorden.", False),
        ("een noor uit Noorwegen", False),
        ("", False),
    ],
)
def test_the_own_name_does_not_stand_in_it(text, names_somebody):
    assert unmet(can=text) == ({"profile.no_name"} if names_somebody else set())


def test_a_sign_that_cannot_be_printed_is_refused_and_a_smile_is_not():
    assert unmet(hobbies="dansen\x07") == {"profile.printable"}
    assert unmet(hobbies="dansen 🙂\nen zingen") == set()


@pytest.mark.parametrize(
    ("day", "found"), [(None, set()), (date(2028, 11, 21), set()), (date(2028, 11, 22), {"profile.available_in_time"})]
)
def test_who_can_start_can_start_within_two_years(day, found):
    assert unmet(available_from=day) == found


@pytest.mark.parametrize(
    ("form", "is_running", "found"),
    [
        (ProfileForm(likes="Bakken"), True, set()),
        (ProfileForm(can="Bakken"), True, set()),
        (ProfileForm(hobbies="Bakken"), True, {"profile.says_something"}),
        (ProfileForm(), False, {"profile.says_something", "wish.track_running"}),
    ],
)
def test_who_says_nothing_is_not_found(form, is_running, found):
    assert rules.may_be_found(form, is_running=is_running).codes() == found


@pytest.mark.parametrize(
    ("km", "band"),
    [
        (0.0, DistanceBand.NEAR),
        (9.99, DistanceBand.NEAR),
        (10.0, DistanceBand.AROUND),
        (24.9, DistanceBand.AROUND),
        (25.0, DistanceBand.FAR),
        (None, DistanceBand.UNKNOWN),
    ],
)
def test_a_distance_is_told_in_wide_steps(km, band):
    assert rules.distance_band(km) is band


def test_tidying_keeps_lines_and_says_each_way_to_travel_once():
    form = ProfileForm(likes=" bakken \r\n en koken ", travel_modes=(TravelMode.BIKE, TravelMode.FOOT, TravelMode.BIKE))

    assert form.tidy() == ProfileForm(likes="bakken \n en koken", travel_modes=(TravelMode.FOOT, TravelMode.BIKE))
    assert form.words() == {"likes": " bakken \r\n en koken "}


def test_only_what_changed_is_named():
    form = ProfileForm(likes="a", can="b")

    assert form.differences(replace(form, can="c", available_from=DAY)) == ["available_from", "can"]
    assert form.differences(form) == []


@pytest.mark.slow
@given(st.text(max_size=120), st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_any_text_and_any_name_gets_an_answer(text, given_name, family_name):
    rules.can_be(ProfileForm(likes=text), names=Names(given_name, family_name), day=DAY)
