/** One thing to reach, and how far it was. */
export interface Aim {
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

/** A part of the page. */
export interface Section {
  readonly title: string;
  /** What is compared with what, for people. */
  readonly about: string;
  readonly commands: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What there is to know of the rows, one point each. */
  readonly notes?: readonly string[];
  /** The same more closely. */
  readonly details?: Pick<Section, 'head' | 'rows'>;
  readonly aims: readonly Aim[];
}

/** An aim that a figure does not go beyond. */
export function atMost(what: string, most: number, figure: number, unit: string): Aim {
  return {
    aim: `${what} at most ${most}${unit}`,
    measured: inShort(figure, unit),
    met: figure <= most,
  };
}

/** An aim that a figure reaches. */
export function atLeast(what: string, least: number, figure: number, unit: string): Aim {
  return {
    aim: `${what} at least ${least}${unit}`,
    measured: inShort(figure, unit),
    met: figure >= least,
  };
}

function inShort(figure: number, unit: string): string {
  return `${figure.toFixed(Math.abs(figure) < 20 ? 2 : 0)}${unit}`;
}
