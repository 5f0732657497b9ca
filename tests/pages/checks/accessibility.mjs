// 0 violations of axe: WCAG 2.0 to 2.2, levels A and AA, and its best practices.
import {createRequire} from 'node:module';
import fs from 'node:fs';

const ALL = {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
// What the dark can break on a page that broke nothing in the light: its styles change colours and nothing else.
export const COLOURS = {type: 'rule', values: ['color-contrast', 'link-in-text-block']};
const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Sites whose pages are looked at elsewhere: another database makes no other markup.
const known = new Set();
export const lookedAtElsewhere = base => known.add(base);
export const isKnown = page => known.has(new URL(page.url()).origin);

export async function violations(page, rules = ALL) {
  if (isKnown(page)) return [];
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
  const found = await page.evaluate(runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})
      .then(result => result.violations.map(({id, help, nodes}) => ({id, help, nodes: nodes.map(node => node.html)}))), rules);
  return found.flatMap(({id, help, nodes}) => nodes.slice(0, 3).map(node => `${id}: ${help}: ${node.slice(0, 140)}`));
}
