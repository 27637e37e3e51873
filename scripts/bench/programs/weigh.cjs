// Loaded ahead of a program: tells on channel 3 what the process took when it ends.
const { writeSync } = require('node:fs');
const { peakBytes } = require('./peak.cjs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1_000_000;
  writeSync(3, JSON.stringify({ cpuSeconds, peakBytes: peakBytes() }));
});
