// What is done with a card of the register on its way, by keys: officers' and partners' steps of several journeys.
import {visit} from './browser.mjs';
import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from './keys.mjs';
import {choose, expectText, fill, pathOf, press, tick} from './steps.mjs';

export async function makeProgramme(page, base, {pl, en}) {
  await visit(page, `${base}/administracja/programy/program/nowy`);
  await typeInto(page, 'name_pl', pl);
  await typeInto(page, 'name_en', en);
  await press(page, 'Zapisz');
}

async function addRows(page, label, field, count) {
  while (await page.locator(`[name="${field(count)}"]`).count() === 0) await press(page, label);
}

// Gives the path of the card. Phases: {months, from, to, pl}; partners: {city, country, area}, the first one leads.
export async function makeCard(page, base, {acronym, pl, en, programme, predecessor, from, to, total, cofunding, phases, partners}) {
  await visit(page, `${base}/administracja/programy`);
  await tabToLink(page, '/administracja/programy/nowa');
  await enter(page);
  await addRows(page, 'Dodaj fazę', n => `phase_${n}_months`, phases.length);
  await addRows(page, 'Dodaj partnera', n => `partner_${n}_city`, partners.length);
  await typeInto(page, 'acronym', acronym);
  await typeInto(page, 'title_pl', pl);
  await typeInto(page, 'title_en', en);
  await choose(page, 'programme', programme);
  if (predecessor) await typeInto(page, 'predecessor', predecessor);
  await typeInto(page, 'from', from);
  await typeInto(page, 'to', to);
  await typeInto(page, 'amount_1_total', total);
  await typeInto(page, 'amount_1_cofunding', cofunding);
  for (const [i, phase] of phases.entries()) {
    const at = `phase_${i + 1}`;
    await typeInto(page, `${at}_months`, phase.months);
    await typeInto(page, `${at}_from`, phase.from);
    await typeInto(page, `${at}_to`, phase.to);
    await typeInto(page, `${at}_name_pl`, phase.pl);
  }
  for (const [i, partner] of partners.entries()) {
    const at = `partner_${i + 1}`;
    await typeInto(page, `${at}_city`, partner.city);
    await typeInto(page, `${at}_country`, partner.country);
    if (i === 0) await choose(page, `${at}_role`, 'lider');
    await typeInto(page, `${at}_area`, partner.area);
  }
  await press(page, 'Zapisz');
  const path = pathOf(page);
  if (!/^\/programy\/[0-9a-z]{13}$/.test(path)) throw new Error(`no card but ${path}: ${await page.textContent('main')}`);
  return path;
}

export async function askPartner(page, base, card, {city, name, email}) {
  await visit(page, `${base}/administracja${card}/partnerzy`);
  await choose(page, 'partner', city);
  await typeInto(page, 'name', name);
  await typeInto(page, 'email', email);
  await press(page, 'Zaproś osobę');
  await expectText(page, 'list czeka do');
}

// By the link of the letter, into the partner's own page; gives its path.
export async function acceptPartnership(page, letter, partner) {
  await visit(page, letter.linkTo('/zaproszenie-partnera/'));
  await expectText(page, partner);
  await press(page, 'Accept and log in');
  await expectText(page, 'Write in English or in Polish.');
  return pathOf(page);
}

export async function describePilot(page, base, own, {at, about, result}) {
  await visit(page, base + own);
  await fill(page, 'at', at);
  await choose(page, 'state', 'running');
  await fill(page, 'about_en', about);
  await fill(page, 'result_en', result);
  await press(page, 'Save');
  await expectText(page, result);
}

export async function convene(page, base, card, {act, day, area, again = false}) {
  await visit(page, `${base}${card}`);
  await tabToLink(page, `/administracja${card}/grupa`);
  await enter(page);
  await typeInto(page, 'act', act);
  await fill(page, 'convened', day);
  await typeInto(page, 'area', area);
  if (again) await tick(page, 'earlier');
  await press(page, 'Powołaj grupę');
}

export async function inviteMember(page, base, card, {category, name, email}) {
  await visit(page, `${base}/administracja${card}/grupa`);
  await choose(page, 'category', category);
  await typeInto(page, 'name', name);
  await typeInto(page, 'email', email);
  await press(page, 'Zaproś osobę');
  await expectText(page, 'zaproszenie czeka na odpowiedź');
}

// Whoever was asked says yes by the link of the letter; gives the link, which stays theirs.
export async function joinGroup(page, letter, {named}) {
  const link = letter.linkTo('/grupa-wsparcia/');
  await visit(page, link);
  if (named) await tick(page, 'named');
  await press(page, 'Przyjmuję zaproszenie');
  await expectText(page, 'w grupie');
  return link;
}

export async function addTask(page, base, card, {what, member, due}) {
  await visit(page, `${base}/administracja${card}/grupa`);
  await typeInto(page, 'what_pl', what.pl);
  await typeInto(page, 'what_en', what.en);
  await choose(page, 'member', member);
  await fill(page, 'due', due);
  await press(page, 'Dodaj zadanie');
  await expectText(page, what.pl);
}

export async function markTask(page, base, card) {
  await visit(page, `${base}/administracja${card}/grupa`);
  await press(page, 'Zrobione');
}

// A gathering of the city's calendar comes to the card.
export async function hold(page, base, card, title) {
  await visit(page, base + card);
  await tabToLink(page, `/administracja${card}/praca`);
  await enter(page);
  await choose(page, 'gathering', title);
  await tabToField(page, 'level');
  await page.keyboard.press('ArrowDown');
  await press(page, 'Dodaj do karty');
  await expectText(page, title);
}

// From the partner's own page, in English. What is given of a case is typed, with the parts that are missing left empty.
export async function typeNewCase(page, base, own, {bad = false, ...words}) {
  await visit(page, base + own);
  await tabToLink(page, `${own}/przypadki/nowy`);
  await enter(page);
  await tabToField(page, 'kind');
  if (bad) await page.keyboard.press('ArrowDown');
  for (const [part, said] of Object.entries(words)) await typeInto(page, `${part}_en`, said);
  await press(page, 'Save');
}

export async function beginMethod(page, base, card, intro) {
  await visit(page, `${base}/administracja${card}/metoda`);
  await typeInto(page, 'intro_pl', intro.pl);
  await typeInto(page, 'intro_en', intro.en);
  await press(page, 'Zapisz');
}

// `cites`: how many of the cases it rests on, from the first.
export async function writeStep(page, base, card, {pl, en, whatPl, whatEn, cites}) {
  await visit(page, `${base}/administracja${card}/metoda`);
  await tabToLink(page, `/administracja${card}/metoda/nowy`);
  await enter(page);
  await typeInto(page, 'title_pl', pl);
  await typeInto(page, 'title_en', en);
  await typeInto(page, 'what_pl', whatPl);
  await typeInto(page, 'what_en', whatEn);
  for (let i = 0; i < cites; ++i) await tick(page, 'cites');
  await press(page, 'Zapisz');
  await expectText(page, pl);
}

export async function acceptMethod(page, base, own, {send, done}) {
  await visit(page, base + own);
  await tabToLinkLike(page, /\/metoda$/);
  await enter(page);
  await tabToField(page, 'answer');
  await page.keyboard.press('Space');
  await press(page, send);
  await expectText(page, done);
}
