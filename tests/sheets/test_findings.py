"""Findings: each with its place and a way out, and many of a kind summed up."""

from sameboat.sheets.findings import Finding, Findings, doubt, note, stop


def test_a_finding_says_where_what_and_what_to_do():
    finding = doubt("“Atlantis” is no country.", "Write a country.", row=12, column="country")
    assert finding == Finding("doubt", 12, "country", "“Atlantis” is no country.", "Write a country.")
    assert str(finding) == "row 12, column country: “Atlantis” is no country. Write a country."
    assert str(note("There is no column id.")) == "There is no column id."


def test_the_first_few_of_a_kind_are_told_and_the_others_counted():
    told = Findings()
    for row in range(2, 219):
        told.add("unknown country", doubt("Which country?", "Write one.", row=row, column="country"))
    told.add("unknown country", doubt("Which country?", "Write one.", row=7, column="wish_country"))
    listed = told.as_list()
    assert [finding.row for finding in listed] == [2, 3, 4, 5, 6, None, 7]
    assert listed[5].what == "And 212 more: unknown country."
    assert listed[5].way_out == "Write one."
    assert told.counted("unknown country") == 218


def test_words_are_only_made_for_what_is_told():
    made = []

    def say():
        made.append(1)
        return stop("No.", "Yes.")

    told = Findings(told_of_a_kind=2)
    for _ in range(1000):
        told.tell("a kind", None, say)
    assert len(made) == 2
    assert told.counted("a kind") == 1000
