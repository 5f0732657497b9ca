import {violations} from '../checks/accessibility.mjs';
import {visit} from '../lib/browser.mjs';
import {effortOf, secondsOf} from '../lib/effort.mjs';
import {enter, focused, pastTheList, tabTo, tabToButton, tabToField, tabToLink, tabToLinkLike, toContent, typeInto} from '../lib/keys.mjs';

export const name = 'vote, from home to the receipt';
export const databases = 'both';

const KB = 1024;
const MOST_SECONDS = 120;  // from the home page to the receipt, by keys alone
let voters = 0;

// Each page of the vote, at the width of a small phone and of a desk: nothing sticks out, no rule of accessibility is broken.
async function look(page, where, javaScript) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({width, height: 800});
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) throw new Error(`${where} is ${wide} pixels wide on a screen of ${width}`);
  }
  if (!javaScript) return;  // axe is a script; the markup is the same
  const found = await violations(page);
  if (found.length > 0) throw new Error(`${where}: ${found.join('; ')}`);
}

// Gives the first three projects of the booth 3, 2 and 1 points: Tab to the project, arrow keys to the points.
async function choose(page) {
  for (let place = 1; place <= 3; ++place) {
    await tabTo(page, 'a project', at => at.type === 'radio' && at.field.startsWith('p-'));
    for (let step = 0; step < place; ++step) await page.keyboard.press('ArrowRight');
    const at = await focused(page);
    if (!at.name.startsWith(String(4 - place))) throw new Error(`the arrow led to "${at.name}" instead of ${4 - place} points`);
  }
}

async function withinBudget(page, where) {
  const bytes = await page.evaluate(() => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return all.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  });
  if (bytes > 110 * KB) throw new Error(`${where}: ${(bytes / KB).toFixed(1)} KB, allowed 110 KB`);
}

export async function go({page, base, printed, javaScript}) {
  if (!printed) return;  // only the demo city shows the code
  const english = javaScript ? '/en' : '';
  const voter = `Osoba ${'abcdefgh'[voters++]}${javaScript ? 'skryptowa' : 'bezskryptowa'}`;
  await visit(page, `${base}${english || '/'}`);
  await tabToLink(page, `${english}/glosowanie`);
  await enter(page);
  await toContent(page);
  await tabToLinkLike(page, /\/glosowanie\/[^/]+$/);
  await enter(page);
  await look(page, 'the declaration', javaScript);
  await toContent(page);
  await typeInto(page, 'name', voter);
  await typeInto(page, 'street', 'Lipowa');
  await typeInto(page, 'number', '12');
  await typeInto(page, 'born-day', '31');
  await typeInto(page, 'born-month', '3');
  await typeInto(page, 'born-year', '1990');
  await tabToField(page, 'truthful');
  await page.keyboard.press('Space');
  await enter(page);
  await look(page, 'the contact', javaScript);
  await toContent(page);
  await typeInto(page, 'email', `osoba${voters}${javaScript ? 'js' : ''}@example.org`);
  await enter(page);
  await look(page, 'the code', javaScript);
  const code = await page.textContent('[data-demo-code]');
  await toContent(page);
  await typeInto(page, 'code', code.trim());
  await enter(page);
  for (const booth of ['the citywide booth', 'the booth of the district']) {
    await look(page, booth, javaScript);
    await withinBudget(page, booth);
    await toContent(page);
    await choose(page);
    if (javaScript && !(await page.textContent('[data-pick-count]')).includes('3')) throw new Error('the counter does not count');
    await pastTheList(page);
    await tabToButton(page, english ? 'Save and continue' : 'Zapisz i idź dalej');
    await enter(page);
  }
  await look(page, 'the check', javaScript);
  const button = english ? 'Cast your vote' : 'Oddaj głos';
  const buttons = await page.locator('button', {hasText: button}).count();
  if (buttons !== 1) throw new Error(`${buttons} buttons say "${button}"`);
  await toContent(page);
  await tabToButton(page, button);
  await enter(page);
  if (!page.url().endsWith('/potwierdzenie')) throw new Error(`at ${page.url()} instead of the receipt`);
  const seconds = secondsOf(effortOf(page), false);
  if (seconds > MOST_SECONDS) throw new Error(`${seconds.toFixed(0)} s from home to the receipt, allowed ${MOST_SECONDS} s`);
  await look(page, 'the receipt', javaScript);
}
