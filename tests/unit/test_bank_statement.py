"""Bank statements of the common French banks, written by hand from the headers that public importers document (no real
account): what came in is known before. Each holds the same two payments and one expense."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.errors import UnreadableFile
from guide.ledger.bank import MAX_BYTES, BankStatement, StatementFormat, read_statement

FIRST, SECOND = (date(2026, 11, 3), 1_200_00), (date(2026, 11, 12), 84_50)
CREDIT_AGRICOLE = """Téléchargement du 29/11/2026;

Mme Martin
Compte courant carte n° 00000000000;
Solde au 29/11/2026 4 512,30 €
Liste des opérations du compte entre le 01/11/2026 et le 29/11/2026;

Date;Libellé;Débit euros;Crédit euros;
12/11/2026;"VIREMENT EN VOTRE FAVEUR
SARL LEROY F-118";;84,50;
05/11/2026;"PRELEVEMENT
EDF";61,00;;
03/11/2026;"VIREMENT EN VOTRE FAVEUR
DURAND FA-2026-007";;1 200,00;
"""
BANKS = {
    "Crédit Agricole": CREDIT_AGRICOLE.encode("cp1252"),
    "BNP Paribas": (
        "Compte de chèques;;****1234;28/11/2026;;4 512,30\n"
        "Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro\n"
        "12/11/2026;VIREMENT RECU;VIREMENT RECU;VIR SEPA RECU /DE SARL LEROY /MOTIF F-118;84,50\n"
        "05/11/2026;PRELEVEMENT;PRELEVEMENT;PRLV SEPA EDF;-61,00\n"
        "03/11/2026;VIREMENT RECU;VIREMENT RECU;VIR SEPA RECU /DE DURAND /MOTIF FA-2026-007;1 200,00\n"
    ).encode(),
    "Société Générale": (
        '="00000000000";01/11/2026;29/11/2026;3;29/11/2026;4512,30 EUR\n\n'
        "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise\n"
        "12/11/2026;VIR RECU 9;VIR RECU DE: SARL LEROY MOTIF: F-118;84,50;EUR\n"
        "05/11/2026;PRLV EDF;PRELEVEMENT EUROPEEN EDF;-61,00;EUR\n"
        "03/11/2026;VIR RECU 8;VIR RECU DE: DURAND MOTIF: FA-2026-007;1200,00;EUR\n"
    ).encode("cp1252"),
    "CIC, Crédit Mutuel": (
        "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n"
        "03/11/2026;03/11/2026;;1 200,00;VIR DURAND FA-2026-007;4 488,80\n"
        "05/11/2026;05/11/2026;-61,00;;PRLV EDF;4 427,80\n"
        "12/11/2026;12/11/2026;;84,50;VIR SARL LEROY F-118;4 512,30\n"
    ).encode("iso8859-15"),
    "LCL (sans en-tête)": (
        "03/11/2026;1200,00;Virement;;VIR SEPA DURAND FA-2026-007;\n"
        "05/11/2026;-61,00;Prélèvement;;PRLV SEPA EDF;\n"
        "12/11/2026;84,50;Virement;;VIR SEPA SARL LEROY F-118;\n"
    ).encode("cp1252"),
    "Banque Populaire, Caisse d'Épargne": (
        b"Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;"
        b"Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation\n"
        b"03/11/2026;DURAND;VIR SEPA DURAND;R1;FA-2026-007;Virement recu;;;;+1200,00;03/11/2026;03/11/2026;0\n"
        b"05/11/2026;EDF;PRLV EDF;R2;;Prelevement;;;-61,00;;05/11/2026;05/11/2026;0\n"
        b"12/11/2026;SARL LEROY;VIR SARL LEROY;R3;F-118;Virement recu;;;;+84,50;12/11/2026;12/11/2026;0\n"
    ),
    "La Banque Postale": (
        "Numéro Compte   :;00000000000\nType            :;CCP\nCompte tenu en  :;euros\n"
        "Date            :;29/11/2026\nSolde (EUROS)   :;4512,30\n\n"
        "Date;Libellé;Montant(EUROS)\n"
        '12/11/2026;"VIREMENT DE SARL LEROY F-118";84,50\n'
        '05/11/2026;"PRELEVEMENT DE EDF";-61,00\n'
        '03/11/2026;"VIREMENT DE DURAND FA-2026-007";1200,00\n'
    ).encode("cp1252"),
    "BoursoBank": (
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance\n"
        '2026-11-12;2026-11-12;"VIR SARL LEROY F-118";Virements;;leroy;84,50;;0;COMPTE;4512.30\n'
        '2026-11-05;2026-11-05;"PRLV EDF";Energie;;edf;-61,00;;0;COMPTE;4427.80\n'
        '2026-11-03;2026-11-03;"VIR DURAND FA-2026-007";Virements;;durand;1 200,00;;0;COMPTE;4488.80\n'
    ).encode("utf-8-sig"),
    "Qonto": (
        b"Status,Settlement date (UTC),Operation date (UTC),Total amount (incl. VAT),Currency,Counterparty name,"
        b"Payment method,Transaction ID,IBAN,Reference,Category,Note,Vat amount,Initiator\n"
        b"processing,,28-11-2026 08:00:00,500.00,EUR,Petit,transfer,t0,FR76,En route,sales,,0.00,\n"
        b"settled,03-11-2026 10:11:12,03-11-2026 10:11:12,1200.00,EUR,Durand,transfer,t1,FR76,FA-2026-007,sales,,200.00,\n"
        b"settled,05-11-2026 10:11:12,05-11-2026 10:11:12,-61.00,EUR,EDF,direct_debit,t2,FR76,,energy,,10.00,\n"
        b"settled,12-11-2026 10:11:12,12-11-2026 10:11:12,84.50,EUR,SARL Leroy,transfer,t3,FR76,F-118,sales,,14.08,\n"
    ),
    "Shine": (
        "Transaction ID;Date de la valeur;Date d'opération;Débit;Crédit;Type;Libellé;Nom de la contrepartie;Statut\n"
        "s1;03/11/2026;03/11/2026;;1200,00;Virement;FA-2026-007;DURAND;Exécuté\n"
        "s2;05/11/2026;05/11/2026;61,00;;Prélèvement;EDF;EDF;Exécuté\n"
        "s3;12/11/2026;12/11/2026;;84,50;Virement;F-118;SARL LEROY;Exécuté\n"
    ).encode("cp1252"),
    "N26": (
        b'"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name",'
        b'"Amount (EUR)","Original Amount","Original Currency","Exchange Rate"\n'
        b'2026-11-12,2026-11-12,"SARL LEROY",FR76,"Credit Transfer","F-118","Principal",84.5,"","",""\n'
        b'2026-11-05,2026-11-05,EDF,FR76,"Direct Debit","","Principal",-61.0,"","",""\n'
        b'2026-11-03,2026-11-03,DURAND,FR76,"Credit Transfer","FA-2026-007","Principal",1200.0,"","",""\n'
    ),
    "Revolut": (
        b"Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        b"TRANSFER,Current,2026-11-02 09:00:00,2026-11-03 09:00:05,From DURAND FA-2026-007,1200.00,0.00,EUR,COMPLETED,1200.00\n"
        b"CARD_PAYMENT,Current,2026-11-05 09:00:00,2026-11-05 10:00:00,EDF,-61.00,0.00,EUR,COMPLETED,1139.00\n"
        b"TRANSFER,Current,2026-11-12 09:00:00,2026-11-12 09:00:05,Payment from SARL LEROY F-118,84.50,0.00,EUR,COMPLETED,1223.50\n"
        b"TRANSFER,Current,2026-11-20 09:00:00,,Payment from PETIT,70.00,0.00,EUR,PENDING,\n"
        b"TRANSFER,Current,2026-11-21 09:00:00,2026-11-21 09:00:05,Payment from SMITH,90.00,0.00,GBP,COMPLETED,90.00\n"
    ),
}


def received(statement: BankStatement) -> list[tuple[date, int]]:
    return [(line.on, line.amount) for line in statement.received]


@pytest.mark.parametrize("bank", BANKS)
def test_the_statement_of_each_common_bank_is_read_by_its_words(bank: str) -> None:
    statement = read_statement("releve.csv", BANKS[bank])
    assert received(statement) == [FIRST, SECOND]
    assert (statement.outgoing, statement.unreadable, statement.format) == (1, (), StatementFormat.CSV)
    assert "FA-2026-007" in statement.received[0].label and "LEROY" in statement.received[1].label.upper()
    assert "durand" in statement.received[0].label.lower()


def test_what_is_not_on_the_account_yet_or_is_in_another_currency_is_counted_apart() -> None:
    assert read_statement("qonto.csv", BANKS["Qonto"]).unsettled == 1
    revolut = read_statement("revolut.csv", BANKS["Revolut"])
    assert (revolut.unsettled, revolut.foreign) == (1, 1)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [("Date", "Libellé", "Crédit"), ("03/11/2026", "Reçu d’Éloïse", '"1 200,00"')]
    text = "\n".join(separator.join(row) for row in rows)
    (line,) = read_statement("r.csv", text.encode(encoding)).received
    assert (line.on, line.amount, line.label) == (*FIRST, "Reçu d’Éloïse")


SGML = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE
<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261129<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261129
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20261103120000[+1:CET]
<TRNAMT>+1200.00
<FITID>A1
<NAME>VIR DURAND &amp; FILS
<MEMO>FA-2026-007 reçu
</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261105<TRNAMT>-61,00<FITID>A2<NAME>EDF</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261112<TRNAMT>84,50<FITID>A3<NAME>SARL LEROY<MEMO>F-118</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261199<TRNAMT>5.00<FITID>A4<NAME>Jour impossible</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>4512.30<DTASOF>20261129</LEDGERBAL></STMTRS></STMTTRNRS>
<STMTTRNRS><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261112<TRNAMT>9.00<NAME>US</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""
XML_OFX = """<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261103</DTPOSTED><TRNAMT>1200.00</TRNAMT><FITID>A1</FITID>
<NAME>VIR DURAND &amp; FILS</NAME><MEMO>FA-2026-007 reçu</MEMO></STMTTRN>
<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261105</DTPOSTED><TRNAMT>-61.00</TRNAMT><FITID>A2</FITID><NAME>EDF</NAME></STMTTRN>
<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261112</DTPOSTED><TRNAMT>84.50</TRNAMT><FITID>A3</FITID><NAME>SARL LEROY</NAME>
<MEMO>F-118</MEMO></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"""


@pytest.mark.parametrize(
    "data", [SGML.encode("cp1252"), SGML.encode(), XML_OFX.encode()], ids=["1.x", "1.x utf-8", "2.x"]
)
def test_ofx_of_both_families_says_the_same(data: bytes) -> None:
    statement = read_statement("releve.ofx", data)
    assert (
        statement.format is StatementFormat.OFX and received(statement) == [FIRST, SECOND] and statement.outgoing == 1
    )
    assert statement.received[0].label == "VIR DURAND & FILS FA-2026-007 reçu"


def test_an_operation_of_ofx_that_cannot_be_read_and_another_currency_are_told() -> None:
    statement = read_statement("releve.ofx", SGML.encode("cp1252"))
    assert (statement.unreadable, statement.foreign) == ((4,), 1)
    assert read_statement("r.ofx", XML_OFX.encode()).received == statement.received


def camt(version: str, entries: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
        f"<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>{entries}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def entry(
    on: str, amount: str, side: str, status: str, details: str = "", currency: str = "EUR", more: str = ""
) -> str:
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}<Sts>{status}</Sts>'
        f"<BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>{on}{amount}</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>"
    )


def payment(name: str, words: str, amount: str = "", party: bool = False) -> str:
    payer = f"<Pty><Nm>{name}</Nm></Pty>" if party else f"<Nm>{name}</Nm>"
    own = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>' if amount else ""
    return (
        f"<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{own}<RltdPties><Dbtr>{payer}</Dbtr></RltdPties>"
        f"<RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls>"
    )


@pytest.mark.parametrize(("version", "booked", "party"), [("02", "BOOK", False), ("08", "<Cd>BOOK</Cd>", True)])
def test_camt_of_both_versions_says_the_same(version: str, booked: str, party: bool) -> None:
    entries = (
        entry("2026-11-03", "1200.00", "CRDT", booked, payment("DURAND &amp; FILS", "FA-2026-007", party=party))
        + entry("2026-11-05", "61.00", "DBIT", booked)
        + entry("2026-11-12", "84.50", "CRDT", booked, payment("SARL LEROY", "F-118", party=party))
        + entry("2026-11-20", "70.00", "CRDT", booked.replace("BOOK", "PDNG"))
        + entry("2026-11-21", "30.00", "CRDT", booked, more="<RvslInd>true</RvslInd>")
        + entry("2026-11-22", "9.00", "CRDT", booked, currency="USD")
    )
    statement = read_statement("releve.xml", camt(version, entries))
    assert statement.format is StatementFormat.CAMT and received(statement) == [FIRST, SECOND]
    assert (statement.outgoing, statement.unsettled, statement.foreign) == (1, 2, 1)
    assert statement.received[0].label == "DURAND & FILS FA-2026-007"


def test_a_grouped_credit_of_camt_is_cut_into_its_payments_when_they_make_it_up() -> None:
    two = payment("DURAND", "FA-2026-007", "1200.00") + payment("LEROY", "F-118", "84.50")
    whole = read_statement("r.xml", camt("02", entry("2026-11-03", "1284.50", "CRDT", "BOOK", two)))
    assert [line.amount for line in whole.received] == [1_200_00, 84_50]
    unsure = read_statement("r.xml", camt("02", entry("2026-11-03", "1284.51", "CRDT", "BOOK", two)))
    assert [line.amount for line in unsure.received] == [1_284_51]


def test_a_line_is_known_again_whatever_stands_around_it_and_two_alike_are_told_apart() -> None:
    head = "Date;Libellé;Montant\n"
    same = "03/11/2026;VIR DURAND;100,00\n"
    (first,) = read_statement("a.csv", (head + same).encode()).received
    later = read_statement("b.csv", (head + "28/11/2026;VIR PETIT;5,00\n" + same.replace("VIR ", "vir  ")).encode())
    assert first.id == later.received[0].id
    twice = read_statement("c.csv", (head + same + same).encode()).received
    assert len({line.id for line in twice}) == 2 and twice[0].id == first.id


def test_months_before_days_are_told_by_a_day_above_twelve() -> None:
    text = "Date,Description,Amount\n11/03/2026,A,10.00\n11/25/2026,B,20.00\n"
    assert [line.on for line in read_statement("r.csv", text.encode()).received] == [
        date(2026, 11, 3),
        date(2026, 11, 25),
    ]


def test_a_line_that_cannot_be_read_is_told_by_its_place_and_a_balance_is_not_one() -> None:
    text = (
        "Date;Libellé;Montant\n03/11/2026;VIR DURAND;1200,00\n99/99/2026;VIR X;10,00\n12/11/2026;VIR Y;dix euros\n"
        "Solde au 29/11/2026;;4512,30\n"
    )
    statement = read_statement("r.csv", text.encode())
    assert (received(statement), statement.unreadable) == ([FIRST], (3, 4))


DOCTYPE = '<!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "est vide"),
        (b" \n", "est vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 30, "classeur"),
        (b"\x89PNG\r\n", "image"),
        (b"x" * (MAX_BYTES + 1), "10 Mo"),
        (b"Bonjour,\nvoici mon releve.\n", "colonnes d'un relevé"),
        (b"Numero;Client;Total\nF1;Durand;12,00\n", "colonnes d'un relevé"),
        (b"03/11/2026;VIR;12,00;412,00\n", "colonnes d'un relevé"),
        (b"Date;Libelle;Montant\n" + b"03/11/2026;X;1,00\n" * 20_001, "20000 lignes"),
        (SGML.replace("BANKTRANLIST", "AUTRE").encode(), "sans liste d'opérations"),
        (XML_OFX.replace("<OFX>", DOCTYPE + "<OFX>").encode(), "DOCTYPE"),
        (camt("02", "").replace(b"<Document", DOCTYPE.encode() + b"<Document"), "DOCTYPE"),
        (camt("02", "")[:-5], "n'est pas un relevé CAMT lisible"),
        (camt("02", "").replace(b"BkToCstmrStmt", b"BkToCstmrDbtCdtNtfctn"), "sans relevé de compte"),
        (b'<?xml version="1.0"?><Invoice xmlns="urn:x"/>', "pas un relevé"),
    ],
)
def test_what_is_no_statement_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_statement("releve", data)
    assert words in refused.value.message and refused.value.hint


@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)),
    st.sampled_from(["", *BANKS, "ofx", "camt"]),
)
def test_no_bytes_break_the_reader(noise: bytes, after: str) -> None:
    known: dict[str, Any] = {
        "": b"",
        **BANKS,
        "ofx": SGML.encode(),
        "camt": camt("08", entry("x", "y", "CRDT", "BOOK")),
    }
    data = known[after]
    for whole in (data + noise, noise + data, data[: len(data) // 2] + noise + data[len(data) // 2 :]):
        try:
            statement = read_statement("r", whole)
        except UnreadableFile:
            continue
        assert all(line.amount > 0 for line in statement.received)
        assert len({line.id for line in statement.received}) == len(statement.received)
