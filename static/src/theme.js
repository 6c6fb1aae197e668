// @ts-check
// Runs before the first paint (a blocking script in <head>): what was remembered is on <html> when the page is drawn.
import { recall } from './remember.js';

const root = document.documentElement;
root.dataset.js = '';

const theme = recall('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

const text = recall('text');
if (text === 's' || text === 'l' || text === 'xl') root.dataset.text = text;

if (recall('outline') === 'off') root.dataset.outline = 'off';

// from 1280 px up the dock is a pane that can be closed; below it is a drawer, which never opens by itself
if (recall('dock') === 'off' && matchMedia('(min-width: 1280px)').matches) root.dataset.open = 'none';

const dockWidth = Number(recall('dock-w'));
if (dockWidth >= 26 && dockWidth <= 60) root.style.setProperty('--dock-w', `${dockWidth}rem`);
