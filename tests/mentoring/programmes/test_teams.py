"""How people come into a team and leave it; and that a link alone opens nothing."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.programmes import actions, queries
from sameboat.mentoring.programmes.models import Role, TeamInvitation, TeamMember
from tests import site_makers as make

pytestmark = pytest.mark.django_db


def proved(who, address=None):
    EmailAddress.objects.create(user=who, email=address or who.email, verified=True, primary=address is None)
    return who


@pytest.fixture
def open_stacks():
    return make.programme("Open Stacks")


@pytest.fixture
def ingrid(open_stacks):
    return make.on_the_team(open_stacks, who=make.person("Ingrid Solberg"))


@pytest.fixture
def invitation(open_stacks, ingrid):
    return actions.invite_to_team(open_stacks, "Tove@Example.org ", Role.TROUBLESHOOTER, by=ingrid)


def test_an_invitation_goes_by_letter_with_a_link_that_works(invitation):
    letter = Letter.objects.get(kind="team_invitation")
    words = written(letter)
    assert words.address == "tove@example.org"
    assert "Open Stacks" in words.text
    signed = re.search(r"invitations/(\S+)/", words.text)[1]
    assert queries.invitation_behind(signed) == invitation


def test_a_changed_link_leads_nowhere(invitation):
    assert queries.invitation_behind(queries.link_of(invitation) + "x") is None


def test_whoever_proved_the_address_joins_and_the_link_works_once(invitation):
    tove = proved(make.person("Tove", email="tove@example.org"))
    part = actions.accept_invitation(invitation, by=tove)
    assert part.role == Role.TROUBLESHOOTER
    assert DiaryEntry.objects.filter(act="join team", whose=tove).exists()
    with pytest.raises(Refused, match="has been used"):
        actions.accept_invitation(invitation, by=tove)


def test_a_second_address_of_an_account_will_do(invitation):
    tove = proved(proved(make.person("Tove", email="tove.aas@example.org")), "tove@example.org")
    assert actions.accept_invitation(invitation, by=tove).person == tove


def test_somebody_else_with_the_link_is_told_which_address_it_is_for_without_hearing_it(invitation):
    other = proved(make.person("Somebody"))
    with pytest.raises(Refused, match="another address") as refused:
        actions.accept_invitation(invitation, by=other)
    assert "tove" not in str(refused.value.why)


def test_an_address_that_is_not_proved_is_not_enough(invitation):
    tove = make.person("Tove", email="tove@example.org")
    EmailAddress.objects.create(user=tove, email=tove.email, verified=False, primary=True)
    with pytest.raises(Refused, match="another address"):
        actions.accept_invitation(invitation, by=tove)


def test_after_a_fortnight_the_link_says_how_to_get_a_new_one(invitation):
    tove = proved(make.person("Tove", email="tove@example.org"))
    with time_machine.travel(clock.now() + timedelta(days=15)), pytest.raises(Refused, match="send a new one"):
        actions.accept_invitation(invitation, by=tove)


def test_a_withdrawn_invitation_sends_no_letter_and_opens_nothing(invitation, ingrid):
    tove = proved(make.person("Tove", email="tove@example.org"))
    actions.withdraw_invitation(invitation, by=ingrid)
    assert written(Letter.objects.get(kind="team_invitation")) is None
    with pytest.raises(Refused, match="withdrawn"):
        actions.accept_invitation(invitation, by=tove)


def test_inviting_again_makes_the_older_link_useless(invitation, open_stacks, ingrid):
    actions.invite_to_team(open_stacks, "tove@example.org", Role.TROUBLESHOOTER, by=ingrid)
    assert TeamInvitation.objects.get(pk=invitation.pk).withdrawn_at is not None
    assert TeamInvitation.objects.filter(withdrawn_at=None).count() == 1


def test_somebody_with_the_part_is_not_invited_to_it(open_stacks, ingrid):
    with pytest.raises(Refused, match="already"):
        actions.invite_to_team(open_stacks, ingrid.email, Role.COORDINATOR, by=ingrid)


def test_only_coordinators_invite(open_stacks):
    marta = make.on_the_team(open_stacks, Role.COUNTRY_COORDINATOR, country="PT")
    with pytest.raises(Refused, match="Only a coordinator"):
        actions.invite_to_team(open_stacks, "x@example.org", Role.COORDINATOR, by=marta)


def test_the_last_coordinator_stays(open_stacks, ingrid):
    part = TeamMember.objects.get(person=ingrid)
    with pytest.raises(Refused, match="Invite another"):
        actions.end_part(part, by=ingrid)
    second = make.on_the_team(open_stacks, who=make.person("Tove"))
    actions.end_part(part, by=second)
    assert not queries.is_coordinator(ingrid, open_stacks)


def test_everybody_may_end_their_own_part_and_nobody_anothers(open_stacks):
    marta = make.on_the_team(open_stacks, Role.COUNTRY_COORDINATOR, country="PT")
    kofi = make.on_the_team(open_stacks, Role.TROUBLESHOOTER)
    with pytest.raises(Refused):
        actions.end_part(TeamMember.objects.get(person=kofi), by=marta)
    actions.end_part(TeamMember.objects.get(person=marta), by=marta)
    assert not queries.programmes_on_the_desk_of(marta).exists()


def test_a_name_stands_on_the_public_page_only_if_its_owner_says_so(open_stacks, ingrid):
    part = TeamMember.objects.get(person=ingrid)
    tove = make.on_the_team(open_stacks, who=make.person("Tove"))
    assert not queries.shown_team_of(open_stacks)
    with pytest.raises(Refused, match="decides for themselves"):
        actions.be_named(part, by=tove, named=True)
    actions.be_named(part, by=ingrid, named=True)
    assert queries.shown_team_of(open_stacks) == [part]


def test_a_country_coordinator_has_a_country_and_nobody_else(open_stacks, ingrid):
    marta = proved(make.person("Marta", email="marta@example.org"))
    invitation = actions.invite_to_team(open_stacks, marta.email, Role.COUNTRY_COORDINATOR, by=ingrid, country="PT")
    assert actions.accept_invitation(invitation, by=marta).country == "PT"
    other = actions.invite_to_team(open_stacks, "kofi@example.org", Role.TROUBLESHOOTER, by=ingrid, country="GH")
    assert other.country == ""
