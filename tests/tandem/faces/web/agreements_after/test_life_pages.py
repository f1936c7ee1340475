"""A signed agreement on screen: suspended, changed with the differences in sight, ended with what follows in sight."""

import hashlib
import html
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.journey.agreements.models import Agreement, Amendment, Ending, PassedYear, Suspension
from tandem.journey.agreements.queries import agreements as queries
from tandem.journey.agreements.terms import AgreementState, AmendmentState, EndReason, Signer
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tandem.registers.reference.terms import AgreementType
from tests.factories.numbers import NOW
from tests.factories.organisations import CompanyFactory, EstablishmentFactory
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness.at_service import work
from tests.harness.queries import query_budget
from tests.harness.signed import sign_all
from tests.harness.visitors import visitor
from tests.tandem.journey.agreements.conftest import BEGINS, filled, presented, story  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def people(presented, now):  # noqa: F811 - the fixture
    """The story, signed by all, with everybody at a browser."""
    sign_all(presented)
    track = presented.track
    presented.at_coach = visitor(Role.COACH, track.provider_id, user_id=presented.coach.user_id)
    presented.at_company = visitor(Role.COMPANY_ADMIN, presented.recognition.company_id)
    presented.at_learner = visitor(Role.LEARNER, user_id=presented.learner.user_id)
    presented.at_parent = visitor(Role.GUARDIAN, user_id=presented.guardian.user_id)
    presented.at = f"/overeenkomsten/{presented.agreement.pk}"
    return presented


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def test_an_end_is_shown_before_it_is_so_and_can_be_called_off(people):
    page = f"{people.at}/beeindigen/"
    assert "Waarom eindigt ze?" in words(people.at_company.get(page))
    missing = words(people.at_company.post(page, {}), status=422)
    assert "Kies een reden" in missing
    last = BEGINS + timedelta(days=30)
    told = {"reden": EndReason.MUTUAL, "opgezegd": "2026-11-20", "laatste": last.isoformat(), "woorden": "Samen."}
    checked = words(people.at_company.post(page, told))
    assert "Overleg eerst met de trajectbegeleider" in checked
    assert "krijgt 20 opleidingsdagen om te zoeken" in checked
    assert "Wie het altijd hoort" in checked
    assert not Ending.objects.exists()
    key = f"mutual {last} 2026-11-20"
    assert "Bevestig het einde" in words(people.at_company.post(page, told | {"gezien": key, "laatste": "2027-02-10"}))
    done = people.at_company.post(page, told | {"gezien": key}, follow=True)
    assert "Eindigt na" in words(done)
    assert people.at_company.get(page).status_code == 404
    assert "Roep het einde af" not in words(people.at_learner.get(f"{people.at}/verder/"))
    people.at_company.post(f"{people.at}/beeindigen/afroepen/")
    assert not Ending.objects.exists()
    wrong = told | {"laatste": "2028-01-01"}
    assert "eindigt dan al vanzelf" in words(people.at_company.post(page, wrong), status=422)


def test_what_was_signed_in_time_stays_so_and_an_end_has_nothing_to_put_right(people, fixed_clock):
    today = BEGINS + timedelta(days=30)
    fixed_clock.set(datetime.combine(today, NOW.timetz()))
    coach = visitor(Role.COACH, people.track.provider_id, user_id=people.coach.user_id)
    shown = words(coach.get(f"{people.at}/"))
    assert "De eerste dag is al voorbij" not in shown
    assert "voor er getekend kan worden" not in shown
    assert "voorwaarden zijn vervuld" in shown
    told = {"reden": EndReason.MUTUAL, "opgezegd": str(today), "laatste": str(today), "woorden": "Samen."}
    coach.post(f"{people.at}/beeindigen/", told | {"gezien": f"mutual {today} {today}"})
    assert Agreement.objects.get().state == AgreementState.ENDED
    over, later = words(coach.get(f"{people.at}/")), words(coach.get(f"{people.at}/verder/"))
    assert "voorwaarden zijn vervuld" not in over
    assert "Waarom ze eindigde" in over
    assert "Schorsen, wijzigen of beëindigen" not in over
    assert "De overeenkomst is voorbij" in later
    assert "Schoolvakanties" not in later, "no holiday comes after its last day"


