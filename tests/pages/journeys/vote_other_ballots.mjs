import {violations} from '../checks/accessibility.mjs';
import {visit} from '../lib/browser.mjs';
import {enter, focused, pastTheList, tabTo, tabToButton, tabToField, typeInto} from '../lib/keys.mjs';

export const name = 'vote on long lists, by points, for a sum and, as a child, for one project';

const KB = 1024;
const FIRST_VISIT = 110 * KB, HTML = 40 * KB;  // of a booth with 150 projects
let voters = 0;

// At the width of a small phone and of a desk, by day and by night: nothing sticks out, no rule of accessibility is broken.
async function look(page, where, javaScript) {
  for (const [width, colorScheme] of [[320, 'dark'], [1280, 'light']]) {
    await page.emulateMedia({colorScheme});
    await page.setViewportSize({width, height: 800});
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) throw new Error(`${where} is ${wide} pixels wide on a screen of ${width}`);
    if (!javaScript) continue;  // axe is a script; the markup is the same
    const found = await violations(page);
    if (found.length > 0) throw new Error(`${where}, ${width} ${colorScheme}: ${found.join('; ')}`);
  }
}

async function withinBudget(page, where) {
  const {html, all} = await page.evaluate(() => {
    const bytes = entries => entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
    const page = performance.getEntriesByType('navigation');
    return {html: bytes(page), all: bytes([...page, ...performance.getEntriesByType('resource')])};
  });
  if (html > HTML) throw new Error(`${where}: ${(html / KB).toFixed(1)} KB of HTML, allowed ${HTML / KB} KB`);
  if (all > FIRST_VISIT) throw new Error(`${where}: ${(all / KB).toFixed(1)} KB, allowed ${FIRST_VISIT / KB} KB`);
}

const aYear = 365 * 24 * 60 * 60 * 1000;

// Born ten years ago: a guardian is asked, and consents.
async function consent(page, javaScript) {
  if (!page.url().endsWith('/opiekun')) throw new Error(`at ${page.url()} instead of the guardian's consent`);
  await look(page, 'the consent', javaScript);
  await tabToButton(page, 'Dalej');
  await enter(page);
  await refused(page, 'no consent', javaScript);
  await typeInto(page, 'guardian', 'Zofia Opiekuńcza');
  await tabToField(page, 'consents');
  await page.keyboard.press('Space');
  await enter(page);
}

// Through declaration, contact and code, into the booth.
async function enterBooth(page, base, code, javaScript) {
  const number = voters++;
  await visit(page, `${base}/glosowanie/${code}/dane`);
  await typeInto(page, 'name', `Osoba ${[...String(number)].map(digit => 'abcdefghij'[digit]).join('')}lista`);
  await typeInto(page, 'street', 'Lipowa');
  await typeInto(page, 'number', '12');
  const child = await page.locator('[name="born-year"]').count() > 0;
  if (child) {
    await typeInto(page, 'born-day', '1');
    await typeInto(page, 'born-month', '6');
    await typeInto(page, 'born-year', String(new Date(Date.now() - 10 * aYear).getFullYear()));
  }
  await tabToField(page, 'truthful');
  await page.keyboard.press('Space');
  await enter(page);
  if (child) await consent(page, javaScript);
  await typeInto(page, 'email', `lista${number}@example.org`);
  await enter(page);
  const digits = await page.textContent('[data-demo-code]');
  await typeInto(page, 'code', digits.trim());
  await enter(page);
}

const aProject = at => at.field.startsWith('p-');

async function markBoxes(page, count) {
  for (let i = 0; i < count; ++i) {
    await tabTo(page, 'a project', at => aProject(at) && at.type === 'checkbox');
    await page.keyboard.press('Space');
  }
}

async function markPlaces(page) {
  for (let place = 1; place <= 3; ++place) {
    await tabTo(page, 'a project', at => aProject(at) && at.type === 'radio');
    for (let step = 0; step < place; ++step) await page.keyboard.press('ArrowRight');
  }
}

