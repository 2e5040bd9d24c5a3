"""The pages of a court file that are for the user alone, as their templates receive them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A finding: what was found, what follows, the texts."""

    quoi: str
    suite: str
    textes: str


@dataclass(frozen=True)
class AvantDeDeposer:
    date: str
    objet: str
    client: str
    demande: str
    verdict: str
    arrets: tuple[Point, ...]
    manques: tuple[Point, ...]
    faibles: tuple[Point, ...]
    bons: tuple[Point, ...]


@dataclass(frozen=True)
class Envoi:
    """A file of the folder: what it is, and who it is for."""

    fichier: str
    quoi: str


@dataclass(frozen=True)
class Consigne:
    """One thing to do, with its texts if any."""

    quoi: str
    textes: str


@dataclass(frozen=True)
class LisezMoi:
    date: str
    objet: str
    client: str
    demande: str
    #: The route is not closed: there is a judge to write to.
    ouverte: bool
    juge: str
    pourquoi: str
    pourquoi_textes: str
    a_adresse: bool
    adresse: str
    ou_trouver: str
    formulaire: str
    cout: str
    envois: tuple[Envoi, ...]
    absents: tuple[Envoi, ...]
    le_jour: tuple[Consigne, ...]
    ensuite: tuple[Consigne, ...]


@dataclass(frozen=True)
class Rubrique:
    """A box of the official form: where it stands, its heading, what to copy there."""

    partie: str
    titre: str
    valeur: str
    note: str


@dataclass(frozen=True)
class FicheFormulaire:
    """The official form, box by box."""

    date: str
    objet: str
    client: str
    formulaire: str
    avertissement: str
    rubriques: tuple[Rubrique, ...]
