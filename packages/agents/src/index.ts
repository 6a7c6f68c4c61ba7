export { postgresReports } from './reports/postgresReports.ts'
