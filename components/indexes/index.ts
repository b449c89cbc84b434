export { IndexesScreen } from './indexes-screen';
export { IndexScreen } from './index-screen';
