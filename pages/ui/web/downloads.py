"""A file that a press asked for waits for the browser that comes to take it.

Streamlit makes such a file when its button is pressed, ties it to no session, and lets it go when two scripts have ended
since, whoever they belong to; the maker itself goes when another person's script ends while one's own is drawn again. On
a server that is used, a press then gives nothing. Here both are left a minute; a session that ended keeps neither.

Its answer to the browser waits in the queue of the screen, which is emptied when a script starts: the answer was lost
with what the last script had still to draw, and an upload's address with it. Here what the browser asked for stays.
"""

import time
from typing import Any

from streamlit import runtime
from streamlit.runtime import media_file_manager
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind

#: Longer than a slow line takes to come for a file.
KEPT_SECONDS = 60.0
#: What answers a demand of the browser, and draws nothing.
ANSWERS = frozenset({"backend_operation_response", "file_urls_response"})


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
    add = MediaFileManager.add_deferred

    def add_deferred(self: MediaFileManager, *args: Any, **options: Any) -> str:
        id = add(self, *args, **options)
        _made(self)[id] = time.monotonic()
        return id

    media_file_manager.MediaFileMetadata = WaitingFile  # type: ignore[misc]
    MediaFileManager.add_deferred = add_deferred  # type: ignore[method-assign]
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


def _let_go(self: MediaFileManager) -> None:
    """The makers of files that no screen shows: at once when their session has ended, else a minute after."""
    shown = {id for files in self._files_by_session_and_coord.values() for id in files.values()}
    made, limit = _made(self), time.monotonic() - KEPT_SECONDS
    for id, maker in list(self._deferred_callables.items()):
        if id not in shown and (made.get(id, limit) <= limit or not _is_active(maker["session_id"])):
            self._drop_deferred_id(id)
    for id in made.keys() - self._deferred_callables.keys():
        del made[id]


def _made(manager: MediaFileManager) -> dict[str, float]:
    """When each maker was given, by the server's own clock of seconds."""
    return manager.__dict__.setdefault("_made", {})  # type: ignore[no-any-return]


def _is_active(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)
