"""A company by its name, its SIREN or its SIRET: what to ask of the Annuaire des entreprises, and how to read it."""

import re
from dataclasses import dataclass

from stdnum.fr import siren as siren_number

from guide.errors import IdentifierInvalid, RegisterAnswerRefused, RegisterQueryRefused
from guide.registers.answer import Entry, read_object
from guide.registers.request import Register, RegisterRequest, hosts
from guide.values.identifiers import validate_siren, validate_siret

#: How many candidates are worth choosing from.
MOST = 5
_LONGEST = 120
#: Legal forms by the code of INSEE's nomenclature, the common ones; another is left to the person.
_FORMS = {
    "1000": "Entrepreneur individuel",
    "5498": "EURL",
    "5499": "SARL",
    "5599": "SA",
    "5710": "SAS",
    "5720": "SASU",
    "6540": "SCI",
    "9220": "Association",
}
#: The kind of client that a family of forms suggests, longest code first: a proposal, never an answer.
_KINDS = (
    ("7364", "hopital_public"),
    ("9110", "copropriete"),
    ("654", "sci"),
    ("92", "association"),
    ("71", "etat"),
    ("72", "collectivite"),
    ("73", "collectivite"),
    ("5", "commercant"),
)


@dataclass(frozen=True)
class CompanyAddress:
    lines: tuple[str, ...]
    postcode: str | None
    city: str | None


@dataclass(frozen=True)
class Company:
    """A candidate. `active` is None when the register does not say; `partial`: its owner refused that it be published
    in full. `kind`: what its legal form suggests, as the dossier codes it; None for a sole trader: to be asked."""

    siren: str
    name: str
    siret: str | None
    address: CompanyAddress | None
    legal_form: str | None
    kind: str | None
    active: bool | None
    partial: bool

    @property
    def vat_number(self) -> str:
        """Computed from the SIREN: whether the company is liable to VAT is not known by it."""
        return f"FR{siren_number.to_tva(self.siren).replace(' ', '')}"


def number_asked(text: str) -> str | None:
    """The SIREN of a text that is a SIREN or a SIRET, its key checked; None for a name. Raises IdentifierInvalid."""
    compact = re.sub(r"[\s\u00a0\u202f.\-]", "", text)
    if not compact.isdecimal() or len(compact) < 9:
        return None
    return validate_siret(compact)[:9] if len(compact) > 9 else validate_siren(compact)


def company_request(text: str, postcode: str | None = None) -> RegisterRequest:
    """What to ask for a name, a SIREN or a SIRET. Raises IdentifierInvalid for a wrong number, before anything is sent;
    RegisterQueryRefused for a text that is too short or too long to be searched."""
    number = number_asked(text)
    sought = number or " ".join(text.split())
    if not 3 <= len(sought) <= _LONGEST:
        raise RegisterQueryRefused(
            f"« {sought} » ne peut pas être cherché.", "Donnez un nom de trois lettres au moins, un SIREN ou un SIRET."
        )
    query = [("q", sought), ("minimal", "true"), ("include", "siege"), ("page", "1"), ("per_page", str(MOST))]
    if postcode and not number and re.fullmatch(r"\d{5}", postcode):
        query.insert(1, ("code_postal", postcode))
    return RegisterRequest(Register.COMPANIES, tuple(query))


def read_companies(body: bytes, asked: str) -> tuple[Company, ...]:
    """The candidates, at most five, in the register's order. A row without a valid SIREN or a name is left out.

    Raises RegisterAnswerRefused for an answer of another shape, or about another company than the number asked for.
    """
    number = number_asked(asked)
    companies = tuple(
        company
        for entry in read_object(body, hosts()[Register.COMPANIES].name).entries("results")
        if (company := _company(entry)) is not None
    )
    if number and any(company.siren != number for company in companies):
        raise RegisterAnswerRefused(
            f"La réponse porte sur une autre entreprise que celle du SIREN {number} : rien n'a été rempli.",
            "Vérifiez le numéro sur annuaire-entreprises.data.gouv.fr.",
        )
    return companies[:MOST]


def _company(entry: Entry) -> Company | None:
    try:
        siren = validate_siren(entry.text("siren") or "")
    except IdentifierInvalid:
        return None
    name = entry.text("nom_raison_sociale") or entry.text("nom_complet")
    if name is None:
        return None
    seat, form = entry.entry("siege"), entry.text("nature_juridique") or ""
    state = entry.text("etat_administratif")
    closed = state == "C" or entry.day("date_fermeture") is not None
    return Company(
        siren=siren,
        name=name,
        siret=_siret(seat.text("siret"), siren),
        address=_address(seat),
        legal_form=_FORMS.get(form),
        kind=next((kind for code, kind in _KINDS if form.startswith(code)), None),
        active=False if closed else True if state == "A" else None,
        partial=entry.text("statut_diffusion") == "P",
    )


def _siret(text: str | None, siren: str) -> str | None:
    try:
        siret = validate_siret(text or "")
    except IdentifierInvalid:
        return None
    return siret if siret.startswith(siren) else None


def _address(seat: Entry) -> CompanyAddress | None:
    postcode, city = seat.text("code_postal"), seat.text("libelle_commune")
    street = " ".join(
        filter(None, (seat.text(key) for key in ("numero_voie", "indice_repetition", "type_voie", "libelle_voie")))
    )
    lines = tuple(filter(None, (street, seat.text("complement_adresse"), seat.text("distribution_speciale"))))
    return CompanyAddress(lines, postcode, city) if postcode or city or lines else None
