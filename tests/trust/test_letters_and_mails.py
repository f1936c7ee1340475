"""Hostile texts in letters and mails arrive as they were written, and give no mail a head or a reader of their own."""

import re
import tempfile
import unicodedata
from datetime import date
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core import mail as post
from django.core.mail import BadHeaderError
from pypdf import PdfReader

from tandem.base.errors import NotPossible
from tandem.base.models import Event, EventDetail
from tandem.faces.documents import pdf
from tandem.faces.documents.letter import Certificate, Fact, Letter
from tandem.faces.documents.reasons import Reason
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail
from tandem.registers.access import actions as access
from tandem.registers.access.terms import Role
from tests.harness import bakery
from tests.trust import texts
from tests.trust.conftest import Tell
from tests.trust.corpora.xss import vectors
from tests.trust.messages import WORDS
from tests.trust.scene import Scene
from tests.trust.test_stored_xss import LINES, Seen, seen

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db]

PRINTABLE = [word for word in vectors() if word.isascii() and word.isprintable()]
HEADS = {"subject", "from", "to", "reply-to", "date", "message-id", "mime-version", "content-type"}
HOSTILE_HEADS = (
    "Sam\r\nBcc: x@kwaad.example",
    "Sam\nBcc: x@kwaad.example\n\n<script>alert(1)</script>",
    "Sam\rTo: x@kwaad.example",
    "Sam\r\n\r\n.\r\nMAIL FROM:<x@kwaad.example>",
    "Sam\u2028Bcc: x@kwaad.example",
    "Sam\u2029Bcc: x@kwaad.example",
    "Sam\x85Bcc: x@kwaad.example",
    "Sam\x0bBcc: x@kwaad.example\x0c",
    "Sam\x1cBcc: x@kwaad.example\x1d\x1e",
    "=?utf-8?q?Sam=0D=0ABcc:_x@kwaad.example?=",
    "=?utf-8?b?U2FtDQpCY2M6IHhAa3dhYWQuZXhhbXBsZQ==?=",
    "%0D%0ABcc:%20x@kwaad.example",
    "Sam, x@kwaad.example; y@kwaad.example <z@kwaad.example>",
    '"Sam" <x@kwaad.example>',
    "x" * 1000,
    "é" * 300 + "\r\n X: y",
    "\u202eSam\u202c <b>&amp; {{ 7*7 }} %(name)s %s",
)


ONE_ADDRESS = re.compile(r"(?!.*=\?)[!-;=?A-~]{1,64}@[a-z.]{1,90}")


