// What several journeys do on their way, by keys as a visitor would.
import {isKnown, violations} from '../checks/accessibility.mjs';
import {visit} from './browser.mjs';
import {enter, tabTo, tabToButton, tabToField, typeInto} from './keys.mjs';
import {inPolish, says} from './words.mjs';

// The password of all log-ins of the demo city, which prints it at its start; undefined at another city.
export const passwordIn = printed => /with the password (\S+) as/.exec(printed)?.[1];

export async function logIn(page, base, email, password) {
  await visit(page, `${base}/logowanie/haslo`);
  await typeInto(page, 'email', email);
  await typeInto(page, 'password', password);
  await enter(page);
}

export async function logOut(page, base) {
  await visit(page, `${base}/konto`);
  await tabToButton(page, 'Wyloguj się');
  await enter(page);
}

async function checkWidth(page, path) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) throw new Error(`${path} is ${width} pixels wide on a screen of 320`);
}

// As wide as a small phone, in the dark: nothing sticks out, no rule of accessibility is broken. Without scripts the markup
// is the same: only who has such a phone looks.
export async function checkHere(page, javaScript) {
  const before = page.viewportSize(), path = new URL(page.url()).pathname;
  if (before.width === 320) await checkWidth(page, path);
  if (!javaScript || isKnown(page)) return;
  await page.setViewportSize({width: 320, height: 800});
  await page.emulateMedia({colorScheme: 'dark'});
  await checkWidth(page, path);
  const found = await violations(page);
  if (found.length > 0) throw new Error(`${path}: ${found.join('; ')}`);
  await page.setViewportSize(before);
  await page.emulateMedia({colorScheme: 'light'});
}

export async function expectText(page, words) {
  const text = (await page.textContent('main')).replace(/\s+/g, ' ');
  if (!says(page, text, words)) throw new Error(`"${words}" is not at ${page.url()}: ${text.slice(0, 600)}`);
}

// What the visitor's own account says.
export async function expectInAccount(page, base, ...words) {
  await visit(page, `${base}/konto`);
  for (const one of words) await expectText(page, one);
}

export async function press(page, label) {
  await tabToButton(page, label);
  await enter(page);
}

async function typeDay(page, field, day) {
  await tabToField(page, field);
  await page.fill(`[name="${field}"]`, day);
}

// The fields of a form for something that has a day and a place; the first way of meeting, where it is asked for.
export async function fillWhenAndWhere(page, {day, from, to, address, endDay = day}) {
  await typeDay(page, 'begins_date', day);
  await typeInto(page, 'begins_time', from);
  await typeDay(page, 'ends_date', endDay);
  await typeInto(page, 'ends_time', to);
  if (await page.locator('[name="formula"]').count() > 0) {
    await tabTo(page, 'the first form of meeting', at => at.field === 'formula');
    await page.keyboard.press('Space');
  }
  await typeInto(page, 'address', address);
}

export const pathOf = page => inPolish(page, new URL(page.url()).pathname);

// An answer of a list or a set of buttons, by typing what it begins with, as people do by keys.
export async function choose(page, field, letters) {
  await tabToField(page, field);
  await page.keyboard.type(letters);
}

// An answer of a list by the value it sends: typed as far as no other answer begins so.
export async function chooseValue(page, field, value) {
  await tabToField(page, field);
  const letters = await page.evaluate(([name, wanted]) => {
    const all = [...document.querySelector(`select[name="${name}"]`).options], label = all.find(one => one.value === wanted).label.trim();
    for (let length = 1; ; ++length) {
      const beginning = label.slice(0, length).toLowerCase();
      if (length === label.length || all.filter(one => one.label.trim().toLowerCase().startsWith(beginning)).length === 1) return beginning;
    }
  }, [field, value]);
  await page.keyboard.type(letters);
}

export async function tick(page, field) {
  await tabToField(page, field);
  await page.keyboard.press('Space');
}

// The field of a day, or one that has something in it already.
export async function fill(page, field, value) {
  await tabToField(page, field);
  await page.fill(`[name="${field}"]`, value);
}

export async function followTo(page, path) {
  await tabTo(page, `a link to ${path}`, at => at.tag === 'a' && at.href.split('?')[0] === path);
  await enter(page);
}

export async function openDetails(page, words) {
  await tabTo(page, `the summary ${words}`, at => at.tag === 'summary' && says(page, at.name, words));
  await page.keyboard.press('Enter');
}

// Days from today, as a field of a day takes them.
export const inDays = days => new Date(Date.now() + days * 86400e3).toISOString().slice(0, 10);

// Somebody who has no password: a link comes by letter. Who is here for the first time says a name, and asks for every
// piece of news at once.
export async function logInByLetter(page, base, post, email, name = '') {
  await visit(page, `${base}/logowanie`);
  await typeInto(page, 'email', email);
  await press(page, 'Wyślij link');
  const letter = await post.letter(email, '/logowanie/link/');
  await visit(page, letter.linkTo('/logowanie/link/'));
  await press(page, 'Zaloguj się');
  if (pathOf(page) !== '/konto/dane') return;
  await typeInto(page, 'name', name);
  await press(page, 'Zapisz');
  await visit(page, `${base}/konto/powiadomienia`);
  await tabToField(page, 'own');
  await page.keyboard.press('ArrowUp');
  await press(page, 'Zapisz');
  await expectText(page, 'Zapisano.');
}

// People of one story stay logged in, each on a device of their own: `away` leaves it so, `back` takes it up again.
export function devicesOf(page) {
  const kept = new Map(), context = page.context();
  return {
    away: async email => {
      kept.set(email, await context.cookies());
      await context.clearCookies();
    },
    back: async email => {
      await context.clearCookies();
      await context.addCookies(kept.get(email));
    },
  };
}

// Letters that nobody waits for on the way, but that must have come in the end. Some are in the visitor's language.
export function lettersOf(post, page) {
  const all = [];
  return {
    expect: (to, part) => all.push(post.letter(to, part, text => says(page, text, part)).catch(error => error)),
    haveCome: async () => {
      const lost = (await Promise.all(all)).find(one => one instanceof Error);
      if (lost) throw lost;
    },
  };
}
