"""`python -m guide.law [--au AAAA-MM-JJ] [--mois N] [--bce]`: what is due to be read again, most pressing first, in French.

With `--bce`, asks the European Central Bank for its rate and prints the values to review: nothing is written.
Exit 0: done, whether the list is empty or not. 2: the command is wrong, or the bank is out of reach. Only here is the
clock read, for `--au`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from guide import law
from guide.errors import GuideError
from guide.law.rereading import Cause, ToRead, to_read
from guide.registers import RegisterClient, proposed_toml, rates_request, read_rates
from guide.values.command_line import Parser, day

MONTHS = 6
_TITLES = {
    Cause.PROJETE: "Provisoire : une valeur manque",
    Cause.FINIT: "Finit bientôt : chercher la valeur suivante",
    Cause.FAIBLE: "Une source ou aucune : chercher une autre source",
    Cause.ANCIEN: "Lu il y a longtemps",
}


def _months(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 120:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre de mois de 1 à 120")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = Parser(prog="python -m guide.law", description="Ce qui est à relire dans les textes et les taux.")
    parser.add_argument("--au", type=day, metavar="AAAA-MM-JJ", help="la date dont on parle (aujourd'hui par défaut)")
    parser.add_argument(
        "--mois", type=_months, default=MONTHS, metavar="N", help=f"l'âge admis d'une lecture ({MONTHS})"
    )
    parser.add_argument(
        "--bce", action="store_true", help="demander à la BCE son taux, et proposer les valeurs à relire (réseau)"
    )
    asked = parser.parse_args(arguments)
    on = asked.au or date.today()
    if asked.bce:
        return _rates_to_review(on, RegisterClient())
    to_reads = to_read(law.series(), law.references(), on, asked.mois)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        _tell(to_reads, on)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `| head`, left first: what it wanted is printed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _rates_to_review(on: date, client: RegisterClient) -> int:
    known = next(series for series in law.series() if series.id == "taux_bce").values[-1].valid_from
    try:
        read = read_rates(client.ask(rates_request(known)))
    except GuideError as error:
        print(f"Erreur : {error}", file=sys.stderr)
        return 2
    proposed = proposed_toml(read, known, on)
    print(f"# Dernière valeur de guide/law/rates.toml : {known:%d/%m/%Y}. À relire avant de les y recopier.")
    print(proposed or "# Rien de nouveau.")
    return 0


def _tell(to_read: Sequence[ToRead], on: date) -> None:
    known = len(law.series()) + len(law.references())
    print(
        f"À relire au {on:%d/%m/%Y} : {len(to_read)} sur {known} "
        f"({len(law.series())} chiffres, {len(law.references())} textes)."
    )
    if not to_read:
        print("Rien : tout a été lu récemment, et établi par deux sources.")
    for cause, listed in groupby(to_read, key=lambda each: each.cause):
        group = list(listed)
        print(f"\n{_TITLES[cause]} ({len(group)})")
        for each in group:
            print(f"- {each.id} : {each.what}\n    {each.why}\n    {each.url}")


if __name__ == "__main__":
    sys.exit(main())
