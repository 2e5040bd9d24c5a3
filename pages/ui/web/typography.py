"""The words of a screen as printers set them in French, on their way to the browser: `’`, and spaces that do not break.

Sentences are written in the code with the keys of a keyboard; letters are typeset when they are laid out, screens here,
by the same rules. What a person types, codes, pictures and the choices of a list (whose words the browser sends back)
go as they are: a list is typeset where it is written.
"""

import re
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from guide.values import french

#: Element or block of Streamlit -> its fields that are sentences of ours.
_HINTED = ("label", "help", "placeholder")
SENTENCES = {
    "alert": ("body",),
    "button": _HINTED[:2],
    "button_group": _HINTED[:2],
    "checkbox": _HINTED[:2],
    "dialog": ("title",),
    "download_button": _HINTED[:2],
    "expandable": ("label",),
    "file_uploader": _HINTED[:2],
    "heading": ("body", "help"),
    "link_button": _HINTED[:2],
    "markdown": ("body", "help"),
    "number_input": _HINTED,
    "page_link": _HINTED[:2],
    "popover": _HINTED[:2],
    "progress": ("text",),
    "radio": _HINTED[:2],
    "selectbox": _HINTED,
    "slider": _HINTED[:2],
    "spinner": ("text",),
    "tab": ("label",),
    "text_area": _HINTED,
    "text_input": _HINTED,
    "toast": ("body",),
}
#: Between two letters. The mark comes first: Python then looks at the marks of a text alone.
_APOSTROPHE = re.compile(r"'(?<=[^\W\d_]')(?=[\w«*\[\\])")


def typeset(sentence: str) -> str:
    """Markdown of ours in French typography. The bar before an apostrophe is Markdown's, of a name shown as it was typed."""
    return french.unbroken(_APOSTROPHE.sub("’", sentence.replace("\\'", "'")) if "'" in sentence else sentence)


def typeset_message(message: ForwardMsg) -> None:
    """Sets what an element says, in its place."""
    if message.WhichOneof("type") != "delta":
        return
    kind = message.delta.WhichOneof("type")
    if kind == "new_element":
        _typeset_fields(message.delta.new_element)
    elif kind == "add_block":
        _typeset_fields(message.delta.add_block)
    elif kind == "new_transient":
        for element in message.delta.new_transient.elements:
            _typeset_fields(element)


def typeset_screens() -> None:
    """For the whole server, once."""
    if getattr(ForwardMsgQueue.enqueue, "is_typeset", False):
        return
    enqueue = ForwardMsgQueue.enqueue

    def typeset_first(self: ForwardMsgQueue, msg: ForwardMsg) -> None:
        typeset_message(msg)
        enqueue(self, msg)

    typeset_first.is_typeset = True  # type: ignore[attr-defined]
    ForwardMsgQueue.enqueue = typeset_first  # type: ignore[method-assign]


def _typeset_fields(drawn: Any) -> None:
    kind = drawn.WhichOneof("type")
    element = getattr(drawn, kind) if kind in SENTENCES else None
    for name in SENTENCES.get(kind, ()):
        sentence = getattr(element, name)
        if sentence and (done := typeset(sentence)) != sentence:
            setattr(element, name, done)
