/** The first line of each generated text file. */
export function banner(mark: string): string {
  return `${mark} Written by \`npm run generate\` from openapi/; change that, not this.`;
}
