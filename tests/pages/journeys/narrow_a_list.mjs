import {visit} from '../lib/browser.mjs';
import {tap, tapThrough} from '../lib/thumb.mjs';

export const name = 'narrow the list of proposals: projects first, filters when asked for';
export const byThumb = true;

const SCREENS = 2;  // until the first project

export async function go({page, base}) {
  await visit(page, base + '/projekty');
  const words = page.locator('.filters [name="q"]'), first = page.locator('main .card, main .cards > *').first();
  if (await words.isVisible()) throw new Error('the filters stand open between the reader and the projects');
  const {y} = await first.boundingBox();
  if (y > SCREENS * 640) throw new Error(`the first project begins ${Math.round(y)} pixels down`);

  await tap(page, page.locator('.filters summary'), 'the filters');
  await tap(page, words, 'the words');
  await page.keyboard.type('park');
  await tapThrough(page, page.locator('.filters button'), 'show');
  if (!page.url().includes('q=park')) throw new Error(`the filters led to ${page.url()}`);
  if (await words.isVisible()) throw new Error('the filters stay open over what they found');
  await tapThrough(page, page.locator('.filter-clear a'), 'clear the filters');
  if (page.url().includes('park')) throw new Error('the words are still there');

  await page.setViewportSize({width: 800, height: 900});
  if (!await words.isVisible()) throw new Error('on a wide screen the filters wait to be asked for');
}