def test_a_suspension_is_noted_ended_and_struck_and_colleagues_read_absent(people):
    page = f"{people.at}/schorsen/"
    assert people.at_learner.get(page).status_code == 404
    day = BEGINS + timedelta(days=7)
    told = {"oorzaak": "illness_or_accident", "van": day.isoformat()}
    shown = words(people.at_company.post(page, told, follow=True))
    assert "Ziekte of ongeval" in shown
    assert "de leervergoeding loopt door" in shown
    row = Suspension.objects.get()
    assert "al stil" in words(people.at_company.post(page, told), status=422)
    colleague = visitor(Role.PROVIDER_ADMIN, people.track.provider_id)
    absent = words(colleague.get(f"{people.at}/verder/"))
    assert "Afwezig" in absent
    assert "Ziekte" not in absent
    assert "Ziekte of ongeval" in words(people.at_parent.get(f"{people.at}/verder/"))
    people.at_company.post(f"{people.at}/schorsing/{row.pk}/einde/", {"tot": day.isoformat()})
    row.refresh_from_db()
    assert row.ends_on == day
    people.at_coach.post(f"{people.at}/schorsing/{row.pk}/schrappen/")
    assert not Suspension.objects.exists()
    hurt = words(people.at_company.post(page, told | {"oorzaak": "work_accident"}, follow=True))
    assert "zonder leervergoeding van de onderneming: de arbeidsongevallenverzekeraar" in hurt
    with query_budget(20):
        words(people.at_company.get(f"{people.at}/verder/"))
    stranger = visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)
    assert stranger.get(f"{people.at}/verder/").status_code == 404
    assert ReadNote.objects.filter(subject_kind="agreements.agreement", page="agreement_life:life").exists()


def test_the_school_notes_a_passed_year_everybody_reads_it_and_the_school_strikes_it(people):
    page, life, way = f"{people.at}/geslaagd/", f"{people.at}/verder/", "Noteer dat het jaar geslaagd is"
    rows = Agreement.objects.filter(pk=people.agreement.pk)
    rows.update(begins_on="2026-09-01")
    for other in (people.at_company, people.at_learner, people.at_parent):
        assert other.get(page).status_code == 404
        assert other.post(page, {"op": "2026-11-20"}).status_code == 409
        assert way not in words(other.get(life))
    assert way in words(people.at_coach.get(life))
    for day, said in (
        ("2026-12-24", "moet nog komen"),
        ("2026-08-31", "valt buiten de overeenkomst"),
        ("", "Vul de dag"),
    ):
        assert said in words(people.at_coach.post(page, {"op": day}), status=422)
    shown = words(people.at_coach.post(page, {"op": "2026-11-20"}, follow=True))
    assert "Genoteerd: het telt vanaf 1 september" in shown
    assert "al genoteerd" in words(people.at_coach.post(page, {"op": "2026-11-19"}), status=422)
    row, said = (
        PassedYear.objects.get(),
        "Geslaagd op 20 november 2026: telt voor de leervergoeding vanaf 1 september 2027",
    )
    strike = f"{page}{row.pk}/schrappen/"
    for reader in (people.at_company, people.at_learner, people.at_parent, people.at_coach):
        found = words(reader.get(life))
        assert said in found
        assert (strike in found) is (reader is people.at_coach)
    assert "Geslaagd jaar genoteerd" in words(people.at_learner.get(f"{people.at}/geschiedenis/"))
    assert people.at_company.post(strike).status_code == 409
    assert "geschrapt" in words(people.at_coach.post(strike, follow=True))
    assert not PassedYear.objects.exists()
    rows.update(kind=AgreementType.SAO)
    assert way not in words(people.at_coach.get(life))
    assert "geen leervergoeding" in words(people.at_coach.post(page, {"op": "2026-11-20"}), status=422)


