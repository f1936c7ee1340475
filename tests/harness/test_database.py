"""The database of the tests: rows in any order, a budget for queries, work after the commit, a clean start."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.template import Context, Template
from django.utils import timezone

from tests.harness import pristine

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    end = timezone.now()
    Session.objects.bulk_create([Session(session_key=f"{n:032}", session_data="", expire_date=end) for n in range(30)])


@pytest.mark.usefixtures("rows")
def test_rows_without_an_order_come_in_another_order_each_time():
    orders = {tuple(row.pk for row in Session.objects.all()) for _ in range(5)}

    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(f"{n:032}" for n in range(30))}


@pytest.mark.usefixtures("rows")
def test_rows_with_an_order_keep_it():
    assert [row.pk for row in Session.objects.order_by("-pk")] == [f"{n:032}" for n in reversed(range(30))]


@pytest.mark.unshuffled
@pytest.mark.usefixtures("rows")
def test_a_test_can_ask_for_the_order_of_the_database():
    assert len({tuple(row.pk for row in Session.objects.all()) for _ in range(5)}) == 1


def test_a_block_within_its_budget_passes(query_budget):
    with query_budget(1) as captured:
        Session.objects.count()

    assert len(captured) == 1


def test_the_marks_of_a_transaction_are_no_questions(query_budget):
    with query_budget(1), transaction.atomic():
        Session.objects.count()


def test_one_query_too_many_fails_and_lists_them(query_budget):
    def two_queries():
        with query_budget(1):
            Session.objects.count()
            Session.objects.exists()

    with pytest.raises(AssertionError, match=r"2 queries where 1 are allowed:\n +1 SELECT"):
        two_queries()


def test_a_column_that_was_left_out_cannot_be_asked_for_later():
    Session(session_key="een", session_data="ja", expire_date=timezone.now()).save()
    brief = Session.objects.only("session_key").get(session_key="een")
    assert brief.session_key == "een"
    with pytest.raises(AssertionError, match=r"session_data was left out of the query"):
        str(brief.session_data)


def test_work_for_after_the_commit_runs_at_the_end_of_the_outermost_transaction():
    done = []
    with transaction.atomic():
        with transaction.atomic():
            transaction.on_commit(lambda: done.append("late"))
        assert done == []
        done.append("before")

    assert done == ["before", "late"]


def test_work_for_after_the_commit_is_dropped_when_the_transaction_fails():
    done = []

    @transaction.atomic
    def fails():
        transaction.on_commit(lambda: done.append("never"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    assert done == []


def test_an_undefined_variable_in_a_template_fails():
    template = Template("{{ known }}{{ forgotten }}")

    with pytest.raises(pytest.fail.Exception, match="forgotten"):
        template.render(Context({"known": "x"}))


@pytest.mark.slow
@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_nothing_behind(turn):
    assert Session.objects.count() == 0
    Session.objects.create(session_key=uuid.uuid4().hex, session_data="", expire_date=timezone.now())
    assert not connection.in_atomic_block


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_a_test_deletes_for_good_comes_back():
    from django.contrib.contenttypes.models import ContentType

    before = set(ContentType.objects.values_list("pk", flat=True))
    ContentType.objects.all().delete()
    pristine.restore()

    assert set(ContentType.objects.values_list("pk", flat=True)) == before
    assert before
