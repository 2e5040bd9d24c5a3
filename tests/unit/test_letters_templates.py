"""A template asks for exactly what its dataclass holds, and does nothing else than print, loop and test."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from docxtpl import DocxTemplate
from jinja2 import UndefinedError, nodes

from guide.letters import letters, papers, write
from guide.letters.content.letter_fields import VOCABULARY, context_class
from guide.letters.word.press import Press
from guide.letters.word.written_values import environment
from guide.path import REMEDIES
from templates.build import FOLDER, build, ids
from tests.unit.letters_cases import ON, context, granted

CONTEXTS: dict[str, type] = {id: context_class(id) for id in papers()}
EACH = pytest.mark.parametrize("id", papers())


def test_every_value_and_every_file_serves_a_letter() -> None:
    used = {field.name for id in letters() for field in dataclasses.fields(CONTEXTS[id])}
    assert used == set(VOCABULARY)
    assert {paper.template.name for paper in papers().values()} == {
        path.name for path in next(iter(papers().values())).template.parent.glob("*.docx")
    }


@pytest.mark.parametrize("id", ids())
def test_a_template_is_what_its_source_says(id: str) -> None:
    """After a change of words: `python -m templates.build`. Word itself would store the file in another way."""
    assert parts_of(build(id)) == parts_of((FOLDER / f"{id}.docx").read_bytes())


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_guide_and_the_catalogue_agree_on_who_serves_what() -> None:
    """A step names its letters, a letter names its steps."""
    by_remedy = {(remedy.id, letter) for remedy in REMEDIES.values() for letter in remedy.letters}
    by_letter = {(remedy, id) for id, letter in letters().items() for remedy in letter.remedies}
    assert by_remedy == by_letter


@EACH
def test_the_names_a_template_asks_for_are_the_fields(id: str) -> None:
    # Asked before any render: afterwards the library answers for the rendered text.
    asked = DocxTemplate(papers()[id].template).get_undeclared_template_variables()
    assert asked == {field.name for field in dataclasses.fields(CONTEXTS[id])}


class Reader:
    """Reads a template's tree with the types of its dataclass; notes which nested fields are used.

    `own`: a paper that the user keeps may also ask whether there is any of a text or a list.
    """

    def __init__(self, root: type, own: bool) -> None:
        self.names: dict[str, Any] = get_type_hints(root)
        self.own = own
        self.used: set[tuple[type, str]] = set()

    def type_of(self, node: nodes.Node) -> Any:
        if isinstance(node, nodes.Name):
            return self.names[node.name]
        if isinstance(node, nodes.Getattr):
            owner = self.type_of(node.node)
            assert dataclasses.is_dataclass(owner), f"{node.attr} asked of a {owner}"
            self.used.add((owner, node.attr))  # type: ignore[arg-type]
            return get_type_hints(owner)[node.attr]
        if isinstance(node, nodes.And | nodes.Or):
            assert self.type_of(node.left) is self.type_of(node.right) is bool
            return bool
        if isinstance(node, nodes.Not):
            return self.type_of(node.node)
        raise AssertionError(f"a template may not do this: {node!r}")

    def read(self, body: list[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    assert isinstance(part, nodes.TemplateData) or self.type_of(part) is str, part
            elif isinstance(node, nodes.If):
                tested = self.type_of(node.test)
                assert tested is bool or (self.own and (tested is str or get_origin(tested) is tuple)), node.test
                self.read([*node.body, *node.elif_, *node.else_])
            else:
                assert isinstance(node, nodes.For) and isinstance(node.target, nodes.Name), node
                item, *_ = get_args(self.type_of(node.iter))
                self.names = {**self.names, node.target.name: item}
                self.read(node.body)


def tree(template: Path) -> nodes.Template:
    document = DocxTemplate(template)
    document.init_docx()
    xml = document.patch_xml(document.xml_to_string(document.docx._element.body))
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            xml += document.patch_xml(document.get_part_xml(part))
    return environment().parse(xml)


def nested(root: type) -> set[type]:
    found = set()
    for hint in get_type_hints(root).values():
        for kind in (hint, *get_args(hint)):
            if dataclasses.is_dataclass(kind):
                found |= {kind, *nested(kind)}  # type: ignore[arg-type]
    return found  # type: ignore[return-value]


def test_a_template_only_prints_strings_loops_on_lines_and_tests_booleans() -> None:
    used: set[tuple[type, str]] = set()
    for id, root in CONTEXTS.items():
        reader = Reader(root, own=not papers()[id].to_send)
        reader.read(tree(papers()[id].template).body)
        used |= reader.used
    held = {(kind, f.name) for root in CONTEXTS.values() for kind in nested(root) for f in dataclasses.fields(kind)}
    assert used == held, "a nested field that no template prints, or the reverse"


@EACH
def test_an_unknown_name_stops_the_letter(id: str) -> None:
    found = papers()[id]
    fields = [f for f in dataclasses.fields(CONTEXTS[id]) if f.name != "date"]
    shorter = dataclasses.make_dataclass("Shorter", [(f.name, f.type) for f in fields])
    full = context(found, next(iter(granted(id).values())), ON)
    with pytest.raises(UndefinedError, match="date"):
        Press(found.template).printed(shorter(*(getattr(full, f.name) for f in fields)), "t", "a", ON)


@EACH
def test_a_template_carries_no_trace_of_who_made_it(id: str) -> None:
    with zipfile.ZipFile(papers()[id].template) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert not [name for name in archive.namelist() if "thumbnail" in name or "custom" in name or "app.xml" in name]
    assert not re.search(r"<(dc:creator|cp:lastModifiedBy|dc:description)>[^<]", core)


@EACH
def test_a_list_is_one_of_word_and_no_dash_is_typed(id: str) -> None:
    with zipfile.ZipFile(papers()[id].template) as archive:
        body, styles = archive.read("word/document.xml").decode(), archive.read("word/styles.xml").decode()
        numbering = archive.read("word/numbering.xml").decode()
    assert numbering.count("<w:abstractNum ") == 1 and 'w:val="–"' in numbering
    listed = re.search(r'<w:style [^>]*w:styleId="Liste".*?</w:style>', styles, re.S)
    assert listed and '<w:numId w:val="1"/>' in listed[0]
    typed = [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<w:p[ >].*?</w:p>", body, re.S)]
    assert not [text for text in typed if re.match(r"\s*[–•·-]\s", text)]


@EACH
def test_headings_repeat_and_rows_do_not_split(id: str) -> None:
    content = write(next(iter(granted(id).values())), ON, id).files[0].content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    tables = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.S) if '"Factures"' in table]
    for table in tables:
        rows = re.findall(r"<w:tr[ >].*?</w:tr>", table, re.S)
        assert "<w:tblHeader/>" in rows[0]
        assert all("<w:cantSplit/>" in row for row in rows)


def test_the_readme_of_the_templates_explains_every_variable() -> None:
    readme = (letters()["relance"].template.parent / "README.md").read_text("utf-8")
    for id, root in CONTEXTS.items():
        assert f"`{id}`" in readme
        for kind in (root, *nested(root)):
            for field in dataclasses.fields(kind):
                if dataclasses.is_dataclass(get_type_hints(kind)[field.name]):
                    continue  # its own fields are what is printed
                assert re.search(rf"`(\w+\.)*{field.name}`", readme), f"{kind.__name__}.{field.name}"


def test_the_table_of_the_readme_is_that_of_the_catalogue() -> None:
    """Each id once, with its file, its title and the debtors it is for."""
    readme = (letters()["relance"].template.parent / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+\.docx)` \| (.+?) \| .+? \| (.+?) \|$", readme, re.M)
    assert [row[:3] for row in rows] == [(p.id, p.template.name, p.title) for p in papers().values()]
    said = {"entreprise": "entreprise", "interet_legal": "consommateur", "acheteur_public": "acheteur public"}
    for id, _, _, whom in rows:
        if id in letters():
            assert {said[regime] for regime in letters()[id].regimes} == set(whom.split(", "))
