import {enter, tabTo, tabToField, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'type in a card once, count dots two at a time, hide an idea and a draft with a reason, show them again';

const COORDINATOR = 'koordynator@wiec.example';

async function firstLink(page, base, list, pattern) {
  await visit(page, base + list);
  return page.evaluate(source => [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))
    .find(href => new RegExp(source).test(href)), pattern);
}

// The reload after a card was typed in does not type it in twice.
async function typeCard(page, base, what, javaScript) {
  await visit(page, `${base}/administracja/potrzeby/karta`);
  await typeInto(page, 'what', what);
  await typeInto(page, 'location', 'osiedle za torami');
  await typeInto(page, 'who', 'dzieci w drodze do szkoły');
  await tabToField(page, 'consent');
  await page.keyboard.press('Space');
  await press(page, 'Zapisz i wpisz następną');
  await expectText(page, what);
  await page.reload();
  await checkHere(page, javaScript);
  await visit(page, `${base}/potrzeby?kolejnosc=najnowsze`);
  const text = await page.textContent('main');
  if (text.split(what).length !== 2) throw new Error(`the card "${what}" is in the list ${text.split(what).length - 1} times`);
}

const firstDots = page => page.evaluate(() => document.querySelector('main input[name^="d-"]').name);

// Two people type one sheet: the second hears what the first wrote in the same field, and decides.
async function countDots(page, base, javaScript) {
  const need = await firstLink(page, base, '/potrzeby', '^/potrzeby/[0-9a-z]{13}$');
  const meeting = await firstLink(page, base, need, '^/spotkania/');
  await visit(page, base + meeting);
  await tabToLinkLike(page, /\/kropki\//);
  await enter(page);
  await checkHere(page, javaScript);
  const field = await firstDots(page), seen = Number(await page.inputValue(`[name="${field}"]`)), sheet = page.url();
  const second = await page.context().newPage();
  await visit(second, sheet);
  await typeInto(page, field, String(seen + 1));
  await press(page, 'Zapisz');
  await typeInto(second, field, String(seen + 2));
  await press(second, 'Zapisz');
  await expectText(second, 'Ktoś wpisał tu w międzyczasie');
  if (await second.inputValue(`[name="${field}"]`) !== String(seen + 2)) throw new Error('the number typed is lost');
  await checkHere(second, javaScript);
  await press(second, 'Zapisz');
  await expectText(second, String(seen + 2));
  await second.close();
}

async function hideAndShow(page, base, path, {hide, show, hidden}, password, javaScript) {
  await visit(page, base + path);
  await tabTo(page, `the folded "${hide}"`, at => at.tag === 'summary' && at.name.includes(hide));
  await page.keyboard.press('Enter');
  await press(page, hide);
  await expectText(page, 'Powód');  // it is asked for
  await typeInto(page, 'hidden', 'Podaje czyjś adres.');
  await press(page, hide);
  await expectText(page, hidden);
  await checkHere(page, javaScript);
  await logOut(page, base);
  const answer = await page.goto(base + path);
  if (answer.status() !== 410) throw new Error(`${path} is hidden and answers ${answer.status()}`);
  await expectText(page, 'Podaje czyjś adres.');
  await logIn(page, base, COORDINATOR, password);
  await visit(page, base + path);
  await press(page, show);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  await logIn(page, base, COORDINATOR, password);
  await typeCard(page, base, `Brak chodnika, karta ${javaScript ? 'pierwsza' : 'druga'}`, javaScript);
  await countDots(page, base, javaScript);
  const idea = await firstLink(page, base, '/pomysly', '^/pomysly/[0-9a-z]{13}$');
  await hideAndShow(page, base, idea, {hide: 'Ukryj pomysł', show: 'Pokaż znowu', hidden: 'Ten pomysł jest ukryty'},
                    password, javaScript);
  const draft = await firstLink(page, base, '/szkice', '^/szkice/[0-9a-z]{13}$');
  await hideAndShow(page, base, draft, {hide: 'Ukryj szkic', show: 'Pokaż go znowu', hidden: 'Ten szkic jest ukryty'},
                    password, javaScript);
  // What is hidden, forms with faults, and the second of two who type one number.
  log.errors = log.errors.filter(error => !/\b(409|410|422)\b/.test(error));
}
