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
const here = document.querySelector('.moved .here');
if (here) location.replace(here.href + location.hash);

// The table of contents is open where it has a column of its own.
const wide = matchMedia('(min-width: 64em)');
const contents = document.querySelector('nav.contents details');
if (contents) contents.open = wide.matches;

// The language switch keeps the place in the text: anchors are the same in every
// language.
function keepPlace() {
  for (const link of document.querySelectorAll('nav.languages a')) link.hash = location.hash;
}
addEventListener('hashchange', keepPlace);
keepPlace();

// Changes are shown in one of two forms, the redline or the comparison table; a
// link to a row of either shows that one. Paper gets the one that is shown.
const views = document.querySelector('nav.views');
function showView() {
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
if (views) {
  addEventListener('hashchange', showView);
  showView();
}

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
keepUpToDate();

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
forward();

// The text in force on a day. Days are compared as they are written: 2023-06-16.
const onDay = document.querySelector('form.on-day');
if (onDay) {
  const told = onDay.querySelector('[role=status]');
  onDay.noValidate = true;
  onDay.hidden = false;
  onDay.addEventListener('submit', (event) => {
    event.preventDefault();
    const day = onDay.querySelector('input').value;
    const versions = [...document.querySelectorAll('.version')]; // newest first
    const begun = versions.find(({ dataset }) => dataset.from && dataset.from <= day);
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) told.textContent = told.dataset.wrong;
    else if (!begun) told.textContent = told.dataset.before;
    else if (begun.dataset.until && begun.dataset.until <= day) told.textContent = told.dataset.after;
    else location.assign(begun.querySelector('h2 a').href);
  });
}
