"""Exports as each service writes them, filled in by people who do not exist."""

import csv
import io
import json

import pytest
from openpyxl import Workbook

from sameboat.sheets.exports import TableError, mapping_of, read_export, write_sheet
from sameboat.sheets.tables import read_table

TOPICS = ["Cataloguing, metadata", "Teaching", "Maps (old, new)", "Outreach"]
COUNTRIES = ["Kenya", "Peru", "Norway", "Kenya", "Fiji", "Peru", "Chad", "Norway"]
TICKS = [(0, 1), (1,), (2, 3), (0, 3), (1, 3), (0,), (3,), (0, 1, 2)]
LANGUAGES = ["English", "Spanish", "Norwegian", "English", "English", "Spanish", "French", "Norwegian"]


def ticked(k):
    return [TOPICS[t] for t in TICKS[k]]


@pytest.fixture
def write(tmp_path):
    def write(rows, name="export.csv", encoding="utf-8", delimiter=","):
        path = tmp_path / name
        if name.endswith(".xlsx"):
            book = Workbook()
            for row in rows:
                book.active.append(row)
            book.save(path)
            return path
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


def told(imported):
    return " ".join(map(str, imported.notes))


def into(imported):
    return {took.column: took.into for took in imported.took}


def how(imported, heading):
    return next(took.how for took in imported.took if took.column == heading)


def google(joiner=", "):
    head = ["Timestamp", "Email Address", "Your name", "Which country do you work in?", "What languages do you speak?",
            "Which topics interest you? (Select all that apply.)", "Would you like a partner from your country?",
            "How do you feel about [E-mail]", "How do you feel about [Video]"]  # fmt: skip
    wishes = ["Same country", "Different country", "No preference"]
    return [head] + [
        [f"{k + 1}/{k + 13}/2026 9:0{k}:00", f"p{k}@example.org", f"Person {k}", COUNTRIES[k],
         LANGUAGES[k] + joiner + "Swahili" if k == 0 else LANGUAGES[k], joiner.join(ticked(k)), wishes[k % 3],
         "Good", "Bad"]
        for k in range(8)
    ]  # fmt: skip


@pytest.mark.parametrize("joiner", [", ", ";"])
def test_google_forms(write, joiner):
    imported = read_export(write(google(joiner)))
    assert imported.service == "google"
    assert imported.columns[:7] == ["id", "applied_at", "email", "name", "country", "languages", "interests"]
    assert imported.column("applied_at")[:2] == ["2026-01-13T09:00:00", "2026-02-14T09:01:00"]
    assert imported.column("country") == COUNTRIES, "kept as people wrote it; the sheet's reader knows names"
    assert imported.column("languages")[0] == "English;Swahili"
    assert imported.column("interests") == [";".join(ticked(k)) for k in range(8)]
    assert set(imported.options["interests"]) == set(TOPICS)
    assert imported.column("wish_country")[:3] == ["same", "different", "any"]
    assert how(imported, "How do you feel about [Video]") == "matrix"
    assert len(imported.took) == 9


@pytest.mark.parametrize("head", ["Zeitstempel", "Horodateur", "Marca temporal", "タイムスタンプ"])
def test_google_forms_speaks_many_languages(write, head):
    rows = google()
    rows[0][0] = head
    imported = read_export(write(rows, encoding="utf-8-sig"))
    assert imported.service == "google"
    assert into(imported)[head] == "applied_at"


def test_a_google_sheet_as_a_workbook(write):
    imported = read_export(write(google(), name="answers.xlsx"))
    assert imported.service == "google"
    assert len(imported.rows) == 8


def test_microsoft_forms(write):
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Country", "Topics of interest", "Total points"]
    rows = [head] + [
        [k + 1, "2/25/2026 9:00:00", f"2/{k + 20}/2026 9:1{k}:00", "anonymous", "", COUNTRIES[k],
         "".join(f"{t};" for t in ticked(k)), 0]
        for k in range(8)
    ]  # fmt: skip
    imported = read_export(write(rows, name="answers.xlsx"))
    assert imported.service == "microsoft"
    assert imported.column("id") == [str(k + 1) for k in range(8)]
    assert imported.column("applied_at")[3] == "2026-02-23T09:13:00"
    assert imported.column("interests") == [";".join(ticked(k)) for k in range(8)]
    assert into(imported)["Total points"] == ""
    assert into(imported)["Start time"] == "", "one time stamp is enough; the other is left out and told"
    assert set(imported.column("email")) == {""}, "Microsoft writes anonymous where there is no address"


