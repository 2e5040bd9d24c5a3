"""Several years, or several parts of a year, of one company: what they repeat, and whether they balance together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from guide.ledger.columns.dates import read_day
from guide.ledger.columns.row_anomalies import DEBITS, ReadPart
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Mark
from guide.ledger.source.source_files import _LEGAL_NAME, Control, FileKind, company_of, exercise_of
from guide.values.french import money, short_day

#: Without an entry between two exercises that follow one another.
_ADJACENT = timedelta(days=31)


def tell_unbalanced(parts: Sequence[ReadPart], anomalies: Anomalies) -> list[ReadPart]:
    """Says which exercises have unequal debits and credits; a part of one is held to nothing by itself."""
    size = Counter(exercise_of(part.info.name) for part in parts if part.info.kind is FileKind.FEC)
    gaps: dict[str, list[ReadPart]] = {}
    out = []
    for part in parts:
        exercise = exercise_of(part.info.name)
        if part.info.kind is FileKind.FEC and _debits(part).expected is not None:
            gaps.setdefault(exercise, []).append(part)
            if size[exercise] > 1:
                controls = tuple(replace(c, expected=None) if c.label == DEBITS else c for c in part.info.controls)
                part = replace(part, info=replace(part.info, controls=controls))
        out.append(part)
    for together in gaps.values():
        sums = [_debits(part) for part in together]
        debits, credits = sum(c.found for c in sums), sum(c.expected or 0 for c in sums)
        if debits != credits:
            own = Anomalies(together[0].info.name)
            own.add(
                f"Le total des débits ({money(debits)}) et celui des crédits ({money(credits)}) ne sont pas égaux : "
                "le fichier est sans doute incomplet. Refaites l'export si vous le pouvez.",
                Severity.WARNING,
            )
            anomalies.merge(own)
    return out


def _debits(part: ReadPart) -> Control:
    return next(control for control in part.info.controls if control.label == DEBITS)


def without_repeated_openings(parts: Sequence[ReadPart], anomalies: Anomalies) -> list[ReadPart]:
    """The same parts; the opening entries of a FEC that follows another one are left out, and it is said, with the
    difference when they do not repeat what the years before left."""
    out = list(parts)
    order = sorted(
        (i for i, p in enumerate(parts) if p.info.kind is FileKind.FEC and p.info.first),
        key=lambda i: (parts[i].info.first, parts[i].info.name),
    )
    for at in order:
        part = out[at]
        repeated = (part.entries.marks & Mark.OPENING) != 0
        count = int(repeated.sum())
        before = [other for other in out if _is_before(other, part)]
        years = [other for other in before if exercise_of(other.info.name) != exercise_of(part.info.name)]
        if not count or not years:
            continue
        info, own = part.info, Anomalies(part.info.name)
        assert info.first is not None
        left = sum(int(other.entries.amount.sum()) for other in before)
        opened = int(part.entries.amount[repeated].sum())
        end = max(_end(other, info.first) for other in years)
        if end < info.first - _ADJACENT and left != opened:
            own.add(
                f"Il manque l'exercice entre le {short_day(end)} et le {short_day(info.first)} : ce qui restait dû au "
                f"{short_day(end)} est compté deux fois, dans son exercice et dans ces à-nouveaux. Ajoutez l'exercice qui "
                "manque, ou retirez ceux d'avant.",
                Severity.ERROR,
            )
            anomalies.merge(own)
            continue
        own.add(
            f"{count} lignes d'à-nouveau sont laissées de côté : l'exercice précédent, donné aussi, les contient.",
            Severity.INFO,
        )
        if left != opened:
            own.add(
                f"Les à-nouveaux du {short_day(info.first)} portent {money(opened)} sur les comptes clients, mais les "
                f"exercices précédents laissent {money(left)}. C'est le solde des exercices précédents qui est "
                "retenu : vérifiez que vos fichiers sont définitifs.",
                Severity.WARNING,
            )
        anomalies.merge(own)
        info = replace(info, kept=info.kept - count, ignored=info.ignored + count)
        out[at] = replace(part, entries=part.entries.only(~repeated), info=info)
    return out


def _is_before(other: ReadPart, part: ReadPart) -> bool:
    """Whether `other` is a FEC of the same company that ends before `part` begins."""
    first: date | None = part.info.first
    return (
        first is not None
        and other.info.kind is FileKind.FEC
        and company_of(other.info.name) == company_of(part.info.name)
        and other.info.last is not None
        and other.info.last < first
    )


def _end(part: ReadPart, before: date) -> date:
    """The day its exercise ends: the closing day of the legal name when that is `before`, else its last entry."""
    match = _LEGAL_NAME.match(part.info.name)
    closing = read_day(match.group(2)) if match else None
    assert part.info.last is not None
    return max(part.info.last, closing) if closing and closing < before else part.info.last
