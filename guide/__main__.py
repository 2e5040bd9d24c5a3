"""The same jobs without a browser: `python -m guide decompte | parcours | balance | courriers | portefeuille |
echeance | tribunal | chercher`.

JSON goes to stdout alone, in UTF-8; messages go to stderr, in French. Exit 0: done. 2: the input is wrong, said in
one sentence. 1: a fault of ours. 130: interrupted. Only this module reads the clock, for the default of `--au`.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.arguments import ANSWER_OPTIONS, COLUMN_OPTIONS, Run, parser
from guide.case.codec import line
from guide.case.codes import DebtorKind, Nature, Rule
from guide.errors import GuideError, PdfRefused, UnreadableFile
from guide.values.files import check_output, read_bytes, write_bytes

if TYPE_CHECKING:
    from guide.case.model import Dossier
    from guide.ledger import ColumnMapping, Options
    from guide.letters import Language, Tone, Written
    from guide.portfolio import PortfolioRow


def _dossier(args: argparse.Namespace) -> tuple[Dossier, date]:
    from guide.workspace import MAX_BYTES, dossier_of

    return dossier_of(read_bytes(args.dossier, MAX_BYTES), args.client), args.au or date.today()


def _decompte(args: argparse.Namespace) -> dict[str, Any]:
    from guide.claim import statement, statement_as_json

    return statement_as_json(statement(*_dossier(args)))


def _parcours(args: argparse.Namespace) -> dict[str, Any]:
    from guide.path.advice import advise, to_json

    return to_json(advise(*_dossier(args)))


def _balance(args: argparse.Namespace) -> dict[str, Any]:
    from guide import ledger

    files = [ledger.SourceFile(Path(name).name, read_bytes(name, ledger.MAX_FILE_BYTES)) for name in args.fichiers]
    notes = ledger.open_follow_up(read_bytes(args.suivi, ledger.FOLLOW_UP_LIMIT)) if args.suivi else None
    options = replace(_ledger_options(args), mapping=_answers(args), mappings=notes.mappings if notes else {})
    return ledger.balance_json(ledger.read(files, options), notes, args.complet)


def _ledger_options(args: argparse.Namespace) -> Options:
    from guide.ledger import ClientKind, Options

    kind = ClientKind(args.type_client)
    return Options(on=args.au, delai=args.delai, client_kind=kind, today=date.today())


def _answers(args: argparse.Namespace) -> ColumnMapping | None:
    """What was answered on the command line; None when nothing was. Raises GuideError for a word without a sense."""
    from guide.ledger import ColumnMapping, Field
    from guide.ledger.columns import word_code

    columns = {
        Field(field): value for name, (field, _) in COLUMN_OPTIONS.items() if (value := getattr(args, name)) is not None
    }
    senses = {
        name.replace("-", "_"): value
        for name in ANSWER_OPTIONS
        if (value := getattr(args, name.replace("-", "_"))) is not None
    }
    for word in args.mot:
        written, sign, sense = word.rpartition("=")
        if not sign or not written:
            raise GuideError(
                f"« --mot {word} » ne dit pas ce que le mot veut dire.", 'Écrivez --mot "En cours=impayee".'
            )
        senses[word_code(written)] = sense
    decimal = {"virgule": ",", "point": "."}.get(args.decimales)
    paid_by = None if args.paye is None else "" if args.paye == "aucune" else args.paye
    if not (columns or senses or decimal or paid_by is not None):
        return None
    return ColumnMapping(columns, None, decimal, paid_by, senses)


def _portefeuille(args: argparse.Namespace) -> dict[str, Any]:
    from guide.portfolio import local_pool, pool
    from guide.portfolio import rows as portfolio

    todo = pool.jobs(args.fichiers)
    if args.o:
        check_output(args.o, ".xlsx", [job.file for job in todo])
    options = _ledger_options(args)
    if args.ordonnanceur:
        from guide.portfolio import Cluster

        rows = pool.run(todo, Cluster(args.ordonnanceur, options), _progress())
    else:
        rows = pool.run(todo, local_pool(len(todo), options), _progress())
    for row in rows:
        if row.fault:
            print(f"{row.file} : {row.error}\n{row.fault}", file=sys.stderr)
    if not any(row.figures for row in rows):
        assert not any(row.fault for row in rows), "no file could be read, by a fault of ours"
        raise UnreadableFile(_nothing_read(rows))
    answer = portfolio.portfolio_json(rows)
    if args.o:
        write_bytes(args.o, portfolio.workbook(rows, date.today()))
        answer["workbook"] = args.o
    return answer


def _nothing_read(rows: Sequence[PortfolioRow]) -> str:
    first = rows[0].error or ""
    return first if len(rows) == 1 else f"Aucun des {len(rows)} fichiers n'a pu être lu. Le premier : {first}"


def _progress() -> Callable[[int, int], None] | None:
    """Counts the files on a terminal; says nothing to a file or to another program."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r{done} fichier(s) lu(s) sur {total}", end=end, file=sys.stderr, flush=True)

    return show