def qualtrics():
    names = ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "RecordedDate", "ResponseId",
             "RecipientLastName", "RecipientFirstName", "RecipientEmail", "LocationLatitude", "UserLanguage",
             "Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "Q3_3_TEXT"]  # fmt: skip
    asked = [*names[:12], "In which <b>country</b> do you live?", "Topics of interest",
             "What are you in the middle of? - Selected Choice - Studying",
             "What are you in the middle of? - Selected Choice - Moving country",
             "What are you in the middle of? - Selected Choice - Other (please specify)",
             "What are you in the middle of? - Other (please specify) - Text"]  # fmt: skip
    ids = [json.dumps({"ImportId": name}) for name in names]
    answers = []
    for k in range(8):
        other = k == 2
        answers.append([
            "2026-03-01 10:00:00", "2026-03-01 10:05:00", "IP Address", "192.0.2.1", "True",
            f"2026-03-01 10:0{k}:30", f"R_{k}", "Roe", f"Ada{k}", f"p{k}@example.org", "1.5", "EN", COUNTRIES[k],
            ",".join(ticked(k)), "Studying" if k % 2 else "", "Moving country" if k % 3 else "",
            "Other (please specify)" if other else "", "Writing; a lot" if other else "",
        ])  # fmt: skip
    return [names, asked, ids, *answers]


def test_qualtrics_with_three_header_rows(write):
    rows = qualtrics()
    rows[3][2], rows[4][4] = "Survey Preview", "False"
    imported = read_export(write(rows))
    assert imported.service == "qualtrics"
    assert imported.column("id")[0] == "R_0"
    assert imported.column("name")[0] == "Ada0 Roe"
    assert imported.column("email")[0] == "p0@example.org"
    assert imported.column("applied_at")[1] == "2026-03-01T10:01:30"
    assert imported.column("interests") == [";".join(ticked(k)) for k in range(8)]
    assert imported.column("situation")[:3] == ["", "Studying;Moving country", "Moving country;Writing, a lot"]
    private = {took.column for took in imported.took if "private" in took.why}
    assert private == {"IPAddress", "LocationLatitude"}
    assert "row 4: This is a test" in told(imported)
    assert "row 5: This is an answer that was never finished" in told(imported)
    assert "semicolon" in told(imported)
    assert not any("192.0.2.1" in row for row in imported.rows)


def test_qualtrics_as_it_was_with_two_header_rows_and_a_mark(write):
    names = ["V1", "V2", "V3", "V5", "V6", "V8", "V9", "Q1", "LocationLatitude", ""]
    asked = ["ResponseID", "ResponseSet", "Name", "EmailAddress", "IPAddress", "StartDate", "EndDate", "Country",
             "LocationLatitude", ""]  # fmt: skip
    rows = [[f"R_{k}", "Default", f"Person {k}", f"p{k}@example.org", "192.0.2.1", "2026-03-01 10:00:00",
             "2026-03-01 10:05:00", COUNTRIES[k], "1.5", ""] for k in range(4)]  # fmt: skip
    imported = read_export(write([names, asked, *rows], encoding="utf-8-sig"))
    assert imported.service == "qualtrics"
    assert imported.columns == ["id", "applied_at", "email", "name", "country"]
    assert len(imported.rows) == 4


