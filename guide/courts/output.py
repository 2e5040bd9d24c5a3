"""The answer of `python -m guide tribunal`."""

from typing import Any

from guide.courts.court import READ_ON, CompetentCourts, Court, Role


def courts_as_json(competent: CompetentCourts) -> dict[str, Any]:
    """A court that no commune of the choice shares, or that does not exist there, is null."""
    return {
        "status": competent.status,
        "communes": list(competent.communes),
        **{role.value: _court(competent.court(role)) for role in Role},
        "read_on": READ_ON.isoformat(),
    }


def _court(court: Court | None) -> dict[str, str] | None:
    return {"name": court.name, "seat": court.seat, "reference": court.reference} if court else None
