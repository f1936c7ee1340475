"""The law on one day, as rules ask for it."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.base.verdict import Effect
from tandem.law import book, catalogue, norms
from tandem.law.errors import NoValueOnDay, UnknownKey
from tandem.law.values import Certainty, DayOfYear, Scope

START, LATE = date(2016, 9, 1), date(2031, 12, 31)
UNHURRIED = settings(deadline=None)
"""The first example of a run reads the law."""


def test_a_rule_reads_its_number_from_the_day_it_is_about():
    assert norms.at(date(2021, 8, 31)).regime.second_grade.value is False
    assert norms.at(date(2021, 9, 1)).regime.second_grade.value is True


def test_values_have_the_type_of_their_unit():
    law = norms.at(date(2026, 11, 21))
    assert law.mentor.min_age.value == 25
    assert law.allowance.percent_3.value == Decimal("34.5")
    assert law.minor.max_sunday_share.value == Fraction(1, 2)
    assert law.path.count_day.value == DayOfYear(10, 1)
    assert law.minor.night_from.value.hour == 20
    assert law.agreement.types.value == ("OAO", "SAO", "DA")


def test_a_value_says_where_it_comes_from():
    age = norms.at(date(2026, 11, 21)).mentor.min_age
    assert (age.key, age.rule, age.since, age.until) == ("mentor.min_age", "R-MEN-01", START, None)
    assert age.certainty is Certainty.OFFICIAL
    assert "S15" in age.source


def test_the_value_of_a_sector_goes_before_the_general_one():
    day = date(2026, 11, 21)
    assert norms.at(day).mentor.max_learners.value is None
    assert norms.at(day, sector="CONSTRUCTION").mentor.max_learners.value == 1
    assert norms.at(day, sector="HORECA").mentor.max_learners.value is None


def test_the_value_of_a_joint_committee_goes_before_that_of_a_sector():
    law = norms.at(date(2026, 11, 21), sector="CONSTRUCTION", joint_committee="311")
    assert law.working_time.full_time_hours.value == 36


def test_a_parameter_that_may_be_absent_is_none_before_it_begins():
    assert norms.at(date(2019, 8, 31)).mentor.extract_model is None


def test_a_day_without_a_value_says_since_when_there_is_one():
    with pytest.raises(NoValueOnDay, match=r"mentor\.min_age has no value on 2016-08-31: its first .* 2016-09-01"):
        _ = norms.at(date(2016, 8, 31)).mentor


def test_a_day_after_the_last_value_says_when_it_ended():
    with pytest.raises(NoValueOnDay, match=r"startbonus\.\w+ has no value on 2023-07-01: its last .* 2023-07-01"):
        _ = norms.at(date(2023, 7, 1)).startbonus


def test_one_value_can_be_asked_by_its_key():
    assert norms.at(date(2026, 11, 21)).value("recognition.decision_term_days").value == 14
    with pytest.raises(UnknownKey):
        norms.at(date(2026, 11, 21)).value("recognition.patience")
    with pytest.raises(NoValueOnDay, match="for a sector only"):
        norms.at(date(2026, 11, 21)).value("power.joint_committees")


def test_every_field_of_every_group_is_a_key_of_its_file_and_the_other_way_round():
    law = book.book()
    for group in book.GROUPS:
        assert is_dataclass(group)
        assert {field.name for field in fields(group)} == {p.field for p in law.subjects[group.SUBJECT].parameters}


@pytest.mark.parametrize("subject", [group.SUBJECT for group in book.GROUPS])
def test_every_group_can_be_asked_for_on_every_day_it_applies(subject: str):
    held = book.book().subjects[subject]
    last = (held.applies_until or LATE) - timedelta(days=1)
    changes = {value.since for parameter in held.parameters for value in parameter.values}
    for day in sorted({held.applies_from, last, *changes}):
        if held.applies_from <= day <= last:
            assert subject == getattr(norms.at(day), subject).SUBJECT


def test_the_groups_of_one_day_are_made_once():
    law = norms.at(date(2026, 11, 21))
    assert norms.at(date(2026, 11, 21)) is law
    assert law.mentor is law.mentor


@pytest.mark.parametrize(
    ("certainty", "switched", "effect"),
    [
        (Certainty.OFFICIAL, None, Effect.BLOCK),
        (Certainty.OFFICIAL, "warn", Effect.BLOCK),
        (Certainty.RETOLD, None, Effect.BLOCK),
        (Certainty.RETOLD, "warn", Effect.WARN),
        (Certainty.RETOLD, "block", Effect.BLOCK),
        (Certainty.UNCERTAIN, None, Effect.WARN),
        (Certainty.UNCERTAIN, "block", Effect.WARN),
        (Certainty.INVENTED, None, Effect.WARN),
    ],
)
def test_only_what_is_sure_blocks(certainty: Certainty, switched: str | None, effect: Effect):
    example = next(v for p in catalogue.parameters() for v in p.values if v.certainty is certainty)
    assert norms.effect_of(example, switched=switched) is effect


@UNHURRIED
@given(day=st.dates(START, LATE), sector=st.sampled_from([None, "CONSTRUCTION", "HORECA", "TRANSPORT"]))
def test_there_is_never_more_than_one_value_for_a_scope_on_a_day(day: date, sector: str | None):
    for parameter in catalogue.parameters():
        held = [value.scope for value in parameter.all_at(day)]
        assert len(held) == len(set(held))
        chosen = parameter.at(day, scope=Scope(sector))
        if chosen is not None:
            assert chosen.holds_on(day)
            assert chosen.scope.sector in {None, sector}


def test_a_value_holds_from_its_first_day_until_the_day_before_its_end():
    example = catalogue.parameter("mentor.min_age").values[0]
    value = replace(example, since=date(2020, 2, 29), until=date(2020, 3, 1))
    assert not value.holds_on(date(2020, 2, 28))
    assert value.holds_on(date(2020, 2, 29))
    assert not value.holds_on(date(2020, 3, 1))


def test_the_version_is_stored_with_decisions_and_stays_the_same():
    assert norms.version() == catalogue.version() == book.book().version
    assert len(norms.version()) == 16
