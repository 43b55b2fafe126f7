// Checks a built site as its readers meet it: with validators, and in a browser.
//
//	node --test-reporter=spec .ci/site.mjs FOLDER
//
// One check: --test-name-pattern=axe before the file's name.

import test, { after, describe } from 'node:test';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { dirname, join, posix, resolve } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { each, filesOf, launch, pagesOf, sampleOf, serve } from './pages.mjs';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
if (!process.argv[2]) {
  console.error('usage: node --test-reporter=spec .ci/site.mjs FOLDER');
  process.exit(2);
}
const root = resolve(process.argv[2]);
const files = filesOf(root);
const { pages, languages } = pagesOf(root);
const sample = sampleOf(pages);
const texts = pages.filter((page) => page.kind === 'policy in force' || page.kind === 'dated version');
const read = (file) => readFileSync(join(root, file), 'utf8');
const ending = (...suffixes) => files.filter((file) => suffixes.some((suffix) => file.endsWith(suffix)));

// ---------------------------------------------------------------- helpers

// Checks that wait for a browser leave the processors to others; what measures time is alone.
const [together, alone] = [[], []];
const check = (name, run) => together.push({ name, run });
const checkAlone = (name, run) => alone.push({ name, run });

/** A named test that is red when run returns problems, and says which. */
function declare({ name, run }) {
  test(name, async () => {
    const problems = [...new Set(await run())];
    if (problems.length === 0) return;
    const error = new Error(`${problems.length} problem${problems.length > 1 ? 's' : ''}\n${summary(problems).join('\n')}`);
    error[Symbol.for('nodejs.util.inspect.custom')] = () => error.message; // a place in this file says nothing
    throw error;
  });
}

/** Problems of the form “place: what”, those that many places share told once. */
function summary(problems) {
  const places = new Map();
  for (const problem of problems) {
    const [, place, what] = /^(\S+?): (.*)$/s.exec(problem) ?? [, '', problem];
    places.set(what, [...(places.get(what) ?? []), place]);
  }
  const lines = [...places].map(([what, [first, ...others]]) => {
    const more = others.length > 2 ? [...others.slice(0, 2), `${others.length - 2} more`] : others;
    return `${first}${first && ': '}${what}${more.length ? ` — also ${more.join(', ')}` : ''}`;
  });
  return lines.length > 20 ? [...lines.slice(0, 20), `… and ${lines.length - 20} more of other kinds`] : lines;
}

const once = (make) => {
  let made;
  return () => (made ??= make());
};

const closing = [];
after(async () => {
  for (const close of closing.reverse()) await close();
});

/** Starts a browser. No name resolves in it: whatever asks another host fails, and is seen. */
const browserWith = (...flags) =>
  once(async () => {
    const started = await launch('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...flags);
    closing.push(() => started.close());
    return started;
  });
const browser = browserWith();
// The reader's own setting of the size of text, twice the usual 16 px.
const browserWithLargeText = browserWith('--blink-settings=defaultFontSize=32');

const prefix = '/sub/path/';
const patience = 60_000; // ms, for a machine that does other work too
const site = once(async () => {
  const server = await serve(root, prefix);
  closing.push(() => server.close());
  return server;
});

/** Runs a program. Its absence is an error like any other. */
const program = (command, args, allowed = [0]) =>
  new Promise((done, fail) => {
    execFile(command, args, { maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      const status = error ? error.code : 0;
      if (allowed.includes(status)) done({ stdout, stderr });
      else fail(Object.assign(new Error(status === 'ENOENT' ? `${command} is not installed` : `${command}: ${status}\n${stderr || stdout}`), { status }));
    });
  });

/** file:line of the first occurrence of a piece of source in a file. */
function where(file, piece) {
  const source = read(file);
  for (const written of [piece, piece.replaceAll('&', '&amp;')]) {
    const at = source.indexOf(`"${written}"`);
    if (at >= 0) return `${file}:${source.slice(0, at).split('\n').length}`;
  }
  return file;
}

/** Without white space, and with one spelling of each character: a PDF prefers another one. */
const squeeze = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '');

const provisionsIn = (list) => list.flatMap((one) => [one, ...provisionsIn(one.provisions ?? [])]);
/** The text.json beside a page. One that doesn't parse is told by the check of JSON files. */
function textOf(page) {
  const file = posix.join(dirname(page.file), 'text.json');
  try {
    return { file, ...JSON.parse(read(file)) };
  } catch {
    return undefined;
  }
}

/** The text.json of the version that a page is about, in a language. */
const versionOf = (page, language) => textOf({ file: `${language}/${page.policy}/${page.version}/index.html` });

// ---------------------------------------------------------------- what the HTML says

/** What every page says about itself and where it points, as a browser parses it. */
const facts = once(async () => {
  const tab = await (await browser()).newPage();
  const found = new Map();
  for (const { file } of pages) {
    found.set(
      file,
      await tab.evaluate((source) => {
        const page = new DOMParser().parseFromString(source, 'text/html');
        const all = [...page.querySelectorAll('*')];
        const single = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'xlink:href'];
        const references = all.flatMap((element) => {
          const of = (attribute, value) => ({
            element: element.localName,
            attribute,
            value: value.trim(),
            rel: element.getAttribute('rel') ?? '',
            hreflang: element.getAttribute('hreflang') ?? '',
          });
          const plain = single.filter((name) => element.hasAttribute(name)).map((name) => of(name, element.getAttribute(name)));
          const sets = ['srcset', 'imagesrcset']
            .filter((name) => element.hasAttribute(name))
            .flatMap((name) => element.getAttribute(name).split(',').map((one) => of(name, one.trim().split(/\s+/)[0])));
          const refresh = element.matches('meta[http-equiv=refresh i]')
            ? [of('content', (element.getAttribute('content') ?? '').replace(/^[^=]*=?\s*['"]?|['"]$/g, ''))]
            : [];
          return [...plain, ...sets, ...refresh];
        });
        return {
          lang: page.documentElement.getAttribute('lang') ?? '',
          title: page.title,
          ids: all.filter((element) => element.hasAttribute('id')).map((element) => element.id),
          base: page.querySelector('base')?.getAttribute('href') ?? null,
          canonical: page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
          noindex: /noindex/i.test(page.querySelector('meta[name=robots i]')?.content ?? ''),
          text: (page.querySelector('main') ?? page.body).textContent,
          references,
        };
      }, read(file)),
    );
  }
  await tab.close();
  return found;
});

/** The address under which the site is published, as its root page names it. */
const publishedAt = once(async () => {
  const address = (await facts()).get('index.html')?.canonical;
  if (!address?.startsWith('http') || !address.endsWith('/')) throw new Error(`index.html: no canonical address of the site, but ${address}`);
  return address;
});

/** The file that an address inside the site stands for, or what is wrong with it. */
function fileAt(path) {
  let file;
  try {
    file = decodeURIComponent(path);
  } catch {
    return { problem: 'is not percent-encoded UTF-8' };
  }
  if (file === '' || file.endsWith('/')) file += 'index.html';
  if (files.includes(file)) return { file };
  if (files.includes(`${file}/index.html`)) return { problem: 'lacks the slash at its end' };
  return { problem: `leads to ${file}, which does not exist` };
}

/** What is wrong with an absolute address that should be a page of this site, or nothing. */
async function wrongAddress(address) {
  const base = await publishedAt();
  if (!address.startsWith(base)) return `is not below ${base}`;
  const [path, fragment] = address.slice(base.length).split('#');
  const { file, problem } = fileAt(path);
  if (problem) return problem;
  return wrongFragment(file, fragment);
}

async function wrongFragment(file, fragment) {
  if (!fragment || fragment === 'top' || !file.endsWith('.html')) return undefined;
  const id = decodeURIComponent(fragment.split(':~:')[0]);
  if (id === '' || (await facts()).get(file).ids.includes(id)) return undefined;
  return `leads to #${id}, which ${file} does not have`;
}

/** Problems with sets of translations: pages → hreflang → address. */
function asymmetric(entries) {
  const problems = [];
  for (const [address, { from, alternates }] of entries) {
    if (alternates.size === 0) continue;
    if (![...alternates.values()].includes(address)) problems.push(`${from}: ${address} does not name itself among its translations`);
    for (const [language, other] of alternates) {
      if (language === 'x-default') continue;
      const back = entries.get(other);
      if (!back) problems.push(`${from}: ${address} names ${other} (${language}), which is not among the pages`);
      else if (back.alternates.get(language) !== other) problems.push(`${from}: ${address} names ${other} (${language}), which does not call itself ${language}`);
      else if (![...back.alternates.values()].includes(address)) problems.push(`${from}: ${address} names ${other} (${language}), which does not name it back`);
    }
  }
  return problems;
}

check(`pages: every kind is there (${pages.length} pages, ${sample.length} of them opened in the browser)`, async () => {
  const problems = [];
  const has = (kind, language) => pages.some((page) => page.kind === kind && page.language === language);
  for (const kind of ['language choice', '404']) if (!has(kind)) problems.push(`no page of the kind “${kind}”`);
  if (languages.length < 2) problems.push(`pages in less than two languages: ${languages}`);
  for (const language of languages) {
    for (const kind of ['language home', 'search', 'policy in force', 'dated version', 'parallel', 'history']) {
      if (!has(kind, language)) problems.push(`no page of the kind “${kind}” in ${language}`);
    }
  }
  for (const page of pages) {
    if (page.kind.startsWith('other')) problems.push(`${page.file}: a page outside of every language`);
    for (const other of languages) {
      const counterpart = page.language && page.file.replace(page.language, other);
      if (counterpart && !files.includes(counterpart)) problems.push(`${page.file}: no ${counterpart}`);
    }
  }
  return problems;
});

check('html: every page states its language and a title of its own', async () => {
  const problems = [];
  const titles = new Map();
  for (const page of pages) {
    const { lang, title } = (await facts()).get(page.file);
    if (page.language ? lang !== page.language : lang === '') problems.push(`${page.file}: <html lang="${lang}">`);
    if (title.trim() === '') problems.push(`${page.file}: no title`);
    const same = titles.get(`${page.language} ${title}`);
    if (same) problems.push(`${page.file}: the same title as ${same}: ${title}`);
    else titles.set(`${page.language} ${title}`, page.file);
  }
  return problems;
});

check(`html-validate: ${pages.length} pages`, async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(here, 'htmlvalidate.json'), 'utf8'))));
  const problems = [];
  for (const { file } of pages) {
    await new Promise(setImmediate); // Others go on meanwhile.
    const report = await validator.validateString(read(file), join(here, file));
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message, selector } of messages) {
        problems.push(`${file}:${line}:${column}: ${message} (${ruleId})${selector ? ` at ${selector}` : ''}`);
      }
    }
  }
  return problems;
});

// What the Nu checker says without cause; each with its reason.
const tolerated = [
  // A file has no origin, so the checker takes nothing for 'self'. The browser judges what the policy refuses.
  { says: /^Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “(?![a-z]+:|\/)/ },
  // A block of data is no script, and no browser executes it; the browser judges that too.
  { at: /<script type="application\/ld\+json">/, says: /^Inline script violates Content Security Policy / },
  // It strips a style sheet before it computes its hash, a browser doesn't; the browser judges here too.
  { file: /^404\.html$/, says: /^Inline style violates Content Security Policy .*nonce\/hash/ },
];

const nuInputs = ending('.html', '.css', '.svg');
check(`vnu: ${nuInputs.length} files, errors and warnings`, async () => {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  const problems = [];
  const { stderr } = await program('java', ['-Xss4m', '-jar', jar, '--format', 'json', '--also-check-css', '--also-check-svg', ...nuInputs.map((file) => join(root, file))], [0, 1]);
  for (const { type, subType, url, lastLine, firstColumn, lastColumn, message, extract } of JSON.parse(stderr).messages) {
    const file = url ? posix.relative(root, decodeURIComponent(new URL(url).pathname)) : '';
    if (tolerated.some(({ file: only, at, says }) => (!only || only.test(file)) && (!at || at.test(extract ?? '')) && says.test(message))) continue;
    problems.push(`${file}:${lastLine ?? 0}:${firstColumn ?? lastColumn ?? 0}: ${subType ?? type}: ${message}${extract ? ` at ${extract.replace(/\s+/g, ' ')}` : ''}`);
  }
  return problems;
});

check('html: ids are unique', async () => {
  const problems = [];
  for (const [file, { ids }] of await facts()) {
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) problems.push(`${where(file, id)}: id “${id}” occurs more than once`);
  }
  return problems;
});

// Only these may be whole addresses: what machines read, and links out.
const isAddressed = ({ element, rel }) => element === 'link' && /\b(canonical|alternate|license)\b/.test(rel);
const isOutward = ({ element, attribute, value }) => element === 'a' && attribute === 'href' && /^(https:|mailto:|tel:)/.test(value);

