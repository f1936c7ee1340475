"""A training plan in the mail: both sides hear that it is shared, the coach that somebody said something of it."""

from dataclasses import replace

import pytest

from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.plans.actions import comments, modules, plans
from tandem.journey.plans.rules.modules import ModuleForm
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.factories.access import CapacityFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.plans import PlanLineFactory, PlanWorkplaceFactory, TrainingPlanFactory
from tests.harness import learner
from tests.tandem.registers.house import last, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def told(event, now):
    outbox.happened(event_id=event.pk, now=now)
    mails = {mail.recipient: mail for mail in Mail.objects.filter(event_id=event.pk)}
    return mails, {(one.user_id, one.role) for one in Notice.objects.filter(event_id=event.pk)}


def test_both_sides_hear_that_a_plan_is_shared_and_the_coach_what_was_said(now):
    noor = learner.build(now)
    noor.track.person.email = "noor@voorbeeld.example"
    noor.track.person.save()
    User.objects.filter(pk=noor.coach.user_id).update(email="coach@voorbeeld.example")
    plan = TrainingPlanFactory(track=noor.track)
    company = PlanWorkplaceFactory(plan=plan).recognition.company
    hr = CapacityFactory(role=Role.COMPANY_HR, company=company)
    PlanLineFactory(plan=plan)
    plans.share(actor=noor.coach, plan_id=plan.pk, now=now)

    mails, lines = told(last(plan), now)

    assert lines == {
        (noor.learner.user_id, Role.LEARNER),
        (noor.parent.user_id, Role.GUARDIAN),
        (hr.user_id, Role.COMPANY_HR),
    }
    assert "opleidingsplan van Noor" in mails["noor@voorbeeld.example"].subject
    assert "Noor" not in f"{mails[hr.user.email].subject} {mails[hr.user.email].text}"
    assert f"/opleidingsplannen/{plan.pk}/" in mails[hr.user.email].text

    comments.say(actor=somebody(Role.COMPANY_HR, company.pk), plan_id=plan.pk, words="Kanarie.", now=now)
    said = last(plan)
    mails, lines = told(said, now)
    assert (set(mails), lines) == ({"coach@voorbeeld.example"}, {(noor.coach.user_id, Role.COACH)})
    assert "Kanarie" not in mails["coach@voorbeeld.example"].text
    comments.say(actor=noor.coach, plan_id=plan.pk, words="Goed.", now=now)
    assert hr.user.email in told(last(plan), now)[0]
    Mail.objects.all().delete()
    plans.close(actor=noor.coach, plan_id=plan.pk, is_being_signed=False, now=now)
    assert told(said, now)[0] == {}, "it is over before the message went"


def test_who_is_asked_to_give_a_module_hears_it_and_the_coach_hears_the_answer(now):
    noor = learner.build(now)
    User.objects.filter(pk=noor.coach.user_id).update(email="coach@voorbeeld.example")
    plan = TrainingPlanFactory(track=noor.track, shared=True)
    PlanLineFactory(plan=plan)
    syntra = CapacityFactory(role=Role.COACH, company=None, provider=ProviderFactory())
    vdab = CapacityFactory(role=Role.EMPLOYMENT_SERVICE, company=None)
    form = ModuleForm("Heftruck", frozenset({"E-01"}), plan.begins, plan.ends, provider_id=syntra.provider_id)
    made = modules.ask(actor=noor.coach, plan_id=plan.pk, form=form, now=now)
    asked = last(plan)
    mails, lines = told(asked, now)
    assert (set(mails), lines) == ({syntra.user.email}, {(syntra.user_id, Role.COACH)})
    assert noor.track.person.given_name not in f"{mails[syntra.user.email].subject} {mails[syntra.user.email].text}"
    theirs = somebody(Role.COACH, syntra.provider_id)
    modules.confirm(actor=theirs, module_id=made.pk, now=now)
    assert set(told(last(plan), now)[0]) == {"coach@voorbeeld.example"}
    Mail.objects.all().delete()
    assert told(asked, now)[0] == {}, "it was answered before the message went"
    modules.refuse(actor=theirs, module_id=made.pk, reason="Volzet.", now=now)
    (mail,) = told(last(plan), now)[0].values()
    assert "Volzet" not in mail.text
    change = {"actor": noor.coach, "plan_id": plan.pk, "number": 1, "now": now}
    modules.change(**change, form=replace(form, provider_id=None))
    mails, lines = told(last(plan), now)
    assert (set(mails), lines) == ({vdab.user.email}, set()), "who acts within no organisation reads no lines"
    modules.withdraw(**change)
    mails, _ = told(last(plan), now)
    assert "niet langer" in mails[vdab.user.email].subject
