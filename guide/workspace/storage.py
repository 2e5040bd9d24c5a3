"""The workspace file: strict versioned JSON, the same both ways. Each part has the shape of the file it came from.

What it does not know is refused by its name, with the client's when it is one client's.
"""

import binascii
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any, TypeVar

from guide.case import storage
from guide.case.codec import BOOL, NAME, Codec, check_version, line, list_of, parsed, record, refuse
from guide.case.model import TO_COMPLETE, Creditor, Dossier, Party, Training
from guide.errors import GuideError, InvalidDossier
from guide.ledger.dunning import CustomerNotes, notes_file
from guide.workspace.model import MAX_HISTORY, NOBODY, ClientFile, Head, HistoryEntry, Workspace

KIND, VERSION = "espace", 1
MAX_BYTES = 20_000_000
MAX_CLIENTS = 5_000
_MAX_PICTURE = 6_000_000
P = TypeVar("P", bound=Party)
_HINT = "Choisissez le fichier .json enregistré par « Enregistrer le tout »."


def _id(path: str, data: Any) -> str:
    if not isinstance(data, str) or not re.fullmatch(r"[a-z0-9-]{1,60}", data):
        refuse(path, data, "des lettres minuscules, des chiffres et des tirets")
    return data


def _picture(path: str, data: Any) -> bytes:
    try:
        if isinstance(data, str) and len(data) <= _MAX_PICTURE:
            content = b64decode(data, validate=True)
            if content.startswith(b"\x89PNG\r\n\x1a\n"):
                return content
    except (binascii.Error, ValueError):
        pass
    refuse(path, "…", "une image PNG en base 64")


PICTURE = Codec(_picture, lambda content: b64encode(content).decode("ascii"))
ID = Codec(_id)
CHANGE = record(HistoryEntry, what=NAME)
HISTORY = list_of(CHANGE, MAX_HISTORY)
HEAD = record(Head, logo=PICTURE, signature=PICTURE)
_KEYS = ("creditor", "head", "dossiers", "follow_up", "training", "settings")


def loads(source: bytes | str) -> Workspace:
    """The workspace of a file's content. Raises InvalidDossier with a sentence that names what is wrong."""
    return from_data(parsed(source, MAX_BYTES, "un espace", _HINT))


def from_data(data: Any) -> Workspace:
    """The workspace of a JSON object. Raises InvalidDossier."""
    if not isinstance(data, dict) or data.get("file") != KIND:
        raise InvalidDossier("Ce fichier n’est pas un espace.", _HINT)
    check_version(data.get("version"), VERSION, "Cet espace")
    unknown = [key for key in data if key not in (*_KEYS, "file", "version")]
    if unknown:
        raise InvalidDossier(
            f"Espace : la clé « {unknown[0][:80]} » est inconnue.", f"Clés admises ici : {', '.join(_KEYS)}."
        )
    if data.get("settings") not in (None, {}):
        refuse("settings", data["settings"], "un objet vide : cette version n’a pas de réglage")
    creditor = data.get("creditor")
    mine = NOBODY if creditor is None else _unnamed(storage.CREDITOR.read("creditor", creditor))
    head = data.get("head")
    learnt = data.get("training")
    return Workspace(
        mine,
        _clients(data.get("dossiers"), creditor),
        Head() if head is None else HEAD.read("head", head),
        _follow_up(data.get("follow_up")),
        Training() if learnt is None else storage.TRAINING.read("training", learnt),
    )


def _clients(data: Any, creditor: Any) -> tuple[ClientFile, ...]:
    if data is None:
        return ()
    if not isinstance(data, list) or len(data) > MAX_CLIENTS:
        refuse("dossiers", "…", f"une liste de {MAX_CLIENTS} dossiers au plus")
    clients: dict[str, ClientFile] = {}
    for index, each in enumerate(data):
        client = client_from_data(f"dossiers[{index}]", each, creditor)
        if client.id in clients:
            refuse(f"dossiers[{index}].id", client.id, "un identifiant qui ne soit pas déjà pris")
        clients[client.id] = client
    return tuple(clients.values())


