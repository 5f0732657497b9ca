// Steps of early advice that several journeys go: a draft handed over, advised on, talked about, answered.
import {visit} from './browser.mjs';
import {enter, tabTo, tabToField, tabToLink, typeInto} from './keys.mjs';
import {checkHere, chooseValue, expectText, fillWhenAndWhere, openDetails, pathOf, press} from './steps.mjs';
import {inPolish, says} from './words.mjs';

async function tickOne(page, what, fits) {
  await tabTo(page, what, fits);
  await page.keyboard.press('Space');
}

// A draft with something written, on the citywide path or the district one; gives its path.
export async function startDraft(page, base, title, body, citywide = false) {
  await visit(page, `${base}/szkice/nowy`);
  await typeInto(page, 'title', title);
  await press(page, 'Zacznij pisać');
  await typeInto(page, 'body', body);
  for (const field of citywide ? ['level', 'path'] : []) {
    await tabToField(page, field);
    await page.keyboard.press('ArrowDown');
  }
  await press(page, 'Zapisz wersję');
  return pathOf(page);
}

// The newest version goes to the unit for greenery.
export async function handOver(page, base, javaScript, path) {
  await visit(page, base + path);
  await tabToLink(page, `${path}/przekazanie`);
  await enter(page);
  await checkHere(page, javaScript);
  await chooseValue(page, 'theme', 'greenery');
  await typeInto(page, 'question', 'Czy wolno tu posadzić krzewy?');
  await press(page, 'Przekaż wersję');
  await expectText(page, 'Dział Zieleni Publicznej');
  await checkHere(page, javaScript);
}

export async function advise(page, base, javaScript, title) {
  await visit(page, `${base}/eksperci/szkice`);
  await checkHere(page, javaScript);
  await tabTo(page, 'the draft', at => at.tag === 'a' && at.name === title);
  await enter(page);
  await tickOne(page, 'can be improved', at => at.field === 'kind');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, 'body', 'Wybierzcie krzewy, które znoszą suszę.');
  await press(page, 'Dopisz');
  await expectText(page, 'Widzi ją tylko dział.');
  await press(page, 'Zachowaj na warsztat');
  await expectText(page, 'Czeka na warsztat z ekspertami.');
  await checkHere(page, javaScript);
}

export async function offerSlots(page, base, javaScript, day) {
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

export async function planWorkshop(page, base, title, day) {
  await visit(page, `${base}/administracja/spotkania/nowe`);
  await chooseValue(page, 'kind', 'workshop');
  await typeInto(page, 'title_pl', title);
  await fillWhenAndWhere(page, {day, from: '16:00', to: '19:00', address: 'Dom Kultury Kalina'});
  await press(page, 'Zaplanuj i ogłoś');
}

// Gives the address of the tables as participants see them.
export async function holdWorkshop(page, base, javaScript, title, drafts) {
  await visit(page, `${base}/administracja/warsztaty`);
  await checkHere(page, javaScript);
  await tabTo(page, 'the workshop', at => at.tag === 'a' && at.name === title);
  await enter(page);
  await checkHere(page, javaScript);
  for (const draft of drafts) await tickOne(page, draft, at => at.field === 'drafts' && at.name.includes(draft));
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
  const path = pathOf(page).replace('/administracja', '');
  await visit(page, `${base}${path}/druk`);
  await expectText(page, 'Stolik 1');
  await checkHere(page, javaScript);
  return path;
}

export async function takeSlot(page, base, javaScript, workshop, draft, other) {
  await visit(page, base + workshop);
  await expectText(page, 'Twój stolik: Stolik 1');
  const table = (await page.textContent('main .notice')).replace(/\s+/g, ' ');
  if (!says(page, table, other)) throw new Error(`the similar draft "${other}" is not at the table: ${table}`);
  await checkHere(page, javaScript);
  await tabToLink(page, `${draft}/konsultacje`);
  await enter(page);
  await checkHere(page, javaScript);
  await press(page, 'Zajmij termin');
  await expectText(page, 'Wybierz termin.');
  await tickOne(page, 'a slot', at => at.field === 'slot');
  await typeInto(page, 'question', 'Które krzewy znoszą suszę?');
  await press(page, 'Zajmij termin');
  await expectText(page, 'Umówione rozmowy');
  await checkHere(page, javaScript);
}

export async function noteTalk(page, base, javaScript, title) {
  await visit(page, `${base}/eksperci/konsultacje`);
  await checkHere(page, javaScript);
  const path = await page.locator('tr', {hasText: title}).locator('a').first().getAttribute('href');
  await tabToLink(page, inPolish(page, path));
  await enter(page);
  await checkHere(page, javaScript);
  await typeInto(page, 'body', 'Uzgodniliśmy irgi i pęcherznice.');
  await press(page, 'Zapisz notatkę');
  await expectText(page, 'Uzgodniliśmy irgi');
}

export async function answerAndRevise(page, base, javaScript, draft, revision = 3) {
  await visit(page, `${base}${draft}/konsultacje`);
  await expectText(page, 'Uzgodniliśmy irgi i pęcherznice.');
  await checkHere(page, javaScript);
  await visit(page, `${base}${draft}/rady`);
  await expectText(page, 'krzewy, które znoszą suszę');
  await tickOne(page, 'an answer', at => at.field.startsWith('kind-'));
  await page.keyboard.press('ArrowDown');
  await press(page, 'Odpowiedz');
  await expectText(page, 'Autorki i autorzy zmienią szkic');
  await visit(page, `${base}${draft}/edycja`);
  await expectText(page, 'Dobre praktyki');
  await tabToField(page, 'body');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Irgi i pęcherznice.');
  await press(page, 'Zapisz wersję');
  await expectText(page, `wersja ${revision}`);
}
