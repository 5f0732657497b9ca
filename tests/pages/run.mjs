// Visits every public page in a real browser and goes the journeys with the keyboard alone, or with a thumb; those that ask
// for both databases on PostgreSQL too, in the server that WIEC_TEST_POSTGRES names.
//   node run.mjs                           the release build's demo city
//   node run.mjs --binary PATH             another build (or WIEC_TEST_BINARY)
//   node run.mjs --url http://127.0.0.1:8080 [--path /projekty]...   a running site, all of it or these addresses
//   --only pages|journeys   --journey NAME   --pictures no   pictures stand in tests/pages/out
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {checkPage, newEyes} from './checks/page.mjs';
import {lookedAtElsewhere} from './checks/accessibility.mjs';
import {linkFindings} from './checks/links.mjs';
import {launchBrowser, newVisitor} from './lib/browser.mjs';
import {startPost} from './lib/post.mjs';
import {CLIENT, PROVIDER_NAME, SECRET, startProvider} from './lib/provider.mjs';
import {effortOf, wordsOf} from './lib/effort.mjs';
import {newDatabase} from './lib/postgres.mjs';
import {Report} from './lib/report.mjs';
import {freePort, routesOf, startDemo} from './lib/server.mjs';
import {fetchRaw, inEnglish, isHtml, pathsToVisit} from './lib/site.mjs';
import {setLanguage} from './lib/words.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const AT_ONCE = 2;

const {values: options} = parseArgs({options: {
  url: {type: 'string'},
  binary: {type: 'string', default: process.env.WIEC_TEST_BINARY ?? path.join(HERE, '../../build/release/wiec')},
  path: {type: 'string', multiple: true},
  only: {type: 'string'},
  journey: {type: 'string'},
  pictures: {type: 'string', default: 'yes'},
}});

// Lanes that each take the next of all until none is left; `begin` gives what a lane does with one.
async function atOnce(all, begin) {
  const left = [...all];
  const lane = async () => {
    const act = await begin();
    for (let next = left.shift(); next; next = left.shift()) await act(next);
  };
  await Promise.all(Array.from({length: AT_ONCE}, lane));
}

async function checkPages(browser, report, base, routes) {
  const {paths, further, unseen} = options.path ? {paths: options.path, further: new Set(options.path), unseen: []} : await pathsToVisit(base, routes);
  for (const route of unseen) report.skip(`${route}: visited`, 'neither the site map nor a link leads to an address of this route');
  const pages = [];
  for (const address of paths) {
    const answer = await fetchRaw(base + address);
    if (answer.status === 200 && isHtml(answer)) {
      pages.push({address, language: 'pl'});
      if (!further.has(address)) pages.push({address: inEnglish(address), language: 'en'});
    } else if (!isRedirect(answer) && !isClosed(answer)) {
      report.check(`${address} answers`, answer.status === 200 ? [] : [`status ${answer.status}`]);
    }
  }
  const out = options.pictures === 'no' ? null : path.join(HERE, 'out');
  await atOnce(pages, async () => {
    const eyes = await newEyes(browser);
    return page => guarded(report, page.address, () => checkPage(eyes, report, {base, out, ...page}));
  });
  await guarded(report, 'links between pages lead somewhere', async () => {
    report.check('links between pages lead somewhere', await linkFindings(base, pages.map(page => page.address)));
  });
}

// What had its time (the first start, in a city that has begun) says so in a page.
function isClosed(answer) {
  return answer.status === 410 && isHtml(answer);
}

function isRedirect(answer) {
  return answer.status >= 300 && answer.status < 400;
}

async function journeysAskedFor() {
  const files = fs.readdirSync(path.join(HERE, 'journeys')).filter(name => name.endsWith('.mjs') && name.startsWith(options.journey ?? '')).sort();
  return Promise.all(files.map(file => import(pathToFileURL(path.join(HERE, 'journeys', file)).href)));
}

async function goJourney(browser, report, journey, javaScript, where, {base, printed, provider, post, booths, ties, restart}, device = {}) {
  const visitor = await newVisitor(browser, {javaScript, ...(journey.byThumb ? {width: 320, height: 640, touch: true} : device)});
  if (device.locale) setLanguage(visitor.page, device.locale.slice(0, 2));
  const hands = journey.byThumb ? 'by thumb at 320 px' : ['keyboard only', ...(device.width ? [`at ${device.width} px`] : [])].join(' ');
  const name = `journey: ${journey.name}, ${hands}${javaScript ? '' : ', without JavaScript'}${where}`;
  let findings;
  try {
    await journey.go({page: visitor.page, base, printed, javaScript, provider, post, booths, ties, restart, log: visitor.log});
    findings = visitor.log.errors;
  } catch (error) {
    findings = [wordsOfError(error)];
  }
  report.check(name, findings);
  report.note(wordsOf(effortOf(visitor.page), journey.byThumb));
  await visitor.close();
}

// Each journey as one person with a keyboard, or a thumb, goes it: with scripts, and without.
async function goJourneys(browser, report, journeys, city) {
  for (const journey of journeys.filter(one => !one.story)) {
    for (const javaScript of [true, false]) await goJourney(browser, report, journey, javaScript, '', city);
  }
}

