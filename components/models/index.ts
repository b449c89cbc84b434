export { ModelsScreen } from './models-screen';
export { SpendingReportScreen } from './spending-report-screen';
