@echo off
rem Double clic (Windows) : ouvre "Quel recours ?". La premiere fois, va chercher ce qui manque, et le dit.
chcp 65001 >nul
cd /d "%~dp0"
set "PATH=%CD%\.uv;%USERPROFILE%\.local\bin;%PATH%"

if exist .venv\Scripts\streamlit.exe goto ouvrir
echo Première ouverture : il faut quelques minutes et une connexion à Internet.
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

:ouvrir
.venv\Scripts\python -m pages.ui.web.readiness
if errorlevel 1 (set "DIT=L'application ne peut pas s'ouvrir : corrigez ce qui est dit ci-dessus, puis relancez." & goto arret)
echo L'application s'ouvre dans votre navigateur. Gardez cette fenêtre ouverte ; fermez-la pour arrêter.
.venv\Scripts\streamlit run app.py
exit /b

:arret
echo.
echo %DIT%
pause
exit /b 1
