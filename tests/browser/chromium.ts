import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian and others put it; CHROMIUM names another place. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the machine's own Chromium. Whoever starts it closes it. */
export async function launchChromium(): Promise<Browser> {
  const { CHROMIUM } = process.env;
  const executablePath = CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium. Install it (apt-get install chromium), or name it in CHROMIUM.',
    );
  // Its sandbox needs what containers do not give; the only page that it opens is our own.
  return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
