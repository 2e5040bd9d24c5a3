"""A file that a press asked for waits for the browser that comes to take it.

Streamlit makes such a file when its button is pressed, ties it to no session, and lets it go when two scripts have ended
since, whoever they belong to; the maker itself goes when another person's script ends while one's own is drawn again. On
a server that is used, a press then gives nothing. So does « Enregistrer le tout », which is drawn put out, its maker let
go of, by the very press that asks for its file. Here both are left a minute; a session that ended keeps neither.

Its answer to the browser waits in the queue of the screen, which is emptied when a script starts: the answer was lost
with what the last script had still to draw, and an upload's address with it. Here what the browser asked for stays.
"""

import time

from streamlit import runtime
from streamlit.runtime import media_file_manager
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind

#: Longer than a slow line takes to come for a file.
KEPT_SECONDS = 60.0
#: What answers a demand of the browser, and draws nothing.
ANSWERS = frozenset({"backend_operation_response", "file_urls_response"})
#: Where a manager holds since when no screen shows a maker, by the server's own clock of seconds.
_SINCE = "_unshown_since"


class WaitingFile(MediaFileMetadata):
    """A file to download is let go a minute after it was made at the earliest."""

    def __init__(self, kind: MediaFileKind = MediaFileKind.MEDIA) -> None:
        super().__init__(kind)
        self._until = time.monotonic() + KEPT_SECONDS

    def mark_for_delete(self) -> None:
        if time.monotonic() >= self._until:
            super().mark_for_delete()


def keep_downloads() -> None:
    """For the whole server, once."""
    if media_file_manager.MediaFileMetadata is WaitingFile:
        return
    media_file_manager.MediaFileMetadata = WaitingFile  # type: ignore[misc]
    MediaFileManager.remove_deferred = _put_out  # type: ignore[method-assign]
    MediaFileManager._remove_orphaned_deferred_callables = _let_go  # type: ignore[method-assign]
    empty = ForwardMsgQueue.clear

    def clear(
        self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
    ) -> None:
        waiting = list(self._queue) if retain_lifecycle_msgs else []
        empty(self, retain_lifecycle_msgs, fragment_ids_this_run)
        left = {id(message) for message in self._queue}
        answers = [m for m in waiting if m.WhichOneof("type") in ANSWERS and id(m) not in left]
        self._queue[:0] = answers

    ForwardMsgQueue.clear = clear  # type: ignore[method-assign]


def let_go_of_files() -> None:
    """The files that nobody comes for any more; Streamlit marks them first, then lets them go."""
    if runtime.exists():
        for _ in range(2):
            runtime.get_instance().media_file_mgr.remove_orphaned_files()


def _put_out(self: MediaFileManager, coordinates: str, *, element_id: str = "") -> None:
    """A button that is drawn without its file shows its maker no more; it goes when `_let_go` says."""
    with self._lock:
        shown = self._files_by_session_and_coord.get(media_file_manager._get_session_id(), {})
        for place, id in list(shown.items()):
            maker = self._deferred_callables.get(id)
            if maker is not None and (place == coordinates or maker["element_id"] == element_id != ""):
                del shown[place]


def _let_go(self: MediaFileManager) -> None:
    """The makers of files that no screen shows: at once when their session has ended, else after a minute of it."""
    shown = {id for files in self._files_by_session_and_coord.values() for id in files.values()}
    now, before = time.monotonic(), self.__dict__.get(_SINCE, {})
    since = {id: before.get(id, now) for id in self._deferred_callables if id not in shown}
    for id, moment in since.items():
        if now - moment >= KEPT_SECONDS or not _is_active(self._deferred_callables[id]["session_id"]):
            self._drop_deferred_id(id)
    setattr(self, _SINCE, since)


def _is_active(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)