check('links: relative inside the site', async () => {
  const problems = [];
  const base = await publishedAt();
  for (const [file, { references, base: moved }] of await facts()) {
    if (moved !== null) problems.push(`${file}: <base href="${moved}"> ties the page to a place`);
    for (const reference of references) {
      const { element, attribute, value } = reference;
      const told = { toString: () => `${where(file, value)}: <${element} ${attribute}="${value}">` }; // when it is asked for
      if (value.startsWith('/') || value.startsWith('\\')) problems.push(`${told} is not relative`);
      else if (/^[a-z][a-z0-9+.-]*:/i.test(value)) {
        if (/^data:/.test(value) && element !== 'a') continue;
        // The host shows 404.html under any address, so nothing relative holds there.
        const own = value.startsWith(base) || `${value}/` === base;
        if (own && !isAddressed(reference) && !(file === '404.html' && element === 'a')) problems.push(`${told} is not relative`);
        else if (!own && !isOutward(reference) && !isAddressed(reference)) problems.push(`${told} is neither relative nor a link out by https, mailto or tel`);
      }
    }
  }
  for (const file of ending('.css')) {
    for (const [, address] of read(file).matchAll(/(?:url\(\s*|@import\s+)['"]?([^'")\s]+)/g)) {
      if (/^(\/|[a-z]+:)/.test(address) && !address.startsWith('data:')) problems.push(`${file}: ${address} is not relative`);
    }
  }
  return problems;
});

check('links: every file and #anchor exists', async () => {
  const problems = [];
  const all = await facts();
  const host = 'http://host.invalid/';
  for (const page of pages) {
    for (const { element, attribute, value } of all.get(page.file).references) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(value)) continue;
      const told = { toString: () => `${where(page.file, value)}: <${element} ${attribute}="${value}">` };
      if (value === '' && attribute !== 'href') {
        problems.push(`${told} is empty`);
        continue;
      }
      const target = new URL(value, `${host}sub/path/${page.path}`);
      if (!target.href.startsWith(`${host}sub/path/`)) {
        problems.push(`${told} leads out of the site`);
        continue;
      }
      const { file, problem } = fileAt(target.pathname.slice('/sub/path/'.length));
      const wrong = problem ?? (await wrongFragment(file, target.hash.slice(1)));
      if (wrong) problems.push(`${told} ${wrong}`);
    }
  }
  for (const file of ending('.css')) {
    for (const [, address] of read(file).matchAll(/(?:url\(\s*|@import\s+)['"]?([^'")\s#]+)/g)) {
      if (/^([a-z]+:|\/)/.test(address)) continue;
      const { problem } = fileAt(new URL(address, host + file).pathname.slice(1));
      if (problem) problems.push(`${file}: ${address} ${problem}`);
    }
  }
  return problems;
});

check('links: no file of assets/ without a page that uses it', async () => {
  const used = new Set();
  const host = 'http://host.invalid/';
  for (const page of pages) {
    for (const { value } of (await facts()).get(page.file).references) {
      const target = new URL(value, host + page.path);
      if (target.origin === new URL(host).origin) used.add(decodeURIComponent(target.pathname.slice(1)));
    }
  }
  for (const file of ending('.css')) {
    for (const [, address] of read(file).matchAll(/(?:url\(\s*|@import\s+)['"]?([^'")\s#]+)/g)) {
      used.add(decodeURIComponent(new URL(address, host + file).pathname.slice(1)));
    }
  }
  return files.filter((file) => file.startsWith('assets/') && !used.has(file)).map((file) => `${file}: no page refers to it`);
});

check('links: canonical addresses and translations', async () => {
  const problems = [];
  const entries = new Map();
  const base = await publishedAt();
  for (const page of pages) {
    const { canonical, noindex, references } = (await facts()).get(page.file);
    if (canonical === null) {
      if (page.kind !== '404' && !noindex) problems.push(`${page.file}: no canonical address`);
      continue;
    }
    for (const { element, rel, value } of references) {
      if (element !== 'link' || !/\b(canonical|alternate)\b/.test(rel) || !/^[a-z]+:/.test(value)) continue;
      const wrong = await wrongAddress(value);
      if (wrong) problems.push(`${where(page.file, value)}: <link rel="${rel}" href="${value}"> ${wrong}`);
    }
    const alternates = new Map(
      references
        .filter(({ element, rel, hreflang }) => element === 'link' && rel === 'alternate' && hreflang)
        .filter(({ rel, value }) => rel && /^[a-z]+:/.test(value) && !/\.(atom|xml|json)$/.test(value))
        .map(({ hreflang, value }) => [hreflang, value]),
    );
    if (canonical === base + page.path) entries.set(canonical, { from: page.file, alternates });
  }
  return [...problems, ...asymmetric(entries)];
});

const xml = ending('.xml', '.atom', '.svg', '.xhtml', '.rdf');
check(`xml: ${xml.length} files are well-formed`, async () => {
  if (xml.length === 0) return ['no XML file at all'];
  try {
    await program('xmllint', ['--noout', '--nonet', ...xml.map((file) => join(root, file))]);
    return [];
  } catch (error) {
    if (typeof error.status !== 'number') throw error;
    return [error.message.replaceAll(`${root}/`, '').trim()];
  }
});

const feeds = ending('.atom');
check(`atom: ${feeds.length} feeds are valid`, async () => {
  if (feeds.length === 0) return ['no feed at all'];
  const problems = [];
  try {
    await program('xmllint', ['--noout', '--nonet', '--relaxng', join(import.meta.dirname, 'atom.rng'), ...feeds.map((file) => join(root, file))]);
  } catch (error) {
    if (typeof error.status !== 'number') throw error;
    problems.push(error.message.replaceAll(`${root}/`, '').trim());
  }
  for (const file of feeds) {
    const ids = [...read(file).matchAll(/<entry>\s*<id>([^<]*)</g)].map(([, id]) => id);
    if (new Set(ids).size < ids.length) problems.push(`${file}: two entries have one id`);
    if (ids.length === 0) problems.push(`${file}: no entry`);
  }
  return problems;
});

const json = ending('.json', '.webmanifest');
check(`json: ${json.length} files parse`, async () => {
  if (json.length === 0) return ['no JSON file at all'];
  return json.flatMap((file) => {
    try {
      JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(root, file))));
      return [];
    } catch (error) {
      return [`${file}: ${error.message}`];
    }
  });
});

check('sitemap: lists the pages, translations in symmetric pairs', async () => {
  if (!files.includes('sitemap.xml')) return ['no sitemap.xml'];
  const tab = await (await browser()).newPage();
  const listed = await tab.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'application/xml');
    return [...read.getElementsByTagNameNS('http://www.sitemaps.org/schemas/sitemap/0.9', 'url')].map((entry) => ({
      address: entry.getElementsByTagNameNS('*', 'loc')[0]?.textContent.trim() ?? '',
      alternates: [...entry.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')].map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
    }));
  }, read('sitemap.xml'));
  await tab.close();
  const problems = [];
  const entries = new Map();
  const named = new Set();
  for (const { address, alternates } of listed) {
    if (entries.has(address)) problems.push(`sitemap.xml: ${address} occurs more than once`);
    entries.set(address, { from: 'sitemap.xml', alternates: new Map(alternates) });
    for (const one of [address, ...alternates.map(([, other]) => other)]) {
      named.add(one);
      const wrong = await wrongAddress(one);
      if (wrong) problems.push(`sitemap.xml: ${one} ${wrong}`);
    }
  }
  const base = await publishedAt();
  for (const page of pages) {
    const { canonical, noindex } = (await facts()).get(page.file);
    const itself = canonical === base + page.path && !noindex && page.kind !== '404';
    const inSitemap = entries.has(base + page.path);
    if (itself && !inSitemap) problems.push(`sitemap.xml: ${base}${page.path} is missing`);
    if (!itself && inSitemap) problems.push(`sitemap.xml: ${base}${page.path} is listed, but says that it is not the page to be found (canonical ${canonical}${noindex ? ', noindex' : ''})`);
  }
  if (![...entries.values()].some(({ alternates }) => alternates.size >= languages.length)) problems.push('sitemap.xml: no translations');
  return [...problems, ...asymmetric(entries)];
});

check('robots.txt names the sitemap', async () => {
  if (!files.includes('robots.txt')) return ['no robots.txt'];
  const line = `Sitemap: ${await publishedAt()}sitemap.xml`;
  return read('robots.txt').split(/\r?\n/).includes(line) ? [] : [`robots.txt: no line “${line}”`];
});

check('addresses in data and feeds exist', async () => {
  const base = await publishedAt();
  const problems = [];
  for (const file of ending('.atom', '.json', '.txt', '.webmanifest')) {
    const escaped = base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    for (const [address] of read(file).replaceAll('\\/', '/').matchAll(new RegExp(`${escaped}[^\\s"'<>\\\\]*`, 'g'))) {
      const wrong = await wrongAddress(address.replaceAll('&amp;', '&'));
      if (wrong) problems.push(`${file}: ${address} ${wrong}`);
    }
  }
  return problems;
});

check(`text.json: what ${texts.length} pages of text say`, async () => {
  const problems = [];
  let compared = 0;
  for (const page of texts) {
    const text = textOf(page);
    if (!text) {
      if (page.kind === 'dated version') problems.push(`${page.file}: no readable text.json beside it`);
      continue;
    }
    compared++;
    const { ids, text: shown } = (await facts()).get(page.file);
    const body = squeeze(shown);
    if (text.policy !== page.policy) problems.push(`${text.file}: policy is ${text.policy}`);
    if (page.version && text.version !== page.version) problems.push(`${text.file}: version is ${text.version}`);
    if (!body.includes(squeeze(text.title))) problems.push(`${page.file}: the title “${text.title}” is not on the page`);
    const provisions = provisionsIn(text.provisions);
    if (provisions.length === 0) problems.push(`${text.file}: no provisions`);
    for (const { id, label, caption, text: words } of provisions) {
      if (!ids.includes(id)) problems.push(`${page.file}: no id “${id}”, but text.json has it`);
      for (const part of [label, caption, ...(words ?? '').split('\n')]) {
        if (part && !body.includes(squeeze(part))) problems.push(`${page.file}#${id}: “${part}” is in text.json, but not on the page`);
      }
    }
  }
  if (compared === 0) problems.push('no page of text has a text.json');
  // The same version in every language, and the same anchors.
  for (const page of texts) {
    for (const other of languages) {
      const counterpart = texts.find(({ file }) => file === page.file.replace(page.language, other));
      const [one, two] = [textOf(page), counterpart && textOf(counterpart)];
      if (!one || !two || one === two) continue;
      if (one.version !== two.version) problems.push(`${page.file} shows version ${one.version}, ${counterpart.file} version ${two.version}`);
      const known = new Set((await facts()).get(counterpart.file).ids);
      for (const { id } of provisionsIn(one.provisions)) {
        if (!known.has(id)) problems.push(`${page.file}#${id}: ${counterpart.file} has no such anchor, so a link does not survive the change of language`);
      }
    }
  }
  return problems;
});

// ---------------------------------------------------------------- in the browser

const widths = [
  { name: '1280', viewport: { width: 1280, height: 800 } },
  { name: '320', viewport: { width: 320, height: 640 } },
];
const modes = [
  { width: '1280', name: '1280 light', colorScheme: 'light', forcedColors: 'none' },
  { width: '1280', name: '1280 dark', colorScheme: 'dark', forcedColors: 'none' },
  { width: '1280', name: '1280 forced colours', colorScheme: 'light', forcedColors: 'active' },
  { width: '320', name: '320 light', colorScheme: 'light', forcedColors: 'none' },
  { width: '320', name: '320 dark', colorScheme: 'dark', forcedColors: 'none' },
];
// What does not depend on colours is the same in all modes of a width.
const byColour = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens one page in a mode and hands back what went wrong while look looked at it. */
async function visit(context, page, look, path = page.path, expected = page.kind === '404' && path !== page.path ? 404 : 200) {
  const server = await site();
  const wrong = [];
  const tab = await context.newPage();
  tab.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    // The address that was asked for is missing on purpose; a browser may ask for an icon of its own accord.
    if (expected === 404 && url === server.url + path) return;
    if (url === `${server.origin}/favicon.ico`) return;
    wrong.push(`console: ${message.text()}${url ? ` (${url.replace(server.url, '')})` : ''}`);
  });
  tab.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  tab.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  tab.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url) || url === `${server.origin}/favicon.ico`) return;
    if (!url.startsWith(`${server.origin}/`)) wrong.push(`request to another host: ${url}`);
    else if (!url.startsWith(server.url)) wrong.push(`request outside of the site's path: ${url}`);
  });
  tab.on('requestfailed', (request) => wrong.push(`request failed: ${request.url().replace(server.url, '')}: ${request.failure()?.errorText}`));
  tab.on('response', (response) => {
    const asked = response.url() === server.url + path;
    if (asked ? response.status() !== expected : response.status() >= 400 && !response.url().endsWith('/favicon.ico')) {
      wrong.push(`status ${response.status()}: ${response.url().replace(server.url, '')}`);
    }
  });
  await tab.addInitScript(() => {
    globalThis.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.refusedByPolicy.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
  });
  try {
    await tab.goto(server.url + path, { timeout: patience });
    const seen = await look(tab, wrong);
    for (const refused of (await tab.evaluate(() => globalThis.refusedByPolicy)) ?? []) wrong.push(`content security policy: ${refused}`);
    const address = tab.url().split('#')[0];
    if (address !== (server.url + path).split('#')[0]) wrong.push(`went on to ${address.replace(server.url, '')} by itself`);
    return { page, wrong, seen };
  } finally {
    await tab.close();
  }
}

/** The page of each kind and language with the most to look at. */
const typical = sample.filter((page) => !sample.some((other) => other.kind === page.kind && other.language === page.language && other.size > page.size));

