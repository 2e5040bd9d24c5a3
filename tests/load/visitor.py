"""One person, without a browser: a socket that speaks Streamlit's protocol, and the widgets that the server drew."""

from __future__ import annotations

import asyncio
import http.client
import random
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

#: A click that is not answered by then is an error.
WAIT_SECONDS = 60.0
WIDGETS = ("button", "radio", "text_input", "selectbox", "checkbox", "button_group", "file_uploader", "download_button")

#: Beside the answers of a question.
_NO_ANSWER = ("Précédent", "Garder ma réponse")


class NotServed(Exception):
    """The server refused, closed, or did not answer in time."""


@dataclass
class Visitor:
    """A session: `seconds` are those of each gesture, from its sending to the end of its drawing."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    widgets: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    values: dict[str, WidgetState] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    page: str = ""
    session: str = ""
    socket: ClientConnection | None = None

    async def enter(self) -> None:
        """The page, its cookies, the socket, the first drawing."""
        await asyncio.to_thread(self._fetch, "/")
        await asyncio.to_thread(self._fetch, "/_stcore/host-config")
        await asyncio.to_thread(self._fetch, "/_stcore/health")
        parts = urlsplit(self.url)
        xsrf = self.cookies.get("_streamlit_xsrf", "")
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.socket = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol(xsrf or "none")],
            additional_headers={"Cookie": cookie, "Origin": self.url},
            max_size=None,
            open_timeout=WAIT_SECONDS,
        )
        await self.run()

    async def leave(self) -> None:
        if self.socket is not None:
            await self.socket.close()

    def _fetch(self, path: str, method: str = "GET", body: bytes | None = None, kind: str = "") -> tuple[int, bytes]:
        parts = urlsplit(self.url)
        link = http.client.HTTPConnection(parts.netloc, timeout=WAIT_SECONDS)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "X-Xsrftoken": self.cookies.get("_streamlit_xsrf", "")}
        try:
            link.request(method, path, body=body, headers=headers)
            answer = link.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
            return answer.status, answer.read()
        finally:
            link.close()

    async def run(self, fragment: str = "", trigger: WidgetState | None = None) -> float:
        """Asks for a drawing and waits for its end. Answers its seconds. Raises NotServed."""
        assert self.socket is not None
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(self.values.values())
        if trigger is not None:
            message.rerun_script.widget_states.widgets.append(trigger)
        # What is drawn again replaces what stood there.
        for id in [id for id in self.widgets if not fragment or self.fragments.get(id) == fragment]:
            del self.widgets[id]
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                while not self._seen(ForwardMsg.FromString(await self.socket.recv(decode=False))):
                    pass
        except TimeoutError as error:
            raise NotServed(f"no answer in {WAIT_SECONDS:.0f} s") from error
        except Exception as error:
            raise NotServed(f"{type(error).__name__}: {error}") from error
        self.seconds.append(time.perf_counter() - began)
        return self.seconds[-1]

    def _seen(self, message: ForwardMsg) -> bool:
        """Takes one message in; whether it ends the drawing."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
            self.page = message.new_session.page_script_hash or self.page
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            drawn = element.WhichOneof("type")
            if drawn in WIDGETS:
                widget = getattr(element, drawn)
                self.widgets[widget.id or widget.label] = (drawn, widget)
                self.fragments[widget.id] = message.delta.fragment_id
            elif drawn == "page_link":
                self.pages[element.page_link.label.replace("\u00a0", " ")] = element.page_link.page_script_hash
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            # A script that asks to be drawn again, whole, is not at its end.
            self.widgets.clear()
            return False
        return kind == "script_finished"

    async def go(self, label: str) -> float:
        """A screen, by its name in the menu."""
        self.page = self.pages[label]
        self.values.clear()
        return await self.run()

    def named(self, *labels: str, kind: str = "button") -> Any | None:
        """The first widget of that kind whose label begins so, that may be used."""
        for drawn, widget in self.widgets.values():
            if drawn == kind and not widget.disabled and any(widget.label.startswith(label) for label in labels):
                return widget
        return None

    def answer(self, r: random.Random) -> Any | None:
        """One of the answers that are buttons, at random."""
        return r.choice(
            [
                widget
                for drawn, widget in self.widgets.values()
                if drawn == "button" and self.fragments.get(widget.id) and widget.label not in _NO_ANSWER
            ]
            or [None]
        )

    async def press(self, widget: Any) -> float:
        return await self.run(self.fragments.get(widget.id, ""), WidgetState(id=widget.id, trigger_value=True))

    def fill(self, r: random.Random) -> None:
        """An answer to every question in view: the choices at random, amounts and dates that are sound."""
        for drawn, widget in list(self.widgets.values()):
            # Words to search for lead to another screen.
            if widget.disabled or (drawn == "text_input" and widget.label == "Chercher"):
                continue
            if drawn == "radio" and widget.options:
                self.values[widget.id] = WidgetState(id=widget.id, string_value=r.choice(widget.options))
            elif drawn == "button_group" and widget.options:
                at = r.randrange(len(widget.options))
                state = WidgetState(id=widget.id)
                state.int_array_value.data.append(at)
                self.values[widget.id] = state
            elif drawn == "text_input":
                typed = "1 200,00" if "montant" in widget.label.lower() or "€" in widget.label else "02/03/2026"
                self.values[widget.id] = WidgetState(id=widget.id, string_value=typed)

    async def upload(self, widget: Any, name: str, content: bytes) -> float:
        """A file dropped: sent by HTTP, then named to the script. Raises NotServed."""
        file = f"{random.getrandbits(64):x}"
        edge = "----load"
        body = (
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: application/octet-stream\r\n\r\n"
        ).encode() + content + f"\r\n--{edge}--\r\n".encode()  # fmt: skip
        path = f"/_stcore/upload_file/{self.session}/{file}"
        status, said = await asyncio.to_thread(self._fetch, path, "PUT", body, f"multipart/form-data; boundary={edge}")
        if status != 204:
            raise NotServed(f"upload: {status} {said[:80]!r}")
        state = WidgetState(id=widget.id)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(content), file
        info.file_urls.file_id, info.file_urls.upload_url, info.file_urls.delete_url = file, path, path
        self.values[widget.id] = state
        return await self.run(self.fragments.get(widget.id, ""))
