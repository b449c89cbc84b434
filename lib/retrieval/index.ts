export { retrieve } from './retrieve';