/** Runs in the page: lays out all of it, as if its reader had been everywhere. */
function layOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: what sticks out of it at the side, most specific first. */
function stickingOut() {
  const scrolled = document.scrollingElement;
  const width = scrolled.clientWidth;
  const named = (element) => {
    const parts = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      parts.unshift(at.localName + (at.id ? `#${at.id}` : [...at.classList].map((name) => `.${name}`).join('')));
      if (at.id) break;
    }
    return parts.join(' > ');
  };
  const free = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return false;
    }
    return true;
  };
  const outside = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > width + 1 && free(element);
  });
  const deepest = outside.filter((element) => !outside.some((other) => other !== element && element.contains(other)));
  const told = deepest.slice(0, 3).map((element) => `${named(element)} ends at ${Math.round(element.getBoundingClientRect().right)}`);
  if (scrolled.scrollWidth > width || told.length > 0) return `content is ${scrolled.scrollWidth} px wide in ${width} px: ${told.join('; ')}`;
  return '';
}

const sizeOfText = () => {
  const paragraph = document.querySelector('main p, main li, main') ?? document.body;
  return parseFloat(getComputedStyle(paragraph).fontSize);
};

/**
 * Every page of the sample, loaded once and then looked at in every mode. Colours belong
 * to what a thing is, so those of the dark and of few are looked at on one page of a kind.
 */
const visits = once(async () => {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const context = await (await browser()).newContext({ viewport: widths[0].viewport, reducedMotion: 'reduce' });
  const results = await each(sample, (page) =>
    visit(context, page, async (tab) => {
      const seen = [];
      await tab.evaluate(layOut);
      await tab.evaluate(axe);
      for (const { name: width, viewport } of widths) {
        await tab.setViewportSize(viewport);
        for (const [index, { name, colorScheme, forcedColors }] of modes.filter((mode) => mode.width === width).entries()) {
          if (index > 0 && !typical.includes(page)) continue;
          await tab.emulateMedia({ colorScheme, forcedColors });
          const wide = await tab.evaluate(stickingOut);
          const size = await tab.evaluate(sizeOfText);
          const violations = await tab.evaluate(async (runOnly) => {
            const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] });
            return violations.map(({ id, help, nodes }) => ({
              id,
              help,
              targets: nodes.map(({ target }) => target.join(' ')),
              why: nodes[0].failureSummary.split('\n').slice(1).join(' ').trim(),
            }));
          }, index === 0 ? { type: 'tag', values: tags } : { type: 'rule', values: byColour });
          seen.push({ mode: name, wide, size, violations });
        }
      }
      return seen;
    }),
  );
  await context.close();
  return {
    loads: results.map(({ page, wrong }) => ({ page, mode: widths[0].name, wrong })),
    looks: results.flatMap(({ page, seen }) => seen.map((one) => ({ page, ...one }))),
  };
});

/** The same problem in several modes is told once, with the modes. */
function told(found) {
  const byText = new Map();
  for (const { text, mode } of found) byText.set(text, [...(byText.get(text) ?? []), mode]);
  return [...byText].map(([text, where]) => `${text} [${[...new Set(where)].join(', ')}]`);
}

check(`axe: ${sample.length} pages × ${modes.map(({ name }) => name).join(', ')}`, async () =>
  told(
    (await visits()).looks.flatMap(({ page, mode, violations }) =>
      violations.map(({ id, help, targets, why }) => {
        const more = targets.length > 2 ? ` and ${targets.length - 2} more` : '';
        return { mode, text: `${page.file}: ${help} (${id}) at ${targets.slice(0, 2).join(', ')}${more}: ${why}` };
      }),
    ),
  ));

check('browser: no error, nothing refused by the content security policy, no request elsewhere, none that failed', async () =>
  told((await visits()).loads.flatMap(({ page, mode, wrong }) => wrong.map((what) => ({ mode, text: `${page.file}: ${what}` })))));

check('browser: no scrolling sideways at 320 px and 1280 px', async () =>
  told((await visits()).looks.filter(({ wide }) => wide).map(({ page, mode, wide }) => ({ mode, text: `${page.file}: ${wide}` }))));

check('browser: text of twice the size grows, nothing scrolls sideways, and axe finds nothing', async () => {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const usual = new Map((await visits()).looks.filter(({ mode }) => mode === '1280 light').map(({ page, size }) => [page.file, size]));
  const started = await browserWithLargeText();
  const context = await started.newContext({ viewport: { width: 1280, height: 800 } });
  const found = await each(sample, async (page) => {
    const found = [];
    await visit(context, page, async (tab) => {
      await tab.evaluate(layOut);
      for (const width of [1280, 640]) {
        await tab.setViewportSize({ width, height: 800 });
        const tell = (what) => found.push({ mode: `${width} px`, text: `${page.file}: ${what}` });
        const wide = await tab.evaluate(stickingOut);
        if (wide) tell(wide);
        const [size, before] = [await tab.evaluate(sizeOfText), usual.get(page.file)];
        if (width === 1280 && size < 1.9 * before) tell(`text of ${before} px is ${size} px when the reader sets twice the size`);
      }
      await tab.evaluate(axe);
      const violations = await tab.evaluate(async ([values, byColour]) => {
        const rules = Object.fromEntries(byColour.map((id) => [id, { enabled: false }])); // The size changes no colour.
        const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] });
        return violations.map(({ id, help, nodes }) => `${help} (${id}) at ${nodes[0].target.join(' ')}`);
      }, [tags, byColour]);
      for (const what of violations) found.push({ mode: '640 px', text: `${page.file}: ${what}` });
    });
    return found;
  });
  await context.close();
  return told(found.flat());
});

check('browser: nothing moves for readers who want no motion', async () => {
  const problems = [];
  const context = await (await browser()).newContext({ reducedMotion: 'reduce' });
  const tab = await context.newPage();
  const { url } = await site();
  for (const page of sample) {
    await tab.goto(url + page.path, { timeout: patience });
    const moving = await tab.evaluate(() =>
      [document.documentElement, ...document.body.querySelectorAll('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          return style.scrollBehavior === 'smooth' || style.animationName !== 'none' || /[1-9]/.test(style.transitionDuration);
        })
        .map(({ localName, className }) => `${localName}.${className}`),
    );
    for (const what of new Set(moving)) problems.push(`${page.file}: ${what} moves`);
  }
  await context.close();
  return problems;
});

