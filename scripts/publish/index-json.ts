import { type Edition, inOrder, purposeOf } from './edition.ts';

/** index.json: what a program needs to find a version and to see what changed. */
export function renderIndexJson(editions: readonly [Edition, ...Edition[]]): object {
  const [latest] = editions;
  return {
    title: latest.description.info.title,
    latest: latest.about.version,
    versions: editions.map((edition) => ({
      ...edition.about,
      rules: edition.rules,
      files: inOrder(edition).map((file) => ({
        path: `${edition.about.version}/${file.name}`,
        size: file.size,
        purpose: purposeOf(file),
      })),
    })),
  };
}
