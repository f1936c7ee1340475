"""Inviting people, giving and ending capacities, and noting who looked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tandem.base import events, ids
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound
from tandem.base.events import Entry
from tandem.base.periods import day_of
from tandem.base.verdict import Verdict, refusal
from tandem.registers.access import policies, queries, rules
from tandem.registers.access.models import ApiToken, Capacity, CapacityQuerySet, Invitation, ReadNote
from tandem.registers.access.terms import ADMIN_ROLES, FAMILY_ROLES, ClaimProof, Happened, Role, Sight
from tandem.registers.accounts import actions as accounts
from tandem.registers.accounts import queries as account_queries
from tandem.registers.accounts.models import User
from tandem.registers.accounts.rules import fingerprint, plain_email
from tandem.registers.mandates.models import Body
from tandem.registers.mandates.terms import BodyKind
from tandem.registers.organisations.actions import company as companies
from tandem.registers.organisations.models import Company, Provider
from tandem.registers.organisations.queries import register
from tandem.registers.people import actions as people_actions
from tandem.registers.people import queries as people
from tandem.registers.people.models import Person

Organisation = Company | Provider | Body

TOKEN_MARK = "tandem_"  # noqa: S105 - how every secret begins
"""How a key for the API begins, so that a scanner of sources knows it when it sees one."""


@dataclass(frozen=True)
class Issued:
    """A key for the API just made; its secret is shown once and kept nowhere."""

    token: ApiToken
    secret: str


@transaction.atomic
def invite(
    *, actor: Actor, email: str, role: Role, organisation_id: UUID | None = None, name: str = "", now: datetime
) -> Invitation:
    """Offer somebody a capacity by e-mail. The mail is written from the event; only the hash of its secret is kept."""
    policies.may_invite(actor, role, organisation_id).or_raise()
    organisation = _organisation(role, organisation_id)
    address = plain_email(email)
    same = Invitation.objects.open_at(now).in_organisation(organisation_id).filter(email=address, role=role)
    verdict = _fits(role, organisation_id, organisation) + rules.may_invite(address, is_invited=same.exists())
    verdict.or_raise()
    return _send(address, actor=actor, role=role, name=name, now=now, **_as_fields(role, organisation))


@transaction.atomic
def invite_for_company(
    *, actor: Actor, email: str, role: Role, number: str, name: str = "", now: datetime
) -> Invitation:
    """Invite somebody for the company with this number; one that does not take part yet joins for it.

    For who lets people in anywhere: nobody of the company itself is there yet.
    """
    policies.may_invite(actor, role, None).or_raise()
    company = Company.objects.filter(number=number).first() or _taking_part(number, now=now)
    return invite(actor=actor, email=email, role=role, organisation_id=company.pk, name=name, now=now)


@transaction.atomic
def invite_person(*, actor: Actor, person_id: UUID, role: Role, now: datetime) -> Invitation:
    """Let a learner or parent whom a provider keeps in its files come in as that person, by a link in a mail."""
    person = people.person_for(actor, person_id, lock=True)
    policies.may_invite_person(actor, role, person.kept_by).or_raise()
    address = plain_email(person.email)
    others = people.others_at(address, kept_by=person.kept_by, person_id=person.pk)
    waiting = Invitation.objects.open_at(now).select_related("person").filter(person=person, role=role)
    verdict = rules.may_invite(address, is_invited=any(one.is_at_own_address() for one in waiting))
    verdict += rules.may_invite_person(
        has_account=queries.comes_in(person, role, day=day_of(now)), is_address_of_another=others.exists()
    )
    verdict.or_raise()
    for outdated in waiting:
        _withdraw(outdated, actor=actor, now=now)
    if person.user_id is not None and not queries.comes_in(person, *FAMILY_ROLES, day=day_of(now)):
        people_actions.unlink_account(actor=actor, person_id=person.pk, now=now)
    name = f"{person.given_name} {person.family_name}"
    return _send(address, actor=actor, role=role, person=person, name=name, now=now)


@transaction.atomic
def withdraw_person(*, actor: Actor, person_id: UUID, role: Role, now: datetime) -> Invitation:
    """Take back the invitation of a learner or parent; its link dies at once."""
    person = people.person_for(actor, person_id)
    policies.may_invite_person(actor, role, person.kept_by).or_raise()
    invitation = queries.invitation_of(person.pk, role=role, now=now)
    if invitation is None:
        raise NotFound
    return _withdraw(Invitation.objects.select_for_update().get(pk=invitation.pk), actor=actor, now=now)


@transaction.atomic
def put_out_person(*, actor: Actor, person_id: UUID, now: datetime) -> Person:
    """Let a learner or parent no longer come in as this person, as when a stranger accepted the invitation."""
    person = people.person_for(actor, person_id, lock=True)
    policies.may_invite_person(actor, Role.LEARNER, person.kept_by).or_raise()
    user_id = person.user_id
    put_out = people_actions.unlink_account(actor=actor, person_id=person_id, now=now)
    if user_id is not None and not people.is_tied(user_id):
        held = Capacity.objects.select_for_update().valid_on(day_of(now)).filter(user=user_id, role__in=FAMILY_ROLES)
        for capacity in held:
            _end(capacity, actor=actor, now=now)
    return put_out


@transaction.atomic
def accept_invitation(*, secret: str, now: datetime, user_id: UUID | None = None, name: str = "") -> Capacity:
    """Accept an invitation with the account of who is signed in, or with a new one for the invited address."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("person")
    invitation = rows.filter(secret_hash=fingerprint(secret)).first()
    if invitation is None:
        refusal("invitation.unknown").or_raise()
        raise NotFound
    rules.may_accept(invitation.facts(), now=now).or_raise()
    user = _accepting(invitation, user_id=user_id, name=name, now=now)
    if invitation.person_id is not None:
        people_actions.link_account(actor=SYSTEM, person_id=invitation.person_id, user_id=user.pk, now=now)
    capacity = _held(user, invitation, day_of(now)) or _give(
        user,
        role=Role(invitation.role),
        organisation_id=invitation.organisation_id,
        valid_from=day_of(now),
        given_by=invitation.invited_by,
        actor=accounts.as_self(user),
        now=now,
    )
    invitation.accepted_at, invitation.accepted_by = now, user.pk
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    data = {"role": invitation.role, "organisation": invitation.organisation_id, "capacity": capacity.pk}
    events.record(Happened.INVITATION_ACCEPTED, actor=accounts.as_self(user), subject=invitation, at=now, data=data)
    return capacity


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation_id: UUID, now: datetime) -> Invitation:
    """Take back an invitation that waits for an answer; its link dies at once."""
    invitation = queries.invitation_for(actor, invitation_id, lock=True)
    policies.may_withdraw(actor, Role(invitation.role), invitation.organisation_id).or_raise()
    return _withdraw(invitation, actor=actor, now=now)


