"""What the words that the user wrote may do to a letter: said, never refused."""

import re
from collections.abc import Iterator, Sequence

from guide.case.model import Edit
from guide.letters.user_edits.edited_letter import EditedLetter, Passage, Stale
from guide.letters.user_edits.figures_in_text import figures, own
from guide.values.french import listed

#: Owed between businesses and by public buyers, never by a consumer (C. com. L441-10; CPCE L111-8).
_NOT_TO_A_CONSUMER = re.compile(
    r"pénalit\w*|indemni\w*|\bfrais\b|forfait\w*|majorat\w*|(?<![\d,])40(?:,00)?\s?(?:€|euros)|L\.?\s?441-10|D\.?\s?441-5|"
    r"dommages|\bclauses?\b",
    re.IGNORECASE,
)
_THREATS = re.compile(
    r"publier|publication|mauvais payeurs?|réputation|\bpolice\b|\bplainte\b|employeur", re.IGNORECASE
)
_SUMMONS = re.compile(
    r"\bme(?:t|ts|ttons|ttant)\b[^.]*\bdemeure\b|\b(?:présente|vaut) mise en demeure\b", re.IGNORECASE
)
_ARTICLES = re.compile(r"articles?\s((?:(?:[LRDA]\.?\s?)?\d[\d-]*(?:,\s[IVX]+)?(?:,\s|\set\s|\sà\s)?)+)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:[LRDA]\.?\s?)?\d[\d-]*")
_SHOWN = 60


def cautions(passage: Passage, draft: EditedLetter, to_consumer: bool) -> tuple[str, ...]:
    """About the user's words for that passage, in French; none for a paragraph left as it was."""
    return tuple(_cautions(passage, draft, to_consumer)) if passage.edit is not None else ()


def _cautions(passage: Passage, draft: EditedLetter, to_consumer: bool) -> Iterator[str]:
    original, text = passage.original, passage.text
    asked = _added(_NOT_TO_A_CONSUMER, text, original) if to_consumer else []
    if asked:
        yield (
            f"Vous écrivez {_quoted(asked)} à un particulier, ou à un client qui n'est pas un professionnel : il ne doit que "
            "le prix et l'intérêt légal. Lui réclamer une pénalité, l'indemnité forfaitaire ou des frais est interdit "
            "(C. com. L441-10 ; C. proc. civ. exéc. L111-8)."
        )
    threats = _added(_THREATS, text, original)
    if threats:
        yield f"Vous écrivez {_quoted(threats)} : une menace peut se retourner contre vous. N'annoncez que ce que vous ferez."
    if _SUMMONS.search(original) and not any(_SUMMONS.search(one.text) for one in draft.passages):
        yield (
            "Votre texte ne dit plus « mets en demeure » : la lettre peut ne plus valoir mise en demeure (C. civ. 1344)."
        )
    lacking = _lacking(original, draft)
    if lacking:
        yield f"Votre texte ne dit plus : {listed(lacking)}. Vérifiez que le courrier n'en a plus besoin."
    if passage.moved:
        yield f"Mis à jour dans votre texte : {_became(passage.moved)}. Relisez-le."
    added = own(text, original)
    if added:
        yield f"Écrit par vous, donc jamais recalculé : {listed(added[:6])}. Vérifiez."


def _added(pattern: re.Pattern[str], text: str, original: str) -> list[str]:
    """What is found in the text and was not in the paragraph."""
    before = {match.group().lower() for match in pattern.finditer(original)}
    after = (match.group() for match in pattern.finditer(text))
    return [*dict.fromkeys(words for words in after if words.lower() not in before)]


def _lacking(original: str, draft: EditedLetter) -> list[str]:
    """The sums, dates and articles of the paragraph that no paragraph says any more."""
    left = "\n".join(passage.text for passage in draft.passages)
    keys = {figure.key for figure in figures(left)}
    gone = [figure.text for figure in figures(original) if figure.key not in keys]
    cited = {number for article in _ARTICLES.finditer(left) for number in _ARTICLE.findall(article[1])}
    gone += [
        f"article {number}"
        for article in _ARTICLES.finditer(original)
        for number in _ARTICLE.findall(article[1])
        if number not in cited
    ]
    return [*dict.fromkeys(gone)]


def said(stale: Stale) -> str:
    """Why an edit is not printed, in one or two French sentences."""
    if stale.now is None:
        return "Ce passage n'est plus dans le courrier : votre texte n'est pas repris."
    if not stale.lost:
        return "Ce passage a changé depuis votre correction : votre texte n'est pas repris."
    return f"Ce passage a changé depuis votre correction : {_became(stale.lost)}. Votre texte n'est pas repris : relisez-le."


def notes(draft: EditedLetter, to_consumer: bool) -> tuple[str, ...]:
    """Everything to tell of the user's words, where nobody sees the letter."""
    sentences = [f"{name(one.edit)} : {said(one)}" for one in draft.stale]
    sentences += [f"{name(edit)} : écrit pour un autre ton, non repris." for edit in draft.elsewhere]
    for passage in draft.passages:
        if passage.edit is not None:
            sentences += [f"{name(passage.edit)} : {one}" for one in cautions(passage, draft, to_consumer)]
    return tuple(sentences)


def name(edit: Edit) -> str:
    """How the words begin, to find them again."""
    if edit.text.strip():
        return _quoted([_short(edit.text)])
    return f"Passage retiré, {_quoted([_short(edit.original)])}"


def _became(figures: Sequence[tuple[str, str]]) -> str:
    return listed([f"« {before} » est devenu « {now} »" for before, now in figures])


def _quoted(words: Sequence[str]) -> str:
    return listed([f"« {word} »" for word in words])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