check('accessibility tree: the language switch, and the tables of changes', async () => {
  const problems = [];
  const context = await (await browser()).newContext();
  const tab = await context.newPage();
  const { url } = await site();
  for (const page of sample.filter(({ kind }) => kind === 'changes' || kind === 'policy in force')) {
    await tab.goto(url + page.path, { timeout: patience });
    const nav = await tab.locator('nav.languages').ariaSnapshot();
    if (!/^- navigation "[^"]+":/.test(nav) || (nav.match(/listitem/g) ?? []).length !== languages.length) problems.push(`${page.file}: the language switch is ${nav}`);
    if ((nav.match(/- link /g) ?? []).length !== languages.length - 1) problems.push(`${page.file}: the language switch links to its own page: ${nav}`);
    if (page.kind !== 'changes') continue;
    const touched = await tab.locator('.touched table').ariaSnapshot();
    if (!/columnheader/.test(touched) || !/rowheader/.test(touched)) problems.push(`${page.file}: the list of what was touched is no table: ${touched.slice(0, 200)}`);
    await tab.locator('nav.views a[href="#page_table"]').click();
    const table = await tab.locator('#page_table table').first().ariaSnapshot();
    if ((table.match(/columnheader "/g) ?? []).length < 2 || !/- cell/.test(table)) problems.push(`${page.file}: the comparison is no table: ${table.slice(0, 200)}`);
    if (!/insertion|deletion/.test(await tab.locator('#page_table').ariaSnapshot())) problems.push(`${page.file}: nothing is told to be inserted or deleted`);
  }
  await context.close();
  return problems;
});

check('no style: every word of the text is there in its order', async () => {
  const problems = [];
  const context = await (await browser()).newContext({ javaScriptEnabled: false });
  await context.route('**/*.css', (route) => route.abort());
  const tab = await context.newPage();
  const { url } = await site();
  for (const page of sample.filter(({ kind }) => kind === 'policy in force')) {
    await tab.goto(url + page.path, { timeout: patience });
    const shown = squeeze(await tab.locator('main').innerText());
    let at = 0;
    for (const { id, label, caption, text: words } of provisionsIn(textOf(page).provisions)) {
      for (const part of [label, caption, ...(words ?? '').split(/[\n\t]/)].filter(Boolean)) {
        if (!shown.includes(squeeze(part))) problems.push(`${page.file}: “${part}” of ${id} is not to be seen`);
      }
      const first = squeeze((words ?? '').split(/[\n\t]/)[0]);
      const found = first ? shown.indexOf(first, at) : at;
      if (found < 0) problems.push(`${page.file}: ${id} does not stand behind what comes before it`);
      else at = found;
    }
  }
  await context.close();
  return problems;
});

check('browser: 404.html works under any address', async () => {
  const page = pages.find(({ kind }) => kind === '404');
  if (!page) return ['no 404.html'];
  const context = await (await browser()).newContext();
  const problems = [];
  for (const path of ['no-such-page', 'ja/no/such/page/']) {
    const { wrong, seen } = await visit(context, page, (tab) => tab.evaluate(() => [...document.links].map(({ href }) => href)), path);
    problems.push(...wrong.map((what) => `404.html shown at ${path}: ${what}`));
    for (const address of seen) {
      if (!address.startsWith('http')) continue;
      const { url } = await site();
      const bad = address.startsWith(url) ? fileAt(address.slice(url.length).split(/[?#]/)[0]).problem : await wrongAddress(address);
      if (bad) problems.push(`404.html shown at ${path}: the link to ${address.replace(url, '')} ${bad}`);
    }
    if (seen.length === 0) problems.push('404.html: no link that leads on');
  }
  await context.close();
  return problems;
});

/** The link by which a page offers itself in another language. */
async function switchTo(tab, page, language) {
  const path = prefix + page.path.replace(page.language, language);
  const links = tab.locator(`a[hreflang="${language}"]`);
  let hidden = false;
  for (const link of await links.all()) {
    if ((await link.evaluate((element) => element.pathname)) !== path) continue;
    if (await link.isVisible()) return { link, path };
    hidden = true;
  }
  return { problem: `${hidden ? 'a hidden' : 'no'} <a hreflang="${language}"> to ${posix.relative(prefix, path)}/` };
}

/** Clicks a link and waits until another page is there. */
async function follow(tab, link) {
  const from = tab.url();
  await Promise.all([tab.waitForURL((to) => to.href !== from, { timeout: patience, waitUntil: 'domcontentloaded' }), link.click({ timeout: patience })]);
}

check('no script: the text is there, and the language switch leads to the same page', async () => {
  const started = await browser();
  const problems = await each([1280, 320], async (width) => {
    const context = await started.newContext({ javaScriptEnabled: false, viewport: { width, height: 640 } });
    const tab = await context.newPage();
    const found = [];
    const { url, origin } = await site();
    for (const page of sample) {
      const tell = (what) => found.push({ mode: `${width} px`, text: `${page.file}: ${what}` });
      await tab.goto(url + page.path, { timeout: patience });
      if (!(await tab.locator('h1').first().isVisible())) tell('no visible h1');
      const text = texts.includes(page) ? textOf(page) : undefined;
      await tab.evaluate(layOut);
      const shown = squeeze(await tab.locator('body').innerText());
      for (const { id, label, caption, text: words } of text ? provisionsIn(text.provisions) : []) {
        for (const part of [label, caption, ...(words ?? '').split('\n')]) {
          if (part && !shown.includes(squeeze(part))) tell(`“${part}” of ${id} is not to be seen`);
        }
      }
      for (const language of page.language ? languages : []) {
        if (language === page.language) continue;
        if (tab.url() !== url + page.path) await tab.goto(url + page.path, { timeout: patience });
        const { link, path, problem } = await switchTo(tab, page, language);
        if (problem) {
          tell(problem);
          continue;
        }
        if (width !== 1280) continue; // It is there; it leads to the same place.
        await follow(tab, link);
        const lang = await tab.locator('html').getAttribute('lang');
        if (tab.url().split('#')[0] !== origin + path || lang !== language) tell(`the switch to ${language} leads to ${tab.url().replace(url, '')} (${lang})`);
      }
    }
    await context.close();
    return found;
  });
  return told(problems.flat());
});

check('script: the language switch keeps the version and the #anchor', async () => {
  const started = await browser();
  const context = await started.newContext();
  const { origin, url } = await site();
  const problems = [];
  let tried = 0;
  await each(
    sample.filter((page) => texts.includes(page)),
    async (page) => {
      const { ids } = (await facts()).get(page.file);
      const known = new Set(provisionsIn(textOf(page)?.provisions ?? []).map(({ id }) => id));
      const anchors = ids.filter((id) => known.has(id));
      const chosen = [anchors.at(-1), anchors[anchors.length >> 1]].filter(Boolean);
      if (chosen.length === 0) problems.push(`${page.file}: no provision to link to`);
      const tab = await context.newPage();
      for (const language of languages.filter((other) => other !== page.language)) {
        for (const [index, anchor] of chosen.entries()) {
          // Both ways to an anchor: with the address, and later within the page.
          const hash = `#${encodeURIComponent(anchor)}`;
          await tab.goto(url + page.path + (index % 2 ? '' : hash), { timeout: patience });
          if (index % 2) await tab.evaluate((to) => (location.hash = to), hash);
          const { link, path, problem } = await switchTo(tab, page, language);
          if (problem) {
            problems.push(`${page.file}: ${problem}`);
            continue;
          }
          await follow(tab, link);
          tried++;
          const at = new URL(tab.url());
          if (at.origin + at.pathname !== origin + path) problems.push(`${page.file}#${anchor}: the switch to ${language} leads to ${tab.url().replace(url, '')}`);
          else if (decodeURIComponent(at.hash) !== `#${anchor}`) problems.push(`${page.file}#${anchor}: the switch to ${language} loses the anchor: ${tab.url().replace(url, '')}`);
          else if (!(await tab.evaluate((id) => document.getElementById(id) !== null, anchor))) problems.push(`${page.file}#${anchor}: no such anchor in ${language}`);
        }
      }
      await tab.close();
    },
  );
  await context.close();
  if (tried === 0) problems.push('no language switch was tried');
  return problems;
});

// ---------------------------------------------------------------- changes

const changes = pages.filter((page) => page.kind.startsWith('changes'));

/** The words of an element without those in some others, spaces left out. */
const wordsWithout = ([element, without]) => {
  const copy = element.cloneNode(true);
  for (const gone of copy.querySelectorAll(without)) gone.remove();
  return copy.textContent.replace(/\s/g, '');
};

/** All letters of a text, in no order: articles that replace each other may stand in another one. */
const letters = (words) => [...words.replace(/[\s（）()[\]]/g, '')].sort().join('');

check(`changes: ${changes.length} redlines give both texts when they are accepted and rejected`, async () => {
  if (changes.length === 0) return ['no page of changes'];
  const context = await (await browser()).newContext({ javaScriptEnabled: false });
  const { url } = await site();
  const problems = [];
  await each(changes, async (page) => {
    const data = JSON.parse(read(`${page.file.replace(/index\.html$/, '')}changes.json`));
    const tab = await context.newPage();
    await tab.goto(url + page.path, { timeout: patience });
    const redline = await tab.locator('.redline').elementHandle();
    const aside = 'summary, .kind, .moved-from, .title';
    for (const [op, gone] of [['insert', 'ins'], ['delete', 'del']]) {
      const label = op === 'insert' ? 'from' : 'to';
      const want = data.changes.map((c) => (c[label]?.label ?? '') + [c.caption, c.note, c.edits, c.tail].flatMap((edits) => edits ?? []).map((e) => (e.op === op ? '' : e.text)).join(''));
      const got = await tab.evaluate(wordsWithout, [redline, `${aside}, ${gone}`]);
      if (letters(got) !== letters(want.join(''))) problems.push(`${page.file}: without ${gone} the redline is not the text ${data[label]}`);
    }
    await tab.close();
  });
  await context.close();
  return problems;
});

check('changes: one form is shown, a link to a row shows it, and the language switch stays on the row', async () => {
  const context = await (await browser()).newContext();
  const { url } = await site();
  const problems = [];
  let tried = 0;
  await each(sample.filter((page) => changes.includes(page)), async (page) => {
    const tab = await context.newPage();
    await tab.goto(url + page.path, { timeout: patience });
    const tell = (what) => problems.push(`${page.file}: ${what}`);
    const shown = () => tab.locator('section.view:visible').evaluateAll((all) => all.map(({ id }) => id).join());
    const first = page.language === 'ja' ? 'page_table' : 'page_redline';
    if ((await shown()) !== first) tell(`shows ${await shown()}, not ${first}`);
    const appears = (id) => tab.locator(`[id="${id}"]`).waitFor({ state: 'visible', timeout: patience }).then(() => true, () => false);
    for (const id of ['page_redline', 'page_table']) {
      await tab.locator(`nav.views a[href="#${id}"]`).click();
      if (!(await appears(id)) || (await shown()) !== id) tell(`${id} is not shown when it is chosen`);
    }
    const row = tab.locator('.touched tbody th a').last();
    const anchor = (await row.getAttribute('href')).slice(1);
    await row.click();
    if (!(await appears(anchor))) tell(`the row ${anchor} is not shown`);
    for (const language of languages.filter((other) => other !== page.language)) {
      const { link, problem } = await switchTo(tab, page, language);
      if (problem) {
        tell(problem);
        continue;
      }
      await follow(tab, link);
      tried++;
      if (decodeURIComponent(new URL(tab.url()).hash.slice(1)) !== anchor) tell(`the switch to ${language} leaves the row ${anchor}`);
      else if (!(await appears(anchor))) tell(`the row ${anchor} is not shown in ${language}`);
    }
    await tab.close();
  });
  await context.close();
  if (tried === 0) problems.push('nothing was tried');
  return problems;
});

check('parallel: each row has the same provision in both languages, and deep links lead into either column', async () => {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 } });
  const { url } = await site();
  const problems = [];
  await each(
    pages.filter((page) => page.kind === 'parallel'),
    async (page) => {
      const tab = await context.newPage();
      await tab.goto(url + page.path, { timeout: patience });
      const seen = await tab.evaluate((own) =>
        [...document.querySelectorAll('.columns > tbody[id]')].map((group) => {
          const cells = [...group.rows[0].cells];
          return {
            id: group.id,
            alone: group.classList.contains('alone'),
            ids: cells.map((cell) => cell.id),
            langs: cells.map((cell) => cell.lang),
            tops: cells.map((cell) => cell.getBoundingClientRect().top),
            lefts: cells.map((cell) => cell.getBoundingClientRect().left),
            own,
          };
        }), page.language);
      const wanted = new Set();
      for (const language of languages) {
        for (const { id } of provisionsIn(versionOf(page, language).provisions)) wanted.add(id);
      }
      for (const { id, ids, langs, tops, lefts, own } of seen) {
        wanted.delete(id);
        if (langs[0] !== own || langs[1] === own) problems.push(`${page.file}#${id}: columns in ${langs}`);
        if (ids.some((cell, index) => cell !== `${langs[index]}_${id}`)) problems.push(`${page.file}#${id}: cells are called ${ids}`);
        if (tops[0] !== tops[1] || lefts[0] >= lefts[1]) problems.push(`${page.file}#${id}: the texts do not stand side by side`);
      }
      for (const id of wanted) problems.push(`${page.file}: no row for ${id}`);
      const roles = await tab.locator('.columns').ariaSnapshot();
      if (!/columnheader/.test(roles) || !/cell/.test(roles)) problems.push(`${page.file}: screen readers get no table: ${roles.slice(0, 200)}`);
      await tab.close();
    },
  );
  await context.close();
  return problems;
});

// ---------------------------------------------------------------- old links

check('forwarding: an old link to a provision that has moved or is gone leads to a notice with both places', async () => {
  const problems = [];
  let tried = 0;
  const { url } = await site();
  const context = await (await browser()).newContext();
  const plain = await (await browser()).newContext({ javaScriptEnabled: false });
  for (const page of pages.filter(({ kind }) => kind === 'policy in force')) {
    const [tab, still] = [await context.newPage(), await plain.newPage()];
    await still.goto(url + page.path, { timeout: patience });
    const entries = await still.locator('.moved li').evaluateAll((all) => all.map((entry) => ({ id: entry.id, name: entry.id || entry.dataset.id, links: [...entry.querySelectorAll('a')].map(({ href }) => href) })));
    // The first and the last one of each kind: those that have an identifier of their own, and those that lost it to another provision.
    const kinds = [entries.filter(({ id }) => id), entries.filter(({ id }) => !id)];
    for (const { id, name, links } of new Set(kinds.flatMap((kind) => [kind.at(0), kind.at(-1)]).filter(Boolean))) {
      tried++;
      await tab.goto('about:blank');
      await tab.goto(`${url}${page.path}#${name}`, { timeout: patience });
      const notice = tab.locator(id ? `[id="${id}"]` : '.forwarded');
      if (!(await notice.isVisible())) problems.push(`${page.file}#${name}: no notice`);
      else if ((await notice.locator('a').evaluateAll((all) => all.map(({ href }) => href))).join() !== links.join()) problems.push(`${page.file}#${name}: other links than ${links}`);
      if (links.length !== 2) problems.push(`${page.file}#${name}: ${links.length} links`);
      if (id) {
        await still.goto(`${url}${page.path}#${name}`);
        if (!(await still.locator(`[id="${id}"]`).isVisible())) problems.push(`${page.file}#${name}: no notice without scripts`);
      }
    }
    // An address that names nothing, and one that is no address, show the text and no notice.
    for (const wrong of ['#art_9999', '#%E0%A4%A', '#<script>', '#page_nothing__para_1']) {
      const errors = [];
      tab.on('pageerror', ({ message }) => errors.push(message));
      await tab.goto('about:blank');
      await tab.goto(url + page.path + wrong, { timeout: patience });
      if ((await tab.locator('.forwarded').count()) > 0 || errors.length > 0) problems.push(`${page.file}${wrong}: ${errors.join(' ') || 'a notice about nothing'}`);
    }
    await tab.close();
    await still.close();
  }
  await context.close();
  await plain.close();
  if (tried === 0) problems.push('no provision of the sample has moved');
  return problems;
});

const moved = pages.filter(({ kind }) => kind === 'moved');
check(`moved: ${moved.length} pages under former names lead to those of today, with the #anchor where scripts run`, async () => {
  if (moved.length === 0) return ['no policy of the sample has a former name'];
  const problems = [];
  const { url } = await site();
  const context = await (await browser()).newContext();
  const plain = await (await browser()).newContext({ javaScriptEnabled: false });
  const [tab, still] = [await context.newPage(), await plain.newPage()];
  const tried = new Set();
  for (const page of moved) {
    const { references, canonical, noindex } = (await facts()).get(page.file);
    const target = new URL(references.find(({ element }) => element === 'meta').value, url + page.path).href;
    const { file, problem } = fileAt(target.slice(url.length));
    if (problem) problems.push(`${page.file}: its target ${problem}`);
    const own = file && (await facts()).get(file).canonical;
    if (!noindex || (own ? canonical !== own : await wrongAddress(canonical))) problems.push(`${page.file}: canonical ${canonical}, noindex ${noindex}`);
    const link = references.find(({ element }) => element === 'a');
    if (new URL(link.value, url + page.path).href !== target) problems.push(`${page.file}: the link leads to ${link.value}`);
    // One page of each form in the browser.
    const form = page.path.replace(page.language, '').replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DATE');
    if (tried.has(form)) continue;
    tried.add(form);
    const hash = '#art_2';
    await tab.goto(url + page.path + hash, { timeout: patience });
    await tab.waitForURL(target + hash, { timeout: 5000 }).catch(() => problems.push(`${page.file}${hash}: leads to ${tab.url().replace(url, '')}`));
    await still.goto(url + page.path, { timeout: patience });
    await still.waitForURL(target, { timeout: 5000 }).catch(() => problems.push(`${page.file}: leads to ${still.url().replace(url, '')} without scripts`));
  }
  // An old link by an old name leads to the notice about the provision too.
  for (const page of pages.filter(({ kind }) => kind === 'policy in force')) {
    const old = moved.find(({ file }) => (read(file).match(/url=([^"]*)"/) ?? [])[1] === `../${page.policy}/` && file.startsWith(page.language));
    const gone = old && /<li id="([^"]+)"/.exec(read(page.file).split('class="moved"')[1] ?? '')?.[1];
    if (!gone) continue;
    await tab.goto('about:blank');
    await tab.goto(`${url}${old.path}#${gone}`, { timeout: patience });
    await tab.waitForURL(`${url}${page.path}#${gone}`, { timeout: 5000 }).catch(() => {});
    if (!(await tab.locator(`[id="${gone}"]`).isVisible())) problems.push(`${old.file}#${gone}: no notice at ${tab.url().replace(url, '')}`);
  }
  await context.close();
  await plain.close();
  return problems;
});

// ---------------------------------------------------------------- on any day

/** The periods of a policy, and what is known of them. */
const periodsOf = (name) => JSON.parse(read(`${name}/versions.json`));
const policies = [...new Set(pages.map(({ policy }) => policy).filter(Boolean))];

check('versions.json: the periods follow each other, and name the pages of every version', async () => {
  const problems = [];
  for (const name of policies) {
    const { policy, timezone, nextChangeAt, periods } = periodsOf(name);
    const moments = periods.flatMap(({ from, until }) => [from, until]).concat(nextChangeAt).filter(Boolean);
    for (const moment of moments) if (!/^\d{4}-\d\d-\d\dT00:00:00(Z|[+-]\d\d:\d\d)$/.test(moment)) problems.push(`${name}/versions.json: ${moment}`);
    if (policy !== name || !timezone) problems.push(`${name}/versions.json: policy ${policy}, time zone ${timezone}`);
    for (const [index, { version, from, until, texts: addresses }] of periods.entries()) {
      if (!from.startsWith(version)) problems.push(`${name}/versions.json: version ${version} from ${from}`);
      if (index + 1 < periods.length && until !== periods[index + 1].from) problems.push(`${name}/versions.json: ${version} ends at ${until}`);
      for (const [language, address] of Object.entries(addresses)) if (!address.endsWith(`/${language}/${name}/${version}/`)) problems.push(`${name}/versions.json: ${address}`);
    }
    if (nextChangeAt && !moments.slice(0, -1).includes(nextChangeAt)) problems.push(`${name}/versions.json: next change at ${nextChangeAt}`);
  }
  return problems;
});

check('versions.json of the site: the first of the moments of all policies, in UTC, alone on the first line', async () => {
  const problems = [];
  const { nextChangeAt, policies: listed } = JSON.parse(read('versions.json'));
  const moments = policies.map((name) => periodsOf(name).nextChangeAt).filter(Boolean).map((moment) => Date.parse(moment));
  const first = moments.length > 0 ? new Date(Math.min(...moments)).toISOString().replace('.000', '') : null;
  if (nextChangeAt !== first) problems.push(`next change at ${nextChangeAt}, of the policies at ${first}`);
  if (read('versions.json').split('\n')[0] !== `{"nextChangeAt":${JSON.stringify(first)},`) problems.push('the first line has more than that');
  for (const name of policies) if (!listed.some(({ policy, nextChangeAt: own }) => policy === name && own === periodsOf(name).nextChangeAt)) problems.push(`${name} is not in it as it is`);
  return problems;
});

const comingSoon = pages.filter((page) => page.kind === 'policy in force' && periodsOf(page.policy).periods.some(({ from }) => from === periodsOf(page.policy).nextChangeAt));
check(`midnight: ${comingSoon.length} pages of texts in force show the next text from its first moment on`, async () => {
  if (comingSoon.length === 0) return ['no policy has a next version'];
  const problems = [];
  const { url } = await site();
  for (const page of comingSoon) {
    const { nextChangeAt, periods } = periodsOf(page.policy);
    const next = periods.find(({ from }) => from === nextChangeAt);
    const text = textOf({ file: `${page.language}/${page.policy}/${next.version}/index.html` });
    const now = await textOf(page);
    const sought = provisionsIn(text.provisions).map(({ text: words }) => words).findLast((words) => words && !words.includes('\n') && !provisionsIn(now.provisions).some((one) => one.text === words));
    const context = await (await browser()).newContext({ timezoneId: 'America/New_York' });
    const tab = await context.newPage();
    const shows = async () => {
      await tab.evaluate(layOut);
      return { state: await tab.locator('.state').first().getAttribute('class'), text: squeeze(await tab.locator('main').innerText()).includes(squeeze(sought)) };
    };
    const tell = (when, { state, text: there }) => problems.push(`${page.file}, ${when}: ${state}, the next text is ${there ? '' : 'not '}there`);
    await tab.clock.install({ time: Date.parse(nextChangeAt) - 5000 });
    await tab.goto(url + page.path, { timeout: patience });
    let seen = await shows();
    if (seen.text || !seen.state.includes('in-force')) tell('a moment before', seen);
    await tab.clock.runFor(10_000);
    await tab.waitForFunction((words) => document.querySelector('main').innerText.normalize('NFKC').replace(/\s+/g, '').includes(words), squeeze(sought), { timeout: 5000 }).catch(() => {});
    seen = await shows();
    if (!seen.text || !seen.state.includes('in-force')) tell('left open over midnight', seen);
    const links = await tab.locator('main a[href]').evaluateAll((all) => all.map(({ href }) => href));
    for (const link of links) if (link.startsWith(url) && fileAt(link.slice(url.length).split('#')[0]).problem) problems.push(`${page.file} after midnight: a link to ${link.slice(url.length)}`);
    // Opened later, at a provision; and where the new text cannot be had.
    await tab.goto(`${url}${page.path}#${provisionsIn(text.provisions).at(-1).id}`, { timeout: patience });
    await tab.reload();
    await tab.waitForTimeout(500);
    seen = await shows();
    if (!seen.text || !seen.state.includes('in-force')) tell('opened after midnight', seen);
    await tab.route((address) => address.pathname.includes(next.version), (route) => route.abort());
    await tab.reload();
    await tab.waitForTimeout(300);
    seen = await shows();
    const ways = await tab.locator('.state a').evaluateAll((all) => all.map(({ pathname }) => pathname));
    if (!seen.state.includes('superseded') || !ways.some((to) => to.endsWith(`/${next.version}/`))) tell(`opened after midnight without the new text, links ${ways}`, seen);
    await context.close();
    // Without scripts the page says when, and where.
    const plain = await (await browser()).newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(url + page.path, { timeout: patience });
    const announced = await still.locator(`.state a:has(time[datetime="${next.version}"])`).evaluateAll((all) => all.map(({ pathname }) => pathname));
    if (!announced.some((to) => to.endsWith(`/${next.version}/`))) problems.push(`${page.file}: without scripts no link to the version of ${next.version}`);
    await plain.close();
  }
  return problems;
});

check('history: the form leads to the text in force on a day, and says why there is none', async () => {
  const problems = [];
  const { url } = await site();
  const context = await (await browser()).newContext();
  for (const page of pages.filter(({ kind }) => kind === 'history')) {
    const tab = await context.newPage();
    const { periods } = periodsOf(page.policy);
    const first = periods[0].version;
    const before = `${Number(first.slice(0, 4)) - 1}${first.slice(4)}`;
    const days = periods.map(({ version }) => [version, version]).concat([[before, ''], ['', '']]);
    for (const [day, version] of days) {
      await tab.goto(url + page.path, { timeout: patience });
      await tab.locator('.on-day input').fill(day);
      await tab.locator('.on-day input').focus();
      await Promise.all([version ? tab.waitForURL(`**/${version}/`, { timeout: 5000 }).catch(() => {}) : undefined, tab.locator('.on-day button').press('Enter')]);
      if (version ? !tab.url().endsWith(`/${page.policy}/${version}/`) : !(await tab.locator('.on-day [role=status]').textContent())) problems.push(`${page.file}: “${day}” leads to ${tab.url().replace(url, '')}`);
    }
    // No policy of the sample is repealed, so the newest version says here that it is.
    await tab.goto(url + page.path, { timeout: patience });
    await tab.evaluate(() => (document.querySelector('.version').dataset.until = '2999-03-31'));
    for (const day of ['2999-03-31', '3000-01-01']) {
      await tab.locator('.on-day input').fill(day);
      await tab.locator('.on-day button').press('Enter');
      const told = tab.locator('.on-day [role=status]');
      if ((await told.textContent()) !== (await told.getAttribute('data-after'))) problems.push(`${page.file}: on ${day}, after the repeal, it says “${await told.textContent()}”`);
    }
    await tab.close();
  }
  await context.close();
  const plain = await (await browser()).newContext({ javaScriptEnabled: false });
  const tab = await plain.newPage();
  for (const page of pages.filter(({ kind }) => kind === 'history')) {
    await tab.goto(url + page.path, { timeout: patience });
    if (await tab.locator('.on-day').isVisible()) problems.push(`${page.file}: a form that does nothing without scripts`);
    if ((await tab.locator('.version .period').count()) < periodsOf(page.policy).periods.length) problems.push(`${page.file}: not every version says from when to when it was in force`);
  }
  await plain.close();
  return problems;
});

// ---------------------------------------------------------------- long texts

const longest = ['policy in force', 'parallel'].flatMap((kind) => languages.map((language) => sample.filter((page) => page.kind === kind && page.language === language).sort((a, b) => b.size - a.size)[0]));
check(`long texts: ${longest.length} pages are laid out piece by piece; links lead to their provisions, words are found, and nothing moves`, async () => {
  const problems = [];
  const { url } = await site();
  await each(widths.flatMap((width) => longest.map((page) => ({ page, ...width }))), async ({ page, name, viewport }) => {
    const context = await (await browser()).newContext({ viewport });
    const tab = await context.newPage();
    const tell = (what) => problems.push(`${page.file} at ${name} px: ${what}`);
    await tab.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shifts += value))).observe({ type: 'layout-shift', buffered: true });
    });
    const frames = () => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
    await tab.goto(url + page.path, { timeout: patience });
    const waits = await tab.evaluate(() => [...document.querySelectorAll('.law p')].filter((line) => !line.checkVisibility({ contentVisibilityAuto: true })).length);
    // A table of the law has its head, its lines and its cells, whatever is around it.
    const table = tab.locator('.law .scroll table').first();
    if ((await table.count()) > 0 && !(await table.evaluate((element) => getComputedStyle(element.tHead).display === 'table-header-group' && parseFloat(getComputedStyle(element.tBodies[0].rows[0].cells[0]).borderTopWidth) > 0))) tell('a table of the law does not look like one');
    const cut = await tab.locator('.law .scroll .short').evaluateAll((cells) => cells.filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect().height > 1.9 * parseFloat(getComputedStyle(cell).lineHeight);
    }).map(({ textContent }) => textContent));
    if (cut.length > 0) tell(`words of a table are cut: ${cut.join(', ')}`);
    if (waits === 0 && (name === '320' || page.kind !== 'parallel')) tell('all of it is laid out at once');
    // A link leads to its provision, as a part of the address and from within the page.
    const ids = await tab.evaluate(() => [...document.querySelectorAll('.law section.article[id], .columns td[id]')].map(({ id }) => id));
    for (const part of [0.9, 0.3, 0.6]) {
      const id = ids[Math.floor(ids.length * part)];
      for (const from of ['another page', 'the page']) {
        if (from === 'another page') await tab.goto('about:blank');
        if (from === 'another page') await tab.goto(`${url}${page.path}#${id}`, { timeout: patience });
        else await tab.evaluate((hash) => location.assign(hash), `#${id}`);
        await frames();
        const { top, wanted, left } = await tab.evaluate((id) => {
          const target = document.getElementById(id);
          const margin = (style, edge) => parseFloat(style[edge]) || 0;
          return {
            top: target.getBoundingClientRect().top,
            wanted: margin(getComputedStyle(document.documentElement), 'scrollPaddingTop') + margin(getComputedStyle(target), 'scrollMarginTop'),
            left: document.scrollingElement.scrollHeight - innerHeight - scrollY,
          };
        }, id);
        if (Math.abs(top - wanted) > 2 && left > 2) tell(`a link from ${from} to #${id} leads ${Math.round(top - wanted)} px beside it`);
        if (from === 'another page') await tab.evaluate(() => scrollTo(0, 0));
      }
    }
    // Reading from end to end, a screen at a time; then straight to the end.
    await tab.evaluate(() => scrollTo(0, 0));
    await frames();
    await tab.evaluate(async () => {
      globalThis.shifts = 0;
      for (let at = -1; at !== scrollY; ) {
        at = scrollY;
        scrollBy(0, innerHeight);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
    });
    await frames();
    const shifts = await tab.evaluate(() => globalThis.shifts);
    if (shifts > 0) tell(`what is read moves by ${shifts}`);
    await tab.reload({ timeout: patience });
    await tab.keyboard.press('Control+End');
    await frames();
    const left = await tab.evaluate(() => document.scrollingElement.scrollHeight - innerHeight - scrollY);
    if (left > 2) tell(`the end is ${left} px farther down`);
    // A panel opens and moves nothing.
    const link = tab.locator('.law .heading .permalink').nth(5);
    await link.focus();
    await frames();
    const height = () => link.evaluate((element) => element.closest('section, tbody').getBoundingClientRect().height);
    const before = await height();
    await tab.locator('button.cite').click({ timeout: 5000 }).catch(() => tell('something lies above the button of a provision'));
    await tab.locator('.panel').waitFor({ timeout: patience });
    if ((await height()) !== before) tell(`a panel makes its provision ${(await height()) - before} px higher`);
    await tab.keyboard.press('Escape');
    // What is far down is found.
    await tab.goto('about:blank');
    await tab.goto(url + page.path, { timeout: patience });
    const words = pieceOf(provisionsIn(versionOf({ ...page, version: textOf(page)?.version ?? page.version }, page.language).provisions).map(({ text }) => text).findLast((text) => text && !text.includes('\n') && pieceOf(text, page.language)), page.language);
    const found = await tab.evaluate((words) => (find(words) ? getSelection().getRangeAt(0).getBoundingClientRect().top : undefined), words);
    await frames();
    if (!(found >= 0 && found <= viewport.height)) tell(`“${words}” is not found: ${found}`);
    // Whoever selects all to copy it gets all.
    await tab.evaluate(() => scrollTo(0, 0));
    await tab.keyboard.press('Control+A');
    await frames();
    const selected = squeeze(await tab.evaluate(() => getSelection().toString()));
    for (const { id, text } of provisionsIn(textOf(page)?.provisions ?? [])) for (const part of (text ?? '').split(/[\t\n]/)) if (!selected.includes(squeeze(part))) tell(`“${part}” of ${id} is not selected with all`);
    await context.close();
  });
  return problems;
});

