"""A paper goes to the signing service and comes back: asked, sent, followed, taken over; at last sealed and kept.

A callback only makes us look; what counts is what the service says when it is asked, and what stands in the file. The
service is called outside any transaction: nobody waits for it.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotPossible
from tandem.base.models import row_with
from tandem.base.verdict import Finding, Verdict
from tandem.faces.documents.sealing import kit, trust
from tandem.faces.documents.sealing.checking import MOST_BYTES_SEALED_HERE, Checked, Original, check
from tandem.faces.documents.sealing.signing import UnsignableError, Words, seal
from tandem.faces.documents.sealing.trust import Trust
from tandem.faces.exchange.models import SealedPaper, SigningPackage
from tandem.faces.exchange.signing import transport
from tandem.faces.exchange.signing.packages import (
    Level,
    OtherPaperError,
    Package,
    Progress,
    RemoteState,
    Signer,
    SignerState,
    SigningService,
    SilentError,
    UnknownError,
)
from tandem.faces.exchange.signing.queries import mark_of, path_of
from tandem.faces.exchange.signing.service import digest_of
from tandem.faces.exchange.signing.subjects import Came, Sealable, Sealables, Subject, Subjects
from tandem.faces.exchange.terms import PackageMove, PackageState, SigningHappened, SubjectKind
from tandem.faces.exchange.workflow import OPEN, PACKAGE

_LOG: Final = logging.getLogger("tandem.signing")

FOLLOW: Final = "signing.follow"
SEAL: Final = "signing.seal"
TIDY: Final = "signing.tidy"
LOOK_AGAIN: Final = timedelta(hours=6)
"""So long after the last look we look again, called back or not."""
SOON: Final = timedelta(minutes=1)
GRACE: Final = timedelta(days=7)
"""A service that says nothing for so long after the last day will not say it any more."""
_ENDS: Final = {
    RemoteState.EXPIRED: (PackageMove.EXPIRE, SigningHappened.EXPIRED),
    RemoteState.WITHDRAWN: (PackageMove.WITHDRAW, SigningHappened.WITHDRAWN),
}


@transaction.atomic
def ask(
    *,
    actor: Actor,
    key: str,
    kind: SubjectKind,
    subject_id: UUID,
    title: str,
    pdf: bytes,
    text: str,
    signers: Sequence[Signer],
    deadline: datetime,
    now: datetime,
) -> SigningPackage:
    """Have this paper signed; `text` is the hash it had before anybody signed it. Who may ask, the caller found out.

    The same key again is the same paper.
    """
    known = SigningPackage.objects.filter(key=key).first()
    if known is not None:
        return known
    Verdict((Finding("signing.is_on", transport.is_on()),)).or_raise()
    original = Original.of(pdf)
    keep(pdf)
    package = SigningPackage(
        key=key,
        kind=kind,
        subject_id=subject_id,
        title=title[:200],
        state=PACKAGE.initial,
        paper=original.sha256,
        size=original.size,
        text=text,
        signers=[asdict(one) for one in signers],
        expires_at=deadline,
        asked_at=now,
        asked_by=actor.user_id,
    )
    package.save(force_insert=True)
    data = {"kind": kind, "subject": subject_id, "paper": package.paper}
    events.record(SigningHappened.ASKED, actor=actor, subject=package, at=now, data=data)
    jobs.later(FOLLOW, key=f"{FOLLOW}:{package.pk}", at=now, is_awaited=True, package_id=str(package.pk))
    return package


def hear(package_id: UUID, *, now: datetime) -> None:
    """The service calls back: look, whatever it says. However often it calls, once now and once the next minute."""
    if not SigningPackage.objects.filter(pk=package_id, state__in=OPEN).exists():
        return
    told: dict[str, Any] = {"is_awaited": True, "package_id": str(package_id)}
    key, following = (f"{FOLLOW}:{package_id}:called:{at:%Y%m%d%H%M}" for at in (now, now + SOON))
    if jobs.is_known(key):  # it may be done, and what happened since would not be seen
        jobs.later(FOLLOW, key=following, at=now + SOON, **told)
    else:
        jobs.later(FOLLOW, key=key, at=now, **told)


def look_after(*, now: datetime) -> int:
    """Look at each open paper, for whoever is never called back, and seal evidence that lacks; gives how many."""
    rows = SigningPackage.objects.filter(state__in=OPEN).order_by("pk").values_list("pk", flat=True)
    asked = {f"{FOLLOW}:{one}:night:{now:%Y%m%d}": {"package_id": str(one)} for one in rows}
    jobs.later_each(FOLLOW, at=now, asked=asked)
    bare = SealedPaper.objects.filter(evidence="").order_by("pk").values_list("kind", "subject_id")
    told = {f"{SEAL}:{key}:evidence": {"kind": kind, "subject_id": str(key)} for kind, key in bare}
    jobs.later_each(SEAL, at=now, asked=told)
    return len(asked)


def follow(*, package_id: str, now: datetime, subjects: Subjects) -> None:
    """Bring the paper to the service, or see what became of it there. Running twice does nothing twice."""
    package = row_with(SigningPackage.objects.all(), UUID(package_id))
    if package is None or package.state not in OPEN:
        return
    subject = subjects[SubjectKind(package.kind)]
    try:
        service = transport.service()
        if package.state == PackageState.ASKED:
            _sent(package, service.send(_whole(package)), now=now)
        else:
            _followed(package, service, subject, now=now)
    except SilentError as error:
        _silent(package, subject, str(error), now=now)
    except (OtherPaperError, UnknownError) as error:
        _failed(package, subject, (type(error).__name__,), now=now)
    else:
        _look_again(package, now=now, after=SOON if package.state == PackageState.ASKED else LOOK_AGAIN)


def withdraw(*, package_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a paper back that nobody needs to sign any more; the service is told when it can be reached."""
    with transaction.atomic():
        package = _held(package_id)
        if package is None:
            return
        _end(package, PackageMove.WITHDRAW, SigningHappened.WITHDRAWN, actor=actor, now=now)
    if package.reference:
        try:
            transport.service().withdraw(package.reference, reason="withdrawn")
        except (SilentError, UnknownError) as error:
            _LOG.warning("not told that %s is withdrawn: %s", package.pk, error)


