/** esbuild puts these into /page.css. */
declare module '*.css'
