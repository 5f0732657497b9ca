import {visit} from '../lib/browser.mjs';
import {effortOf, secondsOf} from '../lib/effort.mjs';
import {tap, tapThrough, typeByThumb} from '../lib/thumb.mjs';

export const name = 'vote, from home to the receipt';
export const byThumb = true;

const MOST_SECONDS = 120;  // from the home page to the receipt
let voters = 0;

async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) throw new Error(`${new URL(page.url()).pathname} is ${wide} pixels wide on a screen of 320`);
}

// Three points to the first project, two to the second, one to the third.
async function choose(page) {
  const projects = await page.locator('.pick input[value="0"]').evaluateAll(all => all.slice(0, 3).map(input => input.name));
  for (const [index, project] of projects.entries()) {
    await tap(page, page.locator(`[name="${project}"][value="${index + 1}"]`), `${3 - index} points`);
  }
}

export async function go({page, base, printed, javaScript}) {
  if (!printed) return;  // only the demo city shows the code
  const link = path => page.locator(`main a[href^="${path}"]`);
  const button = words => page.locator('main button', {hasText: words});
  await visit(page, `${base}/`);
  await tapThrough(page, link('/glosowanie'), 'the link to the vote');
  await tapThrough(page, link('/glosowanie/'), 'the link to this vote');
  await fits(page);
  await typeByThumb(page, 'name', `Kciuk ${'abcdefgh'[voters++]}${javaScript ? 'a' : 'b'}`);
  await typeByThumb(page, 'street', 'Lipowa');
  await typeByThumb(page, 'number', '12');
  await typeByThumb(page, 'born-day', '31');
  await typeByThumb(page, 'born-month', '3');
  await typeByThumb(page, 'born-year', '1990');
  await tap(page, page.locator('[name="truthful"]'), 'the declaration');
  await tapThrough(page, button('Dalej'), 'the button of the declaration');
  await fits(page);
  await typeByThumb(page, 'email', `kciuk${voters}@example.org`);
  await tapThrough(page, button('Wyślij kod'), 'the button of the contact');
  await fits(page);
  const code = await page.textContent('[data-demo-code]');
  await typeByThumb(page, 'code', code.trim());
  await tapThrough(page, button('Potwierdź'), 'the button of the code');
  for (let booth = 0; booth < 2; ++booth) {
    await fits(page);
    await choose(page);
    await tapThrough(page, button('Zapisz i idź dalej'), 'the button of the booth');
  }
  await fits(page);
  await tapThrough(page, button('Oddaj głos'), 'the button that casts the vote');
  if (!page.url().endsWith('/potwierdzenie')) throw new Error(`at ${page.url()} instead of the receipt`);
  await fits(page);
  const seconds = secondsOf(effortOf(page), true);
  if (seconds > MOST_SECONDS) throw new Error(`${seconds.toFixed(0)} s from home to the receipt, allowed ${MOST_SECONDS} s`);
}