@transaction.atomic
def give_capacity(
    *,
    actor: Actor,
    user_id: UUID,
    role: Role,
    organisation_id: UUID | None = None,
    valid_from: date,
    valid_until: date | None = None,
    now: datetime,
) -> Capacity:
    """Let a person act in a role for an organisation, without an invitation."""
    policies.may_give(actor).or_raise()
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise NotFound
    return _give(
        user,
        role=role,
        organisation_id=organisation_id,
        valid_from=valid_from,
        valid_until=valid_until,
        given_by=actor.user_id,
        actor=actor,
        now=now,
    )


@dataclass(frozen=True)
class Keeper:
    """A person who manages a company since a moment long ago."""

    user_id: UUID
    company_id: UUID
    since: datetime


@transaction.atomic
def give_companies(*, actor: Actor, keepers: Sequence[Keeper]) -> list[Capacity]:
    """Let many people, each with an account of their own, manage a company since long ago."""
    policies.may_give(actor).or_raise()
    given = [
        Capacity(
            user_id=one.user_id,
            role=Role.COMPANY_ADMIN,
            company_id=one.company_id,
            valid_from=day_of(one.since),
            given_at=one.since,
            given_by=actor.user_id,
        )
        for one in keepers
    ]
    Capacity.objects.bulk_create(given, batch_size=400)
    events.record_past(
        Entry(
            Happened.CAPACITY_GIVEN,
            actor,
            row,
            row.given_at,
            {"user": row.user_id, "role": row.role, "organisation": row.company_id, "valid_from": row.valid_from},
        )
        for row in given
    )
    return given


