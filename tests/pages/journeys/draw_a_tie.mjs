import {violations} from '../checks/accessibility.mjs';
import {enter, tabTo, tabToField, tabToLink, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {expectText, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'record the draw that decides a tie, consent to it, read it in the results';

// At three widths, light and dark, in both languages: nothing sticks out, no rule of accessibility is broken.
async function checkHere(page, base, path, javaScript) {
  const before = page.viewportSize();
  for (const [width, scheme, language] of [[320, 'dark', ''], [768, 'light', '/en'], [1280, 'light', '']]) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme: scheme});
    await visit(page, base + language + path);
    const found = javaScript ? await violations(page) : [];
    if (found.length > 0) throw new Error(`${language}${path} (${scheme}): ${found.join('; ')}`);
    const wide = javaScript ? await page.evaluate(() => document.documentElement.scrollWidth) : width;
    if (wide > width) throw new Error(`${language}${path} is ${wide} pixels wide on a screen of ${width}`);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({colorScheme: 'light'});
  await visit(page, base + path);
}

async function choose(page, field, key) {
  await tabToField(page, field);
  await page.keyboard.type(key);
}

// By hand, in the order from last to first.
async function recordByHand(page, day) {
  await tabTo(page, 'the way of drawing', at => at.field === 'how');
  await page.keyboard.press('Space');
  await choose(page, 'place_1', '2');
  await choose(page, 'place_2', '1');
  await tabToField(page, 'held_on');
  await page.fill('[name="held_on"]', day);
  await typeInto(page, 'present', 'przewodnicząca i dwoje członków komisji');
  await press(page, 'Zapisz i poproś o zgodę');
}

async function consent(page, base, path, password) {
  await logOut(page, base);
  await logIn(page, base, 'komisja@wiec.example', password);
  await tabToLink(page, '/administracja/remisy');
  await enter(page);
  await tabToLink(page, path);
  await enter(page);
  await press(page, 'Zgadzam się, policz jeszcze raz');
  await expectText(page, 'zgoda, policzono jeszcze raz');
  await logOut(page, base);
}

export async function go({page, base, printed, javaScript, ties, log}) {
  const password = passwordIn(printed);
  if (!password || ties.length === 0) return;
  const code = ties[javaScript ? 0 : 1], tie = `/administracja/remisy/${code}/pula-miasto`;
  const day = new Date(Date.now() - 2 * 86400e3).toISOString().slice(0, 10);
  await visit(page, `${base}/wyniki/${code}/miasto`);
  await expectText(page, 'Remis czeka na losowanie');
  await logIn(page, base, 'koordynator@wiec.example', password);
  await tabToLink(page, '/administracja/remisy');
  await enter(page);
  await checkHere(page, base, '/administracja/remisy', javaScript);
  await tabToLink(page, tie);
  await enter(page);
  await checkHere(page, base, tie, javaScript);
  await typeInto(page, 'present', 'komisja');
  await press(page, 'Zapisz i poproś o zgodę');
  await expectText(page, 'Wybierz, jak losowano.');
  if (await page.inputValue('[name="present"]') !== 'komisja') throw new Error('what was typed is lost');
  await visit(page, base + tie);
  await recordByHand(page, day);
  await expectText(page, 'czeka na zgodę');
  const draw = new URL(page.url()).pathname;
  await checkHere(page, base, draw, javaScript);
  await visit(page, `${base}/wyniki/${code}/miasto`);
  await expectText(page, 'Remis czeka na losowanie');
  await consent(page, base, draw, password);

  await checkHere(page, base, `/wyniki/${code}/miasto`, javaScript);
  await expectText(page, 'O kolejności zdecydowało losowanie');
  await expectText(page, 'przewodnicząca i dwoje członków komisji');
  await checkHere(page, base, `/wyniki/${code}/protokol`, javaScript);
  await expectText(page, 'O kolejności zdecydowało losowanie');
  await checkHere(page, base, `/wyniki/${code}`, javaScript);
  await expectText(page, 'Pieniądze czekają na losowanie');
  log.errors = log.errors.filter(error => !error.includes('422'));  // the form that came back
}
