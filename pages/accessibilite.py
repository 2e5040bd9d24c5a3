"""What was done so that everyone can use the tool, how it was checked, and what is left: an honest statement."""

import streamlit as st

from pages import ui

STATE = """\
Aucun audit complet du RGAA (référentiel général d’amélioration de l’accessibilité, version 4.1) n’a été mené par un tiers :
cette page ne déclare donc aucun taux de conformité. Elle dit ce qui est vérifié à chaque changement, et ce qui reste.

Cette déclaration a été établie le 29 novembre 2026, et relue le 30, par la personne qui développe l’outil.
"""
CHECKED = """\
- chaque écran, vide et rempli, ses listes, boîtes et grilles ouvertes, sur ordinateur et sur téléphone, de jour et de nuit :
  aucun défaut relevé par axe-core (règles WCAG 2.2 A et AA) qui soit de notre fait ;
- les parcours au clavier seul, du questionnaire au courrier ; l’endroit où l’on se trouve se voit ;
- aucun mot anglais lu à voix haute, la langue de la page dite dès le premier octet ;
- rien de plus large qu’un écran de 320 points, des cibles assez grandes pour un doigt, un texte agrandi à 200 % ;
- un tableau plus large que l’écran se déplace au clavier dans son cadre, et l’annonce ;
- un tableau de chiffres à côté de chaque graphique, et un équivalent en texte de la carte des voies ;
- les mouvements sont retirés si votre ordinateur le demande (« réduire les animations »).
"""
LEFT = """\
- la zone où l’on dépose un fichier porte un rôle de présentation alors qu’elle reçoit le focus (défaut mineur) ;
- les grilles où l’on corrige plusieurs lignes à la fois se déplacent dans leur cadre sans l’annoncer (défaut mineur) ;
- les courriers en Word et en PDF n’ont pas été vérifiés avec un lecteur d’écran.

Les deux premiers viennent de Streamlit, la bibliothèque qui dessine les écrans, et ne peuvent pas être corrigés d’ici.
"""
TOLD = """\
Un écran vous arrête ? Écrivez à la personne qui a ouvert cette application, en disant l’écran et ce que vous utilisez
(lecteur d’écran, agrandissement, clavier). Les mêmes réponses s’obtiennent aussi sans écran, en ligne de commande.

Sans réponse satisfaisante, vous pouvez écrire au
[Défenseur des droits](https://www.defenseurdesdroits.fr/saisir-le-defenseur-des-droits-199).
"""

with ui.page("Accessibilité"):
    for title, text in (
        ("Où en est l’outil", STATE),
        ("Ce qui est vérifié", CHECKED),
        ("Ce qui reste", LEFT),
        ("Nous le dire", TOLD),
    ):
        st.header(title, anchor=False)
        st.markdown(text)
