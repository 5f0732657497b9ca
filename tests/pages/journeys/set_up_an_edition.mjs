import {violations} from '../checks/accessibility.mjs';
import {enter, tabToButton, tabToField, tabToLink} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {logIn, passwordIn} from '../lib/steps.mjs';

export const name = 'set up an edition from a city\'s example, see every part of it';
export const databases = 'both';

const PARTS = ['', '/nazwa', '/uchwala', '/ustawa', '/pule', '/pule/nowa', '/limity', '/formularz', '/harmonogram', '/karta', '/zasada',
               '/remisy', '/tozsamosc', '/historia', '/podglad'];

async function expectPath(page, path) {
  const at = new URL(page.url()).pathname;
  if (at !== path) throw new Error(`at ${at} instead of ${path}`);
}

// Nothing sticks out at any of the widths, and at the last of them no rule of accessibility is broken.
async function checkPart(page, base, path, scheme, widths) {
  await page.emulateMedia({colorScheme: scheme});
  await visit(page, base + path);
  await expectPath(page, path);
  for (const screen of widths) {
    await page.setViewportSize({width: screen, height: 900});
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > screen) throw new Error(`${path} is ${width} pixels wide on a screen of ${screen}`);
  }
  const found = await violations(page);
  if (found.length > 0) throw new Error(`${path} (${scheme}): ${found.join('; ')}`);
}

// A draft by keyboard alone; with scripts and without it gets another code.
export async function go({page, base, printed, javaScript}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, 'koordynator@wiec.example', password);
  await expectPath(page, '/konto');
  await tabToLink(page, '/administracja/edycje');
  await enter(page);
  await tabToLink(page, '/administracja/edycje/nowa');
  await enter(page);
  const code = javaScript ? 'szkic-2031' : 'szkic-2032';
  await tabToField(page, 'from');
  await page.keyboard.type('Jak w mieście Krak');
  await tabToField(page, 'year');
  await page.keyboard.type(code.slice(-4));
  await tabToField(page, 'code');
  await page.keyboard.type(code);
  await tabToButton(page, 'Utwórz szkic');
  await enter(page);
  const desk = `/administracja/edycje/${code}`;
  await expectPath(page, desk);
  await tabToLink(page, `${desk}/tozsamosc`);
  await enter(page);
  await tabToField(page, 'per_contact');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('2');
  await tabToButton(page, 'Zapisz');
  await enter(page);
  await expectPath(page, desk);
  if (!javaScript) return;
  for (const part of PARTS) {
    await checkPart(page, base, desk + part, 'light', [320, 768, 1280]);
    await checkPart(page, base, `/en${desk}${part}`, 'dark', [320]);
  }
}
