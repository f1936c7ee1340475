"""Changing a signed agreement: one party proposes, the others say yes or no, and from its day on it holds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict, refusal
from tandem.journey.agreements import policies, snapshot, terms
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.actions.holding import held, locked
from tandem.journey.agreements.actions.places import follow
from tandem.journey.agreements.actions.signing import Signed
from tandem.journey.agreements.models import Acceptance, Agreement, AgreementWorkplace, Amendment
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.rules import amendments as rules
from tandem.journey.agreements.rules import checks, forms, steps
from tandem.journey.agreements.rules.forms import LONGEST_REMARK
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    AmendmentMove,
    AmendmentState,
    CoachCalled,
    Party,
    SignedWhere,
)
from tandem.journey.agreements.workflow import AMENDMENT, SIGNATURE
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role

Places = Mapping[UUID, Mapping[str, UUID]]
"""By workplace of the agreement: another `mentor`, or another `recognition` with its mentor."""


@transaction.atomic
def drafted(
    *,
    actor: Actor,
    agreement_id: UUID,
    from_on: date,
    told: Mapping[str, Any],
    now: datetime,
    places: Places | None = None,
    words: str = "",
) -> Amendment:
    """The change as it would be proposed, stored nowhere: its text is made from it. What cannot be right is refused."""
    agreement, party = _party(actor, agreement_id, now=now)
    if agreement.state != AgreementState.SIGNED or agreement.begins_on is None or agreement.ends_on is None:
        refusal("amendment.is_signed", found=agreement.state).or_raise()
        raise NotFound
    if life.amending(agreement) is not None:
        refusal("amendment.one_at_a_time").or_raise()
    day = day_of(now)
    changes, before = _changes(agreement, told, places or {}, party=party)
    for key in changes.get(rules.WORKPLACES, {}):
        last_day = _still_there(agreement, UUID(key)).ends_on
        rules.place_goes_on(last_day, from_on=from_on).or_raise()
    rules.may_propose(
        changes, from_on=from_on, begins_on=agreement.begins_on, ends_on=agreement.ends_on, day=day
    ).or_raise()
    row = Amendment(
        agreement=agreement,
        number=agreement.amendments.count() + 1,
        side=party,
        from_on=from_on,
        changes=changes,
        before=before,
        words=words.strip()[: forms.LONGEST_WORDS],
        proposed_at=now,
        proposed_by=actor.user_id,
    )
    assess(row, day=day).or_raise()
    return row


@transaction.atomic
def propose(*, actor: Actor, draft: Amendment, paper: bytes, strength: str, now: datetime) -> Amendment:
    """Propose a change as it was drafted; `paper` is the text of it, and its hash is what the others say yes to."""
    row = drafted(
        actor=actor,
        agreement_id=draft.agreement_id,
        from_on=draft.from_on,
        told=rules.read(draft.changes),
        places={UUID(key): _keys(one) for key, one in draft.changes.get(rules.WORKPLACES, {}).items()},
        words=draft.words,
        now=now,
    )
    agreement, party = row.agreement, Party(row.side)
    steps.may_change(found=draft.agreement.version, needed=agreement.version).or_raise()
    steps.may_change(found=draft.number, needed=row.number).or_raise()
    row.paper = signing.keep(paper)
    row.save(force_insert=True)
    data = {"amendment": row.pk, "side": party, "fields": sorted(row.changes), "from_on": row.from_on}
    events.record(
        AgreementHappened.AMENDMENT_PROPOSED,
        actor=actor,
        subject=agreement,
        at=now,
        data=data | {"paper": row.paper},
        detail={"words": row.words} if row.words else None,
    )
    _ask(row, actor=actor, now=now)
    own = _own(row, party)
    if own is not None and policies.may_sign(actor, _access(row, actor, now=now), terms.Signer(own.signer)).is_ok:
        told = Signed(terms.SignatureKind.CONSENT, strength)
        signing.put(own, told, shown=row.paper, actor=actor, now=now)
    return row


@transaction.atomic
def agree(*, actor: Actor, amendment_id: UUID, shown: str, strength: str, now: datetime) -> Amendment:
    """Say yes on the screen to the text with this hash, signed in; with the last yes it holds from its day on."""
    row, party = _proposed(actor, amendment_id, now=now)
    AMENDMENT.after(row.state, AmendmentMove.AGREE)
    _comes_of_age(row, now=now)
    one = _own(row, party)
    if one is None:
        refusal("amendment.own_yes", found=party).or_raise()
        raise NotFound
    if actor.has_role(Role.LEARNER) and one.signer == terms.Signer.GUARDIAN:
        refusal("amendment.parent_says_yes").or_raise()
    policies.may_sign(actor, _access(row, actor, now=now), terms.Signer(one.signer)).or_raise()
    return _accept(row, one, Signed(terms.SignatureKind.CONSENT, strength), shown=shown, actor=actor, now=now)


@transaction.atomic
def agree_by_link(*, secret: str, shown: str, now: datetime) -> Amendment:
    """The same for who came in by the mailed link."""
    row, one = _by_link(secret, now=now)
    return _accept(row, one, Signed(terms.SignatureKind.CONSENT, "link"), shown=shown, actor=SYSTEM, now=now)


@transaction.atomic
def scan(*, actor: Actor, amendment_id: UUID, signer: terms.Signer, content: bytes, now: datetime) -> Amendment:
    """Note that somebody said yes on paper, with a scan of it."""
    row, _ = _proposed(actor, amendment_id, now=now)
    policies.may_scan(actor, doors.access_of(row.agreement, day=day_of(now))).or_raise()
    AMENDMENT.after(row.state, AmendmentMove.AGREE)
    _comes_of_age(row, now=now)
    one = row.acceptances.filter(signer=signer).first()
    if one is None:
        refusal("amendment.own_yes", found=rules.side_of(signer)).or_raise()
        raise NotFound
    return _accept(row, one, signing.scanned(content), shown=row.paper, actor=actor, now=now)


@transaction.atomic
def refuse(*, actor: Actor, amendment_id: UUID, words: str, now: datetime) -> Amendment:
    """Say no, and why: nothing changes."""
    row, party = _proposed(actor, amendment_id, now=now)
    AMENDMENT.after(row.state, AmendmentMove.REFUSE)
    steps.may_give_up(words).or_raise()
    if party == row.side:
        refusal("amendment.not_own", found=party).or_raise()
    _comes_of_age(row, now=now)
    return _refuse(row, _own(row, party), party, words, actor=actor, now=now)


@transaction.atomic
def refuse_by_link(*, secret: str, words: str, now: datetime) -> Amendment:
    """The same for who came in by the mailed link."""
    row, one = _by_link(secret, now=now)
    steps.may_give_up(words).or_raise()
    return _refuse(row, one, rules.side_of(terms.Signer(one.signer)), words, actor=SYSTEM, now=now)


@transaction.atomic
def withdraw(*, actor: Actor, amendment_id: UUID, now: datetime) -> Amendment:
    """Take a proposal back: the party that made it."""
    row, party = _proposed(actor, amendment_id, now=now)
    after = AMENDMENT.after(row.state, AmendmentMove.WITHDRAW)
    if party != row.side:
        refusal("amendment.own", found=row.side).or_raise()
    row.state = after
    _closed(row, AgreementHappened.AMENDMENT_WITHDRAWN, party=party, actor=actor, now=now)
    return row


@transaction.atomic
def replace_signer(
    *, actor: Actor, amendment_id: UUID, signer: terms.Signer, name: str, email: str, now: datetime
) -> Amendment:
    """Let somebody else say yes for the company or the provider, or the other parent; what was said stays."""
    row, one = _to_ask(actor, amendment_id, signer, now=now)
    steps.may_be_replaced(signer, name=name, email=email).or_raise()
    key = signing.give_to(one, name=name, email=email, now=now)
    data = {"amendment": row.pk, "signer": signer, "acceptance": key}
    code = AgreementHappened.AMENDMENT_SIGNER_REPLACED
    events.record(code, actor=actor, subject=row.agreement, at=now, data=data)
    return row


@transaction.atomic
def remind(*, actor: Actor, amendment_id: UUID, signer: terms.Signer, now: datetime) -> Amendment:
    """Ask somebody again who did not answer yet, before the night does; once a day."""
    row, one = _to_ask(actor, amendment_id, signer, now=now)
    steps.may_remind(told_on=signing.told_on(one), day=day_of(now)).or_raise()
    note_reminded(row.agreement, one, actor=actor, now=now)
    return row


def note_reminded(agreement: Agreement, one: Acceptance, *, actor: Actor, now: datetime) -> None:
    """Note that somebody is asked again, for who holds the agreement."""
    one.reminded_on = day_of(now)
    one.save(update_fields=["reminded_on"])
    data = {"amendment": one.amendment_id, "signer": one.signer, "acceptance": one.pk}
    events.record(AgreementHappened.AMENDMENT_REMINDED, actor=actor, subject=agreement, at=now, data=data)


def _to_ask(actor: Actor, amendment_id: UUID, signer: terms.Signer, *, now: datetime) -> tuple[Amendment, Acceptance]:
    """What is still asked of this signer for a change that waits; for the provider, which reaches everybody."""
    row, _ = _proposed(actor, amendment_id, now=now)
    policies.may_present(actor, doors.access_of(row.agreement, day=day_of(now))).or_raise()
    AMENDMENT.after(row.state, AmendmentMove.AGREE)
    one = row.acceptances.filter(signer=signer, state=terms.SignatureState.ASKED).first()
    if one is None:
        refusal("amendment.own_yes", found=rules.side_of(signer)).or_raise()
        raise NotFound
    return row, one


@transaction.atomic
def come_due(amendment_id: UUID, *, now: datetime) -> bool:
    """Let a change take hold whose day has come, or end one whose agreement ended; whether there was one."""
    found = Amendment.objects.filter(pk=amendment_id).values_list("agreement", flat=True).first()
    if found is None:
        return False
    agreement = locked(found)
    row = Amendment.objects.get(pk=amendment_id)
    row.agreement = agreement
    if row.state not in {AmendmentState.PROPOSED, AmendmentState.AGREED}:
        return False
    if agreement.state != AgreementState.SIGNED:
        _lapse(row, now=now)
        return True
    if row.state != AmendmentState.AGREED or row.from_on > day_of(now):
        return False
    try:
        with transaction.atomic():
            _apply(row, actor=SYSTEM, now=now)
    except NotPossible:
        row = Amendment.objects.get(pk=amendment_id)
        row.agreement = locked(found)
        _lapse(row, now=now)
        data = {"why": CoachCalled.AMENDMENT_STUCK, "amendment": row.pk}
        events.record(AgreementHappened.COACH_CALLED, actor=SYSTEM, subject=row.agreement, at=now, data=data)
    return True


def waits_for(row: Amendment) -> list[Party]:
    """Who still has to say yes."""
    asked = row.acceptances.filter(state=terms.SignatureState.ASKED).values_list("signer", flat=True)
    sides = {rules.side_of(terms.Signer(one)) for one in asked}
    return [one for one in Party if one in sides]


def assess(row: Amendment, *, day: date) -> Verdict:
    """What the rules say of the agreement as it would be: worked out in the rows themselves, which stay as they are."""
    with transaction.atomic():
        agreement = locked(row.agreement_id)
        verdict = _change(agreement, row, day=day)
        transaction.set_rollback(True)
    return verdict


def _apply(row: Amendment, *, actor: Actor, now: datetime) -> None:
    agreement = row.agreement
    _change(agreement, row, day=day_of(now)).or_raise()
    agreement.version += 1
    agreement.save()
    row.state, row.applied_on = AMENDMENT.after(row.state, AmendmentMove.APPLY), day_of(now)
    row.save(update_fields=["state", "applied_on"])
    data = {"amendment": row.pk, "fields": sorted(row.changes), "from_on": row.from_on}
    events.record(AgreementHappened.AMENDED, actor=actor, subject=agreement, at=now, data=data)


def _change(agreement: Agreement, row: Amendment, *, day: date) -> Verdict:
    """Write the change into the rows, and what the rules say of them then; the agreement itself is not stored yet."""
    form = replace(agreement.form(), **rules.read(row.changes)).tidy()
    forms.is_sound(form).or_raise()
    stood = snapshot.facts_of(agreement, day=day)
    before = checks.whole(stood, norms=snapshot.norms_for(stood))
    for key, told in row.changes.get(rules.WORKPLACES, {}).items():
        follow(agreement, _still_there(agreement, UUID(key)), from_on=row.from_on, **_keys(told))
    agreement.tell(form)
    facts = snapshot.facts_of(agreement, day=day, form=form)
    law = snapshot.norms_for(facts)
    found = checks.kind_of(facts, norms=law)
    agreement.kind, agreement.kind_reason = ("", "") if found is None else (found.type, found.why)
    verdict = checks.whole(facts, norms=law)
    compared = rules.newly_wrong if agreement.origin == SignedWhere.OUTSIDE else rules.still_right
    return compared(verdict, before=before)


def _changes(
    agreement: Agreement, told: Mapping[str, Any], places: Places, *, party: Party
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What really differs, and what stands there now, as plain data."""
    form = agreement.form()
    foreign = sorted(set(told) - set(rules.AMENDABLE))
    if foreign:
        refusal("amendment.amendable", found=foreign[0]).or_raise()
    wanted = replace(form, **told).tidy()
    forms.is_sound(wanted).or_raise()
    pairs = form.differences(wanted)
    changes = {name: rules.plain(after) for name, (_, after) in pairs.items()}
    before = {name: rules.plain(now) for name, (now, _) in pairs.items()}
    found = {key: _place(agreement, key, other, party=party) for key, other in places.items()}
    differing = {str(key): after for key, (_, after) in found.items() if after}
    if differing:
        changes[rules.WORKPLACES] = differing
        before[rules.WORKPLACES] = {str(key): was for key, (was, after) in found.items() if after}
    return changes, before