def tidy(*, kind: str, subject_id: str, now: datetime, subjects: Subjects) -> None:
    """Take back each paper of this subject that is not asked any more: the text changed, or one signed otherwise."""
    subject = subjects[SubjectKind(kind)]
    for package in SigningPackage.objects.filter(kind=kind, subject_id=subject_id, state__in=OPEN).order_by("pk"):
        left = [one["key"] for one in package.signers if one["key"] not in package.taken]
        if not any(subject.is_wanted(package.subject_id, text=package.text, signer=one, now=now) for one in left):
            withdraw(package_id=package.pk, actor=SYSTEM, now=now)


def seal_paper(*, kind: str, subject_id: str, now: datetime, subjects: Sealables) -> None:
    """Put the seal over a paper on which every signature stands, and over the evidence of them; keep both, once."""
    subject, key = subjects[SubjectKind(kind)], UUID(subject_id)
    found = subject.whole(key, now=now) if kit.is_on() else None
    if found is None:
        return
    paper, pdf = found
    rows = SealedPaper.objects.filter(kind=kind, subject_id=subject_id, paper=paper)
    known = rows.first()
    if known is not None and known.evidence:
        return
    try:
        sealed = (
            _under_seal(pdf, "Zegel op een tekst waarmee alle partijen akkoord gingen", now=now)
            if known is None
            else _sealed(known)
        )
    except UnsignableError as error:
        _LOG.error("no seal fits on the paper of %s %s: %s", kind, subject_id, error)
        return
    evidence = _evidence(subject, key, sealed, now=now)
    with transaction.atomic():
        row = SealedPaper(kind=kind, subject_id=key, paper=paper, sealed=keep(sealed), sealed_at=now)
        row.evidence = keep(evidence)
        SealedPaper.objects.bulk_create([row], ignore_conflicts=True)
        if rows.filter(pk=row.pk).exists():
            data = {"subject": subject_id, "paper": paper, "sealed": row.sealed, "evidence": row.evidence}
            events.record(SigningHappened.SEALED, actor=SYSTEM, subject=row, at=now, data=data)
            subject.on_sealed(key, digest=row.sealed, now=now)
        else:
            rows.filter(evidence="", sealed=row.sealed).update(evidence=row.evidence)


def erase(*, kind: SubjectKind, subject_id: UUID) -> None:
    """Take away the sealed files of what is not kept any more, then the rows; running twice does nothing twice.

    The files go first: a row that is left is found again, a file without a row is not.
    """
    sealed = SealedPaper.objects.filter(kind=kind, subject_id=subject_id)
    packages = SigningPackage.objects.filter(kind=kind, subject_id=subject_id)
    files = {digest for row in sealed.values_list("sealed", "evidence") for digest in row if digest}
    files |= {digest for row in packages.values_list("paper", "signed") for digest in row if digest}
    others = SealedPaper.objects.exclude(kind=kind, subject_id=subject_id)
    other_packages = SigningPackage.objects.exclude(kind=kind, subject_id=subject_id)
    for digest in sorted(files):
        is_kept = others.filter(Q(sealed=digest) | Q(evidence=digest)).exists()
        if not is_kept and not other_packages.filter(Q(paper=digest) | Q(signed=digest)).exists():
            default_storage.delete(path_of(digest))
    with transaction.atomic():
        sealed.delete()
        packages.delete()


