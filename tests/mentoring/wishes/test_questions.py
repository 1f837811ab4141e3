"""Questions are added, worded, moved, hidden and removed; what people answered keeps its meaning."""

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.wishes import actions, queries
from sameboat.mentoring.wishes.models import Answer
from sameboat.mentoring.wishes.rules.questions import Around, Asked, key_for, may_ask
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make.round_of()


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme)


def order(round_):
    return [question.key for question in round_.questions.all()]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Asked("choice", "  "), "Write the question"),
        (Asked("scale", "How far?"), "at least two steps"),
        (Asked("scale", "How far?", options=["near"]), "at least two steps"),
        (Asked("choice", "Which?", options=["this"]), "nothing to choose"),
        (Asked("choice", "Which?", options=["this", "This"]), "stands twice"),
        (Asked("choices", "Which?", options=["a;b", "c"]), "semicolon"),
        (Asked("choices", "Which?", options=["x" * 81, "c"]), "eighty letters"),
        (Asked("choices", "Which?", options=[str(n) for n in range(101)]), "hundred lines"),
        (Asked("country", "Where?", options=["PT", "NZ"]), "no list"),
        (Asked("choice", "Gender?", private=True, needed=True), "Nobody must answer"),
        (Asked("country", "Where?", private=True), "Partners need to see this"),
        (Asked("asks", "What help?"), "Say in which question"),
        (Asked("asks", "What help?", of="gone"), "Say in which question"),
        (Asked("text", "About you?"), "Nobody can wish for a text"),
        (Asked("choice", "Which?", common=11), "0 to 10"),
    ],
)
def test_what_cannot_be_asked_so_is_refused_with_a_way_out(asked, why):
    verdict = may_ask(asked, Around(offers=frozenset({"offers"})))
    assert not verdict
    assert why in str(verdict.why)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("choice", "Which?"),
        Asked("scale", "How far?", options=["near", "far"]),
        Asked("asks", "What help?", of="offers"),
        Asked("text", "About you?", wishable=False),
        Asked("choice", "Gender?", private=True),
    ],
)
def test_what_can_be_asked_may_be(asked):
    assert may_ask(asked, Around(offers=frozenset({"offers"})))


def test_a_second_country_is_not_asked_for():
    assert not may_ask(Asked("country", "And your other country?"), Around(kinds={"country": 1}))


def test_a_key_is_made_of_the_questions_own_words():
    assert key_for("What do you do on Sundays?", []) == "on_sundays"
    assert key_for("What do you do on Sundays?", ["on_sundays"]) == "on_sundays_2"
    assert key_for("ماذا؟", []) == "question"


def test_a_new_question_stands_at_the_end(round_, ingrid):
    actions.add_question(round_, Asked("choices", "What do you do on Sundays?"), by=ingrid)
    assert order(round_)[-1] == "on_sundays"


def test_a_question_moves_up_and_no_further_than_the_top(round_, ingrid):
    interests = round_.questions.get(key="interests")
    actions.move_question(interests, by=ingrid, to=1)
    assert order(round_)[:3] == ["country", "interests", "languages"]
    actions.move_question(interests, by=ingrid, to=-5)
    assert order(round_)[0] == "interests"
    actions.move_question(interests, by=ingrid, to=99)
    assert order(round_)[-1] == "interests"


def test_words_are_mended_after_people_answered(round_, ingrid):
    make.applicant(round_, sector="public")
    sector = round_.questions.get(key="sector")
    asked = Asked("choice", "Where do you work?", options=["public", "academic", "school", "special", "museum"])
    actions.change_question(sector, asked, by=ingrid)
    sector.refresh_from_db()
    assert sector.ask == "Where do you work?"
    assert sector.key == "sector"
    assert "museum" in sector.options


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"options": ["academic", "school"]}, "“public” has been chosen"),
        ({"kind": "choices"}, r"1 person has answered\. The kind"),
        ({"private": True}, "promised"),
    ],
)
def test_what_an_answer_means_stays(round_, ingrid, changed, why):
    make.applicant(round_, sector="public")
    sector = round_.questions.get(key="sector")
    facts = {"kind": "choice", "ask": sector.ask, "options": sector.options} | changed
    with pytest.raises(Refused, match=why):
        actions.change_question(sector, Asked(**facts), by=ingrid)


