"""The check before filing: each missing or weak point is named with what follows; what is right is said too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide import law
from guide.case.codes import DebtorKind, EventKind
from guide.case.model import Address, Dossier, Edit, Event, Exhibit, Instalment, Terms, ThirdParty
from guide.letters.catalogue.computed import Computed
from guide.letters.court.check import Check, check
from guide.letters.court.exhibits import Files
from guide.letters.court.filing import Finding, FindingLevel, filings, why_this_court
from tests.unit.court_cases import INSOLVENT, PDF, with_files
from tests.unit.letters_cases import LATE, LIQUIDATION, ON, case, happened, rich, supplied


def checked(dossier: Dossier, files: Files | None = None) -> Check:
    computed = Computed(dossier, ON)
    return check(computed, filings(computed)[0], files)


def found(dossier: Dossier, words: str, files: Files | None = None) -> Finding:
    """The one finding that says these words."""
    held = [each for each in checked(dossier, files).findings if words in each.what]
    assert len(held) == 1, [each.what for each in checked(dossier, files).findings]
    return held[0]


def test_a_whole_file_has_nothing_against_it() -> None:
    dossier, files = with_files()
    made = checked(dossier, files)
    assert {each.level for each in made.findings} == {FindingLevel.BON}, made.findings
    assert made.verdict == "Rien ne manque, d'après ce que vous avez dit."


def abroad() -> Dossier:
    return replace(rich(), debtor=replace(rich().debtor, country="BE"))


def court_named(name: str, kind: DebtorKind = DebtorKind.COMMERCANT) -> Dossier:
    others = tuple(held for held in rich().third_parties if held.role != "tribunal")
    return rich(kind, third_parties=(*others, ThirdParty("tribunal", name, Address(("1 rue",), "62000", "Arras"))))


def test_the_court_that_decides_is_not_doubted_and_alsace_has_one_for_both() -> None:
    for held in (
        court_named("Tribunal de commerce d'Arras"),
        court_named("Tribunal judiciaire d'Arras", DebtorKind.PARTICULIER),
        replace(
            court_named("Tribunal judiciaire de Strasbourg"),
            debtor=replace(rich().debtor, address=Address(("1 quai",), "67000", "Strasbourg")),
        ),
    ):
        assert not [each for each in checked(held).findings if "celui qui décide" in each.what]


OLD = supplied(completed=date(2021, 12, 30), issued=date(2022, 1, 2), due=date(2022, 2, 1), payments=())


def nowhere():
    """The debtor's postcode is in no table, and no court was typed."""
    debtor = rich().debtor
    assert debtor.address
    return replace(rich(third_parties=()), debtor=replace(debtor, address=replace(debtor.address, postcode="59040")))


