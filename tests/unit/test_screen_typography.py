"""What leaves for the browser is set as in the letters; what a person typed, and what a list sends back, is not."""

from __future__ import annotations

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.ui.kit import tables
from pages.ui.kit.labels import plain
from pages.ui.web.typography import typeset, typeset_message


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Que faire ?", "Que faire\u00a0?"),
        (
            "d'« ici » ; l'**acte** : qu'[il](x) ! 12 €",
            "d’«\u00a0ici\u00a0»\u00a0; l’**acte**\u00a0: qu’[il](x)\u00a0! 12\u00a0€",
        ),
        ("rien à :small[dire] | :--- | :material/check:", "rien à :small[dire] | :--- | :material/check:"),
        ("`'a'` et 'b'", "`'a'` et 'b'"),
    ],
)
def test_a_sentence_is_set_and_marks_of_markdown_are_not(written: str, shown: str) -> None:
    assert typeset(written) == shown


def test_a_name_shown_as_it_was_typed_keeps_no_bar_before_its_apostrophe() -> None:
    assert typeset(plain("L'Atelier d'Arras")) == "L’Atelier d’Arras"


def test_a_table_stays_a_table() -> None:
    table = tables.text(("Nom", "Reste dû"), [("a", "1")], right=(1,))
    assert typeset(table).splitlines()[1] == table.splitlines()[1]


def test_labels_are_set_and_answers_are_not() -> None:
    message = ForwardMsg()
    field = message.delta.new_element.selectbox
    field.label, field.help, field.raw_value = "Qu'est-ce ?", "C'est : ici", "Pas d'acte"
    field.options.append("Pas d'acte")
    typeset_message(message)
    assert (field.label, field.help) == ("Qu’est-ce\u00a0?", "C’est\u00a0: ici")
    assert (field.raw_value, list(field.options)) == ("Pas d'acte", ["Pas d'acte"])


def test_a_fold_s_title_is_set() -> None:
    message = ForwardMsg()
    message.delta.add_block.expandable.label = "D'où cela vient ?"
    typeset_message(message)
    assert message.delta.add_block.expandable.label == "D’où cela vient\u00a0?"
