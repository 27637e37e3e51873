import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import proof from '../../generated/proof.json' with { type: 'json' };
import { htmlReport } from '../../src/report/html/page.ts';
import { endingOf, outcomes } from '../../src/report/view/outcomes.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import { bad } from '../values.ts';
import {
  ACTING,
  green,
  HOSTILE,
  hostile,
  materialOf,
  mismatches,
  obstructed,
  red,
  render,
  withBaseline,
} from './materials.ts';

/** The text of a page as it is read without its tags. */
function textOf(page: string): string {
  return page
    .replace(/<(style|script|title)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const pages: [string, () => Promise<ReportMaterial>][] = [
  ['a green run', green],
  ['a red run', red],
  ['a hostile server', hostile],
  ['a run that could not be judged', obstructed],
  ['no run', () => materialOf()],
];

describe.each(pages)('%s', (_, make) => {
  test('nothing on the page comes from elsewhere or is allowed to', async () => {
    const page = render(htmlReport, await make());
    expect(page).not.toMatch(/<(?:link|script|img|iframe|object|embed|form)[^>]*(?:src|action)=/);
    expect(page.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,">']);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const tag of ['style', 'script']) {
      const found = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))];
      expect(found).toHaveLength(1);
      const hash = createHash('sha256')
        .update(found[0]?.[1] ?? '')
        .digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('every anchor is there once, and every link leads to one', async () => {
    const page = render(htmlReport, await make());
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('the legend defines every verdict', async () => {
    const [, legend = ''] = render(htmlReport, await make()).split('id="legend"');
    const defined = [
      ...legend.matchAll(/<dt class="ending .*?<\/span> (.*?)<\/dt><dd>(.+?)<\/dd>/g),
    ];
    expect(defined.map(([, label]) => label)).toEqual(
      outcomes.map((outcome) => endingOf(outcome).word),
    );
  });
});

test('the verdict comes first, then what the target can be held to, then the rules', async () => {
  const page = render(htmlReport, await red());
  const places = ['id="verdict"', 'id="capabilities"', 'id="filter"', 'id="rules"', 'id="legend"'];
  const offsets = places.map((place) => page.indexOf(place));
  expect(offsets.every((offset) => offset > 0)).toBe(true);
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  expect(textOf(page)).toContain('https://staging.example.com does not conform');
  expect(textOf(page)).toMatch(/blame\s*A refusal names[^✓⊘]*⊘ lacking, 4 rules locked/);
  expect(textOf(page)).toMatch(/state\s*Answers show[^✓⊘]*✓ offered/);
});

test('each rule has its statement, its source and how often the proof saw it fail', async () => {
  const page = render(htmlReport, await red());
  const text = textOf(page);
  for (const { id, statement } of catalogue) {
    expect(text).toContain(id);
    expect(text).toContain(statement);
  }
  const [, own = ''] = page.split('id="r0-validation-upper-bound"');
  const upper = textOf(own.split('</details>')[0] ?? '');
  expect(upper).toContain('validation/upper-bound at timeout/maximum');
  expect(upper).toContain(`"timeout":${bad('timeout')}`);
  expect(upper).toMatch(/Source\s*Validation Rules/);
  const kills = proof.kills['validation/upper-bound'];
  expect(kills).toBeGreaterThan(0);
  expect(upper).toContain(`caught ${kills} of ${proof.faults} wrong servers`);
});

test('the figures of the proof are of every rule that can fail', () => {
  const canFail = catalogue.filter(({ severity }) => severity !== 'none').map(({ id }) => id);
  expect(Object.keys(proof.kills)).toEqual(canFail);
});

test('every exchange can be opened, with a line to send it again', async () => {
  const material = await red();
  const page = render(htmlReport, material);
  const { shown = [] } = material.kept[0] ?? {};
  expect(shown.length).toBeGreaterThan(80);
  expect(page.match(/<details class="exchange /g)).toHaveLength(shown.length);
  const text = textOf(page);
  for (const { curl } of shown) expect(text).toContain(curl.slice(0, 200));
});

test('a page of a document without exchanges has none, and says of a long run what it leaves out', async () => {
  const material = await red();
  expect(render(htmlReport, { ...material, kept: [] })).not.toContain('class="exchange');
  const [kept] = material.kept;
  const cut = { ...kept, shown: kept?.shown.slice(0, 2) ?? [], total: 5_000 };
  const page = render(htmlReport, { ...material, kept: [cut] });
  expect(page.match(/<details class="exchange /g)).toHaveLength(2);
  expect(textOf(page)).toContain('The first 2 of 5000 exchanges');
});

test('what a server says is text, and hides nothing', async () => {
  const page = render(htmlReport, await hostile());
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|<failure/);
  expect(page).not.toMatch(ACTING);
  expect(textOf(page)).toContain(HOSTILE.split('\n')[0]);
  expect(textOf(page)).toContain('\\u202egnp.exe \\u001b[31mred');
});

test('no token or secret is on the page', async () => {
  const page = render(htmlReport, await green());
  expect(page).not.toMatch(/talq_/);
  expect(page).toContain('$TALKOVER_TOKEN');
});

test('what differs from the baseline stands with the verdict', async () => {
  const text = textOf(render(htmlReport, withBaseline(await green(), mismatches)));
  expect(text).toContain('twin differs from its baseline');
  expect(text).toContain('Before: status 400. Now: status 415.');
});
