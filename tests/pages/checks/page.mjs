// What every public page must be, whatever it shows: checked in a real browser. In Polish everything; in English what other
// words can break (names, language, width, links to pictures): markup, colours, stops and files are those of the Polish page.
import fs from 'node:fs';
import path from 'node:path';
import {goOn, newVisitor, visit} from '../lib/browser.mjs';
import {focused} from '../lib/keys.mjs';
import {COLOURS, violations} from './accessibility.mjs';
import {budgetFindings, listenTo, repeatedVisit} from './budgets.mjs';

const WIDTHS = [320, 768, 1280];

function fileName(address) {
  return address === '/' ? 'home' : address.replace(/^\//, '').replace(/[^\w-]+/g, '_').slice(0, 60);
}

function strangers(log, base) {
  return [...new Set(log.requests.filter(url => /^(https?|wss?):/.test(url) && !url.startsWith(base)))].map(url => `asks ${url}`);
}

async function brokenPictures(page) {
  return page.evaluate(() => [...document.images].filter(image => image.complete && !image.naturalWidth).map(image => `no picture: ${image.src}`));
}

async function frame(page, language) {
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: [...document.querySelectorAll('h1')].map(heading => heading.textContent.trim()),
    inline: document.querySelectorAll('[style], style, script:not([src]):not([type="application/ld+json"])').length,
  }));
  const findings = [];
  if (!seen.lang.startsWith(language)) findings.push(`lang is "${seen.lang}", not "${language}"`);
  if (!seen.title) findings.push('no title');
  if (seen.headings.length !== 1 || !seen.headings[0]) findings.push(`${seen.headings.length} headings h1: ${seen.headings.join(' | ')}`);
  if (seen.inline) findings.push(`${seen.inline} inline styles or scripts`);
  return findings;
}

async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > width + 1);
    return [`scrolls sideways: ${document.scrollingElement.scrollWidth} px in ${width}`,
            ...wide.slice(0, 4).map(element => element.outerHTML.slice(0, 120))];
  });
}

// Tab reaches a skip link first, then stops that show where they are, and gets out of the page again.
async function keyboard(page) {
  const findings = [];
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter(element => !element.disabled && element.type !== 'hidden' && element.checkVisibility({checkVisibilityCSS: true})).length);
  const reached = new Set();
  for (let press = 0; press < Math.min(stops + 2, 40); ++press) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at) break;
    if (press === 0 && !at.href.startsWith('#')) findings.push(`the first stop is no skip link but ${at.tag} "${at.name.slice(0, 40)}"`);
    if (!at.visible) findings.push(`focus cannot be seen on ${at.tag} "${at.name.slice(0, 40)}"`);
    reached.add(`${at.tag} ${at.name} ${at.href} ${at.field}`);
  }
  if (stops > 3 && reached.size < 3) findings.push(`Tab reaches only ${reached.size} of ${stops} stops`);
  return findings;
}

async function words(page) {
  return page.evaluate(() => (document.querySelector('main') ?? document.body).innerText.replace(/\s+/g, ' ').length);
}

async function withoutScript(visitor, url, withScript) {
  const {page, log} = visitor;
  await goOn(visitor, url);
  const findings = [...log.errors];
  const own = await words(page);
  if (own < withScript * 0.8) findings.push(`main shows ${own} characters, with JavaScript ${withScript}`);
  const mute = await page.evaluate(() => [...document.forms].filter(form => !form.querySelector('button:not([type=button]), [type=submit]')).length);
  if (mute) findings.push(`${mute} forms without a button to send them`);
  return findings;
}

async function pictures(page, {language, out, address}) {
  fs.mkdirSync(out, {recursive: true});
  for (const [width, scheme] of [...WIDTHS.map(width => [width, 'light']), [1280, 'dark']]) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme: scheme});
    await page.screenshot({path: path.join(out, `${fileName(address)}-${language}-${width}-${scheme}.png`), fullPage: true});
  }
  await page.emulateMedia({colorScheme: 'light'});
}

// What is looked at in each language, after the rest: it changes the width.
async function inEachLanguage(page, report, {label, language, base, out, address}, log) {
  report.check(`${label}: language, title, one heading`, await frame(page, language));
  await page.setViewportSize({width: 320, height: 900});
  report.check(`${label}: fits 320 px`, await overflow(page));
  report.check(`${label}: nothing broken, nobody else asked`, [...new Set(log.errors), ...strangers(log, base), ...await brokenPictures(page)]);
  if (out) await pictures(page, {language, out, address});
}

async function answers(report, label, response) {
  const found = response.status() === 200;
  if (!found) report.check(`${label} answers`, [`status ${response.status()}`]);
  return found;
}

// Somebody who is here for the first time, then without JavaScript, then again.
async function checkInPolish({browser, mute}, report, options) {
  const {url, label, base, address} = options;
  const visitor = await newVisitor(browser);
  const {page, log} = visitor;
  try {
    const wire = await listenTo(page);
    if (!await answers(report, label, await visit(page, url))) return;
    const first = await wire.whenQuiet();
    report.check(`${label} light: accessible`, await violations(page));
    const length = await words(page);
    await page.emulateMedia({colorScheme: 'dark'});
    report.check(`${label} dark: accessible`, await violations(page, COLOURS));
    await page.emulateMedia({colorScheme: 'light'});
    report.check(`${label}: keyboard`, await keyboard(page));
    await inEachLanguage(page, report, options, log);
    report.check(`${label}: works without JavaScript`, await withoutScript(mute, url, length));
    const {findings, sizes} = await budgetFindings(base, address, {first, repeat: await repeatedVisit(page, url)});
    report.check(`${label}: budgets (${sizes})`, findings);
  } finally {
    await visitor.close();
  }
}

async function checkInEnglish({english}, report, options) {
  const {page, log} = english;
  if (!await answers(report, options.label, await goOn(english, options.url))) return;
  report.check(`${options.label} light: accessible`, await violations(page));
  await inEachLanguage(page, report, options, log);
}

// Who looks at pages, at one after another: to each Polish page comes somebody new, two others know the site.
export async function newEyes(browser) {
  return {browser, mute: await newVisitor(browser, {javaScript: false}), english: await newVisitor(browser, {locale: 'en-GB'})};
}

export async function checkPage(eyes, report, {base, address, language, out}) {
  const check = language === 'pl' ? checkInPolish : checkInEnglish;
  await check(eyes, report, {url: base + address, label: address, language, out, address, base});
}
