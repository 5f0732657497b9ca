import {enter, tabTo, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'say what is needed, support it, bring an idea, write a draft with a co-author, lose nothing';

const RESIDENT = 'mieszkanka@wiec.example', NEIGHBOUR = 'radna@wiec.example', AMBASSADOR = 'ambasador@wiec.example';

async function giveNeed(page, base, what, javaScript) {
  await visit(page, `${base}/potrzeby`);
  await tabToLink(page, '/potrzeby/nowa');
  await enter(page);
  await press(page, 'Zgłoś tę potrzebę');
  await checkHere(page, javaScript);  // the form with everything that is missing
  await typeInto(page, 'what', what);
  await typeInto(page, 'location', 'park przy bibliotece');
  await typeInto(page, 'who', 'wszyscy, którzy tam chodzą');
  await press(page, 'Zgłoś tę potrzebę');
  await expectText(page, 'Popierasz tę potrzebę');
  await checkHere(page, javaScript);
  return new URL(page.url()).pathname;
}

async function bringIdeaAndDraft(page, javaScript, title) {
  await tabToLinkLike(page, /\/pomysly\/nowy/);
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'title', title);
  await typeInto(page, 'body', 'Postawić trzy kosze z pokrywą.');
  await press(page, 'Dodaj pomysł');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/szkice\/nowy/);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Zacznij pisać');
  await checkHere(page, javaScript);
  await typeInto(page, 'why', 'Bo śmieci leżą na trawie.');
  await press(page, 'Zapisz wersję');
  await expectText(page, 'wersja 2');
  return new URL(page.url()).pathname;
}

async function invite(page, javaScript) {
  await typeInto(page, 'email', AMBASSADOR);
  await press(page, 'Wyślij zaproszenie');
  await expectText(page, '1 zaproszenie czeka na odpowiedź');
  await checkHere(page, javaScript);
}

async function writeTogether(page, base, draft, javaScript) {
  await visit(page, base + draft);
  await press(page, 'Przyjmuję');
  await tabToLink(page, `${draft}/edycja`);
  await enter(page);
  await typeInto(page, 'location', 'park przy bibliotece, od strony ulicy');
  await press(page, 'Zapisz wersję');
  await expectText(page, 'wersja 3');
  await tabToLink(page, `${draft}/wersje`);
  await enter(page);
  await expectText(page, 'Co się zmieniło między wersją 2 a 3');
  await checkHere(page, javaScript);
}

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
  await invite(page, javaScript);
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
