import { createTwin } from 'talkover-contract';
import { suite } from 'talkover-contract/vitest';

const twin = createTwin();

// A right server, with all that unlocks rules, held to all of them.
suite({ fetch: twin.fetch, ...twin.ids, strict: true });