def _place(
    agreement: Agreement, key: UUID, told: Mapping[str, UUID], *, party: Party
) -> tuple[dict[str, str], dict[str, str]]:
    """What changes at one workplace: another recognition of the same company, a mentor of that company."""
    place = _still_there(agreement, key)
    company = place.recognition.company_id
    now = {"mentor": place.mentor_id, "recognition": place.recognition_id}
    after = {name: value for name, value in told.items() if value and now[name] != value}
    if after:
        policies.may_choose_mentor(party, is_of_another=place.is_of_another(agreement)).or_raise()
    if "mentor" in after and not Mentor.objects.filter(pk=after["mentor"], company=company).exists():
        refusal("agreement.mentor_of_company").or_raise()
    if "recognition" in after and not Recognition.objects.filter(pk=after["recognition"], company=company).exists():
        raise NotFound
    return {name: str(now[name] or "") for name in after}, {name: str(value) for name, value in after.items()}


def _still_there(agreement: Agreement, key: UUID) -> AgreementWorkplace:
    """A workplace that nothing followed yet."""
    place = agreement.workplaces.current().select_related("recognition").filter(pk=key).first()
    if place is None:
        raise NotFound
    return place


def _keys(told: Mapping[str, str]) -> dict[str, UUID]:
    return {name: UUID(value) for name, value in told.items()}