// ---------------------------------------------------------------- search

const searchPages = pages.filter((page) => page.kind === 'search');

/** A page for searching in a new tab, with the requests that it makes. */
async function openSearch(context, language, query = '') {
  const tab = await context.newPage();
  const asked = [];
  const errors = [];
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('pageerror', ({ message }) => errors.push(message));
  tab.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await tab.goto(`${(await site()).url}${language}/search/${query}`, { timeout: patience });
  return { tab, asked, errors, data: () => asked.filter((url) => url.endsWith('.json')) };
}

/** Types a query, and what is there when all that it finds is shown. */
async function searchFor(tab, query) {
  const told = tab.locator('.find [role=status]');
  await told.evaluate((element) => (element.textContent = ''));
  await tab.locator('#page_query').fill(query);
  await tab.locator('#page_query').press('Enter');
  await tab.waitForFunction(() => !['', document.querySelector('.find [role=status]').dataset.busy].includes(document.querySelector('.find [role=status]').textContent), null, { timeout: patience });
  const links = await tab.locator('.results h3 a').evaluateAll((all) => all.map(({ href }) => decodeURIComponent(href)));
  const root = (await site()).url;
  return { told: await told.textContent(), links: links.map((link) => link.replace(root, '')), marks: await tab.locator('.results mark').allTextContents() };
}

