import {enter, tabTo, tabToField, tabToLink, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, fillWhenAndWhere, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'hand drafts over, advise, hold a workshop of similar drafts, talk with the unit, answer and revise';

const RESIDENT = 'mieszkanka@wiec.example', AMBASSADOR = 'ambasador@wiec.example', EXPERT = 'ekspertka@wiec.example',
  COORDINATOR = 'koordynator@wiec.example';

async function tick(page, what, fits) {
  await tabTo(page, what, fits);
  await page.keyboard.press('Space');
}

async function openDetails(page, words) {
  await tabTo(page, `the summary ${words}`, at => at.tag === 'summary' && at.name.includes(words));
  await page.keyboard.press('Enter');
}

// A draft with something written, in the hands of the unit for greenery. Gives its path.
async function handOver(page, base, javaScript, title, body) {
  await visit(page, `${base}/szkice/nowy`);
  await typeInto(page, 'title', title);
  await press(page, 'Zacznij pisać');
  await typeInto(page, 'body', body);
  await press(page, 'Zapisz wersję');
  const path = new URL(page.url()).pathname;
  await tabToLink(page, `${path}/przekazanie`);
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'theme', 'Ziele');
  await typeInto(page, 'question', 'Czy wolno tu posadzić krzewy?');
  await press(page, 'Przekaż wersję');
  await expectText(page, 'Dział Zieleni Publicznej');
  await checkHere(page, javaScript);
  return path;
}

async function advise(page, base, javaScript, title) {
  await visit(page, `${base}/eksperci/szkice`);
  await checkHere(page, javaScript);
  await tabTo(page, 'the draft', at => at.tag === 'a' && at.name === title);
  await enter(page);
  await tick(page, 'can be improved', at => at.field === 'kind');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, 'body', 'Wybierzcie krzewy, które znoszą suszę.');
  await press(page, 'Dopisz');
  await expectText(page, 'Widzi ją tylko dział.');
  await press(page, 'Zachowaj na warsztat');
  await expectText(page, 'Czeka na warsztat z ekspertami.');
  await checkHere(page, javaScript);
}

async function offerSlots(page, base, javaScript, day) {
  await visit(page, `${base}/eksperci/konsultacje`);
  await checkHere(page, javaScript);
  await openDetails(page, 'Dodaj terminy');
  await fillWhenAndWhere(page, {day, from: '10:00', to: '9:00', address: 'Urząd, pokój 12'});
  await press(page, 'Dodaj te terminy');
  await expectText(page, 'kończą się, zanim się zaczną');
  await checkHere(page, javaScript);
  await tabToField(page, 'ends_time');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('11:00');
  await press(page, 'Dodaj te terminy');
  await expectText(page, 'wolny');
}

async function planWorkshop(page, base, title, day) {
  await visit(page, `${base}/administracja/spotkania/nowe`);
  await typeInto(page, 'kind', 'warsz');
  await typeInto(page, 'title_pl', title);
  await fillWhenAndWhere(page, {day, from: '16:00', to: '19:00', address: 'Dom Kultury Kalina'});
  await press(page, 'Zaplanuj i ogłoś');
}

// Gives the address of the tables as participants see them.
async function holdWorkshop(page, base, javaScript, title, drafts) {
  await visit(page, `${base}/administracja/warsztaty`);
  await checkHere(page, javaScript);
  await tabTo(page, 'the workshop', at => at.tag === 'a' && at.name === title);
  await enter(page);
  await checkHere(page, javaScript);
  for (const draft of drafts) await tick(page, draft, at => at.field === 'drafts' && at.name.includes(draft));
  await press(page, 'Zapisz szkice');
  await press(page, 'Zaproponuj stoliki');
  await expectText(page, 'jeszcze nie zapisana');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz stoliki');
  await press(page, 'Zaproś tych');
  await expectText(page, 'Zaproszono');
  await press(page, 'Przekaż teraz rady');
  await expectText(page, 'Żadna rada nie czeka na warsztat.');
  await checkHere(page, javaScript);
  const path = new URL(page.url()).pathname.replace('/administracja', '');
  await visit(page, `${base}${path}/druk`);
  await expectText(page, 'Stolik 1');
  await checkHere(page, javaScript);
  return path;
}

