// Bytes and requests of a page: the budgets of a first and of a repeated visit.
import {fetchRaw} from '../lib/site.mjs';
import {visit} from '../lib/browser.mjs';

const KB = 1024;
const QUIET = 100, PATIENCE = 60000;  // milliseconds
const PAGE = {html: 14 * KB, first: 80 * KB, firstRequests: 8, repeat: 15 * KB, repeatRequests: 1};
// Addresses with a budget of their own.
const OTHERS = [[/^(\/en)?\/projekty\/mapa$/, {...PAGE, html: 40 * KB, first: 95 * KB, repeat: 41 * KB}],  // every point of the city
                [/^(\/en)?\/wyniki\/[^/]+\/protokol$/, {...PAGE, html: 40 * KB, first: 110 * KB, repeat: 41 * KB}],  // every project, for paper
                [/^(\/en)?\/glosowanie(\/|$)/, {...PAGE, html: 60 * KB, first: 110 * KB, repeat: 61 * KB}]];

export function budgetOf(path) {
  return OTHERS.find(([pattern]) => pattern.test(path))?.[1] ?? PAGE;
}

// Listens to what a tab asks for from now on. `whenQuiet` gives the bytes over the wire and the requests that were not answered from
// the browser's cache, at a moment when all are answered (only then it is known) and none was made for a while.
export async function listenTo(page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const requests = new Map(), unanswered = new Set();
  let bytes = 0, last = Date.now();
  const answered = ({requestId}) => {
    unanswered.delete(requestId);
    last = Date.now();
  };
  wire.on('Network.requestWillBeSent', ({requestId, request}) => {
    if (!/^https?:/.test(request.url)) return;
    requests.set(requestId, request.url);
    unanswered.add(requestId);
  });
  wire.on('Network.requestServedFromCache', ({requestId}) => requests.delete(requestId));
  wire.on('Network.responseReceived', ({requestId, response}) => response.fromDiskCache && requests.delete(requestId));
  wire.on('Network.loadingFinished', answer => {
    bytes += requests.has(answer.requestId) ? answer.encodedDataLength : 0;
    answered(answer);
  });
  wire.on('Network.loadingFailed', answered);
  const isQuiet = () => unanswered.size === 0 && Date.now() - last >= QUIET;
  return {
    whenQuiet: async () => {
      for (const end = Date.now() + PATIENCE; !isQuiet() && Date.now() < end;) await new Promise(resolve => setTimeout(resolve, 10));
      return {bytes, requests: [...requests.values()]};
    },
  };
}

// The same address again, by who went elsewhere in between.
export async function repeatedVisit(page, url) {
  await page.goto('about:blank');
  const wire = await listenTo(page);
  await visit(page, url);
  return wire.whenQuiet();
}

const inKb = bytes => `${(bytes / KB).toFixed(1)} KB`;

export async function budgetFindings(base, path, {first, repeat}) {
  const budget = budgetOf(path);
  const findings = [];
  const limit = (what, value, most, show = inKb) => value > most && findings.push(`${what}: ${show(value)}, allowed ${show(most)}`);
  const html = await fetchRaw(base + path);
  limit('HTML compressed', html.sent.length, budget.html);
  if (html.sent.length > KB && !html.headers['content-encoding']) findings.push('the HTML is not compressed');
  limit('first visit', first.bytes, budget.first);
  limit('requests of the first visit', first.requests.length, budget.firstRequests, String);
  limit('repeated visit', repeat.bytes, budget.repeat);
  if (repeat.requests.length > budget.repeatRequests) findings.push(`requests of a repeated visit: ${repeat.requests.join(' ')}`);
  const sizes = `html ${inKb(html.sent.length)}, first ${inKb(first.bytes)} in ${first.requests.length}, repeated ${inKb(repeat.bytes)}`;
  return {findings, sizes};
}