def _ask(row: Amendment, *, actor: Actor, now: datetime) -> None:
    """Ask everybody whose yes is needed, at once."""
    is_minor = _is_minor(row.agreement, now=now)
    for turn, signer in enumerate(rules.signers(row.changes, is_minor=is_minor), start=1):
        _ask_one(row, signer, turn=turn, by=actor.user_id if row.side == Party.PROVIDER else None, now=now)


def _ask_one(row: Amendment, signer: terms.Signer, *, turn: int, by: UUID | None, now: datetime) -> None:
    one = Acceptance(**signing.new_key(), amendment=row, signer=signer, turn=turn, asked_at=now)
    one.state = SIGNATURE.after(SIGNATURE.initial, terms.SignatureMove.ASK)
    signing.whom(one, row.agreement, day=day_of(now), by=by)
    one.save(force_insert=True)


def _comes_of_age(row: Amendment, *, now: datetime) -> None:
    """Who became of age since a parent was asked answers alone: the link of the parent leads nowhere any more."""
    one = row.acceptances.filter(signer=terms.Signer.GUARDIAN, state=terms.SignatureState.ASKED).first()
    if one is not None and not _is_minor(row.agreement, now=now):
        one.delete()
        _ask_one(row, terms.Signer.LEARNER, turn=one.turn, by=None, now=now)


