export { bundleParseChild } from './bundle-parse-child';
export { makeZip } from './make-zip';