def test_the_steps_of_a_scale_keep_their_order_once_chosen(round_, ingrid):
    make.applicant(round_, career_stage="early")
    make.applicant(round_, career_stage="late")
    stage = round_.questions.get(key="career_stage")
    with pytest.raises(Refused, match="keep their order"):
        actions.change_question(
            stage, Asked("scale", stage.ask, options=["late", "mid", "early", "student", "retired"]), by=ingrid
        )


def test_an_answered_question_is_hidden_instead_of_removed(round_, ingrid):
    for _ in range(3):
        make.applicant(round_, sector="public")
    sector = round_.questions.get(key="sector")
    with pytest.raises(Refused, match=r"3 people have answered\. Hide it"):
        actions.remove_question(sector, by=ingrid)
    actions.hide_question(sector, by=ingrid)
    assert Answer.objects.filter(question=sector).count() == 3
    sector.refresh_from_db()
    actions.show_question(sector, by=ingrid)
    assert round_.questions.filter(hidden_since=None, key="sector").exists()


def test_a_blank_answer_is_no_answer(round_, ingrid):
    make.applicant(round_, sector=[])
    actions.remove_question(round_.questions.get(key="sector"), by=ingrid)
    assert "sector" not in order(round_)


def test_whether_anybody_answered_a_private_question_is_told_to_nobody(round_, ingrid):
    gender = actions.add_question(round_, Asked("choice", "Gender?", private=True), by=ingrid)
    make.applicant(round_)
    before = queries.how_many_answered(gender)
    make.applicant(round_, gender="something")
    assert queries.how_many_answered(gender) == before + 1, "one more applied; that is all it says"
    with pytest.raises(Refused, match="2 people have begun to apply and may have answered"):
        actions.remove_question(gender, by=ingrid)
    listed = queries.questions_on_the_desk_of(ingrid, round_).get(pk=gender.pk)
    assert listed.answered == 0


def test_what_a_rule_looks_at_is_neither_removed_nor_hidden(round_, ingrid):
    employer = round_.questions.get(key="employer")
    for act in (actions.remove_question, actions.hide_question):
        with pytest.raises(Refused, match="rule of this round"):
            act(employer, by=ingrid)


def test_what_another_question_looks_for_is_not_removed(round_, ingrid):
    offers = actions.add_question(round_, Asked("offers", "What can you help with?"), by=ingrid)
    actions.add_question(round_, Asked("asks", "What would you like help with?", of=offers.key), by=ingrid)
    with pytest.raises(Refused, match="looks for its answers"):
        actions.remove_question(offers, by=ingrid)


def test_questions_stay_once_people_were_told(round_, ingrid):
    Round.objects.update(announced_at=clock.now())
    with pytest.raises(Refused, match="next round"):
        actions.add_question(round_, Asked("choice", "One more?"), by=ingrid)


def test_a_country_coordinator_words_nothing(round_):
    marta = make.on_the_team(round_.programme, Role.COUNTRY_COORDINATOR, country="PT")
    with pytest.raises(Refused, match="Only a coordinator"):
        actions.add_question(round_, Asked("choice", "One more?"), by=marta)


def test_asking_the_same_again_changes_nothing(round_, ingrid):
    former = make.round_of(round_.programme)
    former.questions.filter(key="sector").update(ask="Reworded")
    assert actions.ask_questions_of(former, into=round_, by=ingrid) == []


def test_a_round_asks_at_most_sixty_things(round_, ingrid):
    for n in range(60 - round_.questions.count()):
        actions.add_question(round_, Asked("choice", f"Question {n}?"), by=ingrid)
    with pytest.raises(Refused, match="sixty"):
        actions.add_question(round_, Asked("choice", "One more?"), by=ingrid)
