from uuid import uuid4

from tandem.base.actor import PUBLIC, SYSTEM, Actor


def test_a_person_acts_for_one_organisation():
    own = uuid4()
    actor = Actor(user_id=uuid4(), role="company_admin", organisation_id=own)
    assert actor.stands_for(own)
    assert not actor.stands_for(uuid4())


def test_somebody_without_organisation_stands_for_none():
    assert not Actor(user_id=uuid4(), role="trade_union").stands_for(None)
    assert not PUBLIC.stands_for(None)
    assert not SYSTEM.stands_for(None)


def test_an_actor_has_one_role():
    actor = Actor(user_id=uuid4(), role="coach")
    assert actor.has_role("mentor", "coach")
    assert not actor.has_role("mentor")
    assert not actor.has_role()


def test_a_visitor_and_the_platform_are_nobody():
    assert PUBLIC.user_id is None
    assert SYSTEM.user_id is None
    assert PUBLIC != SYSTEM
