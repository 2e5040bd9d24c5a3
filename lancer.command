#!/bin/sh
# Double clic (macOS, Linux) : ouvre « Quel recours ? ». La première fois, va chercher ce qui manque, et le dit.
cd "$(dirname "$0")" || exit 1
export PATH="$PWD/.uv:$HOME/.local/bin:$PATH"

arret() {
  echo
  echo "$1"
  if [ -t 0 ]; then
    printf 'Appuyez sur Entrée pour fermer.'
    read -r _
  fi
  exit 1
}

if ! cmp -s requirements.txt .venv/requirements.txt || ! cmp -s constraints.txt .venv/constraints.txt; then
  echo "Première ouverture, ou nouvelle version : il faut quelques minutes et une connexion à Internet."
  if ! command -v uv >/dev/null 2>&1; then
    echo "1. On va chercher « uv », l'outil qui installe Python et les bibliothèques (dans le dossier .uv)…"
    command -v curl >/dev/null 2>&1 || arret "Il manque « curl » pour le télécharger : installez-le, puis relancez."
    curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR="$PWD/.uv" UV_NO_MODIFY_PATH=1 sh >/dev/null 2>&1 ||
      arret "« uv » n'a pas pu être téléchargé : vérifiez la connexion, puis relancez."
  fi
  echo "2. On prépare Python dans le dossier .venv…"
  [ -x .venv/bin/python ] || uv venv --quiet --python '>=3.11' .venv ||
    arret "Python n'a pas pu être préparé : vérifiez la connexion et la place sur le disque, puis relancez."
  echo "3. On installe les bibliothèques, aux versions exactes du projet…"
  uv pip install --quiet --python .venv/bin/python -r requirements.txt ||
    arret "Les bibliothèques n'ont pas pu être installées : vérifiez la connexion, puis relancez."
  # Ce qui a été installé en entier : rien n'est repris tant que cela ne change pas.
  cp requirements.txt constraints.txt .venv/
fi

.venv/bin/python -m pages.ui.web.readiness || arret "L'application ne peut pas s'ouvrir : corrigez ce qui est dit ci-dessus, puis relancez."
echo "L'application s'ouvre dans votre navigateur. Gardez cette fenêtre ouverte ; fermez-la pour arrêter."
exec .venv/bin/python -m streamlit run app.py
