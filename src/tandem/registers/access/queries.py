"""Who may act for whom; the actor a capacity makes; who looked at a file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.glossary import labels
from tandem.registers.access import policies, rules
from tandem.registers.access.models import ApiToken, Capacity, Invitation, ReadNote
from tandem.registers.access.terms import FAMILY_ROLES, Role, Sight
from tandem.registers.accounts import queries as accounts
from tandem.registers.accounts.models import User
from tandem.registers.accounts.rules import fingerprint
from tandem.registers.mandates.models import Body
from tandem.registers.organisations.models import Company, Provider
from tandem.registers.people.models import Person

PURPOSE = "invitation"


@dataclass(frozen=True)
class Held:
    """A capacity a person can choose: which role, for which organisation."""

    id: UUID
    role: Role
    organisation_id: UUID | None
    organisation: str

    @property
    def role_label(self) -> str:
        """What the role is called, in Dutch."""
        return labels.label(self.role)


@dataclass(frozen=True)
class Offer:
    """An invitation as the invited person sees it; the verdict says whether it can still be accepted."""

    id: UUID
    email: str
    name: str
    role: Role
    organisation: str
    expires_at: datetime
    verdict: Verdict

    @property
    def role_label(self) -> str:
        """What the role is called, in Dutch."""
        return labels.label(self.role)


@dataclass(frozen=True)
class InvitationMail:
    """What a mail with an invitation needs."""

    email: str
    name: str
    role: Role
    organisation: str
    invited_by: str
    secret: str
    expires_at: datetime


@dataclass(frozen=True)
class Look:
    """Somebody opened a page on a person or file, or was turned away."""

    at: datetime
    user_id: UUID | None
    user_name: str
    role: str
    organisation_id: UUID | None
    organisation: str
    page: str
    sight: Sight


@dataclass(frozen=True)
class Entrance:
    """Who somebody is at this moment, and every capacity in which they could act."""

    actor: Actor
    held: tuple[Held, ...]


def entrance(user_id: UUID, capacity_id: UUID | None, day: date) -> Entrance:
    """Who this person is in this capacity that day, and what else they can choose, in one look.

    A capacity that is not this person's, has ended or belongs to a closed account gives a visitor with a name only.
    """
    rows = list(Capacity.objects.valid_on(day).to_act().filter(user=user_id, user__is_active=True))
    chosen = next((row for row in rows if row.pk == capacity_id), None)
    return Entrance(_acting(user_id, chosen), tuple(_in_order(map(_held, rows))))


def actor_of(user_id: UUID, capacity_id: UUID | None, day: date) -> Actor:
    """The actor this person is in this capacity on that day."""
    return entrance(user_id, capacity_id, day).actor


def capacities_of(user_id: UUID, day: date) -> list[Held]:
    """The capacities this person can choose from that day, by organisation and role."""
    return capacities_of_each([user_id], day).get(user_id, [])


def capacities_of_each(user_ids: Iterable[UUID], day: date) -> dict[UUID, list[Held]]:
    """For each of these people the capacities they can choose from that day, by organisation and role."""
    found: dict[UUID, list[Held]] = {}
    for row in Capacity.objects.valid_on(day).to_act().filter(user__in=user_ids, user__is_active=True):
        found.setdefault(row.user_id, []).append(_held(row))
    return {user_id: _in_order(several) for user_id, several in found.items()}


def _acting(user_id: UUID, capacity: Capacity | None) -> Actor:
    if capacity is None:
        return Actor(user_id=user_id, role=Role.PUBLIC)
    sector = capacity.body.sector if capacity.body else None
    return Actor(
        user_id=user_id,
        role=Role(capacity.role),
        organisation_id=capacity.organisation_id,
        capacity_id=capacity.pk,
        sectors=frozenset({sector.code}) if sector else frozenset(),
    )


def _held(row: Capacity) -> Held:
    return Held(row.pk, Role(row.role), row.organisation_id, row.organisation_name())


def _in_order(several: Iterable[Held]) -> list[Held]:
    return sorted(several, key=lambda one: (one.organisation.casefold(), one.role, str(one.id)))


def capacities_in(actor: Actor, organisation_id: UUID | None, day: date) -> QuerySet[Capacity]:
    """Who acts for this organisation that day, by name, for who lets people in there; learners and parents for none."""
    if not policies.may_see_people_of(actor, organisation_id):
        raise NotFound
    rows = Capacity.objects.valid_on(day).in_organisation(organisation_id).exclude(role__in=FAMILY_ROLES).named()
    return rows.order_by("user__name", "role", "id")


def managers_of(companies: Collection[UUID], day: date) -> dict[UUID, UUID]:
    """For each of these companies the person who manages it since longest; for the platform itself."""
    rows = Capacity.objects.valid_on(day).filter(role=Role.COMPANY_ADMIN, company__in=companies)
    first_last = rows.order_by("-valid_from", "-id").values_list("company_id", "user_id")
    return {company: user for company, user in first_last if company is not None}


def people_of_provider(provider_id: UUID, day: date) -> list[tuple[UUID, str]]:
    """Who can guide learners of a provider that day: key and name, by name; for who stands in that provider."""
    rows = Capacity.objects.valid_on(day).filter(provider=provider_id, user__is_active=True)
    found = rows.order_by("user__name", "user_id").values_list("user_id", "user__name")
    return list(dict.fromkeys(found))


def accounts_in_role(provider_id: UUID, role: Role, day: date) -> list[User]:
    """Who acts for a provider in this role that day, by name; for a message to all of them."""
    rows = Capacity.objects.valid_on(day).filter(provider=provider_id, role=role, user__is_active=True)
    found = rows.select_related("user").order_by("user__name", "user_id")
    return list({row.user_id: row.user for row in found}.values())


def accounts_everywhere(role: Role, day: date) -> list[User]:
    """Who acts that day in a role that belongs to no organisation, by name; for a message to all of them."""
    rows = Capacity.objects.valid_on(day).in_organisation(None).filter(role=role, user__is_active=True)
    found = rows.select_related("user").order_by("user__name", "user_id")
    return list({row.user_id: row.user for row in found}.values())


def attended(providers: Collection[UUID], day: date) -> set[UUID]:
    """Those of these providers for which somebody acts that day."""
    rows = Capacity.objects.valid_on(day).filter(provider__in=providers, user__is_active=True)
    return {key for key in rows.order_by().values_list("provider", flat=True).distinct() if key is not None}


def accounts_in_company(company_id: UUID, roles: Collection[Role], day: date) -> list[tuple[User, Role]]:
    """Who acts for a company in one of these roles that day, each once, by name; for a message to all of them."""
    rows = Capacity.objects.valid_on(day).filter(company=company_id, role__in=roles, user__is_active=True)
    found = rows.select_related("user").order_by("user__name", "user_id", "role")
    return list({row.user_id: (row.user, Role(row.role)) for row in found}.values())


def roles_at(user_id: UUID, organisation_id: UUID, day: date) -> list[Role]:
    """In which roles somebody acts for an organisation that day."""
    return [Role(one.role) for one in capacities_of(user_id, day) if one.organisation_id == organisation_id]


def capacity_for(actor: Actor, capacity_id: UUID, *, lock: bool = False) -> Capacity:
    """One capacity: one's own, or one in an organisation where the actor lets people in.

    That of a learner or parent is their own and the platform's own work: the school that keeps the file puts them out.
    """
    rows = Capacity.objects.named()
    capacity = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=capacity_id).first()
    if capacity is None:
        raise NotFound
    own = policies.is_self(actor, capacity.user_id)
    is_family = capacity.role in FAMILY_ROLES and not actor.has_role(Role.SYSTEM)
    if not own and (is_family or not policies.may_see_people_of(actor, capacity.organisation_id)):
        raise NotFound
    return capacity


def invitations_in(actor: Actor, organisation_id: UUID | None, now: datetime) -> QuerySet[Invitation]:
    """The invitations of this organisation that wait for an answer, the newest first; none to a learner or parent."""
    if not policies.may_see_people_of(actor, organisation_id):
        raise NotFound
    rows = Invitation.objects.open_at(now).in_organisation(organisation_id).filter(person__isnull=True)
    return rows.exclude(role__in=FAMILY_ROLES).named().order_by("-invited_at", "id")


def invitation_for(actor: Actor, invitation_id: UUID, *, lock: bool = False) -> Invitation:
    """One invitation, for who lets people in there; that of a learner or parent stands in the file of the school."""
    rows = Invitation.objects.named()
    invitation = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=invitation_id).first()
    if invitation is None or invitation.person_id or not policies.may_see_people_of(actor, invitation.organisation_id):
        raise NotFound
    return invitation


def invitation_by_secret(secret: str, *, now: datetime) -> Offer:
    """The invitation whose secret this is, as the invited person sees it."""
    row = Invitation.objects.named().select_related("person").filter(secret_hash=fingerprint(secret)).first()
    if row is None:
        raise NotFound
    verdict = rules.may_accept(row.facts(), now=now)
    return Offer(row.pk, row.email, row.name, Role(row.role), _offered_by(row), row.expires_at, verdict)


def invitation_mail(invitation_id: UUID, *, now: datetime) -> InvitationMail | None:
    """What to mail for this invitation; None where it can no longer be accepted, so that a late mail is not sent."""
    row = Invitation.objects.named().select_related("person").filter(pk=invitation_id).first()
    if row is None or not rules.may_accept(row.facts(), now=now).is_ok:
        return None
    return InvitationMail(
        email=row.email,
        name=row.name,
        role=Role(row.role),
        organisation=_offered_by(row),
        invited_by=accounts.names_of([row.invited_by]).get(row.invited_by, "") if row.invited_by else "",
        secret=accounts.secret_for(PURPOSE, row.pk),
        expires_at=row.expires_at,
    )


def invitation_of(person_id: UUID, *, role: Role, now: datetime) -> Invitation | None:
    """The invitation of this person in this role that waits for an answer; for who came through the person's door.

    One that went to an address that was corrected since opens nothing, and is none.
    """
    rows = Invitation.objects.open_at(now).filter(person=person_id, role=role).select_related("person")
    return next((one for one in rows.order_by("-invited_at", "id") if one.is_at_own_address()), None)


def comes_in(person: Person, *roles: Role, day: date) -> bool:
    """Whether this person can sign in that day in one of these roles; for who came through the person's door."""
    rows = Capacity.objects.valid_on(day).filter(user=person.user_id, user__is_active=True, role__in=roles)
    return person.user_id is not None and rows.exists()


