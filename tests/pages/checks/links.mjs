// Every link between the visited pages leads somewhere.
import {fetchRaw, isHtml, linksIn} from '../lib/site.mjs';

const MOST = 600;

export async function linkFindings(base, addresses) {
  const places = new Map();  // address -> the page that links to it
  const findings = [];
  for (const address of addresses) {
    const answer = await fetchRaw(base + address);
    if (!isHtml(answer)) continue;
    for (const link of linksIn(answer.text(), base, address)) {
      if (link.broken) findings.push(`${address} links to the malformed ${link.path}`);
      else if (!places.has(link.path)) places.set(link.path, address);
    }
  }
  for (const [address, from] of [...places].slice(0, MOST)) {
    const {status} = await fetchRaw(base + address);
    if (status >= 400) findings.push(`${from} links to ${address}, which answers ${status}`);
  }
  return findings;
}
