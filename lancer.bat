@echo off
rem Double clic (Windows) : ouvre "Quel recours ?". La premiere fois, va chercher ce qui manque, et le dit.
chcp 65001 >nul
rem Un dossier du reseau recoit une lettre.
pushd "%~dp0"
set "PATH=%CD%\.uv;%USERPROFILE%\.local\bin;%PATH%"

if not exist requirements.txt (set "DIT=Ce fichier est seul : sortez d'abord tout le dossier du fichier ZIP (clic droit, « Extraire tout »), puis relancez." & goto arret)
fc /b requirements.txt .venv\requirements.txt >nul 2>nul && fc /b constraints.txt .venv\constraints.txt >nul 2>nul && goto ouvrir
echo Première ouverture, ou nouvelle version : il faut quelques minutes et une connexion à Internet.
where uv >nul 2>nul && goto python
echo 1. On va chercher « uv », l'outil qui installe Python et les bibliothèques (dans le dossier .uv)...
set "UV_INSTALL_DIR=%CD%\.uv"
set "UV_NO_MODIFY_PATH=1"
powershell -NoProfile -ExecutionPolicy Bypass -Command "irm https://astral.sh/uv/install.ps1 | iex" >nul 2>nul
where uv >nul 2>nul || (set "DIT=« uv » n'a pas pu être téléchargé : vérifiez la connexion, puis relancez." & goto arret)

:python
echo 2. On prépare Python dans le dossier .venv...
if not exist .venv\Scripts\python.exe uv venv --quiet --python ">=3.11" .venv
if errorlevel 1 (set "DIT=Python n'a pas pu être préparé : vérifiez la connexion et la place sur le disque, puis relancez." & goto arret)
echo 3. On installe les bibliothèques, aux versions exactes du projet...
uv pip install --quiet --python .venv\Scripts\python.exe -r requirements.txt
if errorlevel 1 (set "DIT=Les bibliothèques n'ont pas pu être installées : vérifiez la connexion, puis relancez." & goto arret)
rem Ce qui a ete installe en entier : rien n'est repris tant que cela ne change pas.
copy /y requirements.txt .venv >nul
copy /y constraints.txt .venv >nul

:ouvrir
.venv\Scripts\python -m pages.ui.web.readiness
if errorlevel 1 (set "DIT=L'application ne peut pas s'ouvrir : corrigez ce qui est dit ci-dessus, puis relancez." & goto arret)
echo L'application s'ouvre dans votre navigateur. Gardez cette fenêtre ouverte ; fermez-la pour arrêter.
.venv\Scripts\python -m streamlit run app.py
if errorlevel 1 (set "DIT=L'application s'est arrêtée : ce qui est dit ci-dessus l'explique." & goto arret)
exit /b

:arret
echo.
echo %DIT%
pause
exit /b 1
