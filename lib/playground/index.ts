export { getPlaygroundSetup, savePlaygroundSetup } from './setup';
