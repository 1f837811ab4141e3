import tomllib

from sameboat.engine.programme import Programme
from sameboat.sheets.exports import read_export, suggest_programme


def imported(tmp_path, rows):
    path = tmp_path / "export.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return read_export(path)


def suggested(sheet):
    return Programme.from_mapping(tomllib.loads(suggest_programme(sheet)))


HEAD = ["Country", "Your employer", "Languages", "Topics of interest", "How often do you teach?", "Gender",
        "Tell us about yourself", "Confidence", "School"]  # fmt: skip
ROWS = [
    [country, f"Library {k}", "English, French", topics, often, "woman" if k % 2 else "man",
     f'I am person {k} and I "like" a \\ long sentence about many things, each of them new to me {k}', str(k % 5 + 1),
     "one"]
    for k, (country, topics, often) in enumerate(
        zip(["Peru", "Chad", "Fiji", "Kenya"] * 6,
            ["Teaching, Maps", "Maps", "Teaching", "Maps, Law", "Law", "Teaching, Law"] * 4,
            ["never", "sometimes", "often"] * 8, strict=True)
    )
]  # fmt: skip


def test_a_newcomer_gets_from_export_to_programme_without_writing_toml(tmp_path):
    programme = suggested(imported(tmp_path, [HEAD, *ROWS]))
    kinds = {q.id: q.kind for q in programme.questions}
    assert kinds == {
        "country": "country", "languages": "languages", "interests": "choices", "employer": "choice",
        "about": "text", "how_often_do_you_teach": "scale", "gender": "choice", "confidence": "scale",
    }  # fmt: skip
    assert programme.rules.different == ("country", "employer")
    assert programme.rules.shared == ("languages",)
    assert programme.shape == "pairs"


def test_options_stand_in_their_order_where_everybody_knows_it(tmp_path):
    programme = suggested(imported(tmp_path, [HEAD, *ROWS]))
    assert programme.question("how_often_do_you_teach").options == ("never", "sometimes", "often")
    assert programme.question("confidence").options == ("1", "2", "3", "4", "5")
    assert set(programme.question("interests").options) == {"Teaching", "Maps", "Law"}


def test_questions_about_a_persons_nature_are_private(tmp_path):
    programme = suggested(imported(tmp_path, [HEAD, *ROWS]))
    assert [q.id for q in programme.questions if q.private] == ["gender"]


def test_what_all_answered_alike_is_not_asked_and_said_so(tmp_path):
    sheet = imported(tmp_path, [HEAD, *ROWS])
    assert suggested(sheet).question("school") is None
    assert "school" in suggest_programme(sheet)


def test_a_sheet_with_roles_is_a_programme_of_mentors(tmp_path):
    rows = [["Role", "Country"], ["mentor", "Peru"], ["mentee", "Chad"], ["mentee", "Fiji"]]
    assert suggested(imported(tmp_path, rows)).shape == "mentors"


def test_asks_look_at_offers_and_are_choices_without_them(tmp_path):
    rows = [
        ["Country", "What can you help with?", "What would you like help with?"],
        *[["Peru", "Teaching, Maps", "Law"], ["Chad", "Maps", "Teaching, Law"], ["Fiji", "Law", "Maps, Teaching"]] * 4,
    ]
    programme = suggested(imported(tmp_path, rows))
    assert programme.question("asks").of == "offers"
    alone = suggested(imported(tmp_path, [[row[0], row[2]] for row in rows]))
    assert alone.question("asks").kind == "choices"
