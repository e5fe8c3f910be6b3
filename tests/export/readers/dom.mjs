// A page without a browser, for readers that expect one.
import { JSDOM } from "jsdom";
const { window } = new JSDOM("");
const { document, getComputedStyle, DOMParser } = window;
Object.assign(globalThis, { window, document, getComputedStyle, DOMParser });
