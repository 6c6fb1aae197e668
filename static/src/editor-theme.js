// @ts-check
// The editor in the site's colours: only CSS custom properties, so that it follows the theme by itself.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--code)', fontSize: 'var(--fs-2)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--accent)', paddingBlock: '.6rem' },
  '.cm-gutters': { backgroundColor: 'var(--code)', color: 'var(--ink-3)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '3rem', paddingInlineEnd: '.75rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in oklab, var(--well) 55%, transparent)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--accent)', borderInlineStartWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--select)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--accent-wash)' },
  '.cm-searchMatch-selected': { outline: '1px solid var(--accent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-wash)', outline: '1px solid var(--accent-line)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--fail-wash)' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)', borderColor: 'var(--rule)' },
  '.cm-panel input, .cm-panel button': { font: 'inherit', color: 'inherit', background: 'var(--sheet)', border: '1px solid var(--edge)' },
  '.cm-tooltip': { backgroundColor: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--edge)', fontFamily: 'var(--sans)' },
  '.cm-diagnostic': { borderInlineStart: '3px solid var(--warn)', paddingInline: '.6rem' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--fail)' },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.self, tags.bool, tags.null], color: 'var(--syn-key)' },
  { tag: [tags.typeName, tags.className, tags.standard(tags.name), tags.annotation, tags.meta], color: 'var(--syn-type)' },
  { tag: [tags.string, tags.character, tags.docString], color: 'var(--syn-str)' },
  { tag: [tags.number, tags.integer, tags.float], color: 'var(--syn-num)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--syn-com)' },
]);

export const look = [frame, syntaxHighlighting(words)];