def _own(row: Amendment, party: Party) -> Acceptance | None:
    """What is asked of this party, given or not; nothing where its yes is not needed."""
    return next((one for one in life.acceptances_of(row) if rules.side_of(terms.Signer(one.signer)) is party), None)


def _accept(row: Amendment, one: Acceptance, signed: Signed, *, shown: str, actor: Actor, now: datetime) -> Amendment:
    if row.agreement.state != AgreementState.SIGNED:
        refusal("amendment.is_signed", found=row.agreement.state).or_raise()
    rules.same_text(paper=row.paper, shown=shown).or_raise()
    signing.put(one, signed, shown=shown, actor=actor, now=now)
    side = rules.side_of(terms.Signer(one.signer))
    data = {"amendment": row.pk, "side": side, "kind": signed.kind, "paper": shown, "proof": one.proof}
    events.record(AgreementHappened.AMENDMENT_AGREED, actor=actor, subject=row.agreement, at=now, data=data)
    if waits_for(row):
        return row
    row.state = AMENDMENT.after(row.state, AmendmentMove.AGREE)
    row.save(update_fields=["state"])
    if row.from_on <= day_of(now):
        _apply(row, actor=actor, now=now)
    return row


def _refuse(
    row: Amendment, one: Acceptance | None, party: Party, words: str, *, actor: Actor, now: datetime
) -> Amendment:
    if one is not None and one.state == terms.SignatureState.ASKED:
        signing.decline(one, words[:LONGEST_REMARK], actor=actor, now=now)
    row.state = AMENDMENT.after(row.state, AmendmentMove.REFUSE)
    row.closed_words = words.strip()[: forms.LONGEST_WORDS]
    _closed(row, AgreementHappened.AMENDMENT_REFUSED, party=party, actor=actor, now=now)
    return row


