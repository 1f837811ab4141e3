import io
import zipfile

import openpyxl
import pytest
from openpyxl import Workbook

from sameboat.sheets.tables import TableError, read_cells, read_table, trouble
from sameboat.sheets.tables.workbook import cell_text

PEOPLE = "id,name,country\n1,Åse Ødegård,NO\n2,Zoë Núñez,ES\n"


@pytest.fixture
def write(tmp_path):
    def write(content, name="sheet.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def said(table):
    return " ".join(str(finding) for finding in table.notes)


# --- encodings ---


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_names_survive_every_common_encoding(write, encoding):
    table = read_table(write(PEOPLE.encode(encoding)))
    assert table.columns == ["id", "name", "country"]
    assert [row[1] for row in table.rows] == ["Åse Ødegård", "Zoë Núñez"]


LONG = {
    "cp1251": "Библиотекарь из Новосибирска, каталогизация и редкие книги\nУчитель русского языка и литературы\n",
    "iso8859_7": "Η βιβλιοθήκη του πανεπιστημίου και η καταλογογράφηση των σπάνιων βιβλίων στην Αθήνα\n",
    "shift_jis": "図書館で働いています。目録と貴重書を担当しています。\n",
    "gb18030": "我在大学图书馆工作，负责编目和古籍保护，希望认识其他国家的同行。\n",
    "cp1255": "אני עובדת בספרייה אקדמית ועוסקת בקטלוג ובשימור ספרים נדירים\n",
}


@pytest.mark.parametrize("encoding", LONG)
def test_other_alphabets_are_recognised_from_a_few_sentences_and_told(write, encoding):
    text = "id\tabout\n" + "".join(f"{k}\t{line}\n" for k, line in enumerate(LONG[encoding].splitlines() * 4))
    table = read_table(write(text.encode(encoding)))
    assert [row[1] for row in table.rows] == LONG[encoding].splitlines() * 4
    assert "not UTF-8" in said(table)


def test_a_person_who_knows_the_encoding_is_believed(write):
    path = write("id,name\n1,Λεων\n".encode("iso8859_7"))
    assert read_table(path, encoding="iso8859_7").rows == [["1", "Λεων"]]
    with pytest.raises(TableError, match="no encoding is called"):
        read_table(path, encoding="klingon")


def test_a_stray_byte_in_a_utf8_file_spoils_nothing_else(write):
    raw = b"id,name\n" + "".join(f"{k},Åse Ødegård\n" for k in range(9)).encode() + b"10,caf\xe9\n"
    table = read_table(write(raw))
    assert table.rows[0][1] == "Åse Ødegård"
    assert table.rows[-1][1] == "café"
    assert "not UTF-8" in said(table)


def test_zero_bytes_are_left_out_and_told(write):
    table = read_table(write(b"id,name\n1,Ro\0sa\n"))
    assert table.rows == [["1", "Rosa"]]
    assert "zero bytes" in said(table)


# --- delimiters, quotes, line ends ---


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_common_delimiter_and_line_end_is_found(write, delimiter, end):
    lines = [["id", "name", "about"], ["1", "Rosa", '"likes tea, cake; and | pipes"'], ["2", "Ada", "none"]]
    table = read_table(write(end.join(delimiter.join(line) for line in lines)))
    assert table.rows == [["1", "Rosa", "likes tea, cake; and | pipes"], ["2", "Ada", "none"]]


def test_a_first_line_sep_is_heeded_and_counts_as_a_row(write):
    table = read_table(write("sep=|\nid|name\n1|a;b,c\n"))
    assert table.columns == ["id", "name"]
    assert table.rows == [["1", "a;b,c"]]
    assert table.row_number(0) == 3


def test_commas_in_free_text_do_not_make_a_semicolon_file_a_comma_file(write):
    rows = "".join(f"{k};I like tea, cake, and books;1,5\n" for k in range(30))
    table = read_table(write("id;about;score\n" + rows))
    assert table.columns == ["id", "about", "score"]


def test_quoted_cells_may_hold_line_breaks_and_quotes(write):
    table = read_table(write('id,about\n1,"two\nlines, ""quoted"""\n2,x\n'))
    assert table.rows == [["1", 'two\nlines, "quoted"'], ["2", "x"]]
    assert table.row_number(1) == 3


def test_a_line_break_inside_a_cell_stays_as_it_is(write):
    assert read_table(write('id,about\r\n1,"two\r\nlines"\r\n')).rows == [["1", "two\r\nlines"]]


def test_quotes_after_a_blank_are_quotes(write):
    assert read_table(write('"id", "name"\n"1", "Doe, Jo"\n')).rows == [["1", "Doe, Jo"]]


def test_a_quote_never_closed_stops_rather_than_swallow_people(write):
    rows = "".join(f"{k},x\n" for k in range(20))
    with pytest.raises(TableError, match=r"row 2: a quotation mark is opened and never closed"):
        read_table(write('id,about\n1,"oh no\n' + rows))


def test_a_cell_of_a_million_letters_is_refused_with_its_row(write):
    with pytest.raises(TableError, match=r"row 3: a cell of more than"):
        read_table(write('id,about\n1,x\n2,"' + "a\n" * trouble.MOST_IN_A_CELL + '"\n'))


# --- rows and headings ---


def test_blank_rows_are_skipped_wherever_they_stand_and_rows_keep_their_numbers(write):
    table = read_table(write("\n,,\nid,name,x\n\n1,Rosa,\n , ,\n2,Ada,y\n\n"))
    assert table.columns == ["id", "name", "x"]
    assert table.rows == [["1", "Rosa", ""], ["2", "Ada", "y"]]
    assert (table.heading_row, table.row_number(0), table.row_number(1)) == (3, 5, 7)


def test_ragged_rows_are_evened_out_and_told(write):
    table = read_table(write("id,name,x\n1\n2,Ada,y,more\n"))
    assert table.columns == ["id", "name", "x", "column 4"]
    assert table.rows == [["1", "", "", ""], ["2", "Ada", "y", "more"]]
    assert "row 2: Only 1 of 3 columns" in said(table)
    assert "row 3: There are 4 cells for 3 headings" in said(table)


def test_blank_and_repeated_headings_get_names_of_their_own(write):
    table = read_table(write("id,,Name,name,column 2,\n1,a,b,c,d,\n"))
    assert table.columns == ["id", "column 2 (2)", "Name", "name (2)", "column 2"]
    assert "no heading" in said(table)
    assert "more than once" in said(table)


def test_remarks_and_titles_above_the_headings_are_left_out_and_told(write):
    assert read_table(write("# a remark\nid,name\n1,Rosa\n")).columns == ["id", "name"]
    table = read_table(write("Answers of spring,,\nid,name,country\n1,Rosa,ES\n"))
    assert table.columns == ["id", "name", "country"]
    assert "stands above the headings" in said(table)


def test_a_table_without_headings_is_doubted(write):
    assert "looks like answers" in said(read_table(write("rosa@example.org,ES\nada@example.org,GB\n")))


def test_headings_without_answers_are_a_table_with_a_doubt(write):
    table = read_table(write("id,name\n"))
    assert table.rows == []
    assert "no answers" in said(table)


def test_a_wide_and_empty_promise_is_refused_before_it_fills_the_memory(write, monkeypatch):
    monkeypatch.setattr("sameboat.sheets.tables.table.MOST_CELLS", 10_000)
    with pytest.raises(TableError, match="more than"):
        read_table(write(",".join(f"h{k}" for k in range(500)) + "\n" + "1\n" * 500))


# --- what is no table ---


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\x1f\x8b\x08\0", "Unpack it"),
        (b"<!DOCTYPE html><table></table>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b'[{"id": 1}]', "JSON"),
        (bytes(range(1, 32)) * 50, "not text"),
        (b"PK\x03\x04 broken", "damaged"),
        (zipped(answers_dot_csv="a,b"), "the file inside, answers.csv"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_dot_xml="<x/>"), "OpenDocument"),
        (zipped(xl__workbook_dot_bin="x"), "binary workbook"),
        (zipped(xl__workbook_dot_xml="<no/>"), "damaged workbook"),
    ],
)
def test_what_is_no_table_is_refused_with_a_way_out(write, content, says):
    with pytest.raises(TableError, match=says) as refusal:
        read_table(write(content, "answers.xlsx"))
    assert str(refusal.value).count(". ") <= 2, "a short word, no traceback"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    with pytest.raises(TableError, match="no file"):
        read_table(tmp_path / "nothing.csv")
    with pytest.raises(TableError, match="folder"):
        read_table(tmp_path)