def _under_seal(pdf: bytes, reason: str, *, now: datetime) -> bytes:
    """This file under the seal of the platform, looked at as anybody would."""
    words = Words(reason=reason, location=settings.BASE_URL)
    made = seal(pdf, kit=kit.of_platform(now=now), now=now, others=believed(now=now), words=words)
    check(made, believed=believed(now=now), now=now, most=MOST_BYTES_SEALED_HERE).verdict.or_raise()
    return made


def _evidence(subject: Sealable, subject_id: UUID, sealed: bytes, *, now: datetime) -> bytes:
    """The evidence under the seal; a file in it that nobody could read back is named by its hash only."""
    reason = "Zegel op het bewijs van wie akkoord ging"
    try:
        whole = subject.evidence(subject_id, sealed=sealed, with_files=True, now=now)
        return _under_seal(whole, reason, now=now)
    except (UnsignableError, NotPossible) as error:
        _LOG.warning("the evidence of %s is sealed without its files: %s", subject_id, error)
        return _under_seal(subject.evidence(subject_id, sealed=sealed, with_files=False, now=now), reason, now=now)


def _sealed(row: SealedPaper) -> bytes:
    with default_storage.open(path_of(row.sealed), "rb") as file:
        content: bytes = file.read()
        return content


def believed(*, now: datetime) -> Trust:
    """Whom we believe about signatures here: the roots in the settings, and for demo and test our double."""
    told = trust.of_platform(now=now)
    is_double = settings.SIGNING_URL.startswith(transport.DOUBLE)
    return told | transport.double().believed() if is_double else told


def keep(content: bytes) -> str:
    """Keep a paper under its own hash; gives the hash (ADR 10)."""
    digest = digest_of(content)
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(content))
    return digest


def _whole(package: SigningPackage) -> Package:
    """The paper as it goes out."""
    with default_storage.open(path_of(package.paper), "rb") as file:
        pdf = file.read()
    signers = tuple(Signer(**{**one, "level": Level(one["level"])}) for one in package.signers)
    back = settings.BASE_URL + reverse("signing:called", args=[package.pk, mark_of(package.pk)])
    return Package(package.key, package.title, pdf, signers, package.expires_at, back)


def _sent(package: SigningPackage, reference: str, *, now: datetime) -> None:
    with transaction.atomic():
        held = _held(package.pk)
        if held is None or held.state != PackageState.ASKED:
            return
        held.state = PACKAGE.after(held.state, PackageMove.SEND)
        held.reference, held.looked_at, held.attempts, held.last_error = reference, now, 0, ""
        held.save()
        data = {"reference": reference}
        events.record(SigningHappened.SENT, actor=SYSTEM, subject=held, at=now, data=data)


def _followed(package: SigningPackage, service: SigningService, subject: Subject, *, now: datetime) -> None:
    progress = service.state(package.reference)
    new = [key for key in progress.signed if key not in package.taken]
    pdf = service.fetch(package.reference) if new else b""
    wrong = _wrong_with(package, progress, pdf, now=now) if new else None
    if wrong is not None:
        _failed(package, subject, tuple(sorted(wrong.codes())), now=now)
        return
    try:
        is_over = _taken_over(package, progress, new, pdf, subject, now=now)
    except NotPossible as error:
        _failed(package, subject, tuple(sorted(error.verdict.codes())), now=now)
        return
    if is_over:
        try:
            service.close(package.reference)
        except SilentError as error:
            _LOG.warning("not told that %s is closed: %s", package.pk, error)


