"""Days as people type them: stretches, days that stand alone, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.rules import day_lists
from tandem.journey.agreements.rules.day_lists import NotDays
from tandem.journey.agreements.rules.forms import AgreementForm, is_sound

DAYS = st.dates(date(2019, 9, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kept", "count"),
    [
        ("5/7/2027-9/7/2027, 12/7/2027", "5/7/2027-12/7/2027", 6),
        ("05/07/2027 tot en met 16/07/2027", "5/7/2027-16/7/2027", 10),
        ("2027-07-05; 2027-07-05", "5/7/2027", 1),
        ("5.7.2027 – 7.7.2027", "5/7/2027-7/7/2027", 3),
        # The national holiday in between is no day of the stretch.
        ("20/7/2027-22/7/2027", "20/7/2027-22/7/2027", 2),
        ("10/7/2027, 11/7/2027", "10/7/2027, 11/7/2027", 2),
        (" ", "", 0),
    ],
)
def test_days_are_read_and_kept_as_we_write_them(typed: str, kept: str, count: int) -> None:
    days = day_lists.read(typed)
    assert (day_lists.written(days), len(days)) == (kept, count)
    assert day_lists.read(kept) == days


@pytest.mark.parametrize(
    "typed", ["31/2/2027", "juli", "9/7/2027-5/7/2027", "1/1/2020-31/12/2027", "5/7/27", "5/7/1999", "5/7/2027-"]
)
def test_what_is_no_day_is_named(typed: str) -> None:
    with pytest.raises(NotDays) as wrong:
        day_lists.read(f"12/7/2027, {typed}")
    assert wrong.value.found == typed
    sound = is_sound(AgreementForm(holiday_paid=typed).tidy())
    assert [one.subject for one in sound.unmet] == ["holiday_paid"]


@pytest.mark.slow
@given(st.sets(DAYS, max_size=60))
def test_what_is_written_is_read_back_day_for_day(days: set[date]) -> None:
    assert day_lists.read(day_lists.written(days)) == tuple(sorted(days))


@pytest.mark.slow
@given(st.text(alphabet="0123456789/.-, tot;", max_size=60))
def test_whatever_is_typed_is_days_or_is_named(typed: str) -> None:
    try:
        days = day_lists.read(typed)
    except NotDays as wrong:
        days = ()
        found = wrong.found
    else:
        found = "days"
    assert found
    assert list(days) == sorted(set(days))
