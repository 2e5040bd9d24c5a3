"""Any file of ours, old or new, as a workspace: what it holds is then joined to what one has."""

import hashlib
import json

from guide.case import storage
from guide.case.codec import parsed
from guide.case.model import Dossier
from guide.errors import GuideError, IncompleteDossier, InvalidDossier
from guide.ledger.dunning import notes_file
from guide.workspace.model import NOBODY, ClientFile, Workspace
from guide.workspace.storage import KIND, MAX_BYTES, from_data, to_file, unnamed

#: Names told at most.
_SHOWN = 20
_HINT = (
    "Choisissez un fichier .json enregistré par cette application : vos clients, un dossier, un suivi ou ce que vous "
    "avez appris."
)


def opened(content: bytes) -> Workspace:
    """The workspace of a file: `espace`, a dossier, a follow-up (`suivi`) or what was learnt (`formation`).

    Raises InvalidDossier with a sentence that says what was found and what is expected.
    """
    data = parsed(content, MAX_BYTES, "un fichier de cette application", _HINT)
    kind = data.get("file") if isinstance(data, dict) else None
    if kind == KIND:
        return from_data(data)
    try:
        if kind == notes_file.KIND:
            return Workspace(follow_up=notes_file.loads(content))
        if kind == "formation":
            from guide.lessons import learnt  # a room of many lessons, for the one file that speaks of them

            return Workspace(training=learnt.loads(content))
    except GuideError as error:
        raise InvalidDossier(error.message, error.hint) from None
    if kind is None and isinstance(data, dict) and "version" in data:
        return of_dossier(storage.loads(content))
    raise InvalidDossier("Ce fichier n’est pas un fichier de cette application.", _HINT)


def of_dossier(dossier: Dossier) -> Workspace:
    """The workspace of one dossier: the same id each time the same file is opened; what it learnt goes with it."""
    dossier = unnamed(dossier)
    mine = NOBODY if dossier.creditor.name == "" else dossier.creditor
    return Workspace(mine, (ClientFile(id_of(dossier), dossier),), training=dossier.training)


def dossier_of(content: bytes, sought: str | None) -> Dossier:
    """The dossier of a file of ours: its own, or that of one client of a workspace (see `chosen`)."""
    if sought is None and b'"espace"' not in content:
        return storage.loads(content)
    return to_file(chosen(opened(content), sought).dossier)


def chosen(workspace: Workspace, sought: str | None) -> ClientFile:
    """The one client of that name (some of its words are enough), or of that id; without a name, the only client there is.

    Raises IncompleteDossier, which names those among whom to choose.
    """
    clients = tuple(c for c in workspace.clients if sought and sought in (c.id, c.name)) or workspace.named(
        sought or ""
    )
    if len(clients) == 1:
        return clients[0]
    names = [client.name or client.id for client in clients or workspace.clients]
    shown = ", ".join(f"« {name} »" for name in names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
    if not names:
        raise IncompleteDossier("Ce fichier ne contient aucun dossier de client.", "Ouvrez-en un à l’écran d’abord.")
    if clients:
        raise IncompleteDossier(
            f"Ce fichier contient {len(clients)} clients qui peuvent être celui-là : {shown}.",
            "Précisez avec --client NOM.",
            ("client",),
        )
    raise IncompleteDossier(f"Aucun client ne s’appelle « {sought} ».", f"Clients du fichier : {shown}.", ("client",))


def id_of(dossier: Dossier) -> str:
    """An id drawn from what the dossier says, so that the same file opened twice is one client."""
    text = json.dumps(storage.to_data(dossier), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def is_ours(content: bytes) -> bool:
    """Whether these bytes look like a file of ours (a JSON object), rather than an accounting export."""
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