@transaction.atomic
def claim_company(*, actor: Actor, number: str, proof: ClaimProof, now: datetime) -> Capacity:
    """Let somebody who proved to speak for a company manage it; the company takes part from then on."""
    policies.may_claim(actor, proof, is_demo=settings.DEMO).or_raise()
    user = User.objects.select_for_update().filter(pk=actor.user_id).first() if actor.user_id else None
    if user is None:
        raise NotFound
    company = _taking_part(number, now=now)
    capacity = _give(
        user,
        role=Role.COMPANY_ADMIN,
        organisation_id=company.pk,
        valid_from=day_of(now),
        given_by=user.pk,
        actor=actor,
        now=now,
    )
    data = {"proof": proof, "company": company.pk}
    events.record(Happened.COMPANY_CLAIMED, actor=actor, subject=capacity, at=now, data=data)
    return capacity


@transaction.atomic
def end_capacity(*, actor: Actor, capacity_id: UUID, now: datetime) -> Capacity:
    """End a capacity at once: the next page of this person is no longer opened in it."""
    seen = queries.capacity_for(actor, capacity_id)
    _one_at_a_time(seen)
    capacity = queries.capacity_for(actor, capacity_id, lock=True)
    policies.may_end(
        actor, role=Role(capacity.role), organisation_id=capacity.organisation_id, user_id=capacity.user_id
    ).or_raise()
    _end(capacity, actor=actor, now=now)
    return capacity


@transaction.atomic
def close_account(*, actor: Actor, user_id: UUID, now: datetime) -> User:
    """End everything a person may do, and close the account; refused for the last who lets people in somewhere."""
    user = account_queries.account_for(actor, user_id)
    held = Capacity.objects.valid_on(day_of(now)).filter(user=user).order_by("id")
    for capacity in held:
        _one_at_a_time(capacity)
        _end(queries.capacity_for(SYSTEM, capacity.pk, lock=True), actor=actor, now=now)
    return accounts.close_account(actor=actor, user_id=user_id, now=now)


@transaction.atomic
def issue_token(*, actor: Actor, name: str, days: int, now: datetime) -> Issued:
    """Make a key with which a program acts as this person in the capacity in use."""
    policies.may_issue_token(actor).or_raise()
    if actor.capacity_id is None:
        raise NotFound
    capacity = queries.capacity_for(actor, actor.capacity_id, lock=True)
    open_tokens = ApiToken.objects.open_at(now).filter(capacity__user=capacity.user_id).count()
    rules.may_issue(name=name, days=days, open_tokens=open_tokens).or_raise()
    secret = f"{TOKEN_MARK}{secrets.token_urlsafe(32)}"
    token = ApiToken(
        capacity=capacity,
        name=name.strip(),
        secret_hash=fingerprint(secret),
        issued_at=now,
        issued_by=actor.user_id,
        expires_at=now + timedelta(days=days),
    )
    token.save(force_insert=True)
    data = {"capacity": capacity.pk, "expires_at": token.expires_at}
    events.record(Happened.TOKEN_ISSUED, actor=actor, subject=token, at=now, data=data)
    return Issued(token, secret)


