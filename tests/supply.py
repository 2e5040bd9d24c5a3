"""What the product is made of that is not ours: is it up to date, is it known to be unsafe, under which licence.

python -m tests.supply outdated     what is behind, and the known flaws of what is pinned (asks the index and osv.dev)
python -m tests.supply sbom         the inventory of what runs, as CycloneDX JSON, on the standard output
python -m tests.supply licences     the licence of each library that runs
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FLAWS = "https://api.osv.dev/v1/querybatch"
WAIT_SECONDS = 30


def pinned(*files: str) -> dict[str, str]:
    """Name -> version, of requirement files."""
    lines = [line for file in files for line in (ROOT / file).read_text("utf-8").splitlines()]
    exact = [line.split("==") for line in lines if "==" in line and not line.startswith(("#", "-"))]
    return {str(canonicalize_name(name)): version.strip() for name, version in exact}


def shipped() -> dict[str, Distribution]:
    """What `requirements.txt` brings on this machine, each library once, those that it needs itself included."""
    found: dict[str, Distribution] = {}
    ahead = list(pinned("requirements.txt"))
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found[name] = distribution(name)
        needs = [Requirement(text) for text in found[name].requires or ()]
        ahead += [
            str(canonicalize_name(need.name))
            for need in needs
            if need.marker is None or need.marker.evaluate({"extra": ""})
        ]
    return dict(sorted(found.items()))


def licence(library: Distribution) -> str:
    """Its licence as it says it: the SPDX expression, else the classifiers, else the first line of its notice."""
    meta = library.metadata
    if expression := meta.get_all("License-Expression"):
        return str(expression[0])
    classified = [
        line.rsplit("::", 1)[1].strip()
        for line in meta.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    first = str((meta.get_all("License") or [""])[0]).strip().splitlines()
    return " ; ".join(classified) or (first[0] if first else "")


def sbom() -> dict[str, Any]:
    """CycloneDX 1.6: the same components give the same text, so that two inventories can be compared."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "quel-recours", "bom-ref": "quel-recours"}},
        "components": [
            {
                "type": "library",
                "bom-ref": f"pkg:pypi/{name}@{library.version}",
                "name": name,
                "version": library.version,
                "purl": f"pkg:pypi/{name}@{library.version}",
                "licenses": [{"license": {"name": licence(library)}}],
            }
            for name, library in shipped().items()
        ],
    }


def behind() -> Iterator[str]:
    """What the index has newer than what is pinned. Raises OSError when it cannot be asked."""
    command = (sys.executable, "-m", "pip", "list", "--outdated", "--format", "json", "--disable-pip-version-check")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr)
    ours = pinned("constraints.txt")
    for each in json.loads(done.stdout):
        if canonicalize_name(each["name"]) in ours:
            yield f"{each['name']} : {each['version']}, {each['latest_version']} existe"


def flaws(versions: Mapping[str, str]) -> Iterator[str]:
    """The flaws that osv.dev knows in these versions. Raises OSError when it cannot be asked."""
    asked = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in versions.items()]
    request = urllib.request.Request(
        FLAWS, json.dumps({"queries": asked}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as answer:
        results = json.load(answer)["results"]
    for (name, version), result in zip(versions.items(), results, strict=True):
        for flaw in result.get("vulns", ()):
            yield f"{name} {version} : {flaw['id']} (https://osv.dev/vulnerability/{flaw['id']})"


def outdated() -> int:
    """Prints both lists. 0: nothing known against what is pinned; 1: a flaw is known; 2: it could not be asked."""
    try:
        late = list(behind())
        print("\n".join(late) or "Tout est à jour.")
    except (OSError, ValueError):
        print("L'index des bibliothèques n'a pas pu être joint : rien n'est dit des retards.", file=sys.stderr)
    try:
        known = list(flaws(pinned("constraints.txt")))
    except (OSError, ValueError, KeyError):
        print("osv.dev n'a pas pu être joint : rien n'est dit des failles connues.", file=sys.stderr)
        return 2
    print("\n".join(known) or "Aucune faille connue.")
    return 1 if known else 0


def main(arguments: list[str]) -> int:
    match arguments:
        case ["outdated"]:
            return outdated()
        case ["sbom"]:
            print(json.dumps(sbom(), ensure_ascii=False, indent=1))
            return 0
        case ["licences"]:
            for name, library in shipped().items():
                print(f"{name} {library.version} : {re.sub(r'[ ]+', ' ', licence(library))}")
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
