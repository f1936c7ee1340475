"""Only documents and pictures are taken, by whatever door they come, and they leave as a download that cannot run."""

from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tandem.base.errors import NotPossible
from tandem.glossary import findings
from tandem.journey.recognition.actions import attachments
from tandem.journey.recognition.models import Attachment
from tandem.journey.recognition.terms import Condition
from tandem.registers.access.terms import Role
from tests.harness.reading import read
from tests.harness.visitors import enter, visitor
from tests.tandem.faces.api.house import API
from tests.trust.corpora.uploads import CONTENTS, FILES, LISTED, NAMES, NAMES_TO_REFUSE, PDF, UNLISTED
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db]

SENTENCES = {wording.code: wording.title[0] for wording in findings.ALL}
HOSTILE_NAMES = (
    'a"; filename="evil.exe',
    "a\0b.pdf",
    "attest.exe\0.pdf",
    "a\r\nX-Header: 1\r\n\r\n<html>.pdf",
    "\u2028.pdf",
)


@pytest.fixture
def scene(world: Any, settings: Any, tmp_path: Any) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    return Scene(world)


@pytest.fixture
def world(now: Any) -> Any:
    from tests.harness import bakery

    return bakery.build(now)


@pytest.fixture
def boss(scene: Scene) -> Client:
    return _browser(scene)


def _browser(scene: Scene) -> Client:
    held = scene.boss.capacity
    assert held is not None
    return enter(Client(), held.user, held)


def _attach(scene: Scene, name: str, content: bytes) -> set[str]:
    """Every reason why the action does not take it; what it takes is put away again."""
    told = {"condition": Condition.FINANCE, "file_name": name, "content": content, "now": scene.world.now}
    try:
        added = attachments.attach(actor=scene.world.boss, dossier_id=scene.draft[0].pk, **told)
    except NotPossible as refusal:
        return {finding.code for finding in refusal.verdict.unmet}
    attachments.detach(actor=scene.world.boss, attachment_id=added.pk, now=scene.world.now)
    return set()


def test_a_file_is_taken_only_where_its_ending_is_listed_and_its_first_bytes_agree(scene: Scene) -> None:
    wrong = {}
    for kind, content in CONTENTS.items():
        for ending in (*LISTED, *UNLISTED):
            reasons = _attach(scene, f"attest.{ending}", content)
            is_taken = LISTED.get(ending) == kind
            named = "attachment.is_what_it_says" if ending in LISTED else "attachment.kind"
            if (not reasons) != is_taken or (not is_taken and named not in reasons):
                wrong[kind, ending] = reasons
    assert not wrong


def test_every_file_of_the_corpus_is_taken_or_refused_for_its_reasons(scene: Scene) -> None:
    found = {what: _attach(scene, upload.name, upload.content) for what, upload in FILES.items()}
    assert found == {what: set(upload.reasons) for what, upload in FILES.items()}


def test_the_form_takes_and_refuses_the_same(scene: Scene, boss: Client) -> None:
    page = reverse("company:documents", args=[scene.draft[0].pk, "finance"])
    before = Attachment.objects.count()
    for what, upload in FILES.items():
        answer = boss.post(page, {"document": SimpleUploadedFile(upload.name, upload.content)})
        if not upload.reasons:
            assert answer.status_code == 302, what
            boss.post(reverse("company:remove_attachment", args=[Attachment.objects.latest("pk").pk]))
        else:
            assert answer.status_code == 422, what
            for reason in upload.reasons:
                assert SENTENCES[reason] in read(answer).errors, (what, reason)
        assert Attachment.objects.count() == before, what


def test_the_api_takes_and_refuses_the_same(scene: Scene) -> None:
    path = f"/dossiers/{scene.draft[0].pk}/attachments"
    for what, upload in FILES.items():
        sent = {"file": SimpleUploadedFile(upload.name, upload.content)}
        answer = scene.boss("POST", path, {"condition": "finance"}, files=sent)
        if not upload.reasons:
            assert answer.status_code == 201, what
            scene.boss.delete(f"/attachments/{answer.json()['id']}")
        else:
            assert answer.status_code == 400, what
            assert {issue["code"] for issue in answer.json()["issues"]} == upload.reasons, what