@transaction.atomic
def revoke_token(*, actor: Actor, token_id: UUID, now: datetime) -> ApiToken:
    """Let a key open nothing from now on."""
    token = queries.token_for(actor, token_id, lock=True)
    rules.may_revoke(token.facts()).or_raise()
    token.revoked_at, token.revoked_by = now, actor.user_id
    token.save(update_fields=["revoked_at", "revoked_by"])
    events.record(Happened.TOKEN_REVOKED, actor=actor, subject=token, at=now)
    return token


def note_use(token: ApiToken, *, day: date) -> None:
    """Note the last day on which a key was used, at most once a day, so that who made it knows which are dead."""
    if token.last_used_on != day:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=day)


def note_read(*, actor: Actor, subject_kind: str, subject_id: object, page: str, now: datetime) -> None:
    """Note that somebody opened a page on a person or file, in a transaction of its own."""
    _note(Sight.SEEN, actor=actor, subject_kind=subject_kind, subject_id=subject_id, page=page, now=now)


def note_refused(*, actor: Actor, subject_kind: str, subject_id: object, page: str, now: datetime) -> None:
    """Note that somebody was turned away from a page, in a transaction of its own."""
    _note(Sight.REFUSED, actor=actor, subject_kind=subject_kind, subject_id=subject_id, page=page, now=now)


def sweep_notes(*, before: datetime) -> int:
    """Delete notes of who looked from before this moment; gives how many."""
    return ReadNote.objects.filter(at__lt=before).delete()[0]


@transaction.atomic(durable=True)
def _note(sight: Sight, *, actor: Actor, subject_kind: str, subject_id: object, page: str, now: datetime) -> None:
    ReadNote.objects.create(
        user_id=actor.user_id,
        role=actor.role,
        organisation_id=actor.organisation_id,
        subject_kind=subject_kind[:80],
        subject_id=str(subject_id)[:40],
        page=page[:80],
        sight=sight,
        at=now,
    )


def _send(address: str, *, actor: Actor, role: Role, name: str, now: datetime, **about: Any) -> Invitation:
    """Store an invitation; its mail is written from the event, with a secret of which only the hash is kept."""
    invitation = Invitation(
        id=ids.new_id(),
        email=address,
        name=rules.plain_name(name),
        role=role,
        invited_at=now,
        invited_by=actor.user_id,
        expires_at=now + rules.INVITATION_LIFE,
        **about,
    )
    invitation.secret_hash = fingerprint(account_queries.secret_for(queries.PURPOSE, invitation.pk))
    invitation.save(force_insert=True)
    data = {"role": role, "organisation": invitation.organisation_id, "expires_at": invitation.expires_at}
    if invitation.person_id is not None:
        data["person"] = invitation.person_id
    events.record(Happened.INVITED, actor=actor, subject=invitation, at=now, data=data)
    return invitation


def _withdraw(invitation: Invitation, *, actor: Actor, now: datetime) -> Invitation:
    rules.may_withdraw(invitation.facts()).or_raise()
    invitation.withdrawn_at, invitation.withdrawn_by = now, actor.user_id
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    events.record(Happened.INVITATION_WITHDRAWN, actor=actor, subject=invitation, at=now)
    return invitation


def _taking_part(number: str, *, now: datetime) -> Company:
    """The company that the register holds under this number; it joins where it does not take part yet."""
    facts = register.facts_to_join(number)
    return Company.objects.filter(number=facts.number).first() or companies.join(actor=SYSTEM, facts=facts, now=now)


def _accepting(invitation: Invitation, *, user_id: UUID | None, name: str, now: datetime) -> User:
    """The account that accepts: the one signed in, or one for the invited address, whose mailbox is its key."""
    if user_id is None:
        told = rules.plain_name(name) or invitation.name or invitation.email
        user_id = accounts.open_account(actor=SYSTEM, email=invitation.email, name=told, now=now).pk
    return User.objects.select_for_update().get(pk=user_id)


