// Scripts only add: every page works without.

/** The identifier in the address of the page; "" if there is none, or none that can be read. */
function anchor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

// Who comes to an address of a policy's former name is sent on, to the same provision.
function goOn() {
  const here = document.querySelector('.moved .here');
  if (here) location.replace(here.href + location.hash);
}

// The table of contents is open where it has a column of its own.
const wide = matchMedia('(min-width: 64em)');
let contents;
function openContents() {
  const now = document.querySelector('nav.contents details');
  if (now && now !== contents) now.open = wide.matches;
  contents = now;
}

// The language switch keeps the place in the text: anchors are the same in every
// language.
function keepPlace() {
  for (const link of document.querySelectorAll('nav.languages a')) link.hash = location.hash;
}
addEventListener('hashchange', keepPlace);

// Changes are shown in one of two forms, the redline or the comparison table; a
// link to a row of either shows that one. Paper gets the one that is shown.
function showView() {
  const views = document.querySelector('nav.views');
  if (!views) return;
  const forms = [...document.querySelectorAll('section.view')];
  const target = anchor() && document.getElementById(anchor());
  const shown = target && target.closest('section.view') || forms.find((form) => !form.hidden && form.dataset.shown) || document.getElementById(views.dataset.first);
  for (const form of forms) {
    form.hidden = form !== shown;
    form.dataset.shown = form === shown ? 'yes' : '';
  }
  for (const link of views.querySelectorAll('a')) {
    if (link.hash === '#' + shown.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const folded = target && target.closest('details');
  if (folded) folded.open = true;
  if (target) target.scrollIntoView();
}
addEventListener('hashchange', showView);

// A text that takes effect does so at midnight, though the page was made before.
// What a page says then about itself waits in it; a page of the text in force gets
// the new text, which has an address of its own already.
const patience = 60 * 60 * 1000; // ms; the timers of a machine that sleeps stand still
let waiting;
async function keepUpToDate() {
  clearTimeout(waiting);
  const due = [...document.querySelectorAll('template.later')].filter((later) => Date.parse(later.dataset.from) <= Date.now());
  const now = due.at(-1);
  if (now) {
    now.parentElement.querySelector('.state').replaceWith(now.content.cloneNode(true));
    for (const later of due) later.remove();
    if (now.dataset.text && (await showText(new URL(now.dataset.text, location.href)))) keepUpToDate();
  }
  const next = document.querySelector('template.later');
  if (next) waiting = setTimeout(keepUpToDate, Math.min(Math.max(Date.parse(next.dataset.from) - Date.now(), 0) + 100, patience));
}

/** Shows the text of another page of the site. If it does not come, the page says where it is. */
async function showText(address) {
  try {
    const answer = await fetch(address);
    const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (!answer.ok || !main) return false;
    for (const part of [main, ...[...main.querySelectorAll('template')].map(({ content }) => content)]) {
      for (const link of part.querySelectorAll('[href]')) {
        const to = link.getAttribute('href');
        if (!to.startsWith('#')) link.setAttribute('href', new URL(to, address).href);
      }
      for (const { dataset } of part.querySelectorAll('[data-version]')) dataset.version = new URL(dataset.version, address).href;
    }
    document.querySelector('main').replaceWith(document.adoptNode(main));
    const target = document.getElementById(anchor());
    if (target) target.scrollIntoView();
    return true;
  } catch {
    return false;
  }
}
document.addEventListener('visibilitychange', keepUpToDate);

// A link from the time of an older version: what became of the provision stands
// before the one that has its identifier now. What is inside went along. Whoever comes
// from a page of this site follows a link of today.
function forward() {
  const hash = anchor();
  let id = hash;
  const entries = [...document.querySelectorAll('.moved li')];
  const entryOf = (name) => entries.find((entry) => (entry.id || entry.dataset.id) === name);
  while (!entryOf(id) && id.includes('__')) id = id.slice(0, id.lastIndexOf('__'));
  const entry = entryOf(id);
  if (!entry || entry.id === hash || document.referrer.startsWith(location.origin + '/')) return;
  const notice = document.createElement('p');
  notice.className = 'forwarded';
  notice.lang = document.documentElement.lang;
  notice.role = 'status';
  notice.append(...entry.cloneNode(true).childNodes);
  for (const link of notice.querySelectorAll('a[href*="#"]:not(.into)')) link.hash += hash.slice(id.length);
  const target = document.getElementById(hash);
  const place = target && (target.closest('li, .paragraph, section') || target);
  if (place && place.localName === 'li') place.prepend(notice);
  else if (place) place.before(notice);
  else document.querySelector('.law').before(notice);
  (target || notice).scrollIntoView();
}

// The text in force on a day. Days are compared as they are written: 2023-06-16.
function offerDays() {
  const form = document.querySelector('form.on-day');
  if (form) Object.assign(form, { noValidate: true, hidden: false });
}
addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('.on-day')) return;
  event.preventDefault();
  const told = form.querySelector('[role=status]');
  const day = form.querySelector('input').value;
  const versions = [...document.querySelectorAll('.version')]; // newest first
  const begun = versions.find(({ dataset }) => dataset.from && dataset.from <= day);
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) told.textContent = told.dataset.wrong;
  else if (!begun) told.textContent = told.dataset.before;
  else if (begun.dataset.until && begun.dataset.until <= day) told.textContent = told.dataset.after;
  else location.assign(begun.querySelector('h2 a').href);
});

