import pytest
from django.db import transaction

from tandem.base import numbers
from tests.tandem.registers.house import at_once, only_postgres


@pytest.mark.django_db
def test_numbers_of_a_series_follow_each_other_without_gaps():
    taken = [numbers.take("EX-2026") for _ in range(3)]
    assert taken == [1, 2, 3]
    assert numbers.take("EX-2026", count=10) == 4
    assert numbers.take("EX-2026") == 14


@pytest.mark.django_db
def test_each_series_counts_for_itself():
    numbers.take("EX-2026", count=5)
    assert numbers.take("EX-2027") == 1


@pytest.mark.django_db
def test_a_number_of_a_step_that_failed_is_given_out_again():
    with transaction.atomic():
        assert numbers.take("EX-2026") == 1
        transaction.set_rollback(True)
    assert numbers.take("EX-2026") == 1


@pytest.mark.parametrize(("number", "written"), [(1, "EX-2026-000001"), (123_456, "EX-2026-123456")])
def test_a_number_is_written_with_its_series(number, written):
    assert numbers.written("EX-2026", number) == written


@only_postgres
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_who_take_a_number_at_once_get_different_ones():
    @transaction.atomic
    def take():
        return numbers.take("EX-2026")

    assert sorted(at_once(*[take] * 6)) == [1, 2, 3, 4, 5, 6]