def surveymonkey():
    first = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Which country do you live in?", "Which topics interest you?", "", "", "", "",
             "What kind of library do you work in?", "", "Rank these", ""]  # fmt: skip
    second = ["", "", "", "", "", "", "", "", "Response", *TOPICS, "Other (please specify)", "Response",
              "Other (please specify)", "Writing", "Talking"]  # fmt: skip
    rows = []
    for k in range(8):
        ticks = [topic if topic in ticked(k) else "" for topic in TOPICS]
        rows.append([
            1000 + k, 77, "03/25/2026 10:00:00 AM", f"03/{k + 10}/2026 02:00:00 PM", "192.0.2.1",
            f"p{k}@example.org", f"Ada{k}", "Roe", COUNTRIES[k], *ticks, "Braille" if k == 1 else "",
            "Other (please specify)" if k == 5 else "Public library", "Prison library" if k == 5 else "", 1, 2,
        ])  # fmt: skip
    return [first, second, *rows]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_surveymonkey_with_two_header_rows(write, encoding):
    imported = read_export(write(surveymonkey(), encoding=encoding))
    assert imported.service == "surveymonkey"
    assert imported.column("id")[0] == "1000"
    assert imported.column("name")[0] == "Ada0 Roe"
    assert imported.column("applied_at")[0] == "2026-03-10T14:00:00"
    assert imported.column("interests")[:2] == ["Cataloguing, metadata;Teaching", "Teaching;Braille"]
    assert imported.column("sector")[4:6] == ["Public library", "Prison library"]
    assert imported.column("rank_these_writing") == ["1"] * 8
    assert how(imported, "Rank these") == "matrix"
    assert into(imported)["IP Address"] == into(imported)["Collector ID"] == ""
    assert sum(took.into == "interests" for took in imported.took) == 5


def test_surveymonkey_as_a_workbook_with_merged_headings(tmp_path):
    book = Workbook()
    rows = surveymonkey()
    for row in rows:
        book.active.append([cell if cell != "" else None for cell in row])
    for letter in "ABCDEFGH":
        book.active.merge_cells(f"{letter}1:{letter}2")
    book.active.merge_cells("J1:N1")
    path = tmp_path / "export.xlsx"
    book.save(path)
    imported = read_export(path)
    assert imported.service == "surveymonkey"
    assert len(imported.rows) == 8
    assert imported.column("interests")[1] == "Teaching;Braille"


def test_surveymonkey_with_one_header_row_and_dashes(write):
    rows = surveymonkey()
    question = ""
    for at, (asked, option) in enumerate(zip(rows[0], rows[1], strict=True)):
        question = asked or question
        rows[0][at] = f"{question} - {option}" if option and option != "Response" else question
    imported = read_export(write([rows[0], *rows[2:]]))
    assert imported.column("interests")[1] == "Teaching;Braille"
    assert imported.column("sector")[5] == "Prison library"


def test_typeform_heads_each_options_column_by_the_option(write):
    head = ["#", "What is your name?", "Which country are you based in?", *TOPICS, "Other", "Response Type",
            "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"]  # fmt: skip
    rows = [head]
    for k in range(8):
        ticks = [topic if topic in ticked(k) else "" for topic in TOPICS]
        rows.append([f"abc{k}", f"Person {k}", COUNTRIES[k], *ticks, "Braille" if k == 1 else "", "completed",
                     "2026-03-01 10:00:00", "", f"2026-03-0{k + 1} 10:05:00", "f00d", ""])  # fmt: skip
    imported = read_export(write(rows))
    assert imported.service == "typeform"
    assert imported.column("id")[0] == "abc0"
    assert imported.column("applied_at")[1] == "2026-03-02T10:05:00"
    (topics,) = (name for name in imported.options if name.startswith("choices"))
    assert imported.column(topics)[1] == "Teaching;Braille"
    assert into(imported)["Network ID"] == ""
    renamed = read_export(write(rows), mapping=mapping_of({TOPICS[0]: "interests"}))
    assert renamed.column("interests")[1] == "Teaching;Braille"


def test_a_plain_table_in_any_order_and_a_cell_that_would_be_a_formula(write, tmp_path):
    rows = [["Land", "E-Mail-Adresse", "Zeitzone", "About you", "Favourite colour"],
            ["Peru", "a@example.org", "America/Lima", "=cmd|calc", "red"],
            ["Fiji", "b@example.org", "Pacific/Fiji", "I like tea, cake and maps; and you?", "blue"],
            ["Chad", "c@example.org", "UTC+1", "", "red"]]  # fmt: skip
    imported = read_export(write(rows, delimiter=";", encoding="cp1252"))
    assert imported.columns == ["id", "email", "country", "time_zone", "about", "favourite_colour"]
    sheet = read_table(write_sheet(imported, tmp_path / "sheet.csv"))
    assert sheet.columns == imported.columns
    assert sheet.rows[0][4] == "'=cmd|calc"
    assert sheet.rows[1][4] == "I like tea, cake and maps; and you?"