def _plain(text: str) -> str:
    """As a reader of PDF gives it back: without spaces, and with joined letters apart."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _letter(words: list[str]) -> Letter:
    first = iter(words)
    return Letter(
        sender=next(first),
        receiver=next(first),
        place_and_day=next(first),
        reference=next(first),
        subject=next(first),
        signed=next(first),
        foot=next(first),
        sender_lines=next(first),
        day=date(2026, 11, 21),
        language="nl",
        paragraphs=tuple(words),
        facts=tuple(Fact(word, word) for word in words[::3]),
        reasons=tuple(Reason("stop", word, found=word, needed=word, source=word, todo=word) for word in words[::7]),
        closing=tuple(words[::5]),
    )


def _said(content: bytes) -> str:
    return _plain("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def test_a_letter_says_every_hostile_text_as_it_was_written() -> None:
    said = _said(pdf.letter_pdf(_letter(PRINTABLE)))
    assert [word for word in PRINTABLE if _plain(word) not in said] == []
    assert len(PRINTABLE) > 250


def test_a_certificate_says_every_hostile_text_as_it_was_written() -> None:
    names = ("number", "company", "establishment", "address", "training", "body", "title", "lead", "scan")
    for at in range(0, len(PRINTABLE) - len(names), 60):
        words = PRINTABLE[at : at + len(names)]
        told = dict(zip(names, words, strict=True))
        facts = tuple(Fact(word, word) for word in PRINTABLE[at : at + 6])
        rest = {
            "mandate": "x",
            "valid_from": "1",
            "valid_until": "2",
            "url": "https://voorbeeld.example",
            "foot": "x",
            "language": "nl",
        }
        said = _said(pdf.certificate_pdf(Certificate(**told, **rest, facts=facts, day=date(2026, 11, 21))))
        assert [word for word in words if _plain(word) not in said] == []


def test_every_odd_word_gives_a_letter() -> None:
    odd = [word for word in (*vectors(), *WORDS, *HOSTILE_HEADS) if isinstance(word, str) and len(word) < 6000]
    assert pdf.letter_pdf(_letter(odd)).startswith(b"%PDF-")


def test_the_control_a_letter_that_reads_texts_as_its_own_language_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import resources

    source = (resources.files("tandem.faces.documents") / "typst" / "letter.typ").read_text(encoding="utf-8")
    trusting = source.replace("#par[#paragraph]", '#par[#eval(paragraph, mode: "markup")]')
    assert trusting != source
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "typst").mkdir()
        (Path(folder) / "typst" / "letter.typ").write_text(trusting, encoding="utf-8")
        monkeypatch.setattr(resources, "files", lambda _package: Path(folder))
        words = ["*vet* _schuin_", "= Kop", "#(1 + 1)"] * 4
        letter = _letter(["Voorbeeld"] * 9)
        said = _said(pdf.letter_pdf(Letter(**{**vars(letter), "paragraphs": tuple(words)})))
    assert [word for word in words if _plain(word) not in said]


# ---------------------------------------------------------------------------------------------------------------- mails


@pytest.fixture
def scene(db: None, now: Any, settings: Any, tmp_path: Any) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    made = Scene(bakery.build(now))
    texts.rows_for_all(made)
    boss = made.world.boss
    invited = {"email": "nieuw@voorbeeld.example", "role": Role.COMPANY_HR, "organisation_id": made.company}
    access.invite(actor=boss, **invited, now=now)
    return made


def _post(scene: Scene, word: str) -> list[Mail]:
    """Every mail of the story, written anew with this text in every column and in the words of every event."""
    addresses = {name for name in texts.TEXTS if name.endswith((".email", "contact_email", ".recipient"))}
    kept = {name: f"adres{number}@voorbeeld.example" for number, name in enumerate(addresses)}
    texts.write([kept.get(name, word) for name in texts.TEXTS])
    for detail in EventDetail.objects.exclude(body=None):
        body = {key: word if isinstance(value, str) else value for key, value in detail.body.items()}
        EventDetail.objects.filter(pk=detail.pk).update(body=body)
    Mail.objects.all().delete()
    post.outbox.clear()
    for event in Event.objects.values_list("pk", flat=True):
        outbox.happened(event_id=event, now=scene.world.now)
    mails = list(Mail.objects.all())
    for one in mails:
        outbox.send(mail_id=str(one.pk), now=scene.world.now)
    return mails


def _faults(sent: Any, written: Mail) -> list[str]:
    """What is in the head of this mail that we did not put there."""
    arrived = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
    heads = [name.lower() for name in arrived.keys()]  # noqa: SIM118 - a head may come twice
    faults = [name for name in heads if name not in HEADS or heads.count(name) > 1]
    if (
        sent.recipients() != [written.recipient]
        or [one.addr_spec for one in arrived["to"].addresses] != sent.recipients()
    ):
        faults.append(f"goes to {sent.recipients()}")
    if str(arrived["reply-to"]) != configured.REPLY_TO_EMAIL or len(arrived["from"].addresses) != 1:
        faults.append(f"answers go to {arrived['reply-to']}")
    if len(str(arrived["subject"]).splitlines()) != 1:
        faults.append("a subject of more than one line")
    if [part.get_content_type() for part in arrived.walk()] != ["multipart/alternative", "text/plain", "text/html"]:
        faults.append("other parts")
    return faults


def test_no_text_gives_a_mail_a_head_or_a_reader_of_its_own(scene: Scene, tell: Tell) -> None:
    count = 0
    harmless = {mail.code: seen_html(mail) for mail in _post(scene, "Voorbeeldwoord")}
    assert len(harmless) > 4
    for word in (*HOSTILE_HEADS, *PRINTABLE[::20]):
        mails = _post(scene, word)
        assert len(post.outbox) == len(mails)
        for written, sent in zip(mails, post.outbox, strict=True):
            count += 1
            assert _faults(sent, written) == [], (written.code, word)
            page = seen_html(written)
            assert page.elements - harmless[written.code].elements - LINES == {}, (written.code, word)
            assert not page.faults
    tell(f"{count} mails")


def test_a_mail_says_a_hostile_text_as_it_was_written(scene: Scene) -> None:
    word = "<img src=x onerror=alert(1)> & {{ 7*7 }} %(name)s"
    mails = {mail.code: mail for mail in _post(scene, word)}
    asked = mails["recognition.completion_asked"]
    assert word in asked.text
    assert word in seen_html(asked).words
    assert "<img" not in asked.html


def seen_html(mail: Mail) -> Seen:
    """The mail as a reader of mail shows it."""
    from django.http import HttpResponse

    return seen(HttpResponse(mail.html))


@pytest.mark.parametrize("word", HOSTILE_HEADS)
def test_an_address_that_is_more_than_one_address_is_refused(scene: Scene, word: str) -> None:
    boss = scene.world.boss
    for address in (word, f"{word}@voorbeeld.example", f"nieuw@voorbeeld.example{word.replace(' ', '')}"):
        if ONE_ADDRESS.fullmatch(address):
            continue  # odd, and still one
        with pytest.raises(NotPossible):
            access.invite(
                actor=boss, email=address, role=Role.COMPANY_HR, organisation_id=scene.company, now=scene.world.now
            )


def test_an_address_that_a_register_spoiled_sends_nothing_to_others(scene: Scene) -> None:
    mail = _post(scene, "Voorbeeldwoord")[0]
    for address in ("a@voorbeeld.example\nBcc: x@kwaad.example", "a@voorbeeld.example\r\n\r\nx"):
        Mail.objects.filter(pk=mail.pk).update(recipient=address, sent_at=None)
        post.outbox.clear()
        with pytest.raises(BadHeaderError):
            outbox.send(mail_id=str(mail.pk), now=scene.world.now)
        assert post.outbox == []


def test_the_control_a_subject_with_a_line_in_it_is_found(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.mail import message

    mail = _post(scene, "Voorbeeldwoord")[0]
    Mail.objects.filter(pk=mail.pk).update(sent_at=None)
    post.outbox.clear()
    headers = message.EmailMessage.message

    def trusting(self: Any) -> Any:
        made = headers(self)
        made["Bcc"] = "x@kwaad.example"
        return made

    monkeypatch.setattr(message.EmailMessage, "message", trusting)
    outbox.send(mail_id=str(mail.pk), now=scene.world.now)
    assert _faults(post.outbox[0], mail) == ["bcc"]
