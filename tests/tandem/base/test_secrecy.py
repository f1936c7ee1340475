"""Boxes: what is sealed comes out whole, for the right row, with the right key, and otherwise not at all."""

import base64

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from tandem.base import secrecy
from tandem.base.secrecy import Ring, UnreadableBoxError

OLD = Ring("a", {"a": bytes(range(32))})
NEW = Ring("b", {"b": bytes(range(1, 33)), "a": bytes(range(32))})


@given(st.text(), st.text(max_size=60))
def test_what_is_sealed_comes_out_whole(text, about):
    assert secrecy.unseal(OLD, secrecy.seal(OLD, text, about=about), about=about) == text


@given(st.binary(max_size=80), st.text(max_size=60))
def test_a_file_that_is_sealed_comes_out_whole(content, about):
    assert secrecy.unseal_bytes(NEW, secrecy.seal_bytes(OLD, content, about=about), about=about) == content


def test_a_file_that_was_changed_or_moved_does_not_open():
    box = secrecy.seal_bytes(OLD, b"markt", about="1")

    assert b"markt" not in box
    broken = [box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in range(len(box))]
    for one in (*broken, b"", b"v1", b"v1.a", b"v1.a.kort", box[:-1]):
        with pytest.raises(UnreadableBoxError):
            secrecy.unseal_bytes(OLD, one, about="1")
    with pytest.raises(UnreadableBoxError):
        secrecy.unseal_bytes(OLD, box, about="2")


def test_a_box_tells_nothing_and_is_never_the_same_twice():
    boxes = {secrecy.seal(OLD, "rolstoel", about="1") for _ in range(50)}

    assert len(boxes) == 50
    assert not any("rolstoel" in box for box in boxes)
    assert {len(box) for box in boxes} == {len(next(iter(boxes)))}


def test_a_box_that_was_changed_in_any_place_does_not_open():
    box = secrecy.seal(OLD, "rust", about="1")

    for at, sign in enumerate(box):
        changed = box[:at] + ("A" if sign != "A" else "B") + box[at + 1 :]
        with pytest.raises(UnreadableBoxError):
            secrecy.unseal(OLD, changed, about="1")


@pytest.mark.parametrize(
    "broken", ["", "v1", "v1.a.x", "v2.a.AA.AA", "v1.z.AA.AA", "...", "v1.a.AA.AA", "v1.a.AA.AA.AA", "v1.a.é.%"]
)
def test_what_is_no_box_does_not_open(broken):
    with pytest.raises(UnreadableBoxError):
        secrecy.unseal(OLD, broken, about="1")


def test_a_box_of_another_row_does_not_open():
    with pytest.raises(UnreadableBoxError):
        secrecy.unseal(OLD, secrecy.seal(OLD, "rust", about="1"), about="2")


def test_the_parts_of_a_box_cannot_be_shifted_into_what_it_is_about():
    box = secrecy.seal(OLD, "rust", about="1.2")

    with pytest.raises(UnreadableBoxError):
        secrecy.unseal(OLD, box, about="2")


def test_an_older_key_still_opens_and_the_newest_seals():
    before = secrecy.seal(OLD, "rust", about="1")
    after = secrecy.seal(NEW, "rust", about="1")

    assert secrecy.unseal(NEW, before, about="1") == "rust"
    assert (secrecy.key_of(before), secrecy.key_of(after)) == ("a", "b")
    with pytest.raises(UnreadableBoxError):
        secrecy.unseal(OLD, after, about="1")


def test_a_ring_is_read_from_the_environment_the_newest_key_first():
    one, other = secrecy.new_key("2026b"), secrecy.new_key("2026a")

    ring = secrecy.ring_of(f"{one}, {other}")

    assert (ring.newest, set(ring.keys)) == ("2026b", {"2026a", "2026b"})
    assert "keys" not in repr(ring)


def test_two_keys_of_one_name_are_refused_so_that_none_is_lost():
    with pytest.raises(ValueError, match="name of its own"):
        secrecy.ring_of(f"{secrecy.new_key('2026')} {secrecy.new_key('2026')}")


@pytest.mark.parametrize("name", ["2027.09", "", "a b", "é", "x" * 41])
def test_a_name_that_no_box_can_carry_is_refused(name):
    with pytest.raises(ValueError, match="key"):
        secrecy.ring_of(secrecy.new_key(name))


@pytest.mark.parametrize("written", ["", "  ", "a:", "a:AAAA", "a:%%%", "a"])
def test_a_ring_that_cannot_be_is_refused(written):
    with pytest.raises(ValueError, match="key"):
        secrecy.ring_of(written)


def test_a_ring_without_its_newest_key_is_refused():
    with pytest.raises(ValueError, match="newest"):
        Ring("b", {"a": bytes(32)})


def test_a_box_of_long_ago_still_opens():
    kept = "v1.a.AAECAwQFBgcICQoL.Ame4O7eQsW_kJvKrwYUdBq2Ol9nkFvq49mk8IuED05K_"

    assert secrecy.unseal(NEW, kept, about="intake.needsfile/1") == "Een rustige plek."


def test_a_box_is_what_aes_gcm_makes_of_it_and_nothing_of_our_own():
    key, nonce, along = bytes(range(32)), bytes(range(12)), b"v1.a.intake.needsfile/1"

    hidden = AESGCM(key).encrypt(nonce, b"Een rustige plek.", along)

    box = f"v1.a.{base64.urlsafe_b64encode(nonce).decode()}.{base64.urlsafe_b64encode(hidden).decode().rstrip('=')}"
    assert secrecy.unseal(OLD, box, about="intake.needsfile/1") == "Een rustige plek."
