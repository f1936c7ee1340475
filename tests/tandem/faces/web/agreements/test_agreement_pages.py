"""An agreement on screen: begun, filled in by each party, checked while typed, presented, signed by four."""

import html
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tandem.faces.exchange.models import SigningPackage
from tandem.faces.exchange.signing import queries as packages
from tandem.faces.exchange.signing import transport
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import AgreementState, SignatureKind, SignatureState, Signer
from tests.factories.clocks import SearchClockFactory
from tests.harness import agreeing
from tests.harness.agreeing import BEGINS, ENDS
from tests.harness.at_service import PAPER, work
from tests.harness.exports import taken
from tests.harness.queries import query_budget
from tests.harness.signed import sign_all
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/overeenkomsten/"
SCAN = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
WEEK = {
    "ma1": "school 8:30-12:00 13:00-16:00",
    "di1": "school 8:30-12:00 13:00-16:00",
    "wo1": "8:00-12:00 13:00-17:00",
    "do1": "8:00-12:00 13:00-17:00",
    "vr1": "8:00-12:00 13:00-16:30",
}


def acting(actor):
    return visitor(actor.role, actor.organisation_id, user_id=actor.user_id)


def words(response, *, status=200):
    assert response.status_code == status, response.content.decode()[-2000:]
    return html.unescape(" ".join(response.content.decode().split()))


@pytest.fixture
def story(now):
    return agreeing.begun()


def test_a_part_is_filled_in_and_checked_while_somebody_types(story):
    coach = acting(story.coach)
    one = f"{LIST}{story.agreement.pk}/"

    first = words(coach.get(one))
    assert "Nog 4 punten voor er getekend kan worden." in first
    assert "De eerste dag ontbreekt" in first
    assert f'href="/opleidingsplannen/nieuw/{story.track.pk}/"' in first
    period = {"begins_on": BEGINS.isoformat(), "ends_on": ENDS.isoformat(), "late_reason": ""}
    version = {"version": story.again().version}
    told = words(coach.post(f"{one}deel/periode/", period | version, follow=True))
    assert "Bewaard." in told
    stale = words(coach.post(f"{one}deel/periode/", period | version | {"ends_on": "2027-05-31"}), status=422)
    assert "Iemand anders veranderde dit intussen" in stale
    assert 'value="2027-05-31"' in stale

    typed = words(coach.post(f"{one}deel/uurrooster/nakijken/", WEEK | {"wo1": "8:00-12:00 12:30-22:00"}))
    assert "Te veel uren op een dag voor een minderjarige" in typed
    assert "woensdag" in typed
    version = {"version": story.again().version}
    wrong = words(coach.post(f"{one}deel/uurrooster/", WEEK | version | {"ma1": "van 8 tot laat"}), status=422)
    assert "zijn geen uren die wij begrijpen" in wrong
    page = words(coach.post(f"{one}deel/uurrooster/", WEEK | version, follow=True))
    assert "Genoeg uren op een reële werkplek" in page
    assert story.again().kind == "OAO"


def test_holidays_are_filled_in_and_checked_without_a_script(story):
    agreeing.filled(story)
    coach, one = acting(story.coach), f"{LIST}{story.agreement.pk}/"
    page = words(coach.get(f"{one}deel/vakantie/"))
    assert "De schoolvakanties in deze periode" in page
    assert "29 maart 2027 tot en met 11 april 2027" in page
    told = {"holiday_paid": "29/3/2027-2/4/2027", "version": story.again().version}
    odd = words(coach.post(f"{one}deel/vakantie/", told | {"holiday_paid": "in april"}), status=422)
    assert "“in” begrijpen wij niet als dag" in odd
    assert "in april</textarea>" in odd
    typed = words(coach.post(f"{one}deel/vakantie/nakijken/", told | {"holiday_works": "31/3/2027"}))
    assert "De lerende werkt in een schoolvakantie" in typed
    assert "R-HOL-01" in typed
    assert "Bewaard." in words(coach.post(f"{one}deel/vakantie/", told, follow=True))
    assert story.again().holiday_paid == "30/3/2027-2/4/2027"
    assert "30/3/2027-2/4/2027" in words(acting(story.learner).get(one))


