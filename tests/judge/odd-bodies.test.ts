import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { findingsOf, observedIn } from './judging.ts';
import { traffic } from './traffic.ts';

/** Each says that the name is B, if it says anything. */
const odd: Record<string, [How, number[]]> = {
  'malformed-json': [{ sends: '{"name":"B",' }, [200, 400, 422]],
  'list-body': [{ sends: '[["name","B"]]' }, [200, 400, 422]],
  'scalar-body': [{ sends: '"B"' }, [200, 400, 422]],
  'absent-body': [{ sends: null }, [200, 400, 422]],
  'other-media-type': [{ sends: '{"name":"B"}', mediaType: 'text/plain' }, [200, 400, 415, 422]],
};
const table = Object.entries(odd).map(([name, [how, statuses]]) => ({ name, how, statuses }));

describe.each(table)('$name', ({ name, how, statuses }) => {
  test.each(statuses)('may be answered with %i, of any body', (status) => {
    for (const answer of ['', '<p>?</p>', '{"message":"?"}']) {
      const made = traffic()
        .read()
        .ask({}, status, answer, { ...how, headers: [] });
      expect(findingsOf(made.read())).toEqual([]);
      expect(observedIn(`observed/${name}` as 'observed/list-body', made)).toEqual({
        [`status ${status}`]: 1,
      });
    }
  });

  test('is answered with no other status', () => {
    for (const status of [302, 409]) {
      const made = traffic().ask({}, status, '', how);
      expect(findingsOf(made)).toEqual([`robustness/odd-body-status at ${name}`]);
    }
  });

  test('is not answered with a success of another kind', () => {
    for (const status of [201, 204]) {
      const [finding, ...more] = findingsOf(traffic().ask({}, status, '', how));
      expect(finding).toMatch(/^(robustness\/odd-body-status|response\/success-status)/);
      expect(more).toEqual([]);
    }
  });

  test('is no reason for a 401, 403 or 404', () => {
    expect(findingsOf(traffic().ask({}, 401, {}, how))).toEqual(['auth/good-token']);
    expect(findingsOf(traffic().ask({}, 403, {}, how))).toEqual(['auth/good-token']);
    expect(findingsOf(traffic().ask({}, 404, {}, how))).toEqual(['lookup/known-found']);
  });

  test('may have changed what it says if it was accepted; the answer shows it', () => {
    const stores: JsonObject = how.sends === null ? {} : { name: 'B' };
    const made = traffic()
      .read()
      .update({}, { ...how, stores });
    expect(findingsOf(made.read().read())).toEqual([]);
    expect(findingsOf(made.read({ stores: { name: 'C' } }))).toHaveLength(1);
  });

  test('changes nothing that it does not say', () => {
    const made = traffic()
      .read()
      .update({}, { ...how, stores: { timeout: 99 } });
    expect(findingsOf(made.read().read())).toEqual(['partial-update/absent-unchanged at timeout']);
  });

  test('may have changed anything if it was accepted and the answer shows nothing', () => {
    const made = traffic().read().ask({}, 200, 'OK', how).meanwhile({ name: 'B', enabled: false });
    expect(findingsOf(made.read().update({ timeout: 99 }).read())).toEqual([]);
  });

  test('changes nothing if it was refused', () => {
    const made = traffic().read().ask({}, 400, '', how).meanwhile({ timeout: 99 });
    expect(findingsOf(made.read())).toHaveLength(1);
  });
});

test('a body that is absent explains no change, not even of one letter', () => {
  const made = traffic()
    .read()
    .update({}, { sends: null, stores: { name: 'e' } });
  expect(findingsOf(made)).toEqual(['partial-update/absent-unchanged at name']);
});

test('what a body that is no update left behind is known from its answer', () => {
  const made = traffic().read().read({ sends: '[]' }).meanwhile({ timeout: 99 });
  expect(findingsOf(made.read())).toEqual(['partial-update/empty-changes-nothing at timeout']);
});

describe('a very large or deep body, or one with half a character', () => {
  const large = JSON.stringify({ name: 'x'.repeat(100_000) });
  const half = '{"name":"a\\ud800"}';
  const deep = `{"x":${'['.repeat(600)}${']'.repeat(600)}}`;

  test.each([400, 413, 422])('may be refused with %i, of any body', (status) => {
    for (const sends of [large, deep, half])
      expect(findingsOf(traffic().ask({}, status, '', { sends }))).toEqual([]);
  });

  test('may be taken', () => {
    expect(findingsOf(traffic().read().read({ sends: deep }).read())).toEqual([]);
    expect(findingsOf(traffic().read().ask({}, 200, {}, { sends: large }).read())).toEqual([]);
  });

  test('is answered with a status that suits it', () => {
    for (const sends of [large, deep])
      expect(findingsOf(traffic().ask({}, 409, '', { sends }))).toEqual([
        expect.stringMatching(/^robustness\/odd-body-status/),
      ]);
  });

  test('may be refused ahead of the token', () => {
    expect(findingsOf(traffic().ask({}, 413, '', { sends: large, token: null }))).toEqual([]);
  });
});