@pytest.mark.parametrize(
    ("dossier", "words", "level", "reference"),
    [
        (rich(answers={"dispute": "serieuse"}), "conteste sérieusement", FindingLevel.ARRET, "cpc-873"),
        (rich(answers={"dispute": "partielle"}), "conteste au moins une partie", FindingLevel.FAIBLE, "cpc-1416"),
        (abroad(), "procédure française", FindingLevel.ARRET, "cpc-1406"),
        (rich(DebtorKind.COLLECTIVITE), "acheteur public", FindingLevel.ARRET, "immunite-execution"),
        (rich(invoices=OLD), "La prescription est proche", FindingLevel.ARRET, "cass-1990-89-13345"),
        (rich(answers=LIQUIDATION, events=LATE), "délai pour déclarer a pris fin", FindingLevel.ARRET, "c-com-r622-24"),
        (rich(answers={"insolvency": "inconnu"}), "procédure collective", FindingLevel.MANQUE, "cpc-1405"),
        (rich(third_parties=()), "Tribunal de commerce d'Arras", FindingLevel.BON, "cpc-54"),
        (nowhere(), "le tribunal compétent", FindingLevel.MANQUE, "cpc-54"),
        (replace(INSOLVENT, third_parties=()), "le mandataire", FindingLevel.MANQUE, "c-com-l622-24"),
        (court_named("Tribunal judiciaire de Lille"), "n'est pas celui qui décide", FindingLevel.MANQUE, "cpc-1406"),
        (
            court_named("Greffe du tribunal de commerce d'Arras", DebtorKind.PARTICULIER),
            "n'est pas celui qui décide",
            FindingLevel.MANQUE,
            "cpc-1406",
        ),
        (rich(answers={"invoice_received": "non"}), "n'a pas reçu la facture", FindingLevel.MANQUE, "cpc-1416"),
        (rich(events=()), "Aucune mise en demeure", FindingLevel.FAIBLE, "fiche-relance"),
        (
            rich(events=happened((EventKind.MISE_EN_DEMEURE, date(2026, 11, 20)))),
            "laisse encore au client",
            FindingLevel.FAIBLE,
            "c-civ-1344",
        ),
        (rich(plan=(Instalment(date(2026, 12, 1), 1_000),)), "échéancier court", FindingLevel.FAIBLE, "c-civ-1343-5"),
        (rich(exhibits=()), "Aucune pièce", FindingLevel.MANQUE, "cpc-1409"),
        (
            rich(exhibits=(Exhibit("Facture F2026-014"),)),
            "Rien ne prouve la commande",
            FindingLevel.MANQUE,
            "c-civ-1363",
        ),
        (rich(exhibits=(Exhibit("E-mails"),)), "que par des échanges", FindingLevel.FAIBLE, "c-com-l110-3"),
        (rich(exhibits=(Exhibit("Devis"),)), "livraison ou le travail fait", FindingLevel.FAIBLE, "c-civ-1353"),
        (rich(exhibits=(Exhibit("Devis"),)), "Sans copie au bordereau : F2026-014", FindingLevel.MANQUE, "cpc-1407"),
        (rich(exhibits=(Exhibit("Devis"),)), "01/07/2026 n'est pas parmi", FindingLevel.FAIBLE, "c-civ-1344"),
        (
            rich(exhibits=(Exhibit("Mise en demeure", on=date(2026, 7, 1)),)),
            "n'a pas la preuve de son envoi",
            FindingLevel.FAIBLE,
            "cass-civ1-2021-19-20680",
        ),
        (
            rich(exhibits=(Exhibit("Mise en demeure", on=date(2026, 7, 2)),)),
            "du 02/07/2026 au bordereau, du 01/07/2026 au journal",
            FindingLevel.FAIBLE,
            "c-civ-1344",
        ),
        (
            rich(exhibits=(Exhibit("Décompte", on=date(2026, 9, 1)),)),
            "est un décompte du 1er",
            FindingLevel.MANQUE,
            "cpc-1407",
        ),
        (rich(exhibits=(Exhibit("Devis"),)), "Sans date au bordereau", FindingLevel.FAIBLE, "cpc-1407"),
        (rich(terms=Terms(rate=150_000), exhibits=()), "taux convenu n'est montré", FindingLevel.FAIBLE, "cpc-1407"),
        (rich(DebtorKind.PARTICULIER, events=()), "Aucun intérêt n'est demandé", FindingLevel.FAIBLE, "c-civ-1231-6"),
    ],
)
def test_a_weakness_is_named_with_what_follows_and_its_text(
    dossier: Dossier, words: str, level: FindingLevel, reference: str
) -> None:
    held = found(dossier, words)
    assert held.level is level
    assert held.then.endswith(".")
    assert reference in held.references


