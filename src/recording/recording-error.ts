/** Where in a recording something stands. Lines and columns count from 1, columns in bytes. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A recording that cannot be read. The message says what is wrong; the place, where. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly place: Place | undefined;

  constructor(message: string, place?: Place) {
    super(message);
    this.place = place;
  }
}