async function takeSlot(page, base, javaScript, workshop, draft, other) {
  await visit(page, base + workshop);
  await expectText(page, 'Twój stolik: Stolik 1');
  const table = (await page.textContent('main .notice')).replace(/\s+/g, ' ');
  if (!table.includes(other)) throw new Error(`the similar draft "${other}" is not at the table: ${table}`);
  await checkHere(page, javaScript);
  await tabToLink(page, `${draft}/konsultacje`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Zajmij termin');
  await expectText(page, 'Wybierz termin.');
  await tick(page, 'a slot', at => at.field === 'slot');
  await typeInto(page, 'question', 'Które krzewy znoszą suszę?');
  await press(page, 'Zajmij termin');
  await expectText(page, 'Umówione rozmowy');
  await checkHere(page, javaScript);
}

async function noteTalk(page, base, javaScript, title) {
  await visit(page, `${base}/eksperci/konsultacje`);
  await checkHere(page, javaScript);
  const path = await page.locator('tr', {hasText: title}).locator('a').first().getAttribute('href');
  await tabToLink(page, path);
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'body', 'Uzgodniliśmy irgi i pęcherznice.');
  await press(page, 'Zapisz notatkę');
  await expectText(page, 'Uzgodniliśmy irgi');
}

async function answerAndRevise(page, base, javaScript, draft) {
  await visit(page, `${base}${draft}/konsultacje`);
  await expectText(page, 'Uzgodniliśmy irgi i pęcherznice.');
  await checkHere(page, javaScript);
  await visit(page, `${base}${draft}/rady`);
  await expectText(page, 'krzewy, które znoszą suszę');
  await tick(page, 'an answer', at => at.field.startsWith('kind-'));
  await page.keyboard.press('ArrowDown');
  await press(page, 'Odpowiedz');
  await expectText(page, 'Autorki i autorzy zmienią szkic');
  await visit(page, `${base}${draft}/edycja`);
  await expectText(page, 'Dobre praktyki');
  await tabToField(page, 'body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Irgi i pęcherznice.');
  await press(page, 'Zapisz wersję');
  await expectText(page, 'wersja 3');
}

async function sharePractice(page, base, javaScript, title) {
  await visit(page, `${base}/dobre-praktyki`);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/dobre-praktyki\/nowa$/);
  await enter(page);
  await press(page, 'Zapisz');
  await checkHere(page, javaScript);  // the form with everything that is missing
  await typeInto(page, 'title', title);
  await typeInto(page, 'body', 'Najpierw spacer, potem szkic.');
  await press(page, 'Zapisz');
  await expectText(page, title);
}

export async function go({page, base, printed, javaScript, log}) {
  const password = passwordIn(printed);
  if (!password) return;
  const run = javaScript ? 'A' : 'B', own = `Krzewy przy przedszkolu ${run}`, other = `Krzewy wokół przedszkola ${run}`,
    workshop = `Warsztat o krzewach ${run}`, day = new Date(Date.now() + 50 * 86400e3).toISOString().slice(0, 10);
  const as = async (email, act) => {
    await logIn(page, base, email, password);
    const made = await act();
    await logOut(page, base);
    return made;
  };
  const draft = await as(RESIDENT, () => handOver(page, base, javaScript, own, 'Trzydzieści krzewów wzdłuż płotu.'));
  await as(AMBASSADOR, async () => {
    await handOver(page, base, javaScript, other, 'Krzewy wzdłuż płotu i ławka.');
    await sharePractice(page, base, javaScript, `Spacer ${run}`);
  });
  await as(EXPERT, async () => {
    await advise(page, base, javaScript, own);
    await offerSlots(page, base, javaScript, day);
  });
  const tables = await as(COORDINATOR, async () => {
    await planWorkshop(page, base, workshop, day);
    return holdWorkshop(page, base, javaScript, workshop, [own, other]);
  });
  await as(RESIDENT, () => takeSlot(page, base, javaScript, tables, draft, 'Szkic, którego autorki i autorzy'));
  await as(EXPERT, () => noteTalk(page, base, javaScript, own));
  await as(RESIDENT, () => answerAndRevise(page, base, javaScript, draft));
  log.errors = log.errors.filter(error => !error.includes('422'));  // the forms that came back
}
