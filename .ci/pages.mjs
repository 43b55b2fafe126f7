// What the checks and the screenshots share: the pages of a built site,
// a server for them, and the browser.

import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** All files below root, as sorted paths with forward slashes. */
export function filesOf(root) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (statSync(join(root, path)).isFile()) found.push(path);
    }
  };
  walk('');
  return found.sort();
}

const date = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The pages of a site: every HTML file with its kind, language, policy and version.
 * A kind that nobody has thought of yet is named by the shape of its path.
 */
export function pagesOf(root) {
  const html = filesOf(root).filter((file) => file.endsWith('.html'));
  const languages = html
    .map((file) => /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\/index\.html$/.exec(file)?.[1])
    .filter(Boolean);
  const pages = html.map((file) => {
    const page = { file, path: file.replace(/(^|\/)index\.html$/, '$1'), size: statSync(join(root, file)).size };
    const parts = file.split('/');
    const name = parts.pop();
    if (file === 'index.html') return { ...page, kind: 'language choice' };
    if (file === '404.html') return { ...page, kind: '404' };
    if (!languages.includes(parts[0]) || name !== 'index.html') return { ...page, kind: `other (${file})` };
    const [language, policy, ...rest] = parts;
    if (page.size < 4096 && readFileSync(join(root, file), 'utf8').includes('<meta http-equiv="refresh"')) return { ...page, kind: 'moved', language };
    if (!policy) return { ...page, kind: 'language home', language };
    if (policy === 'search') return { ...page, kind: 'search', language };
    const version = date.test(rest[0]) || rest[0] === 'draft' ? rest[0] : undefined;
    const shape = rest.map((part) => (date.test(part) ? 'DATE' : part)).join('/');
    const kind = { '': 'policy in force', DATE: 'dated version', draft: 'draft' }[shape] ?? shape.replace(/^DATE\//, '');
    return { ...page, kind, language, policy, version };
  });
  return { pages, languages };
}

/**
 * One page of every kind and language, the one with the most to look at.
 * Of texts, one of every policy. Pages that lead to another are not among them.
 */
export function sampleOf(pages) {
  const groups = new Map();
  for (const page of pages.filter(({ kind }) => kind !== 'moved')) {
    const text = page.kind === 'policy in force' || page.kind === 'dated version';
    const key = [page.kind, page.language, text ? page.policy : ''].join('\n');
    const best = groups.get(key);
    if (!best || page.size > best.size) groups.set(key, page);
  }
  return [...groups.values()];
}

const types = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Serves root on loopback below prefix, as a plain static host does, 404.html included;
 * on a port of its own choice unless one is given, compressed if that is asked for.
 */
export async function serve(root, prefix = '/', { port = 0, compress = false } = {}) {
  const files = new Set(filesOf(root));
  const server = createServer((request, response) => {
    const send = (status, file) => {
      const packed = compress && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      response.writeHead(status, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...(packed && { 'content-encoding': 'gzip', vary: 'accept-encoding' }) });
      const data = readFileSync(join(root, file));
      response.end(request.method === 'HEAD' ? undefined : packed ? gzipSync(data) : data);
    };
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      path = '';
    }
    if (!path.startsWith(prefix)) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      return response.end(`outside of ${prefix}\n`);
    }
    const file = path.slice(prefix.length);
    const index = posix.join(file, 'index.html');
    if (files.has(file)) return send(200, file);
    if ((file === '' || file.endsWith('/')) && files.has(index)) return send(200, index);
    if (files.has(index)) {
      response.writeHead(301, { location: `${prefix}${file}/` });
      return response.end();
    }
    if (files.has('404.html')) return send(404, '404.html');
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found\n');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Starts Chromium with an empty profile, kept from asking anybody for anything. */
export function launch(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Calls work for every item, a few at a time, results in order. */
export async function each(items, work, atOnce = 2) {
  const results = [];
  const queue = [...items.entries()];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next; (next = queue.shift()); ) results[next[0]] = await work(next[1], next[0]);
    }),
  );
  return results;
}
