// Written by `npm run generate` from openapi/; change that, not this.

type Rows = readonly (readonly number[])[];

/**
 * Which settings the covering updates of a plan carry, by their places in the list of those that a run
 * may write: of all settings, and of those that answers show.
 */
export const covering: { readonly all: Rows; readonly shown: Rows } = {
  all: [
    [0, 1, 2, 3, 4, 5, 6],
    [0, 1, 2, 3, 4, 5],
    [6],
    [3],
    [0, 1, 2, 4, 5, 6],
    [],
    [0, 1, 3, 4, 5, 6],
    [],
    [0, 2, 3, 4, 5, 6],
    [1],
    [0],
    [1, 2, 3, 4, 5, 6],
    [0],
    [0, 1, 2, 3, 5, 6],
    [4],
    [5],
    [0, 1, 2, 3, 4, 6],
    [2],
  ],
  shown: [
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2, 3, 4],
    [5],
    [0],
    [1, 2, 3, 4, 5],
    [],
    [0, 1, 2, 3, 5],
    [4],
    [1],
    [0, 2, 3, 4, 5],
    [],
    [0, 1, 3, 4, 5],
    [2],
    [3],
    [0, 1, 2, 4, 5],
    [3],
  ],
};
