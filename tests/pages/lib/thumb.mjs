// Going through a page with one thumb on a small phone: what is tapped is on the screen, is large enough, and nothing lies
// over it. Nothing here clicks or calls focus().
import {effortOf} from './effort.mjs';

const LEAST = 24;  // CSS pixels (WCAG 2.2, 2.5.8)

// Where it stands, and whether nothing lies over its middle there.
const placeOf = element => element.evaluate(node => {
  const target = node.labels?.[0] ?? node;  // a box is tapped by its words too
  const {left, top, width, height} = target.getBoundingClientRect();
  const x = left + width / 2, y = top + height / 2;
  const hit = document.elementFromPoint(x, y);
  return {x, y, width, height, screen: window.innerHeight, free: Boolean(hit) && (target.contains(hit) || hit.contains(target) || hit === node)};
});

const isReached = ({y, height, screen, free}) => free && y - height / 2 >= 0 && y + height / 2 <= screen;

// Swipes until it can be tapped, or the page ends.
async function swipeTo(page, element, effort) {
  let place = await placeOf(element);
  for (let swipe = 0; swipe < 60 && !isReached(place); ++swipe) {
    const away = place.y - place.screen / 2;
    const moved = await page.evaluate(by => {
      const before = window.scrollY;
      window.scrollBy({top: by, behavior: 'instant'});
      return window.scrollY !== before;
    }, Math.sign(away) * Math.min(Math.abs(away), place.screen * 0.7));
    if (!moved) break;
    ++effort.swipes;
    place = await placeOf(element);
  }
  return place;
}

export async function tap(page, locator, what) {
  const effort = effortOf(page);
  ++effort.acts;
  ++effort.taps;
  const {x, y, width, height, free} = await swipeTo(page, await locator.first().elementHandle(), effort);
  if (width < LEAST || height < LEAST) throw new Error(`${what} is ${width} by ${height} pixels: too small for a thumb`);
  if (!free) throw new Error(`something lies over ${what}`);
  await page.touchscreen.tap(x, y);
}

// Taps what leads to another page.
export async function tapThrough(page, locator, what) {
  await Promise.all([page.waitForEvent('framenavigated'), tap(page, locator, what)]);
  await page.waitForLoadState('load');
}

export async function typeByThumb(page, field, text) {
  await tap(page, page.locator(`[name="${field}"]`), `the field ${field}`);
  await page.keyboard.type(text);
}
