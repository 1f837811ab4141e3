"""The rooms of the desk through the door: what a coordinator sees and does there, and what others find."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.programmes import actions, queries
from sameboat.mentoring.programmes.models import Programme, Role, Round, TeamInvitation, TeamMember
from sameboat.mentoring.wishes.models import Question
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def to(name, round_, **more):
    return reverse(name, kwargs={"slug": round_.programme.slug, "number": round_.number, **more})


def read(answer):
    return " ".join(answer.content.decode().split())


def queries_of(client, address, django_assert_num_queries, expected):
    client.get(address)  # sessions and caches are warm, as on the second page somebody opens
    with django_assert_num_queries(expected):
        assert client.get(address).status_code == 200


# ---- the desk and opening


def test_a_member_without_a_programme_reads_what_a_desk_is(as_):
    page = read(as_(make.person()).get(reverse("desk")))
    assert "You do not work for a programme yet" in page
    assert "Ask one of them to open it with you" in page


def test_coordinators_say_where_partners_meet_by_video(as_, ingrid, round_):
    words, said = reverse("desk_words", args=[round_.programme.slug]), {"title": "Open Stacks", "summary": "Peers."}
    client = as_(ingrid)
    page = read(client.post(words, said | {"meeting_link": "https://meet.example.org@evil.example.org/{random}"}))
    assert "the name of the host in small letters" in page
    assert "evil.example.org" in page, "what was typed is kept"
    assert not Programme.objects.exclude(meeting_link="").exists()
    client.post(words, said | {"meeting_link": "https://meet.example.org/{random}"})
    assert Programme.objects.get().meeting_link == "https://meet.example.org/{random}"
    with pytest.raises(Refused):
        actions.change_programme(
            round_.programme, by=make.person(), title="", summary="", about="", listed=True, meeting_link=""
        )


def test_four_ways_to_begin_are_told_in_plain_words(as_, ingrid):
    page = read(as_(ingrid).get(reverse("desk_new")))
    for called in ("Peers in different countries", "Students and professionals", "Mentors, with a say", "Circles"):
        assert called in page


def test_a_programme_is_opened_with_a_name_and_what_is_filled_in(as_, ingrid):
    client = as_(ingrid)
    form = client.get(reverse("desk_open", args=["circle"])).context["form"]
    facts = {name: form[name].value() for name in form.fields} | {"title": "Night Owls"}
    answer = client.post(reverse("desk_open", args=["circle"]), {k: v for k, v in facts.items() if v not in (None, "")})
    assert answer["Location"] == "/desk/night-owls/1/"
    assert Programme.objects.get(slug="night-owls").rounds.get().questions.count() == 9
    assert "Before it is published" in read(client.get(answer["Location"]))


def test_what_was_typed_stays_when_an_address_is_taken(as_, ingrid, round_):
    answer = as_(ingrid).post(reverse("desk_open", args=["iln"]), {"title": "Mine", "slug": round_.programme.slug})
    assert "Another programme has this address" in read(answer)
    assert 'value="Mine"' in read(answer)


def test_an_unknown_template_is_no_page(as_, ingrid):
    assert as_(ingrid).get("/desk/new/astrology/").status_code == 404


def test_the_desk_asks_as_little_of_the_database_for_three_programmes_as_for_one(as_, django_assert_num_queries):
    tove = make.on_the_team(make.round_of().programme, who=make.person("Tove"))
    queries_of(as_(tove), reverse("desk"), django_assert_num_queries, 6)
    for _ in range(2):
        make.on_the_team(make.round_of().programme, who=tove)
    queries_of(as_(tove), reverse("desk"), django_assert_num_queries, 6)


# ---- the round


def test_a_round_says_what_is_left_and_is_published(as_, ingrid):
    programme = actions.open_programme("iln", "Second", "second", by=ingrid)
    round_ = actions.open_round(programme, by=ingrid)
    client = as_(ingrid)
    page = read(client.get(to("desk_round", round_)))
    assert "Ask something: without a question nobody can be matched." in page
    assert "Publish this round" not in page
    answer = client.post(to("desk_publication", round_), follow=True)
    assert "Ask something" in read(answer), "the refusal is a sentence on the page, not a broken one"
    make.ask_as_the_iln(round_)
    client.post(to("desk_publication", round_))
    assert Round.objects.get(pk=round_.pk).published_at


def test_the_days_are_drawn_and_said(as_, ingrid, round_):
    page = read(as_(ingrid).get(to("desk_round", round_)))
    assert "<title" in page
    assert "<desc" in page
    assert "Last day to apply" in page


def test_moving_a_day_says_whom_it_concerns(as_, ingrid, round_):
    for _ in range(3):
        make.applicant(round_)
    page = read(as_(ingrid).get(to("desk_dates", round_)))
    assert "3 people have applied." in page
    assert "told by letter" in page


def test_a_day_in_the_wrong_order_stays_on_the_page_with_its_reason(as_, ingrid, round_):
    typed = {"opens_on": "2027-03-01", "closes_on": "2027-02-01", "weeks": "16"}
    page = read(as_(ingrid).post(to("desk_dates", round_), typed))
    assert "close before they open" in page
    assert "2027-02-01" in page


def test_closing_and_opening_again_are_two_buttons(as_, ingrid, round_):
    client = as_(ingrid)
    client.post(to("desk_closure", round_))
    assert Round.objects.get(pk=round_.pk).closed_at
    assert "Open applications again" in read(client.get(to("desk_round", round_)))
    client.post(to("desk_reopening", round_))
    assert Round.objects.get(pk=round_.pk).closed_at is None


def test_the_next_round_is_one_press_away(as_, ingrid, round_):
    as_(ingrid).post(reverse("desk_next_round", args=["open-stacks"]))
    new = round_.programme.rounds.get(number=2)
    assert new.questions.count() == round_.questions.count()


# ---- questions


def typed(question, **changed):
    facts = {"kind": question.kind, "ask": question.ask, "options": "\n".join(question.options), "common": "0"}
    marks = {mark: "on" for mark in ("wishable", "private", "needed") if getattr(question, mark)}
    return facts | marks | changed


def test_a_question_is_worded_anew(as_, ingrid, round_):
    sector = round_.questions.get(key="sector")
    as_(ingrid).post(to("desk_question", round_, question=sector.pk), typed(sector, ask="What surrounds you?"))
    sector.refresh_from_db()
    assert sector.ask == "What surrounds you?"


def test_a_preview_shows_the_question_as_people_see_it_and_keeps_nothing(as_, ingrid, round_):
    answer = as_(ingrid).post(
        to("desk_question_new", round_),
        {"kind": "choice", "ask": "Tea or coffee?", "options": "tea\ncoffee", "common": "0", "look": "yes"},
    )
    page = read(answer)
    assert "As people see it" in page
    assert '<option value="coffee">coffee</option>' in page
    assert not Question.objects.filter(ask="Tea or coffee?").exists()


def test_a_private_question_is_previewed_with_its_consent(as_, ingrid, round_):
    page = read(
        as_(ingrid).post(
            to("desk_question_new", round_),
            {"kind": "choice", "ask": "Your faith?", "private": "on", "common": "0", "look": "yes"},
        )
    )
    assert "Use it to find me a partner, and tell nobody" in page


@pytest.mark.parametrize(
    "kind", ["choice", "choices", "scale", "number", "languages", "zone", "text", "offers", "asks"]
)
def test_every_kind_can_be_previewed_half_typed(as_, ingrid, round_, kind):
    answer = as_(ingrid).post(to("desk_question_new", round_), {"kind": kind, "look": "yes"})
    assert "As people see it" in read(answer)


def test_a_refused_change_keeps_what_was_typed(as_, ingrid, round_):
    make.applicant(round_, sector="public")
    sector = round_.questions.get(key="sector")
    page = read(
        as_(ingrid).post(
            to("desk_question", round_, question=sector.pk), typed(sector, options="school\nprison", ask="Where?")
        )
    )
    assert "has been chosen already" in page
    assert "prison" in page


def test_an_answered_question_is_not_removed_and_the_page_says_what_to_do(as_, ingrid, round_):
    make.applicant(round_, sector="public")
    sector = round_.questions.get(key="sector")
    answer = as_(ingrid).post(to("desk_question_removal", round_, question=sector.pk), follow=True)
    assert "Hide it for newcomers instead" in read(answer)
    as_(ingrid).post(to("desk_question_hiding", round_, question=sector.pk))
    assert "hidden for newcomers" in read(as_(ingrid).get(to("desk_questions", round_)))


@pytest.mark.parametrize("said", ["down", "2", "up", "", "-3", "elsewhere", "٣"])
def test_moving_by_button_never_breaks(as_, ingrid, round_, said):
    languages = round_.questions.get(key="languages")
    answer = as_(ingrid).post(to("desk_question_place", round_, question=languages.pk), {"to": said})
    assert answer.status_code == 302


def test_a_question_of_another_round_is_not_reached(as_, ingrid, round_):
    other = make.round_of().questions.first()
    assert as_(ingrid).get(to("desk_question", round_, question=other.pk)).status_code == 404


def test_the_list_of_questions_asks_the_same_of_the_database_for_one_and_for_six(
    as_, ingrid, round_, django_assert_num_queries
):
    client = as_(ingrid)
    queries_of(client, to("desk_questions", round_), django_assert_num_queries, 4)
    round_.questions.exclude(key="country").delete()
    queries_of(client, to("desk_questions", round_), django_assert_num_queries, 4)


# ---- rules


def test_a_rule_is_looked_at_before_it_is_set(as_, ingrid, round_):
    make.applicant(round_, country="PT", languages=["pt"])
    make.applicant(round_, country="NZ", languages=["en"])
    rules = {"shared": ["languages"], "hours": "0", "former": "never", "trios": "never", "country_cap": "0"}
    client = as_(ingrid)
    page = read(client.post(to("desk_rules", round_), rules | {"cap_reading": "A", "look": "yes"}))
    assert "All rules together leave 0 % of the pairs." in page
    assert "2 people could meet nobody." in page
    assert "These rules are not set yet." in page
    assert Round.objects.get(pk=round_.pk).rules == round_.rules
    client.post(to("desk_rules", round_), rules | {"cap_reading": "A"})
    assert Round.objects.get(pk=round_.pk).rules["former"] == "never"


def test_a_country_cap_says_who_would_wait(as_, ingrid, round_):
    for at in range(10):
        make.applicant(round_, country="PT" if at < 6 else "NZ")
    page = read(as_(ingrid).get(to("desk_rules", round_)))
    assert "At most 2 from one country: 6 people would wait" in page


# ---- people


def test_people_stand_in_the_order_of_application_with_what_is_worth_knowing(as_, ingrid, round_):
    ana = make.applicant(round_, make.person("Ana Lima"), country="PT")
    make.applicant(round_, make.person("Kofi Mensah"), country="GH")
    EmailAddress.objects.create(user=ana.person, email=ana.person.email, verified=True, primary=True)
    page = read(as_(ingrid).get(to("desk_people", round_)))
    assert page.index("Ana Lima") < page.index("Kofi Mensah")
    assert page.count("address not proved</span>") == 1
    assert "Ghana" in page


def test_a_name_is_looked_for_and_stands_in_no_address(as_, ingrid, round_):
    make.applicant(round_, make.person("Ana Lima"), country="PT")
    make.applicant(round_, make.person("Kofi Mensah"), country="GH")
    page = read(as_(ingrid).post(to("desk_people", round_), {"name": "kof"}))
    assert "Kofi Mensah" in page
    assert "Ana Lima" not in page
    assert 'method="get"' not in page


@pytest.mark.parametrize("look", [{"country": "PT"}, {"state": "unproved"}, {"state": "first"}, {"country": "XX"}])
def test_every_way_of_looking_answers(as_, ingrid, round_, look):
    make.applicant(round_, country="PT")
    assert as_(ingrid).post(to("desk_people", round_), look).status_code == 200


def test_fifty_stand_on_a_page(as_, ingrid, round_):
    for _ in range(51):
        make.applicant(round_)
    client = as_(ingrid)
    assert len(client.get(to("desk_people", round_)).context["rows"]) == 50
    assert len(client.post(to("desk_people", round_), {"page": "2"}).context["rows"]) == 1


def test_an_application_shows_public_answers_and_never_whether_a_private_one_is_there(as_, ingrid, round_):
    Question.objects.create(round=round_, key="faith", kind="choice", ask="Your faith?", private=True, position=9)
    silent = make.applicant(round_, country="PT", interests=["maps"])
    open_ = make.applicant(round_, country="PT", interests=["maps"], faith="canary-7f3a")
    pages = [read(as_(ingrid).get(to("desk_person", round_, applicant=each.pk))) for each in (silent, open_)]
    for page in pages:
        assert "maps" in page
        assert "canary-7f3a" not in page
    alike = [page.split("What they said publicly")[1].split("</section>")[0] for page in pages]
    assert alike[0] == alike[1]


def test_who_has_only_begun_is_a_number_and_no_name(as_, ingrid, round_):
    draft = make.applicant(round_, make.person("Undecided Soul"), sent=False, country="PT")
    client = as_(ingrid)
    page = read(client.get(to("desk_people", round_)))
    assert "1 person has begun" in page
    assert "Undecided Soul" not in page
    assert client.get(to("desk_person", round_, applicant=draft.pk)).status_code == 404


def test_people_who_may_be_one_stand_side_by_side(as_, ingrid, round_):
    make.applicant(round_, make.person("Rosa Vega", email="rosa.vega@example.org"), country="CL")
    make.applicant(round_, make.person("R. Vega", email="rosavega+iln@example.org"), country="CL")
    make.applicant(round_, make.person("Ana Lima"), country="PT", employer="City Library")
    make.applicant(round_, make.person("ana  lima"), country="PT", employer="city library")
    make.applicant(round_, make.person("Ana Lima"), country="BR", employer="Another")
    groups = as_(ingrid).get(to("desk_twice", round_)).context["groups"]
    assert sorted(len(group["people"]) for group in groups) == [2, 2]


def test_a_country_coordinator_sees_numbers_of_one_country_and_no_name(as_, round_):
    marta = make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    ana = make.applicant(round_, make.person("Ana Lima"), country="PT")
    make.applicant(round_, make.person("Kofi Mensah"), country="GH")
    client = as_(marta)
    page = read(client.get(to("desk_people", round_)))
    assert "Portugal" in page
    assert "<b>fewer than five</b>" in page
    for name in ("Ana", "Kofi", "Ghana"):
        assert name not in page
    assert client.get(to("desk_person", round_, applicant=ana.pk)).status_code == 404
    assert client.get(to("desk_twice", round_)).status_code == 404


def test_a_page_of_people_asks_the_same_of_the_database_for_one_and_for_three(
    as_, ingrid, round_, django_assert_num_queries
):
    make.applicant(round_, country="PT")
    client = as_(ingrid)
    queries_of(client, to("desk_people", round_), django_assert_num_queries, 7)
    make.applicant(round_, country="GH")
    make.applicant(round_, country="NO")
    queries_of(client, to("desk_people", round_), django_assert_num_queries, 7)


@pytest.mark.parametrize("name", ["desk_round", "desk_people", "desk_questions"])
def test_the_first_page_of_a_sitting_asks_for_twelve_things_at_most(
    as_, ingrid, round_, name, django_assert_max_num_queries
):
    """The meter begins, and the country's share is read."""
    make.applicant(round_, country="PT")
    client = as_(ingrid)
    with django_assert_max_num_queries(12):
        assert client.get(to(name, round_)).status_code == 200


