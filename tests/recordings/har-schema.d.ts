declare module 'har-schema' {
  /** The schemas of HAR's parts, by name; `har` is that of a file. */
  const schemas: Readonly<Record<string, object>> & { readonly har: object };
  export = schemas;
}
