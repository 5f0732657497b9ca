// Bytes and requests of a page: the budgets of a first and of a repeated visit.
import {fetchRaw} from '../lib/site.mjs';
import {newVisitor, visit} from '../lib/browser.mjs';

const KB = 1024;
const PAGE = {html: 14 * KB, first: 80 * KB, firstRequests: 8, repeat: 15 * KB, repeatRequests: 1};
// Addresses with a budget of their own.
const OTHERS = [[/^(\/en)?\/projekty\/mapa$/, {...PAGE, html: 40 * KB, first: 95 * KB, repeat: 41 * KB}],  // every point of the city
                [/^(\/en)?\/wyniki\/[^/]+\/protokol$/, {...PAGE, html: 40 * KB, first: 110 * KB, repeat: 41 * KB}],  // every project, for paper
                [/^(\/en)?\/glosowanie(\/|$)/, {...PAGE, html: 60 * KB, first: 110 * KB, repeat: 61 * KB}]];

export function budgetOf(path) {
  return OTHERS.find(([pattern]) => pattern.test(path))?.[1] ?? PAGE;
}

// Loads the address in a new tab; bytes over the wire and the requests that were not answered from the browser's cache.
async function measure(context, url) {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const requests = new Map();
  const unanswered = new Set();  // whether they come from the cache is known with the answer only
  let bytes = 0;
  wire.on('Network.requestWillBeSent', ({requestId, request}) => {
    if (!/^https?:/.test(request.url)) return;
    requests.set(requestId, request.url);
    unanswered.add(requestId);
  });
  wire.on('Network.requestServedFromCache', ({requestId}) => requests.delete(requestId));
  wire.on('Network.responseReceived', ({requestId, response}) => response.fromDiskCache && requests.delete(requestId));
  wire.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    bytes += requests.has(requestId) ? encodedDataLength : 0;
    unanswered.delete(requestId);
  });
  wire.on('Network.loadingFailed', ({requestId}) => unanswered.delete(requestId));
  await visit(page, url);
  for (let waited = 0; unanswered.size > 0 && waited < 60000; waited += 50) await page.waitForTimeout(50);
  await page.waitForTimeout(50);  // the icon is asked for after load
  await page.close();
  return {bytes, requests: [...requests.values()]};
}

const inKb = bytes => `${(bytes / KB).toFixed(1)} KB`;

export async function budgetFindings(browser, base, path) {
  const budget = budgetOf(path);
  const findings = [];
  const limit = (what, value, most, show = inKb) => value > most && findings.push(`${what}: ${show(value)}, allowed ${show(most)}`);
  const html = await fetchRaw(base + path);
  limit('HTML compressed', html.sent.length, budget.html);
  if (html.sent.length > KB && !html.headers['content-encoding']) findings.push('the HTML is not compressed');

  const visitor = await newVisitor(browser);
  try {
    const first = await measure(visitor.context, base + path);
    limit('first visit', first.bytes, budget.first);
    limit('requests of the first visit', first.requests.length, budget.firstRequests, String);
    const repeat = await measure(visitor.context, base + path);
    limit('repeated visit', repeat.bytes, budget.repeat);
    if (repeat.requests.length > budget.repeatRequests) findings.push(`requests of a repeated visit: ${repeat.requests.join(' ')}`);
    const sizes = `html ${inKb(html.sent.length)}, first ${inKb(first.bytes)} in ${first.requests.length}, repeated ${inKb(repeat.bytes)}`;
    return {findings, sizes};
  } finally {
    await visitor.close();
  }
}
