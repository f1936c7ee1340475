"""Every operation of the API once: how to call it, who gets in, and what the others hear."""

from typing import Any

from tandem.journey.intake.models import Track
from tandem.journey.recognition.terms import CompletionItem
from tests.factories.organisations import ProgrammeFactory
from tests.factories.travel import TimetableFactory
from tests.tandem.faces.api import house, lifted, outside
from tests.tandem.faces.api.agreement_knocks import AGREEMENTS
from tests.tandem.faces.api.change_knocks import CHANGES
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import OTHERS, Door, Knock, delete, public, put, read, step
from tests.tandem.faces.api.module_knocks import MODULES, of_plan

BODIES = ("manager", "stranger", "agency", "admin")
TREATS = {"boss": 403, "hr": 403, "agency": 403}
FILES = {"hr": 403, "manager": 403, "agency": 403}
DESKS = ("manager", "stranger", "agency")
KEEPERS = ("boss", "agency", "admin")
KNOWS_COMPANY = ("boss", "hr", *BODIES)
INSIDE = ("boss", "hr")
FAMILY = ("learner", "parent")
SCHOOL = ("coach", "head")
COMPANY_READS = {"boss": 403, "hr": 403}
FILE_READERS = ("boss", "hr", "manager", "agency")
NUMBER = "0123456749"
PERIOD = {"begins": "2026-12-01", "ends": "2027-06-30"}
ENROLLED = {**house.PUPIL_SENT, "familyName": "Inschrijver", "postalCode": "9800", "municipality": "Deinze"}
PARENT = {"givenName": "Els", "familyName": "Ouder", "email": "els.ouder@voorbeeld.example"}


def of_extension(cast: Cast) -> str:
    """The address of a question for more days that waits."""
    return f"/searchTimes/{cast.asked.clock_id}/extensions/{cast.asked.pk}"


def anywhere(_cast: Cast) -> Any:
    """Every area, where somebody offers a training."""
    ProgrammeFactory()
    return {"region": ""}


def of_evaluation(one: Any) -> str:
    """The address at which an evaluation of a run-up is taken back."""
    return f"/tracks/{one.run_up.track_id}/runUp/evaluations/{one.pk}/takeBack"


def of_referral(one: Any) -> str:
    """The address of a referral."""
    return f"/tracks/{one.track_id}/referrals/{one.pk}"


def of_family(one: Any) -> str:
    """The address of the learner for whom somebody acts."""
    return f"/tracks/{Track.objects.get(person=one.child_id, provider=one.child.kept_by).pk}"


def of_guardian(one: Any) -> str:
    """The address of somebody who acts for a learner."""
    return f"{of_family(one)}/guardians/{one.pk}"


def taking_in(cast: Cast) -> Knock:
    """A pupil who was handed in, looked at, and goes in."""
    one = cast.pupils
    return Knock("POST", f"/enrolmentFiles/{one.pk}/takeIn", {"seen": cast.seen(one)})