def test_each_party_fills_in_its_own_and_reads_its_own_account(story):
    coach, company, learner = acting(story.coach), acting(story.company), acting(story.learner)
    one = f"{LIST}{story.agreement.pk}/"
    version = {"version": story.again().version}
    told = {"joint_committee": "118", "accident_insurer": "Voorbeeld Verzekert", "accident_policy": "1"}
    assert "Bewaard." in words(company.post(f"{one}deel/onderneming/", told | version, follow=True))
    assert "Dit vult een andere partij in: de lerende." in words(company.get(f"{one}deel/premies/"))
    version = {"version": story.again().version}
    account = {"learner_asks_premium": "yes", "learner_account": "BE68 5390 0754 7034"}
    own = words(learner.post(f"{one}deel/premies/", account | version, follow=True))
    assert "BE68 5390 0754 7034" in own
    others = words(company.get(one))
    assert "eindigt op 7034" in others
    assert "5390 0754" not in others

    remark = {"veld": "hours", "woorden": "Op vrijdag heb ik muziekles."}
    assert "De anderen lezen" in words(learner.post(f"{one}opmerking/", remark, follow=True))
    row = story.agreement.remarks.get()
    assert "Afgehandeld." in words(coach.post(f"{one}opmerking/{row.pk}/klaar/", follow=True))
    assert "Aan zet: de onderneming" in words(coach.post(f"{one}doorgeven/", {"naar": "company"}, follow=True))


def test_the_text_is_presented_and_signed_by_four_by_screen_link_and_paper(story):
    agreeing.filled(story)
    coach, company = acting(story.coach), acting(story.company)
    learner, guardian = acting(story.learner), acting(story.guardian)
    one = f"{LIST}{story.agreement.pk}/"
    ready = words(coach.get(f"{one}aanbieden/"))
    assert "Lees de tekst (PDF)" in ready
    assert "De tekst is aangeboden." in words(coach.post(f"{one}aanbieden/", follow=True))
    shown = {"tekst": story.again().paper, "gelezen": "on"}
    assert "Lees de tekst en vink aan" in words(learner.post(f"{one}tekenen/", {"tekst": "x"}), status=422)
    assert "Getekend. Bedankt." in words(learner.post(f"{one}tekenen/", shown, follow=True))
    secret = doors.secret_of(story.agreement.signatures.get(signer=Signer.GUARDIAN).pk)
    link = f"/tekenen/{secret}/"
    asked = words(guardian.get(link))
    assert "Lees de tekst, met het uurrooster en het opleidingsplan." in asked
    mark = story.agreement.plan.digest
    assert f"Versie 1, volledig in de tekst als bijlage 2 (kenmerk {mark[:16]}…)" in asked
    text = guardian.get(f"{link}tekst.pdf").content
    read = " ".join(page.extract_text() for page in PdfReader(BytesIO(text)).pages)
    for told in ("Bijlage 2: opleidingsplan", "Klanten ontvangen", mark):
        assert told.replace(" ", "") in "".join(read.split()), "who comes by the mailed link reads the plan too"
    assert "Getekend. Bedankt." in words(guardian.post(link, shown))
    assert guardian.get(link).status_code == 404
    upload = SimpleUploadedFile("scan.pdf", SCAN, "application/pdf")
    assert "De scan is bewaard." in words(coach.post(f"{one}papier/company/", {"bestand": upload}, follow=True))
    assert company.get(f"{one}bewijs/company").content == SCAN
    assert learner.get(f"{one}bewijs/company").status_code == 404
    assert "Getekend. Bedankt." in words(coach.post(f"{one}tekenen/", shown, follow=True))
    assert story.again().state == AgreementState.SIGNED
    assert "Getekend" in words(company.get(f"{LIST}?deel=getekend"))
    _, rows = taken(company.get(f"{LIST}lijst.csv?deel=getekend"))
    assert [line["Nummer"] for line in rows] == [story.agreement.number]
    assert "Overeenkomst getekend door allen" in words(company.get(f"{one}geschiedenis/"))


def test_who_signed_how_lies_beside_the_sealed_text_on_one_page(story):
    agreeing.presented(agreeing.filled(story), paper=PAPER)
    sign_all(story)
    one, coach, learner = f"{LIST}{story.agreement.pk}/", acting(story.coach), acting(story.learner)
    assert "Het bewijs" not in words(coach.get(one))
    assert coach.get(f"{one}bewijs.pdf").status_code == 404
    work()
    shown = words(learner.get(one))
    assert f'href="{one}getekend.pdf"' in shown
    assert f'href="{one}bewijs.pdf"' in shown
    sealed, evidence = (learner.get(f"{one}{name}.pdf").content for name in ("getekend", "bewijs"))
    first, plan = (files[0] for files in PdfReader(BytesIO(evidence)).attachments.values())
    assert first == sealed
    assert plan.startswith(b"%PDF"), "the training plan that was signed along"
    assert acting(agreeing.begun().coach).get(f"{one}bewijs.pdf").status_code == 404