def tokens_of(actor: Actor) -> QuerySet[ApiToken]:
    """One's own keys for the API, in every capacity, the newest first."""
    if actor.user_id is None:
        raise NotFound
    rows = ApiToken.objects.filter(capacity__user=actor.user_id)
    return rows.select_related("capacity__company", "capacity__provider", "capacity__body").order_by("-issued_at", "id")


def token_for(actor: Actor, token_id: UUID, *, lock: bool = False) -> ApiToken:
    """One of one's own keys for the API."""
    rows = tokens_of(actor)
    token = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=token_id).first()
    if token is None:
        raise NotFound
    return token


def token_by_secret(secret: str) -> ApiToken | None:
    """The key with this secret, open or not; None where there is none."""
    return ApiToken.objects.select_related("capacity").filter(secret_hash=fingerprint(secret)).first()


def who_looked(*, subject_kind: str, subject_id: object, limit: int = 200) -> list[Look]:
    """Who opened the pages of this subject, or was turned away, the newest first.

    The caller comes through the door of the subject first.
    """
    return who_looked_at([(subject_kind, subject_id)], limit=limit)


def who_looked_at(
    subjects: Iterable[tuple[str, object]], *, limit: int = 200, besides: Collection[UUID] = ()
) -> list[Look]:
    """Who opened the pages of one of these subjects, or was turned away, the newest first; some people left out.

    The caller comes through the door of each subject first.
    """
    about = Q(pk__in=())
    for kind, key in subjects:
        about |= Q(subject_kind=kind, subject_id=str(key))
    notes = ReadNote.objects.filter(about)
    rows = list(notes.exclude(user_id__in=besides).order_by("-at", "-id")[:limit])
    names = accounts.names_of(row.user_id for row in rows)
    organisations = organisation_names(row.organisation_id for row in rows)
    return [
        Look(
            at=row.at,
            user_id=row.user_id,
            user_name=names.get(row.user_id, "") if row.user_id else "",
            role=row.role,
            organisation_id=row.organisation_id,
            organisation=organisations.get(row.organisation_id, "") if row.organisation_id else "",
            page=row.page,
            sight=Sight(row.sight),
        )
        for row in rows
    ]


def organisation_names(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of these organisations, whatever they are: companies, providers, bodies."""
    wanted = {one for one in ids if one is not None}
    return _names(Company, wanted) | _names(Provider, wanted) | _names(Body, wanted)


def _offered_by(row: Invitation) -> str:
    """For whom one will act; a learner or parent comes in with the provider that keeps the file."""
    if row.person is None:
        return row.organisation_name()
    return organisation_names([row.person.kept_by]).get(row.person.kept_by, "") if row.person.kept_by else ""


def _names(model: type[Company] | type[Provider] | type[Body], wanted: Collection[UUID]) -> dict[UUID, str]:
    if not wanted:
        return {}
    return dict(model._default_manager.filter(pk__in=wanted).values_list("pk", "name"))
