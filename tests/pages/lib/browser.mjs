// Debian's Chromium driven by playwright-core, never talking to anything but the site under test.
import {execFileSync} from 'node:child_process';
import {chromium} from 'playwright-core';
import {countEffort} from './effort.mjs';
import {inTheirLanguage} from './words.mjs';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
               '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function chromiumPath() {
  if (process.env.WIEC_TEST_CHROMIUM) return process.env.WIEC_TEST_CHROMIUM;
  for (const name of NAMES) {
    try {
      return execFileSync('/bin/sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim();
    } catch {
      continue;
    }
  }
  throw new Error('no Chromium found; set WIEC_TEST_CHROMIUM to its path');
}

export function launchBrowser() {
  return chromium.launch({executablePath: chromiumPath(), args: FLAGS});
}

// A visitor: an own empty cache and cookie jar. `log` keeps what went wrong on the pages and every request made.
export async function newVisitor(browser, {width = 1280, height = 900, scheme = 'light', javaScript = true, locale = 'pl-PL', touch = false} = {}) {
  const context = await browser.newContext({
    viewport: {width, height},
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    hasTouch: touch,
    isMobile: touch,
    locale,
    timezoneId: 'Europe/Warsaw',
  });
  const log = {errors: [], requests: []};
  context.on('page', page => watch(page, log));
  context.setDefaultTimeout(120000);
  context.setDefaultNavigationTimeout(120000);
  const page = await context.newPage();
  countEffort(page);
  return {context, page, log, close: () => context.close()};
}

// The visitor's own tab, with a log that begins anew: another one would be another process of the browser, which costs as
// much as the visit.
export async function goOn({page, log}, url) {
  log.errors = [];
  log.requests = [];
  await page.setViewportSize({width: 1280, height: 900});
  return visit(page, url);
}

function watch(page, log) {
  page.on('console', message => message.type() === 'error' && log.errors.push(`console: ${message.text()}`));
  page.on('pageerror', error => log.errors.push(`script: ${error.message}`));
  page.on('requestfailed', request => {
    const why = request.failure()?.errorText;  // what is aborted was left behind: the visitor went on
    if (why !== 'net::ERR_ABORTED') log.errors.push(`no answer: ${request.url()} (${why})`);
  });
  page.on('request', request => log.requests.push(request.url()));
  page.on('response', response => response.status() >= 400 && log.errors.push(`${response.status()}: ${response.url()}`));
}

export async function visit(page, url) {
  const response = await page.goto(inTheirLanguage(page, url), {waitUntil: 'load'});
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return response;
}