DOORS: dict[str, Door] = {
    # reference data, places, rules, words: public
    "listSectors": public("/sectors"),
    "getSector": public("/sectors/CONSTRUCTION"),
    "listJointCommittees": public("/jointCommittees?q=124"),
    "getJointCommittee": public("/jointCommittees/118"),
    "listTrainings": public("/trainings?sector=CONSTRUCTION"),
    "getTraining": public(lambda cast: f"/trainings/{cast.world.training}"),
    "getActivityList": public(lambda cast: f"/trainings/{cast.world.training}/activityList"),
    "searchActivities": public("/coverage/activities?q=brood"),
    "listCoverage": public("/coverage/trainings?activity=BAK-01&near=51.05,3.72"),
    "getCoverage": public(lambda cast: f"/coverage/trainings/{cast.world.training}?activity=BAK-01&near=51.05,3.72"),
    "findPartnerships": public(
        lambda cast: f"/coverage/trainings/{cast.world.training}/partnerships?near=51.05,3.72&activity=BAK-01"
    ),
    "listShortageLists": public("/shortageLists"),
    "getShortageList": public("/shortageLists/2024"),
    "listMunicipalities": public("/municipalities?day=2018-06-01"),
    "getMunicipality": public("/municipalities/44021"),
    "searchPlaces": public("/places?q=9000"),
    "listRegions": public("/regions?kind=forum"),
    "getRegion": public("/regions/10000"),
    "getMap": public("/map"),
    "getTravelTimes": public("/travelTimes?from=51.0536,3.7253&to=51.1,3.99"),
    "listTimetablesInUse": public("/timetables"),
    "listLawSubjects": public("/law/subjects"),
    "listLawParameters": public("/law/parameters?q=mentor"),
    "getLawParameter": public("/law/parameters/recognition.decision_term_days"),
    "getLawValue": public("/law/parameters/recognition.decision_term_days/value"),
    "getLawHistory": public("/law/parameters/recognition.decision_term_days/history"),
    "listLawSources": public("/law/sources"),
    "checkPremiums": public("/premiumCheck?schoolYear=2026-2027&kind=OAO&begins=2026-10-01&ends=2027-06-30"),
    "checkTimetable": public("/timetableCheck?age=17&week=8:00-12:00"),
    "getAllowance": public("/allowance?day=2025-03-01&alternatingYears=1"),
    "listAllowances": public("/allowances?category=2"),
    "listSchoolYears": public("/schoolYears"),
    "getSchoolYear": public("/schoolYears/2026-2027"),
    "listHolidays": public("/holidays?since=2026-11-21&until=2027-02-01"),
    "listTerms": public("/glossary/terms?q=erken"),
    "getTerm": public("/glossary/terms/recognition"),
    "listScans": public("/scans"),
    "getScan": public("/scans/learner"),
    "getScanResult": public("/scans/company/result?answers=abacaaaaaaab"),
    "getScanResultLetter": public("/scans/provider/resultLetter?answers=abcaaabaaabaaac"),
    "listTrainingsInReach": public("/trainingsInReach?near=51.05,3.72&km=30"),
    "listBodies": public("/bodies"),
    "getBody": public("/bodies/FOOD"),
    "getMandateMatrix": public("/mandates/matrix"),
    "getRoute": public(lambda cast: f"/mandates/route?jointCommittee=118&training={cast.world.training}&nis=44021"),
    "movePower": step(
        lambda _: "/mandates/moves",
        "agency",
        body={"power": "recognise", "to": "FLEMISH_PARTNERSHIP", "on": "2026-12-01", "sector": "FOOD"},
        **dict.fromkeys(("boss", "hr", "neighbour", "manager", "stranger", "admin"), 403),
    ),
    "listRuleSettings": read(lambda _: "/bodies/FOOD/ruleSettings", "manager", "agency"),
    "switchRule": step(
        lambda _: "/bodies/FOOD/ruleSettings",
        "manager",
        "agency",
        body={"key": "recognition.required_before_agreement", "effect": "warn", "validFrom": "2026-12-01"},
        gives=201,
        **dict.fromkeys(("boss", "hr", "neighbour", "stranger", "admin"), 403),
    ),
    # the public register
    "searchWorkplaces": public("/workplaces?near=51.05,3.72&km=30"),
    "exportWorkplaces": public("/workplaces/export?format=csv"),
    "getWorkplaceTotals": public("/workplaces/totals"),
    "getWorkplace": public(lambda cast: f"/workplaces/{cast.recognition.number}"),
    # organisations
    "listCompanies": read(lambda _: "/companies", *OTHERS),
    "getCompany": read(lambda cast: f"/companies/{cast.company}", *KNOWS_COMPANY),
    "searchRegister": read(lambda cast: f"/register/enterprises?q={cast.registered.number:010d}", *OTHERS),
    "getRegisterEnterprise": read(lambda cast: f"/register/enterprises/{cast.registered.number:010d}", *OTHERS),
    "listEstablishments": read(lambda cast: f"/companies/{cast.company}/establishments", *KNOWS_COMPANY),
    "claimCompany": step(lambda _: "/companies", body={"number": NUMBER}),
    "adoptEstablishments": step(
        lambda cast: f"/companies/{cast.company}/establishments",
        *KEEPERS,
        body=lambda cast: {"numbers": [str(cast.not_yet.number)]},
        gives=201,
        hr=403,
        manager=403,
        stranger=403,
    ),
    "getEstablishment": read(lambda cast: f"/establishments/{cast.world.establishment.pk}", *KNOWS_COMPANY),
    "listCompanyCommittees": read(lambda cast: f"/companies/{cast.company}/jointCommittees", *KNOWS_COMPANY),
    "setCompanyCommittee": step(
        lambda cast: f"/companies/{cast.company}/jointCommittees",
        *KEEPERS,
        body={"jointCommittee": "200", "validFrom": "2026-01-01"},
        hr=403,
        manager=403,
        stranger=403,
    ),
    "leaveCompanyCommittee": step(
        lambda cast: f"/companies/{cast.company}/jointCommittees/118/leave",
        *KEEPERS,
        body={"endsOn": "2026-12-01"},
        hr=403,
        manager=403,
        stranger=403,
    ),
    "listDoubts": read(lambda cast: f"/companies/{cast.doubt.company_id}/doubts", *KNOWS_COMPANY),
    "raiseDoubt": step(
        lambda cast: f"/companies/{cast.company}/doubts",
        *INSIDE,
        body={"field": "name", "explanation": "Wij heten anders."},
        gives=201,
        **dict.fromkeys(BODIES, 403),
    ),
    "listOpenDoubts": read(lambda cast: f"/doubts?page={1 if cast.doubt else 0}", "agency", "admin"),
    "settleDoubt": step(
        lambda cast: f"/doubts/{cast.doubt.pk}/settle", "agency", "admin", body={"answer": "Pas het aan in de KBO."}
    ),
    "getProvider": public(lambda cast: f"/providers/{cast.provider.number}"),
    "listProviders": public("/providers"),
    "listProgrammes": public("/programmes"),
    "listTrajectories": public("/trajectories"),
    "listFreeDays": public(lambda cast: f"/providers/{cast.provider.number}/freeDays"),
    "addFreeDays": step(
        lambda cast: f"/providers/{cast.provider.number}/freeDays",
        "admin",
        body={"first": "2026-11-24", "kind": "study"},
        gives=201,
    ),
    "removeFreeDay": delete(lambda cast: f"/freeDays/{cast.free_day.pk}", "admin"),
    # dossiers
    "listDossiers": read(lambda cast: f"/companies/{cast.company}/dossiers", *INSIDE),
    "startDossier": step(
        lambda cast: f"/companies/{cast.company}/dossiers", "boss", gives=201, hr=403, **dict.fromkeys(BODIES, 403)
    ),
    "prepareDossier": step(
        lambda cast: f"/companies/{cast.company}/preparedDossiers",
        "boss",
        body=lambda cast: {"establishments": [str(cast.world.establishment.pk)], "trainings": ["BOU-AFWERKING"]},
        gives=201,
        hr=403,
        **dict.fromkeys(BODIES, 403),
    ),
    "getDossier": read(lambda cast: f"/dossiers/{cast.draft[0].pk}", *INSIDE),
    "discardDossier": delete(lambda cast: f"/dossiers/{cast.draft[0].pk}", "boss", hr=403),
    "setContact": put(lambda cast: f"/dossiers/{cast.draft[0].pk}/contact", house.contact(), "boss", hr=403),
    "setDeclarations": put(
        lambda cast: f"/dossiers/{cast.draft[0].pk}/declarations", {"finance": False}, "boss", hr=403
    ),
    "addRequest": step(
        lambda cast: f"/dossiers/{cast.draft[0].pk}/requests",
        "boss",
        body=lambda cast: {"establishmentId": str(cast.world.establishment.pk), "training": "BOU-AFWERKING"},
        gives=201,
        hr=403,
    ),
    "checkDossier": read(lambda cast: f"/dossiers/{cast.draft[0].pk}/checks", "boss"),
    "submitDossier": step(lambda cast: f"/dossiers/{cast.draft[0].pk}/submit", "boss", hr=403),
    "getReceipt": read(lambda cast: f"/dossiers/{cast.submitted.dossier_id}/receipt", *INSIDE),
    "addAttachment": Door(
        lambda cast: Knock(
            "POST",
            f"/dossiers/{cast.draft[0].pk}/attachments",
            {"condition": "equipment"},
            {"file": house.pdf()},
        ),
        ("boss",),
        201,
        {"hr": 403},
    ),
    "getAttachment": read(lambda cast: f"/attachments/{cast.attachment.pk}", *INSIDE),
    "removeAttachment": delete(lambda cast: f"/attachments/{cast.attachment.pk}", "boss", hr=403),
    # requests
    "listRequests": read(lambda cast: f"/requests?q={cast.submitted.dossier.number}", *DESKS),
    "exportRequests": read(lambda cast: f"/requests/export?format=xlsx&q={cast.submitted.dossier.number}", *DESKS),
    "listCompanyRequests": read(lambda cast: f"/companies/{cast.submitted.dossier.company_id}/requests", *INSIDE),
    "getRequest": read(lambda cast: f"/requests/{cast.submitted.pk}", *FILE_READERS),
    "checkRequest": read(lambda cast: f"/requests/{cast.in_treatment.pk}/checks", *FILE_READERS),
    "getRequestHistory": read(lambda cast: f"/requests/{cast.submitted.pk}/history", *FILE_READERS),
    "getRequestLooks": read(lambda cast: f"/requests/{cast.submitted.pk}/looks", *FILE_READERS),
    "getDecisionLetter": read(lambda cast: f"/requests/{cast.recognition.request_id}/decisionLetter", *FILE_READERS),
    "previewDecision": step(
        lambda cast: f"/requests/{cast.in_treatment.pk}/decisionPreview",
        "manager",
        "agency",
        body={"outcome": "refused", "motive": "Geen oven."},
    ),
    "getCompletionLetter": read(
        lambda cast: f"/requests/{cast.incomplete.pk}/questions/{cast.incomplete.questions.get().pk}/letter",
        *FILE_READERS,
    ),
    "removeRequest": delete(lambda cast: f"/requests/{cast.draft[1].pk}", "boss", hr=403),
    "describeWorkplace": put(
        lambda cast: f"/requests/{cast.draft[1].pk}/workplace",
        lambda cast: {
            "equipment": True,
            "activities": list(cast.world.list_codes[:2]),
            "mentors": [str(cast.mentor.pk)],
        },
        "boss",
        hr=403,
    ),
    "askCompletion": step(
        lambda cast: f"/requests/{cast.submitted.pk}/askCompletion",
        "manager",
        body={"items": [str(CompletionItem.MENTORS)], "words": "Wie begeleidt?"},
        **TREATS,
    ),
    "declareComplete": step(lambda cast: f"/requests/{cast.submitted.pk}/declareComplete", "manager", **TREATS),
    "takeUp": step(lambda cast: f"/requests/{cast.complete.pk}/takeUp", "manager", **TREATS),
    "grantRequest": step(lambda cast: f"/requests/{cast.in_treatment.pk}/grant", "manager", body={}, **TREATS),
    "refuseRequest": step(
        lambda cast: f"/requests/{cast.in_treatment.pk}/refuse", "manager", body={"motive": "Geen oven."}, **TREATS
    ),
    "liftRecognition": step(
        lambda cast: f"/requests/{cast.recognition.request_id}/liftRecognition", "manager", body=lifted.TOLD, **TREATS
    ),
    "getLiftingLetter": read(lambda cast: f"/requests/{cast.lifted.request_id}/liftingLetter", *FILE_READERS),
    "resubmitRequest": step(lambda cast: f"/requests/{cast.incomplete.pk}/resubmit", "boss", **FILES),
    "withdrawRequest": step(lambda cast: f"/requests/{cast.submitted.pk}/withdraw", "boss", **FILES),
    # mentors
    "listMentors": read(lambda cast: f"/companies/{cast.mentor.company_id}/mentors", *INSIDE),
    "nameMentor": step(
        lambda cast: f"/companies/{cast.company}/mentors",
        "boss",
        body=house.mentor_form,
        gives=201,
        hr=403,
        **dict.fromkeys(BODIES, 403),
    ),
    "getMentor": read(lambda cast: f"/mentors/{cast.mentor.pk}", *INSIDE),
    "changeMentor": put(lambda cast: f"/mentors/{cast.mentor.pk}", house.mentor_form, "boss", hr=403),
    "noteExtract": step(
        lambda cast: f"/mentors/{cast.mentor.pk}/extractChecks",
        "boss",
        body={"model": "596.2", "issuedOn": "2026-11-01", "outcome": "in_order"},
        hr=403,
    ),
    "noteTraining": step(
        lambda cast: f"/mentors/{cast.mentor.pk}/training",
        "boss",
        body={"trainedOn": "2026-11-01", "organiser": "Voorbeeldfonds"},
        hr=403,
    ),
    "deactivateMentor": step(lambda cast: f"/mentors/{cast.mentor.pk}/deactivate", "boss", hr=403),
    "reactivateMentor": step(lambda cast: f"/mentors/{cast.let_go.pk}/reactivate", "boss", hr=403),
    # recognitions
    "listRecognitions": read(lambda cast: f"/companies/{cast.recognition.company_id}/recognitions", *KNOWS_COMPANY),
    "getCertificate": read(lambda cast: f"/recognitions/{cast.recognition.number}/certificate", *KNOWS_COMPANY),
    # choices of a learner
    "listMyTracks": read(lambda cast: f"/me/tracks?page={1 if cast.noor else 0}", *FAMILY),
    "listSavedOpenings": read(lambda cast: f"/tracks/{cast.noor.track.pk}/savedOpenings", *FAMILY),
    "saveOpening": put(lambda cast: f"/tracks/{cast.noor.track.pk}/savedOpenings/{cast.noor.kept.pk}", None, *FAMILY),
    "letOpeningGo": delete(lambda cast: f"/tracks/{cast.noor.track.pk}/savedOpenings/{cast.noor.kept.pk}", *FAMILY),
    "rankOpenings": put(
        lambda cast: f"/tracks/{cast.noor.track.pk}/ranking",
        lambda cast: {"openings": [str(cast.noor.kept.pk), str(cast.noor.ranked.pk)]},
        *FAMILY,
    ),
    "listVetoes": read(lambda cast: f"/tracks/{cast.noor.track.pk}/vetoes", *FAMILY),
    "vetoEstablishment": put(
        lambda cast: f"/tracks/{cast.noor.track.pk}/vetoes/{cast.noor.kept.establishment_id}",
        {"reason": "Te ver."},
        *FAMILY,
    ),
    "undoVeto": delete(
        lambda cast: f"/tracks/{cast.noor.track.pk}/vetoes/{cast.noor.refused.establishment_id}", *FAMILY
    ),
    # training together
    "listJointTrainings": read(lambda cast: f"/companies/{cast.asking.joint.company_id}/jointTrainings", *INSIDE),
    "startJointTraining": step(
        lambda cast: f"/companies/{cast.company}/jointTrainings",
        "boss",
        body=house.joint_form,
        gives=201,
        hr=403,
        **dict.fromkeys(BODIES, 403),
    ),
    "getJointTraining": read(lambda cast: f"/jointTrainings/{cast.asking.joint_id}", *INSIDE),
    "askPartner": step(
        lambda cast: f"/jointTrainings/{cast.asking.joint_id}/parts",
        "boss",
        body=house.partner_form,
        hr=403,
    ),
    "agreeToTrainTogether": step(
        lambda cast: f"/jointTrainings/{cast.asked_along.joint_id}/parts/{cast.asked_along.pk}/agree", "boss"
    ),
    "declineToTrainTogether": step(
        lambda cast: f"/jointTrainings/{cast.asked_along.joint_id}/parts/{cast.asked_along.pk}/decline", "boss"
    ),
    "takeOutPart": step(
        lambda cast: f"/jointTrainings/{cast.asking.joint_id}/parts/{cast.asking.pk}/takeOut", "boss", hr=403
    ),
    # sleeping recognitions
    "listSleepingRecognitions": read(lambda _: "/sleepingRecognitions?part=asked", *DESKS),
    "exportSleepingRecognitions": read(lambda _: "/sleepingRecognitions/export", *DESKS),
    "askSleepingRecognitions": step(
        lambda _: "/sleepingRecognitions/ask",
        "manager",
        "agency",
        body=lambda cast: {"recognitions": [cast.availability.recognition.number], "dryRun": True},
    ),
    "listAvailabilityQuestions": read(lambda cast: f"/companies/{cast.company}/availabilityQuestions", *INSIDE),
    "answerAvailability": step(
        lambda cast: f"/availabilityQuestions/{cast.availability.pk}/answer", *INSIDE, body={"answer": "not_now"}
    ),
    "wakeWorkplace": step(lambda cast: f"/availabilityQuestions/{cast.availability.pk}/wake", *INSIDE),
    # openings
    "listOpenPlaces": public(lambda cast: f"/openPlaces?training={cast.opening.training.code}"),
    "getOpenPlace": public(lambda cast: f"/openPlaces/{cast.opening.pk}"),
    "listOpenings": read(lambda cast: f"/companies/{cast.opening.company_id}/openings?schoolYear=2026", *INSIDE),
    "openPlace": step(
        lambda cast: f"/recognitions/{cast.opening.recognition_id}/openings",
        *INSIDE,
        body=house.opening_form,
        gives=201,
    ),
    "getOpening": read(lambda cast: f"/openings/{cast.opening.pk}", *INSIDE),
    "changeOpening": put(lambda cast: f"/openings/{cast.opening.pk}", house.opening_form, *INSIDE),
    "pauseOpening": step(lambda cast: f"/openings/{cast.opening.pk}/pause", *INSIDE),
    "resumeOpening": step(lambda cast: f"/openings/{cast.paused_opening.pk}/resume", *INSIDE),
    "closeOpening": step(lambda cast: f"/openings/{cast.opening.pk}/close", *INSIDE, body={"reason": "no_work"}),
    "takeOverOpening": step(
        lambda cast: f"/openings/{cast.opening.pk}/takeOver", *INSIDE, body={"schoolYear": 2027}, gives=201
    ),
    # learners who fit an opening
    "listFittingLearners": read(lambda cast: f"/openings/{cast.fitting.opening.pk}/fittingLearners", *INSIDE),
    "askLearner": step(
        lambda cast: f"/openings/{cast.fitting.opening.pk}/fittingLearners/{cast.fitting.profile.pk}/ask", *INSIDE
    ),
    "passOverLearner": step(
        lambda cast: f"/openings/{cast.fitting.opening.pk}/fittingLearners/{cast.fitting.profile.pk}/passOver",
        *INSIDE,
        body={"reason": "period"},
    ),
    "showLearnerAgain": delete(
        lambda cast: f"/openings/{cast.fitting.opening.pk}/passedLearners/{cast.fitting.passed.pk}", *INSIDE
    ),
    "listSuitedPlaces": read(lambda cast: f"/tracks/{cast.searching.track_id}/suitedPlaces", *SCHOOL, *FAMILY),
    "listOwnFittingLearners": read(lambda cast: f"/openPlaces/{cast.fitting.opening.pk}/ownLearners"),
    # profile of a learner
    "getLearnerProfile": read(lambda cast: f"/tracks/{cast.noor.track.pk}/profile", *FAMILY),
    "tellProfile": put(lambda cast: f"/tracks/{cast.noor.track.pk}/profile", {"likes": "Brood bakken."}, *FAMILY),
    "beFound": step(lambda cast: f"/tracks/{cast.noor.track.pk}/profile/beFound", *FAMILY),
    "hideLearner": step(lambda cast: f"/tracks/{cast.noor.track.pk}/profile/hide", *FAMILY),
    "getPlaceAlert": read(lambda cast: f"/tracks/{cast.noor.track.pk}/placeAlert", *FAMILY),
    "keepPlaceAlert": put(
        lambda cast: f"/tracks/{cast.noor.track.pk}/placeAlert",
        lambda cast: {"training": cast.noor.track.training.code, "postalCode": "9000"},
        *FAMILY,
    ),
    "endPlaceAlert": step(lambda cast: f"/tracks/{cast.noor.track.pk}/placeAlert/end", *FAMILY),
    "previewProfile": read(lambda cast: f"/tracks/{cast.noor.track.pk}/profile/preview", *FAMILY),
    "getCv": read(lambda cast: f"/tracks/{cast.noor.track.pk}/cv", *FAMILY),
    "listFoundLearners": read(lambda cast: f"/foundLearners?page={1 if cast.noor else 0}", *INSIDE, "neighbour"),
    "getFoundLearner": read(lambda cast: f"/foundLearners/{cast.noor.profile.pk}", *INSIDE),
    # introductions
    "listIntroductions": read(
        lambda cast: f"/introductions?page={1 if cast.proposed else 0}", *INSIDE, "neighbour", *FAMILY
    ),
    "listTrackIntroductions": read(lambda cast: f"/tracks/{cast.proposed.track_id}/introductions", *FAMILY),
    "proposeIntroduction": step(
        lambda cast: f"/tracks/{cast.noor.track.pk}/introductions",
        *FAMILY,
        body=lambda cast: {"openingId": str(cast.noor.kept.pk)},
        gives=201,
    ),
    "getIntroduction": read(lambda cast: f"/introductions/{cast.proposed.pk}", *INSIDE, *FAMILY),
    "showInterest": step(lambda cast: f"/introductions/{cast.proposed.pk}/showInterest", *FAMILY, **COMPANY_READS),
    "writeLetter": put(
        lambda cast: f"/introductions/{cast.proposed.pk}/letter", {"letter": "Ik bak."}, *FAMILY, **COMPANY_READS
    ),
    "planTalk": step(
        lambda cast: f"/introductions/{cast.proposed.pk}/plan",
        *INSIDE,
        body={"day": "2026-12-03", "hour": "14:30", "place": "Dorpsstraat 1"},
    ),
    "promiseSeat": step(lambda cast: f"/introductions/{cast.talk_planned.pk}/promise", *INSIDE),
    "transferIntroduction": step(
        lambda cast: f"/introductions/{cast.proposed.pk}/transfer",
        *INSIDE,
        body=lambda cast: {"openingId": str(cast.other_place.pk)},
        gives=201,
    ),
    "refuseIntroduction": step(
        lambda cast: f"/introductions/{cast.proposed.pk}/refuse", *INSIDE, *FAMILY, body={"reason": "other"}
    ),
    "withdrawIntroduction": step(lambda cast: f"/introductions/{cast.proposed.pk}/withdraw", *FAMILY, **COMPANY_READS),
    "loseSeat": step(
        lambda cast: f"/introductions/{cast.placed_there.pk}/fallAway", *INSIDE, *FAMILY, body={"reason": "other"}
    ),
    "acceptSeat": step(lambda cast: f"/introductions/{cast.only_seat.pk}/accept", *FAMILY, **COMPANY_READS),
    # learners of a school
    "listTracks": read(lambda cast: f"/tracks?page={1 if cast.noor else 0}", *SCHOOL),
    "getTrack": read(lambda cast: f"/tracks/{cast.noor.track.pk}", *SCHOOL),
    "enrolLearner": step(lambda cast: "/tracks" if cast.noor else "", *SCHOOL, body=ENROLLED, gives=201),
    "listCoaches": read(lambda cast: f"/coaches?page={1 if cast.noor else 0}", *SCHOOL),
    "correctTrack": put(lambda cast: f"/tracks/{cast.advised.pk}", ENROLLED, *SCHOOL),
    "assignCoach": put(lambda cast: f"{of_family(cast.uninvited)}/coach", {"coachId": None}, "head"),
    "leaveTrack": step(
        lambda cast: f"/tracks/{cast.advised.pk}/leave", *SCHOOL, body={"leftOn": "2026-11-20", "reason": "work"}
    ),
    "getTrackFamily": read(lambda cast: f"/tracks/{cast.noor.track.pk}/family", *SCHOOL),
    "noteGuardian": step(lambda cast: f"/tracks/{cast.advised.pk}/guardians", *SCHOOL, body=PARENT),
    "correctGuardian": put(lambda cast: of_guardian(cast.uninvited), PARENT, *SCHOOL),
    "endGuardian": step(lambda cast: f"{of_guardian(cast.uninvited)}/end", *SCHOOL, body={}),
    "inviteGuardian": step(lambda cast: f"{of_guardian(cast.uninvited)}/invite", *SCHOOL),
    "withdrawGuardianInvitation": step(lambda cast: f"{of_guardian(cast.awaited)}/withdrawInvitation", *SCHOOL),
    "closeGuardianAccess": step(
        lambda cast: f"/tracks/{cast.noor.track.pk}/guardians/{cast.noor.guardianship.pk}/closeAccess", *SCHOOL
    ),
    "inviteLearner": step(lambda cast: f"{of_family(cast.uninvited)}/invite", *SCHOOL),
    "withdrawLearnerInvitation": step(lambda cast: f"{of_family(cast.awaited)}/withdrawInvitation", *SCHOOL),
    "closeLearnerAccess": step(lambda cast: f"/tracks/{cast.noor.track.pk}/closeAccess", *SCHOOL),
    "moveTrack": step(lambda cast: f"/tracks/{cast.advised.pk}/move", *SCHOOL, body={"move": "start_search"}),
    "getScreening": read(lambda cast: f"/tracks/{cast.answered.pk}/screening", *SCHOOL),
    "answerScreening": put(
        lambda cast: f"/tracks/{cast.answered.pk}/screening", {"voice": "coach", "workWilling": "yes"}, *SCHOOL
    ),
    "concludeScreening": step(lambda cast: f"/tracks/{cast.answered.pk}/screening/conclude", *SCHOOL),
    "reopenScreening": step(lambda cast: f"/tracks/{cast.advised.pk}/screening/reopen", *SCHOOL),
    # pupils of a school, read in
    "handInLearners": step(
        lambda _: "/enrolmentFiles", *SCHOOL, body={"name": "klas", "rows": [house.PUPIL_SENT]}, gives=201
    ),
    "askEnrolments": step(
        lambda _: "/enrolmentQuestions",
        *SCHOOL,
        body={"name": "klas", "pupils": [house.PUPIL_ASKED]},
        gives=201,
    ),
    "listLearnerFiles": read(lambda cast: f"/enrolmentFiles?page={1 if cast.pupils else 0}", *SCHOOL),
    "getLearnerFile": read(lambda cast: f"/enrolmentFiles/{cast.pupils.pk}", "head"),
    "answerLearnerFile": put(lambda cast: f"/enrolmentFiles/{cast.pupils.pk}/answers", {"answers": []}, "head"),
    "takeLearnersIn": Door(taking_in, ("head",)),
    "inviteLearners": step(lambda cast: f"/enrolmentFiles/{cast.taken_in.pk}/invite", "head"),
    "throwLearnerFileAway": delete(lambda cast: f"/enrolmentFiles/{cast.pupils.pk}", "head"),
    # learners who go to other hands, and people without a school
    "listHandovers": read(lambda cast: f"/handovers?part={'given' if cast.handover_asked else ''}", *SCHOOL, "vdab"),
    # advice, run-ups, referrals
    "listTrackAdvice": read(lambda cast: f"/tracks/{cast.advice.track_id}/advice", *SCHOOL, *FAMILY),
    "noteAdvice": step(
        lambda cast: f"/tracks/{cast.noor.track.pk}/advice",
        *SCHOOL,
        body={"adviser": "clb", "way": "dual", "givenOn": "2026-11-02"},
    ),
    "withdrawAdvice": step(lambda cast: f"/tracks/{cast.advice.track_id}/advice/{cast.advice.pk}/withdraw", *SCHOOL),
    "tellJobSeeker": put(lambda cast: f"/tracks/{cast.noor.track.pk}/jobSeeker", {"isJobSeeker": True}, *SCHOOL),
    "listRunUps": read(lambda cast: f"/runUps?page={1 if cast.run_up else 0}", *SCHOOL),
    "listTrackRunUps": read(lambda cast: f"/tracks/{cast.noor.track.pk}/runUps", *SCHOOL, *FAMILY),
    "planRunUp": put(
        lambda cast: f"/tracks/{cast.run_up.track_id}/runUp", {"contents": ["work"], "hoursPerWeek": 28}, *SCHOOL
    ),
    "evaluateRunUp": step(
        lambda cast: f"/tracks/{cast.run_up.track_id}/runUp/evaluations",
        *SCHOOL,
        body={"heldOn": "2026-11-10", "progress": "growing"},
    ),
    "takeRunUpEvaluationBack": step(
        lambda cast: of_evaluation(cast.evaluation), *SCHOOL, body={"why": "Bij de verkeerde lerende."}
    ),
    "closeRunUp": step(lambda cast: f"/tracks/{cast.run_up.track_id}/runUp/close", *SCHOOL, body={"closing": "Klaar."}),
    "listReferrals": read(lambda cast: f"/tracks/{cast.referral.track_id}/referrals", "coach", *FAMILY),
    "proposeReferral": step(
        lambda cast: f"/tracks/{cast.referral.track_id}/referrals",
        "coach",
        body={"kind": "ibal", "proposer": "vdab", "proposedOn": "2026-11-02", "reason": "Extra begeleiding."},
        gives=201,
    ),
    "getReferral": read(lambda cast: of_referral(cast.referral), "coach", *FAMILY),
    "agreeToReferral": step(
        lambda cast: f"{of_referral(cast.referral)}/agree", "coach", *FAMILY, body={"who": "provider"}
    ),
    "startReferral": step(
        lambda cast: f"{of_referral(cast.referral_agreed)}/start", "coach", body={"on": "2026-11-09"}
    ),
    "endReferral": step(lambda cast: f"{of_referral(cast.referral_started)}/end", "coach", body={"on": "2026-11-20"}),
    "refuseReferral": step(
        lambda cast: f"{of_referral(cast.referral)}/refuse", "coach", *FAMILY, body={"on": "2026-11-21"}
    ),
    # training plans
    "listPlans": read(
        lambda cast: f"/trainingPlans?page={1 if cast.plan else 0}", *INSIDE, "neighbour", *SCHOOL, *FAMILY
    ),
    "startPlan": step(lambda cast: f"/tracks/{cast.advised.pk}/trainingPlans", *SCHOOL, body=PERIOD, gives=201),
    "getPlan": read(of_plan, *INSIDE, *SCHOOL, *FAMILY),
    "getPlanVersion": read(lambda cast: f"{of_plan(cast)}/versions/1", *INSIDE, *SCHOOL, *FAMILY),
    "changePlan": put(of_plan, PERIOD, *SCHOOL, **COMPANY_READS),
    "writePlanLines": put(
        lambda cast: f"{of_plan(cast)}/lines",
        {"lines": [{"code": "E-01", "introduced": "work", "practised": "work", "workplaces": [1]}]},
        *SCHOOL,
        **COMPANY_READS,
    ),
    "addPlanLine": step(
        lambda cast: f"{of_plan(cast)}/lines", *SCHOOL, body={"text": "Offerte lezen"}, **COMPANY_READS
    ),
    "removePlanLine": delete(lambda cast: f"{of_plan(cast)}/lines/E-01", *SCHOOL, **COMPANY_READS),
    "spreadPlan": step(lambda cast: f"{of_plan(cast)}/spread", *SCHOOL, **COMPANY_READS),
    "addPlanWorkplace": step(
        lambda cast: f"{of_plan(cast)}/workplaces",
        *SCHOOL,
        body=lambda cast: {
            "recognitionNumber": cast.plan.workplaces.get().recognition.number,
            "begins": "2027-06-01",
            "ends": "2027-06-30",
        },
        **COMPANY_READS,
    ),
    "changePlanWorkplace": put(
        lambda cast: f"{of_plan(cast)}/workplaces/1", PERIOD | {"days": 90}, *SCHOOL, **COMPANY_READS
    ),
    "removePlanWorkplace": delete(lambda cast: f"{of_plan(cast)}/workplaces/1", *SCHOOL, **COMPANY_READS),
    "sharePlan": step(lambda cast: f"/trainingPlans/{cast.plan_draft.pk}/share", *SCHOOL),
    "freezePlan": step(lambda cast: f"{of_plan(cast)}/freeze", *SCHOOL, **COMPANY_READS),
    "reopenPlan": step(lambda cast: f"/trainingPlans/{cast.plan_frozen.pk}/reopen", *SCHOOL),
    "closePlan": step(lambda cast: f"{of_plan(cast)}/close", *SCHOOL, **COMPANY_READS),
    "deletePlan": delete(lambda cast: f"/trainingPlans/{cast.plan_draft.pk}", *SCHOOL),
    "commentOnPlan": step(
        lambda cast: f"{of_plan(cast)}/comments", *INSIDE, *SCHOOL, *FAMILY, body={"words": "Pas in maart."}
    ),
    "settlePlanComment": step(
        lambda cast: f"{of_plan(cast)}/comments/{cast.said_of_plan.pk}/settle", *SCHOOL, **COMPANY_READS
    ),
    "getTrackHandover": read(lambda cast: f"/tracks/{cast.handover_asked.track_id}/handover", *SCHOOL, *FAMILY),
    "handLearnerOver": step(
        lambda cast: f"/tracks/{cast.advised.pk}/handovers",
        "head",
        "coach",
        body=lambda cast: {
            "kind": "colleague",
            "coachId": str(cast.head.capacity.user_id),
            "why": "other",
            "stands": "Schildert zelfstandig.",
        },
        gives=201,
    ),
    "getHandover": read(lambda cast: f"/handovers/{cast.handover_asked.pk}", *SCHOOL, *FAMILY),
    "agreeToHandover": step(lambda cast: f"/handovers/{cast.handover_asked.pk}/agree", "parent"),
    "declineHandover": step(lambda cast: f"/handovers/{cast.handover_asked.pk}/decline", *FAMILY),
    "noteHandoverPaper": step(
        lambda cast: f"/handovers/{cast.handover_asked.pk}/notePaper", *SCHOOL, body={"signedOn": "2026-11-20"}
    ),
    "acceptHandover": step(lambda cast: f"/handovers/{cast.handover_offered.pk}/accept", "vdab"),
    "sendHandoverBack": step(
        lambda cast: f"/handovers/{cast.handover_offered.pk}/sendBack", "vdab", body={"reason": "full"}, gives=204
    ),
    "withdrawHandover": step(lambda cast: f"/handovers/{cast.handover_asked.pk}/withdraw", *SCHOOL),
    "listEnquiries": read(lambda cast: f"/enquiries?page={1 if cast.enquiry else 0}", *SCHOOL, "vdab"),
    "getEnquiry": read(lambda cast: f"/enquiries/{cast.enquiry.pk}", *SCHOOL),
    "takeEnquiry": step(lambda cast: f"/enquiries/{cast.enquiry.pk}/take", *SCHOOL),
    "passEnquiryOn": step(
        lambda cast: f"/enquiries/{cast.enquiry.pk}/passOn", *SCHOOL, body={"reason": "full"}, gives=204
    ),
    "closeEnquiry": step(
        lambda cast: f"/enquiries/{cast.taken_enquiry.pk}/close", *SCHOOL, body={"outcome": "work"}, gives=204
    ),
    "enrolEnquiry": step(lambda cast: f"/enquiries/{cast.taken_enquiry.pk}/enrol", *SCHOOL, body=house.YASMINA),
    **AGREEMENTS,
    **CHANGES,
    **MODULES,
    **outside.DOORS,
    "listSearchTimes": read(lambda cast: f"/searchTimes?page={1 if cast.searching else 0}", *SCHOOL),
    "listTrackSearchTimes": read(lambda cast: f"/tracks/{cast.searching.track_id}/searchTimes", *SCHOOL, *FAMILY),
    "getSearchTime": read(lambda cast: f"/searchTimes/{cast.searching.pk}", *SCHOOL),
    "getCalendarFeed": read(lambda _: "/me/calendarFeed", *SCHOOL, *FAMILY),
    "makeCalendarFeed": step(lambda _: "/me/calendarFeed"),
    "revokeCalendarFeed": step(lambda _: "/me/calendarFeed/revoke", *SCHOOL, *FAMILY),
    "askExtension": step(
        lambda cast: f"/searchTimes/{cast.searching.pk}/extensions", *SCHOOL, body={"reason": "talks_planned"}
    ),
    "grantExtension": step(lambda cast: f"{of_extension(cast)}/grant", "head", body={}),
    "refuseExtension": step(lambda cast: f"{of_extension(cast)}/refuse", "head", body={"words": "Er is nog tijd."}),
    "withdrawExtension": step(lambda cast: f"{of_extension(cast)}/withdraw", *SCHOOL),
    "handleSearchTime": step(
        lambda cast: f"/searchTimes/{cast.searching.pk}/handle", *SCHOOL, body={"outcome": "full_time"}
    ),
    # matching rounds
    "listRounds": read(lambda cast: f"/rounds?page={1 if cast.round else 0}", *SCHOOL, "agency"),
    "startRound": step(
        lambda _: "/rounds",
        *SCHOOL,
        "agency",
        body={"title": "Najaar", "schoolYear": 2026},
        gives=201,
    ),
    "getRound": read(lambda cast: f"/rounds/{cast.run.round_id}", *SCHOOL),
    "changeRound": put(lambda cast: f"/rounds/{cast.round.pk}", {"title": "Herfst", "schoolYear": 2026}, *SCHOOL),
    "askProvider": step(
        lambda cast: f"/rounds/{cast.round.pk}/providers", *SCHOOL, body=lambda cast: {"provider": cast.provider.number}
    ),
    "askArea": step(lambda cast: f"/rounds/{cast.round.pk}/areas", *SCHOOL, body=anywhere),
    "joinRound": step(lambda cast: f"/rounds/{cast.asked_round.pk}/join", "head", body={"takesPart": True}),
    "setPair": step(
        lambda cast: f"/rounds/{cast.round.pk}/pairs",
        *SCHOOL,
        body=lambda cast: {
            "trackId": str(cast.noor.track.pk),
            "openingId": str(cast.noor.kept.pk),
            "kind": "forbidden",
        },
    ),
    "dropPair": delete(lambda cast: f"/rounds/{cast.pair.round_id}/pairs/{cast.pair.pk}", *SCHOOL),
    "askRun": step(lambda cast: f"/rounds/{cast.round.pk}/runs", *SCHOOL, body={"rule": "levels"}, gives=201),
    "verifyRun": step(lambda cast: f"/runs/{cast.kept_run.pk}/verify", *SCHOOL),
    "publishRun": step(
        lambda cast: f"/rounds/{cast.round.pk}/publish",
        "head",
        body=lambda cast: {"runId": str(cast.run.pk), "answersUntil": "2026-12-10"},
    ),
    "discardRound": step(lambda cast: f"/rounds/{cast.round.pk}/discard", *SCHOOL),
    "getRun": read(lambda cast: f"/runs/{cast.run.pk}", *SCHOOL),
    "getRunFairness": read(lambda cast: f"/runs/{cast.run.pk}/fairness", *SCHOOL),
    "listRunLearners": read(lambda cast: f"/runs/{cast.run.pk}/learners", *SCHOOL),
    "getRunLearner": read(lambda cast: f"/runs/{cast.run.pk}/learners/{cast.noor.track.pk}", *SCHOOL),
    "listUnmetDemand": read(lambda _: "/unmetDemand", "manager", "stranger", "agency"),
    # account
    "getMe": read(lambda _: "/me", *OTHERS),
    "listNotices": read(lambda _: "/notices", *OTHERS),
    "markNoticesRead": step(lambda _: "/notices/markRead", *OTHERS, body={}),
    "listTokens": read(lambda _: "/me/tokens", *OTHERS),
    "issueToken": step(lambda _: "/me/tokens", body={"name": "Loonprogramma"}),
    "revokeToken": step(lambda cast: f"/me/tokens/{cast.another_key.pk}/revoke", "boss"),
    # people
    "listCapacities": read(lambda cast: f"/capacities?organisationId={cast.company}", "boss", "agency", "admin"),
    "endCapacity": step(lambda cast: f"/capacities/{cast.hr.capacity.pk}/end", "boss", "hr", "agency", "admin"),
    "listInvitations": read(lambda cast: f"/invitations?organisationId={cast.company}", "boss", "agency", "admin"),
    "invite": step(
        lambda _: "/invitations",
        "boss",
        "agency",
        "admin",
        body=lambda cast: {"email": "s@voorbeeld.example", "role": "company_hr", "organisationId": str(cast.company)},
        gives=201,
        **dict.fromkeys(("hr", "neighbour", "manager", "stranger"), 403),
    ),
    "withdrawInvitation": step(lambda cast: f"/invitations/{cast.invitation.pk}/withdraw", "boss", "agency", "admin"),
    # system
    "getBacklog": read(lambda _: "/system/backlog", "admin"),
    "listJobs": read(lambda cast: f"/system/jobs?state={cast.failed_job.state}", "admin"),
    "runJobAgain": step(lambda cast: f"/system/jobs/{cast.failed_job.pk}/again", "admin"),
    "listMails": read(lambda _: "/system/mails", "admin"),
    "verifyAudit": read(lambda _: "/system/audit", "admin"),
    "listTimetables": read(lambda _: "/imports/timetables", "admin"),
    "handInTimetable": Door(
        lambda _: Knock("POST", "/imports/timetables", {"operator": "delijn"}, {"file": house.timetable_file()}),
        ("admin",),
        201,
    ),
    "getTimetable": read(lambda _: f"/imports/timetables/{TimetableFactory().pk}", "admin"),
    "useTimetable": step(lambda _: f"/imports/timetables/{TimetableFactory().pk}/use", "admin"),
    "withdrawTimetable": step(lambda _: f"/imports/timetables/{TimetableFactory().pk}/withdraw", "admin"),
    "listExtracts": read(lambda _: "/imports/extracts", "admin"),
    "listRejections": read(lambda cast: f"/imports/extracts/{cast.company}/rejections", "admin"),
    "listBatches": read(lambda _: "/imports/providers", "agency", "admin"),
    "handInProviders": Door(
        lambda _: Knock("POST", "/imports/providerFiles", files={"file": house.providers_file()}),
        ("agency", "admin"),
        201,
    ),
    "getProviderFile": read(lambda cast: f"/imports/providerFiles/{cast.provider_file.pk}", "agency", "admin"),
    "getProviderFileErrors": read(
        lambda cast: f"/imports/providerFiles/{cast.provider_file.pk}/errors", "agency", "admin"
    ),
    "applyProviderFile": step(lambda cast: f"/imports/providerFiles/{cast.provider_file.pk}/apply", "agency", "admin"),
    "handInActivityLists": Door(
        lambda _: Knock("POST", "/imports/activityFiles", files={"file": house.lists_file()}), ("agency", "admin"), 201
    ),
    "getActivityFile": read(lambda cast: f"/imports/activityFiles/{cast.lists_file.pk}", "agency", "admin"),
    "getActivityFileErrors": read(
        lambda cast: f"/imports/activityFiles/{cast.lists_file.pk}/errors", "agency", "admin"
    ),
    "applyActivityFile": step(lambda cast: f"/imports/activityFiles/{cast.lists_file.pk}/apply", "agency", "admin"),
    "undoBatch": step(lambda cast: f"/imports/providers/{cast.batch.pk}/undo", "agency", "admin"),
}
