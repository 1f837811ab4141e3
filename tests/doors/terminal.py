"""A terminal for tests: the command line run in this process, as its user would."""

from dataclasses import dataclass

from sameboat.doors.cli.app import app
from sameboat.doors.cli.trouble import told_kindly


@dataclass
class Answer:
    code: int
    out: str
    err: str


class Terminal:
    """Run ``sameboat`` with arguments and keep what it said."""

    def __init__(self, capsys):
        self.capsys = capsys

    def __call__(self, *arguments):
        code = told_kindly(lambda: app(args=[str(argument) for argument in arguments]))
        said = self.capsys.readouterr()
        return Answer(code, said.out, said.err)