check('search: folding and grams are those of the index', async () => {
  const cases = JSON.parse(readFileSync(join(here, '../generator/internal/search/testdata/fold.json'), 'utf8'));
  const context = await (await browser()).newContext();
  const { tab } = await openSearch(context, languages[0]);
  const script = await tab.locator('script[src*="/search."]').evaluate(({ src }) => src);
  const got = await tab.evaluate(
    async ([address, all]) => {
      const { fold, grams } = await import(address);
      return all.map((words) => ({ folded: fold(words), grams: [...grams(fold(words))].sort((a, b) => a - b) }));
    },
    [script, cases.map(({ words }) => words)],
  );
  await context.close();
  return cases.flatMap(({ words, folded, grams }, i) => (folded === got[i].folded && grams.join() === got[i].grams.join() ? [] : [`fold.json: ${JSON.stringify(words)} is ${JSON.stringify(got[i].folded)} in the browser, not ${JSON.stringify(folded)}; grams ${got[i].grams}, not ${grams}`]));
});

check('search: by provision, in every written form', async () => {
  const forms = [
    [['第三条', '第3条', '第３条', '３条', '3条', '第 3 条', 'Article 3', 'article 3', 'Art. 3', 'art.3', 'ARTICLE ３'], 'terms-of-service/#art_3'],
    [['第十条の二', '第10条の2', '１０条の２', 'Article 10-2', 'Art. 10‑2'], 'privacy-policy/#art_10-2'],
    [['第3条第2項', '第三条第二項', '3条2項', 'Article 3, paragraph (2)', 'Art. 3(2)', 'Article 3 para. 2'], 'terms-of-service/#art_3__para_2'],
    [['第2条第1項第3号', '第二条第三号', 'Article 2, paragraph (1), item (iii)', 'Article 2(1)(3)'], 'terms-of-service/#art_2__para_1__item_3'],
    [['第2章', '第二章', 'Chapter 2', 'Chapter II'], 'terms-of-service/#chp_2'],
  ];
  const named = {
    ja: [[['利用規約 第4条', '利用規約第四条', '利用規約の4条', '第4条 利用規約', '第4条（規約の変更） 利用規約'], 'terms-of-service/#art_4'], [['規程管理規程第四条の三', '規程管理 Article 4-3'], 'policy-rules/#art_4-3'], [['附則第3条'], 'terms-of-service/#suppl_2__art_3']],
    en: [[['Terms of Service Article 4', 'terms art. 4', 'Article 4 of "Terms of Service"', 'Terms 第4条'], 'terms-of-service/#art_4'], [['Management Article 4-3'], 'policy-rules/#art_4-3'], [['Supplementary Provisions Article 3'], 'terms-of-service/#suppl_2__art_3']],
  };
  const context = await (await browser()).newContext();
  const problems = [];
  for (const language of languages) {
    const { tab, errors } = await openSearch(context, language);
    for (const [queries, wanted] of [...forms, ...(named[language] ?? [])]) {
      for (const query of queries) {
        const { links, marks } = await searchFor(tab, query);
        if (links[0] !== `${language}/${wanted}`) problems.push(`${language}: “${query}” finds ${links[0]} first, not ${wanted}`);
        if (marks.length === 0) problems.push(`${language}: “${query}” marks nothing`);
      }
    }
    const nothing = await searchFor(tab, 'Article 99999');
    if (nothing.links.length > 0) problems.push(`${language}: Article 99999 is found`);
    problems.push(...errors);
  }
  await context.close();
  return problems;
});

/** A piece from the middle of a text: some characters, or some whole words. */
function pieceOf(words, language) {
  const line = words.split(/[\n\t]/).sort((a, b) => b.length - a.length)[0];
  if (language === 'ja') return line.slice(line.length >> 1).match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{5,9}/u)?.[0];
  return line.slice(line.length >> 1).match(/(?<= )[a-z]{4,}(?: [a-z]+){3}(?![a-z-])/)?.[0];
}

/** Pieces of the texts of a kind of pages, some of each. */
function piecesOf(kind, language, most) {
  return pages.filter((page) => page.kind === kind && page.language === language && textOf(page)).flatMap((page) => {
    const text = textOf(page);
    const lines = provisionsIn(text.provisions).filter(({ id, text: words }) => id !== 'preamble' && words && pieceOf(words, text.language));
    const step = Math.max(1, Math.ceil(lines.length / most));
    return lines.filter((_, i) => i % step === 0).map(({ id, text: words }) => ({ page, id, words: pieceOf(words, text.language) }));
  });
}

check('search: by words from anywhere in a text, with the words marked', async () => {
  const context = await (await browser()).newContext();
  const problems = [];
  let tried = 0;
  for (const language of languages) {
    const { tab } = await openSearch(context, language);
    for (const { page, id, words } of piecesOf('policy in force', language, 8)) {
      const query = language === 'ja' ? words : `"${words}"`;
      const { links, marks } = await searchFor(tab, query);
      tried++;
      const there = links.some((link) => {
        const [path, anchor] = link.split('#');
        return path === page.path && (id === anchor || id.startsWith(`${anchor}__`));
      });
      if (!there && links.length < 20) problems.push(`${page.file}#${id}: “${query}” finds only ${links}`);
      if (!marks.every((one) => squeeze(one).toLowerCase() === squeeze(words).toLowerCase())) problems.push(`${page.file}#${id}: for “${query}” the marks are ${marks}`);
    }
    // The words of a query may stand apart, in the title too; numbers and width do not matter.
    const apart = { ja: [['年14.9%', 0], ['年１４．６パーセント', 1], ['利用規約 料金 遅延', 1], ['けいやく', 0], ['３０日', 1], ['三十日', 1]], en: [['terms delinquency charge', 0], ['LATE pay', 1], ['ppropriate', 0], ['approp', 1], ['"thirty (30"', 0], ['３０ days', 1]] }[language] ?? [];
    for (const [query, wanted] of apart) {
      const { links, told } = await searchFor(tab, query);
      if (wanted ? links.length === 0 : links.length > 0) problems.push(`${language}: “${query}” finds ${links.length ? links : told}`);
    }
  }
  await context.close();
  if (tried < 20) problems.push(`only ${tried} pieces were tried`);
  return problems;
});

check('search: older versions on request, with what became of them', async () => {
  const context = await (await browser()).newContext();
  const problems = [];
  for (const language of languages) {
    const { tab, data } = await openSearch(context, language);
    const now = texts.filter((page) => page.language === language && (page.kind === 'policy in force' || page.version > '2026-11-23')).map((page) => squeeze(provisionsIn(textOf(page).provisions).map(({ text }) => text).join('\n')));
    const gone = piecesOf('dated version', language, Infinity).find(({ words }) => !now.some((text) => text.includes(squeeze(words))));
    if (!gone) {
      problems.push(`${language}: the sample has no words that are gone`);
      continue;
    }
    const query = `"${gone.words}"`;
    const before = await searchFor(tab, query);
    if (before.links.length > 0 || data().some((url) => url.endsWith('older.json'))) problems.push(`${language}: ${query} is found without the older versions: ${before.links}`);
    await tab.locator('#page_older').press('Space');
    await tab.locator('.results h3 a').first().waitFor({ timeout: patience });
    const links = await tab.locator('.results h3 a').evaluateAll((all) => all.map(({ pathname }) => pathname));
    if (!links.some((link) => link === prefix + gone.page.path)) problems.push(`${language}: ${query} is found at ${links}, not ${gone.page.path}`);
    if ((await tab.locator('.results .state.superseded').count()) === 0) problems.push(`${language}: nothing says that the version is superseded`);
    // The texts in force stand first.
    await searchFor(tab, { ja: '当社', en: 'company' }[language] ?? 'a');
    const states = await tab.locator('.results .state').evaluateAll((all) => all.map(({ className }) => className.replace('state ', '')));
    const order = ['in-force', 'not-yet', 'superseded', 'repealed'];
    if (states.some((state, i) => i > 0 && order.indexOf(state) < order.indexOf(states[i - 1]))) problems.push(`${language}: the states are in the order ${states}`);
    // The address has it all.
    const again = await openSearch(context, language, new URL(tab.url()).search);
    await again.tab.locator('.results h3 a').first().waitFor({ timeout: patience });
    if (!(await again.tab.locator('#page_older').isChecked())) problems.push(`${language}: ${again.tab.url()} forgets the older versions`);
  }
  await context.close();
  return problems;
});

check('search: with the keyboard alone; nothing is fetched before; the address, the way back and the language switch keep the query', async () => {
  const context = await (await browser()).newContext();
  const problems = [];
  for (const language of languages) {
    const { tab, data } = await openSearch(context, language);
    const query = { ja: '利用規約 第3条', en: 'terms article 3' }[language] ?? '3';
    const focused = () => tab.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.localName);
    for (let i = 0; i < 10 && (await focused()) !== 'page_query'; i++) await tab.keyboard.press('Tab');
    if ((await focused()) !== 'page_query') problems.push(`${language}: no way to the field by Tab`);
    await tab.waitForTimeout(200);
    if (data().length > 0) problems.push(`${language}: fetched before anybody searches: ${data()}`);
    await tab.keyboard.type(query);
    await tab.keyboard.press('Enter');
    const first = tab.locator('.results h2 a').first();
    await first.waitFor({ timeout: patience });
    if (!new URL(tab.url()).searchParams.get('q')) problems.push(`${language}: the address is ${tab.url()}`);
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    const down = await tab.evaluate(() => document.activeElement.closest('h3') !== null);
    await tab.keyboard.press('ArrowUp');
    await tab.keyboard.press('ArrowUp');
    if (!down || (await focused()) !== 'page_query') problems.push(`${language}: the arrow keys do not lead to the results and back`);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    if (!(await tab.evaluate(() => document.activeElement.closest('.results') !== null))) problems.push(`${language}: the results do not come next by Tab`);
    for (const other of languages.filter((one) => one !== language)) {
      const link = tab.locator(`nav.languages a[hreflang="${other}"]`);
      if ((await link.evaluate(({ search }) => new URLSearchParams(search).get('q'))) !== query) problems.push(`${language}: the switch to ${other} loses the query`);
    }
    await searchFor(tab, { ja: '解約', en: 'cancel' }[language] ?? '4');
    await tab.goBack();
    await tab.waitForFunction((want) => document.querySelector('#page_query').value === want && document.querySelector('.results h3'), query, { timeout: patience });
    await tab.locator('.results h3 a').first().focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/terms-of-service/#art_3', { timeout: patience });
    await tab.goBack();
    await tab.waitForFunction((want) => document.querySelector('#page_query').value === want && document.querySelector('.results h3'), query, { timeout: patience });
    await tab.close();
  }
  await context.close();
  return problems;
});

check('search: bad input is harmless and gets an answer in the language of the reader', async () => {
  const context = await (await browser()).newContext();
  const problems = [];
  const inputs = ['', '   ', '　', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'a'.repeat(2000), '条'.repeat(2000), '.*', '[a-z]+(x|y)*$', '(?:', '\\', '"', '""', '%E0%A4%A', '\u0000\ud800', '第条', '第0条', '第９９９９９９９９９９９９９９９９９９条', 'hasOwnProperty', '😀'];
  for (const language of languages) {
    const { tab, errors } = await openSearch(context, language);
    for (const input of inputs) {
      const { told, links } = await searchFor(tab, input);
      const right = language === 'ja' ? /[\p{sc=Han}\p{sc=Hiragana}]/u : /^[^\p{sc=Han}\p{sc=Hiragana}]+$/u;
      if (!right.test(told)) problems.push(`${language}: “${input.slice(0, 30)}” is told “${told}”`);
      if (links.length > 0) problems.push(`${language}: “${input.slice(0, 30)}” finds ${links}`);
      if ((await tab.locator('.results img, .results script').count()) > 0) problems.push(`${language}: “${input}” becomes a part of the page`);
    }
    for (const query of ['?q=', '?q=%E0%A4%A', '?q=%3Cscript%3Ealert(1)%3C/script%3E', `?q=${'a'.repeat(5000)}`, '?older=1', '?q[]=1']) {
      const opened = await openSearch(context, language, query);
      await opened.tab.waitForTimeout(100);
      errors.push(...opened.errors);
      await opened.tab.close();
    }
    problems.push(...errors.map((error) => `${language}: ${error}`));
  }
  await context.close();
  return problems;
});

check('search: what cannot be fetched is said, and the next search tries again', async () => {
  const context = await (await browser()).newContext();
  const problems = [];
  for (const language of languages) {
    const query = { ja: '当社', en: 'company' }[language] ?? 'a';
    for (const [what, name] of [['the index', 'texts.json'], ['every text', 'text.json']]) {
      const { tab } = await openSearch(context, language);
      await context.route(`**/${name}`, (route) => route.abort());
      const failed = await searchFor(tab, query);
      const words = await tab.locator('.find [role=status]').evaluate(({ dataset }) => dataset.failed);
      if (failed.told !== words || failed.links.length > 0) problems.push(`${language}: without ${what} it says “${failed.told}”`);
      if (!(await tab.locator('.browse').isVisible())) problems.push(`${language}: without ${what} there is nothing to choose from`);
      await context.unroute(`**/${name}`);
      if ((await searchFor(tab, query)).links.length === 0) problems.push(`${language}: after ${what} could not be had, nothing is found any more`);
      await tab.close();
    }
    const { tab } = await openSearch(context, language);
    await context.route('**/terms-of-service/*/text.json', (route) => route.fulfill({ status: 500 }));
    const partly = await searchFor(tab, query);
    if (partly.links.length === 0 || !/1/.test(partly.told.replace(/^[^0-9]*\d+/, ''))) problems.push(`${language}: without one text it says “${partly.told}”`);
    await context.unroute('**/terms-of-service/*/text.json');
    await tab.close();
  }
  await context.close();
  return problems;
});

