const { readFileSync } = require('node:fs');

/** The most memory that the process held. `process.resourceUsage` counts the parent's, of which it was a copy. */
exports.peakBytes = () => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
};
