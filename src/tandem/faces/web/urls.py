"""The areas of the website."""

from django.urls import include, path

from tandem.journey.readiness.terms import Scan

_SCAN = "tandem.faces.web.scan.urls"

urlpatterns = [
    path("", include("tandem.faces.web.site.urls")),
    path("", include("tandem.faces.web.account.urls")),
    path("opleidingen/", include("tandem.faces.web.trainings.urls")),
    path("werkplekken/", include("tandem.faces.web.workplaces.urls")),
    path("onderneming/", include("tandem.faces.web.company.urls")),
    path("mijn-traject/", include("tandem.faces.web.learner.urls")),
    path("lerenden/", include("tandem.faces.web.learners.urls")),
    path("werkbank/", include("tandem.faces.web.desk.urls")),
    path("laat-weten/", include("tandem.faces.web.alerts.urls")),
    path("", include("tandem.faces.web.signing.urls")),
    path("agenda/", include("tandem.faces.web.agenda.urls")),
    path("zoektijd/", include("tandem.faces.web.clock.urls")),
    path("aanbieder/", include("tandem.faces.web.provider.urls")),
    path("passende-werkplekken/", include("tandem.faces.web.proposals.urls")),
    path("kennismakingen/", include("tandem.faces.web.introductions.urls")),
    path("opleidingsplannen/", include("tandem.faces.web.plans.urls")),
    path("overeenkomsten/overnemen/", include("tandem.faces.web.takeovers.urls")),
    path("overeenkomsten/", include("tandem.faces.web.agreements.urls")),
    path("tekenen/wijziging/", include("tandem.faces.web.agreements_after.link_urls")),
    path("tekenen/", include("tandem.faces.web.agreements.link_urls")),
    path("zonder-school/", include("tandem.faces.web.enquire.urls")),
    path("onvervulde-vraag/", include("tandem.faces.web.demand.urls")),
    path("overdrachten/", include("tandem.faces.web.handovers.urls")),
    path("is-er-plaats/", include("tandem.faces.web.availability.urls")),
    path("slapende-erkenningen/", include("tandem.faces.web.sleeping.urls")),
    path("hulpvragen/", include("tandem.faces.web.enquiries.urls")),
    path("matchronden/", include("tandem.faces.web.rounds.urls")),
    path("wie-beslist/", include("tandem.faces.web.mandates.urls")),
    path("regels/", include("tandem.faces.web.law.urls")),
    path("overeenkomsten/", include("tandem.faces.web.agreements_after.urls")),
    path("premies/", include("tandem.faces.web.premiums.urls")),
    path("uurrooster/", include("tandem.faces.web.timetable.urls")),
    path("leervergoeding/", include("tandem.faces.web.allowance.urls")),
    path("klaar-voor-duaal/", include("tandem.faces.web.scan.company_urls"), {"scan": Scan.COMPANY}),
    path("school-klaar-voor-duaal/", include(_SCAN, namespace="provider_scan"), {"scan": Scan.PROVIDER}),
    path("duaal-iets-voor-mij/", include(_SCAN, namespace="learner_scan"), {"scan": Scan.LEARNER}),
    path("onderneming/samen/nieuw/", include("tandem.faces.web.joint.urls")),
    path("maximaal-duaal/", include("tandem.faces.web.coverage.urls")),
    path("begrippen/", include("tandem.faces.web.glossary.urls")),
    path("beheer/", include("tandem.faces.web.system.urls")),
]
