"""A file that a press asked for waits for the browser, though many scripts end meanwhile; then it is let go."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from pages.ui.web import downloads


class Clock:
    now = 1000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    downloads.keep_downloads()
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    monkeypatch.setattr(downloads, "_is_active", lambda session: True)
    yield clock


def asked() -> tuple[MediaFileManager, MemoryMediaFileStorage, str]:
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)
    return manager, storage, manager.add_deferred(lambda: b"letter", "text/plain", "1.0", "letter.txt")


def waits(storage: MemoryMediaFileStorage, url: str) -> bool:
    try:
        return storage.get_file(url.rsplit("/", 1)[-1]).content == b"letter"
    except Exception:
        return False


def assert_let_go(manager: MediaFileManager, maker: str) -> None:
    with pytest.raises(Exception, match="not found"):
        manager.execute_deferred(maker)


def assert_let_go_after_a_minute(manager: MediaFileManager, maker: str, clock: Clock) -> None:
    clock.now += downloads.KEPT_SECONDS
    manager.remove_orphaned_files()
    assert_let_go(manager, maker)


def test_a_file_asked_for_waits_a_minute_whoever_ends_a_script_then_is_let_go(clock: Clock) -> None:
    manager, storage, maker = asked()
    url = manager.execute_deferred(maker)
    for _ in range(50):
        manager.remove_orphaned_files()
    assert waits(storage, url)
    clock.now += downloads.KEPT_SECONDS
    for _ in range(2):
        manager.remove_orphaned_files()
    assert not waits(storage, url)


def test_its_button_still_gives_it_while_the_screen_is_drawn_again(clock: Clock) -> None:
    manager, storage, maker = asked()
    # However long the screen was looked at before the press.
    clock.now += 10 * downloads.KEPT_SECONDS
    manager.clear_session_refs()
    manager.remove_orphaned_files()
    assert waits(storage, manager.execute_deferred(maker))
    assert_let_go_after_a_minute(manager, maker, clock)


def test_a_press_that_puts_its_own_button_out_is_given_its_file(clock: Clock) -> None:
    """« Enregistrer le tout »: nothing is left to save once it is pressed, and the screen may be drawn before the file."""
    manager = MediaFileManager(storage := MemoryMediaFileStorage("/media"))
    maker = manager.add_deferred(lambda: b"letter", "text/plain", "1.0", "all.json", element_id="save")
    other = manager.add_deferred(lambda: b"letter", "text/plain", "1.1", "letter.txt", element_id="word")
    clock.now += 10 * downloads.KEPT_SECONDS
    manager.remove_deferred("1.0", element_id="save")
    manager.remove_orphaned_files()
    assert waits(storage, manager.execute_deferred(maker))
    assert_let_go_after_a_minute(manager, maker, clock)
    assert waits(storage, manager.execute_deferred(other))


def test_a_button_put_out_elsewhere_on_the_screen_shows_no_file_any_more(clock: Clock) -> None:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    maker = manager.add_deferred(lambda: b"letter", "text/plain", "1.0", "all.json", element_id="save")
    manager.remove_deferred("2.0", element_id="save")
    manager.remove_orphaned_files()
    assert_let_go_after_a_minute(manager, maker, clock)


def test_a_session_that_ended_keeps_no_maker(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    manager, _, maker = asked()
    monkeypatch.setattr(downloads, "_is_active", lambda session: False)
    manager.clear_session_refs()
    manager.remove_orphaned_files()
    assert_let_go(manager, maker)


def test_the_button_of_another_screen_makes_its_file_while_it_is_shown(clock: Clock) -> None:
    manager, storage, maker = asked()
    clock.now += 10 * downloads.KEPT_SECONDS
    manager.remove_orphaned_files()
    assert waits(storage, manager.execute_deferred(maker))


@pytest.mark.parametrize("answer", sorted(downloads.ANSWERS))
@pytest.mark.parametrize("fragments", [None, ["a"]])
def test_what_the_browser_asked_for_is_answered_though_a_script_starts(
    clock: Clock, answer: str, fragments: list[str] | None
) -> None:
    queue = ForwardMsgQueue()
    drawn, asked_for = ForwardMsg(), ForwardMsg()
    drawn.delta.new_element.markdown.body = "of the last script"
    drawn.delta.fragment_id = "a"
    getattr(asked_for, answer).SetInParent()
    for message in (drawn, asked_for):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=fragments)
    assert queue.flush() == [asked_for]
    assert queue.is_empty()