def test_each_of_somebodys_parts_opens_its_rooms_and_nobody_elses_do(as_, ingrid, round_):
    both = make.on_the_team(round_.programme, Role.TROUBLESHOOTER)
    make.on_the_team(round_.programme, Role.SAFEGUARDING_LEAD, who=both)
    assert queries.round_on_the_desk_of(both, "open-stacks", round_.number) == (
        round_,
        {"troubleshooter", "safeguarding_lead"},
    )
    assert queries.round_on_the_desk_of(ingrid, "open-stacks", round_.number)[1] == {"coordinator"}
    TeamMember.objects.filter(person=both).update(until=clock.now())
    assert queries.round_on_the_desk_of(both, "open-stacks", round_.number) == (None, frozenset())
    assert as_(both).get(to("desk_round", round_)).status_code == 404


# ---- the team, and who is not in it any more


def test_somebody_is_invited_reads_the_letter_and_joins(as_, ingrid, round_):
    as_(ingrid).post(
        reverse("desk_team", args=["open-stacks"]), {"email": "tove@example.org", "role": "troubleshooter"}
    )
    link = reverse("team_invitation", args=[queries.link_of(TeamInvitation.objects.get())])
    tove = make.person("Tove", email="tove@example.org")
    client = as_(tove)
    assert "another address" in read(client.get(link)), "not proved yet"
    EmailAddress.objects.create(user=tove, email=tove.email, verified=True, primary=True)
    assert "Yes, I join the team" in read(client.get(link))
    assert client.post(link)["Location"] == "/desk/open-stacks/"
    assert client.get(to("desk_round", round_)).status_code == 200
    again = client.get(link)
    assert again.status_code == 410
    assert "has been used" in read(again)


