import {bringIdeaAndDraft, giveNeed, invite, writeTogether} from '../lib/drafts.mjs';
import {tabTo, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'say what is needed, support it, bring an idea, write a draft with a co-author, lose nothing';

const RESIDENT = 'mieszkanka@wiec.example', NEIGHBOUR = 'radna@wiec.example', AMBASSADOR = 'ambasador@wiec.example';

// The second of two tabs is shown both texts; what it wrote is saved when it says so.
async function writeInTwoTabs(page, base, draft, javaScript) {
  const second = await page.context().newPage();
  await visit(second, `${base}${draft}/edycja`);
  await visit(page, `${base}${draft}/edycja`);
  await typeInto(page, 'location', 'z pierwszej karty');
  await press(page, 'Zapisz wersję');
  await typeInto(second, 'location', 'z drugiej karty');
  await press(second, 'Zapisz wersję');
  await expectText(second, 'Twój tekst jest bezpieczny');
  await expectText(second, 'z pierwszej karty');
  if (await second.inputValue('[name="location"]') !== 'z drugiej karty') throw new Error('the text of the second tab is lost');
  await checkHere(second, javaScript);
  await press(second, 'Zapisz wersję');
  await expectText(second, 'z drugiej karty');
  await second.close();
}

// The session ends while somebody writes: the text waits behind the log-in.
async function writeWithoutSession(page, base, draft, password) {
  await visit(page, `${base}${draft}/edycja`);
  await page.context().clearCookies();
  await typeInto(page, 'location', 'napisane po czasie');
  await press(page, 'Zapisz wersję');
  if (!page.url().includes('/logowanie')) throw new Error(`no log-in but ${page.url()}`);
  await logIn(page, base, AMBASSADOR, password);
  await visit(page, `${base}${draft}/edycja`);
  await expectText(page, 'co było wpisane i niezapisane');
  if (await page.inputValue('[name="location"]') !== 'napisane po czasie') throw new Error('what was typed is lost');
}

// A co-author ends the draft while somebody writes: the words are there to be copied.
async function writeInEndedDraft(page, base, draft, javaScript) {
  const second = await page.context().newPage();
  await visit(second, `${base}${draft}/edycja`);
  await visit(page, base + draft);
  await tabTo(page, 'the folded end', at => at.tag === 'summary' && at.name.includes('porzuć szkic'));
  await page.keyboard.press('Enter');
  await press(page, 'Porzuć szkic');
  await typeInto(second, 'location', 'napisane za późno');
  await press(second, 'Zapisz wersję');
  await expectText(second, 'Nie można już w nim zapisać nowej wersji');
  await expectText(second, 'napisane za późno');
  await checkHere(second, javaScript);
  await second.close();
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const nth = javaScript ? 'pierwszy' : 'drugi';
  await logIn(page, base, RESIDENT, password);
  const need = await giveNeed(page, base, `Brakuje koszy, głos ${nth}`, javaScript);
  await logOut(page, base);

  await logIn(page, base, NEIGHBOUR, password);
  await visit(page, base + need);
  await press(page, 'Popieram tę potrzebę');
  await expectText(page, 'Cofnij poparcie');
  await logOut(page, base);

  await logIn(page, base, RESIDENT, password);
  await visit(page, base + need);
  const draft = await bringIdeaAndDraft(page, javaScript, `Kosze w parku, pomysł ${nth}`);
  await invite(page, javaScript, AMBASSADOR);
  await logOut(page, base);

  await logIn(page, base, AMBASSADOR, password);
  await writeTogether(page, base, draft, javaScript);
  await writeInTwoTabs(page, base, draft, javaScript);
  await press(page, 'Pokaż wszystkim');
  await writeWithoutSession(page, base, draft, password);
  await visit(page, base + need);
  await expectText(page, 'ktoś się nią zajął');
  await writeInEndedDraft(page, base, draft, javaScript);
  // The form with faults, the second of two tabs, and the draft that was ended.
  log.errors = log.errors.filter(error => !/\b(409|410|422)\b/.test(error));
}
