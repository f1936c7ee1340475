"""Who acts for an organisation: invited, let go, never without somebody who lets others in."""

import pytest
from django.urls import reverse

from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.terms import BODY_ROLES, Role
from tandem.registers.mandates.terms import BodyKind
from tests.factories.access import CapacityFactory, InvitationFactory
from tests.factories.mandates import BodyFactory
from tests.harness.reading import read
from tests.harness.visitors import body_of_kind, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = reverse("system:people")


@pytest.fixture
def body():
    """A partnership."""
    return BodyFactory()


@pytest.fixture
def manager(body):
    """A browser of its manager."""
    return visitor(Role.PARTNERSHIP_MANAGER, body.pk)


def colleague(body, **values):
    return CapacityFactory(role=Role.PARTNERSHIP_STAFF, company=None, body=body, **values)


def test_who_acts_for_the_organisation_is_listed_with_their_role(body, manager):
    held = colleague(body)
    page = read(manager.get(PEOPLE))
    row = next(row for row in page.rows if held.user.name in row)
    assert "Medewerker" in row
    assert "1 september 2020" in row
    assert reverse("system:end_capacity", args=[held.pk]) in {form.action for form in page.forms}


def test_people_of_another_organisation_are_not_listed(manager):
    other = colleague(BodyFactory())
    waiting = InvitationFactory()
    answer = manager.get(PEOPLE)
    assert other.user.name not in read(answer).words
    assert waiting.email.encode() not in answer.content


def test_somebody_is_invited_and_the_invitation_can_be_taken_back(body, manager, now):
    form = {"email": "Nieuw@Voorbeeld.example", "role": Role.PARTNERSHIP_VOTER}
    page = read(manager.post(PEOPLE, form, follow=True))
    assert "De uitnodiging is verstuurd." in page.words
    assert "nieuw@voorbeeld.example" in page.words
    invitation = Invitation.objects.get(email="nieuw@voorbeeld.example")
    assert (invitation.body_id, invitation.role) == (body.pk, Role.PARTNERSHIP_VOTER)
    url = reverse("system:withdraw_invitation", args=[invitation.pk])
    page = read(manager.post(url, follow=True))
    assert "De uitnodiging is ingetrokken." in page.words
    assert "nieuw@voorbeeld.example" not in page.words
    invitation.refresh_from_db()
    assert invitation.withdrawn_at == now


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"email": "", "role": "partnership_staff"}, "Vul het e-mailadres in"),
        ({"email": "geen adres", "role": "partnership_staff"}, "Dit is geen e-mailadres"),
        ({"email": "a@b.example", "role": ""}, "Kies wat deze persoon mag doen"),
        ({"email": "a@b.example", "role": "platform_admin"}, "platform_admin"),
        ({"email": "a@b.example", "role": "king"}, "king"),
        ({"email": "a" * 300 + "@b.example", "role": "partnership_staff"}, "E-mailadres"),
        ({"email": "a@b.example\nBcc: c@d.example", "role": "partnership_staff"}, "Dit is geen e-mailadres"),
    ],
    ids=["no address", "no real address", "no role", "too much power", "unknown role", "endless", "two lines"],
)
def test_an_invitation_that_cannot_be_comes_back(manager, form, told):
    answer = manager.post(PEOPLE, form)
    assert answer.status_code == 422
    assert told in read(answer).errors
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice_for_the_same(manager):
    form = {"email": "nieuw@voorbeeld.example", "role": Role.PARTNERSHIP_STAFF}
    manager.post(PEOPLE, form)
    answer = manager.post(PEOPLE, form)
    assert answer.status_code == 422
    assert read(answer).errors
    assert Invitation.objects.count() == 1


def test_the_agency_chooses_for_which_body(agency, body):
    form = {"email": "nieuw@voorbeeld.example", "role": Role.PARTNERSHIP_MANAGER, "organisation": str(body.pk)}
    assert agency.post(PEOPLE, form).status_code == 302
    assert Invitation.objects.get().body_id == body.pk


@pytest.mark.parametrize("organisation", ["", "no-key", "00000000-0000-7000-8000-000000000000"])
def test_a_role_of_a_partnership_needs_a_partnership(agency, organisation):
    form = {"email": "a@b.example", "role": Role.PARTNERSHIP_MANAGER, "organisation": organisation}
    assert agency.post(PEOPLE, form).status_code == 422
    assert not Invitation.objects.exists()


def test_a_manager_cannot_invite_for_another_body(manager):
    other = BodyFactory()
    form = {"email": "a@b.example", "role": Role.PARTNERSHIP_STAFF, "organisation": str(other.pk)}
    manager.post(PEOPLE, form)
    assert not Invitation.objects.filter(body=other).exists()


def test_a_capacity_ends_at_once(body, manager):
    held = colleague(body)
    browser = visitor(Role.PARTNERSHIP_STAFF, body.pk, user_id=None)
    assert browser.get(reverse("desk:inbox")).status_code == 200
    page = read(manager.post(reverse("system:end_capacity", args=[held.pk]), follow=True))
    assert "Deze persoon kan hier niet meer handelen." in page.words
    assert held.user.name not in page.words


def test_the_last_who_lets_people_in_stays(body, manager):
    own = Capacity.objects.get(body=body, role=Role.PARTNERSHIP_MANAGER)
    answer = manager.post(reverse("system:end_capacity", args=[own.pk]))
    assert answer.status_code == 409
    own.refresh_from_db()
    assert own.valid_until is None


@pytest.mark.parametrize("name", ["end_capacity", "withdraw_invitation"])
def test_people_and_invitations_of_others_are_as_good_as_not_there(manager, name):
    other = colleague(BodyFactory())
    waiting = InvitationFactory()
    row = other if name == "end_capacity" else waiting
    assert manager.post(reverse(f"system:{name}", args=[row.pk])).status_code == 404
    assert manager.post(reverse(f"system:{name}", args=[BodyFactory().pk])).status_code == 404
    row.refresh_from_db()
    assert getattr(row, "valid_until", None) is None


@pytest.mark.parametrize("role", sorted(BODY_ROLES - {Role.PARTNERSHIP_MANAGER, Role.AGENCY_STAFF}))
def test_who_lets_nobody_in_has_no_such_page(body, role):
    own = body_of_kind(BodyKind.FLEMISH_PARTNERSHIP) if role is Role.FLEMISH_PARTNERSHIP else body
    assert visitor(role, own.pk).get(PEOPLE).status_code == 404


@pytest.mark.parametrize("count", [10, 1000])
def test_the_people_take_few_queries(body, manager, query_budget, count):
    first = colleague(body)
    rows = [
        Capacity(user_id=first.user_id, role=Role.PARTNERSHIP_STAFF, body=body, given_at=first.given_at,
                 valid_from=first.valid_from, valid_until=first.valid_from.replace(year=2030 + n % 60))
        for n in range(count - 2)
    ]  # fmt: skip
    Capacity.objects.bulk_create(rows)
    manager.get(PEOPLE)
    with query_budget(12):
        answer = manager.get(PEOPLE)
    assert len(read(answer).rows) - 1 == count