def client_from_data(path: str, data: Any, creditor: Any = None) -> ClientFile:
    """One client; `creditor`: the JSON object of who writes when the dossier does not say. Raises InvalidDossier."""
    if not isinstance(data, dict):
        refuse(path, data, "un objet { … }")
    rest = dict(data)
    version = rest.pop("version", storage.VERSION)
    if version != storage.VERSION or isinstance(version, bool):
        refuse(f"{path}.version", version, f"la version {storage.VERSION}")
    if rest.get("id") is None:
        refuse(f"{path}.id", None, "l’identifiant du dossier")
    id, archived, history = rest.pop("id"), rest.pop("archived", None), rest.pop("history", None)
    if rest.get("creditor") is None:
        rest["creditor"] = {"name": TO_COMPLETE} if creditor is None else creditor
    try:
        dossier = storage.from_data(path, rest)
    except InvalidDossier as error:
        debtor = rest.get("debtor")
        name = debtor.get("name") if isinstance(debtor, dict) else None
        if isinstance(name, str):
            raise InvalidDossier(f"« {name[:80]} ». {error.message}", error.hint) from None
        raise
    return ClientFile(
        ID.read(f"{path}.id", id),
        unnamed(dossier),
        False if archived is None else BOOL.read(f"{path}.archived", archived),
        () if history is None else HISTORY.read(f"{path}.history", history),
    )


def client_to_data(client: ClientFile, creditor: Creditor | None = None) -> dict[str, Any]:
    """The JSON object of one client, without its creditor when it is this one."""
    data = storage.to_data(to_file(client.dossier))
    if client.dossier.creditor == creditor:
        del data["creditor"]
    return {
        "id": client.id,
        "archived": client.archived,
        "version": storage.VERSION,
        **data,
        **({"history": HISTORY.write(client.history)} if client.history else {}),
    }


def dumps(workspace: Workspace) -> str:
    """The file: `loads(dumps(workspace)) == workspace`. One client a line. Raises InvalidDossier, which names what could
    not be opened again: a file that is saved is always one that opens."""
    clients = ",\n".join(f"  {line(client_to_data(client, workspace.creditor))}" for client in workspace.clients)
    text = f'{{\n{envelope(workspace)},\n "dossiers": [\n{clients}\n ]\n}}\n'
    refusal = room_refusal(len(workspace.clients), len(text.encode("utf-8", "surrogatepass")))
    if refusal is not None:
        raise refusal
    loads(text)
    return text


def room_refusal(clients: int, size: int) -> InvalidDossier | None:
    """Why so many clients, of so many bytes, do not stand in one file; None when they do."""
    if clients <= MAX_CLIENTS and size <= MAX_BYTES:
        return None
    return InvalidDossier(
        f"Vos clients ne tiennent pas dans un fichier ({MAX_CLIENTS} clients et {MAX_BYTES // 1_000_000} Mo au plus).",
        "Retirez les dossiers archivés dont vous avez déjà un fichier.",
    )


def envelope(workspace: Workspace) -> str:
    """All but the clients: the lines of a JSON object, without its braces."""
    parts: dict[str, Any] = {"file": KIND, "version": VERSION}
    if workspace.creditor != NOBODY:
        parts["creditor"] = storage.CREDITOR.write(_named(workspace.creditor))
    if workspace.head != Head():
        parts["head"] = HEAD.write(workspace.head)
    if workspace.follow_up != CustomerNotes():
        parts["follow_up"] = notes_file.to_data(workspace.follow_up)
    if workspace.training != Training():
        parts["training"] = storage.TRAINING.write(workspace.training)
    return ",\n".join(f" {line(key)}: {line(value)}" for key, value in parts.items())


def _follow_up(data: Any) -> CustomerNotes:
    if data is None:
        return CustomerNotes()
    try:
        return notes_file.from_data(data)
    except GuideError as error:
        raise InvalidDossier(error.message, error.hint) from None


def to_file(dossier: Dossier) -> Dossier:
    """With a word in the place of the names that are not typed yet: a file needs some."""
    return replace(dossier, creditor=_named(dossier.creditor), debtor=_named(dossier.debtor))


def unnamed(dossier: Dossier) -> Dossier:
    """What `to_file` undoes."""
    return replace(dossier, creditor=_unnamed(dossier.creditor), debtor=_unnamed(dossier.debtor))


def _named(party: P) -> P:
    return party if party.name else replace(party, name=TO_COMPLETE)


def _unnamed(party: P) -> P:
    return replace(party, name="") if party.name == TO_COMPLETE else party