def _is_minor(agreement: Agreement, *, now: datetime) -> bool:
    facts = snapshot.facts_of(agreement, day=day_of(now))
    return checks.is_minor(facts, norms=snapshot.norms_for(facts))


def _access(row: Amendment, actor: Actor, *, now: datetime) -> policies.AgreementAccess:
    return doors.access_for(actor, row.agreement, day=day_of(now))


def _by_link(secret: str, *, now: datetime) -> tuple[Amendment, Acceptance]:
    """What a mailed link asks, held; looked at again once it is. Nobody answers for who is of age."""
    agreement = locked(life.acceptance_by_link(secret).amendment.agreement_id)
    one = life.acceptance_by_link(secret)
    row = one.amendment
    row.agreement = agreement
    if one.signer == terms.Signer.GUARDIAN and not _is_minor(agreement, now=now):
        refusal("amendment.of_age").or_raise()
    return row, one


def _party(actor: Actor, agreement_id: UUID, *, now: datetime) -> tuple[Agreement, Party]:
    agreement, day = held(actor, agreement_id, now=now), day_of(now)
    policies.may_amend(actor, doors.access_of(agreement, day=day)).or_raise()
    return agreement, doors.party_of(actor, agreement, day=day)


def _proposed(actor: Actor, amendment_id: UUID, *, now: datetime) -> tuple[Amendment, Party]:
    found = life.amendment_for(actor, amendment_id, day=day_of(now))
    agreement, party = _party(actor, found.agreement_id, now=now)
    row = Amendment.objects.get(pk=amendment_id)
    row.agreement = agreement
    return row, party


def _lapse(row: Amendment, *, now: datetime) -> None:
    row.state = AMENDMENT.after(row.state, AmendmentMove.LAPSE)
    _closed(row, AgreementHappened.AMENDMENT_LAPSED, party=Party.CLOCK, actor=SYSTEM, now=now)


def _closed(row: Amendment, code: AgreementHappened, *, party: Party, actor: Actor, now: datetime) -> None:
    row.closed_at, row.closed_by = now, actor.user_id
    row.save()
    data = {"amendment": row.pk, "side": party}
    detail = {"words": row.closed_words} if row.closed_words else None
    events.record(code, actor=actor, subject=row.agreement, at=now, data=data, detail=detail)
