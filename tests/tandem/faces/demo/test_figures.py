"""The figures the region is measured by: each says where it is from, and the draws follow them."""

import math
from collections import Counter
from datetime import date
from statistics import median

import pytest

from tandem.faces.demo.calibration import Mark, calibration, figures, trades
from tandem.faces.demo.days import Chance, Days, Seasons, at
from tandem.faces.demo.flanders import requests_for
from tandem.faces.demo.kbo.words import TRADES
from tandem.faces.demo.market import Candidate, Market, Spot
from tandem.faces.demo.paper import page, paper_for
from tandem.faces.demo.people import DOMAIN, People
from tandem.faces.demo.timeline import Timeline
from tandem.faces.demo.wishes import MOST_PER_COMPANY, wishes
from tandem.registers.reference import queries as reference
from tests.conftest import NOW

DAYS = Days.before(NOW)
FIRST = date(2021, 9, 1)


def candidate(number: int, *, nace: str = "41201", province: str = "10000", spots: int = 1) -> Candidate:
    places = tuple(Spot(f"{number}-{n}", province, date(2000, 1, 1)) for n in range(spots))
    return Candidate(f"{number:010d}", trades()[nace], places, date(2000, 1, 1), is_legal=True)


def test_every_figure_says_where_it_is_from():
    for figure in figures():
        assert figure.mark in Mark
        assert figure.source or figure.note, figure.name
        if figure.mark is not Mark.INVENTED:
            assert figure.source, figure.name


def test_what_nobody_published_is_marked_invented():
    invented = {figure.name for figure in figures() if figure.mark is Mark.INVENTED}

    assert {"approved", "days_to_decide", "withdrawn", "questioned", "months"} <= invented


def test_shares_add_up_and_the_published_ones_stand():
    known = calibration()

    assert math.isclose(sum(known.sectors.values()), 1)
    assert math.isclose(sum(known.provinces.values()), 1)
    assert math.isclose(known.sectors["CONSTRUCTION"], 2227 / 10225, abs_tol=0.001)
    assert math.isclose(known.provinces["30000"], 2108 / 10225, abs_tol=0.001)
    assert known.recognitions_per_company == 3.55


@pytest.mark.django_db
def test_every_trade_asks_trainings_and_joint_committees_that_exist():
    trainings = {training.code for training in reference.trainings_on(DAYS.today)}
    committees = {committee.number for committee in reference.joint_committees_on(DAYS.today)}
    invented = {trade.nace_2008 for trade in TRADES}

    for trade in trades().values():
        assert set(trade.trainings) <= trainings
        assert {*trade.committees, *([trade.sometimes] if trade.sometimes else [])} <= committees
        assert trade.nace in invented
        assert trade.sector in calibration().sectors


def test_requests_follow_the_growth_of_the_school_years():
    seasons, chance = Seasons(DAYS, calibration()), Chance("growth")
    drawn = [seasons.day(chance) for _ in range(3000)]
    years = Counter(day.year if day.month >= 9 else day.year - 1 for day in drawn)

    assert min(drawn) >= DAYS.first == FIRST
    assert max(drawn) < DAYS.today
    whole = [years[year] for year in range(2021, 2026)]
    assert whole == sorted(whole)
    assert 2.0 < whole[-1] / whole[0] < 3.2


def test_decisions_take_eight_days_in_the_middle():
    chance, told = Chance("speed"), calibration().days_to_decide
    days = [chance.around(told["median"], told["spread"]) for _ in range(4000)]

    assert 7.5 < median(days) < 8.5
    assert 0.03 < sum(day > 14.5 for day in days) / len(days) < 0.13


def test_a_mix_has_the_published_totals():
    provinces, naces = list(calibration().provinces), list(trades())
    everybody = [
        candidate(n, nace=naces[n % len(naces)], province=provinces[n // len(naces) % len(provinces)])
        for n in range(20 * len(naces) * len(provinces))
    ]
    found = Market(everybody, chance=Chance("mix")).mix(200, calibration(), most_spots=1)

    assert len({one.number for one in found}) == 200
    by_province = Counter(one.cell[1] for one in found)
    assert 40 <= by_province["30000"] <= 42
    assert set(by_province) == set(provinces)
    assert 40 <= Counter(one.cell[0] for one in found)["CONSTRUCTION"] <= 46


def test_a_small_mix_leaves_no_province_out():
    provinces = list(calibration().provinces)
    everybody = [candidate(n, province=provinces[n % 6]) for n in range(600)]

    found = Market(everybody, chance=Chance("few")).mix(14, calibration(), most_spots=1)

    assert {one.cell[1] for one in found} == set(provinces)


def test_a_company_is_taken_once_and_the_nearest_fit_wins():
    market = Market([candidate(1, spots=1), candidate(2, spots=2), candidate(3, nace="10712")], chance=Chance("x"))

    assert market.take(nace="41201", spots=2, before=FIRST).number == f"{2:010d}"
    assert market.take(nace="10712", before=FIRST).number == f"{3:010d}"
    assert market.take(nace="10712", before=FIRST).number == f"{1:010d}"


def test_wishes_add_up_and_every_company_has_one():
    everybody = [candidate(n, spots=1 + n % 3) for n in range(50)]
    found = wishes(everybody, total=177, first=FIRST, chance=Chance("wish"))

    assert sum(len(some) for some in found.values()) == 177
    assert all(1 <= len(set(some)) == len(some) <= MOST_PER_COMPANY for some in found.values())


def test_so_many_requests_lead_to_the_published_recognitions():
    total = requests_for(10_000, calibration())

    assert 35_000 < total * calibration().approved * (1 - calibration().withdrawn) < 36_500


def test_people_have_addresses_of_their_own_that_lead_nowhere():
    people = People(Chance("people"))
    addresses = [people.someone().email for _ in range(3000)]

    assert len(set(addresses)) == 3000
    assert all(address.endswith(f"@{DOMAIN}") and address.isascii() for address in addresses)
    assert people.named("Çelik", "D'Hondt").email == f"celik.dhondt@{DOMAIN}"


def test_the_invented_document_is_a_pdf_without_anything_active():
    assert page().startswith(b"%PDF-")
    assert b"Verzonnen attest" in page()
    assert paper_for("HORECA") is not None
    assert paper_for("FOOD") is None


def test_steps_are_taken_in_the_order_of_time_and_none_after_the_end():
    timeline, done = Timeline(end=at(date(2026, 3, 1), 0)), []
    for day in (3, 1, 2):
        timeline.at(at(date(2026, 2, day), 600), lambda now: done.append(now.day))
    timeline.at(at(date(2026, 3, 1), 0), lambda now: done.append(99))

    assert timeline.run() == 3
    assert done == [1, 2, 3]
