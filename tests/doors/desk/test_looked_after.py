"""A troubleshooter by name for each partnership: given by coordinators, and what each of them sees."""

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.partnerships.actions.looking_after import give_country_to, give_to, share_out
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.queries.looked_after import looked_after_by, partnerships_to_give
from sameboat.mentoring.programmes.models import Role, TeamMember
from tests import site_makers as make
from tests.doors.desk.at_the_desk import read, signed_in, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_of(make.programme("Open Stacks", slug="open-stacks"), announced_at=clock.now())


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))


@pytest.fixture
def robin(round_):
    return part_of(round_, "Robin Achterberg")


def part_of(round_, name):
    who = make.on_the_team(round_.programme, Role.TROUBLESHOOTER, make.person(name))
    return TeamMember.objects.get(person=who)


def pair(round_, *countries, who=()):
    together = Partnership.objects.create(round=round_, starts_on=clock.today())
    for at, country in enumerate(countries):
        enrolment = make.applicant(round_, *who[at : at + 1], country=country)
        Partner.objects.create(
            partnership=together, person=enrolment.person, enrolment=enrolment, round=round_, reason="Both like Zines."
        )
    return together


def after(partnership):
    return Partnership.objects.get(pk=partnership.pk).troubleshooter


def test_all_partnerships_with_somebody_in_a_country_at_once(client, round_, ingrid, robin):
    here, there = pair(round_, "PT", "NZ"), pair(round_, "UY", "NO")
    typed = {"act": "country", "country": "PT", "part": robin.pk}
    page = read(signed_in(client, ingrid).post(to("desk_looked_after", round_), typed, follow=True))
    assert "1 partnership has somebody else to turn to now." in page
    assert (after(here), after(there)) == (robin, None)


def test_what_nobody_looks_after_is_shared_out_evenly_and_nobody_gets_their_own(round_, ingrid, robin):
    second = part_of(round_, "Sol Duarte")
    own = pair(round_, "PT", "NZ", who=[second.person])
    others = [pair(round_, "UY", "NO") for _ in range(5)]
    assert share_out(round_, by=ingrid) == 6
    counts = {part: Partnership.objects.filter(troubleshooter=part).count() for part in (robin, second)}
    assert counts == {robin: 3, second: 3}
    assert after(own) == robin
    with pytest.raises(Refused, match="has somebody who looks after it already"):
        share_out(round_, by=ingrid)
    TeamMember.objects.filter(pk=robin.pk).update(until=clock.now())
    assert share_out(round_, by=ingrid) == 2, "what was looked after by somebody who left goes to the others"
    assert after(own) == robin, "and nobody is given their own, even so"
    assert {after(each) for each in others} == {second}


def test_one_by_one_on_the_page(client, round_, ingrid, robin):
    first, second = pair(round_, "PT", "NZ"), pair(round_, "UY", "NO")
    give_to(round_, {first.pk: robin.pk}, by=ingrid)
    typed = {"act": "each", str(first.pk): "", str(second.pk): str(robin.pk)}
    signed_in(client, ingrid).post(to("desk_looked_after", round_), typed)
    assert (after(first), after(second)) == (None, robin)


def test_a_partnership_of_another_round_and_a_part_that_is_none_are_refused(client, round_, ingrid, robin):
    elsewhere = make.round_of(make.programme("Far Away"))
    theirs, ours = pair(elsewhere, "PT", "NZ"), pair(round_, "PT", "NZ")
    desk = signed_in(client, ingrid)
    desk.post(to("desk_looked_after", round_), {"act": "each", str(theirs.pk): str(robin.pk)})
    assert after(theirs) is None
    stranger = TeamMember.objects.get(person=ingrid)
    with pytest.raises(Refused, match="not a troubleshooter of this programme"):
        give_to(round_, {ours.pk: stranger.pk}, by=ingrid)
    with pytest.raises(Refused, match="Only a coordinator"):
        give_country_to(round_, "PT", robin.pk, by=robin.person)
    own = pair(round_, "PT", "NZ", who=[robin.person])
    with pytest.raises(Refused, match="their own partnership"):
        give_to(round_, {own.pk: robin.pk}, by=ingrid)


def test_a_troubleshooter_sees_the_names_of_their_own_and_nothing_else(client, round_, ingrid, robin):
    mine = pair(round_, "PT", "NZ", who=[make.person("Ana Reis"), make.person("Tama Hohepa")])
    pair(round_, "UY", "NO", who=[make.person("Somebody Elsewhere"), make.person("And Another")])
    give_to(round_, {mine.pk: robin.pk}, by=ingrid)
    page = read(signed_in(client, robin.person).get(to("desk_looked_after", round_)))
    assert "Ana Reis, Tama Hohepa" in page
    for unseen in ("Somebody Elsewhere", "And Another", "Zines", "Portugal", "@example.org"):
        assert unseen not in page
    assert "Looked after" in read(client.get(to("desk_round", round_))), "the way there stands in the rail"
    assert client.post(to("desk_looked_after", round_), {"act": "evenly"}).status_code == 404
    TeamMember.objects.filter(pk=robin.pk).update(until=clock.now())
    assert client.get(to("desk_looked_after", round_)).status_code == 404
    assert not looked_after_by(robin.person, round_).exists()
    assert not partnerships_to_give(robin.person, round_).exists()


def test_whoever_left_a_partnership_is_not_named_any_more(client, round_, ingrid, robin):
    mine = pair(round_, "PT", "NZ", who=[make.person("Ana Reis"), make.person("Tama Hohepa")])
    give_to(round_, {mine.pk: robin.pk}, by=ingrid)
    Partner.objects.filter(person__name="Ana Reis").update(left_at=clock.now())
    page = read(signed_in(client, robin.person).get(to("desk_looked_after", round_)))
    assert "Ana Reis" not in page


def test_before_there_are_partnerships_or_troubleshooters_the_page_says_what_to_do(client, round_, ingrid):
    desk = signed_in(client, ingrid)
    assert "No partnerships yet" in read(desk.get(to("desk_looked_after", round_)))
    pair(round_, "PT", "NZ")
    assert "Nobody in the team is a troubleshooter" in read(desk.get(to("desk_looked_after", round_)))
    answer = desk.post(to("desk_looked_after", round_), {"act": "evenly"}, follow=True)
    assert "Nobody in the team is a troubleshooter yet." in read(answer)


@pytest.mark.parametrize("pairs", [1, 3])
def test_the_page_asks_as_little_for_one_pair_as_for_three(
    client, round_, ingrid, robin, pairs, django_assert_num_queries
):
    for _ in range(pairs):
        pair(round_, "PT", "NZ")
    share_out(round_, by=ingrid)
    desk = signed_in(client, ingrid)
    desk.get(to("desk_looked_after", round_))
    with django_assert_num_queries(11):
        desk.get(to("desk_looked_after", round_))
    desk = signed_in(client, robin.person)
    desk.get(to("desk_looked_after", round_))
    with django_assert_num_queries(7):
        desk.get(to("desk_looked_after", round_))
