"""The front doors: JSON alone on stdout, French on stderr, exit codes 0 and 2. Run in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guide.__main__ import main
from guide.letters import letters
from tests.unit.test_storage import EXAMPLE

ROOT = Path(__file__).parents[2]


def guide(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-m", "guide", *arguments], capture_output=True, encoding="utf-8", env=environment, check=False
    )


def answered(*arguments: str) -> Any:
    done = guide(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def example(tmp_path: Path) -> str:
    path = tmp_path / "dossier é.json"
    path.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return str(path)


def test_decompte_prints_the_documented_answer(example: str) -> None:
    """Every key of the dossier document's example, to the cent; keys may be added, never changed."""
    documented = {
        "as_of": "2026-11-22",
        "billed": "1200.00",
        "credited": "0.00",
        "paid": "200.00",
        "interest": "63.96",
        "indemnity": "40.00",
        "total": "1103.96",
        "principal_left": "1024.63",
        "interest_left": "39.33",
        "daily": "0.35",
        "provisional": False,
        "warnings": [],
        "lines": [
            {
                "invoice": "F2026-014",
                "kind": "interest",
                "start": "2026-06-02",
                "end": "2026-07-01",
                "days": 29,
                "base": "1200.00",
                "rate": "12.15",
                "amount": "11.58",
                "references": ["c-com-l441-10"],
            },
            {
                "invoice": "F2026-014",
                "kind": "interest",
                "start": "2026-07-01",
                "end": "2026-08-02",
                "days": 32,
                "base": "1200.00",
                "rate": "12.40",
                "amount": "13.05",
                "references": ["c-com-l441-10"],
            },
            {
                "invoice": "F2026-014",
                "kind": "payment",
                "on": "2026-08-01",
                "amount": "200.00",
                "to_interest": "24.63",
                "to_principal": "175.37",
                "references": ["c-civ-1343-1"],
            },
            {
                "invoice": "F2026-014",
                "kind": "interest",
                "start": "2026-08-02",
                "end": "2026-11-23",
                "days": 113,
                "base": "1024.63",
                "rate": "12.40",
                "amount": "39.33",
                "references": ["c-com-l441-10"],
            },
            {"invoice": "F2026-014", "kind": "indemnity", "amount": "40.00", "references": ["c-com-d441-5"]},
        ],
    }
    found = answered("decompte", example, "--au", "2026-11-22")
    assert {key: found[key] for key in documented} == documented


def test_parcours_prints_the_documented_limitation(example: str) -> None:
    found = answered("parcours", example, "--au", "2026-11-22")
    assert found["primary"] == found["steps"][0]["remedy"]
    held = found["limitation"]["invoices"][0]
    assert found["limitation"]["earliest"] == "2031-08-01"
    assert (held["deadline"], held["period"], held["runs_from"]) == ("2031-08-01", "5 ans", "2026-08-01")
    assert held["references"] == ["c-com-l110-4", "c-civ-2240"]


def test_echeance() -> None:
    found = answered("echeance", "--facture", "2026-04-10", "--regle", "45fdm-a")
    assert (found["due"], found["lawful"], found["references"]) == ("2026-05-31", True, ["c-com-l441-10"])
    by_reception = answered(
        "echeance", "--facture", "2026-04-10", "--regle", "reception-30", "--reception", "2026-04-12"
    )
    assert by_reception["due"] == "2026-05-12"


@pytest.mark.parametrize(
    ("issued", "rule", "due", "lawful"),
    [
        ("2008-01-31", "30", "2008-03-01", None),  # a leap year: 29 days in February
        ("1995-02-28", "45fdm-a", "1995-04-30", None),
        ("1958-01-31", "30", "1958-03-02", None),
        ("1900-02-28", "30", "1900-03-30", None),  # 1900 was no leap year
        ("2024-02-29", "45fdm-b", "2024-04-14", True),
        ("2031-12-31", "60", "2032-02-29", True),
    ],
)
def test_echeance_counts_in_any_year(issued: str, rule: str, due: str, lawful: bool | None) -> None:
    """Only whether the term was lawful is unknown before the law known here."""
    found = answered("echeance", "--facture", issued, "--regle", rule)
    assert (found["due"], found["lawful"]) == (due, lawful)


def test_courriers_writes_what_the_dossier_allows(example: str, tmp_path: Path) -> None:
    folder = tmp_path / "lettres"
    found = answered("courriers", example, "--modele", "mise_en_demeure", "-o", str(folder), "--au", "2026-11-22")
    assert [file["letter"] for file in found["files"]] == ["mise_en_demeure"]
    assert Path(found["files"][0]["path"]).read_bytes()[:2] == b"PK"


