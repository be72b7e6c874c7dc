export { createApp, createHandlers } from "./app.ts";
export { auditReport } from "./admin/audit-report.ts";
export { ConfigError, readConfig, type Config, type Mode } from "./config.ts";
export { BackupError } from "./operation/backup/format.ts";
export { backupInstallation, restoreInstallation } from "./operation/backup/installation.ts";
export { Metrics } from "./operation/metrics.ts";
export { createAdmin, migrateInstallation } from "./operation/commands.ts";
export { DEMO_ACCOUNTS } from "./seed.ts";
export { startServer, type RunningServer, type StartOptions } from "./server.ts";
