// Scripts only add: every page works without.

// The table of contents is open where it has a column of its own.
const wide = matchMedia('(min-width: 64em)');
const contents = document.querySelector('nav.contents details');
if (contents) contents.open = wide.matches;

// The language switch keeps the place in the text: anchors are the same in every
// language.
function keepPlace() {
  for (const link of document.querySelectorAll('nav.languages a')) link.hash = location.hash;
}
addEventListener('hashchange', keepPlace);
keepPlace();