def test_an_old_link_says_so_and_how_to_go_on(client, ingrid, round_):
    invitation = actions.invite_to_team(round_.programme, "tove@example.org", Role.TROUBLESHOOTER, by=ingrid)
    TeamInvitation.objects.update(expires_at=clock.now() - timedelta(days=1))
    answer = client.get(reverse("team_invitation", args=[queries.link_of(invitation)]))
    assert answer.status_code == 410
    assert "send a new one" in read(answer)


def test_a_stranger_with_a_link_is_shown_the_way_in(client, ingrid, round_):
    invitation = actions.invite_to_team(round_.programme, "tove@example.org", Role.TROUBLESHOOTER, by=ingrid)
    page = read(client.get(reverse("team_invitation", args=[queries.link_of(invitation)])))
    assert "Make an account" in page
    assert "tove@example.org" not in page


def test_a_part_that_ended_holds_from_the_very_next_page(as_, ingrid, round_):
    second = make.on_the_team(round_.programme, who=make.person("Second"))
    client = as_(second)
    assert client.get(to("desk_people", round_)).status_code == 200
    actions.end_part(TeamMember.objects.get(person=second), by=ingrid)
    for room in ("desk_round", "desk_people", "desk_questions", "desk_rules", "desk_texts", "desk_dates"):
        assert client.get(to(room, round_)).status_code == 404
    assert client.post(to("desk_closure", round_)).status_code == 404
    assert Round.objects.get(pk=round_.pk).closed_at is None


