// Renews the page when the server has built it anew, at the same place, and shows
// what is wrong over the last good page. It is in no published page.
(() => {
  let build = document.currentScript.dataset.build;
  const language = document.documentElement.lang || 'en';

  // The place is that of the first anchor that can be seen: what stands above it
  // may have become longer.
  function findPlace() {
    const place = { top: scrollY };
    for (const e of document.querySelectorAll('[id]')) {
      const box = e.getBoundingClientRect();
      if (box.height > 0 && box.top >= -1) return { ...place, id: e.id, offset: box.top };
    }
    return place;
  }

  function goTo(place) {
    const e = place.id && document.getElementById(place.id);
    scrollTo({ top: e ? scrollY + e.getBoundingClientRect().top - place.offset : place.top, behavior: 'instant' });
  }

  const saved = 'jobun-place';
  const before = JSON.parse(sessionStorage.getItem(saved) || 'null');
  sessionStorage.removeItem(saved);
  if (before && before.path === location.pathname) {
    history.scrollRestoration = 'manual';
    goTo(before);
    addEventListener('load', () => { history.scrollRestoration = 'auto'; });
  }

  let leaving = false;
  function reload() {
    leaving = true;
    sessionStorage.setItem(saved, JSON.stringify({ ...findPlace(), path: location.pathname }));
    if (events) events.close();
    location.reload();
  }

  // What a page loads, and what is allowed to it: if that is as before, it is enough to
  // take over the words, which is several times faster than to load all of it again.
  const scripts = 'script[src]:not([data-build])';
  function frameOf(page) {
    const parts = page.querySelectorAll(`link[rel=stylesheet], style, meta[http-equiv], ${scripts}`);
    return [page.documentElement.lang, page.head.childElementCount, ...[...parts].map((e) => e.href || e.src || e.content || e.textContent)].join('\n');
  }

  // One script may say that it can begin again; of more nobody knows whether all can.
  const canBeRenewed = () => document.querySelectorAll(scripts).length === 1 && !dispatchEvent(new Event('renew', { cancelable: true }));

  const isFolded = (e, name) => e.localName === 'details' && name === 'open';
  const written = (node) => node.outerHTML ?? node.nodeName + node.data;

  // Makes a node what another one is, and leaves alone what is the same in both: what
  // is laid out, selected, focused or unfolded stays so.
  function become(node, other) {
    if (written(node) === written(other)) return;
    if (node.nodeName !== other.nodeName || node.localName === 'template' || !node.localName) return node.replaceWith(other);
    for (const { name } of [...node.attributes]) if (!other.hasAttribute(name) && !isFolded(node, name)) node.removeAttribute(name);
    for (const { name, value } of other.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    const [before, after] = [[...node.childNodes], [...other.childNodes]];
    const most = Math.min(before.length, after.length);
    let [first, last] = [0, 0]; // how many are the same at either end
    while (first < most && written(before[first]) === written(after[first])) first++;
    while (last < most - first && written(before.at(-1 - last)) === written(after.at(-1 - last))) last++;
    const old = before.slice(first, before.length - last);
    const fresh = after.slice(first, after.length - last);
    if (old.length === fresh.length) return old.forEach((child, i) => become(child, fresh[i]));
    const next = before[before.length - last] ?? null;
    for (const child of old) child.remove();
    for (const child of fresh) node.insertBefore(child, next);
  }

  async function renew() {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const script = page.querySelector('script[data-build]');
    if (!script || frameOf(page) !== frameOf(document) || !canBeRenewed()) return reload();
    const place = findPlace();
    host.remove();
    build = script.dataset.build;
    become(document.head, page.head);
    become(document.body, page.body);
    if (location.hash && !document.querySelector(':target')) location.replace(location.hash);
    dispatchEvent(new Event('renewed'));
    goTo(place);
  }

  const host = document.createElement('div');
  host.lang = language;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; z-index: 9999; inset: auto 0 0 0; max-height: 60vh; overflow: auto; box-sizing: border-box;
      padding: 1rem 1.25rem; background: #fff; color: #1a1a1a; border-top: 4px solid #b3261e; box-shadow: 0 -4px 24px #0006;
      font: 16px/1.6 system-ui, sans-serif; }
    section.warning { border-color: #8a6d00; max-height: 30vh; }
    header { display: flex; justify-content: space-between; gap: 1rem; align-items: start; }
    h2 { margin: 0; font-size: 1.1rem; }
    button { font: inherit; padding: .25rem .75rem; min-height: 24px; }
    article { margin-top: 1rem; overflow-wrap: anywhere; }
    p { margin: .25rem 0; }
    .place { font-family: ui-monospace, monospace; font-size: .9rem; }
    pre { margin: .25rem 0; padding: .5rem; background: #f3f3f3; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: #ffd54d; color: inherit; outline: 2px solid #b3261e; }
    @media (prefers-color-scheme: dark) {
      section { background: #1e1e1e; color: #eee; }
      pre { background: #2c2c2c; }
      mark { background: #6b5300; }
    }
    @media print { section { display: none; } }
  `);
  root.adoptedStyleSheets = [sheet];

  function element(name, text, ...children) {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    e.append(...children);
    return e;
  }

  // A line shows the place with a mark around the character that stands there.
  function lineOf(line) {
    const number = String(line.number).padStart(4) + '  ';
    if (line.before < 0) return [number + line.text + '\n'];
    const text = [...line.text];
    return [number + text.slice(0, line.before).join(''), element('mark', text[line.before] || ' '), text.slice(line.before + 1).join('') + '\n'];
  }

  function problemOf(p) {
    const article = element('article');
    const place = element('p', p.place);
    place.className = 'place';
    if (p.place) article.append(place);
    article.append(element('p', '', element('strong', p.label + ': '), p.message));
    if (p.lines && p.lines.length) article.append(element('pre', '', ...p.lines.flatMap(lineOf)));
    if (p.hint) article.append(element('p', '→ ' + p.hint));
    return article;
  }

  function show(state) {
    root.replaceChildren();
    if (state.problems.length === 0) return;
    const section = element('section');
    section.setAttribute('role', 'alert');
    section.className = state.problems.some((p) => p.severity === 'error') ? 'error' : 'warning';
    const close = element('button', state.close);
    close.type = 'button';
    close.addEventListener('click', () => root.replaceChildren());
    section.append(element('header', '', element('h2', state.title), close), ...state.problems.map(problemOf));
    root.append(section);
    if (!host.isConnected) document.body.append(host);
  }

  // What is built while a page is renewed is shown after it.
  let newest;
  let renewing = false;
  async function keepUp() {
    if (renewing) return;
    renewing = true;
    for (let state; state !== newest && !leaving; ) {
      state = newest;
      if (state.build !== build) await renew().catch(reload);
      if (state.build === build) show(state); // If the page is newer yet, its state is on its way.
    }
    renewing = false;
  }

  // A browser has few connections to one host, so pages that nobody looks at
  // give theirs back.
  let events;
  function listen() {
    if (events || document.hidden) return;
    events = new EventSource('/.preview/events?lang=' + encodeURIComponent(language.startsWith('ja') ? 'ja' : 'en'));
    events.onmessage = (message) => {
      newest = JSON.parse(message.data);
      keepUp();
    };
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && events) {
      events.close();
      events = undefined;
    }
    listen();
  });
  addEventListener('pagehide', () => events && events.close());
  addEventListener('pageshow', (e) => {
    if (!e.persisted) return;
    events = undefined;
    listen();
  });
  listen();
})();