async function givePoints(page, all) {
  for (const points of all) {
    await tabTo(page, 'a project', aProject);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(String(points));
  }
}

async function says(page, javaScript, words) {
  if (!javaScript) return;  // counted when it is saved
  const text = (await page.textContent('[data-pick-count]')).replace(/\s/g, ' ');
  if (!text.includes(words)) throw new Error(`the counter says "${text}" instead of "${words}"`);
}

// The map opened, a point followed: the focus is on that project's mark.
async function followThePoint(page, javaScript) {
  await tabTo(page, 'the map', at => at.tag === 'summary' && at.name.includes('mapie'));
  await page.keyboard.press('Enter');
  await look(page, 'the map of the booth', javaScript);
  const point = await tabTo(page, 'a point of the map', at => at.href.startsWith('#f-p-'));
  await page.keyboard.press('Enter');
  const at = await focused(page);
  if (at?.field !== point.href.slice('#f-'.length)) throw new Error(`the point ${point.href} led to "${at?.field}"`);
}

// Past all the projects by the link that only the keyboard sees.
async function skipToTheButton(page) {
  await page.keyboard.press('Escape');
  await visit(page, page.url().split('#')[0]);
  const link = await tabTo(page, 'the link past the list', at => at.href === '#pick-end');
  if (!link.visible) throw new Error('the link past the list shows no focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const at = await focused(page);
  if (!at?.name.startsWith('Zapisz')) throw new Error(`past the list stands "${at?.name}", not the button`);
}

async function save(page) {
  await tabToButton(page, 'Zapisz i idź dalej');
  await enter(page);
}

async function refused(page, where, javaScript) {
  if (!(await page.title()).startsWith('Błąd:')) throw new Error(`${where}: too much was taken`);
  await look(page, `${where}, refused`, javaScript);
}

async function cast(page) {
  if (!page.url().endsWith('/sprawdz')) throw new Error(`at ${page.url()} instead of the check`);
  await tabToButton(page, 'Oddaj głos');
  await enter(page);
  if (!page.url().endsWith('/potwierdzenie')) throw new Error(`at ${page.url()} instead of the receipt`);
}

const ballots = {
  lista: async (page, javaScript) => {
    await followThePoint(page, javaScript);
    await skipToTheButton(page);
    await visit(page, page.url().split('#')[0]);
    await markBoxes(page, 11);
    await says(page, javaScript, 'Wybrano za dużo');
    await save(page);
    await refused(page, 'the long list', javaScript);
    await tabTo(page, 'a chosen project', at => aProject(at));
    await page.keyboard.press('Space');
    await save(page);
  },
  miejsca: async (page, javaScript) => {
    await markPlaces(page);
    await says(page, javaScript, 'Wybrano 3 z 3');
    await pastTheList(page);
    await save(page);
  },
  punkty: async (page, javaScript) => {
    await givePoints(page, [7, 5]);
    await says(page, javaScript, 'To o 2 pkt za dużo');
    await save(page);
    await refused(page, 'the points', javaScript);
    await givePoints(page, [5, 5]);
    await says(page, javaScript, 'Rozdano 10 z 10');
    await save(page);
  },
  plecak: async (page, javaScript) => {
    await markBoxes(page, 2);
    await says(page, javaScript, 'Wybrano 2.');
    await save(page);
  },
  jeden: async (page, javaScript) => {
    await markBoxes(page, 2);
    await says(page, javaScript, 'Wybrano za dużo');
    await save(page);
    await refused(page, 'two projects', javaScript);
    await tabTo(page, 'a chosen project', at => aProject(at));
    await page.keyboard.press('Space');
    await save(page);
  },
};

export async function go({page, base, booths, javaScript, log}) {
  for (const code of booths ?? []) {
    await page.context().clearCookies();
    await enterBooth(page, base, code, javaScript);
    await withinBudget(page, code);
    await look(page, code, javaScript);
    await ballots[code](page, javaScript);
    await cast(page);
  }
  log.errors = log.errors.filter(error => !error.includes('422'));  // the ballots above that were refused
}
