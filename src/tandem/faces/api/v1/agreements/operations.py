"""Agreements: the learner's family, the company and the school make, check and sign them together."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from ninja import File, Path, Query, Router, UploadedFile

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of, unchanged
from tandem.faces.api.exports import FILES, sent
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.problems import FINDING, Issue, Kind, Refused
from tandem.faces.api.v1.agreements import shapes, tables, uses
from tandem.faces.api.v1.agreements.outside import AgreementExport
from tandem.faces.documents import agreement as papers
from tandem.faces.documents import agreement_checks
from tandem.faces.documents import agreement_dates as dates
from tandem.faces.documents import dimona as declarations
from tandem.faces.exchange.signing import queries as sealed_papers
from tandem.faces.exchange.tables import for_a_file
from tandem.faces.exchange.terms import SubjectKind
from tandem.journey.agreements import policies, snapshot
from tandem.journey.agreements.actions import drafts, signing, takeover
from tandem.journey.agreements.actions.holding import held
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life, lists
from tandem.journey.agreements.queries import papers as kept
from tandem.journey.agreements.rules import pay, scans, social
from tandem.journey.agreements.terms import AgreementState, Signer
from tandem.journey.intake.queries import tracks
from tandem.journey.recognition.queries import public
from tandem.registers.reference.terms import AgreementType

router = Router(tags=["Agreements"])

_PDF: Final = "application/pdf"
_CALENDAR: Final = "text/calendar"
BY_KEY: Final = "api-key"
"""How sure it is who signed: by a key that a person made for a program."""
STEP: Final[Mapping[str, Any]] = {"gives": shapes.AgreementWhole, "has_etag": True, "needs_match": True}


@router.get("/agreements", **door("listAgreements", "One's agreements", gives=Page[shapes.AgreementLine]))
def agreements(request: Request, wanted: Query[shapes.AgreementList]) -> Any:
    """Of the own company, of the learners one guides, or of oneself; what changed last first."""
    rows = _listed(request, wanted.state, wanted.track_id)
    return page_of(request, wanted, rows, shapes.AgreementLine.of)


@router.get("/agreements/export", **door("exportAgreements", "The same as a file", media_types=FILES))
def agreements_file(request: Request, wanted: Query[AgreementExport]) -> HttpResponse:
    """The same agreements as CSV or XLSX, with the question written in the file."""
    rows, cut = for_a_file(_listed(request, wanted.state, wanted.track_id))
    asked = {"state": ", ".join(wanted.state), "track_id": str(wanted.track_id or "")}
    table = tables.agreements(rows, asked=asked, cut=cut, now=clock.now())
    return sent(table, kind=wanted.format, name="agreements")


@router.get(
    "/agreements/{agreement_id}",
    **door("getAgreement", "One agreement", gives=shapes.AgreementWhole, has_etag=True),
)
def agreement(request: Request, agreement_id: Path[Key]) -> Any:
    """Its text, workplaces, signatures and remarks."""
    return _answer(request, agreement_id)


@router.get(
    "/agreements/{agreement_id}/checks",
    **door("getAgreementChecks", "What the rules say of an agreement", gives=shapes.AgreementChecks),
)
def checks(request: Request, agreement_id: Path[Key]) -> Any:
    """What is not met, which kind it has to be, the allowance, and the learner statute."""
    one, day = _found(request, agreement_id), clock.today()
    facts, verdict, kind = snapshot.assess(one, day=day, facts=agreement_checks.told_to(request.actor, one, day=day))
    is_paid = kind is not None and kind.type is AgreementType.OAO
    return shapes.AgreementChecks.of(
        verdict=verdict,
        kind=kind,
        found=social.social(facts, norms=snapshot.norms_for(facts)),
        paid=pay.pay_of(facts.form, day=day, passed=life.passed_of(one)) if is_paid else None,
    )


@router.get(
    "/agreements/{agreement_id}/paper",
    **door("getAgreementPaper", "The text of an agreement", media_types=(_PDF,)),
)
def paper(request: Request, agreement_id: Path[Key]) -> HttpResponse:
    """The text that is signed, or would be today, as PDF; no number of an account stands in it."""
    one = _found(request, agreement_id)
    if one.paper:
        with kept.content_of(one.paper) as stored:
            content = stored.read()
    else:
        content = papers.unsigned(one, day=clock.today())
    return pdf_file(content, f"{one.number}.pdf")


@router.get(
    "/agreements/{agreement_id}/sealed",
    **door("getSealedAgreement", "The text under the seal", media_types=(_PDF,)),
)
def sealed(request: Request, agreement_id: Path[Key]) -> HttpResponse:
    """The text with every signature of the signing service, sealed (PAdES B-LTA); there within minutes."""
    one = _found(request, agreement_id)
    with sealed_papers.sealed(SubjectKind.AGREEMENT, agreement_id) as stored:
        return pdf_file(stored.read(), f"{one.number}-sealed.pdf")


@router.get(
    "/agreements/{agreement_id}/evidence",
    **door("getAgreementEvidence", "Who signed an agreement, and how", media_types=(_PDF,)),
)
def evidence(request: Request, agreement_id: Path[Key]) -> HttpResponse:
    """Who agreed to which text, when and how surely, sealed; the sealed text and every scan are attachments of it."""
    one = _found(request, agreement_id)
    with sealed_papers.evidence(SubjectKind.AGREEMENT, agreement_id) as stored:
        return pdf_file(stored.read(), f"{one.number}-evidence.pdf")


@router.get(
    "/agreements/{agreement_id}/dimona",
    **door("getAgreementDimona", "Prepare the declaration of an agreement", gives=uses.AgreementDimona),
)
def dimona(request: Request, agreement_id: Path[Key]) -> Any:
    """What the employer declares, and what is missing; Tandem declares nothing. For the company and the school."""
    one = _found(request, agreement_id)
    if not policies.may_prepare(request.actor, doors.access_for(request.actor, one, day=clock.today())).is_ok:
        raise NotFound
    return uses.AgreementDimona.of(declarations.record_of(one, day=clock.today()))


@router.get(
    "/agreements/{agreement_id}/premiums",
    **door("getAgreementPremiums", "Premiums of an agreement", gives=uses.AgreementPremiums),
)
def premiums(request: Request, agreement_id: Path[Key]) -> Any:
    """Per school year what company and learner can get, what is missing, and until when to register."""
    found = dates.premium_years(_found(request, agreement_id), day=clock.today())
    return uses.AgreementPremiums(items=[uses.AgreementPremiumYear.of(one) for one in found])


@router.get(
    "/agreements/{agreement_id}/calendar",
    **door("getAgreementCalendar", "The days of an agreement as a calendar", media_types=(_CALENDAR,)),
)
def calendar(request: Request, agreement_id: Path[Key]) -> HttpResponse:
    """Begin, end, signing and registration, without a name."""
    one = _found(request, agreement_id)
    response = HttpResponse(dates.calendar_of([one], made_at=clock.now()), content_type=f"{_CALENDAR}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{one.number}.ics"'
    return response


@router.post(
    "/tracks/{track_id}/agreements",
    **door(
        "beginAgreement",
        "Begin an agreement",
        gives=shapes.AgreementWhole,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def begin(request: Request, track_id: Path[Key], form: shapes.BeginForm) -> Any:
    """Who guides the learner begins it with a recognised workplace."""
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    policies.may_begin(request.actor, track.facts()).or_raise()
    made = drafts.begin(
        actor=request.actor,
        track_id=track_id,
        recognition_id=numbered(form.recognition),
        mentor_id=form.mentor_id,
        now=clock.now(),
    )
    answer = _answer(request, made.pk)
    return Answer(answer.body, HTTPStatus.CREATED, answer.etag, location=f"/api/v1/agreements/{made.pk}")


@router.put("/agreements/{agreement_id}/text", **door("fillAgreement", "Fill in an agreement", **STEP))
def fill(request: Request, agreement_id: Path[Key], form: shapes.FillForm) -> Any:
    """Each party its own fields; what is left out stays as it is."""

    def act(row: Any, **told: Any) -> None:
        drafts.fill(version=row.version, told=form.told(), **told)

    return step(request, agreement_id, act)


@router.post("/agreements/{agreement_id}/workplaces", **door("setAgreementPlace", "Add or change a workplace", **STEP))
def set_place(request: Request, agreement_id: Path[Key], form: shapes.PlaceForm) -> Any:
    """A second workplace, another mentor, or other days."""

    def act(_row: Any, **told: Any) -> None:
        drafts.set_workplace(
            recognition_id=numbered(form.recognition),
            mentor_id=form.mentor_id,
            begins_on=form.begins_on,
            ends_on=form.ends_on,
            **told,
        )

    return step(request, agreement_id, act)


@router.post(
    "/agreements/{agreement_id}/workplaces/{workplace_id}/remove",
    **door("removeAgreementPlace", "Take a workplace out", **STEP),
)
def remove_place(request: Request, agreement_id: Path[Key], workplace_id: Path[Key]) -> Any:
    """That of the lead company stays."""
    return step(request, agreement_id, plain(drafts.remove_workplace, workplace_id=workplace_id))


@router.post("/agreements/{agreement_id}/handOver", **door("handAgreementOver", "Let another party go on", **STEP))
def hand_over(request: Request, agreement_id: Path[Key], form: shapes.AgreementHandOver) -> Any:
    """That party hears that it is its turn."""
    return step(request, agreement_id, plain(drafts.hand_over, to=form.to))


@router.post("/agreements/{agreement_id}/remarks", **door("remarkAgreement", "Say something about a field", **STEP))
def remark(request: Request, agreement_id: Path[Key], form: shapes.RemarkForm) -> Any:
    """It stays open until somebody settles it."""
    return step(request, agreement_id, plain(drafts.remark, field=form.field, words=form.words))


@router.post(
    "/agreements/{agreement_id}/remarks/{remark_id}/settle",
    **door("settleAgreementRemark", "Settle a remark", **STEP),
)
def settle(request: Request, agreement_id: Path[Key], remark_id: Path[Key]) -> Any:
    """Say that it is dealt with."""
    return step(request, agreement_id, plain(drafts.settle, remark_id=remark_id))


@router.post("/agreements/{agreement_id}/present", **door("presentAgreement", "Present an agreement", **STEP))
def present(request: Request, agreement_id: Path[Key]) -> Any:
    """The school says that the text is ready; the first one is asked to sign."""

    def act(row: Any, **told: Any) -> None:
        signing.present(text=papers.text_of(row, day=clock.today()), **told)

    return step(request, agreement_id, act)


@router.post("/agreements/{agreement_id}/sign", **door("signAgreement", "Sign an agreement", **STEP))
def sign(request: Request, agreement_id: Path[Key], form: shapes.AgreementSign) -> Any:
    """Agree to the text with this hash; kept as an agreement by a key of a program."""
    signer = _signer(request, agreement_id)
    return step(request, agreement_id, plain(signing.sign, signer=signer, shown=form.paper, strength=BY_KEY))


@router.post("/agreements/{agreement_id}/refuse", **door("refuseAgreement", "Do not sign", **STEP))
def refuse(request: Request, agreement_id: Path[Key], form: shapes.AgreementWhy) -> Any:
    """With the reason; the text goes back to who made it."""
    signer = _signer(request, agreement_id)
    return step(request, agreement_id, plain(signing.refuse, signer=signer, words=form.words))


@router.post("/agreements/{agreement_id}/takeBack", **door("takeAgreementBack", "Take the text back", **STEP))
def take_back(request: Request, agreement_id: Path[Key]) -> Any:
    """To change it; who signed already signs anew."""
    return step(request, agreement_id, plain(signing.take_back))


@router.post("/agreements/{agreement_id}/withdraw", **door("withdrawAgreement", "Give an agreement up", **STEP))
def withdraw(request: Request, agreement_id: Path[Key], form: shapes.AgreementWhy) -> Any:
    """What not all have signed."""
    return step(request, agreement_id, plain(drafts.withdraw, words=form.words))


@router.post(
    "/agreements/{agreement_id}/scans/{signer}",
    **door("scanAgreement", "Keep the scan of a signature on paper", **STEP),
)
def scan(request: Request, agreement_id: Path[Key], signer: Path[Signer], file: File[UploadedFile]) -> Any:
    """The school notes that this signer signed on paper; a PDF, PNG or JPEG of at most 10 MB."""
    content = file.read(scans.MOST_BYTES + 1)
    return step(request, agreement_id, plain(signing.scan, signer=signer, content=content))


def pdf_file(content: bytes, name: str) -> HttpResponse:
    """A PDF to keep under this name."""
    response = HttpResponse(content, content_type=_PDF)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@router.post(
    "/agreements/{agreement_id}/scan",
    **door("scanOutsideAgreement", "Keep the scan of what was signed outside Tandem", **STEP),
)
def outside_scan(request: Request, agreement_id: Path[Key], file: File[UploadedFile]) -> Any:
    """In the place of an earlier scan; a PDF, PNG or JPEG of at most 10 MB."""
    content = file.read(scans.MOST_BYTES + 1)
    return step(request, agreement_id, plain(takeover.keep_scan, content=content))


def _listed(request: Request, states: Collection[AgreementState], track_id: UUID | None) -> Any:
    """The agreements of this actor; that somebody looked is noted."""
    actor, day = request.actor, clock.today()
    if not policies.has_agreements(actor):
        raise NotFound
    for kind, key in lists.noted_with(actor, day=day):
        note_of(request, kind=kind, key=key)
    return lists.chosen(actor, states=states, track_id=track_id, day=day)


def plain(action: Callable[..., Any], **more: Any) -> Callable[..., None]:
    """A step that needs no more of the row than its key."""

    def act(_row: Any, **told: Any) -> None:
        action(**more, **told)

    return act


def numbered(number: str) -> UUID:
    """The recognised workplace with this number, as everybody finds it in the public register."""
    try:
        key: UUID = public.recognition_by_number(number).pk
    except NotFound:
        title = gettext("Deze erkenning kennen wij niet. Kijk het nummer na.")
        issue = Issue(type=FINDING, where="body", name="recognition", value=number, title=title)
        raise Refused(Kind.BAD_REQUEST, issues=[issue]) from None
    return key


def _signer(request: Request, agreement_id: UUID) -> Signer:
    """As whom this actor signs; who handles the staff of a company does not sign for it."""
    day = clock.today()
    one = doors.agreement_for(request.actor, agreement_id, day=day)
    facts = doors.access_for(request.actor, one, day=day)
    signer = policies.signs_as(request.actor, facts)
    policies.may_sign(request.actor, facts, signer or Signer.COMPANY).or_raise()
    return signer or Signer.COMPANY


def _found(request: Request, agreement_id: UUID) -> Any:
    """The agreement; that somebody read it is noted at the track, where the learner sees who looked."""
    one = doors.agreement_for(request.actor, agreement_id, day=clock.today())
    note(request, one.track)
    return one


def _answer(request: Request, agreement_id: UUID) -> Answer:
    one, day = _found(request, agreement_id), clock.today()
    facts = doors.access_for(request.actor, one, day=day)
    body = shapes.AgreementWhole.whole(
        one,
        party=doors.party_of(request.actor, one, day=day),
        signer=policies.signs_as(request.actor, facts),
        places=doors.workplaces_of([one.pk], with_past=True).get(one.pk, ()),
        signatures=doors.signatures_of(one),
        remarks=doors.remarks_of(one),
        outside=doors.takeover_of(one),
    )
    return Answer(body, etag=shapes.tag_of(one))


def step(request: Request, agreement_id: UUID, act: Callable[..., None]) -> Answer:
    """A step with the agreement that still is what the sender read; gives it as it is now."""
    now = clock.now()
    find = partial(held, request.actor, agreement_id, now=now)
    with unchanged(request, find, shapes.tag_of) as row:
        act(row, actor=request.actor, agreement_id=agreement_id, now=now)
    return _answer(request, agreement_id)
