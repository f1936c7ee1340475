"""Who comes in where: its own people, each as far as the role reaches; for anybody else there is no such page."""

import pytest
from django.test import Client
from django.urls import reverse

from tandem.faces.web.company.urls import urlpatterns
from tandem.journey.placement.models import Opening
from tandem.journey.placement.terms.openings import OpeningState
from tandem.journey.recognition.models import Dossier, Mentor, RecognitionRequest
from tandem.registers.access.models import Capacity, Invitation, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import ProviderFactory
from tests.harness.visitors import visitor

POSTED = {
    "withdraw_invitation",
    "deactivate_mentor",
    "reactivate_mentor",
    "autosave_declarations",
    "autosave_contact",
    "autosave_workplace",
    "remove_workplace",
    "remove_attachment",
    "submit",
    "resubmit",
    "pause_opening",
    "resume_opening",
    "invite_learner",
    "show_learner",
    "answer_availability",
    "wake",
    "ask_partner",
    "answer_part",
    "take_out_part",
}
SEEN_BY_HR = {
    *("attachment", "receipt", "receipt_pdf", "request", "history", "history_export", "document"),
    *("open_place", "opening", "change_opening", "close_opening", "opening_history", "opening_history_export"),
    *("learner", "fitting", "pass_learner", "availability", "joint"),
}
KEPT_BY_HR = {"pause_opening": OpeningState.PAUSED, "resume_opening": OpeningState.OPEN}
"""What the staff may do too, and how it leaves an opening."""
DONE_BY_HR = {"invite_learner", "show_learner", "wake"}
"""What the staff may do too with a learner who fits an opening."""
WITHOUT_ROW = {
    "home": {Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR},
    "recognitions": {Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR},
    "export": {Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR},
    "invite": {Role.COMPANY_ADMIN},
    "people_export": {Role.COMPANY_ADMIN},
    "joints": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "joints_export": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "joint_committee": {Role.COMPANY_ADMIN},
    "leave_committee": {Role.COMPANY_ADMIN},
    "doubt": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "establishments": {Role.COMPANY_ADMIN},
    "learners": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "mentors": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "mentors_export": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "new_mentor": {Role.COMPANY_ADMIN},
    "openings": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "openings_export": {Role.COMPANY_ADMIN, Role.COMPANY_HR},
    "start_dossier": {Role.COMPANY_ADMIN},
}
FOR_EVERYBODY = {"start", "claim", "suggest_committees", "suggest_trainings"}
_LIST = ["csv"]
ARGUMENTS = {
    **dict.fromkeys(("export", "people_export", "mentors_export", "openings_export", "joints_export"), _LIST),
    "leave_committee": ["118"],
}


def go(client: Client, name: str, url: str):
    answer = client.post(url) if name in POSTED | {"start_dossier"} else client.get(url)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


def rows() -> tuple[object, ...]:
    """How many there are of everything, and the state and version of each opening."""
    counts = (table.objects.count() for table in (Dossier, RecognitionRequest, Mentor, Capacity, Invitation))
    return (*counts, *Opening.objects.order_by("pk").values_list("pk", "state", "version"))


def test_every_page_of_the_area_stands_in_these_tables(files):
    named = {pattern.name for pattern in urlpatterns}

    assert named == set(files.urls) | set(WITHOUT_ROW) | FOR_EVERYBODY


@pytest.mark.slow
def test_a_visitor_without_an_account_is_asked_to_sign_in(files):
    pages = files.urls | {name: reverse(f"company:{name}", args=ARGUMENTS.get(name)) for name in WITHOUT_ROW}
    for name, url in (pages | {"start": reverse("company:start")}).items():
        answer = go(Client(), name, url)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account:sign_in")), name


@pytest.mark.slow
def test_for_another_company_there_is_no_such_page(files, stranger):
    before = rows()
    for name, url in files.urls.items():
        assert go(stranger, name, url).status_code == 404, name
    assert rows() == before


@pytest.mark.slow
def test_who_keeps_the_staff_sees_the_files_and_changes_nothing(files, hr):
    before = rows()
    for name, url in files.urls.items():
        if name not in {*KEPT_BY_HR, *DONE_BY_HR}:
            assert go(hr, name, url).status_code == (200 if name in SEEN_BY_HR else 404), name
    assert rows() == before
    assert {go(hr, name, files.urls[name]).status_code for name in DONE_BY_HR} == {302}


@pytest.mark.slow
@pytest.mark.parametrize("name", KEPT_BY_HR)
def test_who_keeps_the_staff_keeps_the_openings_too(files, hr, name):
    opening = {"pause_opening": files.opening, "resume_opening": files.paused}[name]

    assert go(hr, name, files.urls[name]).status_code == 302

    opening.refresh_from_db()
    assert opening.state == KEPT_BY_HR[name]


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.MENTOR, Role.COACH, Role.AGENCY_STAFF, Role.PARTNERSHIP_MANAGER])
def test_other_people_have_no_page_about_the_files_of_a_company(files, world, role):
    organisation = {
        Role.MENTOR: world.company.pk,
        Role.COACH: ProviderFactory().pk,
        Role.AGENCY_STAFF: files.incomplete.competent_body_id,
        Role.PARTNERSHIP_MANAGER: files.incomplete.competent_body_id,
    }[role]
    somebody = visitor(role, organisation)
    for name, url in files.urls.items():
        assert go(somebody, name, url).status_code == 404, name


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.COMPANY_HR, Role.MENTOR, Role.PARTNERSHIP_MANAGER])
def test_each_role_of_a_company_reaches_as_far_as_the_table_says(world, role):
    organisation = world.body().pk if role is Role.PARTNERSHIP_MANAGER else world.company.pk
    somebody = visitor(role, organisation)
    for name, allowed in WITHOUT_ROW.items():
        status = go(somebody, name, reverse(f"company:{name}", args=ARGUMENTS.get(name))).status_code
        if role is Role.PARTNERSHIP_MANAGER and name == "home":
            assert status == 302
        else:
            assert (status != 404) == (role in allowed), name


def test_pages_about_people_note_who_looked(files, boss, world):
    boss.get(files.urls["request"])
    boss.get(reverse("company:mentors"))
    boss.get(files.urls["contact"])

    noted = set(ReadNote.objects.filter(user_id=world.boss.user_id).values_list("subject_kind", "page"))
    assert noted == {
        ("recognition.recognitionrequest", "company:request"),
        ("organisations.company", "company:mentors"),
        ("recognition.dossier", "company:contact"),
    }


def test_who_acts_for_no_company_is_shown_how_to_start(world):
    somebody = visitor(Role.PARTNERSHIP_MANAGER, world.body().pk)

    answer = somebody.get(reverse("company:home"))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("company:start")