def test_who_came_by_the_mailed_link_signs_at_the_service_which_never_hears_the_link(story, client):
    agreeing.presented(agreeing.filled(story), paper=PAPER)
    sign_all(story, but=Signer.GUARDIAN)
    row = story.agreement.signatures.get(signer=Signer.GUARDIAN)
    secret = doors.secret_of(row.pk)
    link = f"/tekenen/{secret}/"
    assert f'action="{link}elektronisch/"' in words(client.get(link))
    assert client.get(f"{link}elektronisch/").status_code == 405
    assert "kijk zo meteen opnieuw" in words(client.post(f"{link}elektronisch/", follow=True))
    work()
    package = SigningPackage.objects.get()
    SigningPackage.objects.update(urls=dict(transport.service().state(package.reference).urls))
    there = words(client.get(link))
    url = packages.url_for(SigningPackage.objects.get(), Signer.GUARDIAN)
    assert f'href="{url}?terug=/tekenen/terug/"' in there
    assert secret not in url
    client.post(url, {"answer": "sign"})
    assert "hoeft u niets meer te doen" in words(client.get("/tekenen/terug/"))
    work()
    row.refresh_from_db()
    assert (row.state, row.kind) == (SignatureState.SIGNED, SignatureKind.SERVICE)
    assert client.get(link).status_code == 404
    assert client.post(f"{link}elektronisch/").status_code == 404


def test_without_a_service_the_link_offers_none(story, client, settings):
    agreeing.presented(agreeing.filled(story), paper=PAPER)
    settings.SIGNING_URL = ""
    link = f"/tekenen/{doors.secret_of(story.agreement.signatures.get(signer=Signer.LEARNER).pk)}/"
    assert "elektronisch" not in words(client.get(link))
    assert client.post(f"{link}elektronisch/").status_code == 409


def test_a_refusal_a_text_taken_back_another_signer_and_giving_up(story):
    agreeing.presented(agreeing.filled(story))
    coach, company, learner = acting(story.coach), acting(story.company), acting(story.learner)
    one = f"{LIST}{story.agreement.pk}/"
    somebody = {"naam": "Ria Voorbeeld", "mail": "ria@voorbeeld.example"}
    assert "De link is verstuurd." in words(coach.post(f"{one}ondertekenaar/company/", somebody, follow=True))
    assert "De lerende tekent altijd zelf" in words(coach.post(f"{one}ondertekenaar/learner/", somebody), status=422)
    assert coach.get(f"{one}ondertekenaar/nobody/").status_code == 404
    assert "Schrijf in één zin waarom" in words(learner.post(f"{one}weigeren/", {}), status=422)
    refused = words(learner.post(f"{one}weigeren/", {"woorden": "De uren kloppen niet."}, follow=True))
    assert "De tekst gaat terug naar de school." in refused
    assert "De uren kloppen niet." in words(coach.get(one))
    assert coach.get(f"{one}terugnemen/").status_code == 405
    words(coach.post(f"{one}aanbieden/", follow=True))
    assert "De tekst is terug." in words(coach.post(f"{one}terugnemen/", follow=True))
    gone = words(company.post(f"{one}opgeven/", {"woorden": "De afdeling sluit."}, follow=True))
    assert "opgegeven" in gone
    assert coach.get(f"{one}deel/periode/").status_code == 404


def test_an_agreement_begins_from_the_file_with_a_number_that_exists(story):
    coach = acting(story.coach)
    begin = f"{LIST}nieuw/{story.track.pk}/"
    assert "Deze erkenning kennen wij niet." in words(coach.post(begin, {"erkenning": "ERK-1"}), status=422)
    taken_already = words(coach.post(begin, {"erkenning": story.recognition.number}), status=422)
    assert "Er is al een overeenkomst met deze onderneming" in taken_already
    assert acting(story.learner).get(begin).status_code == 404


def test_the_pages_stay_within_their_questions(story):
    agreeing.filled(story)
    SearchClockFactory(track=story.track)
    coach, one = acting(story.coach), f"{LIST}{story.agreement.pk}/"
    for address in (one, LIST, f"{one}deel/uurrooster/", f"{one}deel/premies/", f"{one}aanbieden/"):
        coach.get(address)
        with query_budget(20):
            assert coach.get(address).status_code == 200