# --- workbooks ---


def save(book, path):
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path):
    def book(rows, **sheets):
        made = Workbook()
        for row in rows:
            made.active.append(row)
        for title, more in sheets.items():
            ws = made.create_sheet(title)
            for row in more:
                ws.append(row)
        return save(made, tmp_path / "book.xlsx")

    return book


def test_a_workbook_reads_like_the_text_a_person_would_have_typed(book):
    from datetime import date, datetime, time

    path = book([
        ["id", "when", "day", "at", "score", "ok", "sum"],
        [1.0, datetime(2026, 3, 1, 14, 30, 59, 999_000), date(2026, 3, 2), time(9, 5), 0.1 + 0.2, True, 1e6],
        [], [],
        ["002", None, None, None, 2.50, False, "  text "],
    ])  # fmt: skip
    table = read_table(path)
    assert table.rows[0] == ["1", "2026-03-01T14:31:00", "2026-03-02", "09:05:00", "0.3", "TRUE", "1000000"]
    assert table.rows[1] == ["002", "", "", "", "2.5", "FALSE", "text"]
    assert table.row_number(1) == 5


def test_the_first_visible_sheet_with_contents_is_read_and_the_others_named(book):
    path = book([], answers=[["id"], ["7"]], more=[["x"], ["y"]])
    table = read_table(path)
    assert table.rows == [["7"]]
    assert "“answers” was read" in said(table)
    assert "more" in said(table)
    assert read_table(path, sheet="more").rows == [["y"]]
    assert read_table(path, sheet=3).rows == [["y"]]
    with pytest.raises(TableError, match="Its sheets are: Sheet, answers, more"):
        read_table(path, sheet="nobody")


