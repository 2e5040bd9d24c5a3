"""The arguments of each command, and their help in French; what runs each is the caller's."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from guide.case.codes import DebtorKind, Nature, Rule
from guide.values.command_line import Parser, day, days, past_day, scheduler

Run: TypeAlias = Callable[[argparse.Namespace], dict[str, Any]]


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """A command for each of `runs`, by its name: what was typed holds as `run` what answers it."""
    whole = Parser(prog="python -m guide", description="Que faire d'une facture impayée, sans navigateur.")
    commands = whole.add_subparsers(dest="commande", required=True, metavar="COMMANDE")
    for name, run in runs.items():
        add_arguments, help = _COMMANDS[name]
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=run)
        add_arguments(command)
    return whole


def _on(command: argparse.ArgumentParser, text: str = "la date dont on parle (aujourd'hui par défaut)") -> None:
    command.add_argument("--au", type=day, metavar="AAAA-MM-JJ", help=text)


def _dossier(command: argparse.ArgumentParser) -> None:
    command.add_argument("dossier", metavar="FICHIER.json", help="un dossier, ou tous vos clients")
    command.add_argument("--client", metavar="NOM", help="de tous vos clients, celui de ce nom")
    _on(command)


def _courriers(command: argparse.ArgumentParser) -> None:
    _dossier(command)
    command.add_argument(
        "--modele", action="append", required=True, metavar="ID", help="un courrier, « dossier_tribunal », ou « tous »"
    )
    command.add_argument("-o", required=True, metavar="DIR", help="le dossier où écrire")
    command.add_argument("--ton", choices=["amical", "neutre", "ferme"], help="le ton des relances")
    command.add_argument(
        "--langue",
        choices=["en", "de", "es", "it"],
        help="la relance et la mise en demeure d'un client étranger aussi dans cette langue, l'original joint",
    )
    command.add_argument("--courriel", action="store_true", help="écrire aussi le texte des e-mails")
    command.add_argument("--pdf", action="store_true", help="écrire aussi chaque papier en PDF")


def _files(command: argparse.ArgumentParser, files: str) -> None:
    command.add_argument("fichiers", nargs="+", metavar="FICHIER", help=files)
    _on(command, "la date dont on parle (un FEC : sa dernière écriture ; une liste : aujourd'hui)")
    command.add_argument("--delai", type=days, default=30, metavar="JOURS", help="échéance estimée : date + JOURS (30)")
    command.add_argument(
        "--type-client",
        choices=["professionnel", "particulier", "public"],
        default="professionnel",
        help="pour estimer la prescription",
    )


def _balance(command: argparse.ArgumentParser) -> None:
    _files(command, "les exports")
    command.add_argument(
        "--complet", action="store_true", help="ajouter la qualité du fichier, les indicateurs et le radar"
    )
    command.add_argument(
        "--suivi", metavar="SUIVI.json", help="ce que vous avez noté de vos clients (enregistré depuis l'écran)"
    )
    _doubts(command)


#: What a column is said to hold: the option, the field, what it says.
COLUMN_OPTIONS = {
    "client": ("debtor", "le nom du client"),
    "numero": ("number", "le numéro de facture"),
    "date": ("issued", "la date de facture"),
    "echeance": ("due", "l'échéance"),
    "total": ("total", "le total TTC"),
    "reste": ("left", "le reste à payer"),
    "compte": ("account", "le compte (écritures comptables)"),
    "debit": ("debit", "le débit (écritures comptables)"),
    "credit": ("credit", "le crédit (écritures comptables)"),
    "lettrage": ("letter", "le lettrage (écritures comptables)"),
    "journal": ("journal", "le journal (écritures comptables)"),
}
#: The questions whose answers are few: the option, what it may say.
ANSWER_OPTIONS = {
    "partielle": ("entiere", "rien"),
    "reste-vide": ("rien", "tout"),
    "lignes": ("compter", "laisser"),
    "lignes-somme": ("compter", "laisser"),
    "sans-reference": ("compter", "laisser"),
    "illisibles": ("laisser",),
    "colonne-vide": ("compter",),
    "colonne-sans-nom": ("compter",),
    "lignes-facture": ("reglements", "additionner"),
    "lettres-communes": ("ensemble", "compte"),
    "signe": ("du", "credit"),
    "devise": ("entete", "colonne", "noms", "euros"),
    "fichier-double": ("moitie", "tout"),
    "doublons": ("premier", "dernier", "additionner"),
    "balance": ("compter", "laisser"),
    "deductions": ("ensemble", "aucune", "soldees"),
    "tiers": ("clients",),
    "prix": ("somme", "seul", "unite"),
    "parts": ("part", "montant"),
    "avoirs": ("deduire", "factures", "laisser"),
    "paye-negatif": ("paye", "rembourse"),
    "solde-ligne": ("compte", "facture"),
    "solde-client": ("facture", "client"),
    "accessoires": ("principal", "tout"),
    "reste-superieur": ("garder", "plafonner"),
    "balance-agee": ("tranches", "total"),
    "dit-payee": ("payee",),
    "feuille": ("client", "autre"),
    "autres-tranches": ("compter", "laisser"),
    "reglements-sans-facture": ("laisser",),
    "remarques": ("laisser", "compter"),
}


def _doubts(command: argparse.ArgumentParser) -> None:
    """What answers a question about a list: the sentence of the question names the option."""
    group = command.add_argument_group("réponses aux questions posées sur un fichier")
    group.add_argument("--paye", metavar="COLONNE", help="la colonne qui dit ce qui est payé, ou « aucune »")
    for name, (_, what) in COLUMN_OPTIONS.items():
        group.add_argument(f"--{name}", metavar="COLONNE", help=f"la colonne qui contient {what}")
    group.add_argument("--decimales", choices=["virgule", "point"], help="ce qui sépare les décimales")
    group.add_argument(
        "--mot",
        action="append",
        default=[],
        metavar="MOT=SENS",
        help="ce que veut dire un mot : payee, impayee, facture, avoir, reglement, rien",
    )
    for name, choices in ANSWER_OPTIONS.items():
        group.add_argument(f"--{name}", choices=choices, help="voir la question posée")


def _portefeuille(command: argparse.ArgumentParser) -> None:
    _files(command, "les exports ; un dossier vaut tous ses fichiers (sans ses sous-dossiers)")
    command.add_argument("-o", metavar="CLASSEUR.xlsx", help="écrire aussi un classeur Excel")
    command.add_argument(
        "--ordonnanceur",
        type=scheduler,
        metavar="ADRESSE",
        help="répartir la lecture par Dask : tcp://MACHINE:8786 (requirements-dask.txt)",
    )


def _echeance(command: argparse.ArgumentParser) -> None:
    command.add_argument("--facture", type=past_day, required=True, metavar="AAAA-MM-JJ", help="la date de la facture")
    command.add_argument(
        "--regle",
        choices=[str(rule) for rule in Rule],
        required=True,
        help="le délai, en jours ; 45fdm-a : + 45 jours puis fin de mois, 45fdm-b : fin de mois puis + 45 jours",
    )
    command.add_argument("--reception", type=past_day, metavar="AAAA-MM-JJ", help="pour reception-30")
    command.add_argument(
        "--client",
        choices=[str(kind) for kind in DebtorKind],
        default="commercant",
        help="ce qu'est le client (commercant)",
    )
    command.add_argument("--nature", choices=[str(nature) for nature in Nature], help="ce qui est vendu")


def _tribunal(command: argparse.ArgumentParser) -> None:
    command.add_argument("code_postal", metavar="CODE_POSTAL", help="du siège ou du domicile du client")
    command.add_argument(
        "commune", nargs="*", metavar="COMMUNE", help="si le code postal est partagé entre plusieurs tribunaux"
    )
    _on(command)


def _chercher(command: argparse.ArgumentParser) -> None:
    command.add_argument("texte", nargs="+", metavar="TEXTE", help="la question, comme vous la diriez")
    _on(command)


_COMMANDS: Mapping[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "decompte": (_dossier, "Ce qui peut être réclamé, ligne par ligne."),
    "parcours": (_dossier, "Que faire aujourd'hui, puis ensuite."),
    "courriers": (_courriers, "Les courriers Word du dossier."),
    "balance": (_balance, "Qui doit quoi, depuis quand, d'après des exports ou des factures électroniques."),
    "portefeuille": (_portefeuille, "Une ligne de chiffres clés par fichier, pour un cabinet."),
    "echeance": (_echeance, "Une date d'échéance, et si le délai est permis."),
    "tribunal": (_tribunal, "Les tribunaux d'un code postal, par leur nom."),
    "chercher": (_chercher, "Ce qui répond à une question, avec la réponse en une phrase."),
}