check('search: without scripts all provisions of the texts in force can be chosen', async () => {
  const context = await (await browser()).newContext({ javaScriptEnabled: false });
  const problems = [];
  const { url } = await site();
  for (const page of searchPages) {
    const tab = await context.newPage();
    await tab.goto(url + page.path, { timeout: patience });
    if (await tab.locator('form.find').isVisible()) problems.push(`${page.file}: a form that does nothing without scripts`);
    const links = new Set(await tab.locator('.browse li a').evaluateAll((all) => all.map(({ href }) => decodeURIComponent(href))));
    for (const text of pages.filter(({ kind, language }) => kind === 'policy in force' && language === page.language)) {
      for (const { id, kind, label, caption } of provisionsIn(textOf(text).provisions)) {
        if (['preamble', 'paragraph', 'item'].includes(kind) || !(label || caption)) continue;
        if (!links.has(`${url}${text.path}#${id}`)) problems.push(`${page.file}: no ${text.path}#${id}`);
      }
    }
    await tab.locator('.browse summary').first().focus();
    await tab.keyboard.press('Enter');
    if (!(await tab.locator('.browse li a').first().isVisible())) problems.push(`${page.file}: the provisions of a policy do not show`);
    await tab.close();
  }
  await context.close();
  if (searchPages.length !== languages.length) problems.push(`${searchPages.length} pages for searching`);
  return problems;
});

check('search: results keep the rules of the frame: axe, no scrolling sideways', async () => {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const found = [];
  for (const { name, viewport } of widths) {
    const context = await (await browser()).newContext({ viewport, reducedMotion: 'reduce' });
    for (const page of searchPages) {
      const { tab } = await openSearch(context, page.language);
      await searchFor(tab, { ja: '利用規約', en: 'terms' }[page.language] ?? 'a');
      await tab.evaluate(axe);
      for (const { name: mode, colorScheme, forcedColors } of modes.filter(({ width }) => width === name)) {
        await tab.emulateMedia({ colorScheme, forcedColors });
        const wide = await tab.evaluate(stickingOut);
        if (wide) found.push({ mode, text: `${page.file} with results: ${wide}` });
        const violations = await tab.evaluate(async (values) => (await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations.map(({ id, help, nodes }) => `${help} (${id}) at ${nodes[0].target}: ${nodes[0].failureSummary}`), tags);
        for (const violation of violations) found.push({ mode, text: `${page.file} with results: ${violation}` });
      }
      await tab.close();
    }
    await context.close();
  }
  return told(found);
});

/** A site of many policies, made of the terms of the sample, each with a word of its own. */
async function manyPolicies(folder, count) {
  const source = join(here, '../content');
  for (const name of ['site.yaml', 'privacy-policy', 'policy-rules']) cpSync(join(source, name), join(folder, 'content', name), { recursive: true });
  // The seals are those of the sample.
  const settings = join(folder, 'content/site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('seals: required\n', ''));
  for (let i = 1; i <= count; i++) {
    const name = i === 1 ? 'terms-of-service' : `terms-${i}`;
    const version = join(folder, 'content', name, '2021-04-01');
    mkdirSync(version, { recursive: true });
    writeFileSync(join(folder, 'content', name, 'policy.yaml'), 'prevailing: ja\nnumbering: company\nversions:\n  - effective: 2021-04-01\n    enacted: 2021-03-01\n');
    for (const language of ['ja', 'en']) {
      const own = language === 'ja' ? `第${i}号` : ` No. ${i}`;
      const word = language === 'ja' ? `独自語${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${i}を除き、` : `except for peculiarity${String.fromCharCode(97 + (i % 26))}${i}, `;
      const text = readFileSync(join(source, 'terms-of-service/2021-04-01', `${language}.md`), 'utf8');
      writeFileSync(join(version, `${language}.md`), text.replace(/^# .*$/m, (title) => title + own).replace(/(?<=\n1\. )/, word));
    }
  }
  await program('go', ['run', './generator', '--content', join(folder, 'content'), '--out', join(folder, 'site'), '--as-of', '2026-11-23'].map(String), [0, 1]);
  return join(folder, 'site');
}

/**
 * How long readers of a page for searching wait for the first result of a query, in
 * milliseconds, the median of some times: typed, and by a link, with nothing fetched before.
 */
async function firstResults(context, address, query) {
  const times = { typed: [], link: [], busy: [] };
  for (let i = 0; i < 6; i++) {
    const tab = await context.newPage();
    await tab.goto(address);
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const used = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    const before = await used();
    // The keys first, faster than people type, then Enter.
    const typed = i % 2 === 0;
    if (typed) await tab.locator('#page_query').pressSequentially(query, { delay: 15 });
    const time = await tab.evaluate(
      (words) => new Promise((done) => {
        const start = performance.now();
        const seen = new MutationObserver(() => {
          if (!document.querySelector('.results h3, .results h2')) return;
          seen.disconnect();
          requestAnimationFrame(() => done(performance.now() - start));
        });
        seen.observe(document.querySelector('.results'), { childList: true, subtree: true });
        document.querySelector('#page_query').value = words;
        document.querySelector('form.find').requestSubmit();
        setTimeout(() => done(Infinity), 10_000);
      }),
      query,
    );
    times[typed ? 'typed' : 'link'].push(time);
    if (typed) times.busy.push((await used()) - before);
    await tab.close();
  }
  const [typed, link, busy] = ['typed', 'link', 'busy'].map((what) => times[what].sort((a, b) => a - b)[1]);
  return { typed, link, busy };
}

const many = 200;
const soon = 100; // ms
checkAlone(`search: among ${many} policies the index is small and the first result comes fast`, async () => {
  const problems = [];
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  let server;
  try {
    const built = await manyPolicies(folder, many);
    server = await serve(built);
    const context = await (await browser()).newContext();
    for (const language of ['ja', 'en']) {
      const index = gzipSync(readFileSync(join(built, language, 'search/texts.json'))).length;
      const { texts: listed } = JSON.parse(readFileSync(join(built, language, 'search/texts.json'), 'utf8'));
      const words = listed.map(({ policy, version }) => provisionsIn(JSON.parse(readFileSync(join(built, language, policy, version, 'text.json'), 'utf8')).provisions).flatMap(({ label, caption, text, tail }) => [label, caption, text, tail ?? '']).join('\n'));
      const covered = words.reduce((sum, text) => sum + gzipSync(text).length, 0);
      const page = gzipSync(readFileSync(join(built, language, 'search/index.html'))).length;
      console.log(`search, ${language}: index of ${listed.length} texts ${(index / 1024).toFixed(0)} KB of ${(covered / 1024).toFixed(0)} KB of words, both compressed: ${((100 * index) / covered).toFixed(1)} %; page ${(page / 1024).toFixed(0)} KB`);
      if (listed.length < many) problems.push(`${language}: only ${listed.length} texts`);
      if (index > 0.3 * covered) problems.push(`${language}: the index is ${index} bytes of ${covered}`);
      if (page > 100 * 1024) problems.push(`${language}: the page is ${page} bytes`);
      const queries = { ja: ['解約', '第三条', '利用規約第77号 第3条', '独自語庚156', '個人情報 第三者'], en: ['cancel', 'Article 3', 'No. 77 Article 3', 'peculiaritya156', 'personal information'] }[language];
      for (const query of queries) {
        // Other work of the machine makes a round slower, nothing makes it faster.
        const rounds = [];
        const best = (what) => Math.min(...rounds.map((round) => round[what]));
        do rounds.push(await firstResults(context, `${server.url}${language}/search/`, query));
        while (rounds.length < 3 && Math.max(best('typed'), best('link')) > soon);
        console.log(`search, ${language}: “${query}”, typed: first result ${best('typed').toFixed(0)} ms after Enter; by a link, with nothing fetched before: ${best('link').toFixed(0)} ms; processor time with the typing ${best('busy').toFixed(0)} ms`);
        for (const what of ['typed', 'link']) if (best(what) > soon) problems.push(`${language}: “${query}” (${what}) takes ${rounds.map((round) => round[what].toFixed(0)).join(', ')} ms`);
      }
    }
    await context.close();
  } finally {
    server?.close();
    rmSync(folder, { recursive: true });
  }
  return problems;
});

// ---------------------------------------------------------------- citing, and defined terms

// What the sample site must say of these provisions, whatever writes it.
const cited = {
  'art_11__para_1__item_2': {
    ja: 'プライバシーポリシー第11条第1項第2号（令和5年6月16日施行）',
    en: 'Privacy Policy, art. 11, para. (1), item (ii) (effective June 16, 2023)',
  },
  'art_10-2': {
    ja: 'プライバシーポリシー第10条の2（令和5年6月16日施行）',
    en: 'Privacy Policy, art. 10-2 (effective June 16, 2023)',
  },
};
const citedVersion = 'privacy-policy/2023-06-16/';
const citedPages = pages.filter(({ path }) => languages.some((language) => [`${language}/privacy-policy/`, `${language}/${citedVersion}`, `${language}/${citedVersion}parallel/`].includes(path)));

check(`cite: ${citedPages.length} pages offer the address in the version and the citations, by mouse and keyboard`, async () => {
  if (citedPages.length !== 3 * languages.length) return [`the sample has ${citedPages.length} pages to cite`];
  const problems = [];
  const { url, origin } = await site();
  const base = await publishedAt();
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  for (const page of citedPages) {
    const parallel = page.kind === 'parallel';
    for (const column of parallel ? languages : [page.language]) {
      for (const [id, words] of Object.entries(cited).slice(0, page.kind === 'policy in force' ? undefined : 1)) {
        const { wrong } = await visit(context, page, async (tab) => {
          const tell = (what) => problems.push(`${page.file}#${id} in ${column}: ${what}`);
          const link = tab.locator(`a.permalink[href="#${parallel ? `${column}_` : ''}${id}"]`);
          const button = tab.locator('button.cite');
          const choices = tab.locator('.panel button');
          const copied = async () => {
            await tab.waitForFunction(() => document.querySelector('.panel [role=status]').textContent !== '', undefined, { timeout: patience });
            return tab.evaluate(() => navigator.clipboard.readText());
          };
          // By mouse.
          await link.locator('..').hover();
          await button.click({ timeout: patience });
          await choices.nth(languages.length).waitFor({ timeout: patience });
          const order = await choices.evaluateAll((all) => all.map(({ dataset }) => dataset.language));
          const wanted = order.map((language) => (language ? words[language] : `${base}${column}/${citedVersion}#${id}`));
          if (languages.some((language) => !order.includes(language))) tell(`offers ${order}`);
          for (const [index, want] of wanted.entries()) {
            await tab.evaluate(() => document.querySelector('.panel [role=status]').replaceChildren());
            await choices.nth(index).click({ timeout: patience });
            const got = await copied();
            if (got !== want) tell(`copies “${got}”, not “${want}”`);
            if (!(await choices.nth(index).innerText()).includes(want)) tell(`does not show “${want}” before it is copied`);
          }
          if (page.kind === 'policy in force') await tab.evaluate(axe);
          for (const colorScheme of page.kind === 'policy in force' ? ['light', 'dark'] : []) {
            await tab.emulateMedia({ colorScheme });
            const found = await tab.evaluate(async (values) => (await globalThis.axe.run('.panel', { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations.map(({ help }) => help), tags);
            for (const help of found) tell(`axe, ${colorScheme}: ${help}`);
          }
          const tree = await tab.locator('.panel').ariaSnapshot();
          const named = languages.map((language) => words[language]);
          if (!/^- group "[^"]+":/.test(tree) || (tree.match(/- button "/g) ?? []).length !== 1 + languages.length || !/- status:/.test(tree) || !named.every((name) => tree.includes(name))) tell(`accessibility tree:\n${tree}`);
          await tab.mouse.click(2, 2);
          if ((await choices.count()) > 0) tell('stays open when another place is clicked');
          if (page.kind === 'policy in force') {
            // By keyboard alone.
            await link.focus();
            await tab.keyboard.press('Tab');
            if (!(await button.evaluate((element) => element === document.activeElement))) tell('the button does not follow the link by keyboard');
            await tab.keyboard.press('Enter');
            await choices.nth(languages.length).waitFor({ timeout: patience });
            if ((await button.getAttribute('aria-expanded')) !== 'true') tell('does not say that it is open');
            for (const want of wanted) {
              await tab.evaluate(() => document.querySelector('.panel [role=status]').replaceChildren());
              await tab.keyboard.press('Tab');
              await tab.keyboard.press('Enter');
              const got = await copied();
              if (got !== want) tell(`copies “${got}” by keyboard, not “${want}”`);
            }
            await tab.keyboard.press('Escape');
            if ((await choices.count()) > 0 || !(await button.evaluate((element) => element === document.activeElement))) tell('Escape does not close and go back to the button');
          }
          await tab.emulateMedia({ media: 'print' });
          if (await button.isVisible()) tell('the button is printed');
        });
        problems.push(...wrong.map((what) => `${page.file}: ${what}`));
      }
    }
  }
  await context.close();
  return problems;
});

check('cite: where copying is not allowed, or the text does not come, the reader can still copy', async () => {
  const problems = [];
  const page = citedPages.find(({ kind }) => kind === 'dated version');
  if (!page) return ['no page to cite'];
  const { url } = await site();
  const [[id, words]] = Object.entries(cited);
  const deny = {
    'a clipboard that refuses': () => (Navigator.prototype.__lookupGetter__('clipboard').call(navigator).writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))),
    'no clipboard': () => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
    'no storage': () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('', 'SecurityError'); } }) && Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
  };
  for (const [name, script] of Object.entries(deny)) {
    const context = await (await browser()).newContext({ viewport: { width: 320, height: 640 } });
    const tab = await context.newPage();
    const tell = (what) => problems.push(`${page.file}, ${name}: ${what}`);
    tab.on('pageerror', ({ message }) => tell(message));
    await tab.addInitScript(script);
    await tab.goto(`${url}${page.path}#${id}`, { timeout: patience });
    await tab.locator('button.cite').click({ timeout: patience });
    const choice = tab.locator(`.panel button[data-language="${page.language}"]`);
    await choice.click({ timeout: patience });
    const field = tab.locator('.panel input');
    await field.waitFor({ timeout: patience });
    const { value, start, end, active } = await field.evaluate((input) => ({ value: input.value, start: input.selectionStart, end: input.selectionEnd, active: input === document.activeElement }));
    if (value !== words[page.language] || start !== 0 || end !== value.length || !active) tell(`the field has “${value}”, of which ${start} to ${end} is selected`);
    if (!(await tab.locator('.panel [role=status]').textContent())) tell('says nothing');
    const wide = await tab.evaluate(stickingOut);
    if (wide) tell(wide);
    await context.close();
  }
  const context = await (await browser()).newContext();
  const tab = await context.newPage();
  await tab.route('**/text.json', (route) => route.abort());
  await tab.goto(`${url}${page.path}#${id}`, { timeout: patience });
  await tab.locator('button.cite').click({ timeout: patience });
  await tab.waitForFunction(() => document.querySelector('.panel [role=status]').textContent, undefined, { timeout: patience });
  if ((await tab.locator('.panel button:visible').count()) !== 1) problems.push(`${page.file} without text.json: does not offer the address alone`);
  await context.close();
  // Without scripts there is the link, and nothing that does not work.
  const plain = await (await browser()).newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(url + page.path, { timeout: patience });
  if ((await still.locator('button.cite, .panel').count()) > 0) problems.push(`${page.file} without scripts: a button that does nothing`);
  await still.locator(`a.permalink[href="#${id}"]`).focus();
  await still.keyboard.press('Enter');
  await still.waitForURL(`**/*#${id}`, { timeout: 5000 }).catch(() => {}); // It is told below.
  if (!still.url().endsWith(`#${id}`)) problems.push(`${page.file} without scripts: the link does not lead to the provision`);
  await plain.close();
  return problems;
});

