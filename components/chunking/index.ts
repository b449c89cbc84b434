export { ChunksScreen } from './chunks-screen';
