// Steps of an action plan that several journeys go.
import {visit} from './browser.mjs';
import {enter, tabToField, tabToLink, tabToLinkLike, typeInto} from './keys.mjs';
import {checkHere, expectText, fill, inDays, pathOf, press} from './steps.mjs';

async function down(page, field, presses) {
  await tabToField(page, field);
  for (let i = 0; i < presses; ++i) await page.keyboard.press('ArrowDown');
}

// Title and area, once without a reason; gives the path of its desk.
export async function beginPlan(page, base, javaScript, {title, area, project}) {
  await visit(page, `${base}/konto`);
  await tabToLink(page, '/administracja/plany');
  await enter(page);
  await checkHere(page, javaScript);
  await tabToLink(page, '/administracja/plany/nowy');
  await enter(page);
  await typeInto(page, 'title_pl', title);
  await typeInto(page, 'area', area);
  await typeInto(page, 'project', project);
  await press(page, 'Zapisz');
  if (await page.inputValue('[name=title_pl]') !== title) throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await typeInto(page, 'reason', 'początek');
  await press(page, 'Zapisz');
  await checkHere(page, javaScript);
  return pathOf(page);
}

export async function writeObjective(page, base, javaScript, desk, words) {
  await visit(page, base + desk);
  await tabToLink(page, `${desk}/akapit/nowy`);
  await enter(page);
  await down(page, 'section', 2);
  await typeInto(page, 'text_pl', words);
  await typeInto(page, 'reason', 'cel z warsztatu');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
}

export async function writeAction(page, base, javaScript, desk, {title, owner}) {
  await visit(page, base + desk);
  await tabToLink(page, `${desk}/dzialanie/nowe`);
  await enter(page);
  await typeInto(page, 'title_pl', title);
  await typeInto(page, 'owner', owner);
  await typeInto(page, 'reason', 'działanie z warsztatu');
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
}

export async function openConsultation(page, base, desk) {
  await visit(page, base + desk);
  await fill(page, 'until', inDays(20));
  await press(page, 'Otwórz konsultacje');
  await expectText(page, 'w konsultacjach');
}

// On the first paragraph, once without words; gives its path.
export async function commentOn(page, base, plan, words, javaScript) {
  await visit(page, base + plan);
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/czesc\/[0-9a-z]{13}$/);
  await enter(page);
  await press(page, 'Wyślij uwagę');
  await expectText(page, 'Napisz uwagę');
  await checkHere(page, javaScript);
  await typeInto(page, 'comment', words);
  await press(page, 'Wyślij uwagę');
  await expectText(page, words);
  return pathOf(page);
}

async function tryToAdopt(page) {
  await fill(page, 'act', 'uchwała nr 1');
  await fill(page, 'on', '2020-01-15');
  await fill(page, 'resolution_pl', 'Przyjmujemy plan.');
  await press(page, 'Przyjmij plan');
}

// Refused while the comment waits; what was typed stays.
export async function adoptPlan(page, base, desk, answer, javaScript) {
  await visit(page, base + desk);
  await press(page, 'Zakończ konsultacje');
  await tryToAdopt(page);
  await expectText(page, 'Planu nie można przyjąć, dopóki nie odpowiesz na wszystkie.');
  if (await page.inputValue('[name=act]') !== 'uchwała nr 1') throw new Error('what was typed is lost');
  await checkHere(page, javaScript);
  await tabToLinkLike(page, /\/uwaga\//);
  await enter(page);
  await tabToField(page, 'verdict');
  await page.keyboard.press('Space');
  await typeInto(page, 'answer', answer);
  await checkHere(page, javaScript);
  await press(page, 'Zapisz');
  await tryToAdopt(page);
  await expectText(page, 'przyjęty');
}

// The first of the plan's actions goes on in a project that follows the plan's own.
export async function takeUpFirst(page, base, desk, javaScript) {
  await visit(page, base + desk);
  await tabToLink(page, `${desk}/podjecie`);
  await enter(page);
  await checkHere(page, javaScript);
  await tabToField(page, 'actions');
  await page.keyboard.press('Space');
  await fill(page, 'on', '2020-02-15');
  await press(page, 'Podejmij działania');
}
