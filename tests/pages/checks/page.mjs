// What every public page must be, whatever it shows: checked in a real browser, in one language.
import fs from 'node:fs';
import path from 'node:path';
import {newVisitor, visit} from '../lib/browser.mjs';
import {focused} from '../lib/keys.mjs';
import {violations} from './accessibility.mjs';
import {budgetFindings} from './budgets.mjs';

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

async function withoutScript(browser, url, withScript) {
  const visitor = await newVisitor(browser, {javaScript: false});
  try {
    await visit(visitor.page, url);
    const findings = [...visitor.log.errors];
    const own = await words(visitor.page);
    if (own < withScript * 0.8) findings.push(`main shows ${own} characters, with JavaScript ${withScript}`);
    const mute = await visitor.page.evaluate(() => [...document.forms].filter(form => !form.querySelector('button:not([type=button]), [type=submit]')).length);
    if (mute) findings.push(`${mute} forms without a button to send them`);
    return findings;
  } finally {
    await visitor.close();
  }
}

async function pictures(page, report, {label, language, scheme, out, address}) {
  for (const width of scheme === 'light' ? WIDTHS : [1280]) {
    await page.setViewportSize({width, height: 900});
    if (width === 320) report.check(`${label}: fits 320 px`, await overflow(page));
    if (out) await page.screenshot({path: path.join(out, `${fileName(address)}-${language}-${width}-${scheme}.png`), fullPage: true});
  }
}

// One visit, seen in the light and in the dark. Gives the length of the words in main; 0 when the page did not answer.
async function seen(browser, report, options) {
  const {url, label, language, base} = options;
  const visitor = await newVisitor(browser, {locale: language === 'pl' ? 'pl-PL' : 'en-GB'});
  const {page, log} = visitor;
  try {
    const response = await visit(page, url);
    if (response.status() !== 200) {
      report.check(`${label} answers`, [`status ${response.status()}`]);
      return 0;
    }
    report.check(`${label} light: accessible`, await violations(page));
    report.check(`${label}: language, title, one heading`, await frame(page, language));
    const length = await words(page);
    await pictures(page, report, {...options, scheme: 'light'});
    await page.emulateMedia({colorScheme: 'dark'});
    report.check(`${label} dark: accessible`, await violations(page));
    await pictures(page, report, {...options, scheme: 'dark'});
    report.check(`${label}: keyboard`, await keyboard(page));
    report.check(`${label}: nothing broken, nobody else asked`, [...new Set(log.errors), ...strangers(log, base), ...await brokenPictures(page)]);
    return length;
  } finally {
    await visitor.close();
  }
}

export async function checkPage(browser, report, {base, address, language, out}) {
  const url = base + address;
  const label = address;
  if (out) fs.mkdirSync(out, {recursive: true});
  const length = await seen(browser, report, {url, label, language, out, address, base});
  if (!length) return;
  report.check(`${label}: works without JavaScript`, await withoutScript(browser, url, length));
  const {findings, sizes} = await budgetFindings(browser, base, address);
  report.check(`${label}: budgets (${sizes})`, findings);
}
