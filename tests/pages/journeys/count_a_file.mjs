import {enter, tabTo, tabToButton, tabToField, tabToLink} from '../lib/keys.mjs';
import {violations} from '../checks/accessibility.mjs';
import {visit} from '../lib/browser.mjs';

const BALLOTS = `META
key;value
description;Test
country;Poland
unit;Testowo
instance;2031
num_projects;3
num_votes;10
budget;100000
vote_type;approval
rule;greedy
date_begin;2031
date_end;2031
PROJECTS
project_id;cost;votes;name
1;60000;6;Park
2;40000;6;Boisko
3;40000;4;Biblioteka
VOTES
voter_id;vote
${Array.from({length: 10}, (_, i) => `${i + 1};${i < 6 ? '1,2' : '3'}`).join('\n')}
`;

export const name = 'from the page about voting to counting a file of ballots';

export async function go({page, base}) {
  await visit(page, `${base}/glosowanie`);
  await tabToLink(page, '/przelicz');
  await enter(page);
  await tabToField(page, 'plik');
  // The system's own window for files is out of a page's reach.
  await page.setInputFiles('input[name="plik"]', {name: 'glosy.pb', mimeType: 'text/csv', buffer: Buffer.from(BALLOTS)});
  await tabTo(page, 'the list of rules', at => at.field === 'zasada');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabToButton(page, 'Policz');
  await enter(page);
  const text = await page.textContent('main');
  for (const words of ['Biblioteka', 'Zabrakło pieniędzy', 'Wygrałby, gdyby', 'Równe udziały', 'Największe grupy takich samych kart']) {
    if (!text.includes(words)) throw new Error(`the result does not say: ${words}`);
  }
  // The answer to a form has no address that the checks of pages could visit.
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  const found = scripts ? await violations(page) : [];
  if (found.length) throw new Error(found.join(' | '));
  await page.setViewportSize({width: 320, height: 800});
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (width > 320) throw new Error(`the result scrolls sideways: ${width} px in 320`);
}
