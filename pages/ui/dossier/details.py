"""Facts that few dossiers have, each where a person would look for it: of an invoice, of the contract, of one's intentions."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from guide.case.codes import Rule
from pages.ui import session
from pages.ui.page import fields
from pages.ui.page.fields import NOT_SAID, bound, select

_STATUSES = {
    "deposee": "Déposée",
    "mise_a_disposition": "Mise à disposition du client",
    "prise_en_charge": "Prise en charge",
    "approuvee": "Approuvée",
    "en_litige": "En litige",
    "refusee": "Refusée par le client",
    "rejetee": "Rejetée par la plateforme",
    "encaissee": "Encaissée",
}
_RULES = {
    Rule.NET_30: "30 jours après la facture",
    Rule.NET_45: "45 jours après la facture",
    Rule.NET_60: "60 jours après la facture",
    Rule.END_OF_MONTH_A: "45 jours, puis la fin du mois",
    Rule.END_OF_MONTH_B: "La fin du mois, puis 45 jours",
    Rule.RECEPTION_30: "30 jours après la livraison ou la prestation",
}
_YES_NO: dict[str | bool, str] = {True: "Oui", False: "Non"}


def of_invoice(place: str) -> None:
    """Held back, disputed, and where it stands on the platform."""
    with st.expander("Retenue, contestation, statut électronique"):
        fields.amount(
            "Retenue de garantie gardée par le client",
            f"{place}.retention",
            bound(f"{place}.retention"),
            help="Travaux : la part que le contrat laisse au client pendant un an. Elle n’est pas réclamée ici.",
        )
        fields.amount("Montant que le client conteste", f"{place}.disputed_amount", bound(f"{place}.disputed_amount"))
        answer("Statut de la facture électronique", "einvoice_status", _STATUSES)


def of_contract() -> None:
    """The clauses that change a date, a sum or a court."""
    with st.expander("Autres clauses : délai de paiement, clause pénale, tribunal, intérêts des intérêts"):
        clause = session.dossier.require().contract.payment_clause or ""
        words = {"": NOT_SAID, **{rule.value: label for rule, label in _RULES.items()}}
        if clause not in words:  # the words of a clause that a file keeps
            words[clause] = clause
        place = "contract.payment_clause"
        select("Délai de paiement écrit au contrat", place, words, clause, partial(_claused, place))
        _clause("Une clause pénale (une somme fixe en cas de retard)", "penalty_clause")
        _clause("Une clause qui désigne un tribunal français", "jurisdiction_clause")
        fields.day(
            "Les intérêts d’une année entière portent intérêt à partir du",
            "terms.capitalisation",
            bound("terms.capitalisation"),
            help="Seulement si le contrat ou une décision le prévoit (article 1343-2 du code civil).",
        )


def answer(label: str, question: str, options: Mapping[str, str]) -> None:
    """One of the codes of an answer of the dossier, or nothing said."""
    current = session.dossier.require().answers.get(question, "")
    select(label, f"answer.{question}", {"": NOT_SAID, **options}, current, partial(_answered, question))


def _clause(label: str, name: str) -> None:
    clause = getattr(session.dossier.require().contract, name)
    # The words of a clause, kept by a file, say that there is one.
    known = "" if clause is None else True if isinstance(clause, str) else clause
    select(label, f"contract.{name}", {"": NOT_SAID, **_YES_NO}, known, partial(_claused, f"contract.{name}"))


def _answered(question: str, chosen: str) -> None:
    dossier = session.dossier.require()
    answers = {id: code for id, code in dossier.answers.items() if id != question}
    session.dossier.edit(replace(dossier, answers={**answers, question: chosen} if chosen else answers))


def _claused(place: str, value: str | bool) -> None:
    session.dossier.put(place, None if value == "" else value)