// A panel stands below what opened it. Escape closes it, and so does who goes on
// elsewhere; the keyboard is then where it was before.
const margin = 8; // px, around a panel
let panel, opener;
function openPanel(from, by) {
  closePanel();
  [panel, opener] = [from, by];
  opener.setAttribute('aria-expanded', 'true');
  opener.after(panel);
  placePanel();
}
function placePanel() {
  const beside = opener.getBoundingClientRect();
  Object.assign(panel.style, { insetInlineStart: '0', insetBlockStart: '0' });
  const here = panel.getBoundingClientRect();
  const room = document.documentElement.clientWidth - here.width - margin;
  const above = beside.top - here.height;
  const top = beside.bottom + here.height > innerHeight && above >= 0 ? above : beside.bottom;
  panel.style.insetInlineStart = `${Math.max(margin, Math.min(beside.left, room)) - here.left}px`;
  panel.style.insetBlockStart = `${top - here.top}px`;
}
function closePanel(back) {
  if (!panel) return;
  const [closed, by] = [panel, opener];
  panel = opener = undefined;
  by.setAttribute('aria-expanded', 'false');
  if (back) by.focus();
  closed.remove();
}
const inPanel = (node) => panel && node instanceof Node && (panel.contains(node) || opener.contains(node));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closePanel(panel && inPanel(document.activeElement));
});
addEventListener('pointerdown', (event) => {
  if (!inPanel(event.target)) closePanel();
});
addEventListener('focusin', (event) => {
  if (!inPanel(event.target)) closePanel();
});
addEventListener('resize', () => panel && placePanel());

// Citing. One button goes from provision to provision, beside the link of the one that
// is pointed at, or comes by keyboard, or is shown. It opens what can be copied: the
// address in this version, and the citations, which are in the text as data.
const rest = 120; // ms that a pointer stays on what it points at
let citeButton, resting;
function offerCiting(link) {
  const source = document.querySelector('template.citing');
  if (!source || !link || opener && opener === citeButton) return;
  citeButton ??= document.importNode(source.content.querySelector('.cite'));
  if (link.nextSibling !== citeButton) link.after(citeButton);
}
addEventListener('pointerover', ({ target }) => {
  clearTimeout(resting);
  const place = target.closest?.('.law :is(.heading, .lead, p:has(> .permalink))');
  const byKeyboard = document.activeElement.matches('.law :is(.permalink, .cite)');
  if (place && !byKeyboard) resting = setTimeout(offerCiting, rest, place.querySelector('.permalink'));
});
addEventListener('focusin', ({ target }) => {
  if (target.matches('.law .permalink')) offerCiting(target);
});
function offerCitingTarget() {
  const target = document.getElementById(anchor());
  if (target?.closest('.law')) offerCiting(target.querySelector('.permalink'));
}
addEventListener('hashchange', offerCitingTarget);

const textsAsData = new Map(); // by address
function textAsData(address) {
  if (!textsAsData.has(address)) {
    const text = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));
    text.catch(() => textsAsData.delete(address));
    textsAsData.set(address, text);
  }
  return textsAsData.get(address);
}
function provisionIn(list, id) {
  for (const one of list) {
    const found = one.id === id ? one : provisionIn(one.provisions, id);
    if (found) return found;
  }
  return undefined;
}

