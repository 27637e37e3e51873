import { IncomingMessage } from 'node:http';
import { isWebSocket } from './headers.ts';

/**
 * A request that takes its connection over only where it opens a web socket. Node asks for `upgrade` once
 * the headers are complete. Where that is false, it reads the request with its body like any other: an
 * offer of another protocol may be left (RFC 9110 §7.8). Node has a setting for this from version 24 on.
 */
export class PassingRequest extends IncomingMessage {
  private offered = false;

  get upgrade(): boolean {
    return this.offered && (this.method === 'CONNECT' || isWebSocket(this));
  }

  set upgrade(offered: boolean) {
    this.offered = offered;
  }
}