def test_an_empty_workbook_is_refused(book):
    with pytest.raises(TableError, match="empty"):
        read_table(book([]))


def test_cells_merged_over_rows_hold_for_each_row_and_it_is_told(tmp_path):
    made = Workbook()
    for row in (["id", "country"], ["1", "Peru"], ["2", None], ["3", "Chad"]):
        made.active.append(row)
    made.active.merge_cells("B2:B3")
    table = read_table(save(made, tmp_path / "merged.xlsx"))
    assert [row[1] for row in table.rows] == ["Peru", "Peru", "Chad"]
    assert "merged" in said(table)


def test_a_formula_never_calculated_is_told(book):
    assert "never calculated" in said(read_table(book([["id", "sum"], ["1", "=1+1"]])))


@pytest.mark.parametrize("at_once", [50, 401, 4_000_000])
def test_however_the_source_is_cut_each_formula_counts_once(book, monkeypatch, at_once):
    from sameboat.sheets.tables import workbook

    path = book([["id", "sum"], *([str(k), "=1+1"] for k in range(40))])
    monkeypatch.setattr(workbook, "_SCANNED_AT_ONCE", at_once)
    raw, part = path.read_bytes(), "xl/worksheets/sheet1.xml"
    counted = sum(said.end() > carried for piece, carried in workbook._pieces(raw, part)
                  for said in workbook._NEVER_CALCULATED.finditer(piece))  # fmt: skip
    assert counted == 40


def test_a_formula_brings_the_value_it_last_had(book, tmp_path):
    path = book([["id", "sum"], ["1", "=1+1"]])
    calculated = tmp_path / "calculated.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(calculated, "w") as new:
        for part in old.namelist():
            raw = old.read(part)
            new.writestr(part, raw.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    table = read_table(calculated)
    assert table.rows == [["1", "2"]]
    assert table.notes == []


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused_unopened(book, monkeypatch):
    path = book([["id"], ["1"]])
    monkeypatch.setattr("sameboat.sheets.tables.kinds.MOST_UNPACKED", 1000)
    with pytest.raises(TableError, match="unpacks to more"):
        read_table(path)


def rewritten(path, out, part, change):
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, change(raw) if name == part else raw)
    return out


def test_a_workbook_with_entities_that_multiply_is_refused(book, tmp_path):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = rewritten(book([["id"], ["1"]]), tmp_path / "laughs.xlsx", "xl/worksheets/sheet1.xml",
                     lambda raw: laughs + raw)  # fmt: skip
    with pytest.raises(TableError, match="damaged workbook"):
        read_table(path)


def test_a_workbook_that_lies_about_its_size_costs_nothing(book, tmp_path):
    path = rewritten(book([["id"], ["1"]]), tmp_path / "lies.xlsx", "xl/worksheets/sheet1.xml",
                     lambda raw: raw.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))  # fmt: skip
    assert read_table(path).rows == [["1"]]


def test_openpyxl_reads_xml_with_defusedxml():
    assert openpyxl.DEFUSEDXML


def test_numbers_keep_their_digits():
    assert [cell_text(n) for n in (123456789012, 1e15, -0.5, 1.23e-7)] == ["123456789012", "1e+15", "-0.5", "1.23e-07"]


# --- speed ---


def test_reading_is_linear_enough_for_a_million_rows(write):
    from time import process_time

    def seconds(rows):
        path = write("id,name,country,interests\n" + "".join(f"{k},Person {k},ES,a;b\n" for k in range(rows)))
        start = process_time()
        assert len(read_cells(path).rows) == rows + 1
        return process_time() - start

    seconds(1000)
    small, large = seconds(20_000), seconds(100_000)
    assert large < 12 * max(small, 0.02)
