// What several journeys do on their way, by keys as a visitor would.
import {violations} from '../checks/accessibility.mjs';
import {visit} from './browser.mjs';
import {enter, tabTo, tabToButton, tabToField, typeInto} from './keys.mjs';

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

// As wide as a small phone, in the dark: nothing sticks out, no rule of accessibility is broken.
export async function checkHere(page, javaScript) {
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

export async function expectText(page, words) {
  const text = (await page.textContent('main')).replace(/\s+/g, ' ');
  if (!text.includes(words)) throw new Error(`"${words}" is not at ${page.url()}: ${text.slice(0, 600)}`);
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
export async function fillWhenAndWhere(page, {day, from, to, address}) {
  await typeDay(page, 'begins_date', day);
  await typeInto(page, 'begins_time', from);
  await typeDay(page, 'ends_date', day);
  await typeInto(page, 'ends_time', to);
  if (await page.locator('[name="formula"]').count() > 0) {
    await tabTo(page, 'the first form of meeting', at => at.field === 'formula');
    await page.keyboard.press('Space');
  }
  await typeInto(page, 'address', address);
}
