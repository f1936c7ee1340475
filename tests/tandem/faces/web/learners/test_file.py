"""The file of a learner: enrol, correct, guide, move, leave; and what stands in it."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.models import Veto
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Guardianship, Person
from tests.factories.access import CapacityFactory
from tests.factories.agreement_life import AmendmentFactory
from tests.factories.agreements import AgreementFactory
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.placement import SavedOpeningFactory, VetoFactory
from tests.harness.reading import read
from tests.harness.school import NOOR, PARENT, TRAINING
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ENROL = reverse("learners:enrol")
SAM = {
    "given_name": "Sam",
    "family_name": "Nieuw",
    "birth_date": "12/04/2009",
    "training": TRAINING,
    "starts_on": "2026-09-01",
    "location_number": "1",
    "postal_code": "9800",
    "municipality": "Deinze",
    "coach": "",
}


def url(name, track, *more):
    return reverse(f"learners:{name}", args=[track.pk, *more])


def test_a_learner_is_enrolled_by_form(school, admin):
    answer = admin.post(ENROL, SAM, follow=True)

    track = Track.objects.get()
    assert (track.person.given_name, track.provider, track.training.code) == ("Sam", school.provider, TRAINING)
    page = read(answer)
    assert page.heading == "Sam Nieuw"
    assert "Sam Nieuw is ingeschreven" in page.words
    assert "Vul de screening in" in page.words


@pytest.mark.parametrize("phase", [Phase.SEARCHING, Phase.INTAKE])
def test_the_file_of_who_searches_leads_to_the_places_that_suit(school, coach, phase):
    track = TrackFactory(provider=school.provider, searching=True)
    Track.objects.filter(pk=track.pk).update(phase=phase)
    suited = reverse("proposals:suited", args=[track.pk])
    assert (suited in read(coach.get(url("track", track))).urls) == (phase is Phase.SEARCHING)


def test_a_coach_enrols_the_own_learner(school, coach):
    user_id = coach.session["_auth_user_id"]
    assert user_id in coach.get(ENROL).content.decode()

    coach.post(ENROL, SAM | {"coach": user_id})

    assert str(Track.objects.get().coach_id) == user_id


def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(school, admin):
    answer = admin.post(ENROL, SAM | {"birth_date": "1/1/2013", "postal_code": "98", "given_name": ""})
    page = read(answer)
    assert answer.status_code == 422
    assert "Vul de voornaam van de lerende in." in page.errors

    answer = admin.post(ENROL, SAM | {"birth_date": "1/1/2013", "postal_code": "98"})

    page = read(answer)
    assert answer.status_code == 422
    assert "De lerende is te jong op de startdag" in page.errors
    assert "Deze postcode kan niet" in page.errors
    assert 'value="Nieuw"' in answer.content.decode()
    assert not Person.objects.filter(kept_by=school.provider.pk).exists()


def test_who_is_enrolled_already_is_not_enrolled_again(school, track, admin):
    again = SAM | {"given_name": "Noor", "family_name": "Leerling"}

    page = read(admin.post(ENROL, again))

    assert "Deze lerende volgt deze opleiding hier al" in page.errors


def test_the_file_says_where_the_track_stands_and_what_comes_next(school, track, admin):
    page = read(admin.get(url("track", track)))

    assert page.heading == "Noor Leerling"
    for told in ("Intake", "Ingeschreven", "Wat nu", "12 april 2009", "17 jaar", "Dorpsstraat 12, 9800 Deinze"):
        assert told in page.words, told
    assert url("screening", track) in page.urls
    assert ReadNote.objects.filter(subject_kind="intake.track", subject_id=str(track.pk)).count() == 1


@pytest.mark.parametrize(
    "case",
    [
        (Phase.INTAKE, "dual", "klaar voor duaal leren", ["start_search"]),
        (Phase.INTAKE, "run_up", "Een aanloopfase bereidt voor", ["start_run_up", "start_search"]),
        (Phase.INTAKE, "other_or_naft", "Zoek samen ander onderwijs", ["start_search"]),
        (Phase.RUN_UP, "run_up", "Overstappen kan op elk moment", ["end_run_up"]),
        (Phase.SEARCHING, "dual", "U zoekt mee", ["start_run_up"]),
        (Phase.PLACED, "dual", "heeft een werkplek", []),
    ],
)
def test_the_next_step_follows_from_the_screening_and_the_phase(case, school, admin):
    phase, path, told, ways = case
    track = TrackFactory(provider=school.provider, phase=phase)
    ScreeningFactory(track=track, concluded=True, path=path)

    page = read(admin.get(url("track", track)))

    assert told in page.words
    assert [form.values["move"][0] for form in page.forms if "move" in form.values] == ways


def test_who_left_has_a_day_and_a_reason_and_no_next_step(school, admin):
    track = TrackFactory(provider=school.provider, left=True)

    page = read(admin.get(url("track", track)))

    assert "Vertrokken op 2 november 2026: Voltijds onderwijs." in page.words
    assert url("leave", track) not in page.urls
    assert [form for form in page.forms if "move" in form.values] == []


@pytest.mark.parametrize(
    ("before", "move", "after"),
    [
        (Phase.INTAKE, "start_search", Phase.SEARCHING),
        (Phase.INTAKE, "start_run_up", Phase.RUN_UP),
        (Phase.RUN_UP, "end_run_up", Phase.SEARCHING),
    ],
)
def test_a_step_moves_the_track(before, move, after, school, admin):
    track = TrackFactory(provider=school.provider, phase=before)

    admin.post(url("move", track), {"move": move})

    assert Track.objects.get(pk=track.pk).phase == after


def test_a_step_that_is_none_moves_nothing(school, track, admin):
    for move in ("place", "lose_place", "leave", "dance", ""):
        assert admin.post(url("move", track), {"move": move}).status_code == 404
    assert admin.post(url("move", track), {"move": "end_run_up"}).status_code == 409
    assert Track.objects.get(pk=track.pk).phase == Phase.INTAKE


def test_what_was_told_is_corrected(school, track, admin):
    page = read(admin.get(url("correct", track)))
    assert page.heading == "Gegevens van Noor Leerling"
    known = next(form for form in page.forms if "given_name" in form.values).values
    sent = {name: values[0] for name, values in known.items()} | {
        "training": TRAINING,
        "location_number": "1",
        "given_name": "Nora",
        "postal_code": "9000",
        "municipality": "Gent",
    }

    answer = admin.post(url("correct", track), sent, follow=True)

    changed = Track.objects.get(pk=track.pk)
    assert (changed.person.given_name, changed.municipality, changed.nis) == ("Nora", "Gent", "44021")
    assert changed.starts_on == track.starts_on
    assert "Bewaard." in read(answer).words


def test_a_manager_says_who_guides(school, track, admin):
    held = CapacityFactory(coach=True, provider=school.provider, user__name="Leila Haddad")

    assert "Leila Haddad" in read(admin.get(url("coach", track))).words
    admin.post(url("coach", track), {"coach": str(held.user_id)})

    assert Track.objects.get(pk=track.pk).coach_id == held.user_id
    assert admin.post(url("coach", track), {"coach": "x"}).status_code == 422


def test_a_coach_takes_a_learner_and_does_not_choose_for_others(school, track, coach):
    assert coach.get(url("coach", track)).status_code == 404
    assert "Ik begeleid deze lerende" in read(coach.get(url("track", track))).words

    coach.post(url("take", track))

    assert str(Track.objects.get(pk=track.pk).coach_id) == coach.session["_auth_user_id"]
    assert "Ik begeleid deze lerende" not in read(coach.get(url("track", track))).words


def test_a_departure_has_a_day_and_a_reason(school, track, admin):
    assert admin.post(url("leave", track), {"left_on": "2026-12-01", "reason": "work"}).status_code == 422
    assert admin.post(url("leave", track), {"left_on": "2026-11-01", "reason": ""}).status_code == 422

    admin.post(url("leave", track), {"left_on": "2026-11-01", "reason": "work"})

    left = Track.objects.get(pk=track.pk)
    assert (left.phase, left.left_on, left.left_reason) == (Phase.LEFT, date(2026, 11, 1), "work")


def test_a_parent_of_a_minor_stands_in_the_file(school, track, admin):
    told = {"given_name": "An", "family_name": "Ouder", "email": "an@voorbeeld.example", "phone": ""}
    assert "Er staat nog geen ouder of voogd." in read(admin.get(url("track", track))).words
    assert admin.post(url("guardian", track), told | {"family_name": ""}).status_code == 422

    page = read(admin.post(url("guardian", track), told, follow=True))

    row = Guardianship.objects.get()
    assert "An Ouder" in page.words
    page = read(admin.post(url("end_guardian", track, row.pk), follow=True))
    assert "Er staat nog geen ouder of voogd." in page.words


def test_the_parent_of_two_children_is_one_person(school, track, admin):
    first = school.parent(track)
    other = replace(PARENT, phone="0470 99 99 99")
    second = school.parent(school.learner(replace(NOOR, given_name="Zus")), other)
    third = school.parent(school.learner(replace(NOOR, given_name="Broer")), replace(other, email=""))
    namesake = school.parent(school.learner(replace(NOOR, given_name="Nicht")), replace(PARENT, email="", phone=""))

    assert first.guardian_id == second.guardian_id == third.guardian_id
    assert (third.guardian.email, third.guardian.phone) == (PARENT.email, other.phone)
    assert namesake.guardian_id != first.guardian_id


def test_an_adult_has_no_guardian_in_the_file(school, admin):
    track = TrackFactory(
        provider=school.provider, person__birth_date=date(2005, 1, 1), person__kept_by=school.provider.pk
    )

    assert "Ouder of voogd" not in read(admin.get(url("track", track))).words
    told = {"given_name": "An", "family_name": "Ouder", "email": "", "phone": ""}
    assert "Deze lerende is niet minderjarig" in read(admin.post(url("guardian", track), told)).errors


def test_the_history_says_what_happened_and_who_looked(school, track, admin):
    admin.get(url("track", track))

    page = read(admin.get(url("history", track)))
    file = admin.get(url("history_export", track, "csv")).content.decode()

    assert "Lerende ingeschreven" in page.words
    assert "bekeek het dossier" in page.words
    assert "Lerende ingeschreven" in file


@pytest.fixture
def chosen(track):
    """The learner keeps one place, ranks another and refuses a third."""
    saved, first = SavedOpeningFactory(track=track), SavedOpeningFactory(track=track, first=True)
    VetoFactory(track=track, reason="Mijn tante werkt daar.")
    return saved.opening, first.opening


def test_the_coach_reads_what_the_learner_chose_and_that_is_noted(school, track, chosen):
    user_id = CapacityFactory(coach=True, provider=school.provider).user_id
    Track.objects.filter(pk=track.pk).update(coach=user_id)

    coach = visitor(Role.COACH, school.provider.pk, user_id=user_id)
    assert url("choices", track) in coach.get(url("track", track)).content.decode()

    page = read(coach.get(url("choices", track)))

    assert "Keuze 1" in page.words
    for opening in chosen:
        assert opening.establishment.name in page.words
    assert "“Mijn tante werkt daar.”" in page.words
    assert "Waarom niet, lezen alleen" not in page.words
    assert ReadNote.objects.filter(page="learners:choices", subject_id=str(track.pk)).count() == 1


@pytest.mark.parametrize("role", ["admin", "coach"])
def test_who_is_not_the_coach_of_the_learner_does_not_read_why_not(role, track, chosen, request):
    page = read(request.getfixturevalue(role).get(url("choices", track)))

    assert Veto.objects.get().establishment.name in page.words
    assert "tante" not in page.words
    assert "Waarom niet, lezen alleen de lerende" in page.words


def test_who_chose_nothing_yet_has_an_empty_page(track, admin):
    page = read(admin.get(url("choices", track)))

    assert "De lerende bewaarde nog geen werkplek." in page.words
    assert "De lerende weigerde geen enkele plek." in page.words


def test_the_choices_ask_as_much_however_many_there_are(track, admin, query_budget):
    for _ in range(5):
        SavedOpeningFactory(track=track)
        VetoFactory(track=track)

    with query_budget(20):
        admin.get(url("choices", track))


PAGES = ("track", "correct", "coach", "leave", "guardian", "screening", "choices", "history")
STEPS = ("take", "move", "conclude", "reopen")


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_the_file_of_another_school_is_not_there(name, track):
    stranger = visitor(Role.PROVIDER_ADMIN, TrackFactory().provider_id)
    form = {"move": "start_search"} if name == "move" else {}

    answer = stranger.get(url(name, track)) if name in PAGES else stranger.post(url(name, track), form)

    assert answer.status_code == 404


def test_the_file_leads_to_each_agreement_and_to_the_changes_that_all_agreed_to(track, admin):
    one = AgreementFactory(track=track, signed=True)
    asked = AmendmentFactory(agreement=one, number=2)
    agreed = AmendmentFactory(agreement=one, state="applied", applied_on=date(2027, 2, 1))
    shown = admin.get(url("track", track)).content.decode()
    assert f'href="/overeenkomsten/{one.pk}/"' in shown
    assert f'href="/overeenkomsten/{one.pk}/wijziging/{agreed.pk}/"' in shown
    assert str(asked.pk) not in shown


def test_the_pages_of_a_file_take_few_queries(school, track, admin, query_budget):
    ScreeningFactory(track=track, concluded=True)
    school.parent(track)
    AmendmentFactory(agreement=AgreementFactory(track=track, signed=True), state="agreed")
    for name in PAGES:
        with query_budget(20):
            assert admin.get(url(name, track)).status_code == 200


def test_the_learner_and_the_parent_are_invited_from_the_file(school, track, admin):
    row = school.parent(track)
    assert "Kan zich niet aanmelden." in read(admin.get(url("track", track))).words

    page = read(admin.post(url("invite", track), follow=True))
    assert "De uitnodiging is onderweg naar noor.leerling@voorbeeld.example." in page.words
    assert "Uitgenodigd op noor.leerling@voorbeeld.example. De link werkt tot 5 december 2026" in page.words
    admin.post(url("invite_guardian", track, row.pk))
    assert admin.post(url("invite", track)).status_code == 409

    page = read(admin.post(url("withdraw", track), follow=True))
    assert "De link werkt niet meer." in page.words
    assert admin.post(url("withdraw_guardian", track, row.pk)).status_code == 302


def test_who_has_no_address_is_not_invited(school, admin):
    track = TrackFactory(provider=school.provider, person__kept_by=school.provider.pk, person__email="")

    assert "Vul een e-mailadres in om uit te nodigen." in read(admin.get(url("track", track))).words


def test_a_stranger_who_came_in_is_put_out_from_the_file(school, track, admin):
    row = school.parent(track)
    for person, role in ((track.person, Role.LEARNER), (row.guardian, Role.GUARDIAN)):
        stranger = visitor(role)
        person.user_id = stranger.session["_auth_user_id"]
        person.save()
        assert stranger.get(reverse("learner:track", args=[track.pk])).status_code == 200
        assert "Kan zich aanmelden." in read(admin.get(url("track", track))).words

        door = url("put_out", track) if role is Role.LEARNER else url("put_out_guardian", track, row.pk)
        page = read(admin.post(door, follow=True))

        assert "De toegang is gesloten." in page.words
        assert "Kan zich aanmelden." not in page.words
        assert stranger.get(reverse("learner:track", args=[track.pk])).status_code == 404
        assert admin.post(door).status_code == 409


def test_the_access_of_who_left_can_still_be_closed(school, admin):
    track = TrackFactory(provider=school.provider, left=True, person__kept_by=school.provider.pk)
    assert "Kan zich" not in read(admin.get(url("track", track))).words
    stranger = visitor(Role.LEARNER)
    Person.objects.filter(pk=track.person_id).update(user=stranger.session["_auth_user_id"])

    assert url("put_out", track) in [form.action for form in read(admin.get(url("track", track))).forms]


def test_a_location_that_closed_stays_when_something_else_is_corrected(school, track, admin):
    school.location.valid_until = date(2026, 10, 1)
    school.location.save()
    assert '<option value="1" selected>' in admin.get(url("correct", track)).content.decode()

    admin.post(url("correct", track), SAM | {"given_name": "Nora"})

    changed = Track.objects.get(pk=track.pk)
    assert (changed.person.given_name, changed.location) == ("Nora", school.location)


def test_a_coach_who_stopped_stays_until_another_is_chosen(school, track, admin):
    gone = CapacityFactory(coach=True, ended=True, provider=school.provider, user__name="Leila Haddad")
    Track.objects.filter(pk=track.pk).update(coach=gone.user)
    page = read(admin.get(url("coach", track)))

    assert "Leila Haddad" in page.words
    admin.post(url("coach", track), {"coach": str(gone.user_id)})

    assert Track.objects.get(pk=track.pk).coach_id == gone.user_id


def test_who_is_known_is_reached_by_the_new_address(school, track, admin):
    Track.objects.filter(pk=track.pk).update(phase=Phase.LEFT, left_on=date(2026, 11, 2), left_reason="work")
    told = {"given_name": "Noor", "family_name": "Leerling", "email": "noor.nieuw@voorbeeld.example"}

    admin.post(ENROL, SAM | told)

    assert Person.objects.get(pk=track.person_id).email == "noor.nieuw@voorbeeld.example"


def test_how_a_parent_is_reached_is_corrected(school, track, admin):
    row = school.parent(track, replace(PARENT, email="fout@voorbeeld.example"))
    admin.post(url("invite_guardian", track, row.pk))
    door = url("correct_guardian", track, row.pk)
    assert door in read(admin.get(url("track", track))).urls
    assert 'value="fout@voorbeeld.example"' in admin.get(door).content.decode()
    told = {"given_name": "An", "family_name": "Ouder", "email": "an@voorbeeld.example", "phone": ""}
    assert admin.post(door, told | {"family_name": ""}).status_code == 422

    page = read(admin.post(door, told, follow=True))

    assert "an@voorbeeld.example" in page.words
    assert url("invite_guardian", track, row.pk) in [form.action for form in page.forms]
    stranger = school.parent(school.learner(replace(NOOR, given_name="Zus")))
    assert admin.get(url("correct_guardian", track, stranger.pk)).status_code == 404
    assert admin.post(url("correct_guardian", track, stranger.pk), told).status_code == 404
