/* What neither the theme nor a label can say: the language, Streamlit's own words in French, and frames that scroll
   from the keyboard. Constant: nothing of the person's goes in. What no longer matches stays as Streamlit wrote it. */
(() => {
  // Asked for by each screen: it opens at its top, though the last one was scrolled; on a phone the menu that covers it
  // folds itself.
  window.quelRecoursScreen = () => {
    document.documentElement.lang = 'fr';
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
    if (window.innerWidth < 768)
      document.querySelector('[data-testid=stSidebarCollapseButton] button[aria-expanded=true]')?.click();
  };

  const whole = {
    'Sidebar': 'Menu', 'Collapse sidebar': 'Replier le menu', 'Expand sidebar': 'Ouvrir le menu',
    'Open': 'Ouvrir la liste', 'Clear value': 'Effacer la réponse', 'Dismiss': 'Fermer', 'Close': 'Fermer',
    'Increment': 'Un de plus', 'Decrement': 'Un de moins', 'progress': 'Avancement',
    'file upload': 'Fichier', 'Add files': 'Ajouter des fichiers', 'Upload': 'Choisir un fichier',
    'Skip to main content': 'Aller au contenu', 'Navigate to home page': 'Aller à la première page',
    'No results': 'Rien de tel dans la liste',
    'Choose an option': 'Choisissez', 'Choose options': 'Choisissez',
    'Add row': 'Ajouter une ligne', 'Delete row(s)': 'Supprimer ces lignes', 'Download as CSV': 'Télécharger en CSV',
    'Show/hide columns': 'Choisir les colonnes', 'Search': 'Chercher', 'Fullscreen': 'Plein écran',
    'File size is too small.': 'Ce fichier est vide.', 'Only one file can be uploaded.': 'Un seul fichier à la fois.',
    'Page not found': 'Cette page n’existe pas',
    'The page that you have requested does not seem to exist. Running the app\'s main page.': 'Voici la première page.',
    'Press Enter to apply': 'Entrée pour valider', 'Press Enter to submit form': 'Entrée pour valider',
    'Press Ctrl+Enter to apply': 'Ctrl + Entrée pour valider', 'Press ⌘+Enter to apply': '⌘ + Entrée pour valider',
    'Clear entry': 'Effacer', 'Dataframe column menu': 'Menu de la colonne', 'Copy column name': 'Copier le nom',
    'Autosize': 'Ajuster la largeur', 'Pin column': 'Figer la colonne', 'Unpin column': 'Libérer la colonne',
    'Hide column': 'Masquer la colonne', 'Sort ascending': 'Trier en montant', 'Sort descending': 'Trier en descendant',
    'Statistics': 'Statistiques', 'Type to search': 'Que chercher\u00a0?', 'Previous Result': 'Précédent',
    'Next Result': 'Suivant', 'Close Search': 'Fermer la recherche', 'add icon': 'Ajouter',
    'Close fullscreen': 'Quitter le plein écran', 'Copy to clipboard': 'Copier le texte', 'Copied': 'Copié',
  };
  const begun = { 'Help for ': 'Aide\u00a0: ', 'Remove ': 'Retirer ' };
  const french = (said) => {
    if (whole[said]) return whole[said];
    for (const start in begun) if (said.startsWith(start)) {
      return begun[start] + said.slice(start.length).replace(/ (?=[:;?!])/g, '\u00a0');
    }
    if (said.startsWith('Error: ')) return french(said.slice(7));
    const heavy = said.match(/^File must be (.+) or smaller\.$/);
    if (heavy) return `Ce fichier est trop lourd\u00a0: ${french(heavy[1])} au plus.`;
    const kind = said.match(/^(.+) files are not allowed\.$/);
    if (kind) return `Ce genre de fichier (${kind[1]}) n’est pas lu ici.`;
    // An upload that the server refused, or that a cut line stopped.
    if (said.startsWith('AxiosError')) return 'Le fichier n’est pas arrivé\u00a0: vérifiez la connexion, puis déposez-le encore.';
    // How many letters are left is told once none is.
    const counted = said.match(/^(\d+)\/(\d+)$/);
    if (counted) return counted[1] === counted[2] ? `${counted[2]} caractères au plus` : '';
    const size = said.replace(/(\d+)\.(\d)([KMG]?)B$/, (_, units, tenth, times) =>
      `${units}${tenth === '0' ? '' : `,${tenth}`}\u00a0${times}o`);
    if (size !== said) return size;
    const [first, ...rest] = said.split(': ');
    return rest.length && whole[first] ? [whole[first], ...rest].join('\u00a0: ') : said;
  };
  const named = '[aria-label], [title], input[placeholder]';
  const written = '[data-testid=stSkipToContent], [data-testid=stFileUploaderDropzone] button p, '
    + '[data-testid=stTooltipContent] p, [data-testid=stFileChipName] + div, [data-testid=stFileChip] span, '
    + '[data-testid=stFileChip] [role=alert], [data-testid=InputInstructions] span, '
    + '[data-testid=stFileUploader] button span:not(:has(*)), .gdg-search-status label, '
    + '[role=dialog] :not(:has(*)), '
    + '[data-testid=stSelectboxVirtualDropdown] [data-empty] span';
  const frames = '[data-testid=stGraphVizChart], [data-testid=stMarkdownContainer]:has(> table), .st-key-paper';

  // Enter goes on from a question once nothing else waits for an answer; a phone shows its figures first.
  const typed = '[data-testid=stTextInput] input';
  document.addEventListener('keydown', (event) => {
    const screen = event.key === 'Enter' && event.target.matches?.(typed) && event.target.closest('.st-key-questions');
    const next = screen && screen.querySelector('.st-key-continue button');
    const waits = screen && [...screen.querySelectorAll('[role=radiogroup]')].some((group) => !group.querySelector(':checked'));
    if (next && !waits) setTimeout(() => next.click(), 60);
  });
  document.addEventListener('pointerdown', (event) => {
    const field = event.target.closest?.('[data-testid=stTextInput]')?.querySelector('input');
    if (field && /^[\d \u00a0\u202f]+(,\d+)?$/.test(field.placeholder)) field.inputMode = 'decimal';
    if (field && /^\d\d\/\d\d\/\d{4}$|^JJ\/MM/.test(field.placeholder)) field.inputMode = 'numeric';
  }, true);

  // The button that was under the finger when it went down is pressed, though the screen was drawn anew before it rose.
  const presses = '.stButton button, .stDownloadButton button, .stFormSubmitButton button, .stPageLink a';
  const keyOf = (button) => [...(button.closest('[class*=st-key-]')?.classList ?? [])].find((name) => name.startsWith('st-key-'));
  let press = null;
  let given = null;
  // A tap leaves the field and presses in one instant, and Streamlit sends the press before what was typed, which undoes
  // it: the press waits until what was typed has left.
  let typing = null;
  let left = 0;
  document.addEventListener('focusin', (event) => {
    typing = event.target.matches?.('input, textarea') ? event.target.value : null;
  }, true);
  document.addEventListener('focusout', (event) => {
    if (typing !== null && event.target.value !== typing) left = performance.now();
  }, true);
  document.addEventListener('pointerdown', (event) => {
    const button = event.isPrimary && event.button === 0 && event.target.closest?.(presses);
    press = button && !button.disabled
      ? { button, key: keyOf(button), words: button.innerText, x: event.clientX, y: event.clientY, waits: 0 } : null;
  }, true);
  document.addEventListener('pointercancel', () => { press = null; }, true);
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.(presses);
    if (event.isTrusted && press && button === press.button && performance.now() - left < 80) {
      press.waits = performance.now() + 500;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (press && button === press.button) press = null;
    // It came after all: once is enough.
    if (event.isTrusted && button && button === given) event.stopPropagation();
  }, true);
  document.addEventListener('pointerup', (event) => {
    const lifted = press;
    if (!lifted || Math.hypot(event.clientX - lifted.x, event.clientY - lifted.y) > 10) press = null;
    else setTimeout(function again() {
      if (press !== lifted) return;
      const runs = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'notRunning';
      if (performance.now() < lifted.waits && !runs) { setTimeout(again, 20); return; }
      press = null;
      const button = lifted.button.isConnected ? lifted.button
        : [...document.querySelectorAll(presses)].find((b) => keyOf(b) === lifted.key && b.innerText === lifted.words);
      if (!button || button.disabled) return;
      given = button;
      setTimeout(() => { given = null; }, 300);
      button.click();
    }, 80);
  }, true);

  // One sentence while the server is out of reach, in the place of Streamlit's English box.
  const unreachable = 'La liaison avec l’application est coupée. Elle reprend seule dès que possible ; '
    + 'cet onglet garde ce que vous avez saisi.';
  let cut = 0;
  const watch = () => {
    const state = document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState;
    const away = Boolean(state) && state !== 'CONNECTED' && state !== 'INITIAL';
    clearTimeout(cut);
    const shown = document.querySelector('.out-of-reach');
    if (!away) {
      shown?.remove();
      // The server that answers may be another one, which knows nothing of this page: it is asked to draw it.
      if (shown) window.quelRecoursBack?.();
    }
    // A second of patience: a page that is loaded is not cut off.
    else if (!shown) cut = setTimeout(() => {
      const said = document.createElement('div');
      said.className = 'out-of-reach';
      said.setAttribute('role', 'status');
      document.body.append(said);
      said.textContent = unreachable;
      tidy();
    }, 1000);
  };
  const english = () => {
    for (const box of document.querySelectorAll('[role=dialog]'))
      if (/^Connection error/.test(box.textContent)) {
        let root = box;
        while (root.parentElement && root.parentElement !== document.body) root = root.parentElement;
        if (!root.querySelector('[data-testid=stApp]')) root.style.display = 'none';
      }
  };

  // What is folded is printed too, then folded again; a fold that only asks, or that nothing was drawn in, is left out.
  let opened = [];
  const asks = 'input, textarea, select, [data-testid=stFileUploader], [data-testid=stDataFrame]';
  const restore = () => {
    for (const fold of opened) { fold.open = false; delete fold.dataset.unprinted; }
    opened = [];
  };
  window.addEventListener('beforeprint', () => {
    restore();
    for (const fold of document.querySelectorAll('details:not([open])')) {
      opened.push(fold);
      const said = fold.textContent.trim() !== fold.querySelector('summary')?.textContent.trim();
      const drawn = fold.querySelector('[class*=st-key-printed-]');
      if (!drawn && (!said || fold.querySelector(asks))) fold.dataset.unprinted = ''; else fold.open = true;
    }
  });
  window.addEventListener('afterprint', restore);
  // What was folded is drawn for paper first, then printed once nothing is on its way.
  window.quelRecoursPrint = (left = 100) => {
    const app = document.querySelector('[data-testid=stApp]');
    const busy = app?.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-testid=stSkeleton]');
    if (busy && left) setTimeout(window.quelRecoursPrint, 100, left - 1); else setTimeout(() => window.print(), 300);
  };
  document.addEventListener('keydown', (event) => {
    const button = (event.ctrlKey || event.metaKey) && event.key === 'p' && document.querySelector('.st-key-print button');
    if (button) { event.preventDefault(); button.click(); }
  });

  // A new title takes the focus from the button that led to it; it is spoken where a field holds the focus.
  let title = null;
  const spoken = document.createElement('div');
  spoken.className = 'spoken';
  spoken.setAttribute('role', 'status');
  document.body.append(spoken);
  const follow = () => {
    const heading = document.querySelector('.st-key-questions :is(h2, strong)') ?? document.querySelector('[data-testid=stMain] h1');
    const words = heading?.innerText.trim();
    if (!words || words === title) return;
    const first = title === null;
    title = words;
    if (first) return;
    const active = document.activeElement;
    if (!active || active === document.body || active.matches('[data-testid=stMain] button')) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    } else spoken.textContent = words;
  };

  let asked = 0;
  const tidy = () => {
    asked = 0;
    english();
    follow();
    for (const element of document.querySelectorAll(named))
      for (const place of ['aria-label', 'title', 'placeholder']) {
        const said = element.getAttribute(place);
        if (said && french(said) !== said) element.setAttribute(place, french(said));
      }
    for (const element of document.querySelectorAll(written))
      if (french(element.textContent) !== element.textContent) element.textContent = french(element.textContent);
    // An icon stands before these words.
    for (const { lastChild: words } of document.querySelectorAll('[data-testid=stDataFrameColumnMenu] [role=menuitem]'))
      if (words?.nodeType === Node.TEXT_NODE && french(words.data) !== words.data) words.data = french(words.data);
    // A passing message is a dialog without a name, and the menu a section without a role.
    for (const toast of document.querySelectorAll('[data-testid=stToast]'))
      toast.closest('[role=alertdialog], [role=dialog]')?.setAttribute('aria-label', 'Message');
    const menu = document.querySelector('[data-testid=stSidebarUserContent]');
    if (menu && menu.getAttribute('role') !== 'navigation') {
      menu.setAttribute('role', 'navigation');
      menu.setAttribute('aria-label', 'Menu');
    }
    for (const frame of document.querySelectorAll(frames)) {
      const scrolls = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;
      if (scrolls) frame.tabIndex = 0; else frame.removeAttribute('tabindex');
      const kind = frame.matches('.st-key-paper') ? 'Courrier' : frame.querySelector('table') ? 'Tableau' : 'Schéma';
      if (scrolls && !frame.hasAttribute('role')) {
        frame.dataset.named = '';
        frame.setAttribute('role', 'group');
        frame.setAttribute('aria-label', `${kind} à faire défiler`);
      } else if (!scrolls && 'named' in frame.dataset) {
        for (const place of ['data-named', 'role', 'aria-label']) frame.removeAttribute(place);
      }
    }
    // An open list hangs below the body, outside every region of the page.
    for (const list of document.querySelectorAll('body > div [role=listbox]')) {
      const box = list.closest('[data-rac]')?.parentElement?.closest('[data-rac]') ?? list.parentElement;
      if (box && !box.closest('[data-testid=stApp]') && !box.hasAttribute('role')) {
        box.setAttribute('role', 'region');
        box.setAttribute('aria-label', 'Liste de choix');
      }
    }
  };
  const soon = () => { asked ||= requestAnimationFrame(tidy); };
  new MutationObserver(soon).observe(document.body, { childList: true, characterData: true, subtree: true });
  new MutationObserver(watch).observe(document.body, {
    attributes: true, subtree: true, attributeFilter: ['data-test-connection-state'],
  });
  window.addEventListener('resize', soon);
  document.addEventListener('toggle', soon, true);
  soon();
})();
