/** What a journal says of itself. */
export const FORMAT = 'talkover-contract/journal';
/** The version of its members; another one is not read. */
export const VERSION = 2;
