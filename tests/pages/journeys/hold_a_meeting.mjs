import {violations} from '../checks/accessibility.mjs';
import {enter, tabTo, tabToButton, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';

export const name = 'plan a meeting, sign up for it, tell of a change, write its minutes';

async function logIn(page, base, email, password) {
  await visit(page, `${base}/logowanie/haslo`);
  await typeInto(page, 'email', email);
  await typeInto(page, 'password', password);
  await enter(page);
}

async function logOut(page, base) {
  await visit(page, `${base}/konto`);
  await tabToButton(page, 'Wyloguj się');
  await enter(page);
}

// As wide as a small phone, in the dark: nothing sticks out, no rule of accessibility is broken.
async function checkHere(page, javaScript) {
  if (!javaScript) return;  // the markup is the same
  const before = page.viewportSize();
  await page.setViewportSize({width: 320, height: 800});
  await page.emulateMedia({colorScheme: 'dark'});
  const path = new URL(page.url()).pathname;
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) throw new Error(`${path} is ${width} pixels wide on a screen of 320`);
  const found = await violations(page);
  if (found.length > 0) throw new Error(`${path}: ${found.join('; ')}`);
  await page.setViewportSize(before);
  await page.emulateMedia({colorScheme: 'light'});
}

async function typeDay(page, field, day) {
  await tabToField(page, field);
  await page.fill(`[name="${field}"]`, day);
}

async function expectText(page, words) {
  const text = (await page.textContent('main')).replace(/\s+/g, ' ');
  if (!text.includes(words)) throw new Error(`"${words}" is not at ${page.url()}: ${text.slice(0, 300)}`);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = /with the password (\S+) as/.exec(printed)?.[1];
  if (!password) return;
  const title = `Spotkanie próbne ${javaScript ? 'pierwsze' : 'drugie'}`;
  const day = new Date(Date.now() + 40 * 86400e3).toISOString().slice(0, 10);
  await logIn(page, base, 'koordynator@wiec.example', password);
  await tabToLink(page, '/administracja/spotkania');
  await enter(page);
  await checkHere(page, javaScript);
  await tabToLink(page, '/administracja/spotkania/nowe');
  await enter(page);
  await tabToField(page, 'kind');
  await page.keyboard.type('szkol');
  await typeInto(page, 'title_pl', title);
  await tabToButton(page, 'Zaplanuj i ogłoś');
  await enter(page);
  await checkHere(page, javaScript);  // the form with everything that is missing
  if (await page.inputValue('[name="title_pl"]') !== title) throw new Error('what was typed is lost');
  await typeDay(page, 'begins_date', day);
  await typeInto(page, 'begins_time', '17:00');
  await typeDay(page, 'ends_date', day);
  await typeInto(page, 'ends_time', '19:00');
  await tabTo(page, 'the first form of meeting', at => at.field === 'formula');
  await page.keyboard.press('Space');
  await typeInto(page, 'address', 'Biblioteka, ul. Ogrodowa 5');
  await typeInto(page, 'seats', '5');
  await tabToButton(page, 'Zaplanuj i ogłoś');
  await enter(page);
  await expectText(page, title);
  await logOut(page, base);

  await logIn(page, base, 'mieszkanka@wiec.example', password);
  const found = (await (await page.request.get(`${base}/api/v1/gatherings`)).json()).items.find(item => item.title.pl === title);
  await visit(page, `${base}/spotkania/${found.id}`);
  await tabToButton(page, 'Zapisz się');
  await enter(page);
  await expectText(page, 'Masz miejsce');
  await checkHere(page, javaScript);
  await logOut(page, base);

  await logIn(page, base, 'koordynator@wiec.example', password);
  await visit(page, `${base}/administracja/spotkania/${found.id}`);
  await checkHere(page, javaScript);
  await tabToField(page, 'begins_time');
  await page.keyboard.type('16:30');
  await typeInto(page, 'change_pl', 'Sala jest wolna wcześniej.');
  await tabToButton(page, 'Zapisz');
  await enter(page);
  await visit(page, `${base}/administracja/spotkania/${found.id}/przebieg`);
  await expectText(page, 'Ola Gil');
  await checkHere(page, javaScript);
  await tabToField(page, 'came');
  await page.keyboard.press('Space');
  await typeInto(page, 'minutes_pl', 'Ustaliliśmy trzy potrzeby.');
  await tabToButton(page, 'Zapisz');
  await enter(page);
  await visit(page, `${base}/spotkania`);
  await tabToLinkLike(page, new RegExp(found.id));
  await enter(page);
  await expectText(page, 'Sala jest wolna wcześniej.');
  await expectText(page, 'Ustaliliśmy trzy potrzeby.');
  await expectText(page, '16:30');
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
