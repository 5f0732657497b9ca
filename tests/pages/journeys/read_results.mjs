import {enter, tabToLink, tabToLinkLike} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';

export const name = 'from home to the results and one project in them';

export async function go({page, base}) {
  await visit(page, base);
  await tabToLink(page, '/wyniki');
  await enter(page);
  if (await page.locator('main table').count() === 0) throw new Error('the results show no table');
  await tabToLinkLike(page, /^\/(projekty|wyniki)\/[^?#]+/);
  await enter(page);
  if (!(await page.textContent('h1')).trim()) throw new Error('no heading where the result leads');
}