def test_courriers_writes_the_edited_text_and_says_what_it_does_not_take(tmp_path: Path) -> None:
    edits = [
        {"original": "Madame, Monsieur,", "text": "Chère Madame,"},
        {"original": "Rien de tel.", "text": "Bonjour."},
    ]
    source = tmp_path / "dossier.json"
    source.write_text(json.dumps({**EXAMPLE, "edits": {"relance": edits}}), encoding="utf-8")
    done = guide(
        "courriers", str(source), "--modele", "relance", "--courriel", "-o", str(tmp_path), "--au", "2026-11-22"
    )
    assert done.returncode == 0 and len(json.loads(done.stdout)["files"]) == 2
    assert done.stderr.count("\n") == 1 and "« Bonjour. »" in done.stderr
    (text,) = (path.read_text("utf-8") for path in tmp_path.glob("relance-*.txt"))
    assert "Chère Madame," in text and "Madame, Monsieur,\n" not in text


def test_courriers_writes_each_paper_as_pdf_too(example: str, tmp_path: Path) -> None:
    found = answered("courriers", example, "--modele", "relance", "--pdf", "-o", str(tmp_path), "--au", "2026-11-22")
    word, page = (Path(file["path"]) for file in found["files"])
    assert (word.suffix, page.suffix) == (".docx", ".pdf") and word.stem == page.stem
    assert page.read_bytes().startswith(b"%PDF-")


def test_courriers_writes_the_court_file(example: str, tmp_path: Path) -> None:
    found = answered("courriers", example, "--modele", "dossier_tribunal", "-o", str(tmp_path), "--au", "2026-11-22")
    names = {file["letter"]: Path(file["path"]).suffix for file in found["files"]}
    assert {"avant_de_deposer", "lisez_moi", "chronologie", "bordereau", "decompte"} <= set(names)
    assert names["decompte"] == ".xlsx"  # the last of its two files
    assert all(Path(file["path"]).read_bytes()[:2] == b"PK" for file in found["files"])
    assert {refused["letter"] for refused in found["not_written"]} <= {"requete_injonction_tc"}


def test_courriers_tous_writes_every_letter_it_may_and_explains_the_others(example: str, tmp_path: Path) -> None:
    folder = tmp_path / "lettres"
    found = answered(
        "courriers", example, "--modele", "tous", "--ton", "ferme", "-o", str(folder), "--au", "2026-11-22"
    )
    written = [file["letter"] for file in found["files"]]
    assert {"relance", "relance_3", "mise_en_demeure", "dernier_avis"} <= set(written)
    assert {Path(file["path"]).name for file in found["files"]} == {path.name for path in folder.iterdir()}
    texts = answered(
        "courriers", example, "--modele", "relance", "--courriel", "-o", str(folder), "--au", "2026-11-22"
    )["files"]
    assert [Path(file["path"]).suffix for file in texts] == [".docx", ".txt"]
    assert Path(texts[1]["path"]).read_text("utf-8").startswith("Relance – facture")
    refused = {each["letter"]: each for each in found["not_written"]}
    assert set(written) | set(refused) == set(letters()) and not set(written) & set(refused)
    assert refused["requete_injonction_tc"]["missing"] == ["exhibits"]
    assert "commerçants ou artisans" in refused["requete_injonction_tj"]["reason"]
    assert all(each["reason"] for each in refused.values())