const withTerms = sample.filter((page) => page.kind === 'policy in force' && read(page.file).includes('data-term='));
check(`terms: ${withTerms.length} pages lead from terms to their definitions, by mouse, keyboard and without scripts`, async () => {
  const problems = [];
  for (const language of languages) if (!withTerms.some((page) => page.language === language)) problems.push(`no page with defined terms in ${language}`);
  const { url } = await site();
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const plain = await (await browser()).newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await each(withTerms, async (page) => {
    const { wrong } = await visit(context, page, async (tab) => {
      const tell = (what) => problems.push(`${page.file}: ${what}`);
      // Where each link leads, and where it stands.
      const misplaced = await tab.evaluate(() => {
        const defined = [...document.querySelectorAll('.law dfn')];
        return [...document.querySelectorAll('a[data-term]')].flatMap((link) => {
          const term = defined[link.dataset.term];
          const target = document.getElementById(link.hash.slice(1));
          const stem = (words) => words.toLowerCase().replace(/^(this|these) /, '').replace(/e?s$/, '');
          if (!term || stem(term.textContent) !== stem(link.textContent)) return [`“${link.textContent}” leads to “${term?.textContent}”`];
          if (!target?.contains(term)) return [`“${link.textContent}” leads to ${link.hash}, which does not define it`];
          if (!(term.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)) return [`“${link.textContent}” stands before its definition`];
          if (link.closest('h1, h2, h3, h4, h5, h6, .note, .closing, table, a a')) return [`“${link.textContent}” is a link in ${link.parentElement.localName}`];
          return [];
        });
      });
      misplaced.forEach(tell);
      const link = tab.locator('a[data-term]').first();
      const panel = tab.locator('.panel');
      const gone = () => panel.waitFor({ state: 'detached', timeout: 3000 }).then(() => true, () => false);
      const focused = () => link.evaluate((element) => element === document.activeElement);
      const term = await link.evaluate((element) => {
        const dfn = document.querySelectorAll('.law dfn')[element.dataset.term];
        return { words: dfn.textContent, other: dfn.dataset.other, hash: element.hash };
      });
      // By keyboard: it opens, says what it is, goes on to the definition, closes and goes back.
      await link.focus();
      await tab.keyboard.press('Enter');
      await panel.waitFor({ timeout: patience });
      const text = await panel.innerText();
      if (!text.includes(term.words) || (term.other && !text.includes(term.other))) tell(`the definition of “${term.words}” (${term.other}) is: ${text}`);
      if (!(await panel.evaluate((element) => element.contains(document.activeElement)))) tell('the definition is not read when it opens');
      const tree = await panel.ariaSnapshot();
      if (!new RegExp(`^- '?dialog "[^"]*${term.words}"`).test(tree) || (tree.match(/- link /g) ?? []).length !== 1) tell(`accessibility tree:\n${tree}`);
      await tab.evaluate(axe);
      for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ colorScheme });
        const found = await tab.evaluate(async (values) => (await globalThis.axe.run('.panel', { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations.map(({ help }) => help), tags);
        for (const help of found) tell(`axe, ${colorScheme}: ${help}`);
      }
      if (await tab.evaluate(stickingOut)) tell(await tab.evaluate(stickingOut));
      await tab.keyboard.press('Escape');
      if (!(await gone()) || !(await focused())) tell('Escape does not close the definition and go back');
      if (tab.url().includes('#')) tell('opening a definition changes the address');
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Enter');
      if (!(await gone()) || new URL(tab.url()).hash !== term.hash) tell('the link in the definition does not lead there');
      // By mouse: a glance opens, the pointer may go into it, Escape dismisses it where it is, leaving closes.
      await tab.evaluate(() => document.activeElement.blur());
      await link.scrollIntoViewIfNeeded();
      await link.hover();
      await panel.waitFor({ timeout: patience });
      await panel.hover();
      await tab.waitForTimeout(600);
      if ((await panel.count()) === 0) tell('the definition closes when the pointer goes into it');
      await tab.keyboard.press('Escape');
      if (!(await gone())) tell('Escape does not dismiss what a pointer opened');
      await tab.mouse.move(2, 2);
      await link.hover();
      await panel.waitFor({ timeout: patience });
      await tab.mouse.move(2, 2);
      if (!(await gone())) tell('the definition stays when the pointer leaves');
      await link.click();
      await panel.waitFor({ timeout: patience });
      await tab.mouse.click(2, 2);
      if (!(await gone())) tell('the definition stays when another place is clicked');
      await tab.emulateMedia({ media: 'print' });
      if (await link.evaluate((element) => getComputedStyle(element).textDecorationLine !== 'none')) tell('terms are marked on paper');
    });
    problems.push(...wrong.map((what) => `${page.file}: ${what}`));
  });
  for (const page of withTerms) {
    await still.goto(url + page.path, { timeout: patience });
    const link = still.locator('a[data-term]').last();
    const to = await link.getAttribute('href');
    await link.click({ timeout: patience });
    if (!still.url().endsWith(to) || !(await still.locator(`[id="${to.slice(1)}"]`).first().isVisible())) problems.push(`${page.file} without scripts: a term does not lead to ${to}`);
  }
  await context.close();
  await plain.close();
  return problems;
});

// ---------------------------------------------------------------- on paper

const sideBySide = sample.filter((page) => page.kind === 'parallel');
check(`print: ${sideBySide.length} parallel pages stand in two columns on paper`, async () => {
  const problems = [];
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  const context = await (await browser()).newContext();
  const { url } = await site();
  try {
    for (const page of sideBySide) {
      const tab = await context.newPage();
      await tab.goto(url + page.path, { timeout: patience });
      const pdf = join(folder, `${page.language}.pdf`);
      await tab.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true });
      await tab.close();
      const half = 297; // pt, of the 595 pt of A4
      for (const [column, language] of [page.language, ...languages.filter((other) => other !== page.language)].entries()) {
        const area = ['-x', `${column * half}`, '-y', '0', '-W', `${half}`, '-H', '842'];
        const shown = squeeze((await program('pdftotext', ['-enc', 'UTF-8', '-nopgbrk', ...area, pdf, '-'])).stdout);
        for (const { id, label, caption, text: words } of provisionsIn(versionOf(page, language).provisions)) {
          const missing = (what) => problems.push(`${page.file} on paper: the column in ${language} lacks “${what}” of ${id}`);
          if (label && !shown.includes(squeeze(label))) missing(label);
          if (caption && !shown.includes(squeeze(caption))) missing(caption);
          if (words?.includes('\t')) continue; // The cells of a table stand in any order.
          // A sheet may end inside of any sentence.
          const pieces = squeeze(words ?? '').match(/.{1,8}/gu) ?? [];
          const lost = pieces.filter((piece) => !shown.includes(piece));
          if (lost.length > 3 && lost.length > pieces.length / 8) missing(lost.slice(0, 3).join('” “'));
        }
      }
    }
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
  return problems;
});

const printed = sample.filter((page) => page.kind === 'policy in force' && textOf(page));
check(`print: ${printed.length} texts are whole on paper`, async () => {
  const problems = [];
  for (const language of languages) if (!printed.some((page) => page.language === language)) problems.push(`no text in ${language} to print`);
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  const context = await (await browser()).newContext();
  const { url } = await site();
  try {
    for (const page of printed) {
      const tab = await context.newPage();
      await tab.goto(url + page.path, { timeout: patience });
      const pdf = join(folder, `${page.language}-${page.policy}.pdf`);
      await tab.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true });
      await tab.emulateMedia({ media: 'print' });
      const wanted = (await tab.evaluate(sizeOfText)) * 0.75; // pt
      await tab.close();
      const shown = squeeze((await program('pdftotext', ['-enc', 'UTF-8', '-nopgbrk', pdf, '-'])).stdout);
      const fonts = (await program('pdffonts', [pdf])).stdout.split('\n').slice(2).filter(Boolean);
      if (fonts.length === 0) problems.push(`${page.file} on paper: no font`);
      for (const font of fonts) if (!/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(font)) problems.push(`${page.file} on paper: a font is not embedded: ${font}`);
      const text = textOf(page);
      const provisions = provisionsIn(text.provisions);
      const whole = provisions.flatMap(({ text: words }) => (words ?? '').split(/[\t\n]/).map(squeeze)).join('\n');
      const missing = (what, where) => problems.push(`${page.file} on paper: ${where}: “${what}” is missing`);
      if (!shown.includes(squeeze(text.title))) missing(text.title, 'title');
      for (const { id, label, caption, text: words } of provisions) {
        if (label && !shown.includes(squeeze(label))) missing(label, id);
        if (caption && !shown.includes(squeeze(caption))) missing(caption, id);
        // Each piece as often as in the text, for what is cut off here may be said again elsewhere.
        // A sheet may end inside of any sentence, so a few pieces may be in two; in a table, any line of a cell may.
        const table = words?.includes('\t');
        const pieces = (words ?? '').split(/[\t\n]/).flatMap((part) => squeeze(part).match(table ? /.{1,4}/gu : /.{1,8}/gu) ?? []);
        const lost = pieces.filter((piece) => shown.split(piece).length < whole.split(piece).length);
        if (lost.length > 2 && lost.length > pieces.length / (table ? 3 : 10)) missing(lost.slice(0, 3).join('” “'), id);
      }
      const last = provisions.filter(({ text: words }) => words && !words.includes('\t')).at(-1);
      const end = squeeze(last?.text ?? '').slice(-8);
      if (!end || !shown.includes(end)) missing(end, 'end of the last provision');
      // Every word lies on the paper, with a margin that a printer can print.
      const boxes = (await program('pdftotext', ['-enc', 'UTF-8', '-bbox', pdf, '-'])).stdout;
      const margin = 14;
      const heights = [];
      const edge = new Map();
      let sheet = 0;
      let size;
      for (const line of boxes.split('\n')) {
        const number = (name) => Number(new RegExp(`${name}="([^"]*)"`).exec(line)?.[1]);
        if (line.includes('<page ')) {
          sheet++;
          size = [number('width'), number('height')];
        } else if (line.includes('<word ')) {
          heights.push(number('yMax') - number('yMin'));
          if (number('xMin') < margin || number('yMin') < margin || number('xMax') > size[0] - margin || number('yMax') > size[1] - margin) {
            const [, word] = />(.*)<\/word>/.exec(line);
            const at = ['xMin', 'yMin', 'xMax', 'yMax'].map((name) => Math.round(number(name)));
            edge.set(sheet, [...(edge.get(sheet) ?? []), `“${word}” at ${at}`]);
          }
        }
      }
      const [first] = edge.values();
      if (first) {
        const count = [...edge.values()].flat().length;
        problems.push(`${page.file} on paper: ${count} words within ${margin} pt of the edge of ${size.map(Math.round).join(' × ')} pt, on the sheets ${[...edge.keys()].join(', ')}; the first is ${first[0]}`);
      }
      if (sheet === 0) problems.push(`${page.file} on paper: no sheet`);
      // A browser prints what is too wide for the sheet smaller than it should be.
      const usual = heights.sort((a, b) => a - b)[heights.length >> 1];
      if (!(usual >= 0.9 * wanted)) problems.push(`${page.file} on paper: text of ${wanted} pt is printed ${usual?.toFixed(1)} pt high, so something is wider than the sheet`);
    }
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
  return problems;
});

describe('site', { concurrency: availableParallelism() }, () => together.forEach(declare));
alone.forEach(declare);
