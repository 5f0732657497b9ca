import {enter, tabToLink, tabToLinkLike, tabTo} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';

export const name = 'from home to a proposal found by a word';

export async function go({page, base}) {
  await visit(page, base);
  await tabToLink(page, '/projekty');
  await enter(page);
  await tabTo(page, 'the search field', at => at.tag === 'input' && ['search', 'text'].includes(at.type));
  await page.keyboard.type('park');
  await enter(page);
  const found = new URL(page.url());
  if (!['/projekty', '/szukaj'].includes(found.pathname) || !found.search.includes('park')) throw new Error(`the search led to ${found}`);
  await tabToLinkLike(page, /^\/projekty\/[^?/]+$/);
  await enter(page);
  const heading = await page.textContent('h1');
  if (!heading.trim()) throw new Error('the proposal has no heading');
}
