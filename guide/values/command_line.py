"""argparse in French: its help, its refusals, and the kinds of arguments that the commands share."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from guide.errors import DateUnreadable
from guide.values.dates import FIRST_DAY, date_from_json
from guide.values.french import NBSP

_REFUSALS = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (.+)", r"argument inconnu : \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 : \2 n'est pas admis (choix : \3)"),
    (r"argument (.+?): expected .*", r"\1 : une valeur manque"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 : ne prend pas de valeur (\2)"),
    (r"argument (.+?): invalid .+ value: (.+)", r"\1 : \2 n'est pas lisible"),
    (r"argument (.+?): (.+)", r"\1 : \2"),
)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Emploi : " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser, and those of its subcommands, that speak French. An option is written whole: a new one never changes
    what a shortened one meant."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words, formatter_class=_Help, add_help=False, allow_abbrev=False)
        # argparse writes the colon right after.
        self._positionals.title, self._optionals.title = f"à donner{NBSP}", f"en option{NBSP}"
        self.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        for pattern, french in _REFUSALS:
            message, replaced = re.subn(pattern, french, message, count=1, flags=re.DOTALL)
            if replaced:
                break
        self.exit(2, f"Commande à corriger : {' '.join(message.split())}. Aide : {self.prog} --help\n")


def day(text: str, first: date = FIRST_DAY) -> date:
    """A day of the command line, as the dossier file writes it."""
    try:
        return date_from_json(text, first)
    except DateUnreadable as error:
        raise argparse.ArgumentTypeError(f"{error}".rstrip(".")) from None


def past_day(text: str) -> date:
    """A day of any year gone by: what is counted from it needs no law of then."""
    return day(text, date.min)


def days(text: str) -> int:
    """A number of days up to a year."""
    if not text.isdecimal() or not 0 <= int(text) <= 365:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre de jours de 0 à 365")
    return int(text)


def scheduler(text: str) -> str:
    """The address of a Dask scheduler."""
    if not re.fullmatch(r"(tcp|tls)://[^\s/]+:\d{1,5}/?", text):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une adresse tcp://MACHINE:PORT")
    return text.rstrip("/")
