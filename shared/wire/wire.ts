/**
 * A way to carry frames between a window and the core. Two exist: a MessagePort (desktop) and a WebSocket (browser).
 * Both carry the same bytes, made by `codec.ts`, so that the shells cannot differ.
 */
export type Wire = {
  send(frame: Uint8Array<ArrayBuffer>): void;
  onFrame(listener: (frame: Uint8Array<ArrayBuffer>) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};
