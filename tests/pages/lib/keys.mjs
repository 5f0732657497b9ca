import {effortOf} from './effort.mjs';
import {inPolish, says} from './words.mjs';

// Going through a page with the keyboard alone. Nothing here clicks or calls focus().
const MOST_STOPS = 400;

// What has the focus, as a person with a screen reader or eyes would tell it apart; links by the address of the Polish page.
export async function focused(page) {
  const found = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const labels = element.labels ? [...element.labels].map(label => label.textContent) : [];
    const name = element.getAttribute('aria-label') || labels.join(' ') || element.textContent || element.value || '';
    const style = getComputedStyle(element);
    return {
      tag: element.tagName.toLowerCase(),
      type: element.getAttribute('type') ?? '',
      name: name.replace(/\s+/g, ' ').trim(),
      field: element.getAttribute('name') ?? '',
      href: element.getAttribute('href') ?? '',
      visible: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    };
  });
  return found && {...found, href: inPolish(page, found.href)};
}

// Presses Tab until `fits(focused)`; an error when the whole page holds no such stop.
export async function tabTo(page, what, fits) {
  const seen = [];
  ++effortOf(page).acts;
  for (let stop = 0; stop < MOST_STOPS; ++stop) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && fits(at)) return at;
    if (at) seen.push(at.name || at.field || at.href);
    if (!at && stop > 0) break;  // past the last stop
  }
  throw new Error(`no keyboard stop is ${what}; passed: ${seen.slice(0, 40).join(' | ')}`);
}

export const tabToLink = (page, href) => tabTo(page, `a link to ${href}`, at => at.tag === 'a' && at.href.split('?')[0] === href);
export const tabToLinkLike = (page, pattern) => tabTo(page, `a link like ${pattern}`, at => at.tag === 'a' && pattern.test(at.href));
export const tabToField = (page, field) => tabTo(page, `the field ${field}`, at => at.field === field);
export const tabToButton = (page, name = '') =>
    tabTo(page, `the button ${name}`, at => (at.tag === 'button' || at.type === 'submit') && says(page, at.name, name));

// Past the header, by the link that the keyboard meets first on every page.
export async function toContent(page) {
  await tabTo(page, 'the link past the header', at => at.href === '#main');
  await page.keyboard.press('Enter');
}

// By the link that follows a mark, past the projects that are left. Lists that are short have none.
export async function pastTheList(page) {
  if (await page.locator('.pick .pick-skip').count() === 0) return;
  const link = await tabTo(page, 'the link past the list', at => at.href === '#pick-end');
  if (!link.visible) throw new Error('the link past the list shows no focus');
  await page.keyboard.press('Enter');
}

// Enter, and the page it leads to.
export async function enter(page) {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
}

export async function typeInto(page, field, text) {
  await tabToField(page, field);
  await page.keyboard.type(text);
}
