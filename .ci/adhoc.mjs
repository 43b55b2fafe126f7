import lighthouse from 'lighthouse';
import { launch, serve } from './pages.mjs';
const server = await serve('/tmp/site-links', '/', { compress: true });
const browser = await launch('--remote-debugging-port=39471');
for (const path of ['ja/terms-of-service/', 'ja/terms-of-service/2026-04-01/parallel/']) {
  const { lhr } = await lighthouse(server.url + path, { port: 39471, output: 'json', logLevel: 'silent', onlyCategories: ['performance'] });
  const a = lhr.audits;
  console.log(path, lhr.categories.performance.score, a['total-blocking-time'].displayValue, a['first-contentful-paint'].displayValue, a['largest-contentful-paint'].displayValue, lhr.environment.benchmarkIndex, JSON.stringify(a['mainthread-work-breakdown'].details.items.map((i) => [i.group, Math.round(i.duration)])));
}
await browser.close(); server.close();