def test_columns_are_told_by_their_answers_where_headings_say_nothing(write):
    rows = [["q1", "q2", "q3", "q4"]] + [
        [f"p{k}@example.org", COUNTRIES[k], LANGUAGES[k] + " / Swahili", "yes"] for k in range(8)
    ]
    imported = read_export(write(rows))
    assert imported.columns == ["id", "email", "country", "languages", "q4"]
    assert imported.column("languages")[0] == "English;Swahili"


def test_a_question_about_countries_is_no_country(write):
    rows = [["Country", "Do people in your country use e-mail?"]] + [[COUNTRIES[k], "No"] for k in range(8)]
    imported = read_export(write(rows))
    assert imported.columns == ["id", "country", "do_people_in_your_country_use_e_mail"]


def test_roles_are_understood_and_told(write):
    rows = [["I would like to be a …", "Email"], ["mentor", "a@example.org"], ["a mentee", "b@example.org"],
            ["Both mentor and mentee", "c@example.org"]]  # fmt: skip
    imported = read_export(write(rows), mapping=mapping_of({"I would like to be a …": "role"}))
    assert imported.column("role") == ["mentor", "mentee", "either"]
    assert "“Both mentor and mentee” is either" in told(imported)


def test_where_nobody_has_an_id_the_row_of_the_export_is_the_id(write):
    imported = read_export(write([["Country"], [], ["Peru"], ["Chad"], ["Fiji"]]))
    assert imported.column("id") == ["3", "4", "5"]
    assert "row number" in told(imported)


# --- the mapping has the last word ---


def test_a_mapping_file_of_lines_overrules_what_was_found(write, tmp_path):
    said = tmp_path / "mapping.txt"
    said.write_text('# ours\nYour name =\n"Which country do you work in?" = home_country\n', encoding="utf-8")
    imported = read_export(write(google()), mapping=said)
    assert into(imported)["Your name"] == ""
    assert into(imported)["Which country do you work in?"] == "home_country"
    assert "as the mapping says" in imported.took[3].why


def test_a_mapping_in_toml_may_name_the_options(write, tmp_path):
    said = tmp_path / "mapping.toml"
    said.write_text(
        '[Topics]\ncolumn = "interests"\nseparator = ", "\noptions = ["Tea", "Tea, green"]\n', encoding="utf-8"
    )
    imported = read_export(write([["id", "Topics"], ["1", "Tea, Tea, green"], ["2", "Tea, green, Milk"]]), mapping=said)
    assert imported.column("interests") == ["Tea;Tea, green", "Tea, green;Milk"]


@pytest.mark.parametrize(
    ("said", "word"),
    [({"Nonsense": "interests"}, "does not have"), ({"Your name": 3}, "must name a column"),
     ({"Your name": {"columm": "x"}}, "must name a column"), ({"Your name": "x", "Email Address": "x"}, "two columns")],
)  # fmt: skip
def test_a_mapping_that_does_not_fit_is_refused(write, said, word):
    with pytest.raises(TableError, match=word):
        read_export(write(google()), mapping=mapping_of(said))


def test_an_unknown_service_and_an_empty_export_are_refused(write):
    with pytest.raises(TableError, match="no form service"):
        read_export(write(google()), kind="pigeon")
    with pytest.raises(TableError, match="no answers"):
        read_export(write(google()[:1]))
    with pytest.raises(TableError, match="no answers"):
        read_export(write(qualtrics()[:3]))


def test_every_column_of_every_export_is_accounted_for(write):
    for name, rows in {"g": google(), "q": qualtrics(), "s": surveymonkey()}.items():
        imported = read_export(write(rows, name=f"{name}.csv"))
        assert len(imported.took) == len(rows[0])
        assert all(took.why for took in imported.took)
        assert all(took.into in imported.columns or took.how == "ignored" for took in imported.took)