def _manner(args: argparse.Namespace) -> tuple[Tone | None, Language | None]:
    from guide import letters

    return (letters.Tone(args.ton) if args.ton else None, letters.Language(args.langue) if args.langue else None)


def _emails(dossier: Dossier, on: date, args: argparse.Namespace, folder: Path) -> list[dict[str, str]]:
    """The text of an e-mail beside each letter that may be sent as one."""
    from guide import letters

    tone, language = _manner(args)
    emails = []
    for file in letters.write(dossier, on, args.modele, tone, language).files:
        if letters.papers()[file.letter].by_email:
            message = letters.email(dossier, on, file.letter, tone, language)
            path = folder / file.name.replace(".docx", ".txt")
            write_bytes(str(path), f"{message.subject}\n\n{message.body}".encode())
            emails.append({"letter": file.letter, "path": str(path), "title": f"{file.title} (texte d'e-mail)"})
    return emails


def _pdfs(written: Written, on: date, folder: Path) -> list[dict[str, str]]:
    """Each Word file as a PDF beside it; one that our pages cannot draw is said, and stays in Word."""
    from guide import letters

    pdfs = []
    for file in written.files:
        if not file.name.endswith(".docx"):
            continue
        try:
            made = letters.as_pdf(file, on)
        except PdfRefused as error:
            print(f"{file.title} : {error}", file=sys.stderr)
            continue
        write_bytes(str(folder / made.name), made.content)
        pdfs.append({"letter": file.letter, "path": str(folder / made.name), "title": f"{file.title} (PDF)"})
    return pdfs


def _courriers(args: argparse.Namespace) -> dict[str, Any]:
    from guide import letters

    dossier, on = _dossier(args)
    tone, language = _manner(args)
    written = letters.write(dossier, on, args.modele, tone, language)
    folder = Path(args.o)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in written.files:
            write_bytes(str(folder / file.name), file.content)
            for note in file.notes:
                print(f"{file.title} : {note}", file=sys.stderr)
            if language is not None and language not in letters.languages(dossier, on, file.letter):
                print(f"{file.title} : en français seulement.", file=sys.stderr)
        texts = _emails(dossier, on, args, folder) if args.courriel else []
        pages = _pdfs(written, on, folder) if args.pdf else []
    except OSError:
        raise UnreadableFile(
            f"Impossible d'écrire dans « {args.o} ».", "Choisissez un autre dossier de sortie (-o)."
        ) from None
    return {
        "files": [
            {"letter": file.letter, "path": str(folder / file.name), "title": file.title} for file in written.files
        ]
        + texts
        + pages,
        "not_written": [
            {
                "letter": refused.letter,
                "reason": refused.reason,
                "missing": list(refused.missing),
                "instead": list(refused.instead),
            }
            for refused in written.not_written
        ],
    }


def _echeance(args: argparse.Namespace) -> dict[str, Any]:
    from guide.case.terms import term, term_as_json

    nature = Nature(args.nature) if args.nature else None
    return term_as_json(term(args.facture, Rule(args.regle), args.reception, DebtorKind(args.client), nature))


def _tribunal(args: argparse.Namespace) -> dict[str, Any]:
    from guide.courts import competent_courts, courts_as_json

    commune = " ".join(args.commune)
    return courts_as_json(competent_courts(args.code_postal, commune or None, args.au or date.today()))


def _chercher(args: argparse.Namespace) -> dict[str, Any]:
    from guide.search import find, found_as_json

    return found_as_json(find(" ".join(args.texte), args.au or date.today()))


def _runs() -> Mapping[str, Run]:
    return {
        "decompte": _decompte,
        "parcours": _parcours,
        "courriers": _courriers,
        "balance": _balance,
        "portefeuille": _portefeuille,
        "echeance": _echeance,
        "tribunal": _tribunal,
        "chercher": _chercher,
    }


def _printed(answer: dict[str, Any]) -> str:
    """One key a line. `indent` would leave the fast encoder, and a ledger has thousands of customers."""
    lines = (f" {line(key)}: {line(value)}" for key, value in answer.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Answers the exit code; argparse itself exits with 2 on a wrong command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    args = parser(_runs()).parse_args(argv)
    try:
        answer = args.run(args)
    except GuideError as error:
        print(f"Erreur : {error}", file=sys.stderr)
        return 2
    except MemoryError:
        print("Erreur : la mémoire de cette machine ne suffit pas. Découpez le fichier.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130
    except Exception:
        print("Une erreur de notre fait est survenue ; le détail suit.", file=sys.stderr)
        traceback.print_exc()
        return 1
    try:
        print(_printed(answer), flush=True)
    except BrokenPipeError:  # the reader, `| head`, left first: what it wanted is printed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    # One job, then the process ends: looking often for cycles takes a tenth of it.
    gc.set_threshold(100_000, 20, 100)
    # Nothing here is linear algebra: numpy's own threads would be started for nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = main()
    sys.stderr.flush()
    # All is printed and every pool is closed: taking a million lines apart, object by object, helps nobody.
    os._exit(code)
