export { DocumentsScreen } from './documents-screen';
export { DocumentScreen } from './document-screen';
export { filterOf, filterParams } from './document-filter';
export { DocumentReader } from './document-reader';
