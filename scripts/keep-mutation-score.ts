import { readFileSync, writeFileSync } from 'node:fs';
import config from '../stryker.config.json' with { type: 'json' };
import type { Report } from './prove/mutation-score.ts';
import { isWhole, SCORE, scoreOf } from './prove/mutation-score.ts';

// Keeps the score of a whole run of Stryker for PROOF.md. Of a run over some files there is none to keep.

const report = JSON.parse(readFileSync(config.jsonReporter.fileName, 'utf8')) as Report;
if (isWhole(report, config.mutate)) {
  const score = scoreOf(report, new Date().toISOString().slice(0, 10));
  writeFileSync(SCORE, `${JSON.stringify(score, null, 2)}\n`);
  console.log(`${SCORE} written; npm run golden -- --write puts it into PROOF.md`);
} else console.log('Not all was tried, so no score is kept.');