def test_courriers_writes_to_a_client_abroad_in_its_language(tmp_path: Path) -> None:
    source = tmp_path / "dossier.json"
    source.write_text(json.dumps(EXAMPLE | {"debtor": EXAMPLE["debtor"] | {"country": "IT"}}), encoding="utf-8")
    asked = ("courriers", str(source), "--modele", "relance", "--modele", "script_appel", "--langue", "it")
    done = guide(*asked, "--pdf", "-o", str(tmp_path), "--au", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "Script d'appel – Durand & Fils : en français seulement.\n")
    names = [Path(file["path"]).name for file in json.loads(done.stdout)["files"]]
    assert [name for name in names if "-it." in name] == [
        "relance-durand-fils-2026-11-22-it.docx",
        "relance-durand-fils-2026-11-22-it.pdf",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMANDE"),
        (["divination"], "n'est pas admis"),
        (["decompte"], "il manque"),
        (["decompte", "absent.json"], "introuvable"),
        (["decompte", "."], "ne peut pas être lu"),
        (["decompte", "x.json", "--au", "22/11/2026"], "AAAA-MM-JJ"),
        (["echeance", "--facture", "2026-04-10", "--regle", "90"], "n'est pas admis"),
        (["echeance", "--facture", "2026-04-10", "--regle", "reception-30"], "réception"),
        (["balance", "x.csv", "--delai", "-3"], "nombre de jours"),
        (["balance", "x.csv", "--delai", "beaucoup"], "nombre de jours"),
        (["balance", "x.csv", "--au"], "une valeur manque"),
        (["decompte", "x.json", "--a", "2026-11-22"], "argument inconnu"),
        (["decompte", "x.json", "--au", "9999-12-31"], "n'est pas plausible"),
    ],
)
def test_a_wrong_command_is_answered_in_french(arguments: list[str], said: str) -> None:
    done = guide(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert not [word for word in ("Traceback", "argument -", "usage") if word in done.stderr]


def test_a_wrong_dossier_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "photo.json"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    done = guide("decompte", str(path))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_balance_takes_what_was_noted_of_the_customers(tmp_path: Path) -> None:
    """A promise for 1 December, still to come on 22 November, makes wait; on 22 December it was not kept."""
    export = tmp_path / "factures.csv"
    export.write_text(
        "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\nF1;Durand;01/09/2026;01/10/2026;100;100\n", "utf-8"
    )
    base = {"on": "2026-11-20", "open": "100.00", "overdue": "100.00"}
    promise = {"made": "2026-11-20", "due": "2026-12-01", "base": base}
    debtor = {"keys": ["liste|durand|"], "name": "Durand", "seen": base, "promises": [promise]}
    kept = tmp_path / "suivi.json"
    kept.write_text(json.dumps({"file": "suivi", "version": 1, "debtors": [debtor]}), "utf-8")

    def durand(on: str, *more: str) -> Any:
        return answered("balance", str(export), "--au", on, *more)["debtors"][0]

    assert durand("2026-11-22")["next_action"] == "mise_en_demeure"
    told = durand("2026-11-22", "--suivi", str(kept))
    assert (told["next_action"], told["until"], told["then"]) == ("attendre_echeance", "2026-12-02", "mise_en_demeure")
    found = answered("balance", str(export), "--au", "2026-12-22", "--suivi", str(kept))
    assert "non tenue" in found["debtors"][0]["reason"]
    assert found["follow_up"]["promises_broken"] == [{"name": "Durand", "due": "2026-12-01"}]
    kept.write_text('{"file": "suivi", "version": 9}', "utf-8")
    refused = guide("balance", str(export), "--suivi", str(kept))
    assert refused.returncode == 2 and "version 9" in refused.stderr


def test_the_whole_balance_adds_keys_and_changes_none() -> None:
    """The invented FEC: 6 780.00 late of 8 080.80 (hand-added); the first of five owes 3 740 / 8 080.80 = 46.28 %."""
    export = str(ROOT / "pages" / "ui" / "session" / "samples" / "fec_exemple.txt")
    plain = answered("balance", export, "--au", "2026-11-22")
    whole = answered("balance", export, "--au", "2026-11-22", "--complet")
    added = {"quality", "indicators", "concentration", "radar", "penalties", "history", "habits"}
    assert whole.keys() - plain.keys() == added
    assert {key: whole[key] for key in plain} == plain
    assert whole["concentration"]["top1"] == "0.4628"
    assert whole["indicators"]["few"] is True
    each = {found["id"]: found for found in whole["indicators"]["each"]}
    assert each["dso"]["inputs"][0]["value"] == "8080.80" == whole["history"]["open"]["2026-11-22"]
    assert each["dso_countback"]["value"] is None and each["dso_countback"]["missing"] == "empty_month"
    assert sum(round(float(m["amount"]) * 100) for m in whole["radar"]["months"]) == 8080_80
    assert {found["defect"] for found in whole["quality"]} == {"unmatched_payments", "in_credit", "no_due_date"}
    assert whole["penalties"]["interest"] == "0.00"


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [(MemoryError(), 2, "mémoire"), (KeyboardInterrupt(), 130, "Interrompu"), (KeyError("x"), 1, "de notre fait")],
)
def test_what_stops_a_command_is_said(
    raised: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: object) -> None:
        raise raised

    monkeypatch.setattr("guide.__main__._decompte", stopped)
    assert main(["decompte", "x.json"]) == code
    out, err = capsys.readouterr()
    assert out == "" and said in err
    assert ("Traceback" in err) == (code == 1)


@pytest.mark.parametrize(
    "command", [[], ["decompte"], ["parcours"], ["courriers"], ["balance"], ["portefeuille"], ["echeance"]]
)
def test_the_help_is_in_french(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    out = capsys.readouterr().out
    assert left.value.code == 0 and out.startswith("Emploi : ")
    assert not [word for word in ("usage", "positional", "options", "show this") if word in out]


def test_tribunal_names_the_courts_of_a_place() -> None:
    found = answered("tribunal", "62300", "Lens")
    assert found["tc"] == {"name": "Tribunal de commerce d'Arras", "seat": "Arras", "reference": "c-com-d721-2"}
    assert set(found) == {"status", "communes", "tc", "tj", "tprox", "ta", "read_on"}
    assert answered("tribunal", "01110", "Plateau", "d'Hauteville")["status"] == "sur"
    refused = guide("tribunal", "Lens")
    assert refused.returncode == 2 and "cinq chiffres" in refused.stderr and not refused.stdout
