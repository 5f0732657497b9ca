import {advise, answerAndRevise, handOver, holdWorkshop, noteTalk, offerSlots, planWorkshop, startDraft, takeSlot} from '../lib/experts.mjs';
import {enter, tabToLinkLike, typeInto} from '../lib/keys.mjs';
import {visit} from '../lib/browser.mjs';
import {checkHere, expectText, inDays, logIn, logOut, passwordIn, press} from '../lib/steps.mjs';

export const name = 'hand drafts over, advise, hold a workshop of similar drafts, talk with the unit, answer and revise';

const RESIDENT = 'mieszkanka@wiec.example', AMBASSADOR = 'ambasador@wiec.example', EXPERT = 'ekspertka@wiec.example',
  COORDINATOR = 'koordynator@wiec.example';

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
    workshop = `Warsztat o krzewach ${run}`, day = inDays(50);
  const as = async (email, act) => {
    await logIn(page, base, email, password);
    const made = await act();
    await logOut(page, base);
    return made;
  };
  const draftOf = async (title, words) => {
    const path = await startDraft(page, base, title, words);
    await handOver(page, base, javaScript, path);
    return path;
  };
  const draft = await as(RESIDENT, () => draftOf(own, 'Trzydzieści krzewów wzdłuż płotu.'));
  await as(AMBASSADOR, async () => {
    await draftOf(other, 'Krzewy wzdłuż płotu i ławka.');
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