@pytest.mark.parametrize(
    ("party", "field", "value", "words", "level"),
    [
        ("debtor", "address", None, "l'adresse du client", FindingLevel.MANQUE),
        ("debtor", "address", Address(("1 rue X",), None, "Arras"), "le code postal du client", FindingLevel.MANQUE),
        ("debtor", "siren", None, "le numéro SIREN de votre client", FindingLevel.FAIBLE),
        ("debtor", "siren", "552100555", "552100555", FindingLevel.MANQUE),
        ("debtor", "legal_form", None, "la forme juridique", FindingLevel.FAIBLE),
        ("creditor", "address", None, "votre adresse", FindingLevel.MANQUE),
        ("creditor", "legal_form", None, "une personne ou une société", FindingLevel.MANQUE),
        ("creditor", "legal_form", "Entrepreneur individuel", "votre nationalité", FindingLevel.MANQUE),
    ],
)
def test_a_party_said_by_half_is_named(party: str, field: str, value: object, words: str, level: FindingLevel) -> None:
    dossier, _ = with_files()
    changed = replace(getattr(dossier, party), **{field: value})
    assert found(replace(dossier, **{party: changed}), words).level is level


def test_a_person_who_adds_her_birth_is_not_asked_again() -> None:
    dossier, _ = with_files()
    person = replace(dossier, creditor=replace(dossier.creditor, legal_form="EI"))
    id, born = "requete_injonction_tc", "Je suis née le 3 mai 1980 à Lens, française, artisane."
    for told in (replace(person, words={id: born}), replace(person, edits={id: (Edit("J’ai l’honneur", born),)})):
        assert found(told, "état civil est dans la requête").level is FindingLevel.BON


def test_the_civil_status_of_a_person_is_in_the_dossier_and_nothing_is_missing_then() -> None:
    """CPC 54: profession, nationality, date and place of birth; each that lacks is named."""
    dossier, _ = with_files()
    person = replace(
        dossier.creditor, legal_form=None, sole_trader=True, profession="graphiste", nationality="française"
    )
    lacking = found(replace(dossier, creditor=person), "votre date de naissance")
    assert lacking.level is FindingLevel.MANQUE and "votre profession" not in lacking.what
    whole = replace(person, born_on=date(1980, 5, 3), born_in="Lens")
    assert found(replace(dossier, creditor=whole), "état civil est dans la requête").level is FindingLevel.BON


def test_a_sum_of_the_journal_that_differs_is_named() -> None:
    asked = Event(EventKind.DECLARATION_CREANCE, date(2026, 11, 1), amount=100_000)
    held = found(replace(INSOLVENT, events=(*INSOLVENT.events, asked)), "Le journal note")
    assert "1\u00a0000,00" in held.what and "1\u00a0090,39" in held.what


def test_a_piece_without_its_file_is_named_by_its_number_and_its_name() -> None:
    dossier, files = with_files()
    lost = {name: held for name, held in files.items() if not name.startswith("facture")}
    held = found(dossier, "Sans fichier", lost)
    assert held.level is FindingLevel.MANQUE and "n° 3 (facture-f2026-014.pdf)" in held.what
    # From the command line nobody was asked for files: nothing is said of them.
    assert not [each for each in checked(dossier).findings if "Sans fichier" in each.what]


def test_a_locked_piece_is_named() -> None:
    dossier, files = with_files(files=(("devis.pdf", PDF + b"/Encrypt 1 0 R"),))
    assert found(dossier, "verrouillé", files).level is FindingLevel.FAIBLE


def test_the_gravest_comes_first_and_every_text_is_known() -> None:
    for dossier in (case(), rich(DebtorKind.COLLECTIVITE), INSOLVENT, abroad()):
        made = checked(dossier, {})
        levels = [[*FindingLevel].index(each.level) for each in made.findings]
        assert levels == sorted(levels)
        for each in made.findings:
            assert all(law.reference(id) for id in each.references)
            assert each.then or each.level is FindingLevel.BON


@pytest.mark.parametrize(
    ("postcode", "said"), [("62000", "tribunal de commerce décide"), ("67000", "chambre commerciale")]
)
def test_the_court_is_said_with_its_reason(postcode: str, said: str) -> None:
    dossier = replace(rich(), debtor=replace(rich().debtor, address=Address(("1 rue X",), postcode, "Ville")))
    computed = Computed(dossier, ON)
    why, texts = why_this_court(computed, filings(computed)[0])
    assert said in why and texts == ("cpc-1406",)