def test_a_change_shows_before_and_after_and_holds_once_all_agree(people):
    page = f"{people.at}/wijzigen/"
    kept = {name: getattr(people.agreement, name) or "" for name in ("hours", "joint_committee", "accident_insurer")}
    kept |= {name: getattr(people.agreement, name) for name in ("accident_policy", "liability_insurer")}
    kept |= {"liability_policy": people.agreement.liability_policy, "vanaf": BEGINS.isoformat()}
    assert "niets" in words(people.at_coach.post(page, kept), status=422).lower()
    changed = kept | {"ends_on": "2027-05-28", "woorden": "De winkel sluit in juni."}
    assert "voorgesteld" in words(people.at_coach.post(page, changed, follow=True)).lower()
    row = Amendment.objects.get()
    at = f"{people.at}/wijziging/{row.pk}"
    shown = words(people.at_company.get(f"{at}/"))
    assert "30 juni 2027" in shown
    assert "28 mei 2027" in shown
    assert people.at_coach.get(page).status_code == 404
    assert "Lees en ga akkoord" not in words(people.at_learner.get(f"{at}/"))
    assert people.at_learner.get(f"{at}/akkoord/").status_code == 404
    text = people.at_parent.get(f"{at}/tekst.pdf")
    assert hashlib.sha256(text.content).hexdigest() == row.paper
    yes = {"tekst": row.paper, "gelezen": "on"}
    assert people.at_learner.post(f"{at}/akkoord/", yes).status_code == 409
    at_staff = visitor(Role.COMPANY_HR, people.recognition.company_id)
    assert "Lees en ga akkoord" not in words(at_staff.get(f"{at}/"))
    assert at_staff.get(f"{at}/akkoord/").status_code == 404
    assert at_staff.post(f"{at}/akkoord/", yes).status_code == 409
    asked = words(people.at_company.get(f"{at}/akkoord/"))
    assert asked.index("Laatste dag van de overeenkomst, nu") < asked.index("30 juni 2027")
    assert asked.index("Laatste dag van de overeenkomst, straks") < asked.index("28 mei 2027")
    assert f'value="{row.paper}"' in asked
    assert "vink aan" in words(people.at_company.post(f"{at}/akkoord/", {"tekst": row.paper}), status=422)
    other = yes | {"tekst": "c" * 64}
    assert "De tekst is veranderd sinds u hem las" in words(people.at_company.post(f"{at}/akkoord/", other), status=422)
    assert "Het akkoord is genoteerd" in words(people.at_company.post(f"{at}/akkoord/", yes, follow=True))
    people.at_parent.post(f"{at}/akkoord/", yes)
    row.refresh_from_db()
    assert row.state == AmendmentState.AGREED
    assert Agreement.objects.get().state == AgreementState.SIGNED
    assert people.at_learner.get(f"{at}/bewijs.pdf").status_code == 404
    work()
    with query_budget(20):
        sealed = words(people.at_learner.get(f"{at}/"))
    for name in ("tekst", "akkoord", "bewijs"):
        assert f'href="{at}/{name}.pdf"' in sealed
        assert people.at_learner.get(f"{at}/{name}.pdf").content.startswith(b"%PDF-")
    stranger = visitor(Role.COMPANY_ADMIN, CompanyFactory().pk)
    assert {stranger.get(f"{at}/{name}").status_code for name in ("", "tekst.pdf", "akkoord.pdf", "bewijs.pdf")} == {
        404
    }


def test_a_parent_agrees_by_a_link_or_on_paper(people, client):
    kept = {"vanaf": BEGINS.isoformat(), "hours": people.agreement.hours, "other_words": "Veiligheidsschoenen."}
    people.at_company.post(f"{people.at}/wijzigen/", kept)
    row = Amendment.objects.get()
    at = f"{people.at}/wijziging/{row.pk}"
    secret = queries.secret_of(row.acceptances.get(signer=Signer.GUARDIAN).pk)
    link = f"/tekenen/wijziging/{secret}/"
    assert "Andere afspraken, straks</dt><dd>Veiligheidsschoenen." in words(client.get(link)).replace("> <", "><")
    assert hashlib.sha256(client.get(f"{link}tekst.pdf").content).hexdigest() == row.paper
    assert "Zeg waarom niet" in words(client.post(f"{link}weigeren/", {}), status=422)
    assert client.get("/tekenen/wijziging/anders/").status_code == 404
    paper = f"{at}/papier/guardian/"
    assert people.at_company.get(paper).status_code == 404
    assert people.at_coach.get(f"{at}/papier/neighbour/").status_code == 404
    assert "Akkoord op papier" in words(people.at_coach.get(paper))
    assert "Kies het bestand" in words(people.at_coach.post(paper), status=422)
    bad = SimpleUploadedFile("scan.txt", b"niets", "text/plain")
    assert "PDF" in words(people.at_coach.post(paper, {"bestand": bad}), status=422)
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 %%EOF", "application/pdf")
    assert "De scan is bewaard." in words(people.at_coach.post(paper, {"bestand": scan}, follow=True))
    assert client.get(link).status_code == 404
    people.at_coach.post(f"{at}/weigeren/", {"woorden": "Dat is niet nodig."})
    people.at_company.post(f"{people.at}/wijzigen/", kept)
    two = Amendment.objects.get(number=2)
    link = f"/tekenen/wijziging/{queries.secret_of(two.acceptances.get(signer=Signer.GUARDIAN).pk)}/"
    assert "<h1>Het akkoord is genoteerd</h1>" in words(client.post(link, {"tekst": two.paper, "gelezen": "on"}))
    assert client.get(link).status_code == 404