// A story meets nobody of another journey: it has a city of its own, on each database. On the second it is gone as it says
// in `otherWay`: on another device, in another language, without scripts.
async function goStory(browser, report, story, where, {database, way = {}} = {}) {
  const {server, provider, post} = await startCity(database);
  const {javaScript = true, ...device} = way, language = device.locale ? `, in ${new Intl.DisplayNames('en', {type: 'language'}).of(device.locale)}` : '';
  const city = {base: server.url, printed: server.log(), provider, post, restart: server.restart};
  await goJourney(browser, report, story, javaScript, `${language}${where}`, city, device);
  await provider.stop();
  report.check(`the server stops cleanly after ${story.name.split(':')[0]}${where}`, await endOf(server));
  await post.stop();
}

// Those that write what SQLite and PostgreSQL might keep differently, once more on the other database, with scripts: what
// differs without them are the pages, and these are the same.
async function goJourneysOnPostgres(browser, report, journeys, database) {
  const {server, provider, post} = await startCity(database);
  const city = {base: server.url, printed: server.log(), provider, post, ...editionsFor(report, server, database)};
  for (const journey of journeys) await goJourney(browser, report, journey, true, ', on PostgreSQL', city);
  await provider.stop();
  report.check('the server stops cleanly on PostgreSQL', await endOf(server));
  await post.stop();
}

async function onPostgres(report, what, act) {
  if (!process.env.WIEC_TEST_POSTGRES) return report.skip(`${what}, on PostgreSQL`, 'WIEC_TEST_POSTGRES names no server; ./test starts one');
  const database = newDatabase(process.env.WIEC_TEST_POSTGRES);
  try {
    return await act(database.url);
  } finally {
    database.drop();
  }
}

// In cities that know nothing of each other, so two at once; while a story waits for its letters, the other goes on.
async function goEveryWay(browser, report, city, server) {
  const asked = await journeysAskedFor(), onBoth = asked.filter(journey => journey.databases === 'both');
  const ways = [['the journeys', () => goJourneys(browser, report, asked, {...city, ...editionsFor(report, server)})]];
  if (server) {
    for (const story of asked.filter(one => one.story)) {
      ways.push([story.name, () => goStory(browser, report, story, '')],
                [story.name, () => onPostgres(report, story.name, url => goStory(browser, report, story, ', on PostgreSQL', {database: url, way: story.otherWay}))]);
    }
    if (onBoth.length > 0) {
      const what = `${onBoth.length} journeys`;
      ways.push([what, () => onPostgres(report, what, url => goJourneysOnPostgres(browser, report, onBoth, url))]);
    }
  }
  await atOnce(ways, () => ([name, go]) => guarded(report, name, go));
}

async function guarded(report, name, work) {
  try {
    await work();
  } catch (error) {
    report.check(name, [wordsOfError(error)]);
  }
}

const wordsOfError = error => String(error.message ?? error).split('\n').slice(0, 3).join(' ');

// The demo city, whose people may log in at a provider too, and get letters.
async function startCity(database) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const provider = await startProvider(url), post = await startPost();
  const environment = {WIEC_LOGIN_ISSUER: provider.issuer, WIEC_LOGIN_CLIENT_ID: CLIENT, WIEC_LOGIN_NAME: PROVIDER_NAME,
                       WIEC_MAIL_SMTP_URL: post.url, WIEC_MAIL_SENDER: 'Wiec <wiec@wiec.example>', WIEC_HTTP_PUBLIC_ADDRESS: url};
  if (database) lookedAtElsewhere(url);
  return {provider, post, server: await startDemo(options.binary, {url, environment, database, secrets: {oidc_secret: SECRET}})};
}

// Editions beside the demo city's own, put there by a program that prints their codes.
function addEditions(report, server, name, journey, database) {
  const program = path.join(path.dirname(options.binary), 'tests/pages/booths', name);
  if (!fs.existsSync(program)) {
    report.skip(`journey: ${journey}`, `${program} is not built`);
    return [];
  }
  return execFileSync(program, [server.data, ...(database ? [database] : [])], {encoding: 'utf8'}).trim().split('\n');
}

// Voted now, one with each type of ballot; counted, with a tie that waits for a draw.
function editionsFor(report, server, database) {
  if (!server) return {booths: [], ties: []};
  const booths = addEditions(report, server, 'prepare_booths', 'vote on long lists, by points, for a sum and, as a child, for one project', database);
  return {booths, ties: database ? [] : addEditions(report, server, 'prepare_ties', 'record the draw that decides a tie')};
}

async function endOf(server) {
  const {ended, log} = await server.stop();
  return ended === 'exit 0' ? [] : [String(ended), ...log.split('\n').slice(-10)];
}

async function main() {
  const report = new Report();
  const {server, provider, post} = options.url ? {} : await startCity();
  const base = (options.url ?? server.url).replace(/\/$/, '');
  const browser = await launchBrowser();
  try {
    if (options.only !== 'journeys') {
      await guarded(report, 'the pages', () => checkPages(browser, report, base, server ? routesOf(options.binary) : null));
    }
    if (options.only !== 'pages' && !options.path) {
      await goEveryWay(browser, report, {base, printed: server?.log() ?? '', provider, post}, server);
    }
  } finally {
    await browser.close();
    await provider?.stop();
    if (server) report.check('the server stops cleanly', await endOf(server));
    await post?.stop();
  }
  return report.close();
}

process.exit(await main() ? 0 : 1);
