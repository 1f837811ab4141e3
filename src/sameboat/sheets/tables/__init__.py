"""Any table a person may hand us: CSV, TSV or XLSX, in any common encoding and with any common delimiter.

    from sameboat.sheets.tables import read_table, TableError

A file is read, or refused with a sentence that says what to do; never a traceback, never a silent loss.

    trouble → kinds, encodings → text, workbook → cells → table
"""

from sameboat.sheets.tables.cells import Cells, read_cells
from sameboat.sheets.tables.table import Table, read_table, table_of
from sameboat.sheets.tables.trouble import TableError

__all__ = ["Cells", "Table", "TableError", "read_cells", "read_table", "table_of"]
