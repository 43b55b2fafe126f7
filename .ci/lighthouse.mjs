// Measures a site as its readers pay for it: Lighthouse on the pages that people read
// most, and of all pages what they weigh with everything that they load.
//
//	node .ci/lighthouse.mjs GENERATOR DAY
//
// The site is built for this, because search engines are told its address.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { launch, pagesOf, sampleOf, serve } from './pages.mjs';

const [generator, day] = process.argv.slice(2);
if (!day) {
  console.error('usage: node .ci/lighthouse.mjs GENERATOR DAY');
  process.exit(2);
}

const wanted = 100;
const kinds = ['language home', 'policy in force', 'parallel', 'changes'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const mostRuns = 3;
const mostAtAll = 6; // with those for which the machine had no time
const leastSpeed = 1000; // of the machine, as Lighthouse measures it; below, a page is slower than it is
const heaviest = 100_000; // bytes, compressed

/** A port on which nobody listens. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** What a page loads, the page itself included: files of the site by what asks for them. */
function loads(root, page) {
  const html = readFileSync(join(root, page.file), 'utf8');
  const references = [...html.matchAll(/<(?:link rel="(?:stylesheet|icon)"[^>]* href|script src)="([^"]+)"/g)].map(([, to]) => to);
  return [page.file, ...references.map((to) => posix.join(dirname(page.file), to))];
}

function weights(root, pages) {
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(root, file))).length);
    return sizes.get(file);
  };
  return pages.map((page) => ({ page, bytes: loads(root, page).reduce((sum, file) => sum + sizeOf(file), 0) })).sort((a, b) => b.bytes - a.bytes);
}

/**
 * The best of some runs: other work of the machine makes a page slower than it is, nothing
 * makes it faster.
 */
async function best(url, port) {
  let found;
  let counted = 0;
  for (let run = 0; run < mostAtAll && counted < mostRuns && !(found?.scores[0] >= wanted); run++) {
    const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories: categories, disableFullPageScreenshot: true });
    const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
    if (lhr.environment.benchmarkIndex >= leastSpeed) counted++;
    if (!found || scores[0] > found.scores[0]) found = { lhr, scores };
  }
  return found;
}

const problems = [];
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const root = join(folder, 'site');
let browser;
let server;
try {
  const [port, debugging] = [await freePort(), await freePort()];
  execFileSync(generator, ['build', '--as-of', day, '--url', `http://127.0.0.1:${port}/`, '--out', root], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { pages, languages } = pagesOf(root);

  const [largest] = weights(root, pages);
  console.log(`${pages.length} pages, the largest ${(largest.bytes / 1000).toFixed(1)} KB with all that it loads, compressed: ${largest.page.path}`);
  if (largest.bytes > heaviest) problems.push(`${largest.page.file}: ${largest.bytes} bytes, compressed, are more than ${heaviest}`);
  let scripts = 0;
  for (const page of pages) {
    for (const [tag] of readFileSync(join(root, page.file), 'utf8').matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g)) {
      scripts++;
      if (!/ (defer|async)\b| type="module"/.test(tag)) problems.push(`${page.file}: ${tag} blocks the page`);
    }
  }
  console.log(`${scripts} scripts, none of which blocks its page`);

  server = await serve(root, '/', { port, compress: true });
  browser = await launch(`--remote-debugging-port=${debugging}`);
  const sample = sampleOf(pages);
  for (const kind of kinds) {
    for (const language of languages) {
      const [page] = sample.filter((one) => one.kind === kind && one.language === language).sort((a, b) => b.size - a.size);
      if (!page) {
        problems.push(`no page of the kind “${kind}” in ${language}`);
        continue;
      }
      const { lhr, scores } = await best(server.url + page.path, debugging);
      const shift = lhr.audits['cumulative-layout-shift'].numericValue;
      const requests = lhr.audits['network-requests'].details.items;
      const bytes = requests.reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0);
      const foreign = requests.filter(({ url }) => !url.startsWith(server.url) && !url.startsWith('data:'));
      console.log(`${scores.join(' ')}  shift ${shift}, ${requests.length} requests, ${(bytes / 1000).toFixed(1)} KB, speed of the machine ${lhr.environment.benchmarkIndex}  ${page.path}`);
      if (lhr.runtimeError) problems.push(`${page.file}: ${lhr.runtimeError.message}`);
      if (shift > 0) problems.push(`${page.file}: the layout shifts by ${shift}`);
      for (const { url } of foreign) problems.push(`${page.file}: a request to another host: ${url}`);
      for (const [index, name] of categories.entries()) {
        if (scores[index] >= wanted) continue;
        const why = lhr.categories[name].auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id} (${lhr.audits[id].displayValue ?? lhr.audits[id].title})`);
        problems.push(`${page.file}: ${name} is ${scores[index]}: ${why.join(', ')}`);
      }
    }
  }
} finally {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
