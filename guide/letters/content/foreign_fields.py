"""The same values for a letter in another language: its figures and days as that language writes them, its own words.

The sentences are in `templates/sources/foreign/`; only what a value itself says is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guide.case.codes import Activity, Channel
from guide.case.debt_names import NAMED, is_loan
from guide.case.territory import in_france
from guide.claim import Regime
from guide.letters.catalogue.catalogue import TEMPLATES, Letter, Tone
from guide.letters.catalogue.computed import Computed
from guide.letters.content import debt_fields
from guide.letters.content.debt_fields import Taux
from guide.letters.content.letter_fields import Values, printed_values
from guide.letters.content.party_fields import Destinataire, destinataire, salutation
from guide.values.french import NBSP
from guide.values.notation import Language, notation


@dataclass(frozen=True)
class Words:
    """What the values of a letter say in one language. `calls`: how the addressee is called, by how French calls them."""

    invoice: str
    invoices: str
    counted: str
    registered: str
    attention: str
    anyone: str
    calls: Mapping[str, str]


WORDS = {
    Language.EN: Words(
        "invoice no.",
        "invoices no.",
        "invoices",
        "Registered letter with acknowledgement of receipt",
        "For the attention of",
        "Dear Sir or Madam",
        {"Madame": "Dear Madam", "Monsieur": "Dear Sir"},
    ),
    Language.DE: Words(
        "Rechnung Nr.",
        "Rechnungen Nr.",
        "Rechnungen",
        "Einschreiben mit Rückschein",
        "Zu Händen von",
        "Sehr geehrte Damen und Herren",
        {},
    ),
    Language.ES: Words(
        "factura n.º",
        "facturas n.º",
        "facturas",
        "Carta certificada con acuse de recibo",
        "A la atención de",
        "Estimados señores",
        {"Madame": "Estimada señora", "Monsieur": "Estimado señor"},
    ),
    Language.IT: Words(
        "fattura n.",
        "fatture n.",
        "fatture",
        "Raccomandata con avviso di ricevimento",
        "Alla cortese attenzione di",
        "Gentili Signori",
        {"Madame": "Gentile Signora", "Monsieur": "Egregio Signore"},
    ),
}
#: The letters that are written in these languages.
TRANSLATED = ("relance", "relance_2", "relance_3", "mise_en_demeure")
#: The countries whose people read one of these languages; several have others too, and are left out.
_SPOKEN = {
    Language.EN: "GB IE US AU NZ",
    Language.DE: "DE AT LI",
    Language.ES: "ES MX AR CL CO PE",
    Language.IT: "IT SM VA",
}
_LANGUAGES = {country: language for language, countries in _SPOKEN.items() for country in countries.split()}


def language_of(country: str) -> Language | None:
    """The language to write to a client of that country in, of those there are; None: unknown, or one of several."""
    return _LANGUAGES.get(country)


def languages(letter: Letter, computed: Computed) -> tuple[Language, ...]:
    """Those in which that letter may stand before the French one: to a client abroad; none for a public buyer, whose law is
    another, nor for what a private person is owed."""
    if letter.id not in TRANSLATED or in_france(computed.dossier.debtor.country):
        return ()
    private = computed.dossier.creditor.activity is Activity.PARTICULIER or is_loan(computed.dossier)
    return () if private or computed.regime is Regime.PUBLIC else tuple(Language)


def template_of(letter: Letter, language: Language) -> Any:
    return TEMPLATES / "foreign" / f"{letter.id}.{language}.docx"


@dataclass(frozen=True)
class ForeignValues(Values):
    language: Language = Language.EN

    @cached_property
    def _words(self) -> Words:
        return WORDS[self.language]

    @property
    def objet(self) -> str:
        numbers = [each.invoice.number for each in self.computed.figures(self.letter.scope).invoices]
        if len(numbers) > NAMED:
            return f"{len(numbers)}{NBSP}{self._words.counted}"
        label = self._words.invoice if len(numbers) == 1 else self._words.invoices
        return f"{label}{NBSP}{self.notation.listed(numbers)}"

    @property
    def envoi(self) -> str:
        return self._words.registered if self.letter.channel is Channel.LRAR else ""

    @property
    def destinataire(self) -> Destinataire:
        debtor, words = self.computed.dossier.debtor, self._words
        attention = (debtor.representative or "").strip()
        call = words.calls.get(salutation(attention or debtor.name), words.anyone)
        lines = destinataire(replace(debtor, representative=None)).lignes
        if attention:
            lines = (f"{words.attention} {attention}", *lines)
        return replace(destinataire(debtor), lignes=lines, appel=call)

    @property
    def taux(self) -> Taux:
        french = super().taux
        terms = debt_fields.terms_applied(self.computed, self.letter.scope)
        return replace(french, valeur=str(terms.floor_multiple)) if french.multiple else french


def translated_values(letter: Letter, computed: Computed, tone: Tone | None, language: Language) -> Any:
    """The context of that letter for its template in that language."""
    return printed_values(ForeignValues(letter, computed, tone or letter.tone, notation(language), language))
