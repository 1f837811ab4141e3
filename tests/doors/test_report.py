"""The report: one file, no script, nothing private, never too large, and harmless whatever stands in a cell."""

import re
from html.parser import HTMLParser

import pytest

from sameboat.doors.cli.report import report_page
from sameboat.doors.cli.report.page import LARGEST_PAGE
from sameboat.doors.cli.report.proof import claims
from sameboat.engine.people import Person
from sameboat.engine.programme import Programme, Question, Rules
from sameboat.engine.result import Alone, Group, Partnered, Result, WishAnswer

PROGRAMME = Programme(
    "round",
    "A round for tests",
    questions=(
        Question("country", "country"),
        Question("sector", "choice"),
        Question("faith", "choice", private=True),
    ),
    rules=Rules(country_cap=0.5),
)
NAMES = {"NZ": "New Zealand", "FJ": "Fiji", "IS": "Iceland"}
NASTY = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script><img src=x onerror=alert(2)>'


def person(id_, country="NZ", **answers):
    return Person(id_, {"country": (country,), "faith": ("secret-faith",), **answers}, name=f"Name of {id_}")


def pairs_of(people, want=0.8, reason="Both like maps."):
    ids = [p.id for p in people]
    groups, rows = [], []
    for number, (one, other) in enumerate(zip(ids[::2], ids[1::2], strict=False), 1):
        groups.append(Group(number, (one, other)))
        rows += [
            Partnered(number, a, (b,), want, want, locked=False, reason=reason) for a, b in ((one, other), (other, one))
        ]
    return tuple(groups), tuple(rows)


def result_of(people, alone=(), wishes=(), notes=(), **audit):
    there = [p for p in people if p.id not in {row.id for row in alone}]
    groups, rows = pairs_of(there)
    figures = {"people": len(people), "matched": len(rows), "matched_bound": len(rows), "worth": 1.0}
    figures |= {"worth_bound": 1.0, "proved": True, "seconds": 2, "input_sha256": "ab" * 32, "engine_version": "9"}
    return Result(groups, rows, tuple(alone), tuple(wishes), figures | {"seed": 0} | audit, tuple(notes))


def page_of(people, result, sheet="round.csv"):
    label = lambda kind, value: NAMES.get(value, value) if kind == "country" else value  # noqa: E731
    return report_page(people, PROGRAMME, result, label=label, sheet=sheet, made="3 March 2027")


@pytest.fixture
def four():
    return [person("a"), person("b", "FJ"), person("c", "IS"), person("d", "FJ")]


def test_it_says_what_happened(four):
    page = page_of(four, result_of(four))
    assert "All 4 have a partner" in page
    assert "4 people in 3 countries signed up; the match brought together 2 pairs." in page
    assert "Nobody is alone." in page


def test_it_is_one_file_with_no_script_and_asks_nobody_for_anything(four):
    page = page_of(four, result_of(four))
    assert "<script" not in page
    assert not re.search(r'\bon\w+="', page)
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert not re.search(r"url\(\"?(?!data:|\"data:)", page)
    assert ' style="' not in page


def test_every_tag_is_closed(four):
    stack = []

    class Closing(HTMLParser):
        void = frozenset(("meta", "link", "br", "img", "hr", "input", "path", "rect", "circle"))

        def handle_starttag(self, tag, _attrs):
            if tag not in self.void:
                stack.append(tag)

        def handle_startendtag(self, *_):
            pass

        def handle_endtag(self, tag):
            if tag not in self.void:
                assert stack.pop() == tag

    checker = Closing()
    checker.feed(page_of(four, result_of(four)))
    assert stack == []


def test_no_private_answer_shows(four):
    assert "secret-faith" not in page_of(four, result_of(four))


def test_a_cell_that_would_run_is_only_text(four):
    nasty = [Person("a", {"country": (NASTY,), "sector": (NASTY,)}, name=NASTY), *four[1:]]
    wish = WishAnswer("a", NASTY, NASTY, "must", "not", NASTY)
    made = result_of(nasty, wishes=[wish], notes=[NASTY], alone=[Alone("d", NASTY, NASTY)])
    page = page_of(nasty, made, sheet=NASTY)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_whoever_is_alone_stands_there_with_the_reason_and_what_would_help(four):
    five = [*four, person("e")]
    page = page_of(five, result_of(five, alone=[Alone("e", "Nobody shares a language.", "English would help.")]))
    assert "4 of 5 have a partner" in page
    assert "Nobody shares a language." in page
    assert "English would help." in page


def test_the_wishes_are_counted_by_weight_and_private_ones_are_only_considered(four):
    wishes = [
        WishAnswer("a", "sector", "same", "must", "granted", ""),
        WishAnswer("b", "sector", "same", "should", "not", "None was left."),
        WishAnswer("c", "faith", "private", "should", "considered", ""),
    ]
    page = page_of(four, result_of(four, wishes=wishes))
    assert "Of 2 wishes, 50 in a hundred are granted." in page
    assert "Not met for Name of b: the same sector." in page
    assert "considered" in page


def test_a_match_that_is_not_proved_says_so(four):
    page = page_of(four, result_of(four, proved=False, matched_bound=5, worth_bound=1.25))
    assert page.count("Not proved") == 3
    assert "does not rule out that 5" in page
    assert "80 %" in page


def test_a_country_above_the_cap_is_marked(four):
    many = [person(f"x{k}") for k in range(6)] + four
    assert "above the cap" in page_of(many, result_of(many))
    assert "above the cap" not in page_of(four, result_of(four))


def test_ten_thousand_pairs_fit_and_the_worst_off_are_listed():
    people = [person(f"p{k:05}", "NZ" if k % 2 else "FJ") for k in range(20_000)]
    page = page_of(people, result_of(people))
    assert len(page.encode()) < LARGEST_PAGE
    assert "Shown are the 200 weakest of 10,000" in page


def test_huge_cells_do_not_make_a_huge_page():
    people = [
        Person(f"p{k}", {"country": ("x" * 5000 + str(k),), "sector": ("y" * 5000,)}, name="z" * 9000)
        for k in range(1500)
    ]
    alone = [Alone(p.id, "w" * 9000, "h" * 9000) for p in people[:700]]
    assert len(page_of(people, result_of(people, alone=alone)).encode()) < LARGEST_PAGE


def test_a_sheet_on_which_nobody_found_anybody_has_a_page_too():
    people = [person("a")]
    page = page_of(people, result_of(people, alone=[Alone("a", "There is nobody else.", "")]))
    assert "0 of 1" in page
    assert "There is nobody else." in page


def test_every_picture_has_a_name_and_a_description(four):
    page = page_of(four, result_of(four))
    for picture in re.findall(r'<svg[^>]*role="img".*?</svg>', page, re.DOTALL):
        assert "<title" in picture
        assert "<desc" in picture
    unnamed = re.findall(r"<svg(?![^>]*(?:role=\"img\"|aria-hidden=\"true\"))[^>]*>", page)
    assert unnamed == []


def test_a_match_that_reaches_its_bound_is_worth_all_of_it():
    """100 x / x is not always 100 in floating point: 801.544111 is such a number."""
    audit = {"worth": 801.544111, "worth_bound": 801.544111}
    assert 100 * audit["worth"] / audit["worth_bound"] < 100, "another number would show nothing"
    words = [claim.words for claim in claims({**audit, "proved": True}, Programme("round"), 2)]
    assert any("worth 100 %" in said for said in words)
