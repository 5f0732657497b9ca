// 0 violations of axe: WCAG 2.0 to 2.2, levels A and AA, and its best practices.
import {createRequire} from 'node:module';
import fs from 'node:fs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page) {
  await page.evaluate(source);
  const found = await page.evaluate(rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
      .then(result => result.violations.map(({id, help, nodes}) => ({id, help, nodes: nodes.map(node => node.html)}))), RULES);
  return found.flatMap(({id, help, nodes}) => nodes.slice(0, 3).map(node => `${id}: ${help}: ${node.slice(0, 140)}`));
}
