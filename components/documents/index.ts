export { DocumentsScreen } from './documents-screen';
export { DocumentScreen } from './document-screen';
