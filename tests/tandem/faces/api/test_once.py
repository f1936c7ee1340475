"""A message that arrives twice happens once, and both senders hear the same."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tandem.faces.api.models import IdempotencyKey
from tandem.journey.recognition.models import Attachment, Dossier, Mentor
from tests.factories.api import IdempotencyKeyFactory
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast, contact, mentor_form, pdf

KEY = "0f8b1c2e-9d64-4e0b-8c1b-5a1c8f6b7d10"


def test_the_same_message_with_the_same_key_happens_once(cast):
    path = f"/companies/{cast.company}/mentors"
    first = cast.boss.post(path, mentor_form(cast), Idempotency_Key=KEY)
    again = cast.boss.post(path, mentor_form(cast), Idempotency_Key=KEY)

    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert first["Location"] == again["Location"]
    assert (first["Idempotent-Replayed"], again["Idempotent-Replayed"]) == ("false", "true")
    assert Mentor.objects.filter(company=cast.company).count() == 1


def test_without_a_key_every_message_counts(cast):
    path = f"/companies/{cast.company}/dossiers"
    assert {cast.boss.post(path).json()["id"] for _ in range(3)} == set(
        map(str, Dossier.objects.values_list("pk", flat=True))
    )


def test_a_step_that_is_repeated_gives_its_first_answer_though_the_version_moved(cast):
    request = cast.submitted
    read = cast.manager.get(f"/requests/{request.pk}")["ETag"]
    path = f"/requests/{request.pk}/declareComplete"
    first = cast.manager.post(path, If_Match=read, Idempotency_Key=KEY)
    again = cast.manager.post(path, If_Match=read, Idempotency_Key=KEY)

    assert first.status_code == again.status_code == 200
    assert first["ETag"] == again["ETag"]
    assert cast.manager.post(path, If_Match=read).status_code == 412


def test_another_message_with_the_same_key_is_refused(cast):
    path = f"/companies/{cast.company}/mentors"
    cast.boss.post(path, mentor_form(cast), Idempotency_Key=KEY)

    other = cast.boss.post(path, {**mentor_form(cast), "givenName": "Lou"}, Idempotency_Key=KEY)
    elsewhere = cast.boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=KEY)

    for answer in (other, elsewhere):
        assert answer.status_code == 422
        assert answer.json()["type"] == "urn:problem-type:tandem:idempotencyKeyUsedBefore"
    assert Mentor.objects.filter(company=cast.company).count() == 1


def test_a_key_belongs_to_one_person(cast):
    assert cast.boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=KEY).status_code == 201
    assert (
        cast.neighbour.post(
            f"/companies/{cast.neighbour.capacity.company_id}/dossiers", Idempotency_Key=KEY
        ).status_code
        == 201
    )


def test_a_refused_message_can_be_mended_and_sent_again_with_its_key(cast):
    path = f"/companies/{cast.company}/mentors"
    wrong = cast.boss.post(path, {**mentor_form(cast), "birthDate": "2100-01-01"}, Idempotency_Key=KEY)
    right = cast.boss.post(path, mentor_form(cast), Idempotency_Key=KEY)

    assert (wrong.status_code, right.status_code) == (400, 201)
    assert IdempotencyKey.objects.count() == 1


def test_a_document_that_is_sent_twice_is_kept_once(cast):
    dossier, _ = cast.draft
    path, part = f"/dossiers/{dossier.pk}/attachments", {"condition": "equipment"}
    first = cast.boss("POST", path, part, files={"file": pdf()}, Idempotency_Key=KEY)
    again = cast.boss("POST", path, part, files={"file": pdf()}, Idempotency_Key=KEY)
    other = cast.boss("POST", path, part, files={"file": pdf(content=house.PDF + b"x")}, Idempotency_Key=KEY)

    assert first.content == again.content
    assert other.status_code == 422
    assert Attachment.objects.count() == 1


def test_after_a_day_the_key_is_free_again(cast, fixed_clock):
    path = f"/companies/{cast.company}/dossiers"
    first = cast.boss.post(path, Idempotency_Key=KEY).json()["id"]
    fixed_clock.move(hours=23, minutes=59)
    assert cast.boss.post(path, Idempotency_Key=KEY).json()["id"] == first
    fixed_clock.move(minutes=2)
    assert cast.boss.post(path, Idempotency_Key=KEY).json()["id"] != first
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.parametrize("key", ["short", "x" * 65, "with space", "é" * 10, "<script>"])
def test_a_key_that_is_no_key_is_refused(key, cast):
    answer = cast.boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=key)
    assert answer.status_code == 400
    assert answer.json()["issues"][0]["name"] == "Idempotency-Key"
    assert not Dossier.objects.exists()


def test_the_secret_of_an_access_key_is_kept_in_no_answer(cast, client):
    client.force_login(cast.boss.capacity.user)
    session = client.session
    session["capacity"] = str(cast.boss.capacity.pk)
    session.save()
    body = {"name": "Loonprogramma"}
    made = client.post("/api/v1/me/tokens", body, "application/json", headers={"Idempotency-Key": KEY})

    assert made.status_code == 201
    assert "Idempotent-Replayed" not in made
    assert not IdempotencyKey.objects.exists()


def test_a_reading_takes_no_key(cast):
    assert "Idempotent-Replayed" not in cast.boss.get("/me", Idempotency_Key=KEY)
    put = cast.boss.put(f"/dossiers/{cast.draft[0].pk}/contact", contact(), Idempotency_Key=KEY)
    assert put.status_code == 200
    assert not IdempotencyKey.objects.exists()


def test_answers_that_expired_are_swept_by_whoever_comes_next(cast):
    IdempotencyKeyFactory.create_batch(3, expired=True)
    kept = IdempotencyKeyFactory()
    cast.boss.post(f"/companies/{cast.company}/dossiers", Idempotency_Key=KEY)

    assert set(IdempotencyKey.objects.values_list("key", flat=True)) == {kept.key, KEY}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_make_one_and_all_hear_the_same(now):
    cast = house.cast(now)
    boss, path = cast.boss, f"/companies/{cast.company}/mentors"
    form, start = mentor_form(cast), Barrier(50)

    def send(_: int) -> tuple[int, bytes, str]:
        try:
            start.wait(timeout=30)
            answer = house.Caller(boss.capacity, boss.secret).post(path, form, Idempotency_Key=KEY)
            return answer.status_code, answer.content, answer["Idempotent-Replayed"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as pool:
        heard = list(pool.map(send, range(50)))

    assert {(status, body) for status, body, _ in heard} == {(201, heard[0][1])}
    assert sorted(repeated for _, _, repeated in heard) == ["false"] + ["true"] * 49
    assert Mentor.objects.filter(company=cast.company).count() == 1
    assert IdempotencyKey.objects.count() == 1


def _race_without_keys(cast: Cast) -> int:
    """The control: fifty at once without a key make fifty."""
    boss, path, form = cast.boss, f"/companies/{cast.company}/mentors", mentor_form(cast)

    def send(_: int) -> int:
        try:
            return house.Caller(boss.capacity, boss.secret).post(path, form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        return sum(status == 201 for status in pool.map(send, range(10)))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_control_without_keys_makes_them_all(now):
    cast = house.cast(now)
    assert _race_without_keys(cast) == Mentor.objects.filter(company=cast.company).count() == 10
