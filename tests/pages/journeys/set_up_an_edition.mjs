import {violations} from '../checks/accessibility.mjs';
import {enter, tabToButton, tabToField, tabToLink} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {expectText, logIn, passwordIn, press} from '../lib/steps.mjs';

export const name = 'set up an edition from a city\'s example, see every part of it, and publish one like Warszawa\'s';
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

async function fillPart(page, address, fields) {
  await visit(page, address);
  for (const [field, words] of Object.entries(fields)) await page.fill(`[name="${field}"]`, words);
  await press(page, 'Zapisz');
}

// Approval in the city, a district that the voter chooses, and its local areas: from the example to the public page.
async function publishLikeWarszawa(page, base) {
  const code = 'jak-warszawa', desk = `${base}/administracja/edycje/${code}`;
  await visit(page, `${base}/administracja/edycje/nowa`);
  await page.selectOption('[name="from"]', 'warszawa');
  await page.fill('[name="year"]', '2033');
  await page.fill('[name="code"]', code);
  await press(page, 'Utwórz szkic');
  await visit(page, `${desk}/pule`);
  const [columns, ...pools] = (await page.inputValue('[name="csv"]')).split('\n');
  const amount = columns.split(';').indexOf('kwota');
  const paid = pools.map(line => line.split(';').map((cell, at) => at === amount ? '5 000 000' : cell).join(';'));
  await fillPart(page, `${desk}/pule`, {csv: [columns, ...paid, 'ulrychow;Ulrychów;;lokalna;Wola;400 000'].join('\n')});
  await fillPart(page, `${desk}/uchwala`, {title_pl: 'Uchwała Rady Miasta', adopted_on: '2032-12-20'});
  await press(page, 'Opublikuj edycję');
  await expectText(page, 'Nie podano wydatków gminy');
  await fillPart(page, `${desk}/ustawa`, {spending: '20 000 000 000'});
  await press(page, 'Opublikuj edycję');
  await expectText(page, 'a muszą mieć co najmniej');
  await fillPart(page, `${desk}/ustawa`, {spending: '19 080 000 000'});
  await press(page, 'Opublikuj edycję');
  await visit(page, `${base}/edycja/${code}`);
  for (const words of ['Ulrychów', 'Żoliborz', 'Może to być każda', 'Każdy zaznacza najwyżej 5 projektów']) await expectText(page, words);
}

// A draft by keyboard alone; with scripts and without it gets another code.
export async function go({page, base, printed, javaScript, log}) {
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
  await publishLikeWarszawa(page, base);
  log.errors = log.errors.filter(error => !error.includes('422'));  // what the statute refused above
}