def test_a_change_is_refused_or_taken_back(people):
    page = f"{people.at}/wijzigen/"
    kept = {"vanaf": BEGINS.isoformat(), "hours": people.agreement.hours, "other_words": "Veiligheidsschoenen."}
    for end_of_it, who in (("weigeren", people.at_coach), ("intrekken", people.at_company)):
        people.at_company.post(page, kept)
        row = Amendment.objects.get(state=AmendmentState.PROPOSED)
        at = f"{people.at}/wijziging/{row.pk}"
        if end_of_it == "weigeren":
            assert "Zeg waarom niet" in words(who.post(f"{at}/weigeren/", {}), status=422)
        who.post(f"{at}/{end_of_it}/", {"woorden": "Dat is niet nodig."})
    assert {one.state for one in Amendment.objects.all()} == {AmendmentState.REFUSED, AmendmentState.WITHDRAWN}


def test_working_in_a_school_holiday_is_a_change_that_is_checked_and_agreed(people):
    page = f"{people.at}/wijzigen/"
    kept = {"vanaf": BEGINS.isoformat(), "hours": people.agreement.hours, "holiday_works": "31/3/2027-1/4/2027"}
    assert "De lerende werkt in een schoolvakantie" in words(people.at_company.post(page, kept), status=422)
    why = kept | {"holiday_why": "learning_opportunity"}
    assert "Er zijn te weinig dagen ingehaald" in words(people.at_company.post(page, why), status=422)
    monday = words(people.at_company.post(page, why | {"holiday_recovered": "10/5/2027, 13/5/2027"}), status=422)
    assert "Een ingehaalde dag is volgens het uurrooster geen werkplekdag" in monday
    right = why | {"holiday_recovered": "12/5/2027-13/5/2027"}
    assert "voorgesteld" in words(people.at_company.post(page, right, follow=True)).lower()
    row = Amendment.objects.get()
    shown = words(people.at_learner.get(f"{people.at}/wijziging/{row.pk}/"))
    assert "Een leeropportuniteit" in shown
    assert "31/3/2027-1/4/2027" in shown
    yes = {"tekst": row.paper, "gelezen": "on"}
    people.at_coach.post(f"{people.at}/wijziging/{row.pk}/akkoord/", yes)
    people.at_parent.post(f"{people.at}/wijziging/{row.pk}/akkoord/", yes)
    row.refresh_from_db()
    assert row.state == AmendmentState.AGREED


def test_another_establishment_of_the_company_is_chosen_with_who_guides_there(people):
    held = people.recognition
    there = EstablishmentFactory(company=held.company, name="Voorbeeld aan de kaai")
    other = RecognitionFactory(request__training=people.track.training, establishment=there, company=held.company)
    RecognitionFactory(establishment=EstablishmentFactory(company=held.company, name="Andere opleiding"))
    mentor = MentorFactory(company=held.company)
    MentorPostingFactory(mentor=mentor, establishment=there)
    ExtractCheckFactory(mentor=mentor)
    page, place = f"{people.at}/wijzigen/", people.agreement.workplaces.get()
    at_coach = words(people.at_coach.get(page))
    assert f"Andere vestiging in plaats van {held.establishment.name}" in at_coach
    assert ("Voorbeeld aan de kaai" in at_coach, "Andere opleiding" in at_coach) == (True, False)
    assert mentor.person.family_name in at_coach
    for browser in (people.at_learner, people.at_parent):
        told = words(browser.get(page))
        assert not [one for one in ("Andere vestiging", mentor.person.family_name) if one in told]

    kept = {"vanaf": "2027-02-01", "hours": people.agreement.hours, f"vestiging-{place.pk}": str(other.pk)}
    refused = words(people.at_coach.post(page, kept), status=422)
    assert "Kies een andere mentor" in refused.partition("error-summary")[2].partition("<form")[0]
    people.at_coach.post(page, kept | {f"mentor-{place.pk}": str(mentor.pk)})
    row = Amendment.objects.get()
    assert row.changes["workplaces"] == {str(place.pk): {"recognition": str(other.pk), "mentor": str(mentor.pk)}}
    shown = words(people.at_parent.get(f"{people.at}/wijziging/{row.pk}/"))
    assert f"Voorbeeld aan de kaai ({other.number})" in shown
    assert {one.signer for one in row.acceptances.all()} == {Signer.GUARDIAN, Signer.COMPANY, Signer.PROVIDER}
