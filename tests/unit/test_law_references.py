"""Each text that the guide cites has a title and an address of its own: its article's, never a code's or a site's front page."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest

from guide import law
from guide.law import Reference

#: The id of a code's article: the code, then the article.
_ARTICLE = re.compile(r"(?:c-com|c-civ|cpc|cpce|cmf|c-conso|ccp|cja|coj|c-penal|cgct|crpa)-([alrd]?\d[\d-]*)")


def twice(values: list[str]) -> list[str]:
    return [value for value, many in Counter(values).items() if many > 1]


@pytest.mark.parametrize("field", ["title", "label", "url"])
def test_no_two_texts_share_a_title_a_label_or_an_address(field: str) -> None:
    assert not twice([getattr(reference, field) for reference in law.references()])


def test_no_address_is_a_front_page_or_a_whole_code() -> None:
    addresses = {reference.id: reference.url for reference in law.references()}
    addresses |= {f"{series.id} {value.valid_from}": value.source
                  for series in law.series() for value in series.values}  # fmt: skip
    broad = [id for id, url in addresses.items()
             if not (urlsplit(url).path.strip("/") or urlsplit(url).query) or "/codes/texte_lc/" in url]  # fmt: skip
    # A section of a code holds many articles: the address says which.
    broad += [id for id, url in addresses.items() if "/section_lc/" in url and ":~:text=" not in url]
    assert not broad


def test_an_address_written_otherwise_is_still_the_same() -> None:
    """Case, escapes, a last slash or « www. » make no other page."""
    plain = [unquote(r.url).lower().rstrip("/").replace("://www.", "://") for r in law.references()]
    assert not twice(plain)
    assert not twice(["".join(filter(str.isalnum, r.title.lower())) for r in law.references()])


def named(reference: Reference) -> str | None:
    """The article that an address names, when it names one: « L441-9 », « 1343-2 »."""
    url = unquote(reference.url)
    for pattern in (r"#:~:text=Article (\S+)$", r"/article-([a-z]?\d[\d-]*)$"):
        if found := re.search(pattern, url):
            return found[1].upper()
    return None


def test_an_article_bears_one_number_in_its_id_its_label_and_its_address() -> None:
    for reference in law.references():
        if found := _ARTICLE.fullmatch(reference.id):
            number = found[1].upper()
            label = reference.label.replace(" ", "").upper()
            assert re.search(rf"(?<![\d-]){re.escape(number)}(?![\d-])", label), reference.id
            assert named(reference) in (None, number), reference.id


def test_what_one_source_establishes_says_why_it_is_doubted() -> None:
    for reference in law.references():
        if reference.support == "1" and _ARTICLE.fullmatch(reference.id):
            assert reference.note, reference.id
    assert not [reference.id for reference in law.references() if reference.support == "memory"]