@transaction.atomic
def _taken_over(
    package: SigningPackage, progress: Progress, new: Sequence[str], pdf: bytes, subject: Subject, *, now: datetime
) -> bool:
    """Each new signature with what follows from it, in one transaction; whether the package ended with it."""
    subject.hold(package.subject_id)
    held = _held(package.pk)
    if held is None:
        return False
    held.looked_at, held.attempts, held.last_error, held.urls = now, 0, "", dict(progress.urls)
    levels = {one["key"]: one["level"] for one in held.signers}
    for key in [one for one in new if one in levels and one not in held.taken]:
        subject.on_signed(held.subject_id, Came(key, levels[key], pdf, held.text), now=now)
        held.taken = [*held.taken, key]
        held.signed = digest_of(pdf)
        data = {"signer": key, "signed": held.signed}
        events.record(SigningHappened.TAKEN, actor=SYSTEM, subject=held, at=now, data=data)
    held.save()
    if set(levels) <= set(held.taken):
        _end(held, PackageMove.SIGN, SigningHappened.SIGNED, actor=SYSTEM, now=now)
        return True
    if progress.state is RemoteState.REFUSED:
        who = next((one for one in progress.signers if one.state is SignerState.REFUSED), None)
        signer, reason = (who.key, who.reason) if who is not None else (next(iter(levels)), "")
        subject.on_refused(held.subject_id, text=held.text, signer=signer, reason=reason, now=now)
        _end(held, PackageMove.REFUSE, SigningHappened.REFUSED, actor=SYSTEM, now=now)
        return True
    if progress.state in _ENDS:
        move, code = _ENDS[progress.state]
        _end(held, move, code, actor=SYSTEM, now=now)
        subject.on_ended(held.subject_id, how=PackageState(held.state), now=now)
        return True
    return False


def _wrong_with(package: SigningPackage, progress: Progress, pdf: bytes, *, now: datetime) -> Verdict | None:
    """What is wrong with what came back, if anything."""
    checked = check(pdf, believed=believed(now=now), now=now, original=Original(package.size, package.paper))
    before = _signatures_in(_paper(package), now=now)
    added = _count(checked) - before
    enough = Finding("signing.enough", added >= len(progress.signed), found=added, needed=len(progress.signed))
    verdict = checked.verdict + Verdict((enough,))
    return None if verdict.is_ok else verdict


def _signatures_in(pdf: bytes, *, now: datetime) -> int:
    return _count(check(pdf, believed=believed(now=now), now=now))


def _count(checked: Checked) -> int:
    return sum(not one.is_stamp for one in checked.signatures)


def _paper(package: SigningPackage) -> bytes:
    with default_storage.open(path_of(package.paper), "rb") as file:
        content: bytes = file.read()
        return content


def _silent(package: SigningPackage, subject: Subject, why: str, *, now: datetime) -> None:
    """Nothing came back: wait longer each time, until long after the last day."""
    if now > package.expires_at + GRACE:
        _failed(package, subject, ("silent",), now=now)
        return
    with transaction.atomic():
        held = _held(package.pk)
        if held is None:
            return
        held.attempts, held.last_error, held.looked_at = min(held.attempts + 1, 1000), why[:200], now
        held.save()
    _look_again(held, now=now, after=min(SOON * 4 ** min(held.attempts - 1, 5), LOOK_AGAIN))


def _failed(package: SigningPackage, subject: Subject, codes: Sequence[str], *, now: datetime) -> None:
    """What came back cannot be taken over; the paper is asked anew, or signed otherwise."""
    _LOG.warning("package %s failed: %s", package.pk, ", ".join(codes))
    with transaction.atomic():
        subject.hold(package.subject_id)
        held = _held(package.pk)
        if held is None:
            return
        held.last_error = ", ".join(codes)[:200]
        _end(held, PackageMove.FAIL, SigningHappened.FAILED, actor=SYSTEM, now=now, codes=codes)
        subject.on_ended(held.subject_id, how=PackageState.FAILED, now=now)


def _end(
    package: SigningPackage,
    move: PackageMove,
    code: SigningHappened,
    *,
    actor: Actor,
    now: datetime,
    codes: Sequence[str] = (),
) -> None:
    """It is over: names and addresses go, and so does the paper, which who had it signed still has."""
    package.state = PACKAGE.after(package.state, move)
    package.ended_at, package.signers, package.urls, package.title = now, [], {}, ""
    package.save()
    data = {"codes": list(codes)} if codes else {"signed": package.signed} if package.signed else None
    events.record(code, actor=actor, subject=package, at=now, data=data)
    if not SigningPackage.objects.filter(paper=package.paper, state__in=OPEN).exists():
        transaction.on_commit(partial(default_storage.delete, path_of(package.paper)))


def _held(package_id: UUID) -> SigningPackage | None:
    """The package, held until the end of the step; None where it ended meanwhile."""
    found = row_with(SigningPackage.objects.select_for_update(), package_id)
    return found if found is not None and found.state in OPEN else None


def _look_again(package: SigningPackage, *, now: datetime, after: timedelta) -> None:
    at = now + after
    jobs.later(FOLLOW, key=f"{FOLLOW}:{package.pk}:{at:%Y%m%d%H%M}", at=at, package_id=str(package.pk))