def _held(user: User, invitation: Invitation, day: date) -> Capacity | None:
    """The capacity of the invitation, where the person holds it already."""
    rows = Capacity.objects.valid_on(day).in_organisation(invitation.organisation_id)
    return rows.filter(user=user, role=invitation.role, valid_until__isnull=True).order_by("id").first()


def _give(
    user: User,
    *,
    role: Role,
    organisation_id: UUID | None,
    valid_from: date,
    valid_until: date | None = None,
    given_by: UUID | None,
    actor: Actor,
    now: datetime,
) -> Capacity:
    organisation = _organisation(role, organisation_id)
    _fits(role, organisation_id, organisation).or_raise()
    rows = Capacity.objects.in_organisation(organisation_id).filter(user=user, role=role)
    rules.may_give(
        is_held=rows.filter(valid_until__isnull=True).exists(),
        is_account_open=user.is_active,
        valid_from=valid_from,
        valid_until=valid_until,
    ).or_raise()
    capacity = Capacity(
        user=user,
        role=role,
        valid_from=valid_from,
        valid_until=valid_until,
        given_at=now,
        given_by=given_by,
        **_as_fields(role, organisation),
    )
    capacity.save(force_insert=True)
    data = {"user": user.pk, "role": role, "organisation": organisation_id, "valid_from": valid_from}
    events.record(Happened.CAPACITY_GIVEN, actor=actor, subject=capacity, at=now, data=data)
    return capacity


def _end(capacity: Capacity, *, actor: Actor, now: datetime) -> None:
    day = day_of(now)
    facts = rules.CapacityFacts(
        role=Role(capacity.role),
        valid_from=capacity.valid_from,
        valid_until=capacity.valid_until,
        other_admins=_peers(capacity).valid_on(day).filter(user__is_active=True).exclude(pk=capacity.pk).count(),
    )
    rules.may_end(facts, day=day, is_admin=facts.role in ADMIN_ROLES).or_raise()
    capacity.valid_until = max(day, capacity.valid_from)
    capacity.ended_at, capacity.ended_by = now, actor.user_id
    capacity.save(update_fields=["valid_until", "ended_at", "ended_by"])
    data = {"user": capacity.user_id, "role": capacity.role, "organisation": capacity.organisation_id}
    events.record(Happened.CAPACITY_ENDED, actor=actor, subject=capacity, at=now, data=data)


def _one_at_a_time(capacity: Capacity) -> None:
    """Let one ending follow the other: two who end each other cannot both find that somebody stays."""
    list(_peers(capacity).select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))


def _peers(capacity: Capacity) -> CapacityQuerySet:
    """Everybody in the same role for the same organisation."""
    return Capacity.objects.in_organisation(capacity.organisation_id).filter(role=capacity.role)


def _organisation(role: Role, organisation_id: UUID | None) -> Organisation | None:
    """The organisation of the kind this role acts for; NotFound where there is none with this key."""
    kind = rules.organisation_kind(role)
    if kind == rules.NONE or organisation_id is None:
        return None
    found: Organisation | None
    if kind == rules.COMPANY:
        found = Company.objects.filter(pk=organisation_id).first()
    elif kind == rules.PROVIDER:
        found = Provider.objects.filter(pk=organisation_id).first()
    else:
        found = Body.objects.filter(pk=organisation_id).first()
    if found is None:
        raise NotFound
    return found


def _fits(role: Role, organisation_id: UUID | None, organisation: Organisation | None) -> Verdict:
    kind = BodyKind(organisation.kind) if isinstance(organisation, Body) else None
    return rules.fits(role, has_organisation=organisation_id is not None, body_kind=kind)


def _as_fields(role: Role, organisation: Organisation | None) -> dict[str, Organisation]:
    return {} if organisation is None else {rules.organisation_kind(role): organisation}
