"""The blank official form, filled: each field is recognised by the words of its name, and left alone when they do not say
enough. Boxes to tick and signatures are the person's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.errors import PdfRefused
from guide.letters.court.official_form import Box, BoxId, FormSheet
from guide.letters.pdf.form_fields import FormField, form_fields, with_values
from guide.values.accents import unaccented
from guide.values.french import NBSP


@dataclass(frozen=True)
class FilledForm:
    """`boxes`: what was written, in the order of the form; `left`: how many fields were not."""

    content: bytes
    boxes: tuple[Box, ...]
    left: int


def _any(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


_DEBTOR = _any("debiteur|debiteurs|debitrice|defendeur|defendeurs|defenderesse|adversaire")
_CREDITOR = _any(
    "demandeur|demandeurs|demandeuse|demanderesse|creancier|creanciers|creanciere|requerant|requerante|declarant"
)
#: « votre nom » is the creditor's, « votre adversaire » is not.
_YOU = _any("votre|vos|vous")
#: Boxes of someone else, or that nobody but the person fills.
_NOT_OURS = _any(
    "mandataire|avocat|huissier|commissaire|interprete|assureur|caution|complement|fax|telecopie|clause|penale|depens|700|opposition|renvoi|reserve|administration|bis|conjoint|epouse|epoux|usage"
)
_SIGNED, _NUMBERED = _any("signature|cachet"), _any("numero|num|n|no")
_STREET = _any("adresse|rue|voie|domicile|siege|demeurant")
_COMPANY_NAME, _FIRST_NAME = _any("denomination|raison|sociale|societe"), _any("prenom|prenoms")
_NAME = _COMPANY_NAME | _any("nom|noms|identite")
_TOWN = _any("postal|postale|cp|ville|commune|localite")
#: What a box of a party asks: one of these words, none of those. The first that fits decides.
_PARTY_RULES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("EMAIL", _any("courriel|email|mail|mel|electronique"), frozenset()),
    ("PHONE", _any("telephone|tel|portable|mobile"), frozenset()),
    ("POSTCODE", _any("postal|postale|cp"), _any("rue|voie|ville")),
    ("CITY", _any("ville|commune|localite"), _any("postal|postale|cp")),
    ("NUMBER", _any("siren|siret|rcs|immatriculation"), frozenset()),
    ("ORGAN", _any("representant|represente|representee|gerant|dirigeant|organe|legal"), frozenset()),
    ("FORM", _any("forme"), frozenset()),
    ("STREET", _STREET, _NUMBERED | _TOWN | {"type"}),
    ("NAME", _NAME, frozenset()),
)
#: A box that bears the name of a party alone asks for it.
_SMALL = _any("le|la|les|du|de|1")
#: What a box of the claim asks: one word of each group, in the same way.
_CLAIM_RULES: tuple[tuple[BoxId, tuple[frozenset[str], ...]], ...] = tuple(
    (id, tuple(_any(group) for group in groups.split()))
    for id, groups in (
        (BoxId.SECURITY, "surete|suretes|privilege|privileges|garantie|garanties|chirographaire"),
        (BoxId.PENDING_COURT, "juridiction|tribunal instance|cours|litige|saisie"),
        (BoxId.OPENED_ON, "jugement|ouverture date|le|du"),
        (BoxId.PUBLISHED_ON, "bodacc|publication"),
        (BoxId.RATE, "taux"),
        (BoxId.INTEREST_FROM, "compter|depuis"),
        (BoxId.PRINCIPAL, "principal|principale"),
        (BoxId.INTEREST, "interet|interets|penalite|penalites"),
        (BoxId.INDEMNITY, "indemnite|forfaitaire|accessoires|recouvrement"),
        (BoxId.NOT_YET_DUE, "echoir"),
        (BoxId.DUE, "echu|echue|echus|echues"),
        (BoxId.TOTAL, "total|totale|totaux"),
        (BoxId.GROUNDS, "fondement|origine|cause|nature|motif|motifs|expose|faits"),
        (
            BoxId.TOTAL,
            "montant|somme|sommes creance|creances|demande|demandee|demandees|reclame|reclamee|due|dues|declare",
        ),
        (BoxId.AMICABLE, "amiable|amiables|conciliation|mediation"),
        (BoxId.EXHIBITS, "piece|pieces|justificatif|justificatifs|bordereau|documents"),
        (BoxId.COURT, "tribunal|juridiction|greffe"),
    )
)


def filled_form(content: bytes, sheet: FormSheet) -> FilledForm:
    """The dropped form with what the sheet answers. Raises PdfRefused, which says to copy by hand."""
    fields = form_fields(content)
    values = {box.id: box for box in sheet.boxes}
    boxes: dict[str, Box] = {}
    for field, id in _recognised(fields):
        box = _answer(id, field, fields, values)
        if box is not None:
            boxes[field.name] = box
    if not boxes:
        raise PdfRefused(
            f"Ce formulaire a {len(fields)} champ(s), mais leurs noms ne disent pas ce qu'ils demandent.",
            "Recopiez la fiche : chaque réponse a son bouton.",
        )
    written = with_values(content, {name: box.value for name, box in boxes.items()})
    return FilledForm(written, tuple(boxes.values()), len(fields) - len(boxes))


def _recognised(fields: Sequence[FormField]) -> Iterator[tuple[FormField, BoxId]]:
    """A second field of the same sort with a number of its own (« nom_demandeur_2 ») is for another person."""
    seen: set[BoxId] = set()
    for field in fields:
        id = box_of(field)
        if id is None or (id in seen and _words(field) & set("23456789")):
            continue
        seen.add(id)
        yield field, id


def _words(field: FormField) -> frozenset[str]:
    """The words of its name and of what it says of itself, without accents, marks, pages and places in a list."""
    text = re.sub(r"\[\d+\]|(?i:\bpage|form|subform)\d*", " ", f"{field.name} {field.label}".replace("_", " "))
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)
    return frozenset(re.findall(r"[a-z]+|\d+", unaccented(text).casefold()))


def box_of(field: FormField) -> BoxId | None:
    """What the field asks for; None when its words do not say, or name what is not ours to fill."""
    words = _words(field)
    if words & _NOT_OURS or (words & _SIGNED and "date" not in words) or (words & _DEBTOR and words & _CREDITOR):
        return None
    side = "DEBTOR" if words & _DEBTOR else "CREDITOR" if words & (_CREDITOR | _YOU) else ""
    status = _of_status(words)
    if status is not None:
        return None if side == "DEBTOR" else status
    return _of_party(words, side) or _of_claim(words, side)


def _of_status(words: frozenset[str]) -> BoxId | None:
    """What a person says of herself: only the creditor does (CPC 57)."""
    if words & {"naissance", "ne", "nee"}:
        return BoxId.CREDITOR_BORN_IN if words & {"lieu", "ville", "commune", "a"} else BoxId.CREDITOR_BORN_ON
    if "nationalite" in words:
        return BoxId.CREDITOR_NATIONALITY
    return BoxId.CREDITOR_PROFESSION if "profession" in words else None


def _of_party(words: frozenset[str], side: str) -> BoxId | None:
    if not side:
        return None
    for kind, needed, barred in _PARTY_RULES:
        if words & needed and not words & barred:
            return BoxId.__members__.get(f"{side}_{kind}")
    alone = words <= _CREDITOR | _DEBTOR | _SMALL
    return BoxId.__members__[f"{side}_NAME"] if alone else None


def _of_claim(words: frozenset[str], side: str) -> BoxId | None:
    for id, groups in _CLAIM_RULES:
        if all(words & group for group in groups):
            return None if id is BoxId.COURT and words & (_NUMBERED | _STREET | _TOWN) else id
    if side:
        return None
    if words & {"fait", "lieu"} and not words & {"date", "le", "jour"}:
        return BoxId.PLACE
    return BoxId.DATE if "date" in words or words >= {"fait", "le"} else None


def _answer(id: BoxId, field: FormField, fields: Sequence[FormField], values: dict[BoxId, Box]) -> Box | None:
    """The answer as the field takes it; None when the sheet has none, or when it does not fit."""
    box = values.get(id)
    if box is None or (id in (BoxId.CREDITOR_NAME, BoxId.DEBTOR_NAME) and _wrong_name(id, field, fields, values)):
        return None
    value = box.value.replace(NBSP, " ")
    side = id.value.partition("_")[0]
    if id in (BoxId.CREDITOR_STREET, BoxId.DEBTOR_STREET):
        asked = {box_of(each) for each in fields}
        parts = (BoxId(f"{side}_postcode"), BoxId(f"{side}_city"))
        town = [values[part].value for part in parts if part in values and part not in asked]
        value = ", ".join([value, " ".join(town)]) if town else value
    if id in (BoxId.CREDITOR_NUMBER, BoxId.DEBTOR_NUMBER):
        digits = re.sub(r"\D", "", value)
        words = _words(field)
        if "siret" in words and "siren" not in words and len(digits) < 14:
            return None
        if "siren" in words and "siret" not in words:
            value = f"{digits[:3]} {digits[3:6]} {digits[6:9]}"
    fitting = _fitting(value, field.longest)
    return None if fitting is None else Box(box.id, box.part, box.heading, fitting, box.note)


def _wrong_name(id: BoxId, field: FormField, fields: Sequence[FormField], values: dict[BoxId, Box]) -> bool:
    """Of a form with a box for persons and one for companies, the one that this party is not."""
    company = [bool(_words(each) & _COMPANY_NAME) for each in fields if box_of(each) is id]
    if len(set(company)) < 2:
        return False
    prefix = id.value.partition("_")[0]
    is_company = BoxId(f"{prefix}_form") in values
    return is_company is not bool(_words(field) & _COMPANY_NAME)


def _fitting(value: str, longest: int | None) -> str | None:
    """The value, or its figures without marks, if the field is wide enough."""
    if longest is None or len(value) <= longest:
        return value
    bare = re.sub(r"[ /€]", "", value)
    return bare if len(bare) <= longest and re.fullmatch(r"[\d,]+", bare) else None