/** Opens what can be copied of the provision that a link names. */
function openCiting(link) {
  const source = document.querySelector('template.citing');
  const choices = document.importNode(source.content.querySelector('.panel'), true);
  const told = choices.querySelector('[role=status]');
  const language = link.closest('td[lang]')?.lang; // of a column; its identifiers begin with it
  const id = decodeURIComponent(link.hash.slice(1)).slice(language ? language.length + 1 : 0);
  const [first, ...cited] = choices.querySelectorAll('button');
  const own = cited.find(({ dataset }) => dataset.language === language)?.dataset.address ?? source.dataset.address;
  first.querySelector('.words').textContent = `${own}#${encodeURI(id)}`;
  for (const button of cited) button.hidden = true;
  openPanel(choices, citeButton);
  Promise.all(
    cited.map(async (button) => {
      const text = await textAsData(new URL('text.json', new URL(button.dataset.version, location.href)).href);
      const found = provisionIn(text.provisions, id);
      if (!found) return;
      button.querySelector('.words').textContent = found.citation;
      button.hidden = false;
    }),
  )
    .catch(() => (told.textContent = told.dataset.missing))
    .then(() => choices === panel && placePanel());
  choices.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button) copy(button.querySelector('.words'), choices, told);
  });
}

/** Copies words. Where that is not allowed, they stand selected in a field. */
async function copy(words, choices, told) {
  const field = choices.querySelector('input');
  told.textContent = '';
  field.hidden = true;
  try {
    await navigator.clipboard.writeText(words.textContent);
    told.textContent = told.dataset.copied;
  } catch {
    field.hidden = false;
    field.value = words.textContent;
    field.lang = words.lang;
    told.textContent = told.dataset.byHand;
    field.select();
  }
  if (choices === panel) placePanel();
}
addEventListener('click', ({ target }) => {
  const button = target.closest?.('button.cite');
  if (!button) return;
  if (opener === button) closePanel();
  else openCiting(button.parentElement.querySelector('.permalink'));
});

// Defined terms. The link of a term leads to its definition; here it opens it. Who
// points at it for a while sees it too, as long as they point at either.
const glance = 500; // ms until a definition opens for a pointer, and
const leave = 300; // until it closes
let glancing;
function openDefinition(link) {
  const source = document.querySelector('template.define');
  closePanel();
  const term = document.querySelectorAll('.law dfn')[link.dataset.term];
  if (!source || !term) return false;
  const shown = document.importNode(source.content.querySelector('.panel'), true);
  const words = shown.querySelector('.words');
  words.append(...(term.closest('.defining') ?? term.closest('p')).cloneNode(true).childNodes);
  for (const extra of words.querySelectorAll('.permalink, .label, .cite')) extra.remove();
  for (const inner of words.querySelectorAll('a')) inner.replaceWith(...inner.childNodes);
  const other = shown.querySelector('.other');
  if (other && term.dataset.other) other.querySelector('b').textContent = term.dataset.other;
  else other?.remove();
  shown.setAttribute('aria-label', `${shown.getAttribute('aria-label')}: ${term.textContent}`);
  shown.querySelector('a').href = link.hash;
  openPanel(shown, link);
  return true;
}
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-term]');
  if (panel?.querySelector('a[href]')?.contains(event.target)) closePanel();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  clearTimeout(glancing);
  const open = opener === link;
  if (open && panel.contains(document.activeElement)) closePanel(true);
  else if (!open && !openDefinition(link)) return;
  else panel.focus({ preventScroll: true });
  event.preventDefault();
});
addEventListener('pointerover', ({ target, pointerType }) => {
  const link = target.closest?.('a[data-term]');
  clearTimeout(glancing);
  if (pointerType !== 'mouse' || inPanel(target)) return;
  if (link) glancing = setTimeout(openDefinition, glance, link);
  else if (opener?.dataset.term && !inPanel(document.activeElement)) glancing = setTimeout(closePanel, leave);
});

// All that is done to a page when it is there.
function begin() {
  goOn();
  openContents();
  keepPlace();
  showView();
  keepUpToDate();
  forward();
  offerDays();
  offerCitingTarget();
}
begin();

// The live preview puts what has been written into the page that is there, if the
// script of the page says that it can begin again.
addEventListener('renew', (event) => {
  event.preventDefault();
  clearTimeout(resting);
  clearTimeout(glancing);
  closePanel(inPanel(document.activeElement));
  textsAsData.clear();
});
addEventListener('renewed', () => {
  begin();
  if (document.activeElement.matches('.law .permalink')) offerCiting(document.activeElement);
});