def test_a_coordinator_elsewhere_finds_nothing_here(as_, round_):
    stranger = make.on_the_team(make.round_of().programme)
    client = as_(stranger)
    for room in ("desk_round", "desk_people", "desk_questions", "desk_rules", "desk_texts", "desk_dates"):
        assert client.get(to(room, round_)).status_code == 404


def test_the_team_asks_the_same_of_the_database_for_one_and_for_three(as_, ingrid, round_, django_assert_num_queries):
    client = as_(ingrid)
    queries_of(client, reverse("desk_team", args=["open-stacks"]), django_assert_num_queries, 9)
    make.on_the_team(round_.programme, who=make.person("Tove"))
    make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    queries_of(client, reverse("desk_team", args=["open-stacks"]), django_assert_num_queries, 9)


# ---- the public page


def test_the_public_page_names_whoever_agreed(client, ingrid):
    address = reverse("programme", args=["open-stacks"])
    assert "Ingrid Solberg" not in read(client.get(address))
    actions.be_named(TeamMember.objects.get(person=ingrid), by=ingrid, named=True)
    page = read(client.get(address))
    assert "Ingrid Solberg" in page
    assert "Read the whole form" in page


def test_a_programme_that_is_not_published_is_there_for_its_team_alone(client, as_, ingrid):
    programme = actions.open_programme("iln", "Hidden", "hidden", by=ingrid)
    actions.open_round(programme, by=ingrid)
    assert client.get(reverse("programme", args=["hidden"])).status_code == 404
    assert as_(ingrid).get(reverse("programme", args=["hidden"])).status_code == 200
