import { suite } from 'talkover-contract/vitest';

// Nothing listens there.
suite({
  url: 'http://127.0.0.1:9',
  agentId: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
  webhookId: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
  token: 'talq_none',
});
