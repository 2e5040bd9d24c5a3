/* What the browser holds of the person's work: a copy for this tab, gone with it, and, once asked for, one for this
   computer. Pieces (one a client, one for the rest) are written when they change. The texts come from the server and go
   back to it: nothing of them is ever put in the page. Constant, like all scripts of ours. */
(() => {
const HERE = 'quel-recours/';
const own = (window.quelRecoursKept ??= { held: null, told: {} });

const keys = (store) => Object.keys(store).filter((key) => key.startsWith(HERE));

function wipe(store) {
  for (const key of keys(store)) store.removeItem(key);
}

function read(store) {
  const order = JSON.parse(store.getItem(HERE + 'order') ?? 'null');
  if (!order) return null;
  const pieces = {};
  for (const [name] of order) {
    const text = store.getItem(HERE + 'piece/' + name);
    // The digest, a line, then the piece.
    if (text !== null) pieces[name] = text.slice(text.indexOf('\n') + 1);
  }
  return pieces;
}

/* Whether every piece is there, as it is now. */
function write(store, { order, pieces }) {
  const wanted = new Map(order);
  for (const key of keys(store))
    if (key.startsWith(HERE + 'piece/') && !wanted.has(key.slice((HERE + 'piece/').length))) store.removeItem(key);
  let whole = true;
  for (const [name, digest] of order) {
    const key = HERE + 'piece/' + name;
    if (store.getItem(key)?.startsWith(digest + '\n')) continue;
    if (pieces[name] === undefined) whole = false;
    else store.setItem(key, digest + '\n' + pieces[name]);
  }
  store.setItem(HERE + 'order', JSON.stringify(order));
  return whole;
}

/* One tab only writes the copy of this computer: the first that is open. Without locks (a site without https), any. */
function first() {
  own.held ??= new Promise((answer) => {
    if (!navigator.locks) return answer(true);
    navigator.locks.request('quel-recours', { ifAvailable: true }, (lock) => {
      answer(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    }).catch(() => answer(true));
  });
  return own.held;
}

/* What is chosen or ticked in a question and not told to the server yet, by the key of its field: the place in the list, or
   whether it is ticked. The next answer of the server knows it. */
function listen() {
  if (own.listening) return;
  own.listening = true;
  const note = (field) => {
    const inputs = [...field.querySelectorAll('[type=radio], [type=checkbox]')];
    if (!inputs.length) return;
    const name = [...field.classList].find((each) => each.startsWith('st-key-path-')).slice('st-key-path-'.length);
    const chosen = JSON.parse(sessionStorage.getItem(HERE + 'chosen') ?? '{}');
    chosen[name] = inputs[0].type === 'checkbox' ? inputs[0].checked : inputs.findIndex((each) => each.checked);
    sessionStorage.setItem(HERE + 'chosen', JSON.stringify(chosen));
  };
  // A press on the words changes the box without an event of the box: it is looked at once the press is over.
  for (const kind of ['click', 'keyup']) document.addEventListener(kind, ({ target }) => {
    const field = target.closest?.('.st-key-questions') && target.closest('[class*="st-key-path-"]');
    if (field) setTimeout(note, 0, field);
  }, true);
}

/* Leaving asks first while something would be lost. A new question is seen from its top and read from its title; once, for it
   is drawn again when the dossier is saved, or an error told. */
function attend({ guarded, question }) {
  window.onbeforeunload = guarded ? (event) => { event.preventDefault(); return ''; } : null;
  if (!question || window.asked === question) return;
  window.asked = question;
  requestAnimationFrame(() => {
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
    const title = document.querySelector('.st-key-questions h2') ?? document.querySelector('h1');
    if (title) { title.tabIndex = -1; title.focus({ preventScroll: true }); }
  });
}

window.quelRecoursKeeper = ({ data: [data], setTriggerValue }) => {
  // Once for a session of the server and a reason: an answer of the server draws this again.
  const tell = (name, value) => {
    const once = `${data.session} ${name} ${name === 'missing' ? data.stamp : ''}`;
    if (own.told[once]) return;
    own.told[once] = true;
    setTriggerValue(name, value);
  };
  listen();
  attend(data);
  window.quelRecoursBack = () => setTriggerValue('back', true);
  const keep = async () => {
    for (const [asked, store] of [['wipe_tab', sessionStorage], ['wipe_browser', localStorage]])
      if (data[asked] && data[asked] !== own[asked]) { own[asked] = data[asked]; wipe(store); }
    if (!data.order) {
      const tab = read(sessionStorage), browser = read(localStorage);
      // All in one answer: of two that follow at once, the server may hear one.
      const second = Boolean(browser) && !(await first());
      const chosen = JSON.parse(sessionStorage.getItem(HERE + 'chosen') ?? 'null');
      if (tab || browser || chosen) tell('found', { tab, browser, second, chosen });
      return;
    }
    sessionStorage.removeItem(HERE + 'chosen');
    if (!write(sessionStorage, data)) tell('missing', data.stamp);
    if (!data.kept) return;
    if (!(await first())) tell('second', true);
    else if (!write(localStorage, data)) tell('missing', data.stamp);
  };
  keep().catch((error) => {
    // No room left, or a browser that lends none: the file is then the only copy, which is said.
    tell(error instanceof DOMException ? 'full' : 'unreadable', true);
  });
};
})();