def test_a_name_is_kept_without_what_leads_elsewhere_or_turns_it_around(scene: Scene) -> None:
    kept = {name: attachments.safe_name(name) for name in NAMES}
    assert kept == NAMES
    assert all(len(name) <= attachments.LONGEST_NAME for name in kept.values())
    refused = {name for name in NAMES_TO_REFUSE if "attachment.kind" in _attach(scene, name, PDF)}
    assert refused == set(NAMES_TO_REFUSE)


def _files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("door", ["the form", "the API"])
def test_a_name_on_the_wire_is_kept_the_same_and_leads_nowhere(
    scene: Scene, boss: Client, door: str, tmp_path: Any
) -> None:
    sent = [*NAMES, *HOSTILE_NAMES, "x" * 300 + ".pdf"]
    there = _files_in(tmp_path)
    for name in sent:
        before = set(Attachment.objects.values_list("pk", flat=True))
        answer = _send(scene, boss, door, name)
        assert answer.status_code in {201, 302, 400, 422}, name
        for added in Attachment.objects.exclude(pk__in=before):
            assert added.file_name == attachments.safe_name(added.file_name), name
            assert added.file_name.endswith(".pdf"), name
            _comes_as_download(boss.get(reverse("company:attachment", args=[added.pk])), added)
            attachments.detach(actor=scene.world.boss, attachment_id=added.pk, now=scene.world.now)
    stored = _files_in(tmp_path) - there
    assert all(path.startswith("attachments/") and len(path.rpartition("/")[2]) == 64 for path in stored), stored


def _send(scene: Scene, boss: Client, door: str, name: str) -> Any:
    """A form as a program writes it, with any sign in the name."""
    field, address = (
        ("document", reverse("company:documents", args=[scene.draft[0].pk, "finance"]))
        if door == "the form"
        else ("file", f"{API}/dossiers/{scene.draft[0].pk}/attachments")
    )
    parts = (
        b'--x\r\nContent-Disposition: form-data; name="condition"\r\n\r\nfinance\r\n--x\r\n'
        b"Content-Disposition: form-data; name=\"%s\"; filename*=utf-8''%s\r\n"
        b"Content-Type: text/html\r\n\r\n%s\r\n--x--\r\n"
    ) % (field.encode(), quote(name, safe="").encode(), PDF)
    headers = {"Authorization": f"Bearer {scene.boss.secret}"} if door == "the API" else {}
    return boss.generic("POST", address, parts, "multipart/form-data; boundary=x", headers=headers)


def _comes_as_download(answer: Any, attachment: Attachment) -> bytes:
    """What came down, of the kind it was taken for."""
    told = Message()
    told["Content-Disposition"] = answer["Content-Disposition"]
    assert told.get_content_disposition() == "attachment"
    assert told.get_filename() in {attachment.file_name, f"document-{attachment.pk}.{_ending(attachment)}"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == attachment.media_type
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return bytes(content)


def _ending(attachment: Attachment) -> str:
    return {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}[attachment.media_type]


def test_what_was_taken_leaves_as_a_download_of_its_own_kind_whatever_else_it_may_be(scene: Scene) -> None:
    world = scene.world
    taken = [upload for upload in FILES.values() if not upload.reasons]
    request = scene.incomplete
    company = _browser(scene)
    desk = visitor(Role.PARTNERSHIP_MANAGER, request.competent_body_id)
    kinds = set()
    for upload in taken:
        told = {"condition": Condition.DUTIES, "file_name": upload.name, "content": upload.content, "now": world.now}
        added = attachments.attach(actor=world.boss, dossier_id=request.dossier_id, **told)
        for answer in (
            company.get(reverse("company:attachment", args=[added.pk])),
            desk.get(reverse("desk:attachment", args=[added.pk])),
            scene.boss.get(f"/attachments/{added.pk}"),
        ):
            assert _comes_as_download(answer, added) == upload.content
        kinds.add(added.media_type)
        attachments.detach(actor=world.boss, attachment_id=UUID(str(added.pk)), now=world.now)
    assert kinds == {"application/pdf", "image/png", "image/jpeg"}


def test_the_control_without_the_look_at_the_first_bytes_anything_gets_in(scene: Scene, monkeypatch: Any) -> None:
    monkeypatch.setattr(attachments, "_is", lambda media_type, content: True)
    assert not _attach(scene, "attest.pdf", CONTENTS["html"])
    monkeypatch.setattr(attachments, "is_active", lambda content: False)
    assert not _attach(scene, "attest.pdf", FILES["a script"].content)
